//! A dialog: a text over everything, with one to four answers. Nothing else can be touched while it is up.

use super::sheet::{self, Answer};
use super::{Kind, Pen, Shown};
use crate::lesson::{Node, Reading};
use crate::phone::machine::Offer;
use crate::phone::spec::Template;

#[derive(Debug, Clone, PartialEq)]
pub struct Dialog {
    title: Option<String>,
    text: Template,
    answers: Vec<Answer>,
}

impl Dialog {
    pub fn read(node: &mut Node, reading: &mut Reading) -> Option<Self> {
        let title = node.maybe_text(reading.author, "title").map(|told| told.value);
        let text = reading.template(node, "text");
        let answers = Answer::read_all(node, reading);
        Some(Self { title, text: text?, answers: answers? })
    }
}

impl Kind for Dialog {
    fn offers<'p>(&'p self, shown: &Shown<'p, '_>) -> Vec<Offer<'p>> {
        self.answers.iter().map(|answer| answer.offer(shown)).collect()
    }

    fn is_dialog(&self) -> bool {
        true
    }

    fn draw(&self, pen: &mut Pen, _y: u16) -> u16 {
        let text = pen.shown.fill(&self.text);
        sheet::draw(pen, self.title.as_deref(), &text, &self.answers.iter().collect::<Vec<_>>())
    }

    fn templates(&self) -> Vec<&Template> {
        self.answers.iter().map(Answer::label).chain([&self.text]).collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::phone::widgets::trial::{told, trial};

    const BUTTON: &str = r#"kind = "button", id = "xoa", label = "Xóa ảnh", do = "set hoi = roi""#;
    const HOI: &str = "[[practice.variable]]\nid = \"hoi\"\nwords = [\"chua\", \"roi\"]";
    const DIALOG: &str = r#"kind = "dialog", when = "hoi = roi", title = "Xóa ảnh?", text = "Xóa rồi không lấy lại được.", answers = [
        { id = "co", label = "Xóa", do = "go xong" }, { id = "khong", label = "Thôi, để lại", do = "set hoi = chua" } ]"#;

    #[test]
    fn only_its_answers_can_be_touched_and_what_lies_under_it_keeps_its_place() {
        let before = trial(HOI, &[BUTTON, DIALOG]);
        assert_eq!((before.told(), before.offers()), (vec![], vec!["Xóa ảnh".to_owned()]));
        let up = before.press(&[1]);
        assert_eq!(up.offers(), ["Xóa", "Thôi, để lại"]);
        let rows = up.drawn().rows();
        assert_eq!(rows[0], "    [ Xóa ảnh ]", "the button has no digit now");
        assert_eq!(rows[1..], ["  Xóa ảnh?", "  Xóa rồi không lấy", "  lại được.", "   1  Xóa", "   2  Thôi, để lại"]);
        assert_eq!(up.press(&[2]).offers(), ["Xóa ảnh"]);
    }

    #[test]
    fn four_answers_fit_and_five_are_too_many() {
        let with = |count: usize| {
            let answer = |n| format!(r#"{{ id = "a{n}", label = "Trả lời {n}", do = "go xong" }}"#);
            let answers: Vec<_> = (1..=count).map(answer).collect();
            format!(r#"kind = "dialog", text = "Chọn đi.", answers = [{}]"#, answers.join(", "))
        };
        assert_eq!(trial("", &[&with(4)]).drawn().cut, Vec::<String>::new());
        assert_eq!(told("", &[&with(4)]), Vec::<&str>::new());
        assert_eq!(told("", &[&with(5)]), ["answers"]);
        assert_eq!(told("", &[&with(0)]), ["answers"]);
    }
}
