//! What a commune does to its list: enrols stations, retires keys, says which are stolen, takes confirmations back, and
//! issues the next list.

use super::certificate::CommuneCertificate;
use super::enrolment::EnrolmentRequest;
use super::list::{ListedStation, MOST_REVOKED, MOST_STATIONS, TrustList};
use super::standing::NotTaken;
use super::vouched::{OfferedKey, Vouched};
use crate::credential::{CredentialId, Day, KeyStatus};
use ed25519_dalek::{SigningKey, VerifyingKey};
use std::collections::BTreeSet;

/// What enrolling a station came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Enrolled {
    /// A new station.
    New { number: u16 },
    /// A station's next key; the one before is retired now.
    NextKey { number: u16 },
    /// A station that was on the list already, under this name now.
    Again { number: u16 },
}

/// Why the list stays as it was.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotChanged {
    #[error("this key was retired; the station has to make a new one")]
    KeyRetired,
    #[error("this key is known to be stolen; the station has to make a new one")]
    KeyStolen,
    #[error("no station {0:?} on the list")]
    NoStation(String),
    #[error("{text:?} is not one key only: {keys:?}")]
    Ambiguous { text: String, keys: Vec<String> },
    #[error("a list has room for {MOST_STATIONS} keys")]
    NoRoom,
    #[error("a list has room for {MOST_REVOKED} revoked credentials")]
    NoRoomRevoked,
    #[error("{0}")]
    Certificate(#[from] NotTaken),
}

/// Why no list was issued.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotIssued {
    #[error("this is not the key of the commune's certificate")]
    OtherKey,
    #[error("the counter has come to its end; the commune needs a new key")]
    CounterSpent,
}

impl TrustList {
    /// A list with nobody on it, not issued yet.
    pub fn beginning(certificate: CommuneCertificate) -> Self {
        Self { certificate, counter: 0, issued: Day(0), stations: Vec::new(), revoked: BTreeSet::new() }
    }

    /// The same stations under the commune's next key; the counter begins anew.
    pub fn under(self, certificate: CommuneCertificate) -> Result<Self, NotChanged> {
        let held = Vouched::of(self.certificate.commune());
        let counter = match certificate.commune().beside(&held).map_err(NotTaken::from)? {
            OfferedKey::Same => self.counter,
            OfferedKey::Next => 0,
        };
        Ok(Self { certificate, counter, ..self })
    }

    /// Takes a station in. A change of keys retires the key before, unless a thief may have made it: then the key comes in
    /// as that of a new station.
    pub fn enrol(&mut self, request: &EnrolmentRequest, day: Day) -> Result<Enrolled, NotChanged> {
        if let Some(listed) = self.stations.iter_mut().find(|station| station.key == request.key) {
            return listed.enrol_again(request);
        }
        if self.stations.len() == MOST_STATIONS {
            return Err(NotChanged::NoRoom);
        }
        let before = request.succession.as_ref().and_then(|change| self.retire_for(change.retired(), day));
        let number = before.unwrap_or_else(|| self.next_number());
        self.stations.push(ListedStation {
            key: request.key,
            status: KeyStatus::Active,
            number,
            place: request.place.clone(),
            enrolled: day,
            retired: Day(0),
            compromised: Day(0),
        });
        Ok(if before.is_some() { Enrolled::NextKey { number } } else { Enrolled::New { number } })
    }

    /// Retires the key a station had before; its number, if the key is listed and was not stolen.
    fn retire_for(&mut self, key: &VerifyingKey, day: Day) -> Option<u16> {
        let believed = |station: &&mut ListedStation| station.key == *key && station.status != KeyStatus::Compromised;
        let before = self.stations.iter_mut().find(believed)?;
        before.retire(day);
        Some(before.number)
    }

    fn next_number(&self) -> u16 {
        self.stations.iter().map(|station| station.number).max().map_or(1, |last| last.saturating_add(1))
    }

    /// Retires the key somebody means: what it signed stays right.
    pub fn retire(&mut self, text: &str, day: Day) -> Result<&ListedStation, NotChanged> {
        let place = self.meant(text)?;
        let station = &mut self.stations[place];
        if station.status == KeyStatus::Compromised {
            return Err(NotChanged::KeyStolen);
        }
        station.retire(day);
        Ok(station)
    }

    /// Says that the key somebody means was stolen. There is no way back: a thief may have signed anything.
    pub fn compromise(&mut self, text: &str, day: Day) -> Result<&ListedStation, NotChanged> {
        let place = self.meant(text)?;
        let station = &mut self.stations[place];
        station.status = KeyStatus::Compromised;
        station.compromised = day;
        Ok(station)
    }

    /// Takes one confirmation back; false if it was taken back before.
    pub fn revoke(&mut self, id: CredentialId) -> Result<bool, NotChanged> {
        if self.revoked.len() == MOST_REVOKED && !self.revoked.contains(&id) {
            return Err(NotChanged::NoRoomRevoked);
        }
        Ok(self.revoked.insert(id))
    }

    /// The next list: counted, dated no earlier than the one before, and signed.
    pub fn issue(&mut self, commune: &SigningKey, day: Day) -> Result<Vec<u8>, NotIssued> {
        if commune.verifying_key() != self.certificate.commune().key {
            return Err(NotIssued::OtherKey);
        }
        self.counter = self.counter.checked_add(1).ok_or(NotIssued::CounterSpent)?;
        self.issued = self.issued.max(day);
        Ok(self.sign(commune))
    }

    /// Which key somebody means by its key id (8 hexadecimal digits), or by a station's number or name: then the one key of
    /// that station that is still active.
    fn meant(&self, text: &str) -> Result<usize, NotChanged> {
        let text = text.trim();
        let by_id = |station: &ListedStation| station.id().to_string().eq_ignore_ascii_case(text);
        let of_station = |station: &ListedStation| station.number.to_string() == text || station.place.as_str() == text;
        let keys = self.stations.iter().enumerate();
        let mut meant: Vec<usize> =
            keys.filter(|(_, station)| by_id(station) || of_station(station)).map(|(place, _)| place).collect();
        if meant.len() > 1 {
            let active = |place: &usize| self.stations[*place].status == KeyStatus::Active;
            let still: Vec<usize> = meant.iter().copied().filter(active).collect();
            meant = if still.len() == 1 { still } else { meant };
        }
        match meant.as_slice() {
            [] => Err(NotChanged::NoStation(text.to_owned())),
            [one] => Ok(*one),
            several => {
                let keys = several.iter().map(|place| self.stations[*place].id().to_string()).collect();
                Err(NotChanged::Ambiguous { text: text.to_owned(), keys })
            }
        }
    }
}

impl ListedStation {
    fn enrol_again(&mut self, request: &EnrolmentRequest) -> Result<Enrolled, NotChanged> {
        match self.status {
            KeyStatus::Active => {
                self.place = request.place.clone();
                Ok(Enrolled::Again { number: self.number })
            }
            KeyStatus::Retired => Err(NotChanged::KeyRetired),
            KeyStatus::Compromised => Err(NotChanged::KeyStolen),
        }
    }

    fn retire(&mut self, day: Day) {
        if self.status == KeyStatus::Active {
            self.status = KeyStatus::Retired;
            self.retired = day;
        }
    }
}
