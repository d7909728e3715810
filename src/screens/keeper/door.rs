//! The door: which volunteer it is, then the PIN. However the lock stands, the way out stays open.

mod errand;

pub use errand::Errand;

use super::chosen_pin::{asked, empty};
use super::{ask, conclude};
use crate::contract::{Choice, Effect, Event, Fact, Outline, Press, Reply, Screen, Trouble};
use crate::narration::Narration;
use crate::record::{NotWatched, Person};
use crate::screens::keeper::not_watched;
use crate::screens::paging::Paging;
use crate::screens::shelves::entry;
use crate::screens::{Route, trouble};
use crate::supervisor::{Answer, Command, Decision, Desk, Pin};
use crate::texts::Texts;
use crate::ui::field::TextField;
use crate::ui::naming;
use crate::world::World;
use std::time::Duration;

pub struct Door {
    errand: Errand,
    desk: Desk,
    paging: Paging,
    who: Option<Person>,
    at: Stage,
    field: TextField,
    /// What is said to what was typed.
    refused: Option<Refused>,
}

/// Where one is at the door.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    Names,
    /// Asking how the lock stands, or comparing.
    Waiting,
    Typing,
    Locked(Decision),
    Forgotten,
    /// Nobody looks after this station.
    Nobody,
    /// Whatever the PIN, this is not done.
    Never(NotWatched),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Refused {
    TooShort,
    Wrong,
    /// The try could not be written down, so nothing was compared.
    NotCounted(Trouble),
}

impl Door {
    pub fn new(errand: Errand) -> Self {
        Self {
            errand,
            desk: Desk::default(),
            paging: Paging::default(),
            who: None,
            at: Stage::Names,
            field: empty(),
            refused: None,
        }
    }

    fn told(&mut self, answer: &Answer, world: &World) -> Reply {
        if let Some(onward) = self.errand.onward(answer, world) {
            return onward;
        }
        match answer {
            Answer::Desk(desk) => self.at_desk(desk, world),
            Answer::Stands(decision) => self.stands(*decision),
            Answer::Ready(job) => conclude(*job),
            Answer::Refused(decision) => {
                self.refused = Some(Refused::Wrong);
                self.stands(*decision)
            }
            Answer::NotOneself => self.never(NotWatched::Oneself),
            Answer::NotWatched(why) => self.never(*why),
            _ => Reply::ignored(),
        }
    }

    fn never(&mut self, why: NotWatched) -> Reply {
        self.at = Stage::Never(why);
        Reply::stay()
    }

    /// With one volunteer there is nothing to choose.
    fn at_desk(&mut self, desk: &Desk, world: &World) -> Reply {
        self.desk = desk.clone();
        self.desk.recovery &= !self.errand.is_beside();
        self.at = Stage::Names;
        match (self.errand.by(world), desk.volunteers.as_slice()) {
            (Some(by), _) => self.choose(by.clone()),
            (None, []) if self.errand.is_beside() => {
                self.at = Stage::Nobody;
                Reply::stay()
            }
            (None, []) => Reply::replace(Route::FirstVolunteer),
            (None, [only]) => self.choose(only.clone()),
            _ => Reply::stay(),
        }
    }

    fn choose(&mut self, who: Person) -> Reply {
        let volunteer = who.code;
        self.who = Some(who);
        self.at = Stage::Waiting;
        self.refused = None;
        Reply::stay().with(ask(Command::AskLock(volunteer)))
    }

    fn stands(&mut self, decision: Decision) -> Reply {
        self.field = empty();
        self.at = match decision {
            Decision::Free | Decision::CountThenCompare => Stage::Typing,
            locked => Stage::Locked(locked),
        };
        let reply = Reply::stay();
        match decision {
            Decision::Wait(left) => reply.with(Effect::WakeMe { after_ms: until_another_word(left) }),
            _ => reply,
        }
    }

