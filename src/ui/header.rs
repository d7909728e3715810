//! The top line of every screen: who sits here and what it is about; with nobody signed in, which station this is and
//! which day.
//!
//! Short of room, the lesson's title gives way first, then the xóm, then middle names; the given name never.

use super::{Canvas, naming, wrap};
use crate::record::Person;
use crate::texts::Texts;
use chrono::{Datelike, NaiveDate, Weekday};

/// What the top line is to say.
#[derive(Debug, Clone, PartialEq)]
pub enum Header<'a> {
    /// Nobody is signed in. The day stands there only if the clock can be believed.
    Station {
        place: Option<&'a str>,
        today: Option<NaiveDate>,
    },
    Guest {
        title: Option<&'a str>,
    },
    /// A supervisor has entered.
    Supervisor {
        person: &'a Person,
        place: Option<&'a str>,
    },
    /// An author previews a lesson.
    Draft {
        title: Option<&'a str>,
        faults: usize,
        checking: bool,
    },
    Learner {
        person: &'a Person,
        xom: Option<&'a str>,
        title: Option<&'a str>,
    },
}

/// Columns between the left part and the right one.
const GAP: u16 = 2;
/// A title or xóm cut to fewer columns than this says nothing any more.
const LEAST: u16 = 8;

/// Draws the line into the canvas's first row.
pub fn draw(header: &Header, texts: Texts, canvas: &mut Canvas) {
    let row = canvas.area;
    let (left, right) = header.fit(texts, row.width.saturating_sub(2));
    let style = canvas.theme.text;
    canvas.line(row.x + 1, row.y, &left, style);
    let start = row.right().saturating_sub(1 + wrap::width(&right));
    if !right.is_empty() {
        canvas.line(start, row.y, &right, style);
    }
}

impl Header<'_> {
    /// The whole line as one sentence, nothing shortened.
    pub fn sentence(&self, texts: Texts) -> String {
        let (left, right) = self.fit(texts, u16::MAX);
        join(&left, &right)
    }

    /// Left and right part of the line in `room` columns; the right one may be empty.
    fn fit(&self, texts: Texts, room: u16) -> (String, String) {
        match self {
            Self::Station { place, today } => {
                let right = today.map(|day| date(day, texts)).unwrap_or_default();
                let left = join(texts.header_station(), place.unwrap_or_default());
                let for_left = room.saturating_sub(wrap::width(&right) + GAP);
                (wrap::shorten(&left, for_left), right)
            }
            Self::Draft { title, faults, checking } => {
                let right = format!("{} · {}", how_it_is(*faults, *checking, texts), texts.draft_keys());
                let left = join(texts.draft_header(), title.unwrap_or_default());
                (wrap::shorten(&left, room.saturating_sub(wrap::width(&right) + GAP)), right)
            }
            Self::Supervisor { person, place } => {
                let left = join(texts.header_supervisor(), &naming::full(person));
                beside(left, place.unwrap_or_default(), room)
            }
            Self::Guest { title } => beside(texts.header_guest().to_owned(), title.unwrap_or_default(), room),
            Self::Learner { person, xom, title } => {
                let left = who(person, xom.map(|xom| xom_phrase(xom, texts)), room);
                beside(left, title.unwrap_or_default(), room)
            }
        }
    }
}

/// What is known about a lesson under preview.
fn how_it_is(faults: usize, checking: bool, texts: Texts) -> String {
    match (faults, checking) {
        (_, true) => texts.draft_checking().to_owned(),
        (0, false) => texts.draft_fine().to_owned(),
        (faults, false) => texts.draft_faults(faults),
    }
}

/// Name and xóm in at most `room` columns.
fn who(person: &Person, xom: Option<String>, room: u16) -> String {
    let name = naming::full(person);
    let for_xom = room.saturating_sub(wrap::width(&name) + 3);
    let xom = xom.filter(|xom| for_xom >= LEAST.min(wrap::width(xom))).map(|xom| wrap::shorten(&xom, for_xom));
    let whole = join(&name, &xom.unwrap_or_default());
    if wrap::width(&whole) <= room {
        return whole;
    }
    let shorter = naming::ever_shorter(person);
    shorter.iter().find(|name| wrap::width(name) <= room).or(shorter.last()).cloned().unwrap_or_default()
}

