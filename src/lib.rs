//! **Trạm Học**: a learning station in a terminal. This file is the map of the house; no logic lives here.
//!
//! ```text
//!   key ─┐
//!  tick ─┼─► one channel ─► App::turn ─► top screen.handle ─► Reply { nav, effects } ─► draw, if anything changed
//!  fact ─┘                     ▲              (pure)                  │
//!                              └── World::apply(fact) ◄── Ports::run ◄┘   store: at once, in order
//!                                                                         sound: a thread, told and forgotten
//! ```
//!
//! One direction, one hop. A screen never calls another screen, sees only its own keys, and never touches disk, clock
//! or terminal: what it wants done it *says*, as an [`contract::Effect`]; what has happened it is *told*, as a
//! [`contract::Fact`]. Imports point one way (`tests/layers.rs` holds them to it):
//! `cli → anything`; `app → screens, world, ports`; `screens → world, ui, domain`; `ports → contract and domain`;
//! domain modules know only each other.
//!
//! Where to add a thing: a screen in [`screens`], an element of the simulated phone in [`phone::widgets`], a kind of
//! question in [`check`], a command in [`cli`]: one new file and three lines (`mod`, variant, arm) in the family's list.

// The domain: pure. No file, clock, thread, randomness, terminal or database.
pub mod bundle;
pub mod check;
pub mod credential;
pub mod doctor;
pub mod lesson;
pub mod narration;
pub mod pack;
pub mod paper;
pub mod phone;
pub mod record;
pub mod report;
pub mod supervisor;
pub mod telex;
pub mod trust;
pub mod vietnamese;

// What a person sees: pure as well.
pub mod contract;
pub mod screens;
pub mod texts;
pub mod ui;
pub mod world;

// The machine, and what ties it all together.
pub mod app;
pub mod cli;
pub mod ports;
