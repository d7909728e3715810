//! The whole station without a terminal: screens, store and time in memory.

mod confirmation;
mod flow;
mod idle;
mod keeper;
mod keyboard;
mod lesson;
mod lesson_pictures;
mod packs;
mod pictures;
mod plain;
mod preview;
mod printing;
mod records;
mod sitting;
mod whatever;
