//! The 24 bytes a station vouches for, packed and strictly unpacked (layout: trust.md §1, all numbers big-endian).

use super::key::KeyId;
use super::text::Misread;
use crate::record::{ClockQuality, EventId, LearnerCode, Level, hex, unhex};
use chrono::{Days, NaiveDate};

/// Bytes before the signature.
pub const FACTS_LENGTH: usize = 24;

const VERSION: u8 = 1;
const REISSUED: u8 = 0b0000_0100;
const RESERVED_FLAGS: u8 = 0b1111_1000;
const PASSED: u8 = 0b1000_0000;

/// What a confirmation says, without the key that vouches for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Credential {
    pub kind: Kind,
    pub id: CredentialId,
    /// The lesson's number, stable for ever, and the version of it that was learned.
    pub lesson: u16,
    pub lesson_version: u16,
    pub learner: LearnerCode,
    pub day: Day,
    /// How far `day` can be believed.
    pub clock: ClockQuality,
    /// Given out again later and signed anew: the id is the same, the key another.
    pub reissued: bool,
    pub passed: bool,
    pub percent: Percent,
}

/// What a confirmation confirms (product.md, "What a confirmation means").
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Đã tập một mình
    Alone = 0,
    /// Đã tập, có người xem
    Watched = 1,
    /// Đã làm thật
    Real = 2,
    /// Made to be shown around: never worth anything.
    Demo = 15,
}

impl Kind {
    pub const ALL: [Kind; 4] = [Self::Alone, Self::Watched, Self::Real, Self::Demo];

    fn from_number(number: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| *kind as u8 == number)
    }
}

/// Six random bytes that name a credential; the tail of its event's UUIDv7, because a counter would repeat on cloned disks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CredentialId(pub [u8; 6]);

impl From<EventId> for CredentialId {
    fn from(event: EventId) -> Self {
        Self(*event.0.as_bytes().last_chunk().expect("6 of a UUID's 16 bytes"))
    }
}

impl From<Level> for Kind {
    fn from(level: Level) -> Self {
        match level {
            Level::Alone => Self::Alone,
            Level::Watched => Self::Watched,
            Level::Real => Self::Real,
        }
    }
}

/// Days since 1 January 2025. Informational: nothing is decided by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Day(pub u16);

impl Day {
    const FIRST: NaiveDate = NaiveDate::from_ymd_opt(2025, 1, 1).expect("a date of the calendar");

    pub fn date(self) -> NaiveDate {
        Self::FIRST + Days::new(u64::from(self.0))
    }
}

impl From<NaiveDate> for Day {
    /// A date before 2025 is the first day, one after 7 June 2204 the last: a wild clock must not stop a confirmation.
    fn from(date: NaiveDate) -> Self {
        let days = date.signed_duration_since(Self::FIRST).num_days().clamp(0, i64::from(u16::MAX));
        Self(u16::try_from(days).expect("clamped to 16 bits"))
    }
}

/// 0 to 100.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Percent(u8);

impl Percent {
    pub const FULL: Percent = Percent(100);

    /// `None` above 100.
    pub fn new(percent: u8) -> Option<Self> {
        (percent <= Self::FULL.0).then_some(Self(percent))
    }

    pub fn get(self) -> u8 {
        self.0
    }
}

impl Credential {
    /// The 24 bytes, vouched for by the key with this id.
    pub fn bytes(&self, key: KeyId) -> [u8; FACTS_LENGTH] {
        let mut bytes = [0; FACTS_LENGTH];
        bytes[0] = VERSION << 4 | self.kind as u8;
        bytes[1..5].copy_from_slice(&key.0);
        bytes[5..11].copy_from_slice(&self.id.0);
        bytes[11..13].copy_from_slice(&self.lesson.to_be_bytes());
        bytes[13..15].copy_from_slice(&self.lesson_version.to_be_bytes());
        bytes[15..20].copy_from_slice(&self.learner.0);
        bytes[20..22].copy_from_slice(&self.day.0.to_be_bytes());
        bytes[22] = self.clock as u8 | if self.reissued { REISSUED } else { 0 };
        bytes[23] = self.percent.0 | if self.passed { PASSED } else { 0 };
        bytes
    }

