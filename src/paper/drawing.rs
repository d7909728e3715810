//! The drawing: an SVG of A5 size with real letters, for a screen or an office printer. Lengths are millimetres.

use super::markup::escaped;
use super::qr::Qr;
use super::roll::balanced;
use super::sheet::Sheet;
use std::fmt::Write;

const WIDTH: f64 = 148.0;
const MIDDLE: f64 = WIDTH / 2.0;

/// Letters every computer has in one form or another, with all Vietnamese marks.
pub(super) const FACES: &str = "'Noto Sans', 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'DejaVu Sans', sans-serif";
pub(super) const CODE_FACES: &str = "'Noto Sans Mono', Consolas, Menlo, 'DejaVu Sans Mono', monospace";

pub(super) const INK: &str = "#1c2b27";
pub(super) const GREEN: &str = "#14574a";
const RED: &str = "#b3261e";
const GOLD: &str = "#c98a1b";
pub(super) const QUIET: &str = "#52605b";
const PATCH: &str = "#e4f0ec";

/// Size of the QR with its light border.
const QR: f64 = 64.0;
const QR_TOP: f64 = 101.0;
/// What a sample takes above the QR.
const STAMP: f64 = 13.0;
/// Where the words begin, below the upper strip.
const TOP: f64 = 17.0;

/// How a text looks.
#[derive(Clone, Copy)]
struct Style {
    size: f64,
    colour: &'static str,
    weight: u16,
    /// Most letters in a line: the widest of the faces is 0.72 of its size wide on average in bold.
    columns: u16,
    /// From this line to the next of the same text.
    leading: f64,
    on_a_patch: bool,
}

const STATION: Style = Style { size: 4.4, colour: GREEN, weight: 600, columns: 40, leading: 6.0, on_a_patch: false };
const PLACE: Style = Style { size: 5.4, colour: INK, weight: 700, columns: 32, leading: 6.8, on_a_patch: false };
const LEARNER: Style = Style { size: 8.8, colour: GREEN, weight: 700, columns: 20, leading: 10.0, on_a_patch: false };
const LEARNED: Style = Style { size: 5.0, colour: QUIET, weight: 400, columns: 40, leading: 6.0, on_a_patch: false };
const TITLE: Style = Style { size: 7.6, colour: INK, weight: 700, columns: 23, leading: 9.0, on_a_patch: false };
const LEVEL: Style = Style { size: 5.4, colour: GREEN, weight: 700, columns: 32, leading: 7.0, on_a_patch: true };
const DAY: Style = Style { size: 4.6, colour: INK, weight: 400, columns: 40, leading: 6.0, on_a_patch: false };
const CHECK: Style = Style { size: 4.0, colour: INK, weight: 400, columns: 44, leading: 5.2, on_a_patch: false };
const NOT_STATE: Style = Style { size: 3.4, colour: QUIET, weight: 400, columns: 60, leading: 4.4, on_a_patch: false };

/// Texts broken into lines, in letters so much smaller.
fn lay(texts: &[(&str, &Style)], smaller: f64) -> Vec<(Vec<String>, Style)> {
    let lines = |(text, style): &(&str, &Style)| {
        let columns = (f64::from(style.columns) / smaller) as u16;
        let style = Style { size: style.size * smaller, leading: style.leading * smaller, ..**style };
        (balanced(text, columns), style)
    };
    texts.iter().map(lines).collect()
}

fn height(laid: &[(Vec<String>, Style)]) -> f64 {
    laid.iter().map(|(lines, style)| count(lines.len()) * style.leading).sum()
}

fn count(things: usize) -> f64 {
    u16::try_from(things).unwrap_or(u16::MAX).into()
}

