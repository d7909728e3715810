//! Who sits down at the station, by name, number or card; and, where a guest sits there already, who that guest turns out to
//! be: the same screens lead to both.

use super::Route;
use crate::contract::{Claimant, Effect, Nav, Reply};
use crate::record::{LearnerCode, Who};
use crate::world::World;

/// Whether a guest sits here, whose work can be given to a person.
pub fn may_claim(world: &World) -> bool {
    world.draft.is_none() && world.learner.as_ref().is_some_and(|learner| learner.person.is_none())
}

/// Somebody in the list: they sit down, or the guest who sits here is them.
pub fn known(code: LearnerCode, world: &World) -> Effect {
    if may_claim(world) { Effect::Claim(Claimant::Known(code)) } else { Effect::SignIn(code) }
}

/// Without a name: a guest sits down, or goes on.
pub fn as_guest(world: &World) -> Reply {
    if may_claim(world) { Reply::go(Nav::Reset(Route::Lessons)) } else { Reply::ignored().with(Effect::SignInGuest) }
}

/// Asks whose card was scanned; `None` if it is none.
pub fn by_card(scanned: &str) -> Option<Effect> {
    LearnerCode::of_card(scanned).ok().map(|code| Effect::Recognise(Who::Code(code)))
}

/// The hamlet where there is a list of them, else straight to the name.
pub fn first_step(world: &World, newcomer: bool) -> Route {
    match (world.station.xoms.is_empty(), newcomer) {
        (false, newcomer) => Route::Xom { newcomer },
        (true, true) => Route::Name { xom: None },
        (true, false) => Route::People { xom: None },
    }
}
