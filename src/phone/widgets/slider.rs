//! A slider: a bar, and two numbered handles that make it less and more.

use super::{Kind, Pen, Shown, bar};
use crate::lesson::{Node, Reading};
use crate::phone::machine::{Offer, Target};
use crate::phone::spec::{Action, Condition, Domain, Tap, VarIx};

#[derive(Debug, Clone, PartialEq)]
pub struct Slider {
    label: String,
    variable: VarIx,
    less: Handle,
    more: Handle,
}

#[derive(Debug, Clone, PartialEq)]
struct Handle {
    tap: Tap,
    label: String,
}

impl Slider {
    pub fn read(node: &mut Node, reading: &mut Reading) -> Option<Self> {
        let label = node.text(reading.author, "label");
        let count = reading.own_count(node);
        let less = count.map(|(variable, max)| one_less(variable, max)).unwrap_or_default();
        let more = count.map(|(variable, _)| Action::Add(variable, 1));
        let less = node.node(reading.author, "less").and_then(|node| Handle::read(node, reading, less));
        let more = node.node(reading.author, "more").and_then(|node| Handle::read(node, reading, more));
        Some(Self { label: label?.value, variable: count?.0, less: less?, more: more? })
    }
}

/// Taking one away, in actions there are: 1 becomes 0, else 2 becomes 1 … From below, so that only one of them applies.
fn one_less(variable: VarIx, max: u16) -> Vec<Action> {
    let step = |value| Action::If(Condition::Is(variable, value), Box::new(Action::Set(variable, value - 1)));
    (1..=max).map(step).collect()
}

impl Handle {
    fn read(mut node: Node, reading: &mut Reading, own: impl IntoIterator<Item = Action>) -> Option<Self> {
        let tap = reading.tap_after(&mut node, own);
        let label = node.text(reading.author, "label");
        node.finish(reading.author);
        Some(Self { tap: tap?, label: label?.value })
    }
}

impl Kind for Slider {
    fn offers<'p>(&'p self, _: &Shown<'p, '_>) -> Vec<Offer<'p>> {
        let offer = |handle: &'p Handle| Offer { target: Target::Tap(&handle.tap), label: handle.label.clone() };
        vec![offer(&self.less), offer(&self.more)]
    }

    fn draw(&self, pen: &mut Pen, y: u16) -> u16 {
        let area = pen.canvas.area;
        let theme = *pen.canvas.theme;
        let value = pen.shown.state.value(self.variable);
        let Domain::Count { max } = pen.shown.practice.variable(self.variable).domain else { return y };
        let mut row = pen.canvas.text(area.x, y, area.width, &self.label, theme.phone_heading);
        bar::draw(pen, row, (value, max), &format!("{value}/{max}"));
        row += 1;
        for handle in [&self.less, &self.more] {
            if let Some(digit) = pen.digit_of(&handle.tap.id) {
                row = pen.handle(row, digit, &handle.label, theme.phone);
            }
        }
        row + 1
    }
}

#[cfg(test)]
mod tests {
    use crate::phone::widgets::trial::{told, trial};

    const CO: &str = "[[practice.variable]]\nid = \"co\"\ncount = 3";
    const SLIDER: &str = r#"kind = "slider", label = "Cỡ chữ", variable = "co",
        less = { id = "nho", label = "Nhỏ đi" }, more = { id = "to", label = "To lên", do = "if co = 3 then go xong" }"#;

    #[test]
    fn its_handles_move_it_between_its_ends() {
        let fresh = trial(CO, &[SLIDER]);
        assert_eq!((fresh.told(), fresh.offers()), (vec![], vec!["Nhỏ đi".to_owned(), "To lên".to_owned()]));
        let rows = ["Cỡ chữ", "██████░░░░░░░░░░░░ 1/3", " 1  Nhỏ đi", " 2  To lên"];
        let at = |digits: &[u8]| fresh.again().press(digits).value("co");
        assert_eq!(fresh.again().press(&[2]).drawn().rows(), rows);
        assert_eq!([at(&[1]), at(&[2, 2]), at(&[2, 2, 1]), at(&[2, 2, 1, 1, 1])], [0, 2, 1, 0]);
        assert!(fresh.press(&[2, 2, 2]).state.finished());
    }

    #[test]
    fn it_moves_a_count_only() {
        let words = "[[practice.variable]]\nid = \"co\"\nwords = [\"nho\", \"to\"]";
        assert_eq!(told(words, &[&SLIDER.replace("if co = 3 then ", "")]), ["not-a-count"]);
    }
}
