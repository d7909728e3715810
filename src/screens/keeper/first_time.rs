//! The first set-up as a list: what is done, what is left. It can be left and gone on with at any time, and nobody has to
//! do any of it before people can learn.

use super::{Room, ask};
use crate::contract::{Choice, Effect, Event, Fact, Mark, Outline, Press, Reply, Screen};
use crate::screens::{Route, trouble};
use crate::supervisor::{Answer, Command, Desk, Enrolment, KeyStanding};
use crate::texts::Texts;
use crate::world::World;

/// A thing to be set up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Place,
    Xoms,
    Volunteers,
    Recovery,
    Keys,
    Clock,
}

impl Step {
    pub const ALL: [Step; 6] = [Self::Place, Self::Xoms, Self::Volunteers, Self::Recovery, Self::Keys, Self::Clock];

    pub fn room(self) -> Room {
        match self {
            Self::Place => Room::Place,
            Self::Xoms => Room::Hamlets,
            Self::Volunteers => Room::Volunteers,
            Self::Recovery => Room::RecoveryCode,
            Self::Keys => Room::CommuneKey,
            Self::Clock => Room::Clock,
        }
    }

    pub fn name(self, texts: Texts) -> &'static str {
        match self {
            Self::Place => texts.room_place(),
            Self::Xoms => texts.hamlets_title(),
            Self::Volunteers => texts.room_volunteers(),
            Self::Recovery => texts.room_recovery(),
            Self::Keys => texts.first_keys(),
            Self::Clock => texts.clock_title(),
        }
    }

    /// The commune answers in its own time, and the clock forgets with every cut: neither keeps the set-up from being done.
    fn belongs_to_the_first_time(self) -> bool {
        !matches!(self, Self::Keys | Self::Clock)
    }
}

/// What has been done, as far as the store has answered.
#[derive(Debug, Clone, Default)]
pub struct Progress {
    desk: Option<Desk>,
    keys: Option<KeyStanding>,
}

impl Progress {
    /// What there is to ask.
    pub fn questions() -> [Effect; 2] {
        [ask(Command::Look), ask(Command::AskKeys)]
    }

    /// Takes an answer in; `false` for one about something else.
    pub fn hear(&mut self, answer: &Answer) -> bool {
        match answer {
            Answer::Desk(desk) => self.desk = Some(desk.clone()),
            Answer::Keys(keys) => self.keys = Some(keys.clone()),
            _ => return false,
        }
        true
    }

    /// Whether it is done; `None` while nobody knows.
    fn is_done(&self, step: Step, world: &World) -> Option<bool> {
        let desk = self.desk.as_ref();
        match step {
            Step::Place => Some(world.station.place.is_some()),
            Step::Xoms => Some(!world.station.xoms.is_empty()),
            Step::Volunteers => desk.map(|desk| !desk.volunteers.is_empty()),
            Step::Recovery => desk.map(|desk| desk.recovery),
            Step::Keys => self.keys.as_ref().map(|keys| keys.enrolled == Enrolment::Enrolled),
            Step::Clock => Some(world.clock_trusted),
        }
    }

    /// What the first set-up still wants, in its order.
    pub fn wanted(&self, world: &World) -> Vec<Step> {
        let wanted = |step: &Step| step.belongs_to_the_first_time() && self.is_done(*step, world) == Some(false);
        Step::ALL.into_iter().filter(wanted).collect()
    }

    fn remark(&self, step: Step, world: &World) -> Option<String> {
        let texts = world.texts;
        let several = |count: usize| (count > 0).then_some(count);
        match step {
            Step::Xoms => several(world.station.xoms.len()).map(|count| texts.first_xom_count(count)),
            Step::Volunteers => {
                let count = self.desk.as_ref().map_or(0, |desk| desk.volunteers.len());
                several(count).map(|count| texts.first_people_count(count))
            }
            Step::Keys => {
                let waiting = self.keys.as_ref().is_some_and(|keys| keys.requested);
                waiting.then(|| texts.first_waiting().into())
            }
            Step::Place | Step::Recovery | Step::Clock => None,
        }
    }
}

#[derive(Default)]
pub struct FirstTime {
    progress: Progress,
}

impl FirstTime {
    fn next(&self, world: &World) -> Option<Step> {
        self.progress.wanted(world).first().copied()
    }
}

fn go(step: Step) -> Reply {
    Reply::push(Route::Room(step.room()))
}

impl Screen for FirstTime {
    fn handle(&mut self, event: &Event, world: &World) -> Reply {
        match event {
            Event::Entered => Progress::questions().into_iter().fold(Reply::ignored(), Reply::with),
            Event::Told(Fact::Supervised(answer)) if self.progress.hear(answer) => Reply::stay(),
            Event::Press(Press::Digit(digit)) => {
                let step = (1..).zip(Step::ALL).find(|(shown, _)| shown == digit);
                step.map_or(Reply::ignored(), |(_, step)| go(step))
            }
            Event::Press(Press::Enter) => self.next(world).map_or_else(Reply::pop, go),
            _ => Reply::ignored(),
        }
    }

    fn outline(&self, world: &World) -> Outline {
        let (texts, next) = (world.texts, self.next(world));
        let choice = |(digit, step): (u8, Step)| {
            let mark = match self.progress.is_done(step, world) {
                Some(true) => Mark::Done,
                _ if next == Some(step) => Mark::Next,
                _ => Mark::None,
            };
            Choice::new(digit, step.name(texts)).marked(mark).with_remark(self.progress.remark(step, world))
        };
        let text = if next.is_some() { texts.first_text() } else { texts.first_text_done() };
        let enter = next.map_or_else(|| texts.room_back().into(), |step| texts.menu_go_on(step.name(texts)));
        Outline {
            title: texts.first_title().into(),
            texts: vec![text.into()],
            choices: (1..).zip(Step::ALL).map(choice).collect(),
            enter: Some(enter),
            note: world.trouble.map(|trouble| trouble::words(trouble, texts)),
            ..Outline::default()
        }
    }
}
