//! Sổ trạm: the tables of a period, one at a time, with a quiet bar beside each row; digits choose the table, `/` turns
//! the page, and from the last page of a table to the next table. What is saved is what is seen.

mod drawing;

use super::ask;
use crate::contract::{Choice, Event, Fact, Outline, Press, Reply, Screen};
use crate::record::Person;
use crate::report::{By, Directory, Format, Period, Sheet as Figures, file_name, period_words, written};
use crate::supervisor::{Answer, Command, OutFile, TakenOut};
use crate::texts::Texts;
use crate::ui::{Canvas, naming};
use crate::world::World;
use drawing::Shown;

pub struct Sheet {
    period: Period,
    /// Once they were counted.
    counted: Option<(Box<Figures>, Vec<Person>)>,
    /// Which page is in view.
    face: usize,
    taken_out: Option<TakenOut>,
}

/// The digit that saves, and from which on digits choose tables.
const SAVE: u8 = 1;
const TABLES: u8 = 2;

/// A page: a table, and from which row on.
type Face = (By, usize);

impl Sheet {
    pub fn of(period: Period) -> Self {
        Self { period, counted: None, face: 0, taken_out: None }
    }

    fn figures(&self) -> Option<&Figures> {
        self.counted.as_ref().map(|(figures, _)| figures.as_ref()).filter(|figures| !figures.is_empty())
    }

    fn faces(&self) -> Vec<Face> {
        let tables = self.figures().map_or(&[][..], |figures| &figures.tables);
        let pages = |by: By, rows: usize| (0..rows.max(1)).step_by(drawing::rows(by)).map(move |from| (by, from));
        tables.iter().flat_map(|table| pages(table.by, table.rows.len())).collect()
    }

    fn in_view(&self) -> Face {
        self.faces().get(self.face).copied().unwrap_or((By::Xom, 0))
    }

    fn choose(&mut self, digit: u8) -> Reply {
        let by = usize::from(digit).checked_sub(usize::from(TABLES)).and_then(|place| By::ALL.get(place));
        let face = by.and_then(|by| self.faces().iter().position(|(of, _)| of == by));
        match face {
            Some(face) => self.show(face),
            None => Reply::ignored(),
        }
    }

    fn show(&mut self, face: usize) -> Reply {
        self.face = face;
        self.taken_out = None;
        Reply::stay()
    }

    /// All tables as a workbook, the one in view as CSV.
    fn save(&mut self, world: &World) -> Reply {
        let Some(figures) = self.figures() else { return Reply::ignored() };
        let (by, called) = (self.in_view().0, self.directory(world, number));
        let file = |format| {
            let bytes = written(figures, by, format, &called, world.texts).ok()?;
            Some(OutFile { name: file_name(self.period, by, format), bytes })
        };
        match [Format::Xlsx, Format::Csv].map(file) {
            [Some(all), Some(one)] => {
                Reply::ignored().with(ask(Command::TakeOut { period: self.period, files: vec![all, one] }))
            }
            _ => {
                self.taken_out = Some(TakenOut::NotWritten);
                Reply::stay()
            }
        }
    }

    fn directory(&self, world: &World, call: fn(&Person, Texts) -> String) -> Directory {
        let helpers = self.counted.iter().flat_map(|(_, helpers)| helpers);
        Directory {
            helpers: helpers.map(|person| (person.code, call(person, world.texts))).collect(),
            made: world.today,
            ..Directory::of(&world.station, &world.catalogue)
        }
    }

    fn shown(&self, world: &World) -> Option<Shown> {
        let (by, from) = self.in_view();
        let table = self.figures()?.table(by)?;
        let lines = table.lines(&self.directory(world, |person, _| naming::full(person)), world.texts);
        Some(Shown::of(by, &lines, from, world.texts))
    }

    fn pages(&self, texts: Texts) -> String {
        texts.sheet_page(self.face + 1, self.faces().len())
    }

    /// How saving went, why something is held back, what is not counted.
    fn note(&self, texts: Texts) -> Option<String> {
        let saved = self.taken_out.map(|how| match how {
            TakenOut::Done => texts.sheet_saved(),
            TakenOut::NoPlace => texts.sheet_no_stick(),
            TakenOut::NotWritten => texts.sheet_not_saved(),
        });
        let held_back = || {
            let table = self.figures()?.table(self.in_view().0)?;
            table.holds_back().then(|| texts.sheet_held_back_why())
        };
        let undated = || self.figures()?.undated.then(|| texts.sheet_undated());
        saved.or_else(held_back).or_else(undated).map(Into::into)
    }
}

impl Screen for Sheet {
    fn handle(&mut self, event: &Event, world: &World) -> Reply {
        match event {
            Event::Entered => Reply::ignored().with(ask(Command::Count(self.period))),
            Event::Told(Fact::Supervised(Answer::Counted { sheet, helpers })) => {
                self.counted = Some((sheet.clone(), helpers.clone()));
                Reply::stay().speaking(&self.outline(world))
            }
            Event::Told(Fact::Supervised(Answer::TakenOut(how))) => {
                self.taken_out = Some(*how);
                Reply::stay()
            }
            Event::Press(Press::Digit(SAVE)) => self.save(world),
            Event::Press(Press::Digit(digit)) => self.choose(*digit),
            Event::Press(Press::NextPage) if !self.faces().is_empty() => {
                self.show((self.face + 1) % self.faces().len())
            }
            Event::Press(Press::Enter) => Reply::pop(),
            _ => Reply::ignored(),
        }
    }

    fn outline(&self, world: &World) -> Outline {
        let texts = world.texts;
        let period = period_words(self.period, texts);
        let frame = Outline { enter: Some(texts.room_back().into()), ..Outline::default() };
        let Some(shown) = self.shown(world) else {
            let text = if self.counted.is_some() { texts.sheet_empty() } else { texts.sheet_counting() };
            return Outline { title: texts.sheet_title().into(), texts: vec![period, text.into()], ..frame };
        };
        let tables = (TABLES..=8).zip(By::ALL).map(|(digit, by)| Choice::new(digit, by.head(texts)));
        Outline {
            title: texts.sheet_of(shown.title.clone()),
            texts: std::iter::once(period).chain(shown.sentences(texts)).collect(),
            choices: [Choice::new(SAVE, texts.sheet_save())].into_iter().chain(tables).collect(),
            note: self.note(texts),
            more: true,
            ..frame
        }
    }

    fn view(&self, world: &World, canvas: &mut Canvas) {
        let outline = self.outline(world);
        match self.shown(world) {
            None => crate::ui::page::draw(&outline, world.texts, canvas),
            Some(shown) => shown.draw(&outline, &self.pages(world.texts), canvas),
        }
    }

    fn sheet(&self, world: &World) -> Vec<String> {
        self.shown(world).map(|_| self.pages(world.texts)).into_iter().collect()
    }
}

fn number(person: &Person, texts: Texts) -> String {
    texts.sheet_helper_of(person.number.to_string())
}
