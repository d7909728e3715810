//! Reading and signing packed bytes, strictly: what is not there is an error, what is left over too.

use super::trouble::TrustTrouble;
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};

pub(crate) const SIGNATURE_LENGTH: usize = Signature::BYTE_SIZE;
pub(crate) const KEY_LENGTH: usize = 32;
const VERSION: u8 = 1;

/// The bytes not read yet.
pub(crate) struct Reader<'a>(pub &'a [u8]);

impl<'a> Reader<'a> {
    pub fn array<const N: usize>(&mut self) -> Result<[u8; N], TrustTrouble> {
        let (array, rest) = self.0.split_first_chunk().ok_or(TrustTrouble::CutShort)?;
        self.0 = rest;
        Ok(*array)
    }

    pub fn slice(&mut self, length: usize) -> Result<&'a [u8], TrustTrouble> {
        let (slice, rest) = self.0.split_at_checked(length).ok_or(TrustTrouble::CutShort)?;
        self.0 = rest;
        Ok(slice)
    }

    pub fn u8(&mut self) -> Result<u8, TrustTrouble> {
        self.array().map(u8::from_be_bytes)
    }

    pub fn u16(&mut self) -> Result<u16, TrustTrouble> {
        self.array().map(u16::from_be_bytes)
    }

    pub fn u32(&mut self) -> Result<u32, TrustTrouble> {
        self.array().map(u32::from_be_bytes)
    }

    /// A kind's four letters and the version.
    pub fn head(&mut self, kind: [u8; 4]) -> Result<(), TrustTrouble> {
        if self.array()? != kind {
            return Err(TrustTrouble::OtherKind);
        }
        match self.u8()? {
            VERSION => Ok(()),
            other => Err(TrustTrouble::Version(other)),
        }
    }

    /// Nothing may be left.
    pub fn end(self) -> Result<(), TrustTrouble> {
        if self.0.is_empty() { Ok(()) } else { Err(TrustTrouble::Surplus(self.0.len())) }
    }
}

/// The beginning of a file of this kind.
pub(crate) fn head(kind: [u8; 4]) -> Vec<u8> {
    let mut bytes = kind.to_vec();
    bytes.push(VERSION);
    bytes
}

/// The bytes with the signature of `purpose` ‖ bytes behind them.
pub(crate) fn signed(mut bytes: Vec<u8>, purpose: &[u8], key: &SigningKey) -> Vec<u8> {
    let signature = key.sign(&[purpose, &bytes].concat());
    bytes.extend(signature.to_bytes());
    bytes
}

/// What stands before the signature at the end of a file no longer than `most`.
pub(crate) fn unsigned(bytes: &[u8], most: usize) -> Result<(&[u8], &[u8; SIGNATURE_LENGTH]), TrustTrouble> {
    if bytes.len() > most {
        return Err(TrustTrouble::TooLong { length: bytes.len(), most });
    }
    bytes.split_last_chunk().ok_or(TrustTrouble::CutShort)
}

/// Whether the key made this signature of `purpose` ‖ bytes. Strict, as for credentials.
pub(crate) fn is_signed(bytes: &[u8], purpose: &[u8], signature: &[u8; SIGNATURE_LENGTH], key: &VerifyingKey) -> bool {
    key.verify_strict(&[purpose, bytes].concat(), &Signature::from_bytes(signature)).is_ok()
}
