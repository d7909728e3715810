//! The whole station without a terminal: screens, store and time in memory.

mod confirmation;
mod everywhere;
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
mod saving;
mod sitting;
mod walker;
mod whatever;
