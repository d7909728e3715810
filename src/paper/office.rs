//! The page for an office printer: one HTML file that any browser opens and prints: a confirmation on A5, learners' cards on
//! A4. No script, no request: the policy in its head would not let it make one.

use super::card::{Card, cards_drawing};
use super::drawing::drawing;
use super::markup::escaped;
use super::sheet::Sheet;

/// The whole file of a confirmation.
pub fn a5(sheet: &Sheet) -> String {
    let title = format!("{} – {}", sheet.title, sheet.code);
    page(&title, A5, &drawing(sheet))
}

/// The whole file of learners' cards, ten a page.
pub fn a4(cards: &[Card]) -> String {
    let title = cards.first().map_or("", |card| &card.title);
    let pages: Vec<String> = cards.chunks(Card::A_PAGE).map(cards_drawing).collect();
    page(title, A4, &pages.concat())
}

fn page(title: &str, style: &str, body: &str) -> String {
    let title = escaped(title);
    format!("{HEAD}<title>{title}</title>\n<style>\n{style}{SCREEN}</style>\n</head>\n<body>\n{body}</body>\n</html>\n")
}

const HEAD: &str = "<!DOCTYPE html>\n<html lang=\"vi\">\n<head>\n<meta charset=\"utf-8\">\n\
<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n";

/// A little less high than the paper: a hair too much makes a second page.
const A5: &str = "@page { size: A5 portrait; margin: 0 }
body { margin: 0 }
svg { display: block; width: 148mm; height: 209.5mm }
";
const A4: &str = "@page { size: A4 portrait; margin: 0 }
body { margin: 0 }
body > svg { display: block; width: 210mm; height: 296.5mm; break-after: page }
body > svg:last-child { break-after: auto }
";
const SCREEN: &str = "@media screen { body { background: #ddd } body > svg { margin: 8mm auto } }
";
