//! On a slow card a turn stops before it writes, so that the picture can say so first: a screen that only stands still
//! looks broken. So it does before figures of odd days are added up. It knows neither cards nor clocks: the machine says
//! what takes a while.

use super::{App, Todo, Turn};
use crate::contract::{Effect, Fact};
use crate::ports::Machine;
use crate::supervisor::Command;
use std::collections::VecDeque;
use std::time::Duration;

/// The rest of a turn.
pub(super) struct Held {
    /// Each with its round. The first one is what takes a while.
    pub queue: VecDeque<(u8, Todo)>,
    unspoken: bool,
}

/// Whether this has to be said before it is done, and has not been said in this turn.
pub(super) fn takes_a_while(todo: &Todo, turn: &Turn) -> bool {
    matches!(todo, Todo::Run(effect) if !turn.announced && turn.machine.takes_a_while(effect))
}

impl App {
    /// A turn has stopped to say that it takes a while: whoever shows the station shows it now, then goes on with
    /// [`App::save`].
    pub fn is_saving(&self) -> bool {
        self.held.is_some()
    }

    /// Goes on where a turn stopped, if one did. `true` if the picture changed.
    pub fn save(&mut self, at: Duration, machine: &mut dyn Machine) -> bool {
        let Some(Held { queue, unspoken }) = self.held.take() else { return false };
        self.world.apply(&Fact::Saving(false));
        self.take(at, machine, |app, turn| {
            (turn.unspoken, turn.announced, turn.changed) = (unspoken, true, true);
            app.settle_all(queue, turn);
        })
    }

    pub(super) fn hold(&mut self, queue: VecDeque<(u8, Todo)>, turn: &mut Turn) {
        // The sheet itself says that it is being counted.
        let counts = matches!(queue.front(), Some((_, Todo::Run(Effect::Supervise(Command::Count(_))))));
        self.world.apply(&Fact::Saving(!counts));
        self.held = Some(Held { queue, unspoken: std::mem::take(&mut turn.unspoken) });
        turn.changed = true;
    }
}
