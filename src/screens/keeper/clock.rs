//! Setting the clock: one number at a time, on the keypad, and at the end the whole date with its weekday to compare with a
//! telephone. Says first what the machine believes and why.

use crate::contract::{Choice, ClockReading, Effect, Event, Fact, FieldKind, Outline, Press, Reply, Screen};
use crate::record::ClockQuality;
use crate::texts::{Lang, Texts};
use crate::ui::field::TextField;
use crate::ui::header;
use crate::vietnamese::{date, weekday};
use crate::world::World;
use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};
use std::ops::RangeInclusive;

pub struct Clock {
    /// `None` until the machine has said what it believes.
    reading: Option<ClockReading>,
    page: Page,
    typed: Vec<u32>,
    field: TextField,
    slip: Option<Slip>,
    /// Somebody has set it, here and now.
    is_set: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Page {
    Look,
    Ask(Part),
    Sure(NaiveDateTime),
}

/// What is asked, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Day,
    Month,
    Year,
    Hour,
    Minute,
}

/// What was typed cannot be.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Slip {
    Range(RangeInclusive<u32>),
    NoSuchDay { day: u32, month: u32 },
    Before(NaiveDate),
    After(NaiveDate),
}

impl Part {
    const ALL: [Part; 5] = [Self::Day, Self::Month, Self::Year, Self::Hour, Self::Minute];

    fn range(self, reading: &ClockReading) -> RangeInclusive<u32> {
        let year = |day: NaiveDate| day.year().unsigned_abs();
        match self {
            Self::Day => 1..=31,
            Self::Month => 1..=12,
            Self::Year => year(reading.earliest)..=year(reading.latest),
            Self::Hour => 0..=23,
            Self::Minute => 0..=59,
        }
    }

    fn field(self) -> TextField {
        TextField::new(FieldKind::Digits).at_most(if self == Self::Year { 4 } else { 2 })
    }

    fn question(self, texts: Texts) -> &'static str {
        match self {
            Self::Day => texts.clock_day(),
            Self::Month => texts.clock_month(),
            Self::Year => texts.clock_year(),
            Self::Hour => texts.clock_hour(),
            Self::Minute => texts.clock_minute(),
        }
    }
}

impl Default for Clock {
    fn default() -> Self {
        let field = Part::Day.field();
        Self { reading: None, page: Page::Look, typed: Vec::new(), field, slip: None, is_set: false }
    }
}

impl Screen for Clock {
    fn handle(&mut self, event: &Event, world: &World) -> Reply {
        match (event, self.page) {
            (Event::Entered, _) => Reply::ignored().with(Effect::ReadClock),
            (Event::Told(Fact::Clock { reading, .. }), _) => {
                self.reading = Some(*reading);
                Reply::stay().speaking(&self.outline(world))
            }
            (Event::Press(press), Page::Look) => self.look(*press, world),
            (Event::Press(press), Page::Ask(part)) => self.ask(*press, part, world),
            (Event::Press(press), Page::Sure(to)) => self.sure(*press, to, world),
            _ => Reply::ignored(),
        }
    }

    fn outline(&self, world: &World) -> Outline {
        match (self.page, &self.reading) {
            (Page::Ask(part), _) => self.asking(part, world.texts),
            (Page::Sure(to), _) => certain(to, world.texts),
            (Page::Look, reading) => self.looking(reading.as_ref(), world.texts),
        }
    }
}

impl Clock {
    fn look(&mut self, press: Press, world: &World) -> Reply {
        match press {
            Press::Digit(1) if self.reading.is_some() => {
                self.typed.clear();
                self.begin(world)
            }
            Press::Enter | Press::Back => Reply::pop(),
            _ => Reply::ignored(),
        }
    }

    fn ask(&mut self, press: Press, part: Part, world: &World) -> Reply {
        match press {
            Press::Enter => self.take(part, world),
            Press::LeaveField | Press::Back => self.go_back(world),
            press if self.field.press(press) => {
                self.slip = None;
                Reply::stay()
            }
            _ => Reply::ignored(),
        }
    }

    fn sure(&mut self, press: Press, to: NaiveDateTime, world: &World) -> Reply {
        match press {
            Press::Digit(1) => {
                self.page = Page::Look;
                self.is_set = true;
                Reply::stay().with(Effect::SetClock(to))
            }
            Press::Digit(2) => {
                self.typed.clear();
                self.begin(world)
            }
            Press::Back => self.go_back(world),
            _ => Reply::ignored(),
        }
    }

    /// On to the first part that is not typed yet, or to the question whether all is right.
    fn begin(&mut self, world: &World) -> Reply {
        self.page = match Part::ALL.get(self.typed.len()) {
            Some(part) => {
                self.field = part.field();
                Page::Ask(*part)
            }
            None => self.all().map_or(Page::Look, Page::Sure),
        };
        Reply::stay().speaking(&self.outline(world))
    }

