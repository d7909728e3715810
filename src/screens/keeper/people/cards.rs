//! Pages of ten cards for an office printer: of a hamlet, or of everybody. The cards hold no name; in which order they lie is
//! told here, and nowhere else.

use super::card::on_paper;
use crate::contract::{CardsWritten, Choice, Effect, Event, Fact, Outline, Press, Reply, Screen};
use crate::paper::Card;
use crate::record::Person;
use crate::screens::paging::Paging;
use crate::screens::trouble;
use crate::ui::{Canvas, naming, page, wrap};
use crate::world::World;

/// Columns for a name: two of them and their numbers stand side by side in the narrowest column of text.
const NAME: u16 = 17;
/// The digit of "everybody".
const ALL: u8 = 8;
/// Rows of names in view.
const ROWS: usize = Card::A_PAGE;

#[derive(Default)]
pub struct Cards {
    at: Stage,
    paging: Paging,
    people: Vec<Person>,
    /// The page of cards whose names are in view.
    page: usize,
}

#[derive(Debug, Default, PartialEq)]
enum Stage {
    #[default]
    Opening,
    Hamlets,
    Sure,
    Writing,
    Written(CardsWritten),
}

impl Cards {
    fn go(&mut self, stage: Stage) -> Reply {
        self.at = stage;
        Reply::stay()
    }

    fn entered(&mut self, world: &World) -> Reply {
        match self.at {
            Stage::Opening if world.station.xoms.is_empty() => self.list(None),
            Stage::Opening => self.go(Stage::Hamlets),
            _ => Reply::ignored(),
        }
    }

    fn list(&mut self, xom: Option<String>) -> Reply {
        Reply::ignored().with(Effect::ListPeople { xom })
    }

    fn press(&mut self, press: Press, world: &World) -> Reply {
        let xoms = &world.station.xoms;
        match (&self.at, press) {
            (Stage::Hamlets, Press::Digit(ALL)) => self.list(None),
            (Stage::Hamlets, Press::Digit(digit)) => match self.paging.chosen(digit, xoms) {
                Some(xom) => self.list(Some(xom.id.clone())),
                None => Reply::ignored(),
            },
            (Stage::Hamlets, Press::NextPage) if self.paging.turn(xoms) => Reply::stay(),
            (Stage::Sure, Press::Digit(1)) if !self.people.is_empty() => self.write(world),
            (Stage::Sure | Stage::Written(_), Press::NextPage) if self.people.len() > ROWS => {
                self.page = (self.page + 1) % self.people.len().div_ceil(ROWS);
                Reply::stay()
            }
            (Stage::Writing, press) if press != Press::Home => Reply::stay(),
            (_, Press::Enter) => Reply::pop(),
            _ => Reply::ignored(),
        }
    }

    fn write(&mut self, world: &World) -> Reply {
        let card = |person: &Person| Some((person.code, on_paper(person, world)?));
        let cards = self.people.iter().filter_map(card).collect();
        self.go(Stage::Writing).with(Effect::WriteCards(cards))
    }

    fn hamlets(&self, world: &World) -> Outline {
        let (texts, xoms) = (world.texts, &world.station.xoms);
        let names = self.paging.view(xoms).map(|(digit, xom)| Choice::new(digit, &xom.name));
        Outline {
            texts: vec![texts.cards_of_whom().into()],
            choices: names.chain([Choice::new(ALL, texts.whom_all())]).collect(),
            enter: Some(texts.room_back().into()),
            note: self.paging.words(xoms, texts),
            more: self.paging.more(xoms),
            ..Outline::default()
        }
    }

    fn sure(&self, world: &World) -> Outline {
        let texts = world.texts;
        let (people, pages) = (self.people.len(), self.people.len().div_ceil(Card::A_PAGE));
        let text = if people == 0 { texts.cards_nobody().to_owned() } else { texts.cards_count(pages, people) };
        Outline {
            texts: vec![text],
            choices: (people > 0).then(|| Choice::new(1, texts.cards_write())).into_iter().collect(),
            enter: Some(texts.room_back().into()),
            more: people > ROWS,
            ..Outline::default()
        }
    }

    fn written(&self, written: &CardsWritten, world: &World) -> Outline {
        let texts = world.texts;
        let text =
            if written.on_stick { texts.cards_on_stick(&written.file) } else { texts.cards_at_home(&written.file) };
        Outline {
            texts: vec![text],
            enter: Some(texts.room_back().into()),
            more: self.people.len() > ROWS,
            ..Outline::default()
        }
    }

    /// The names on the page in view, two columns as the cards lie.
    fn rows(&self, world: &World) -> Vec<String> {
        if !matches!(self.at, Stage::Sure | Stage::Written(_)) || self.people.is_empty() {
            return Vec::new();
        }
        let names: Vec<String> = self.people.iter().skip(self.page * ROWS).take(ROWS).map(beside_number).collect();
        let heading = world.texts.cards_page(self.page + 1, self.people.len().div_ceil(ROWS));
        let lines = names.chunks(2).map(|pair| pair.join("  ·  "));
        std::iter::once(heading).chain(lines).collect()
    }
}

/// The number that stands on the card, and the name as far as there is room; the given name never gives way.
fn beside_number(person: &Person) -> String {
    let names = naming::ever_shorter(person);
    let name = names.iter().find(|name| wrap::width(name) <= NAME).unwrap_or(&names[3]);
    format!("{:05} {name}", person.number)
}

impl Screen for Cards {
    fn handle(&mut self, event: &Event, world: &World) -> Reply {
        match event {
            Event::Entered => self.entered(world),
            Event::Told(Fact::People(people)) => {
                self.people.clone_from(people);
                self.page = 0;
                self.go(Stage::Sure)
            }
            Event::Told(Fact::CardsWritten(written)) => self.go(Stage::Written(written.clone())),
            Event::Told(Fact::Failed(_)) => self.go(Stage::Sure),
            Event::Press(press) => self.press(*press, world),
            _ => Reply::ignored(),
        }
    }

    fn outline(&self, world: &World) -> Outline {
        let texts = world.texts;
        let outline = match &self.at {
            Stage::Opening => Outline { enter: Some(texts.room_back().into()), ..Outline::default() },
            Stage::Hamlets => self.hamlets(world),
            Stage::Sure => self.sure(world),
            Stage::Writing => Outline { texts: vec![texts.room_saving().into()], ..Outline::default() },
            Stage::Written(written) => self.written(written, world),
        };
        let trouble = world.trouble.map(|trouble| trouble::words(trouble, texts));
        Outline { title: texts.learners_cards().into(), note: trouble.or(outline.note), ..outline }
    }

    fn sheet(&self, world: &World) -> Vec<String> {
        self.rows(world)
    }

    fn view(&self, world: &World, canvas: &mut Canvas) {
        let rows = self.rows(world);
        let block = page::draw_around(&self.outline(world), rows.len() as u16, world.texts, canvas);
        for (y, row) in (block.y..).zip(&rows) {
            canvas.line(block.x, y, &wrap::shorten(row, block.width), canvas.theme.quiet);
        }
    }
}
