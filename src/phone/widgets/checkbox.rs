//! A box one ticks, as under "Tôi đồng ý": `[✓]` or `[ ]`.

use super::toggle::Toggle;
use super::{Kind, Pen, Shown};
use crate::lesson::{Node, Reading};
use crate::phone::machine::Offer;
use crate::phone::spec::Template;

#[derive(Debug, Clone, PartialEq)]
pub struct Checkbox(Toggle);

impl Checkbox {
    pub fn read(node: &mut Node, reading: &mut Reading) -> Option<Self> {
        Toggle::read(node, reading).map(Self)
    }
}

impl Kind for Checkbox {
    fn offers<'p>(&'p self, shown: &Shown<'p, '_>) -> Vec<Offer<'p>> {
        vec![self.0.offer(shown)]
    }

    fn draw(&self, pen: &mut Pen, y: u16) -> u16 {
        let Some(digit) = pen.digit_of(&self.0.tap.id) else { return y };
        let area = pen.canvas.area;
        let style = pen.canvas.theme.phone;
        let face = if self.0.is_on(pen) { "[✓]" } else { "[ ]" };
        let x = pen.keycap(area.x, y, digit) + 1;
        let after = pen.canvas.line(x, y, face, style) + 1;
        let label = pen.shown.fill(&self.0.label);
        let end = pen.canvas.text(after, y, area.right().saturating_sub(after + 3), &label, style);
        pen.row_hit(y, end - y, digit);
        pen.arrow(y, digit);
        end + 1
    }

    fn templates(&self) -> Vec<&Template> {
        vec![&self.0.label]
    }
}

#[cfg(test)]
mod tests {
    use crate::phone::widgets::trial::trial;

    const DONG_Y: &str = "[[practice.variable]]\nid = \"dong-y\"\nwords = [\"chua\", \"roi\"]";
    const BOX: &str = r#"kind = "checkbox", id = "dong-y", label = "Tôi đã đọc và đồng ý", variable = "dong-y",
        on = "roi", off = "chua""#;

    #[test]
    fn it_is_ticked_and_cleared() {
        let empty = trial(DONG_Y, &[BOX]);
        assert_eq!((empty.told(), empty.offers()), (vec![], vec!["Tôi đã đọc và đồng ý".to_owned()]));
        assert_eq!(empty.drawn().rows(), [" 1  [ ] Tôi đã đọc và", "        đồng ý"]);
        let ticked = empty.press(&[1]);
        assert_eq!(ticked.drawn().rows()[0], " 1  [✓] Tôi đã đọc và");
        assert_eq!(ticked.press(&[1]).value("dong-y"), 0);
    }
}
