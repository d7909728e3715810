//! Sổ trạm: the first and the last day of a period, typed on the keypad, each in one go.

use super::Room;
use crate::contract::{Event, FieldKind, Nav, Outline, Press, Reply, Screen};
use crate::report::Period;
use crate::screens::Route;
use crate::ui::field::TextField;
use crate::vietnamese::date;
use crate::world::World;
use chrono::{Datelike, NaiveDate};

pub struct Dates {
    field: TextField,
    from: Option<NaiveDate>,
    /// What was typed is no day.
    slip: bool,
}

impl Default for Dates {
    fn default() -> Self {
        Self { field: empty(), from: None, slip: false }
    }
}

/// Not before there were stations, and not after the end of this year and the next: a slip of the finger would have a
/// sheet with a row for every month of a thousand years.
fn could_be_counted(day: NaiveDate, today: Option<NaiveDate>) -> bool {
    const FIRST_STATIONS: i32 = 2025;
    day.year() >= FIRST_STATIONS && today.is_none_or(|today| day.year() <= today.year() + 1)
}

fn empty() -> TextField {
    TextField::new(FieldKind::Digits).at_most(8)
}

impl Screen for Dates {
    fn handle(&mut self, event: &Event, world: &World) -> Reply {
        let Event::Press(press) = event else { return Reply::ignored() };
        match press {
            Press::Enter => self.take(world),
            Press::LeaveField | Press::Back => self.go_back(),
            press if self.field.press(*press) => {
                self.slip = false;
                Reply::stay()
            }
            _ => Reply::ignored(),
        }
    }

    fn outline(&self, world: &World) -> Outline {
        let texts = world.texts;
        let from = self.from.map(|from| texts.sheet_period_from(date(from)));
        Outline {
            title: if self.from.is_none() { texts.dates_from() } else { texts.dates_to() }.into(),
            texts: from.into_iter().chain([texts.dates_text().to_owned()]).collect(),
            field: Some(self.field.outline(texts.dates_label(), None)),
            enter: Some(if self.field.is_empty() { texts.room_leave_field() } else { texts.name_done() }.into()),
            note: self.slip.then(|| texts.dates_wrong().into()),
            ..Outline::default()
        }
    }
}

impl Dates {
    fn take(&mut self, world: &World) -> Reply {
        let day = NaiveDate::parse_from_str(&self.field.text(), "%d%m%Y").ok();
        let Some(day) = day.filter(|day| could_be_counted(*day, world.today)) else {
            self.slip = true;
            return Reply::stay().speaking(&self.outline(world));
        };
        self.field = empty();
        match self.from {
            Some(from) => Reply::go(Nav::Replace(Route::Room(Room::Sheet { period: Period::between(from, day) }))),
            None => {
                self.from = Some(day);
                Reply::stay().speaking(&self.outline(world))
            }
        }
    }

    fn go_back(&mut self) -> Reply {
        self.slip = false;
        self.field = empty();
        if self.from.take().is_some() { Reply::stay() } else { Reply::pop() }
    }
}
