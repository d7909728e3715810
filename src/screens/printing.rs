//! The key that puts something on paper, where the station has a printer, and how that went.

use crate::contract::{Choice, Effect, Event, Fact, Press, Printed, Reply};
use crate::narration::Narration;
use crate::texts::Texts;
use crate::world::World;

/// The key.
const PRINT: u8 = 1;

/// What is to be printed.
pub struct Job {
    /// The code or number on the paper, by which the printer's answer is known.
    pub code: String,
    pub effect: Effect,
}

/// How far the paper is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Printing {
    /// There is no printer, or nobody knows of one yet.
    #[default]
    Absent,
    Offered,
    /// The printer is at work.
    Running,
    Done,
    NotReady,
}

impl Printing {
    /// Answers what is about the printer; `None` for everything else. `job`: what there is to print, if anything.
    pub fn handle(&mut self, event: &Event, job: impl Fn() -> Option<Job>, world: &World) -> Option<Reply> {
        match (event, &self) {
            (Event::Told(Fact::Printer { is_there }), Self::Absent | Self::Offered) => {
                *self = if *is_there { Self::Offered } else { Self::Absent };
                Some(Reply::stay())
            }
            (Event::Told(Fact::Printed { code, how }), Self::Running) if job().is_some_and(|job| job.code == *code) => {
                *self = match how {
                    Printed::Done => Self::Done,
                    Printed::NotReady => Self::NotReady,
                };
                Some(Reply::stay().with(Effect::Speak(Narration::of([self.said(world.texts)]))))
            }
            (Event::Press(Press::Digit(PRINT)), Self::Offered | Self::Done | Self::NotReady) => {
                let job = job()?;
                *self = Self::Running;
                Some(Reply::stay().with(job.effect))
            }
            _ => None,
        }
    }

    /// What the key does, or is doing.
    pub fn choice(self, texts: Texts) -> Option<Choice> {
        let label = match self {
            Self::Absent => return None,
            Self::Offered => texts.paper_print(),
            Self::Running => texts.paper_printing(),
            Self::Done => texts.paper_printed(),
            Self::NotReady => texts.paper_print_again(),
        };
        Some(Choice::new(PRINT, label))
    }

    /// What is to be said where it did not go well.
    pub fn trouble(self, texts: Texts) -> Option<&'static str> {
        (self == Self::NotReady).then(|| texts.paper_not_ready())
    }

    fn said(self, texts: Texts) -> &'static str {
        self.trouble(texts).unwrap_or(texts.paper_printed())
    }
}
