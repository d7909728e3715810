//! Something that takes its time, an upload or a download: a bar that goes on at every touch, never by a clock.

use super::{Kind, Pen, Shown, bar};
use crate::lesson::{Node, Reading};
use crate::phone::machine::{Offer, Target};
use crate::phone::spec::{Action, Tap, VarIx};

#[derive(Debug, Clone, PartialEq)]
pub struct Progress {
    label: String,
    variable: VarIx,
    max: u16,
    tap: Tap,
    next: String,
}

impl Progress {
    pub fn read(node: &mut Node, reading: &mut Reading) -> Option<Self> {
        let label = node.text(reading.author, "label");
        let count = reading.own_count(node);
        let tap = reading.tap_after(node, count.map(|(variable, _)| Action::Add(variable, 1)));
        let next = node.text(reading.author, "next");
        let (variable, max) = count?;
        Some(Self { label: label?.value, variable, max, tap: tap?, next: next?.value })
    }

    fn value(&self, shown: &Shown) -> u16 {
        shown.state.value(self.variable)
    }
}

impl Kind for Progress {
    /// When it is full there is nothing to wait for.
    fn offers<'p>(&'p self, shown: &Shown<'p, '_>) -> Vec<Offer<'p>> {
        let waits = self.value(shown) < self.max;
        waits.then(|| Offer { target: Target::Tap(&self.tap), label: self.next.clone() }).into_iter().collect()
    }

    fn draw(&self, pen: &mut Pen, y: u16) -> u16 {
        let area = pen.canvas.area;
        let theme = *pen.canvas.theme;
        let value = self.value(pen.shown);
        let row = pen.canvas.text(area.x, y, area.width, &self.label, theme.phone);
        bar::draw(pen, row, (value, self.max), &format!("{}%", u32::from(value) * 100 / u32::from(self.max)));
        match pen.digit_of(&self.tap.id) {
            Some(digit) => pen.handle(row + 2, digit, &self.next, theme.phone_heading) + 1,
            None => pen.canvas.text(area.x, row + 2, area.width, "✓ xong", theme.phone_heading) + 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::phone::widgets::trial::{told, trial};

    const TAI: &str = "[[practice.variable]]\nid = \"tai\"\ncount = 3";
    const PROGRESS: &str = r#"kind = "progress", id = "cho", label = "Đang gửi ảnh…", variable = "tai", next = "Chờ một chút""#;

    #[test]
    fn every_touch_brings_it_on_until_it_is_full() {
        let fresh = trial(TAI, &[PROGRESS]);
        assert_eq!((fresh.told(), fresh.offers()), (vec![], vec!["Chờ một chút".to_owned()]));
        let rows = ["Đang gửi ảnh…", "██████░░░░░░░░░░░░ 33%", " 1  Chờ một chút"];
        assert_eq!(fresh.again().press(&[1]).drawn().rows(), rows);
        let full = fresh.press(&[1, 1, 1]);
        assert_eq!(full.drawn().rows(), ["Đang gửi ảnh…", "██████████████████ 100%", "✓ xong"]);
        assert!(full.offers().is_empty());
    }

    #[test]
    fn what_it_does_besides_sees_how_far_it_is() {
        let also = format!(r#"{PROGRESS}, do = "if tai = 3 then go xong""#);
        assert!(trial(TAI, &[&also]).press(&[1, 1, 1]).state.finished());
    }

    #[test]
    fn it_counts() {
        let words = "[[practice.variable]]\nid = \"tai\"\nwords = [\"chua\", \"roi\"]";
        assert_eq!(told(words, &[PROGRESS]), ["not-a-count"]);
    }
}
