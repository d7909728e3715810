//! A switch: on or off, said by a sign and a word. A touch turns it over.

use super::toggle::Toggle;
use super::{Kind, Pen, Shown};
use crate::lesson::{Node, Reading};
use crate::phone::machine::Offer;
use crate::phone::spec::Template;

#[derive(Debug, Clone, PartialEq)]
pub struct Switch(Toggle);

impl Switch {
    pub fn read(node: &mut Node, reading: &mut Reading) -> Option<Self> {
        Toggle::read(node, reading).map(Self)
    }
}

impl Kind for Switch {
    fn offers<'p>(&'p self, shown: &Shown<'p, '_>) -> Vec<Offer<'p>> {
        vec![self.0.offer(shown)]
    }

    fn draw(&self, pen: &mut Pen, y: u16) -> u16 {
        let Some(digit) = pen.digit_of(&self.0.tap.id) else { return y };
        let theme = *pen.canvas.theme;
        let label = pen.shown.fill(&self.0.label);
        let row = pen.handle(y, digit, &label, theme.phone_heading);
        let (face, style) =
            if self.0.is_on(pen) { ("[ ● BẬT ]", theme.phone_accent) } else { ("[ ○ TẮT ]", theme.phone_quiet) };
        pen.canvas.line(pen.canvas.area.x + 4, row, face, style);
        pen.row_hit(y, row + 1 - y, digit);
        row + 2
    }

    fn templates(&self) -> Vec<&Template> {
        vec![&self.0.label]
    }
}

#[cfg(test)]
mod tests {
    use crate::contract::Press;
    use crate::phone::widgets::trial::{told, trial};

    const MANG: &str = "[[practice.variable]]\nid = \"mang\"\nwords = [\"tat\", \"bat\"]";
    const SWITCH: &str =
        r#"kind = "switch", id = "wifi", label = "Mạng nhà", variable = "mang", on = "bat", off = "tat""#;

    #[test]
    fn a_touch_turns_it_over_and_back() {
        let off = trial(MANG, &[SWITCH]);
        assert_eq!((off.told(), off.drawn().rows()), (vec![], vec![" 1  Mạng nhà".into(), "    [ ○ TẮT ]".into()]));
        let on = off.press(&[1]);
        assert_eq!(on.drawn().rows()[1], "    [ ● BẬT ]");
        assert_eq!(on.drawn().click("[ ●"), Some(Press::Digit(1)));
        assert_eq!((on.value("mang"), on.press(&[1]).value("mang")), (1, 0));
    }

    #[test]
    fn what_it_does_besides_sees_it_turned_over() {
        let also = format!(r#"{SWITCH}, do = "if mang = bat then go xong""#);
        assert!(trial(MANG, &[&also]).press(&[1]).state.finished());
    }

    #[test]
    fn a_value_its_variable_does_not_have_is_told() {
        assert_eq!(told(MANG, &[&SWITCH.replace("\"bat\"", "\"mo\"")]), ["dangling-id"]);
        assert_eq!(told(MANG, &[&SWITCH.replace("\"mang\"", "\"wifi\"")]), ["dangling-id"]);
    }
}
