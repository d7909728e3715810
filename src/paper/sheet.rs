//! What stands on a paper, in words. Every form of paper says the same.

use super::qr::{Qr, TooLong};
use crate::credential::{Kind, ShortCode};
use crate::texts::Texts;
use crate::vietnamese::{date, plain_text};
use chrono::NaiveDate;

/// What a paper is about: a confirmation, and whatever the station knows beside it. The QR itself holds no name and no title.
#[derive(Debug, Clone, PartialEq)]
pub struct Achievement {
    /// The station's place, where it has been given one.
    pub place: Option<String>,
    /// How the person is called in full ("Bà Hoàng Thị Lan"); `None` for a guest, and whenever the person is not there.
    pub learner: Option<String>,
    pub kind: Kind,
    pub lesson: u16,
    /// The lesson's title; `None` when the lesson is not at this station.
    pub title: Option<String>,
    pub date: NaiveDate,
    /// Whether the clock could be believed on that day.
    pub date_trusted: bool,
    pub short_code: ShortCode,
    pub qr_text: String,
}

/// The words of a paper, filtered, and its QR: ready for any form of paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// The programme: "Trạm học số".
    pub station: String,
    pub place: Option<String>,
    pub learner: String,
    /// Between the name and the title: "đã học bài".
    pub learned: String,
    pub title: String,
    /// One of the three levels of product.md; empty on a sample.
    pub level: String,
    pub date: String,
    pub code: String,
    /// How to check it.
    pub check: String,
    /// That it is not the state's.
    pub not_state: String,
    /// On a sample, that it is one: two lines to print large.
    pub sample: Option<[String; 2]>,
    pub qr: Qr,
}

impl Achievement {
    /// The words for it in the station's language.
    ///
    /// # Errors
    /// The QR's text is longer than any confirmation's.
    pub fn on_paper(&self, texts: Texts) -> Result<Sheet, TooLong> {
        let plain = |text: &str| plain_text(text).into_owned();
        let day = date(self.date);
        let title = self.title.as_deref().map_or_else(|| texts.paper_lesson_number(self.lesson), plain);
        Ok(Sheet {
            station: plain(texts.paper_station()),
            place: self.place.as_deref().map(plain).filter(|place| !place.trim().is_empty()),
            learner: plain(self.learner.as_deref().unwrap_or(texts.paper_someone())),
            learned: plain(texts.paper_learned()),
            title,
            level: level(self.kind, texts).to_owned(),
            date: if self.date_trusted { texts.paper_day(day) } else { texts.paper_day_unsure(day) },
            code: self.short_code.to_string(),
            check: plain(texts.paper_check()),
            not_state: plain(texts.paper_not_state()),
            sample: (self.kind == Kind::Demo).then(|| [texts.paper_sample(), texts.paper_sample_worth()].map(plain)),
            qr: Qr::of(&self.qr_text)?,
        })
    }
}

/// The words of product.md for a level; none of them may sound like the state's own confirmation.
fn level(kind: Kind, texts: Texts) -> &'static str {
    match kind {
        Kind::Alone => texts.paper_alone(),
        Kind::Watched => texts.paper_watched(),
        Kind::Real => texts.paper_real(),
        Kind::Demo => "",
    }
}

#[cfg(test)]
impl Sheet {
    /// Bà Lan's paper, for tests of who prints it.
    pub(crate) fn for_tests() -> Self {
        tests::achievement(Kind::Watched).on_paper(Texts::new(crate::texts::Lang::Vi)).expect("a QR")
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::credential::Credential;
    use crate::texts::Lang;
    use ed25519_dalek::SigningKey;

    const VI: Texts = Texts::new(Lang::Vi);

    /// Bà Lan's confirmation, made of the reference of trust.md.
    pub fn achievement(kind: Kind) -> Achievement {
        let signed = Credential::reference(kind).sign(&SigningKey::from_bytes(&[7; 32]));
        Achievement {
            place: Some("Nhà văn hóa xóm Đồng Keng".into()),
            learner: Some("Bà Hoàng Thị Lan".into()),
            kind,
            lesson: 12,
            title: Some("Ba cuộc gọi lạ".into()),
            date: signed.credential().day.date(),
            date_trusted: true,
            short_code: signed.short_code(),
            qr_text: signed.qr_text(None),
        }
    }

    #[test]
    fn the_three_levels_are_said_in_the_words_of_the_programme() {
        let said = [Kind::Alone, Kind::Watched, Kind::Real].map(|kind| level(kind, VI));
        assert_eq!(said, ["Đã tập một mình", "Đã tập, có người xem", "Đã làm thật"]);
    }

    #[test]
    fn only_a_sample_says_it_is_one_and_it_has_no_level() {
        let sheet = |kind| achievement(kind).on_paper(VI).expect("a QR");
        let sample = sheet(Kind::Demo);
        assert_eq!(sample.sample, Some(["MẪU".to_owned(), "KHÔNG CÓ GIÁ TRỊ".to_owned()]));
        assert_eq!(sample.level, "");
        assert!([Kind::Alone, Kind::Watched, Kind::Real].map(sheet).iter().all(|sheet| sheet.sample.is_none()));
    }

    #[test]
    fn what_is_not_known_has_words_of_its_own() {
        let bare =
            Achievement { place: None, learner: None, title: None, date_trusted: false, ..achievement(Kind::Alone) };
        let sheet = bare.on_paper(VI).expect("a QR");
        assert_eq!((sheet.place, sheet.learner.as_str()), (None, "Người học ở trạm"));
        assert_eq!((sheet.title.as_str(), sheet.date.as_str()), ("Bài số 12", "Ngày 22/11/2026 (chưa kiểm tra)"));
    }

    #[test]
    fn whatever_comes_from_outside_is_filtered() {
        let hostile = || Some("\u{1b}@Lan\u{1d}V\u{0}\u{202e}".to_owned());
        let sheet = Achievement { place: hostile(), learner: hostile(), title: hostile(), ..achievement(Kind::Alone) };
        let sheet = sheet.on_paper(VI).expect("a QR");
        assert_eq!([sheet.place.as_deref(), Some(&sheet.learner), Some(&sheet.title)], [Some("@LanV"); 3]);
    }

    #[test]
    fn neither_name_nor_title_nor_place_gets_into_the_qr() {
        let named = achievement(Kind::Watched);
        let nameless = Achievement { place: None, learner: None, title: None, ..named.clone() };
        assert_eq!(named.on_paper(VI).expect("a QR").qr, nameless.on_paper(VI).expect("a QR").qr);
    }
}
