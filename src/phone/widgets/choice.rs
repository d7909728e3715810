//! One of several: options under each other, a full ring before the one that is chosen.

use super::{Kind, Pen, Shown};
use crate::lesson::{Node, Reading};
use crate::phone::machine::{Offer, Target};
use crate::phone::spec::{Action, Tap, Template, Value, VarIx};

#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    label: Option<String>,
    variable: VarIx,
    options: Vec<Choosable>,
}

#[derive(Debug, Clone, PartialEq)]
struct Choosable {
    tap: Tap,
    label: Template,
    value: Value,
}

impl Choice {
    pub fn read(node: &mut Node, reading: &mut Reading) -> Option<Self> {
        let label = node.maybe_text(reading.author, "label").map(|told| told.value);
        let variable = reading.own_variable(node);
        let nodes = node.nodes(reading.author, "options");
        let options = nodes.into_iter().filter_map(|node| Choosable::read(node, reading, variable)).collect();
        Some(Self { label, variable: variable?, options })
    }
}

impl Choosable {
    fn read(mut node: Node, reading: &mut Reading, variable: Option<VarIx>) -> Option<Self> {
        let value = reading.value(&mut node, "value", variable);
        let own = variable.zip(value).map(|(variable, value)| Action::Set(variable, value));
        let tap = reading.tap_after(&mut node, own);
        let label = reading.template(&mut node, "label");
        node.finish(reading.author);
        Some(Self { tap: tap?, label: label?, value: value? })
    }

    fn draw(&self, pen: &mut Pen, y: u16, variable: VarIx) -> u16 {
        let Some(digit) = pen.digit_of(&self.tap.id) else { return y };
        let area = pen.canvas.area;
        let style = pen.canvas.theme.phone;
        let face = if pen.shown.state.value(variable) == self.value { "(●)" } else { "( )" };
        let x = pen.keycap(area.x, y, digit) + 1;
        let after = pen.canvas.line(x, y, face, style) + 1;
        let label = pen.shown.fill(&self.label);
        let end = pen.canvas.text(after, y, area.right().saturating_sub(after + 3), &label, style);
        pen.row_hit(y, end - y, digit);
        pen.arrow(y, digit);
        end
    }
}

impl Kind for Choice {
    fn offers<'p>(&'p self, shown: &Shown<'p, '_>) -> Vec<Offer<'p>> {
        let offer = |option: &'p Choosable| Offer { target: Target::Tap(&option.tap), label: shown.fill(&option.label) };
        self.options.iter().map(offer).collect()
    }

    fn draw(&self, pen: &mut Pen, y: u16) -> u16 {
        let area = pen.canvas.area;
        let style = pen.canvas.theme.phone_quiet;
        let mut row = y;
        if let Some(label) = &self.label {
            row = pen.canvas.text(area.x, row, area.width, label, style);
        }
        for option in &self.options {
            row = option.draw(pen, row, self.variable);
        }
        row + 1
    }

    fn templates(&self) -> Vec<&Template> {
        self.options.iter().map(|option| &option.label).collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::phone::widgets::trial::{told, trial};

    const GIONG: &str = "[[practice.variable]]\nid = \"noi\"\nwords = [\"chua\", \"nha\", \"vien\"]";
    const CHOICE: &str = r#"kind = "choice", variable = "noi", label = "Bé sinh ở đâu?", options = [
        { id = "nha", label = "Ở nhà", value = "nha" },
        { id = "vien", label = "Ở bệnh viện", value = "vien", do = "go xong" } ]"#;

    #[test]
    fn nothing_is_chosen_at_first_and_then_one_at_a_time() {
        let fresh = trial(GIONG, &[CHOICE]);
        assert_eq!((fresh.told(), fresh.offers()), (vec![], vec!["Ở nhà".to_owned(), "Ở bệnh viện".to_owned()]));
        assert_eq!(fresh.drawn().rows(), ["Bé sinh ở đâu?", " 1  ( ) Ở nhà", " 2  ( ) Ở bệnh viện"]);
        let home = fresh.press(&[1]);
        assert_eq!(home.drawn().rows(), ["Bé sinh ở đâu?", " 1  (●) Ở nhà", " 2  ( ) Ở bệnh viện"]);
        let hospital = home.press(&[2]);
        assert_eq!((hospital.value("noi"), hospital.state.finished()), (2, true));
    }

    #[test]
    fn an_option_names_a_value_of_the_variable() {
        assert_eq!(told(GIONG, &[&CHOICE.replace("value = \"nha\"", "value = \"san\"")]), ["dangling-id"]);
    }
}
