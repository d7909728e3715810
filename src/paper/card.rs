//! A learner's card: the number to type, the QR to scan, and nothing that says whose it is unless somebody wants that. Ten of
//! them lie on a page of A4, with dotted lines to cut along.
//!
//! A card is no credential and no paper of identity, and says so. Lengths are millimetres.

use super::drawing::{CODE_FACES, FACES, GREEN, INK, QUIET, Svg};
use super::markup::escaped;
use super::qr::{Qr, TooLong};
use super::roll::balanced;
use crate::texts::Texts;
use crate::vietnamese::plain_text;

/// What a card is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardFacts<'a> {
    /// The station's place, where it has been given one.
    pub place: Option<&'a str>,
    /// How the person is called in full; only because the person is there and wants it on the card.
    pub name: Option<&'a str>,
    /// Five digits.
    pub number: u32,
    /// What the QR says.
    pub qr_text: &'a str,
}

/// The words of a card, filtered, and its QR: ready for any form of paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// "Thẻ học"
    pub title: String,
    pub place: Option<String>,
    pub name: Option<String>,
    /// Before the line to write the name on, where none is printed.
    pub name_label: String,
    /// Five digits.
    pub number: String,
    /// What to do with it.
    pub how: String,
    /// That it is no paper of identity.
    pub not_papers: String,
    pub qr: Qr,
}

impl CardFacts<'_> {
    /// The words for it in the station's language.
    ///
    /// # Errors
    /// The QR's text is longer than any card's.
    pub fn on_card(&self, texts: Texts) -> Result<Card, TooLong> {
        let plain = |text: &str| plain_text(text).into_owned();
        let given = |text: Option<&str>| text.map(plain).filter(|text| !text.trim().is_empty());
        Ok(Card {
            title: plain(texts.card_title()),
            place: given(self.place),
            name: given(self.name),
            name_label: plain(texts.card_name_line()),
            number: format!("{:05}", self.number),
            how: plain(texts.card_how()),
            not_papers: plain(texts.card_not_papers()),
            qr: Qr::of(self.qr_text)?,
        })
    }
}

const ACROSS: usize = 2;
const DOWN: usize = 5;
/// Of a card, and of the white around all of them.
const WIDE: f64 = 95.0;
const HIGH: f64 = 55.0;
const LEFT: f64 = 10.0;
const TOP: f64 = 11.0;
/// Size of the QR with its light border.
const QR: f64 = 40.0;
/// Where the words beside the QR begin, and their width in letters of each size.
const WORDS: f64 = QR + 3.0;

impl Card {
    /// Cards on one page.
    pub const A_PAGE: usize = ACROSS * DOWN;

    /// The number as it is read aloud: `100 18`.
    pub(super) fn number_apart(&self) -> String {
        let (first, last) = self.number.split_at_checked(3).unwrap_or((&self.number, ""));
        format!("{first} {last}")
    }
}

/// A page of at most [`Card::A_PAGE`] cards, A4, without a declaration, so that it can stand inside a page.
pub fn cards_drawing(cards: &[Card]) -> String {
    let mut svg = Svg::default();
    svg.add(format_args!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"210mm\" height=\"297mm\" viewBox=\"0 0 210 297\" \
         font-family=\"{FACES}\">"
    ));
    svg.add(format_args!("<rect width=\"210\" height=\"297\" fill=\"#fff\"/>"));
    for (place, card) in cards.iter().take(Card::A_PAGE).enumerate() {
        let (column, row) = (place % ACROSS, place / ACROSS);
        draw(card, LEFT + WIDE * column as f64, TOP + HIGH * row as f64, &mut svg);
    }
    svg.add(format_args!("</svg>"));
    svg.written
}

fn draw(card: &Card, left: f64, top: f64, svg: &mut Svg) {
    svg.add(format_args!(
        "<rect x=\"{left}\" y=\"{top}\" width=\"{WIDE}\" height=\"{HIGH}\" fill=\"none\" stroke=\"{QUIET}\" \
         stroke-width=\".2\" stroke-dasharray=\"1 1\"/>"
    ));
    svg.qr(&card.qr, left + 1.5, top + (HIGH - QR) / 2.0, QR);
    let x = left + WORDS;
    let mut pen = Pen { svg, x, y: top + 4.0 };
    pen.write(&card.title, 5.0, 700, GREEN, 22);
    pen.write(card.place.as_deref().unwrap_or_default(), 3.0, 400, QUIET, 32);
    match &card.name {
        Some(name) => pen.write(name, 4.2, 700, INK, 20),
        None => pen.name_line(&card.name_label),
    }
    pen.number(&card.number_apart());
    pen.write(&card.how, 2.8, 400, INK, 32);
    pen.write(&card.not_papers, 2.4, 400, QUIET, 38);
}

