//! A chat: what the others wrote stands at the left with a bar before it, what the story's character wrote at the right
//! with a bar behind it.

use super::{Kind, Pen};
use crate::lesson::{Node, Reading};
use crate::phone::spec::{Condition, Template};
use crate::ui::wrap;

#[derive(Debug, Clone, PartialEq)]
pub struct Chat {
    messages: Vec<Message>,
}

#[derive(Debug, Clone, PartialEq)]
struct Message {
    /// `None`: from the phone's owner.
    from: Option<String>,
    text: Template,
    when: Condition,
}

/// Columns left free beside a message, so that one sees whose it is.
const SIDE: u16 = 4;

impl Chat {
    pub fn read(node: &mut Node, reading: &mut Reading) -> Option<Self> {
        let nodes = node.nodes(reading.author, "messages");
        let messages = nodes.into_iter().filter_map(|node| Message::read(node, reading)).collect();
        Some(Self { messages })
    }
}

impl Message {
    fn read(mut node: Node, reading: &mut Reading) -> Option<Self> {
        let when = reading.when(&mut node);
        let me = node.flag(reading.author, "me");
        let from = if me { None } else { Some(node.text(reading.author, "from")?.value) };
        let text = reading.template(&mut node, "text");
        node.finish(reading.author);
        Some(Self { from, text: text?, when })
    }

    fn draw(&self, pen: &mut Pen, y: u16) -> u16 {
        let area = pen.canvas.area;
        let theme = *pen.canvas.theme;
        let text = pen.shown.fill(&self.text);
        let mut row = y;
        for line in wrap::lines(&text, area.width.saturating_sub(SIDE + 2)) {
            if self.from.is_some() {
                pen.canvas.line(area.x, row, "│", theme.phone_quiet);
                pen.canvas.line(area.x + 2, row, &line, theme.phone);
            } else {
                let right = area.right().saturating_sub(1);
                pen.canvas.line(right.saturating_sub(wrap::width(&line) + 1), row, &line, theme.phone);
                pen.canvas.line(right, row, "│", theme.phone_quiet);
            }
            row += 1;
        }
        row + 1
    }
}

impl Kind for Chat {
    fn draw(&self, pen: &mut Pen, y: u16) -> u16 {
        let area = pen.canvas.area;
        let style = pen.canvas.theme.phone_quiet;
        let mut row = y;
        let mut before = None;
        for message in self.messages.iter().filter(|message| pen.shown.state.holds(&message.when)) {
            if let Some(name) = message.from.as_ref().filter(|_| before != Some(&message.from)) {
                row = pen.canvas.text(area.x, row, area.width, name, style);
            }
            row = message.draw(pen, row);
            before = Some(&message.from);
        }
        row
    }

    fn templates(&self) -> Vec<&Template> {
        self.messages.iter().map(|message| &message.text).collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::phone::widgets::trial::{told, trial};

    const GUI: &str = "[[practice.variable]]\nid = \"gui\"\nwords = [\"chua\", \"roi\"]";
    const CHAT: &str = r#"kind = "chat", messages = [
        { from = "bà Thơm", text = "Chè xuân còn không cháu?" }, { from = "bà Thơm", text = "Lấy hai cân." },
        { me = true, text = "Còn bà ạ.", when = "gui = roi" } ]"#;

    #[test]
    fn one_sees_who_wrote_what_and_a_name_stands_once() {
        let send = r#"kind = "button", id = "gui", label = "Gửi", do = "set gui = roi""#;
        let before = trial(GUI, &[CHAT, send]);
        assert_eq!(before.drawn().rows(), ["bà Thơm", "│ Chè xuân còn không", "│ cháu?", "│ Lấy hai cân.", " 1  [ Gửi ]"]);
        let after = before.press(&[1]);
        assert_eq!(after.drawn().rows()[4], "             Còn bà ạ. │");
        assert_eq!((after.told(), after.drawn().cut), (vec![], vec![]));
    }

    #[test]
    fn a_message_is_somebodys() {
        assert_eq!(told("", &[r#"kind = "chat", messages = [{ me = true, from = "bà Thơm", text = "Thử" }]"#]), ["unknown-key"]);
    }
}
