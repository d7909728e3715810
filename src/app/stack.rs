//! The stack of open screens. It is never empty.

use crate::contract::{Event, Nav, Screen};
use crate::screens::Route;
use crate::world::World;
use std::time::Duration;

/// A screen and the route it was opened by.
pub struct Open {
    pub route: Route,
    pub screen: Box<dyn Screen>,
    /// When it was first drawn since it came to the top.
    pub seen: Option<Duration>,
}

impl Open {
    fn new(route: Route, world: &World) -> Self {
        let screen = route.open(world);
        Self { route, screen, seen: None }
    }
}

/// Open screens, the top one last.
pub struct Stack {
    below: Vec<Open>,
    top: Open,
}

impl Stack {
    pub fn new(route: Route, world: &World) -> Self {
        Self { below: Vec::new(), top: Open::new(route, world) }
    }

    /// The stack of these routes, the last one on top; the list of lessons if there are none.
    pub fn restored(routes: &[Route], world: &World) -> Self {
        let (last, first) = routes.split_last().unwrap_or((&Route::Lessons, &[]));
        Self {
            below: first.iter().map(|route| Open::new(route.clone(), world)).collect(),
            top: Open::new(last.clone(), world),
        }
    }

    pub fn top(&self) -> &Open {
        &self.top
    }

    pub fn top_mut(&mut self) -> &mut Open {
        &mut self.top
    }

    /// Goes where a screen wants to. `true` if another screen is on top now.
    pub fn go(&mut self, nav: Nav, world: &World) -> bool {
        match nav {
            Nav::Stay => return false,
            Nav::Push(route) => {
                let covered = std::mem::replace(&mut self.top, Open::new(route, world));
                self.below.push(covered);
            }
            Nav::Replace(route) => self.top = Open::new(route, world),
            Nav::Pop => match self.below.pop() {
                // Uncovered, it is a picture nobody has seen yet: keys meant for what covered it are not for it.
                Some(uncovered) => self.top = Open { seen: None, ..uncovered },
                None => return false,
            },
            Nav::Reset(route) => *self = Self::new(route, world),
        }
        true
    }

    /// The lowest screen of all.
    pub fn bottom_route(&self) -> &Route {
        &self.below.first().unwrap_or(&self.top).route
    }

    /// Tells every screen below the top one. What they answer is not for now.
    pub fn tell_covered(&mut self, event: &Event, world: &World) {
        for open in &mut self.below {
            open.screen.handle(event, world);
        }
    }

    /// What can be seen, from the lowest: the topmost screen that is no overlay, and the overlays on it.
    pub fn in_view(&self) -> impl Iterator<Item = &Open> {
        let all: Vec<&Open> = self.below.iter().chain([&self.top]).collect();
        let lowest = all.iter().rposition(|open| !open.screen.is_overlay()).unwrap_or(0);
        all.into_iter().skip(lowest)
    }

    /// Where a power cut should bring the person back to.
    pub fn lasting(&self) -> Vec<Route> {
        let routes = self.below.iter().chain([&self.top]).map(|open| &open.route);
        routes.take_while(|route| route.lasts()).cloned().collect()
    }

    pub fn has_below(&self) -> bool {
        !self.below.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::texts::{Lang, Texts};

    fn world() -> World {
        World::new(Texts::new(Lang::Vi))
    }

    fn routes(stack: &Stack) -> Vec<Route> {
        stack.below.iter().chain([&stack.top]).map(|open| open.route.clone()).collect()
    }

    #[test]
    fn the_last_screen_cannot_be_taken_away() {
        let mut stack = Stack::new(Route::Welcome, &world());
        assert!(!stack.go(Nav::Pop, &world()));
        assert_eq!(stack.top().route, Route::Welcome);
    }

    #[test]
    fn screens_are_laid_on_and_taken_off() {
        let mut stack = Stack::new(Route::Lessons, &world());
        stack.go(Nav::Push(Route::Help), &world());
        stack.go(Nav::Replace(Route::SignOut), &world());
        assert_eq!(routes(&stack), [Route::Lessons, Route::SignOut]);
        assert!(stack.go(Nav::Pop, &world()));
        assert_eq!(routes(&stack), [Route::Lessons]);
        stack.go(Nav::Push(Route::Help), &world());
        stack.go(Nav::Reset(Route::Welcome), &world());
        assert_eq!(routes(&stack), [Route::Welcome]);
    }

    #[test]
    fn an_overlay_shows_what_is_under_it_and_a_screen_does_not() {
        let mut stack = Stack::new(Route::Lessons, &world());
        stack.go(Nav::Push(Route::SignOut), &world());
        assert_eq!(stack.in_view().count(), 2);
        stack.go(Nav::Replace(Route::Help), &world());
        assert_eq!(stack.in_view().count(), 1);
    }

    #[test]
    fn a_question_that_passes_is_no_place_to_come_back_to() {
        let mut stack = Stack::restored(&[Route::Lessons, Route::Lesson { lesson: 6 }], &world());
        stack.go(Nav::Push(Route::Still), &world());
        assert_eq!(stack.lasting(), [Route::Lessons, Route::Lesson { lesson: 6 }]);
        assert_eq!(Stack::new(Route::Welcome, &world()).lasting(), []);
    }

    #[test]
    fn with_no_place_to_come_back_to_it_is_the_list_of_lessons() {
        assert_eq!(routes(&Stack::restored(&[], &world())), [Route::Lessons]);
    }

    #[test]
    fn an_uncovered_screen_has_not_been_seen_again_yet() {
        let mut stack = Stack::new(Route::Lessons, &world());
        stack.top_mut().seen = Some(Duration::ZERO);
        stack.go(Nav::Push(Route::Help), &world());
        stack.go(Nav::Pop, &world());
        assert_eq!(stack.top().seen, None);
    }
}
