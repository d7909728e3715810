//! The whole station without a terminal: screens, store and time in memory.

mod checking;
#[path = "../commune/mod.rs"]
mod commune;
mod confirmation;
#[path = "../dice/mod.rs"]
mod dice;
mod equipped;
mod everywhere;
mod flow;
mod handing_over;
mod idle;
mod keeper;
mod keyboard;
mod kindly;
mod lesson;
mod lesson_pictures;
mod month;
mod packs;
mod people;
mod pictures;
mod plain;
mod preview;
mod printing;
mod reading;
mod records;
mod saving;
mod setup;
mod sheet;
mod sitting;
mod walker;
mod ways;
mod whatever;
mod witness;
