//! A gesture: what a finger does on a phone and a digit cannot, as a numbered handle that shows which way it goes.

use super::{Kind, Pen, Shown};
use crate::lesson::{Node, Reading};
use crate::phone::machine::{Offer, Target};
use crate::phone::spec::{Tap, Template};

#[derive(Debug, Clone, PartialEq)]
pub struct Gesture {
    tap: Tap,
    label: Template,
    way: &'static Way,
}

/// A movement, as a lesson names it and as it is drawn. The signs are not the arrow ◂, which points at what is next.
#[derive(Debug, PartialEq)]
struct Way {
    name: &'static str,
    face: &'static str,
}

const WAYS: &[Way] = &[
    Way { name: "swipe-left", face: "<── vuốt sang trái" },
    Way { name: "swipe-right", face: "──> vuốt sang phải" },
    Way { name: "swipe-up", face: "^ vuốt lên" },
    Way { name: "swipe-down", face: "v vuốt xuống" },
    Way { name: "long-press", face: "● bấm giữ lâu" },
    Way { name: "pinch", face: "> < chụm hai ngón" },
];

impl Gesture {
    pub fn read(node: &mut Node, reading: &mut Reading) -> Option<Self> {
        let tap = reading.tap(node);
        let label = reading.template(node, "label");
        let told = node.text(reading.author, "gesture")?;
        let way = WAYS.iter().find(|way| way.name == told.value);
        if way.is_none() {
            let texts = reading.author.texts;
            let known: Vec<&str> = WAYS.iter().map(|way| way.name).collect();
            let remedy = texts.author_dangling_remedy(known.join(", "));
            reading.author.tell(told.span, "gesture", texts.author_gesture(&told.value), remedy);
        }
        Some(Self { tap: tap?, label: label?, way: way? })
    }
}

impl Kind for Gesture {
    fn offers<'p>(&'p self, shown: &Shown<'p, '_>) -> Vec<Offer<'p>> {
        vec![Offer { target: Target::Tap(&self.tap), label: shown.fill(&self.label) }]
    }

    fn draw(&self, pen: &mut Pen, y: u16) -> u16 {
        let Some(digit) = pen.digit_of(&self.tap.id) else { return y };
        let theme = *pen.canvas.theme;
        let label = pen.shown.fill(&self.label);
        let row = pen.handle(y, digit, &label, theme.phone_heading);
        pen.canvas.line(pen.canvas.area.x + 4, row, self.way.face, theme.phone_quiet);
        pen.row_hit(y, row + 1 - y, digit);
        row + 2
    }

    fn templates(&self) -> Vec<&Template> {
        vec![&self.label]
    }
}

#[cfg(test)]
mod tests {
    use super::WAYS;
    use crate::phone::widgets::trial::{told, trial};

    fn gesture(name: &str) -> String {
        format!(r#"kind = "gesture", id = "vuot", gesture = "{name}", label = "Ảnh sau", do = "go xong""#)
    }

    #[test]
    fn every_gesture_is_drawn_with_its_words_and_does_what_it_does() {
        for way in WAYS {
            let trial = trial("", &[&gesture(way.name)]);
            assert_eq!(trial.drawn().rows(), [" 1  Ảnh sau".to_owned(), format!("    {}", way.face)]);
            assert_eq!((trial.told(), trial.drawn().cut), (vec![], vec![]), "{}", way.name);
            assert!(trial.press(&[1]).state.finished());
        }
    }

    #[test]
    fn no_two_gestures_look_alike_and_none_looks_like_the_arrow() {
        let faces: std::collections::BTreeSet<&str> = WAYS.iter().map(|way| way.face).collect();
        assert_eq!(faces.len(), WAYS.len());
        assert!(faces.iter().all(|face| !face.contains('◂')));
    }

    #[test]
    fn an_unknown_gesture_is_told() {
        assert_eq!(told("", &[&gesture("swipe")]), ["gesture"]);
    }
}
