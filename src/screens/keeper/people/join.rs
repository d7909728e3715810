//! Two entries that are one human being. Joined they can be taken apart again: what stands back is listed here.

use super::dossier::{Dossier, Heard};
use super::{PeopleRoom, Seeking, enter, wish};
use crate::contract::{Choice, Event, Fact, Outline, Press, Reply, Screen};
use crate::record::{LearnerCode, Person};
use crate::screens::paging::Paging;
use crate::supervisor::people::{Deed, Joined};
use crate::texts::Texts;
use crate::ui::naming;
use crate::world::World;

/// The digit of "one more".
const MORE: u8 = 8;

/// What was joined to this person.
pub struct Join {
    dossier: Dossier,
    paging: Paging,
    /// To be taken out, after a question.
    apart: Option<Joined>,
}

impl Join {
    pub fn new(learner: LearnerCode) -> Self {
        Self { dossier: Dossier::of(learner), paging: Paging::default(), apart: None }
    }

    fn joined(&self) -> &[Joined] {
        self.dossier.page().map(|page| page.joined.as_slice()).unwrap_or_default()
    }

    fn press(&mut self, press: Press) -> Reply {
        let into = self.dossier.learner();
        match (&self.apart, press) {
            (Some(joined), Press::Digit(1)) => {
                let from = joined.code;
                Reply::ignored().with(wish(Deed::Unmerge { from, into }))
            }
            (Some(_), Press::Digit(2) | Press::Back) => {
                self.apart = None;
                Reply::stay()
            }
            (Some(_), _) => Reply::ignored(),
            (None, Press::Digit(MORE)) => enter(PeopleRoom::Find(Seeking::Join { into })),
            (None, Press::Digit(digit)) => {
                self.apart = self.paging.chosen(digit, self.joined()).cloned();
                if self.apart.is_some() { Reply::stay() } else { Reply::ignored() }
            }
            (None, Press::NextPage) => {
                let mut paging = self.paging;
                let turned = paging.turn(self.joined());
                self.paging = paging;
                if turned { Reply::stay() } else { Reply::ignored() }
            }
            (None, Press::Enter) => Reply::pop(),
            (None, _) => Reply::ignored(),
        }
    }

    fn list(&self, texts: Texts) -> Outline {
        let joined = self.joined();
        let who = self.dossier.who();
        let text = if joined.is_empty() { texts.join_none(&who) } else { texts.join_text(&who) };
        let entries = self.paging.view(joined).map(|(digit, one)| Choice::new(digit, called(one, texts)));
        Outline {
            title: texts.join_title(&who),
            texts: vec![text],
            choices: entries.chain([Choice::new(MORE, texts.join_more())]).collect(),
            enter: Some(texts.room_back().into()),
            note: self.paging.words(joined, texts),
            more: self.paging.more(joined),
            ..Outline::default()
        }
    }

    fn sure(&self, joined: &Joined, texts: Texts) -> Outline {
        Outline {
            title: texts.apart_title().into(),
            texts: vec![texts.apart_text(called(joined, texts), self.dossier.who())],
            choices: vec![Choice::new(1, texts.apart_yes()), Choice::new(2, texts.join_no())],
            ..Outline::default()
        }
    }
}

/// Name and number, or that it was a guest.
fn called(joined: &Joined, texts: Texts) -> String {
    match &joined.known_as {
        Some((name, number)) => texts.join_known(name, number),
        None => texts.join_guest().to_owned(),
    }
}

impl Screen for Join {
    fn handle(&mut self, event: &Event, _: &World) -> Reply {
        match (event, self.dossier.hear(event)) {
            (Event::Entered, _) => self.dossier.ask(),
            (_, Heard::Page | Heard::Refused) => {
                self.apart = None;
                self.paging = Paging::default();
                Reply::stay()
            }
            (Event::Press(press), Heard::Nothing) => self.press(*press),
            _ => Reply::ignored(),
        }
    }

    fn outline(&self, world: &World) -> Outline {
        let outline = match &self.apart {
            Some(joined) => self.sure(joined, world.texts),
            None => self.list(world.texts),
        };
        self.dossier.noting(outline, world)
    }
}

/// Before two become one.
pub struct JoinWith {
    kept: Dossier,
    other: Dossier,
    saving: bool,
}

impl JoinWith {
    pub fn new(learner: LearnerCode, other: LearnerCode) -> Self {
        Self { kept: Dossier::of(learner), other: Dossier::of(other), saving: false }
    }

    fn press(&mut self, press: Press) -> Reply {
        match press {
            Press::Digit(1) if self.both().is_some() => {
                self.saving = true;
                let (from, into) = (self.other.learner(), self.kept.learner());
                // Whether the names differ stood on the screen.
                Reply::ignored().with(wish(Deed::Merge { from, into, sure: true }))
            }
            Press::Digit(2) | Press::Enter => Reply::pop(),
            _ => Reply::ignored(),
        }
    }

    fn both(&self) -> Option<(&Person, &Person)> {
        let (kept, other) = (self.kept.person()?, self.other.person()?);
        (kept.code != other.code).then_some((kept, other))
    }

    fn question(&self, texts: Texts) -> Outline {
        let Some((kept, other)) = self.both() else {
            let (title, enter) = (texts.join_same().to_owned(), Some(texts.room_back().to_owned()));
            return Outline { title, enter, ..Outline::default() };
        };
        let differ = crate::vietnamese::fold(&kept.name) != crate::vietnamese::fold(&other.name);
        let known = |person: &Person| texts.join_known(naming::full(person), format!("{:05}", person.number));
        let after = texts.join_after(naming::full(kept), naming::short(other));
        Outline {
            title: texts.join_question().into(),
            texts: [known(kept), known(other)]
                .into_iter()
                .chain(differ.then(|| texts.join_names_differ().to_owned()))
                .chain([after])
                .collect(),
            choices: vec![Choice::new(1, texts.join_yes()), Choice::new(2, texts.join_no())],
            ..Outline::default()
        }
    }
}

impl Screen for JoinWith {
    fn handle(&mut self, event: &Event, _: &World) -> Reply {
        let (kept, other) = (self.kept.hear(event), self.other.hear(event));
        match event {
            Event::Entered => {
                let effects = [self.kept.ask(), self.other.ask()].into_iter().flat_map(|reply| reply.effects);
                Reply { effects: effects.collect(), ..Reply::ignored() }
            }
            Event::Told(Fact::Failed(_)) => {
                self.saving = false;
                Reply::stay()
            }
            // Joined: back to the list, where it can be taken apart.
            Event::Told(_) if kept == Heard::Page && self.saving => Reply::pop(),
            Event::Told(_) if kept != Heard::Nothing || other != Heard::Nothing => {
                self.saving = false;
                Reply::stay()
            }
            Event::Press(press) => self.press(*press),
            _ => Reply::ignored(),
        }
    }

    fn outline(&self, world: &World) -> Outline {
        self.kept.noting(self.question(world.texts), world)
    }
}
