//! How the station stands with its commune, and what the stick carries between them: the request to be enrolled out, the
//! signed list in. A key that is new is compared with the commune's paper card, digit by digit, by the person who stands here.

use super::{ask, draw_facts};
use crate::contract::{Choice, Event, Fact, Outline, Press, Reply, Screen};
use crate::screens::trouble;
use crate::supervisor::{Answer, Command, Enrolment, KeyStanding, NotCarried, Offer};
use crate::texts::Texts;
use crate::ui::{Canvas, page};
use crate::vietnamese::{capitalised, date};
use crate::world::World;

#[derive(Default)]
pub struct CommuneKey {
    at: Stage,
    keys: Option<KeyStanding>,
    remark: Option<Remark>,
    taking: bool,
}

#[derive(Default)]
enum Stage {
    #[default]
    Look,
    Written {
        file: String,
        digits: String,
    },
    Offered(Offer),
}

/// What is said to what was tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Remark {
    NotCarried(NotCarried),
    Taken,
}

impl CommuneKey {
    fn told(&mut self, answer: &Answer) -> Reply {
        match answer {
            Answer::Keys(keys) => {
                self.keys = Some(keys.clone());
                if std::mem::take(&mut self.taking) {
                    self.look(Some(Remark::Taken));
                }
            }
            Answer::Requested { file, digits } => {
                self.at = Stage::Written { file: file.clone(), digits: digits.clone() };
            }
            Answer::Offered(offer) => self.at = Stage::Offered(offer.clone()),
            Answer::NotCarried(why) => self.look(Some(Remark::NotCarried(*why))),
            _ => return Reply::ignored(),
        }
        Reply::stay()
    }

    fn look(&mut self, remark: Option<Remark>) {
        (self.at, self.remark) = (Stage::Look, remark);
    }

    fn press(&mut self, press: Press) -> Reply {
        match (&self.at, press) {
            (Stage::Look, Press::Digit(1)) => Reply::ignored().with(ask(Command::RequestEnrolment)),
            (Stage::Look, Press::Digit(2)) => Reply::ignored().with(ask(Command::LookForList)),
            (Stage::Look, Press::Enter) => Reply::pop(),
            (Stage::Offered(offer), Press::Digit(1)) if !offer.same => {
                self.taking = true;
                Reply::ignored().with(ask(Command::TakeList))
            }
            (Stage::Offered(offer), Press::Digit(2)) if !offer.same => self.back(),
            (Stage::Offered(offer), Press::Enter) if offer.same => self.back(),
            (Stage::Written { .. }, Press::Enter) | (Stage::Written { .. } | Stage::Offered(_), Press::Back) => {
                self.back()
            }
            _ => Reply::ignored(),
        }
    }

    /// To the facts, as they are now.
    fn back(&mut self) -> Reply {
        self.look(None);
        Reply::stay().with(ask(Command::AskKeys))
    }

    fn facts(&self, texts: Texts) -> Vec<(&'static str, String)> {
        let Some(keys) = &self.keys else { return Vec::new() };
        let list = keys.list.as_ref().map_or_else(
            || texts.enrol_list_none().into(),
            |list| texts.enrol_list_facts(&list.commune, list.counter, date(list.issued)),
        );
        vec![
            (texts.enrol_key(), keys.key.clone()),
            (texts.enrol_list(), list),
            (texts.enrol_standing(), standing(keys, texts).into()),
        ]
    }

    fn looking(&self, texts: Texts) -> Outline {
        let text = match self.remark {
            None => texts.enrol_text(),
            Some(Remark::Taken) => texts.enrol_taken(),
            Some(Remark::NotCarried(why)) => not_carried(why, texts),
        };
        let test = self.keys.as_ref().is_some_and(|keys| keys.on_test_root);
        Outline {
            title: texts.first_keys().into(),
            texts: vec![text.into()],
            choices: vec![Choice::new(1, texts.enrol_write()), Choice::new(2, texts.enrol_look())],
            enter: Some(texts.room_back().into()),
            note: test.then(|| capitalised(texts.doctor_test_root())),
            ..Outline::default()
        }
    }

    /// The page without digits and facts.
    fn frame(&self, world: &World) -> Outline {
        let texts = world.texts;
        let outline = match &self.at {
            Stage::Look => self.looking(texts),
            Stage::Written { file, .. } => Outline {
                title: texts.enrol_written_title().into(),
                texts: vec![texts.enrol_written(file)],
                enter: Some(texts.room_back().into()),
                ..Outline::default()
            },
            Stage::Offered(offer) if offer.same => Outline {
                title: texts.enrol_same().into(),
                enter: Some(texts.room_back().into()),
                ..Outline::default()
            },
            Stage::Offered(offer) => offered(offer, texts),
        };
        let trouble = world.trouble.map(|trouble| trouble::words(trouble, texts));
        Outline { note: trouble.or(outline.note), ..outline }
    }

