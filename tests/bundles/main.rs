//! Records on their way: from stations to offices and, as receipts, back.
//!
//! `TRAMHOC_FULL=1 cargo test --test bundles -- --nocapture` runs the full figures of the issue; `cargo test` a fixed share.

mod altered;
mod clones;
#[path = "../commune/mod.rs"]
mod commune;
mod desk;
#[path = "../disk/mod.rs"]
mod disk;
mod many;
#[path = "../said/mod.rs"]
mod said;
mod schedules;
mod sticks;
mod village;

/// How many of the full figure are tried: a share without `TRAMHOC_FULL`.
fn share(full: u64, part: u64) -> u64 {
    if std::env::var_os("TRAMHOC_FULL").is_some() { full } else { part }
}
