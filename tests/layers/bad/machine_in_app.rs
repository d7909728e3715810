// pretends to be: src/app/mod.rs
// The heart of the loop is pure: only `app::shell` and `app::terminal` touch the machine.

use std::sync::Arc;
use std::time::Duration;
use std::time::Instant; //~ `app` is pure and must not touch `std::time::Instant`

fn step() {
    crossterm::event::read(); //~ `app` is pure and must not touch `crossterm::event::read`
}
