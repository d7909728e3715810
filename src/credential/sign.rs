//! The 88 bytes: facts and signature together, as a station makes them and as a stranger brings them.

use super::facts::{Credential, FACTS_LENGTH};
use super::key::{KeyId, key_id};
use super::short_code::ShortCode;
use super::text::{self, Host, Misread};
use crate::record::{hex, unhex};
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use std::str::FromStr;

/// Bytes of facts and signature.
pub const SIGNED_LENGTH: usize = FACTS_LENGTH + Signature::BYTE_SIZE;

/// Stands before the facts in what is signed, so that no signature made for something else can pass for a credential.
const PURPOSE: &[u8] = b"BDHV-CRED-v1\0";

/// A credential with a signature. Its facts are well formed; whether the signature is right is another question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    bytes: [u8; SIGNED_LENGTH],
    key: KeyId,
    credential: Credential,
}

impl Credential {
    /// Signs these facts. The same facts and key always give the same bytes.
    pub fn sign(&self, station: &SigningKey) -> Signed {
        let key = key_id(&station.verifying_key());
        let facts = self.bytes(key);
        let signature = station.sign(&message(&facts));
        let mut bytes = [0; SIGNED_LENGTH];
        bytes[..FACTS_LENGTH].copy_from_slice(&facts);
        bytes[FACTS_LENGTH..].copy_from_slice(&signature.to_bytes());
        Signed { bytes, key, credential: *self }
    }
}

impl Signed {
    /// Reads 88 bytes whose facts are well formed.
    pub fn from_bytes(bytes: [u8; SIGNED_LENGTH]) -> Result<Self, Misread> {
        let facts = bytes.first_chunk().expect("24 of 88 bytes");
        let (key, credential) = Credential::read(facts)?;
        Ok(Self { bytes, key, credential })
    }

    pub fn bytes(&self) -> &[u8; SIGNED_LENGTH] {
        &self.bytes
    }

    /// These facts with a signature that was written down as [`Signed::signature_hex`] gives it.
    pub fn of_hex_signature(facts: &[u8; FACTS_LENGTH], signature: &str) -> Option<Self> {
        let mut bytes = [0; SIGNED_LENGTH];
        bytes[..FACTS_LENGTH].copy_from_slice(facts);
        bytes[FACTS_LENGTH..].copy_from_slice(&unhex::<{ Signature::BYTE_SIZE }>(signature)?);
        Self::from_bytes(bytes).ok()
    }

    /// The signature alone, as 128 hexadecimal digits.
    pub fn signature_hex(&self) -> String {
        hex(&self.bytes[FACTS_LENGTH..])
    }

    /// The 24 bytes that are signed.
    pub fn facts(&self) -> &[u8; FACTS_LENGTH] {
        self.bytes.first_chunk().expect("24 of 88 bytes")
    }

    /// What it says; to be believed only as far as the signature goes.
    pub fn credential(&self) -> &Credential {
        &self.credential
    }

    /// Whose signature it claims to carry.
    pub fn key_id(&self) -> KeyId {
        self.key
    }

    /// The 212 digits.
    pub fn digits(&self) -> String {
        text::digits(&self.bytes)
    }

    /// What its QR says: the commune's page where there is one, else `BDHV:` and the digits.
    pub fn qr_text(&self, host: Option<&Host>) -> String {
        text::qr_text(&self.bytes, host)
    }

    pub fn short_code(&self) -> ShortCode {
        ShortCode::of(&self.bytes)
    }

    /// Whether this key made the signature. Strict: every other way to write the same signature is wrong.
    pub fn is_signed_by(&self, key: &VerifyingKey) -> bool {
        let (facts, signature) = self.bytes.split_first_chunk().expect("24 of 88 bytes");
        Signature::from_slice(signature).is_ok_and(|signature| key.verify_strict(&message(facts), &signature).is_ok())
    }
}

impl FromStr for Signed {
    type Err = Misread;
    /// Reads the text of a QR (`BDHV:` or a page's address, in any letter case) or the bare digits.
    fn from_str(text: &str) -> Result<Self, Misread> {
        Self::from_bytes(text::read(text)?)
    }
}

fn message(facts: &[u8; FACTS_LENGTH]) -> Vec<u8> {
    [PURPOSE, facts].concat()
}

#[cfg(test)]
mod tests {
    use super::super::facts::{CredentialId, Day, Kind, Percent};
    use super::*;
    use crate::record::{ClockQuality, LearnerCode};
    use proptest::prelude::*;

    prop_compose! {
        fn any_credential()(
            kind in prop::sample::select(Kind::ALL.to_vec()),
            id: [u8; 6],
            lesson: u16,
            lesson_version: u16,
            learner: [u8; 5],
            day: u16,
            clock in prop::sample::select(vec![
                ClockQuality::Unknown, ClockQuality::CarriedOn, ClockQuality::SetByVolunteer, ClockQuality::Plausible,
            ]),
            reissued: bool,
            passed: bool,
            percent in 0..=100u8,
        ) -> Credential {
            Credential {
                kind,
                id: CredentialId(id),
                lesson,
                lesson_version,
                learner: LearnerCode(learner),
                day: Day(day),
                clock,
                reissued,
                passed,
                percent: Percent::new(percent).expect("at most 100"),
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn a_signed_credential_comes_back_from_its_text_and_from_its_stored_facts(credential in any_credential(), seed: [u8; 32]) {
            let station = SigningKey::from_bytes(&seed);
            let signed = credential.sign(&station);
            let host: Host = "x.vn".parse().expect("a host");
            for text in [signed.digits(), signed.qr_text(None), signed.qr_text(Some(&host)), signed.qr_text(None).to_lowercase()] {
                let read: Signed = text.parse().expect("our own text");
                prop_assert_eq!(&read, &signed);
                prop_assert!(read.is_signed_by(&station.verifying_key()));
            }
            let (key, again) = Credential::read_hex(&credential.facts_hex(signed.key_id())).expect("our own facts");
            prop_assert_eq!(key, signed.key_id());
            prop_assert_eq!(again.sign(&station), signed);
        }

        #[test]
        fn any_24_bytes_that_are_read_are_packed_the_same_again(mut bytes: [u8; FACTS_LENGTH], kind in 0..16u8) {
            bytes[0] = 0x10 | kind;
            bytes[22] &= 0x0f;
            if let Ok((key, credential)) = Credential::read(&bytes) {
                prop_assert_eq!(credential.bytes(key), bytes);
            }
        }
    }

    #[test]
    fn stored_facts_that_are_not_48_hex_digits_are_refused() {
        for odd in [
            "",
            "1",
            &"1".repeat(47),
            &"1".repeat(49),
            &"g".repeat(48),
            &"đ".repeat(24),
            &format!("+{}", "1".repeat(47)),
        ] {
            assert_eq!(Credential::read_hex(odd), Err(Misread::NotHex), "{odd}");
        }
    }
}
