//! A picture in block letters, and what it shows in words, for who cannot see it well.

use super::art::Art;
use super::{Kind, Pen};
use crate::lesson::{Node, Reading, Spoken};

#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    art: Art,
    says: Spoken,
}

impl Picture {
    pub fn read(node: &mut Node, reading: &mut Reading) -> Option<Self> {
        let art = Art::read(node, reading);
        let says = reading.words(node, "says");
        Some(Self { art: art?, says: says? })
    }
}

impl Kind for Picture {
    fn words(&self) -> Option<&Spoken> {
        Some(&self.says)
    }

    fn draw(&self, pen: &mut Pen, y: u16) -> u16 {
        let style = pen.canvas.theme.phone;
        self.art.draw(pen, y, style, false) + 1
    }
}

#[cfg(test)]
mod tests {
    use crate::phone::widgets::trial::{told, trial};

    #[test]
    fn it_stands_in_the_middle_and_keeps_its_blanks() {
        let trial = trial("", &[r#"kind = "picture", rows = ["  ▄██▄", "", "  ████  "], says = "Gói chè""#]);
        let drawn = trial.drawn();
        assert_eq!(drawn.rows(), ["          ▄██▄", "          ████"]);
        assert_eq!((trial.told(), drawn.cut), (vec![], vec![]));
        let words = trial.practice.screen(trial.state.screen).elements[0].widget.words().expect("for the voice");
        assert_eq!((words.text.as_str(), words.clip.as_str()), ("Gói chè", "dau-1-says"));
    }

    #[test]
    fn the_largest_picture_fits_the_smallest_phone() {
        let picture = |columns: usize, rows: usize| {
            let rows = vec![format!("\"{}\"", "█".repeat(columns)); rows];
            format!(r#"kind = "picture", rows = [{}], says = "Tường""#, rows.join(", "))
        };
        assert_eq!(trial("", &[&picture(26, 10)]).drawn().cut, Vec::<String>::new());
        assert_eq!(told("", &[&picture(26, 10)]), Vec::<&str>::new());
        assert_eq!(told("", &[&picture(27, 10)]), ["drawing"]);
        assert_eq!(told("", &[&picture(26, 11)]), ["drawing"]);
    }

    #[test]
    fn what_the_font_of_a_station_lacks_is_told() {
        assert_eq!(told("", &[r#"kind = "picture", rows = ["▀ ộ a", "🐔"], says = "Gà""#]), ["drawing-sign"]);
    }
}
