//! Everything about one person on one page: what they have learned, and what can be done for them.

use super::dossier::{Dossier, Heard};
use super::{PeopleRoom, enter};
use crate::contract::{Choice, Event, Mark, Outline, Press, Reply, Screen};
use crate::record::{LearnerCode, LearnerNumber, LessonProgress};
use crate::supervisor::people::Page as Known;
use crate::texts::Texts;
use crate::ui::{Canvas, naming, page, wrap};
use crate::vietnamese::date;
use crate::world::World;

/// Lessons in view at once; `/` shows the next ones.
const LESSONS: usize = 5;

pub struct Page {
    dossier: Dossier,
    /// The first lesson in view.
    from: usize,
}

/// A lesson and how far they are with it.
type Row = (String, String);

impl Page {
    pub fn new(learner: LearnerCode) -> Self {
        Self { dossier: Dossier::of(learner), from: 0 }
    }

    fn press(&mut self, press: Press, world: &World) -> Reply {
        let learner = self.dossier.learner();
        let Some(page) = self.dossier.page() else { return Reply::ignored() };
        match press {
            Press::Digit(1) => enter(PeopleRoom::Correct { learner }),
            Press::Digit(2) => enter(PeopleRoom::Card { learner }),
            Press::Digit(3) => enter(PeopleRoom::Consent { learner }),
            Press::Digit(4) => enter(PeopleRoom::Join { learner }),
            Press::Digit(5) => enter(PeopleRoom::Hand { learner }),
            Press::Digit(6) => enter(PeopleRoom::Forget { learner, refused: false }),
            Press::Enter => Reply::pop(),
            Press::NextPage => {
                let all = lessons(page, world).len();
                self.from = if self.from + LESSONS < all { self.from + LESSONS } else { 0 };
                if all > LESSONS { Reply::stay() } else { Reply::ignored() }
            }
            _ => Reply::ignored(),
        }
    }

    fn frame(&self, page: &Known, world: &World) -> Outline {
        let texts = world.texts;
        let consent = if page.consent_heard { texts.learner_consent_heard() } else { texts.learner_consent() };
        let mark = if page.consent_heard { Mark::Done } else { Mark::None };
        let all = lessons(page, world).len();
        Outline {
            title: naming::full(&page.person),
            texts: vec![about(page, world)],
            choices: vec![
                Choice::new(1, texts.learner_correct()),
                Choice::new(2, texts.learner_card()),
                Choice::new(3, consent).marked(mark),
                Choice::new(4, texts.learner_join()),
                Choice::new(5, texts.learner_hand()),
                Choice::new(6, texts.learner_forget()),
            ],
            enter: Some(texts.room_back().into()),
            more: all > LESSONS,
            ..Outline::default()
        }
    }

    /// The lessons in view.
    fn rows(&self, page: &Known, world: &World) -> Vec<Row> {
        lessons(page, world).into_iter().skip(self.from).take(LESSONS).collect()
    }
}

/// Hamlet, number, visits.
fn about(page: &Known, world: &World) -> String {
    let texts = world.texts;
    let xom = page.person.xom.as_deref().and_then(|id| world.station.xom(id));
    let number = LearnerNumber::try_from(page.person.number).map(|number| number.to_string()).unwrap_or_default();
    let last = page.visits.last().map(|visit| visit.began.at_the_station());
    let visits = match last {
        None => texts.learner_never().to_owned(),
        Some(None) => texts.learner_visits(page.visits.len()),
        Some(Some(day)) => texts.learner_visits_last(date(day.date()), page.visits.len()),
    };
    let parts = [xom.map(|xom| texts.number_of_xom(&xom.name)), Some(texts.people_number(number)), Some(visits)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// The lessons they have begun, in the order of the list.
fn lessons(page: &Known, world: &World) -> Vec<Row> {
    let begun = world.catalogue.lessons().iter();
    let begun = begun.filter_map(|lesson| Some((lesson, page.progress.lessons.get(&lesson.number)?)));
    begun.map(|(lesson, done)| (lesson.title.clone(), how_far(done, lesson.safety, world.texts))).collect()
}

fn how_far(done: &LessonProgress, safety: bool, texts: Texts) -> String {
    match done.best_check {
        _ if done.is_mastered(safety) && done.check_passed => texts.learner_mastered().to_owned(),
        Some((right, of)) if done.check_passed => texts.learner_passed(of, right),
        Some((right, of)) => texts.learner_checked(of, right),
        None => texts.learner_begun(done.modes_done.len()),
    }
}

impl Screen for Page {
    fn handle(&mut self, event: &Event, world: &World) -> Reply {
        match (event, self.dossier.hear(event)) {
            (Event::Entered, _) => self.dossier.ask(),
            (_, Heard::Page | Heard::Refused) => Reply::stay(),
            (Event::Press(press), Heard::Nothing) => self.press(*press, world),
            _ => Reply::ignored(),
        }
    }

    fn outline(&self, world: &World) -> Outline {
        let outline = match self.dossier.page() {
            Some(page) => self.frame(page, world),
            None => Outline { enter: Some(world.texts.room_back().into()), ..Outline::default() },
        };
        self.dossier.noting(outline, world)
    }

    fn sheet(&self, world: &World) -> Vec<String> {
        let rows = self.dossier.page().map(|page| self.rows(page, world)).unwrap_or_default();
        rows.into_iter().map(|(lesson, how)| format!("{lesson}: {how}")).collect()
    }

    fn view(&self, world: &World, canvas: &mut Canvas) {
        let rows = self.dossier.page().map(|page| self.rows(page, world)).unwrap_or_default();
        let block = page::draw_around(&self.outline(world), rows.len() as u16, world.texts, canvas);
        let widest = rows.iter().map(|(_, how)| wrap::width(how)).max().unwrap_or(0);
        let room = block.width.saturating_sub(widest + 2);
        let titles = rows.iter().map(|(title, _)| wrap::width(title)).max().unwrap_or(0).min(room);
        for (y, (title, how)) in (block.y..).zip(&rows) {
            canvas.line(block.x, y, &wrap::shorten(title, room), canvas.theme.text);
            canvas.line(block.x + titles + 2, y, how, canvas.theme.quiet);
        }
    }
}
