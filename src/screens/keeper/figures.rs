//! Sổ trạm, the first page: the figures of which period.

use super::Room;
use crate::contract::{Choice, Event, Outline, Press, Reply, Screen};
use crate::report::{Period, Usual};
use crate::screens::Route;
use crate::texts::Texts;
use crate::world::World;

pub struct Figures;

const USUAL: [Usual; 6] = [Usual::Today, Usual::Week, Usual::Month, Usual::LastMonth, Usual::Quarter, Usual::Year];
/// The digit of "choose dates".
const DATES: u8 = 7;

impl Screen for Figures {
    fn handle(&mut self, event: &Event, world: &World) -> Reply {
        match event {
            Event::Press(Press::Digit(DATES)) => Reply::push(Route::Room(Room::Dates)),
            Event::Press(Press::Digit(digit)) => match (chosen(*digit), world.today) {
                (Some(usual), Some(today)) => {
                    Reply::push(Route::Room(Room::Sheet { period: Period::usual(usual, today) }))
                }
                _ => Reply::ignored(),
            },
            Event::Press(Press::Enter) => Reply::pop(),
            _ => Reply::ignored(),
        }
    }

    fn outline(&self, world: &World) -> Outline {
        let texts = world.texts;
        let usual = (1..).zip(USUAL).map(|(digit, usual)| Choice::new(digit, name(usual, texts)));
        Outline {
            title: texts.sheet_title().into(),
            texts: vec![texts.figures_text().into()],
            choices: usual.chain([Choice::new(DATES, texts.figures_dates())]).collect(),
            enter: Some(texts.room_back().into()),
            note: (!world.clock_trusted).then(|| texts.figures_clock().into()),
            ..Outline::default()
        }
    }
}

fn chosen(digit: u8) -> Option<Usual> {
    USUAL.get(usize::from(digit).checked_sub(1)?).copied()
}

fn name(usual: Usual, texts: Texts) -> &'static str {
    match usual {
        Usual::Today => texts.figures_today(),
        Usual::Week => texts.figures_week(),
        Usual::Month => texts.figures_month(),
        Usual::LastMonth => texts.figures_last_month(),
        Usual::Quarter => texts.figures_quarter(),
        Usual::Year => texts.figures_year(),
    }
}
