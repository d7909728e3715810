// pretends to be: src/ports/store/mod.rs
// The machine is told what to do in data; it never draws, and a screen is to it only a place to remember.

use crate::cli::run; //~ `ports` must not know `cli`
use crate::app::App; //~ `ports` must not know `app`
use crate::screens::welcome::Welcome; //~ `ports` must not know `screens`
use crate::world::World; //~ `ports` must not know `world`
use crate::ui::page::draw; //~ `ports` must not know `ui`
use crate::texts::Texts; //~ `ports` must not know `texts`