    fn press(&mut self, press: Press, world: &World) -> Reply {
        match self.at {
            Stage::Names => self.press_name(press),
            Stage::Typing => self.press_digit(press, world),
            Stage::Locked(_) | Stage::Forgotten => self.press_beside(press, world),
            Stage::Nobody | Stage::Never(_) => match press {
                Press::Enter | Press::Back => Reply::pop(),
                _ => Reply::ignored(),
            },
            // What is being compared cannot be hurried; the way out stays open.
            Stage::Waiting => match press {
                Press::Home | Press::Back => Reply::ignored(),
                _ => Reply::stay(),
            },
        }
    }

    fn press_name(&mut self, press: Press) -> Reply {
        match press {
            Press::Digit(digit) => match self.paging.chosen(digit, &self.desk.volunteers).cloned() {
                Some(who) => self.choose(who),
                None => Reply::ignored(),
            },
            Press::NextPage if self.paging.turn(&self.desk.volunteers) => Reply::stay(),
            _ => Reply::ignored(),
        }
    }

    fn press_digit(&mut self, press: Press, world: &World) -> Reply {
        match press {
            Press::Enter => self.typed(world),
            Press::LeaveField => self.back(world),
            Press::NextPage => {
                self.at = Stage::Forgotten;
                Reply::stay()
            }
            press if self.field.press(press) => {
                self.refused = None;
                Reply::stay()
            }
            _ => Reply::ignored(),
        }
    }

    fn typed(&mut self, world: &World) -> Reply {
        let (Ok(pin), Some(who)) = (self.field.text().parse::<Pin>(), &self.who) else {
            self.refused = Some(Refused::TooShort);
            return Reply::stay();
        };
        let tried = self.errand.try_with(who.code, pin, world);
        self.at = Stage::Waiting;
        self.field = empty();
        Reply::stay().with(tried)
    }

    /// Without a PIN: to another name, to the recovery code, or to typing after all.
    fn press_beside(&mut self, press: Press, world: &World) -> Reply {
        match press {
            Press::Digit(1) if self.desk.recovery => match &self.who {
                Some(who) => Reply::push(Route::Recovery { volunteer: who.code }),
                None => Reply::ignored(),
            },
            Press::Enter | Press::Back if self.at == Stage::Forgotten => {
                self.at = Stage::Typing;
                Reply::stay()
            }
            Press::Enter | Press::Back => self.back(world),
            _ => Reply::ignored(),
        }
    }

    /// One step back: to the names where there are several, else out.
    fn back(&mut self, world: &World) -> Reply {
        if self.desk.volunteers.len() < 2 || self.errand.by(world).is_some() {
            return Reply::pop();
        }
        self.at = Stage::Names;
        self.field = empty();
        Reply::stay()
    }

    fn names(&self, texts: Texts) -> Outline {
        let names = &self.desk.volunteers;
        let choices = self.paging.view(names).map(|(digit, person)| entry(digit, person, names, texts));
        Outline {
            title: texts.door_names_title().into(),
            texts: vec![texts.door_names_text().into()],
            choices: choices.collect(),
            note: self.paging.words(names, texts),
            more: self.paging.more(names),
            ..Outline::default()
        }
    }

    fn typing(&self, who: &str, world: &World) -> Outline {
        let texts = world.texts;
        let text = match self.refused {
            Some(Refused::NotCounted(trouble)) => not_counted(trouble, texts),
            None => texts.door_text(),
            Some(Refused::TooShort) => texts.pin_too_short(),
            Some(Refused::Wrong) => texts.door_wrong(),
        };
        let title = texts.door_title(who);
        Outline {
            title: title.clone(),
            texts: self.errand.words(world).into_iter().chain([text.into()]).collect(),
            field: Some(asked(&self.field, texts)),
            enter: Some(if self.field.is_empty() { texts.pin_leave() } else { texts.pin_done() }.into()),
            note: Some(texts.door_forgotten_note().into()),
            more: true,
            spoken: Some(Narration::of([title, text.to_owned()])),
            ..Outline::default()
        }
    }

    /// What can be done without the PIN.
    fn beside(&self, title: String, text: String, back: &str, texts: Texts) -> Outline {
        let code = self.desk.recovery.then(|| Choice::new(1, texts.door_recovery()));
        Outline {
            title,
            texts: vec![text],
            choices: code.into_iter().collect(),
            enter: Some(back.into()),
            ..Outline::default()
        }
    }
}

