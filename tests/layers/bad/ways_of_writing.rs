// pretends to be: src/ui/page.rs
// Every way Rust has of naming a module is an import: none of them gets round the arrows.

use crate::{
    contract::Outline,
    screens::{Route, lessons}, //~ `ui` must not know `screens` //~ `ui` must not know `screens`
    world::*, //~ `ui` must not know `world`
};
use super::super::phone; //~ `ui` must not know `phone`
use crate::app::App as Whole; //~ `ui` must not know `app`
use crate::cli::{self}; //~ `ui` must not know `cli`
use crate::contract as agreed;
use crate::ports as machine; //~ `ui` must not know `ports`
use crate::*; //~ `ui` names the whole crate
use crate as house; //~ `ui` names the whole crate
use self::super::super::lesson::Catalogue; //~ `ui` must not know `lesson`
use house::record::Progress; //~ `ui` may know of `record` only `record::Person`, `record::FormOfAddress`
use std as library;
use library::fs as disk; //~ `ui` is pure and must not touch `std::fs`
use std::time;
use std::io::*; //~ `ui` is pure and must not touch `std::io::stdin`

/// A link is no import: [`crate::hub::Hub`].
#[derive(crate::check::Draw)] //~ `ui` must not know `check`
struct Page {
    #[serde(with = "crate::credential::as_text")] //~ `ui` must not know `credential`
    code: agreed::Outline,
}

#[path = "elsewhere.rs"] //~ `#[path]` hides where a module's file is
mod elsewhere;

fn draw(page: &crate::narration::Narration) -> Option<crate::screens::Route> { //~ `ui` must not know `narration` //~ `ui` must not know `screens`
    use crate::credential::Kind; //~ `ui` must not know `credential`
    machine::store::open(); //~ `ui` must not know `ports`
    disk::read("file"); //~ `ui` is pure and must not touch `std::fs`
    let now = time::Instant::now(); //~ `ui` is pure and must not touch `std::time::Instant`
    let later = ::std::thread::sleep(now); //~ `ui` is pure and must not touch `std::thread`
    ratatui::crossterm::terminal::size(); //~ `ui` is pure and must not touch `crossterm::terminal`
    assert!(matches!(page, crate::record::Body::Step(house::app::step))); //~ `ui` must not know `app` //~ `ui` may know of `record` only `record::Person`, `record::FormOfAddress`
    Box::<crate::phone::Phone>::default(); //~ `ui` must not know `phone`
    <Page as crate::screens::Named>::name(); //~ `ui` must not know `screens`
    crate::hub::merge(); //~ `ui` knows `hub`, and one of them has no row in the table of arrows
    None
}

mod inner {
    use super::super::super::world::World; //~ `ui` must not know `world`
}

#[cfg(any(test, unix))]
fn only_half_a_test() {
    crate::world::today(); //~ `ui` must not know `world`
}

#[cfg(test)]
mod tests {
    use crate::app::App;
    use std::fs;
}
