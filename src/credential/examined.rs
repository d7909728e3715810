//! What was found out about something somebody gave us: the text of a QR, bare digits, or a short code to be looked up.

use super::keyring::Keyring;
use super::short_code::{NotAShortCode, ShortCode};
use super::verdict::{Verdict, judge};

/// What was found out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Examined {
    /// A credential, or something that claims to be one.
    Judged(Verdict),
    /// The short code's record, judged like any other credential.
    LookedUp(ShortCode, Verdict),
    /// A well-typed short code without a record here. It proves nothing.
    NoRecord(ShortCode),
    /// A short code with a slip of the finger in it.
    Mistyped,
}

/// Judges a text as somebody gave it: a short code if it has the shape of one, else a credential. `lookup` finds the QR text
/// of the confirmation with a short code.
pub fn examine(given: &str, keyring: &Keyring, lookup: impl Fn(&ShortCode) -> Option<String>) -> Examined {
    match given.trim().parse::<ShortCode>() {
        Ok(code) => look_up(code, keyring, lookup),
        Err(NotAShortCode::Check) => Examined::Mistyped,
        Err(NotAShortCode::Length | NotAShortCode::Character(_)) => Examined::Judged(judge(given, keyring)),
    }
}

/// The code proves nothing; the record it leads to is judged, and only if it is the record of this very code.
fn look_up(code: ShortCode, keyring: &Keyring, lookup: impl Fn(&ShortCode) -> Option<String>) -> Examined {
    let verdict = lookup(&code).map(|text| judge(&text, keyring));
    match verdict.filter(|verdict| verdict.signed().is_some_and(|signed| signed.short_code() == code)) {
        Some(verdict) => Examined::LookedUp(code, verdict),
        None => Examined::NoRecord(code),
    }
}

impl Examined {
    /// The judgement, where there was something to judge.
    pub fn verdict(&self) -> Option<&Verdict> {
        match self {
            Self::Judged(verdict) | Self::LookedUp(_, verdict) => Some(verdict),
            Self::NoRecord(_) | Self::Mistyped => None,
        }
    }
}