/// Writes lines one below the other.
struct Pen<'a> {
    svg: &'a mut Svg,
    x: f64,
    y: f64,
}

impl Pen<'_> {
    fn write(&mut self, text: &str, size: f64, weight: u16, colour: &str, columns: u16) {
        for line in balanced(text, columns).iter().filter(|line| !line.is_empty()) {
            self.y += size * 1.25;
            let (x, y, line) = (self.x, self.y, escaped(line));
            self.svg.add(format_args!(
                "<text x=\"{x:.2}\" y=\"{y:.2}\" font-size=\"{size}\" font-weight=\"{weight}\" fill=\"{colour}\">{line}</text>"
            ));
        }
        self.y += 0.8;
    }

    /// Dots to write on by hand.
    fn name_line(&mut self, label: &str) {
        self.y += 3.0;
        self.write(&format!("{label} …………………………"), 3.4, 400, QUIET, 60);
    }

    fn number(&mut self, number: &str) {
        self.y += 9.4;
        let (x, y) = (self.x, self.y);
        self.svg.add(format_args!(
            "<text x=\"{x:.2}\" y=\"{y:.2}\" font-family=\"{CODE_FACES}\" font-size=\"9\" font-weight=\"700\" \
             fill=\"{INK}\">{}</text>",
            escaped(number)
        ));
        self.y += 2.0;
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::texts::Lang;

    const VI: Texts = Texts::new(Lang::Vi);

    /// The card with this number in its QR.
    pub fn card(number: u32) -> Card {
        let qr_text = format!("T{number:014}");
        let place = Some("Nhà văn hóa xóm Đồng Keng");
        CardFacts { place, name: None, number: 10_000 + number, qr_text: &qr_text }.on_card(VI).expect("a QR")
    }

    #[test]
    fn a_card_is_a_small_qr_with_its_number_and_no_name() {
        let card = card(18);
        assert_eq!((card.qr.side, card.number.as_str(), card.number_apart().as_str()), (21, "10018", "100 18"));
        assert_eq!(card.name, None);
    }

    #[test]
    fn whatever_comes_from_outside_is_filtered_and_cannot_be_markup() {
        let name = Some("\u{1b}@<b>Lan\u{202e}&");
        let facts = CardFacts { place: name, name, number: 1, qr_text: "T0" };
        let card = facts.on_card(VI).expect("a QR");
        assert_eq!((card.name.as_deref(), card.place.as_deref()), (Some("@<b>Lan&"), Some("@<b>Lan&")));
        let page = cards_drawing(&[card]);
        assert!(!page.contains("<b>") && page.contains("@&lt;b&gt;Lan&amp;"), "{page}");
    }

    #[test]
    fn ten_cards_lie_on_a_page_side_by_side_and_none_on_another() {
        let cards: Vec<Card> = (0..10).map(card).collect();
        let page = cards_drawing(&cards);
        assert_eq!(page.matches("stroke-dasharray").count(), 10);
        let frame = |text: &str| {
            let number = |name: &str| {
                let from = text.split_once(&format!(" {name}=\"")).expect("an attribute").1;
                from.split('"').next().expect("a value").parse::<f64>().expect("a number")
            };
            (number("x"), number("y"))
        };
        let places: Vec<(f64, f64)> =
            page.lines().filter(|line| line.contains("stroke-dasharray")).map(frame).collect();
        for (n, one) in places.iter().enumerate() {
            assert!(one.0 >= 5.0 && one.0 + WIDE <= 205.0 && one.1 >= 5.0 && one.1 + HIGH <= 292.0, "{one:?}");
            let apart = |other: &&(f64, f64)| (one.0 - other.0).abs() >= WIDE || (one.1 - other.1).abs() >= HIGH;
            assert!(places[n + 1..].iter().all(|other| apart(&other)), "{one:?}");
        }
    }
}
