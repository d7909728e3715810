//! The whole station without a terminal: screens, store and time in memory.

mod flow;
mod idle;
mod keyboard;
mod pictures;
mod sitting;
