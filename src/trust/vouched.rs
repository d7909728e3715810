//! The key of a commune beside the one somebody goes by already: the same, the commune's next one, or one that is refused.
//! Whatever a commune signs (a list, a pack, its own next certificate) is judged by this first.

use super::certificate::{Commune, CommuneId};

/// A key somebody goes by: its digits were compared, or the trust list held is under it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Vouched {
    pub commune: CommuneId,
    /// The key's number within the commune.
    pub epoch: u32,
    pub key: [u8; 32],
}

/// What an offered key is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OfferedKey {
    Same,
    /// The commune's next one: nobody has compared its digits yet.
    Next,
}

/// Why an offered key is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RefusedKey {
    #[error("another commune's key")]
    OtherCommune,
    #[error("the commune's key number {offered}; number {held} is known")]
    Older { held: u32, offered: u32 },
    #[error("another key under the same number {epoch}")]
    Second { epoch: u32 },
}

impl Vouched {
    pub fn of(commune: &Commune) -> Self {
        Self { commune: commune.id, epoch: commune.epoch, key: commune.key.to_bytes() }
    }
}

impl Commune {
    /// What this commune's key is to somebody who goes by `known`: never another commune's, never an older one, never two
    /// under one number.
    pub fn beside(&self, known: &Vouched) -> Result<OfferedKey, RefusedKey> {
        if self.id != known.commune {
            return Err(RefusedKey::OtherCommune);
        }
        match self.epoch.cmp(&known.epoch) {
            std::cmp::Ordering::Less => Err(RefusedKey::Older { held: known.epoch, offered: self.epoch }),
            std::cmp::Ordering::Greater => Ok(OfferedKey::Next),
            std::cmp::Ordering::Equal if self.key.to_bytes() == known.key => Ok(OfferedKey::Same),
            std::cmp::Ordering::Equal => Err(RefusedKey::Second { epoch: known.epoch }),
        }
    }
}
