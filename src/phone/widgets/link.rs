//! A link: words one can press, and perhaps the address they lead to, quietly under them. Whether the two agree is what
//! a learner is to look at.

use super::{Kind, Pen, Shown, address};
use crate::lesson::{Node, Reading};
use crate::phone::machine::{Offer, Target};
use crate::phone::spec::{Tap, Template};

#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    tap: Tap,
    label: Template,
    address: Option<String>,
}

impl Link {
    pub fn read(node: &mut Node, reading: &mut Reading) -> Option<Self> {
        let tap = reading.tap(node);
        let label = reading.template(node, "label");
        let address = node.maybe_text(reading.author, "address").map(|told| told.value);
        Some(Self { tap: tap?, label: label?, address })
    }
}

impl Kind for Link {
    fn offers<'p>(&'p self, shown: &Shown<'p, '_>) -> Vec<Offer<'p>> {
        vec![Offer { target: Target::Tap(&self.tap), label: shown.fill(&self.label) }]
    }

    fn draw(&self, pen: &mut Pen, y: u16) -> u16 {
        let Some(digit) = pen.digit_of(&self.tap.id) else { return y };
        let style = pen.canvas.theme.phone_quiet;
        let label = format!("{} →", pen.shown.fill(&self.label));
        let mut row = pen.handle(y, digit, &label, style);
        if let Some(address) = &self.address {
            let area = pen.canvas.area;
            let style = pen.canvas.theme.phone;
            for line in address::lines(address, area.width.saturating_sub(4)) {
                pen.canvas.line(area.x + 4, row, &line, style);
                row += 1;
            }
            pen.row_hit(y, row - y, digit);
        }
        row + 1
    }

    fn templates(&self) -> Vec<&Template> {
        vec![&self.label]
    }
}

#[cfg(test)]
mod tests {
    use crate::contract::Press;
    use crate::phone::widgets::trial::trial;

    const LINK: &str = r#"kind = "link", id = "qua", label = "Nhận quà", address = "qua-tang.example", do = "go xong""#;

    #[test]
    fn the_address_stands_under_the_words_and_both_can_be_clicked() {
        let trial = trial("", &[LINK]);
        let drawn = trial.drawn();
        assert_eq!(drawn.rows(), [" 1  Nhận quà →", "    qua-tang.example"]);
        assert_eq!(drawn.click("qua-tang"), Some(Press::Digit(1)));
        assert_eq!((trial.told(), trial.offers()), (vec![], vec!["Nhận quà".to_owned()]));
        assert!(trial.press(&[1]).state.finished());
    }

    #[test]
    fn a_link_need_not_show_where_it_leads() {
        let trial = trial("", &[r#"kind = "link", id = "qua", label = "Nhận quà", do = "go xong""#]);
        assert_eq!(trial.drawn().rows(), [" 1  Nhận quà →"]);
    }
}
