//! People: the one small table of names, apart from the events.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// Five random bytes given at creation, to guests too. Means nothing outside the commune. Shown as 10 hex digits.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct LearnerCode(pub [u8; 5]);

impl fmt::Display for LearnerCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for LearnerCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "LearnerCode({self})")
    }
}

/// The text is not ten hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a learner code is ten hexadecimal digits")]
pub struct NotACode;

impl FromStr for LearnerCode {
    type Err = NotACode;
    fn from_str(text: &str) -> Result<Self, NotACode> {
        let mut code = [0; 5];
        if text.len() != 10 || !text.bytes().all(|b| b.is_ascii_hexdigit()) {
            return Err(NotACode);
        }
        for (place, byte) in code.iter_mut().enumerate() {
            *byte = u8::from_str_radix(&text[place * 2..place * 2 + 2], 16).map_err(|_| NotACode)?;
        }
        Ok(Self(code))
    }
}

impl TryFrom<String> for LearnerCode {
    type Error = NotACode;
    fn try_from(text: String) -> Result<Self, NotACode> {
        text.parse()
    }
}

impl From<LearnerCode> for String {
    fn from(code: LearnerCode) -> String {
        code.to_string()
    }
}

/// Somebody who agreed to be remembered at this station.
#[derive(Debug, Clone, PartialEq)]
pub struct Person {
    pub code: LearnerCode,
    /// Station-local, five digits, the last one a check digit; shown beside equal names.
    pub number: u32,
    /// Full name as typed, NFC.
    pub name: String,
    pub address: Option<FormOfAddress>,
    /// Id of the xóm.
    pub xom: Option<String>,
}

/// How the person likes to be spoken to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FormOfAddress {
    Ba,
    Ong,
    Bac,
    Co,
    Chu,
    Anh,
    Chi,
    Em,
}

impl FormOfAddress {
    pub const ALL: [FormOfAddress; 8] = [Self::Ba, Self::Ong, Self::Bac, Self::Co, Self::Chu, Self::Anh, Self::Chi, Self::Em];

    /// The word itself, lower case; the same in every interface language, it is part of how a person is called.
    pub fn word(self) -> &'static str {
        match self {
            Self::Ba => "bà",
            Self::Ong => "ông",
            Self::Bac => "bác",
            Self::Co => "cô",
            Self::Chu => "chú",
            Self::Anh => "anh",
            Self::Chi => "chị",
            Self::Em => "em",
        }
    }
}

/// What the station is called and which hamlets it serves.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct StationInfo {
    /// "Nhà văn hóa xóm Đồng Keng"; `None` until a volunteer has set it.
    pub place: Option<String>,
    pub xoms: Vec<Xom>,
}

/// A hamlet. The id is stable, the name may change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Xom {
    pub id: String,
    pub name: String,
}
