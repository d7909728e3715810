//! What may be said about a credential somebody shows, and never more (trust.md §1).

use super::facts::Kind;
use super::keyring::{KeyStatus, Keyring};
use super::sign::Signed;
use super::text::Misread;
use chrono::NaiveDate;

/// The judgement on one text. Only [`Verdict::Right`] vouches for anything.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// A known station signed exactly this.
    Right(Accepted),
    /// No key with this id is known. That does not make it false.
    UnknownStation(Signed),
    /// A known station is named, and none of its keys made this signature: altered, or made up.
    Altered(Signed),
    /// Not a credential at all.
    NotACredential(Misread),
    /// The signature is right, but the key was stolen, and the ledger does not hold this credential.
    KeyExposed(Signed),
    /// The signature is right, and the commune has taken this one confirmation back.
    Revoked(Signed),
    /// Made to be shown around. Worth nothing, whoever signed it.
    Demo(Signed),
}

/// A credential with a right signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accepted {
    pub signed: Signed,
    /// Name of the station; `None` while it has none.
    pub station: Option<String>,
    /// The day of the key list it was found in; `None` for the station's own key.
    pub listed_on: Option<NaiveDate>,
    /// Whether that list proves nothing, because everybody can sign for the test root.
    pub on_test_root: bool,
}

/// Judges the text of a QR, or bare digits.
pub fn judge(text: &str, keyring: &Keyring) -> Verdict {
    match text.parse() {
        Ok(signed) => judge_signed(signed, keyring),
        Err(misread) => Verdict::NotACredential(misread),
    }
}

fn judge_signed(signed: Signed, keyring: &Keyring) -> Verdict {
    if signed.credential().kind == Kind::Demo {
        return Verdict::Demo(signed);
    }
    let mut candidates = keyring.with_id(signed.key_id()).peekable();
    if candidates.peek().is_none() {
        return Verdict::UnknownStation(signed);
    }
    match candidates.find(|known| signed.is_signed_by(known.key())) {
        None => Verdict::Altered(signed),
        Some(known) if known.status == KeyStatus::Compromised && !keyring.has_recorded(signed.facts()) => {
            Verdict::KeyExposed(signed)
        }
        Some(_) if keyring.has_revoked(signed.credential().id) => Verdict::Revoked(signed),
        Some(known) => {
            let listed_on = keyring.listed_on.filter(|_| !known.own);
            let on_test_root = keyring.on_test_root && !known.own;
            Verdict::Right(Accepted { signed, station: known.station.clone(), listed_on, on_test_root })
        }
    }
}

impl Verdict {
    pub fn is_right(&self) -> bool {
        matches!(self, Self::Right(_))
    }

    /// The credential, if the text was one; to be believed only if [`Verdict::is_right`].
    pub fn signed(&self) -> Option<&Signed> {
        match self {
            Self::Right(accepted) => Some(&accepted.signed),
            Self::UnknownStation(signed)
            | Self::Altered(signed)
            | Self::KeyExposed(signed)
            | Self::Revoked(signed)
            | Self::Demo(signed) => Some(signed),
            Self::NotACredential(_) => None,
        }
    }

    /// One word for a script, the same as in the vectors.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Right(_) => "right",
            Self::UnknownStation(_) => "unknown_station",
            Self::Altered(_) => "altered",
            Self::NotACredential(_) => "not_a_credential",
            Self::KeyExposed(_) => "key_exposed",
            Self::Revoked(_) => "revoked",
            Self::Demo(_) => "demo",
        }
    }

    /// The words of trust.md §1, and those for a confirmation taken back. They are part of the format, not of an interface language: a volunteer learns them once
    /// and reads the same ones at the station, on the page and on paper.
    pub fn words(&self) -> String {
        match self {
            Self::Right(accepted) => accepted.words(),
            Self::UnknownStation(_) => "CHƯA BIẾT TRẠM NÀY".to_owned(),
            Self::Altered(_) | Self::NotACredential(_) => "KHÔNG ĐÚNG".to_owned(),
            Self::KeyExposed(_) => "KHÓA ĐÃ BỊ LỘ – hỏi xã".to_owned(),
            Self::Revoked(_) => "ĐÃ THU HỒI – hỏi xã".to_owned(),
            Self::Demo(_) => "MẪU – KHÔNG CÓ GIÁ TRỊ".to_owned(),
        }
    }
}

