//! The keyboard that a phone puts up under an open field: letters, or digits with 1 2 3 on top as phones have them. It is
//! drawn, never tapped: one types on the station's own keys. So nothing on it looks like a keycap.

use super::{Kind, Pen};
use crate::contract::FieldKind;
use crate::lesson::{Node, Reading};
use crate::ui::wrap;

#[derive(Debug, Clone, PartialEq)]
pub struct Keyboard;

const LETTERS: [&str; 4] = ["q w e r t y u i o p", "a s d f g h j k l", "z x c v b n m  ✕", "[  dấu cách  ]  ↵"];
const DIGITS: [&str; 4] = ["1    2    3", "4    5    6", "7    8    9", "✕    0    ↵"];

impl Keyboard {
    /// It has nothing to be written.
    pub fn read(_: &mut Node, _: &mut Reading) -> Option<Self> {
        Some(Self)
    }
}

impl Kind for Keyboard {
    fn draw(&self, pen: &mut Pen, y: u16) -> u16 {
        let Some(field) = pen.shown.state.open_field(pen.shown.practice) else { return y };
        if pen.one_a_row {
            return y;
        }
        let rows = if field.entry.keys() == FieldKind::Digits { DIGITS } else { LETTERS };
        let wide = pen.wide;
        let style = pen.canvas.theme.phone_quiet;
        let mut row = y.max(wide.bottom().saturating_sub(rows.len() as u16 + 1));
        let mut canvas = pen.edge_to_edge();
        canvas.line(wide.x, row, &"─".repeat(usize::from(wide.width)), style);
        for keys in rows {
            row += 1;
            canvas.line(wide.x + wide.width.saturating_sub(wrap::width(keys)) / 2, row, keys, style);
        }
        row + 1
    }
}

#[cfg(test)]
mod tests {
    use crate::phone::widgets::trial::{Trial, trial};

    fn with(input: &str) -> Trial {
        let field = format!(r#"kind = "field", id = "o", label = "Ô", variable = "so", input = "{input}", do = "go xong""#);
        trial("[[practice.variable]]\nid = \"so\"\ntyped.dung = [\"1\"]", &[&field, r#"kind = "keyboard""#])
    }

    #[test]
    fn it_comes_with_the_open_field_and_nothing_on_it_can_be_touched() {
        let closed = with("plain");
        assert_eq!((closed.told(), closed.drawn().rows().len(), closed.offers().len()), (vec![], 2, 1));
        let open = closed.press(&[1]);
        let drawn = open.drawn();
        let rows = drawn.rows();
        assert_eq!(rows[2..], ["  q w e r t y u i o p", "   a s d f g h j k l", "    z x c v b n m  ✕", "   [  dấu cách  ]  ↵"]);
        assert_eq!((drawn.click("q w e"), drawn.cut), (None, vec![]));
    }

    #[test]
    fn for_digits_it_has_1_2_3_on_top() {
        let rows = with("pin").press(&[1]).drawn().rows();
        assert_eq!(rows[2..], ["      1    2    3", "      4    5    6", "      7    8    9", "      ✕    0    ↵"]);
    }
}