    fn take(&mut self, part: Part, world: &World) -> Reply {
        let Some(reading) = self.reading else { return Reply::ignored() };
        let (range, number) = (part.range(&reading), self.field.text().parse::<u32>().ok());
        match number.filter(|number| range.contains(number)) {
            None => {
                self.slip = Some(Slip::Range(range));
                self.field = part.field();
            }
            Some(number) => {
                self.typed.push(number);
                self.slip = if part == Part::Year { self.wrong_date(&reading) } else { None };
                if self.slip.is_some() {
                    self.typed.clear();
                }
            }
        }
        self.begin(world)
    }

    fn wrong_date(&self, reading: &ClockReading) -> Option<Slip> {
        match self.date() {
            None => Some(Slip::NoSuchDay { day: self.typed[0], month: self.typed[1] }),
            Some(day) if day < reading.earliest => Some(Slip::Before(reading.earliest)),
            Some(day) if day > reading.latest => Some(Slip::After(reading.latest)),
            Some(_) => None,
        }
    }

    fn go_back(&mut self, world: &World) -> Reply {
        self.slip = None;
        if self.typed.pop().is_none() {
            self.page = Page::Look;
            return Reply::stay().speaking(&self.outline(world));
        }
        self.begin(world)
    }

    fn date(&self) -> Option<NaiveDate> {
        let [day, month, year, ..] = self.typed[..] else { return None };
        NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
    }

    fn all(&self) -> Option<NaiveDateTime> {
        let [.., hour, minute] = self.typed[..] else { return None };
        self.date()?.and_hms_opt(hour, minute, 0)
    }

    fn looking(&self, reading: Option<&ClockReading>, texts: Texts) -> Outline {
        let believed = reading.map(|reading| {
            let now = texts.clock_reading(day(reading.now, texts), time(reading.now, texts));
            [now, quality(reading.quality, texts).to_owned()]
        });
        Outline {
            title: (if self.is_set { texts.clock_is_set() } else { texts.clock_title() }).to_owned(),
            texts: believed.into_iter().flatten().collect(),
            choices: vec![Choice::new(1, texts.clock_change())],
            enter: Some(texts.clock_close().to_owned()),
            ..Outline::default()
        }
    }

    fn asking(&self, part: Part, texts: Texts) -> Outline {
        let slip = self.slip.as_ref().map(|slip| words(slip, texts));
        let help = (part == Part::Hour).then(|| texts.clock_hour_help().to_owned());
        let enter = if self.field.is_empty() { texts.clock_back() } else { texts.clock_next() };
        Outline {
            title: part.question(texts).to_owned(),
            texts: slip.into_iter().chain(self.so_far(texts)).collect(),
            field: Some(self.field.outline(texts.clock_label(), help)),
            enter: Some(enter.to_owned()),
            ..Outline::default()
        }
    }

    /// What was typed before.
    fn so_far(&self, texts: Texts) -> Option<String> {
        let part = |place: usize| self.typed.get(place).map(|number| format!("{number:02}"));
        let day: Vec<String> = (0..3).filter_map(part).collect();
        let hour = self.typed.get(3).map(|hour| texts.clock_oclock(*hour));
        let all: Vec<String> = [day.join("/")].into_iter().filter(|day| !day.is_empty()).chain(hour).collect();
        (!all.is_empty()).then(|| texts.clock_so_far(all.join(", ")))
    }
}

fn certain(to: NaiveDateTime, texts: Texts) -> Outline {
    Outline {
        title: texts.clock_sure(day(to, texts), time(to, texts)),
        texts: vec![texts.clock_sure_text().to_owned()],
        choices: vec![Choice::new(1, texts.clock_yes()), Choice::new(2, texts.clock_no())],
        ..Outline::default()
    }
}

fn time(at: NaiveDateTime, texts: Texts) -> String {
    texts.clock_time(at.hour(), format!("{:02}", at.minute()))
}

/// With its weekday, inside a sentence.
fn day(at: NaiveDateTime, texts: Texts) -> String {
    match texts.lang() {
        Lang::Vi => format!("{} {}", weekday(at.date()), date(at.date())),
        Lang::En => header::date(at.date(), texts),
    }
}

fn quality(quality: ClockQuality, texts: Texts) -> &'static str {
    match quality {
        ClockQuality::Unknown => texts.clock_unknown(),
        ClockQuality::CarriedOn => texts.clock_carried_on(),
        ClockQuality::SetByVolunteer => texts.clock_by_volunteer(),
        ClockQuality::Plausible => texts.clock_plausible(),
    }
}