/// The left part whole, the title in what room remains.
fn beside(left: String, title: &str, room: u16) -> (String, String) {
    let spare = room.saturating_sub(wrap::width(&left) + GAP);
    let fits = spare >= LEAST.min(wrap::width(title));
    let right = if fits { wrap::shorten(title, spare) } else { String::new() };
    (left, right)
}

fn join(left: &str, right: &str) -> String {
    if right.is_empty() { left.to_owned() } else { format!("{left} · {right}") }
}

/// "xóm Đồng Keng"; a name that says itself what it is ("Thôn Bờ La", "Tổ dân phố 3") stays as it is.
fn xom_phrase(name: &str, texts: Texts) -> String {
    const KINDS: [&str; 6] = ["xóm", "thôn", "bản", "tổ", "làng", "khu"];
    let first = name.split_whitespace().next().unwrap_or_default().to_lowercase();
    if KINDS.contains(&first.as_str()) { name.to_owned() } else { texts.header_xom(name) }
}

/// "Chủ nhật 22/11/2026"
pub fn date(day: NaiveDate, texts: Texts) -> String {
    let weekday = match day.weekday() {
        Weekday::Mon => texts.header_monday(),
        Weekday::Tue => texts.header_tuesday(),
        Weekday::Wed => texts.header_wednesday(),
        Weekday::Thu => texts.header_thursday(),
        Weekday::Fri => texts.header_friday(),
        Weekday::Sat => texts.header_saturday(),
        Weekday::Sun => texts.header_sunday(),
    };
    format!("{weekday} {}", crate::vietnamese::date(day))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::texts::Lang;
    use crate::ui::naming::tests::lan;

    const VI: Texts = Texts::new(Lang::Vi);

    fn fit(room: u16) -> (String, String) {
        let lan = lan();
        Header::Learner {
            person: &lan, xom: Some("Đồng Keng"), title: Some("Đầu tư, vay nóng, việc nhẹ lương cao")
        }
        .fit(VI, room)
    }

    #[test]
    fn name_and_xom_stand_left_and_the_lesson_right() {
        assert_eq!(fit(80), ("Bà Hoàng Thị Lan · xóm Đồng Keng".into(), "Đầu tư, vay nóng, việc nhẹ lương cao".into()));
    }

    #[test]
    fn the_lesson_title_gives_way_first() {
        assert_eq!(fit(62), ("Bà Hoàng Thị Lan · xóm Đồng Keng".into(), "Đầu tư, vay nóng, việc nhẹ…".into()));
        assert_eq!(fit(34), ("Bà Hoàng Thị Lan · xóm Đồng Keng".into(), String::new()));
    }

    #[test]
    fn then_the_xom_then_middle_names_and_the_given_name_never() {
        let lefts: Vec<String> = [30, 20, 14, 8, 3].into_iter().map(|room| fit(room).0).collect();
        assert_eq!(lefts, ["Bà Hoàng Thị Lan · xóm Đồng K…", "Bà Hoàng Thị Lan", "Bà Hoàng Lan", "Bà Lan", "Lan"]);
    }

    #[test]
    fn with_nobody_signed_in_the_station_names_itself_and_the_day() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 22);
        let station = Header::Station { place: Some("Nhà văn hóa xóm Đồng Keng"), today };
        assert_eq!(
            station.fit(VI, 62),
            ("Trạm học số · Nhà văn hóa xóm Đồng Keng".into(), "Chủ nhật 22/11/2026".into())
        );
        let bare = Header::Station { place: None, today: None };
        assert_eq!(bare.fit(VI, 62), ("Trạm học số".into(), String::new()));
    }

    #[test]
    fn a_hamlet_that_names_its_kind_is_not_called_xom_twice() {
        assert_eq!(xom_phrase("Thôn Bờ La", VI), "Thôn Bờ La");
        assert_eq!(xom_phrase("Đồng Keng", VI), "xóm Đồng Keng");
    }
}