/// Why nobody gets in, and what to do: whoever stands here is the one the residents are told to ask.
fn not_counted(trouble: Trouble, texts: Texts) -> &'static str {
    match trouble {
        Trouble::DiskFull => texts.door_full(),
        Trouble::ReadOnly => texts.door_read_only(),
        Trouble::Disk => texts.door_disk(),
        Trouble::InUse => texts.trouble_in_use(),
        Trouble::Newer => texts.trouble_newer(),
        Trouble::Mending => texts.trouble_mending(),
    }
}

/// Until the sentence about the waiting reads otherwise: every ten seconds in the last minute, before it every minute.
fn until_another_word(left: Duration) -> u32 {
    let step = if left > MINUTE { MINUTE } else { Duration::from_secs(10) };
    let over = left.as_millis() % step.as_millis();
    let until = if over == 0 { step.as_millis() } else { over };
    // A little late rather than a little early, which would say the same again.
    u32::try_from(until).unwrap_or(u32::MAX).saturating_add(50)
}

const MINUTE: Duration = Duration::from_secs(60);

/// Rounded up: nobody is told too little.
fn waiting(left: Duration, texts: Texts) -> String {
    let millis = u64::try_from(left.as_millis()).unwrap_or(u64::MAX);
    if left > MINUTE {
        texts.door_wait_minutes(millis.div_ceil(60_000))
    } else {
        texts.door_wait_seconds(millis.div_ceil(10_000) * 10)
    }
}

impl Screen for Door {
    fn handle(&mut self, event: &Event, world: &World) -> Reply {
        match event {
            Event::Entered => Reply::ignored().with(ask(Command::Look)),
            Event::Told(Fact::Supervised(answer)) => self.told(answer, world),
            // Nothing was compared; who types again finds the lock as it is.
            Event::Told(Fact::Failed(trouble)) => {
                self.at = Stage::Typing;
                self.refused = Some(Refused::NotCounted(*trouble));
                Reply::stay()
            }
            // Whoever has gone on to another name is not disturbed.
            Event::Woken => match &self.who {
                Some(who) if matches!(self.at, Stage::Locked(_)) => {
                    Reply::ignored().with(ask(Command::AskLock(who.code)))
                }
                _ => Reply::ignored(),
            },
            Event::Press(press) => self.press(*press, world),
            _ => Reply::ignored(),
        }
    }

    fn outline(&self, world: &World) -> Outline {
        let texts = world.texts;
        let who = self.who.as_ref().map(naming::short).unwrap_or_default();
        let outline = match self.at {
            Stage::Names => self.names(texts),
            Stage::Typing => self.typing(&who, world),
            Stage::Waiting => Outline { title: texts.door_comparing().into(), ..Outline::default() },
            Stage::Locked(Decision::Wait(left)) => {
                self.beside(texts.door_locked_title().into(), waiting(left, texts), texts.door_out(), texts)
            }
            Stage::Locked(_) => {
                let text = if self.desk.recovery { texts.door_shut() } else { texts.door_shut_for_good() };
                self.beside(texts.door_locked_title().into(), text.into(), texts.door_out(), texts)
            }
            Stage::Forgotten => {
                let text = if self.desk.recovery { texts.door_forgotten() } else { texts.door_forgotten_no_code() };
                self.beside(texts.door_forgotten_title().into(), text.into(), texts.door_try_again(), texts)
            }
            Stage::Nobody => {
                self.beside(texts.watch_nobody().into(), texts.watch_nobody_text().into(), texts.door_out(), texts)
            }
            Stage::Never(why) => {
                let title = texts.watch_never_title().into();
                self.beside(title, not_watched(why, texts).into(), texts.door_out(), texts)
            }
        };
        // Said above in other words.
        let told = matches!(self.refused, Some(Refused::NotCounted(_)));
        let trouble = world.trouble.filter(|_| !told).map(|trouble| trouble::words(trouble, texts));
        Outline { note: trouble.or(outline.note), ..outline }
    }
}