fn words(slip: &Slip, texts: Texts) -> String {
    match slip {
        Slip::Range(range) => texts.clock_range(*range.start(), *range.end()),
        Slip::NoSuchDay { day, month } => texts.clock_no_such_day(*day, *month),
        Slip::Before(day) => texts.clock_before(date(*day)),
        Slip::After(day) => texts.clock_after(date(*day)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::{Nav, Today};

    fn world() -> World {
        World::new(Texts::new(Lang::Vi))
    }

    fn date_of(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn told(quality: ClockQuality) -> Event {
        let now = date_of(2026, 11, 1).and_hms_opt(7, 0, 0).unwrap();
        let reading = ClockReading { now, quality, earliest: date_of(2026, 11, 1), latest: date_of(2046, 10, 27) };
        let today = Today { date: now.date(), trusted: false, ends_in: std::time::Duration::ZERO };
        Event::Told(Fact::Clock { reading, today })
    }

    fn clock() -> Clock {
        let mut clock = Clock::default();
        assert_eq!(clock.handle(&Event::Entered, &world()).effects, [Effect::ReadClock]);
        clock.handle(&told(ClockQuality::Unknown), &world());
        clock
    }

    /// Presses digits; `↵` is the green key, which in an empty field leaves it, `.` deletes in a field and goes back outside.
    fn press(clock: &mut Clock, keys: &str) -> Reply {
        let mut reply = Reply::ignored();
        for key in keys.chars().filter(|key| *key != ' ') {
            let press = match (key, clock.page) {
                ('↵', Page::Ask(_)) if clock.field.is_empty() => Press::LeaveField,
                ('↵', _) => Press::Enter,
                ('.', Page::Ask(_)) => Press::Delete,
                ('.', _) => Press::Back,
                (digit, Page::Ask(_)) => Press::Char(digit),
                (digit, _) => Press::Digit(digit.to_digit(10).unwrap() as u8),
            };
            reply = clock.handle(&Event::Press(press), &world());
        }
        reply
    }

    fn title(clock: &Clock) -> String {
        clock.outline(&world()).title
    }

    #[test]
    fn it_is_set_by_digits_alone_after_the_whole_of_it_was_shown() {
        let mut clock = clock();
        press(&mut clock, "1 22↵ 11↵ 2026↵ 19↵ 5↵");
        assert_eq!(title(&clock), "Bây giờ là 19 giờ 05, Chủ nhật 22/11/2026, phải không?");
        let to = date_of(2026, 11, 22).and_hms_opt(19, 5, 0).unwrap();
        let reply = press(&mut clock, "1");
        assert_eq!(reply.effects, [Effect::SetClock(to)]);
        clock.handle(&told(ClockQuality::SetByVolunteer), &world());
        assert_eq!(title(&clock), "Đặt xong ngày giờ");
        assert_eq!(press(&mut clock, "↵").nav, Nav::Pop);
    }

    #[test]
    fn it_says_what_the_machine_believes_and_that_nobody_has_checked_it() {
        let texts = clock().outline(&world()).texts;
        assert_eq!(texts[0], "Máy đang tính là 7 giờ 00, Chủ nhật 01/11/2026.");
        assert!(texts[1].starts_with("Đồng hồ chưa kiểm tra"), "{texts:?}");
    }

    #[test]
    fn what_cannot_be_is_said_and_asked_again() {
        for (keys, said, asked) in [
            ("1 0↵", "Số này từ 1 đến 31.", "Hôm nay là ngày mấy?"),
            ("1 22↵ 13↵", "Số này từ 1 đến 12.", "Tháng mấy?"),
            ("1 22↵ 11↵ 26↵", "Số này từ 2026 đến 2046.", "Năm nào?"),
            ("1 31↵ 2↵ 2027↵", "Tháng 2 không có ngày 31.", "Hôm nay là ngày mấy?"),
            ("1 31↵ 10↵ 2026↵", "Không thể sớm hơn ngày 01/11/2026.", "Hôm nay là ngày mấy?"),
            ("1 28↵ 10↵ 2046↵", "Không thể muộn hơn ngày 27/10/2046.", "Hôm nay là ngày mấy?"),
            ("1 22↵ 11↵ 2026↵ 24↵", "Số này từ 0 đến 23.", "Bây giờ là mấy giờ?"),
        ] {
            let mut clock = clock();
            press(&mut clock, keys);
            let outline = clock.outline(&world());
            assert_eq!(outline.title, asked, "{keys}");
            assert!(outline.texts[0].starts_with(said), "{keys}: {:?}", outline.texts);
        }
    }

    #[test]
    fn an_empty_field_goes_one_question_back_and_out_at_the_first() {
        let mut clock = clock();
        press(&mut clock, "1 22↵ 11↵ ↵");
        assert_eq!(title(&clock), "Tháng mấy?");
        press(&mut clock, "↵");
        assert_eq!(title(&clock), "Hôm nay là ngày mấy?");
        press(&mut clock, "↵");
        assert_eq!(title(&clock), "Ngày giờ của trạm");
    }

    #[test]
    fn who_sees_a_mistake_at_the_end_types_again_or_only_the_last() {
        let mut clock = clock();
        press(&mut clock, "1 22↵ 11↵ 2026↵ 19↵ 5↵ 2");
        assert_eq!(title(&clock), "Hôm nay là ngày mấy?");
        press(&mut clock, "23↵ 11↵ 2026↵ 19↵ 5↵ . 6↵");
        assert_eq!(title(&clock), "Bây giờ là 19 giờ 06, thứ Hai 23/11/2026, phải không?");
    }
}
