//! A call that comes in, or goes out: it takes the whole screen, as on a phone. What the voice on the line says is read aloud and written.

use super::sheet::{self, Answer};
use super::{Kind, Pen, Shown};
use crate::lesson::{Node, Reading, Spoken};
use crate::phone::machine::Offer;
use crate::phone::spec::Template;
use crate::ui::wrap;
use ratatui::style::{Modifier, Style};

#[derive(Debug, Clone, PartialEq)]
pub struct Call {
    /// Who calls, or is called.
    from: String,
    outgoing: bool,
    says: Option<Spoken>,
    answers: Vec<Answer>,
}

impl Call {
    pub fn read(node: &mut Node, reading: &mut Reading) -> Option<Self> {
        let from = node.text(reading.author, "from");
        let outgoing = node.flag(reading.author, "outgoing");
        let says = reading.maybe_words(node, "says");
        let answers = Answer::read_all(node, reading);
        Some(Self { from: from?.value, outgoing, says, answers: answers? })
    }

    /// Before it is answered it rings, here or there; afterwards somebody speaks.
    fn heading(&self) -> &'static str {
        match (&self.says, self.outgoing) {
            (Some(_), _) => "Đang nghe máy",
            (None, true) => "Đang gọi",
            (None, false) => "Cuộc gọi đến",
        }
    }
}

impl Kind for Call {
    fn offers<'p>(&'p self, shown: &Shown<'p, '_>) -> Vec<Offer<'p>> {
        self.answers.iter().map(|answer| answer.offer(shown)).collect()
    }

    fn is_dialog(&self) -> bool {
        true
    }

    fn words(&self) -> Option<&Spoken> {
        self.says.as_ref()
    }

    fn draw(&self, pen: &mut Pen, _y: u16) -> u16 {
        let area = pen.canvas.area;
        let wide = pen.wide;
        let style = pen.canvas.theme.phone_accent;
        let answers: Vec<&Answer> = self.answers.iter().collect();
        let room = area.width.saturating_sub(4);
        pen.edge_to_edge().fill(wide, style);
        let mut row = centred(pen, area.y + 1, room, self.heading(), style) + 1;
        row = centred(pen, row, room, &self.from, style.add_modifier(Modifier::BOLD)) + 1;
        if let Some(says) = &self.says {
            let end = pen.canvas.text(area.x + 2, row, area.width.saturating_sub(2), &says.text, style);
            for bar in row..end {
                pen.canvas.line(area.x, bar, "│", style);
            }
            row = end + 1;
        }
        let height = sheet::answers_height(pen, room, &answers);
        sheet::draw_answers(pen, row.max(area.bottom().saturating_sub(height)), &answers);
        area.bottom()
    }

    fn templates(&self) -> Vec<&Template> {
        self.answers.iter().map(Answer::label).collect()
    }
}

fn centred(pen: &mut Pen, y: u16, room: u16, text: &str, style: Style) -> u16 {
    let area = pen.canvas.area;
    let mut row = y;
    for line in wrap::lines(text, room) {
        pen.canvas.line(area.x + area.width.saturating_sub(wrap::width(&line)) / 2, row, &line, style);
        row += 1;
    }
    row
}

#[cfg(test)]
mod tests {
    use crate::phone::widgets::trial::trial;

    const RINGS: &str = r#"kind = "call", from = "Số lạ", answers = [
        { id = "nghe", label = "Nghe máy", do = "go xong" }, { id = "tat", label = "Không nghe", do = "back" } ]"#;
    const SPEAKS: &str = r#"kind = "call", from = "Số lạ", says = "Tôi ở ngân hàng, bác đọc mã cho tôi ngay.", answers = [
        { id = "tat", label = "Dập máy", do = "go xong" } ]"#;

    #[test]
    fn a_ringing_phone_shows_who_calls_and_the_answers_at_the_foot() {
        let trial = trial("", &[r#"kind = "text", text = "Trang đang đọc.""#, RINGS]);
        let drawn = trial.drawn();
        assert_eq!(drawn.rows(), ["      Cuộc gọi đến", "         Số lạ", "   1  Nghe máy", "   2  Không nghe"]);
        assert_eq!((trial.told(), drawn.cut), (vec![], vec![]));
        assert_eq!(trial.offers(), ["Nghe máy", "Không nghe"]);
    }

    #[test]
    fn a_call_that_goes_out_says_so_until_somebody_speaks() {
        let heading = |call: &str| trial("", &[call]).drawn().rows()[0].trim().to_owned();
        let outgoing = |call: &str| call.replace("kind = \"call\"", "kind = \"call\", outgoing = true");
        assert_eq!(heading(&outgoing(RINGS)), "Đang gọi");
        assert_eq!(heading(&outgoing(SPEAKS)), "Đang nghe máy");
    }

    #[test]
    fn what_the_caller_says_is_written_and_spoken() {
        let trial = trial("", &[SPEAKS]);
        let rows = trial.drawn().rows();
        assert_eq!(rows[0], "     Đang nghe máy");
        assert!(rows[2].starts_with("│ Tôi ở ngân hàng"), "{rows:#?}");
        let words = trial.practice.screen(trial.state.screen).elements[0].widget.words().expect("somebody speaks");
        assert_eq!(words.text, "Tôi ở ngân hàng, bác đọc mã cho tôi ngay.");
        assert_eq!(words.clip, "dau-1-says");
    }
}
