//! Whether an offered list may take the place of the one a station holds: never another commune's, never an older one.

use super::digits::KeyDigits;
use super::list::TrustList;
use super::vouched::{OfferedKey, RefusedKey, Vouched};

/// What an offered list is to a station.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// The very list it holds.
    Same,
    /// A newer list under the key it trusts already.
    Newer,
    /// Under a key it has not trusted yet: the first list of all, or the commune's next key. Somebody has to compare these
    /// digits with the paper card first.
    NewKey(KeyDigits),
}

/// Why an offered list is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotTaken {
    #[error("the list of another commune")]
    OtherCommune,
    #[error("a list under the commune's key number {offered}; this station knows number {held}")]
    OlderKey { held: u32, offered: u32 },
    #[error("another key under the same number {epoch}")]
    SecondKey { epoch: u32 },
    #[error("list number {offered}; this station has number {held}")]
    Older { held: u32, offered: u32 },
    #[error("another list under the same number {counter}")]
    SecondList { counter: u32 },
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

impl TrustList {
    /// What this list is to a station that holds `held`.
    pub fn standing(&self, held: Option<&Self>) -> Result<Standing, NotTaken> {
        let commune = self.certificate.commune();
        let Some(held) = held else { return Ok(Standing::NewKey(commune.digits())) };
        match commune.beside(&Vouched::of(held.certificate.commune()))? {
            OfferedKey::Next => Ok(Standing::NewKey(commune.digits())),
            OfferedKey::Same => self.beside(held),
        }
    }

    /// Under one key, the counter decides.
    fn beside(&self, held: &Self) -> Result<Standing, NotTaken> {
        if self.counter < held.counter {
            return Err(NotTaken::Older { held: held.counter, offered: self.counter });
        }
        if self.counter > held.counter {
            return Ok(Standing::Newer);
        }
        let same = (self.issued, &self.stations, &self.revoked) == (held.issued, &held.stations, &held.revoked);
        if same { Ok(Standing::Same) } else { Err(NotTaken::SecondList { counter: held.counter }) }
    }
}
