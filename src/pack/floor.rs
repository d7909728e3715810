//! Whether an offered pack may take the place of the one a station has: never another commune's, never an older one. A key
//! that leaked is left behind by a new key epoch, whose numbers begin anew.

use super::header::Header;
use crate::record::PackId;
use crate::trust::{KeyDigits, OfferedKey, RefusedKey, Vouched};

/// The highest pack a station ever had. Going back to the pack before does not lower it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Floor {
    pub by: Vouched,
    pub number: u32,
    pub id: PackId,
}

impl Floor {
    /// What the floor is once this pack is installed.
    pub fn of(header: &Header) -> Self {
        Self { by: Vouched::of(header.certificate.commune()), number: header.number, id: header.id }
    }
}

/// What an offered pack is to a station.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// The very pack it had last.
    Same,
    Newer,
    /// Under a key it has not gone by yet: somebody compares these digits with the commune's paper card first.
    NewKey(KeyDigits),
}

/// Why an offered pack is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotTaken {
    #[error("the pack of another commune")]
    OtherCommune,
    #[error("a pack under the commune's key number {offered}; this station knows number {held}")]
    OlderKey { held: u32, offered: u32 },
    #[error("another key under the same number {epoch}")]
    SecondKey { epoch: u32 },
    #[error("pack number {offered}; this station has had number {held}")]
    Older { held: u32, offered: u32 },
    #[error("another pack under the same number {number}")]
    SecondPack { number: u32 },
}

impl From<RefusedKey> for NotTaken {
    fn from(refused: RefusedKey) -> Self {
        match refused {
            RefusedKey::OtherCommune => Self::OtherCommune,
            RefusedKey::Older { held, offered } => Self::OlderKey { held, offered },
            RefusedKey::Second { epoch } => Self::SecondKey { epoch },
        }
    }
}

impl Header {
    /// What this pack is to a station with this floor, which goes by the key of its trust list too, if it holds one.
    pub fn standing(&self, floor: Option<&Floor>, list: Option<Vouched>) -> Result<Standing, NotTaken> {
        let offered = self.certificate.commune();
        let goes_by = floor.map(|floor| floor.by).into_iter().chain(list).max_by_key(|known| known.epoch);
        let Some(known) = goes_by else { return Ok(Standing::NewKey(offered.digits())) };
        if offered.beside(&known)? == OfferedKey::Next {
            return Ok(Standing::NewKey(offered.digits()));
        }
        // A floor under an older key does not bind: the numbers begin anew.
        match floor.filter(|floor| floor.by.epoch == offered.epoch) {
            Some(floor) => self.beside(floor),
            None => Ok(Standing::Newer),
        }
    }

    fn beside(&self, floor: &Floor) -> Result<Standing, NotTaken> {
        match self.number.cmp(&floor.number) {
            std::cmp::Ordering::Less => Err(NotTaken::Older { held: floor.number, offered: self.number }),
            std::cmp::Ordering::Equal if self.id == floor.id => Ok(Standing::Same),
            std::cmp::Ordering::Equal => Err(NotTaken::SecondPack { number: self.number }),
            std::cmp::Ordering::Greater => Ok(Standing::Newer),
        }
    }
}
