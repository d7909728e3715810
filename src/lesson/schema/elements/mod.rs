//! Every kind of element of a phone screen, an entry each, in the order of the guide.

mod over;
mod plain;
mod seen;
mod turned;

use super::keys::WHEN;
use super::{Key, Kind};

/// Of every element, besides its kind's own keys.
pub(super) const OF_ALL: &[Key] = WHEN;

const GROUPS: &[&[Kind]] = &[plain::KINDS, turned::KINDS, over::KINDS, seen::KINDS];

pub(super) fn kinds() -> impl Iterator<Item = &'static Kind> {
    GROUPS.iter().copied().flatten()
}
