//! People: the one small table of names, apart from the events.

use super::hex::{hex, unhex};
use super::number::LearnerNumber;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// Five random bytes given at creation, to guests too. Means nothing outside the commune. Shown as 10 hex digits.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct LearnerCode(pub [u8; 5]);

impl fmt::Display for LearnerCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex(&self.0))
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
        unhex(text).map(Self).ok_or(NotACode)
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

/// How somebody is named to the machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    Number(LearnerNumber),
    Code(LearnerCode),
}

/// What is to change about a person; `None` leaves it as it is.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Change {
    pub name: Option<String>,
    pub address: Option<FormOfAddress>,
    /// The id of the xóm; an empty one takes it away.
    pub xom: Option<String>,
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

impl Person {
    /// In full, as in the header: "Bà Hoàng Thị Lan"; the bare name where no form of address was chosen.
    pub fn called(&self) -> String {
        match self.address {
            Some(address) => format!("{} {}", address.capitalised(), self.name),
            None => self.name.clone(),
        }
    }

    /// The last word of the name; by it people are called and sorted.
    pub fn given_name(&self) -> &str {
        self.name.split_whitespace().next_back().unwrap_or("")
    }
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
    pub const ALL: [FormOfAddress; 8] =
        [Self::Ba, Self::Ong, Self::Bac, Self::Co, Self::Chu, Self::Anh, Self::Chi, Self::Em];

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

    /// The word as it begins a line: "Bà".
    pub fn capitalised(self) -> String {
        let mut letters = self.word().chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
    }
}

/// What the station is called and which hamlets it serves.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct StationInfo {
    /// "Nhà văn hóa xóm Đồng Keng"; `None` until a volunteer has set it.
    pub place: Option<String>,
    /// Those one can choose, in their order.
    pub xoms: Vec<Xom>,
    /// Those nobody is asked for any more. Whoever was filed under one still is.
    pub retired: Vec<Xom>,
}

impl StationInfo {
    /// The same with another list of hamlets. Those that are not in it are retired; whoever is filed under one still is.
    pub fn with_xoms(self, xoms: Vec<Xom>) -> Self {
        let is_listed = |xom: &Xom| xoms.iter().any(|listed| listed.id == xom.id);
        let retired = self.retired.into_iter().chain(self.xoms).filter(|xom| !is_listed(xom)).collect();
        Self { place: self.place, xoms, retired }
    }

    /// A hamlet by its id, also one that is retired.
    pub fn xom(&self, id: &str) -> Option<&Xom> {
        self.xoms.iter().chain(&self.retired).find(|xom| xom.id == id)
    }
}

/// A language the station speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    Vi,
    En,
}

/// A hamlet. The id is stable, the name may change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Xom {
    pub id: String,
    pub name: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(name: &str, address: Option<FormOfAddress>) -> Person {
        Person { code: LearnerCode([0; 5]), number: 10_009, name: name.into(), address, xom: None }
    }

    #[test]
    fn a_person_is_called_by_form_of_address_and_name() {
        let lan = person("Hoàng Thị Lan", Some(FormOfAddress::Ba));
        assert_eq!(lan.called(), "Bà Hoàng Thị Lan");
    }

    #[test]
    fn without_a_form_of_address_the_name_stands_alone() {
        assert_eq!(person("Hoàng Thị Lan", None).called(), "Hoàng Thị Lan");
    }

    #[test]
    fn every_form_of_address_begins_a_line_with_a_capital() {
        let forms = FormOfAddress::ALL.map(FormOfAddress::capitalised);
        assert_eq!(forms, ["Bà", "Ông", "Bác", "Cô", "Chú", "Anh", "Chị", "Em"]);
    }

    #[test]
    fn a_learner_code_is_read_back_and_nothing_else_is_read() {
        let code = LearnerCode([0x00, 0xb2, 0xc3, 0xd4, 0xff]);
        assert_eq!(code.to_string(), "00b2c3d4ff");
        assert_eq!("00b2c3d4ff".parse(), Ok(code));
        for text in ["", "00b2c3d4f", "00b2c3d4fff", "00b2c3d4fg", "+0b2c3d4ff", "hoàng lan"] {
            assert_eq!(text.parse::<LearnerCode>(), Err(NotACode), "{text:?}");
        }
    }
}
