//! The Linux console, asked through its kernel what its font can draw, and told to switch NumLock on. No other terminal can
//! be asked that.
//!
//! Holds unsafe calls, because the kernel answers by ioctl only; what it offers is safe.

use crate::contract::Blocks;
use crate::doctor::FontSeen;
use crate::vietnamese::station_glyph;
use rustix::ioctl::{self, Getter, IntegerSetter, Opcode, Updater};
use std::os::fd::AsFd;

/// GIO_UNIMAP of `linux/kd.h`: which character has which glyph.
const UNICODE_MAP: Opcode = 0x4B66;

/// KDGKBLED and KDSKBLED of `linux/kd.h`: which locks of the keyboard are on.
const LOCKS: Opcode = 0x4B64;
const SET_LOCKS: Opcode = 0x4B65;
/// K_NUMLOCK: of the locks that are on. The next three bits but one are those after a reset, and stay as they are.
const NUM_LOCK: u8 = 0x02;

/// The quarters of a cell that large letters are drawn with; halves and whole cells are asked for by themselves.
const QUARTERS: &str = "▘▝▖▗▌▐▚▞▛▜▙▟█";

/// One character of the font (`struct unipair`).
#[repr(C)]
#[derive(Clone, Copy, Default)]
struct Pair {
    character: u16,
    _glyph: u16,
}

/// `struct unimapdesc`
#[repr(C)]
struct Map {
    count: u16,
    pairs: *mut Pair,
}

/// What the font of this console has for a QR. `None` where it is not a Linux console.
pub fn blocks(terminal: impl AsFd) -> Option<Blocks> {
    let characters = characters(terminal)?;
    let has = |block: char| characters.iter().any(|character| u32::from(*character) == u32::from(block));
    Some(match (has('▀') && has('▄'), QUARTERS.chars().all(has)) {
        (true, true) => Blocks::Quarters,
        (true, false) => Blocks::Halves,
        (false, _) => Blocks::Whole,
    })
}

/// Switches NumLock on, so that the keypad gives digits. `true` if it was off and is on now: then whoever comes after wants
/// it off again.
pub fn switch_num_lock_on(terminal: impl AsFd) -> bool {
    set_num_lock(terminal, true)
}

/// Switches it off again.
pub fn switch_num_lock_off(terminal: impl AsFd) {
    set_num_lock(terminal, false);
}

/// `true` if that was a change.
fn set_num_lock(terminal: impl AsFd, on: bool) -> bool {
    // SAFETY: the opcode takes a pointer to one char and writes no more than that.
    let locks = unsafe { ioctl::ioctl(&terminal, Getter::<LOCKS, u8>::new()) };
    let Some(locks) = locks.ok().filter(|locks| (locks & NUM_LOCK != 0) != on) else { return false };
    let wanted = usize::from(locks ^ NUM_LOCK);
    // SAFETY: the opcode takes a number, not a pointer.
    unsafe { ioctl::ioctl(&terminal, IntegerSetter::<SET_LOCKS>::new_usize(wanted)) }.is_ok()
}

/// How much of what the station draws this console's font has.
pub fn font(terminal: impl AsFd) -> FontSeen {
    let Some(characters) = characters(terminal) else { return FontSeen::NotAsked };
    let has = |glyph: char| characters.iter().any(|character| u32::from(*character) == u32::from(glyph));
    let missing = ('!'..='\u{27bf}').filter(|glyph| station_glyph(*glyph) && !has(*glyph)).count();
    FontSeen::Console { missing, half_blocks: has('▀') && has('▄') }
}

/// Every character the font can draw.
fn characters(terminal: impl AsFd) -> Option<Vec<u16>> {
    let mut pairs = vec![Pair::default(); usize::from(u16::MAX)];
    let mut map = Map { count: u16::MAX, pairs: pairs.as_mut_ptr() };
    // SAFETY: the opcode takes a `unimapdesc`; the kernel writes at most `count` pairs, and there is room for as many.
    unsafe { ioctl::ioctl(terminal, Updater::<UNICODE_MAP, Map>::new(&mut map)) }.ok()?;
    pairs.truncate(usize::from(map.count));
    Some(pairs.into_iter().map(|pair| pair.character).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_linux_console_cannot_be_asked() {
        let file = std::fs::File::open("/dev/null").expect("it is always there");
        assert_eq!(blocks(&file), None);
        assert_eq!(font(&file), FontSeen::NotAsked);
        assert!(!switch_num_lock_on(&file));
    }
}