/// The whole file, without a declaration, so that it can stand inside a page.
pub fn drawing(sheet: &Sheet) -> String {
    let mut svg = Svg::default();
    svg.add(format_args!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"148mm\" height=\"210mm\" viewBox=\"0 0 148 210\" \
         font-family=\"{FACES}\" text-anchor=\"middle\">"
    ));
    svg.ground();
    svg.words_above(sheet);
    svg.qr(&sheet.qr, MIDDLE - QR / 2.0, QR_TOP, QR);
    svg.words_below(sheet);
    svg.add(format_args!("</svg>"));
    svg.written
}

#[derive(Default)]
pub(super) struct Svg {
    pub(super) written: String,
}

impl Svg {
    pub(super) fn add(&mut self, element: std::fmt::Arguments) {
        // Writing to a String cannot fail.
        let _ = writeln!(self.written, "{element}");
    }

    /// Paper, frame and the two woven strips.
    fn ground(&mut self) {
        self.add(format_args!("<rect width=\"148\" height=\"210\" fill=\"#fff\"/>"));
        self.add(format_args!(
            "<rect x=\"7\" y=\"7\" width=\"134\" height=\"196\" fill=\"none\" stroke=\"{GREEN}\" stroke-width=\".8\"/>"
        ));
        self.weave(7.4);
        self.weave(194.6);
    }

    /// A strip of diamonds, as they are woven in the north; eight millimetres high.
    fn weave(&mut self, top: f64) {
        const DIAMONDS: u8 = 19;
        let wide = 133.2 / f64::from(DIAMONDS);
        for number in 0..DIAMONDS {
            let (x, y) = (7.4 + wide * (f64::from(number) + 0.5), top + 4.0);
            let heart = if number % 2 == 0 { RED } else { GOLD };
            self.diamond(x, y, wide / 2.0, 4.0, &format!("fill=\"none\" stroke=\"{GREEN}\" stroke-width=\".5\""));
            self.diamond(x, y, wide * 0.3, 2.4, &format!("fill=\"{heart}\""));
            self.diamond(x, y, wide * 0.12, 1.0, "fill=\"#fff\"");
        }
    }

    fn diamond(&mut self, x: f64, y: f64, wide: f64, high: f64, look: &str) {
        let (left, right, top, bottom) = (x - wide, x + wide, y - high, y + high);
        self.add(format_args!(
            "<path d=\"M{left:.2} {y:.2}L{x:.2} {top:.2}L{right:.2} {y:.2}L{x:.2} {bottom:.2}Z\" {look}/>"
        ));
    }

    /// Who, what and when, between the upper strip and the QR: in smaller letters if there are many, and what is over in
    /// height is shared out.
    fn words_above(&mut self, sheet: &Sheet) {
        let title = format!("“{}”", sheet.title);
        let place = sheet.place.as_deref().unwrap_or_default();
        let texts: [(&str, &Style); 7] = [
            (&sheet.station, &STATION),
            (place, &PLACE),
            (&sheet.learner, &LEARNER),
            (&sheet.learned, &LEARNED),
            (&title, &TITLE),
            (&sheet.level, &LEVEL),
            (&sheet.date, &DAY),
        ];
        let texts: Vec<_> = texts.into_iter().filter(|(text, _)| !text.is_empty()).collect();
        let room = QR_TOP - TOP - if sheet.sample.is_some() { STAMP } else { 0.0 };
        let mut laid = lay(&texts, 1.0);
        for smaller in [0.9, 0.8, 0.7, 0.6, 0.5] {
            if height(&laid) > room {
                laid = lay(&texts, smaller);
            }
        }
        let gap = ((room - height(&laid)) / count(laid.len())).clamp(0.0, 4.5);
        let mut top = TOP + ((room - height(&laid) - gap * count(laid.len())) / 2.0).max(0.0);
        for (lines, style) in laid {
            if style.on_a_patch {
                self.patch(&lines, &style, top);
            }
            top = self.lines(&lines, &style, top) + gap;
        }
    }