    /// Reads the 24 bytes. Strict: whatever version 1 does not define is an error, so one credential has one packing.
    pub fn read(bytes: &[u8; FACTS_LENGTH]) -> Result<(KeyId, Self), Misread> {
        let [head, k0, k1, k2, k3, i0, i1, i2, i3, i4, i5, n0, n1, v0, v1, l0, l1, l2, l3, l4, d0, d1, flags, result] =
            *bytes;
        if head >> 4 != VERSION {
            return Err(Misread::Version(head >> 4));
        }
        if flags & RESERVED_FLAGS != 0 {
            return Err(Misread::ReservedFlags(flags));
        }
        let credential = Self {
            kind: Kind::from_number(head & 0x0f).ok_or(Misread::Kind(head & 0x0f))?,
            id: CredentialId([i0, i1, i2, i3, i4, i5]),
            lesson: u16::from_be_bytes([n0, n1]),
            lesson_version: u16::from_be_bytes([v0, v1]),
            learner: LearnerCode([l0, l1, l2, l3, l4]),
            day: Day(u16::from_be_bytes([d0, d1])),
            clock: clock_quality(flags),
            reissued: flags & REISSUED != 0,
            passed: result & PASSED != 0,
            percent: Percent::new(result & !PASSED).ok_or(Misread::Percent(result & !PASSED))?,
        };
        Ok((KeyId([k0, k1, k2, k3]), credential))
    }

    /// The 24 bytes as 48 hexadecimal digits, as the event of a confirmation keeps them.
    pub fn facts_hex(&self, key: KeyId) -> String {
        hex(&self.bytes(key))
    }

    /// Reads what [`Credential::facts_hex`] wrote. Signing it again gives the same 88 bytes.
    pub fn read_hex(facts: &str) -> Result<(KeyId, Self), Misread> {
        Self::read(&unhex(facts).ok_or(Misread::NotHex)?)
    }
}

fn clock_quality(flags: u8) -> ClockQuality {
    match flags & 0b11 {
        0 => ClockQuality::Unknown,
        1 => ClockQuality::CarriedOn,
        2 => ClockQuality::SetByVolunteer,
        _ => ClockQuality::Plausible,
    }
}

#[cfg(test)]
impl Credential {
    /// The reference of trust.md §1, at this level.
    pub(crate) fn reference(kind: Kind) -> Self {
        Self {
            kind,
            id: CredentialId([0xde, 0xad, 0xbe, 0xef, 1, 2]),
            lesson: 12,
            lesson_version: 3,
            learner: LearnerCode([0xa1, 0xb2, 0xc3, 0xd4, 0xe5]),
            day: Day(690),
            clock: ClockQuality::CarriedOn,
            reissued: true,
            passed: true,
            percent: Percent::new(90).expect("a percentage"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ymd(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).expect("a date")
    }

    #[test]
    fn a_day_counts_from_the_first_of_january_2025_and_stays_inside_its_two_bytes() {
        assert_eq!(Day::from(ymd(2025, 1, 1)), Day(0));
        assert_eq!(Day::from(ymd(2026, 11, 22)), Day(690));
        assert_eq!(Day(690).date(), ymd(2026, 11, 22));
        assert_eq!(Day::from(ymd(1980, 1, 1)), Day(0));
        assert_eq!(Day::from(ymd(2204, 6, 7)), Day(u16::MAX));
        assert_eq!(Day::from(ymd(2900, 1, 1)), Day(u16::MAX));
        assert_eq!(Day(u16::MAX).date(), ymd(2204, 6, 7));
    }

    #[test]
    fn a_percentage_above_a_hundred_does_not_exist() {
        assert_eq!(Percent::new(100), Some(Percent::FULL));
        assert_eq!(Percent::new(101), None);
    }

    #[test]
    fn a_credential_is_named_by_the_tail_of_its_event() {
        let uuid = uuid::Uuid::from_u128(0x0199_0000_0000_7000_8000_a1b2_c3d4_e5f6);
        assert_eq!(CredentialId::from(EventId(uuid)), CredentialId([0xa1, 0xb2, 0xc3, 0xd4, 0xe5, 0xf6]));
    }

    #[test]
    fn every_value_of_the_first_the_flags_and_the_result_byte_is_read_strictly() {
        let good = {
            let mut bytes = [0; FACTS_LENGTH];
            bytes[0] = 0x10;
            bytes
        };
        for value in 0..=u8::MAX {
            let with = |place: usize| {
                let mut bytes = good;
                bytes[place] = value;
                Credential::read(&bytes)
            };
            assert_eq!(with(0).is_ok(), matches!(value, 0x10 | 0x11 | 0x12 | 0x1f), "first byte {value:#x}");
            assert_eq!(with(22).is_ok(), value < 8, "flags {value:#x}");
            assert_eq!(with(23).is_ok(), value & 0x7f <= 100, "result {value:#x}");
        }
    }
}