    /// The digits to be compared, where there are any.
    fn digits(&self) -> Option<&str> {
        match &self.at {
            Stage::Written { digits, .. } => Some(digits),
            Stage::Offered(offer) if offer.new_key => Some(&offer.list.digits),
            _ => None,
        }
    }
}

/// The question whether to take it: under a key that is new, with the digits to be compared.
fn offered(offer: &Offer, texts: Texts) -> Outline {
    let list = &offer.list;
    let us = if offer.enrolled == Enrolment::Enrolled { texts.enrol_with_us() } else { texts.enrol_without_us() };
    let (title, text, yes, no) = if offer.new_key {
        let title = texts.enrol_compare_title(&list.commune);
        (title, texts.enrol_compare().into(), texts.enrol_compare_yes(), texts.enrol_compare_no())
    } else {
        let about = texts.enrol_newer(&list.commune, date(list.issued), list.stations);
        (texts.enrol_newer_title(list.counter), about, texts.enrol_newer_yes(), texts.enrol_newer_no())
    };
    Outline {
        title,
        texts: vec![text],
        choices: vec![Choice::new(1, yes), Choice::new(2, no)],
        note: Some(us.into()),
        ..Outline::default()
    }
}

fn standing(keys: &KeyStanding, texts: Texts) -> &'static str {
    match keys.enrolled {
        Enrolment::NotYet if keys.requested => texts.enrol_waiting(),
        Enrolment::NotYet => texts.enrol_not_yet(),
        Enrolment::Enrolled => texts.enrol_listed(),
        Enrolment::Retired => texts.enrol_retired(),
        Enrolment::Compromised => texts.enrol_stolen(),
    }
}

fn not_carried(why: NotCarried, texts: Texts) -> &'static str {
    match why {
        NotCarried::NoStick => texts.enrol_no_stick(),
        NotCarried::SeveralSticks => texts.enrol_several(),
        NotCarried::Locked => texts.enrol_locked(),
        NotCarried::Failed => texts.enrol_failed(),
        NotCarried::NoPlace => texts.enrol_no_place(),
        NotCarried::OddPlace => texts.enrol_odd_place(),
        NotCarried::NoList => texts.enrol_no_list(),
        NotCarried::Damaged => texts.enrol_damaged(),
        NotCarried::NotByRoot => texts.enrol_not_by_root(),
        NotCarried::NotByCommune => texts.enrol_not_by_commune(),
        NotCarried::OtherCommune => texts.enrol_other_commune(),
        NotCarried::Older => texts.enrol_older(),
        NotCarried::Contradicts => texts.enrol_contradicts(),
    }
}

/// Four groups a line, far enough apart to be read out.
fn lines_of(digits: &str) -> Vec<String> {
    let groups: Vec<&str> = digits.split_whitespace().collect();
    groups.chunks(4).map(|line| line.join("   ")).collect()
}

impl Screen for CommuneKey {
    fn handle(&mut self, event: &Event, _: &World) -> Reply {
        match event {
            Event::Entered => Reply::ignored().with(ask(Command::AskKeys)),
            Event::Told(Fact::Supervised(answer)) => self.told(answer),
            // What was said of the stick is true no more.
            Event::Told(Fact::Stick { .. }) if matches!(self.remark, Some(Remark::NotCarried(_))) => {
                self.remark = None;
                Reply::stay()
            }
            Event::Told(Fact::Failed(_)) => {
                self.taking = false;
                self.look(None);
                Reply::stay()
            }
            Event::Press(press) => self.press(*press),
            _ => Reply::ignored(),
        }
    }

    fn outline(&self, world: &World) -> Outline {
        let frame = self.frame(world);
        let facts = match self.at {
            Stage::Look => self.facts(world.texts),
            _ => Vec::new(),
        };
        let facts = facts.into_iter().map(|(what, value)| format!("{what}: {value}"));
        let digits = self.digits().map(lines_of).unwrap_or_default();
        Outline { texts: frame.texts.iter().cloned().chain(facts).chain(digits).collect(), ..frame }
    }

    fn view(&self, world: &World, canvas: &mut Canvas) {
        let frame = self.frame(world);
        let Some(digits) = self.digits().map(lines_of) else {
            let facts = if matches!(self.at, Stage::Look) { self.facts(world.texts) } else { Vec::new() };
            return draw_facts(&frame, &facts, world, canvas);
        };
        let rows = digits.len() as u16 * 2 - 1;
        let block = page::draw_around(&frame, rows, world.texts, canvas);
        for (row, line) in (0..).zip(&digits) {
            canvas.line(block.x, block.y + 2 * row, line, canvas.theme.heading);
        }
    }
}
