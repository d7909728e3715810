//! The way in without a PIN: the commune's recovery code, then a new PIN.

use super::chosen_pin::{ChosenPin, Step};
use super::{Room, ask, conclude};
use crate::contract::{Event, Fact, FieldKind, Outline, Press, Reply, Screen};
use crate::narration::Narration;
use crate::record::{LearnerCode, Person};
use crate::screens::{Route, trouble};
use crate::supervisor::{Answer, CHARACTERS, Command, NotARecoveryCode, RecoveryCode};
use crate::texts::Texts;
use crate::ui::field::TextField;
use crate::ui::naming;
use crate::world::World;

/// Hyphens and a few spaces may be typed too.
const LETTERS: usize = CHARACTERS + 8;

pub struct Recovery {
    volunteer: LearnerCode,
    person: Option<Person>,
    code: TextField,
    refused: Option<Refused>,
    waiting: bool,
    /// Once the code was proven.
    choosing: Option<ChosenPin>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Refused {
    Unread(NotARecoveryCode),
    /// It reads well and is not this station's.
    Other,
}

impl Recovery {
    pub fn new(volunteer: LearnerCode) -> Self {
        // No input method in this field: the code is Latin letters and digits.
        let code = TextField::new(FieldKind::Plain).at_most(LETTERS);
        Self { volunteer, person: None, code, refused: None, waiting: false, choosing: None }
    }

    fn press(&mut self, press: Press) -> Reply {
        match &mut self.choosing {
            _ if self.waiting => {
                if press == Press::Home {
                    Reply::ignored()
                } else {
                    Reply::stay()
                }
            }
            None => self.press_code(press),
            Some(choosing) => match choosing.press(press) {
                Step::Changed => Reply::stay(),
                Step::Nothing => Reply::ignored(),
                Step::Left => Reply::pop(),
                Step::Chosen(pin) => {
                    self.waiting = true;
                    Reply::stay().with(ask(Command::ChangePin { volunteer: self.volunteer, pin }))
                }
            },
        }
    }

    fn press_code(&mut self, press: Press) -> Reply {
        match press {
            Press::LeaveField => Reply::pop(),
            // Compared once and unchanged since: it would only be compared again.
            Press::Enter if self.refused == Some(Refused::Other) => Reply::pop(),
            Press::Enter => match self.code.text().parse::<RecoveryCode>() {
                Ok(code) => {
                    self.waiting = true;
                    Reply::stay().with(ask(Command::TryRecovery { volunteer: self.volunteer, code }))
                }
                Err(why) => self.refuse(Refused::Unread(why)),
            },
            press if self.code.press(press) => {
                self.refused = None;
                Reply::stay()
            }
            _ => Reply::ignored(),
        }
    }

    fn refuse(&mut self, why: Refused) -> Reply {
        self.refused = Some(why);
        self.waiting = false;
        Reply::stay()
    }

    fn told(&mut self, answer: &Answer) -> Reply {
        match answer {
            Answer::Desk(desk) => {
                self.person = desk.volunteers.iter().find(|person| person.code == self.volunteer).cloned();
                if self.person.is_some() && desk.recovery { Reply::stay() } else { Reply::pop() }
            }
            Answer::Ready(job) => conclude(*job),
            Answer::Refused(_) => self.refuse(Refused::Other),
            Answer::Recovered => {
                self.waiting = false;
                self.choosing = Some(ChosenPin::default());
                Reply::stay()
            }
            Answer::Entered(_) => Reply::replace(Route::Room(Room::Menu)),
            _ => Reply::ignored(),
        }
    }

    fn typing(&self, texts: Texts) -> Outline {
        let text = match self.refused {
            None => texts.recovery_text(),
            Some(Refused::Unread(NotARecoveryCode::Length)) => texts.recovery_length(),
            Some(Refused::Unread(NotARecoveryCode::Character(_))) => texts.recovery_character(),
            Some(Refused::Unread(NotARecoveryCode::Check)) => texts.recovery_check(),
            Some(Refused::Other) => texts.recovery_other(),
        };
        let enter = if self.code.is_empty() { texts.pin_leave() } else { texts.pin_done() };
        Outline {
            title: texts.recovery_title().into(),
            texts: vec![text.into()],
            field: Some(self.code.outline(texts.recovery_label(), Some(texts.recovery_help().into()))),
            enter: Some(enter.into()),
            spoken: Some(Narration::of([texts.recovery_title(), text])),
            ..Outline::default()
        }
    }
}

impl Screen for Recovery {
    fn handle(&mut self, event: &Event, _: &World) -> Reply {
        match event {
            Event::Entered => Reply::ignored().with(ask(Command::Look)),
            Event::Told(Fact::Supervised(answer)) => self.told(answer),
            Event::Told(Fact::Failed(_)) => {
                self.waiting = false;
                Reply::stay()
            }
            Event::Press(press) => self.press(*press),
            _ => Reply::ignored(),
        }
    }

    fn outline(&self, world: &World) -> Outline {
        let texts = world.texts;
        let who = self.person.as_ref().map(naming::short).unwrap_or_default();
        let outline = match &self.choosing {
            _ if self.waiting => Outline { title: texts.door_comparing().into(), ..Outline::default() },
            None => self.typing(texts),
            Some(choosing) => choosing.outline(&who, texts),
        };
        Outline { note: world.trouble.map(|trouble| trouble::words(trouble, texts)), ..outline }
    }
}