    /// Behind the level: a light patch.
    fn patch(&mut self, lines: &[String], style: &Style, top: f64) {
        let longest = lines.iter().map(|line| line.chars().count()).max().unwrap_or(0);
        let (wide, high) = (count(longest) * style.size * 0.6 + 8.0, count(lines.len()) * style.leading + 1.6);
        let left = MIDDLE - wide / 2.0;
        self.add(format_args!(
            "<rect x=\"{left:.2}\" y=\"{:.2}\" width=\"{wide:.2}\" height=\"{high:.2}\" rx=\"3\" fill=\"{PATCH}\"/>",
            top - 0.8
        ));
    }

    fn words_below(&mut self, sheet: &Sheet) {
        let y = QR_TOP + QR + 4.0;
        self.add(format_args!(
            "<text x=\"74\" y=\"{y:.2}\" font-family=\"{CODE_FACES}\" font-size=\"6.4\" font-weight=\"700\" \
             letter-spacing=\".4\" fill=\"{INK}\">{}</text>",
            escaped(&sheet.code)
        ));
        let top = self.lines(&balanced(&sheet.check, CHECK.columns), &CHECK, y + 3.0);
        self.lines(&balanced(&sheet.not_state, NOT_STATE.columns), &NOT_STATE, top + 2.0);
        if let Some([word, worth]) = &sheet.sample {
            self.stamp(&format!("{word} – {worth}"));
            [(26.0, -90), (122.0, 90)].into_iter().for_each(|(x, degrees)| self.beside(word, x, degrees));
        }
    }

    /// The words of a sample, large, above the QR.
    fn stamp(&mut self, words: &str) {
        let (top, y) = (QR_TOP - STAMP + 1.0, QR_TOP - 3.6);
        self.add(format_args!("<rect x=\"7\" y=\"{top}\" width=\"134\" height=\"11\" fill=\"{RED}\"/>"));
        self.add(format_args!(
            "<text x=\"74\" y=\"{y}\" font-size=\"7.4\" font-weight=\"700\" fill=\"#fff\">{}</text>",
            escaped(words)
        ));
    }

    /// The word of a sample at one side of the QR, turned.
    fn beside(&mut self, word: &str, x: f64, degrees: i16) {
        let y = QR_TOP + QR / 2.0;
        self.add(format_args!(
            "<text transform=\"translate({x} {y}) rotate({degrees})\" y=\"8\" font-size=\"22\" font-weight=\"700\" \
             fill=\"{RED}\">{}</text>",
            escaped(word)
        ));
    }

    /// Lines below each other from `top`. Returns where the next text begins.
    fn lines(&mut self, lines: &[String], style: &Style, top: f64) -> f64 {
        let Style { size, colour, weight, leading, .. } = style;
        let mut top = top;
        for line in lines {
            top += leading;
            let (y, line) = (top - (leading - size) / 2.0 - size * 0.22, escaped(line));
            self.add(format_args!(
                "<text x=\"{MIDDLE}\" y=\"{y:.2}\" font-size=\"{size:.2}\" font-weight=\"{weight}\" fill=\"{colour}\">{line}</text>"
            ));
        }
        top
    }

    /// Every dark run of a row is one rectangle of a single path: a seam between two squares would be read past, but not kept
    /// beautiful.
    pub(super) fn qr(&mut self, qr: &Qr, left: f64, top: f64, size: f64) {
        let whole = qr.whole();
        let mut path = String::new();
        for (x, y) in qr.dark() {
            let _ = write!(path, "M{x} {y}h1v1h-1z");
        }
        self.add(format_args!("<rect x=\"{left}\" y=\"{top}\" width=\"{size}\" height=\"{size}\" fill=\"#fff\"/>"));
        self.add(format_args!(
            "<svg x=\"{left}\" y=\"{top}\" width=\"{size}\" height=\"{size}\" viewBox=\"0 0 {whole} {whole}\" \
             shape-rendering=\"crispEdges\"><path fill=\"#000\" d=\"{path}\"/></svg>"
        ));
    }
}