impl Accepted {
    fn words(&self) -> String {
        let station = self.station.as_deref().unwrap_or("này");
        let list = self.listed_on.map(|day| day.format(" – danh sách khóa ngày %d/%m/%Y").to_string());
        format!("CHỮ KÝ ĐÚNG – trạm {station}{}", list.unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::super::facts::{Credential, CredentialId};
    use super::super::keyring::KnownKey;
    use super::super::sign::SIGNED_LENGTH;
    use super::*;
    use ed25519_dalek::SigningKey;

    fn station(seed: u8) -> SigningKey {
        SigningKey::from_bytes(&[seed; 32])
    }

    fn known(key: &SigningKey, name: &str, status: KeyStatus) -> KnownKey {
        KnownKey::new(key.verifying_key().as_bytes(), Some(name.to_owned()), status).expect("a good key")
    }

    fn ring(key: &SigningKey, status: KeyStatus) -> Keyring {
        Keyring::new(vec![known(key, "Đồng Keng", status)], NaiveDate::from_ymd_opt(2026, 11, 22))
    }

    #[test]
    fn the_words_are_those_of_the_design() {
        let station = station(7);
        let text = Credential::reference(Kind::Watched).sign(&station).digits();
        let words = |keyring: &Keyring| judge(&text, keyring).words();
        let mut own = ring(&station, KeyStatus::Active);
        assert_eq!(words(&own), "CHỮ KÝ ĐÚNG – trạm Đồng Keng – danh sách khóa ngày 22/11/2026");
        own.listed_on = None;
        assert_eq!(words(&own), "CHỮ KÝ ĐÚNG – trạm Đồng Keng");
        let mut nameless = known(&station, "", KeyStatus::Active);
        nameless.station = None;
        assert_eq!(words(&Keyring::new(vec![nameless], None)), "CHỮ KÝ ĐÚNG – trạm này");
        assert_eq!(words(&Keyring::default()), "CHƯA BIẾT TRẠM NÀY");
        assert_eq!(words(&ring(&station, KeyStatus::Retired)), words(&ring(&station, KeyStatus::Active)));
        assert_eq!(words(&ring(&station, KeyStatus::Compromised)), "KHÓA ĐÃ BỊ LỘ – hỏi xã");
        assert_eq!(judge("xin chào", &own).words(), "KHÔNG ĐÚNG");
    }

    #[test]
    fn a_stolen_key_does_not_excuse_an_altered_credential() {
        let station = station(7);
        let mut bytes = *Credential::reference(Kind::Real).sign(&station).bytes();
        bytes[12] ^= 1;
        let altered = Signed::from_bytes(bytes).expect("well formed");
        let verdict = judge_signed(altered.clone(), &ring(&station, KeyStatus::Compromised));
        assert_eq!(verdict, Verdict::Altered(altered));
    }

    #[test]
    fn what_a_stolen_key_signed_counts_where_it_is_on_record() {
        let station = station(7);
        let signed = Credential::reference(Kind::Real).sign(&station);
        let stolen = || ring(&station, KeyStatus::Compromised).recording([*signed.facts()]);
        assert!(judge_signed(signed.clone(), &stolen()).is_right());
        let taken_back = judge_signed(signed.clone(), &stolen().revoking([signed.credential().id]));
        assert_eq!(taken_back, Verdict::Revoked(signed.clone()));
        let other = Credential { lesson: 13, ..*signed.credential() }.sign(&station);
        assert_eq!(judge_signed(other.clone(), &stolen()), Verdict::KeyExposed(other));
    }

    #[test]
    fn a_station_knows_its_own_keys_without_a_list_and_what_the_list_says_of_them_counts_more() {
        let (own, other) = (station(7), station(8));
        let keyring = |status| ring(&other, status).with([KnownKey::own(&own.verifying_key(), KeyStatus::Active)]);
        let text = Credential::reference(Kind::Real).sign(&own).digits();
        assert_eq!(judge(&text, &keyring(KeyStatus::Active)).words(), "CHỮ KÝ ĐÚNG – trạm này");
        let listed = ring(&own, KeyStatus::Compromised).with([KnownKey::own(&own.verifying_key(), KeyStatus::Active)]);
        assert_eq!(judge(&text, &listed).words(), "KHÓA ĐÃ BỊ LỘ – hỏi xã");
    }

    #[test]
    fn a_confirmation_taken_back_says_so_unless_something_worse_is_true_of_it() {
        let station = station(7);
        let signed = Credential::reference(Kind::Real).sign(&station);
        let id = signed.credential().id;
        let words = |signed: &Signed, keyring: Keyring| judge_signed(signed.clone(), &keyring.revoking([id])).words();
        for status in [KeyStatus::Active, KeyStatus::Retired] {
            assert_eq!(words(&signed, ring(&station, status)), "ĐÃ THU HỒI – hỏi xã");
        }
        assert_eq!(words(&signed, ring(&station, KeyStatus::Compromised)), "KHÓA ĐÃ BỊ LỘ – hỏi xã");
        assert_eq!(words(&signed, Keyring::default()), "CHƯA BIẾT TRẠM NÀY");
        let mut altered = *signed.bytes();
        altered[12] ^= 1;
        let altered = Signed::from_bytes(altered).expect("well formed");
        assert_eq!(words(&altered, ring(&station, KeyStatus::Active)), "KHÔNG ĐÚNG");
        let other = Credential { id: CredentialId([0; 6]), ..*signed.credential() }.sign(&station);
        assert!(judge_signed(other, &ring(&station, KeyStatus::Active).revoking([id])).is_right());
    }

    #[test]
    fn a_demonstration_is_worth_nothing_whoever_signed_it() {
        let station = station(7);
        let mut bytes = *Credential::reference(Kind::Demo).sign(&station).bytes();
        for keyring in [ring(&station, KeyStatus::Active), Keyring::default()] {
            let verdict = judge_signed(Signed::from_bytes(bytes).expect("well formed"), &keyring);
            assert_eq!((verdict.is_right(), verdict.words().as_str()), (false, "MẪU – KHÔNG CÓ GIÁ TRỊ"));
            bytes[SIGNED_LENGTH - 1] ^= 1;
        }
    }

    #[test]
    fn every_single_flipped_bit_is_refused() {
        for (seed, kind) in [(7, Kind::Watched), (8, Kind::Alone), (9, Kind::Real)] {
            let station = station(seed);
            let keyring = ring(&station, KeyStatus::Active);
            let good = *Credential::reference(kind).sign(&station).bytes();
            for bit in 0..8 * SIGNED_LENGTH {
                let mut bytes = good;
                bytes[bit / 8] ^= 1 << (bit % 8);
                let text = super::super::text::digits(&bytes);
                assert!(!judge(&text, &keyring).is_right(), "{kind:?}, bit {bit}");
            }
            assert!(judge(&super::super::text::digits(&good), &keyring).is_right());
        }
    }

    /// Two seeds, found by trying 170,398 of them, whose public keys share their first four bytes of SHA-256.
    #[test]
    fn all_keys_with_the_id_are_tried() {
        let numbered = |number: u32| {
            let mut seed = [0; 32];
            seed[28..].copy_from_slice(&number.to_be_bytes());
            SigningKey::from_bytes(&seed)
        };
        let (one, other) = (numbered(34_433), numbered(170_398));
        let keys = vec![known(&one, "Một", KeyStatus::Active), known(&other, "Hai", KeyStatus::Active)];
        assert_eq!(keys[0].id(), keys[1].id());
        let keyring = Keyring::new(keys, None);
        for (key, name) in [(&one, "Một"), (&other, "Hai")] {
            let verdict = judge(&Credential::reference(Kind::Alone).sign(key).digits(), &keyring);
            assert_eq!(verdict.words(), format!("CHỮ KÝ ĐÚNG – trạm {name}"));
        }
        let alone = Keyring::new(vec![known(&one, "Một", KeyStatus::Active)], None);
        assert_eq!(judge(&Credential::reference(Kind::Alone).sign(&other).digits(), &alone).words(), "KHÔNG ĐÚNG");
    }
}
