//! A notification: a banner at the top of the sheet, wherever it was written. It can be opened, and it can be left alone.

use super::{Kind, Pen, Shown};
use crate::lesson::{Node, Reading};
use crate::phone::machine::{Offer, Target};
use crate::phone::spec::{Tap, Template};
use crate::ui::wrap;
use ratatui::layout::Rect;
use ratatui::style::Modifier;

#[derive(Debug, Clone, PartialEq)]
pub struct Notification {
    tap: Tap,
    app: String,
    text: Template,
}

impl Notification {
    pub fn read(node: &mut Node, reading: &mut Reading) -> Option<Self> {
        let tap = reading.tap(node);
        let app = node.text(reading.author, "app");
        let text = reading.template(node, "text");
        Some(Self { tap: tap?, app: app?.value, text: text? })
    }
}

impl Kind for Notification {
    fn offers<'p>(&'p self, _: &Shown<'p, '_>) -> Vec<Offer<'p>> {
        vec![Offer { target: Target::Tap(&self.tap), label: self.app.clone() }]
    }

    fn is_banner(&self) -> bool {
        true
    }

    fn draw(&self, pen: &mut Pen, y: u16) -> u16 {
        let Some(digit) = pen.digit_of(&self.tap.id) else { return y };
        let area = pen.canvas.area;
        let theme = *pen.canvas.theme;
        let text = pen.shown.fill(&self.text);
        let room = area.width.saturating_sub(4);
        let rows = 1 + wrap::lines(&text, room).len() as u16;
        let band = Rect::new(pen.wide.x, y, pen.wide.width, rows);
        pen.edge_to_edge().fill(band, theme.phone_accent);
        let x = pen.keycap(area.x, y, digit) + 1;
        let app = wrap::shorten(&self.app, area.right().saturating_sub(x + 3));
        pen.canvas.line(x, y, &app, theme.phone_accent.add_modifier(Modifier::BOLD));
        let end = pen.canvas.text(x, y + 1, room, &text, theme.phone_accent);
        pen.row_hit(y, rows, digit);
        if pen.pointed == Some(digit) && !pen.covered {
            pen.canvas.line(area.right().saturating_sub(3), y, " ◂ ", theme.phone_keycap);
        }
        end + 1
    }

    fn templates(&self) -> Vec<&Template> {
        vec![&self.text]
    }
}

#[cfg(test)]
mod tests {
    use crate::contract::Press;
    use crate::phone::widgets::trial::trial;

    const TEXT: &str = r#"kind = "text", text = "Trang đang đọc.""#;
    const BANNER: &str =
        r#"kind = "notification", id = "tin", app = "Tin nhắn", text = "Con gái: mẹ ăn cơm chưa ạ?", do = "go xong""#;

    #[test]
    fn it_stands_on_top_though_it_was_written_below() {
        let trial = trial("", &[TEXT, BANNER]);
        let drawn = trial.drawn();
        assert_eq!(drawn.rows(), [" 1  Tin nhắn", "    Con gái: mẹ ăn cơm", "    chưa ạ?", "Trang đang đọc."]);
        assert_eq!(drawn.click("Con gái"), Some(Press::Digit(1)));
        assert_eq!((trial.told(), trial.offers()), (vec![], vec!["Tin nhắn".to_owned()]));
    }

    #[test]
    fn the_rest_of_the_screen_can_still_be_touched() {
        let button = r#"kind = "button", id = "doc", label = "Đọc tiếp", do = "go xong""#;
        let trial = trial("", &[button, BANNER]);
        assert_eq!(trial.offers(), ["Đọc tiếp", "Tin nhắn"]);
        assert!(trial.press(&[1]).state.finished());
    }
}
