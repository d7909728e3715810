//! A grid of apps, two beside each other, as on a phone's home screen.

use super::{Kind, Pen, Shown};
use crate::lesson::{Node, Reading};
use crate::phone::machine::{Offer, Target};
use crate::phone::spec::{Condition, Tap};
use crate::ui::wrap;
use ratatui::layout::Rect;

#[derive(Debug, Clone, PartialEq)]
pub struct Apps {
    apps: Vec<App>,
}

#[derive(Debug, Clone, PartialEq)]
struct App {
    tap: Tap,
    when: Condition,
    label: String,
}

impl Apps {
    pub fn read(node: &mut Node, reading: &mut Reading) -> Option<Self> {
        let nodes = node.nodes(reading.author, "apps");
        let apps = nodes.into_iter().filter_map(|node| App::read(node, reading)).collect();
        Some(Self { apps })
    }
}

impl App {
    fn read(mut node: Node, reading: &mut Reading) -> Option<Self> {
        let when = reading.when(&mut node);
        let tap = reading.tap(&mut node);
        let label = node.text(reading.author, "label");
        node.finish(reading.author);
        Some(Self { tap: tap?, when, label: label?.value })
    }
}

impl Kind for Apps {
    fn offers<'p>(&'p self, shown: &Shown<'p, '_>) -> Vec<Offer<'p>> {
        let there = self.apps.iter().filter(|app| shown.state.holds(&app.when));
        there.map(|app| Offer { target: Target::Tap(&app.tap), label: app.label.clone() }).collect()
    }

    fn draw(&self, pen: &mut Pen, y: u16) -> u16 {
        let area = pen.canvas.area;
        let column = area.width / 2;
        let here: Vec<_> = self.apps.iter().filter_map(|app| pen.digit_of(&app.tap.id).map(|d| (app, d))).collect();
        if pen.one_a_row {
            let style = pen.canvas.theme.phone_heading;
            return here.iter().fold(y, |row, (app, digit)| pen.handle(row, *digit, &app.label, style));
        }
        let mut row = y;
        for pair in here.chunks(2) {
            let mut end = row;
            for (place, (app, digit)) in pair.iter().enumerate() {
                let left = area.x + column * place as u16;
                end = end.max(draw_app(pen, (left, row), column, app, *digit));
            }
            row = end + 1 + pen.air;
        }
        row
    }
}

/// Its key where a phone has the icon, the name under it, the arrow beside the key.
fn draw_app(pen: &mut Pen, (x, y): (u16, u16), room: u16, app: &App, digit: u8) -> u16 {
    let style = pen.canvas.theme.phone_heading;
    let middle = |width: u16| x + room.saturating_sub(width) / 2;
    let after = pen.keycap(middle(3), y, digit);
    pen.arrow_at(after, y, digit);
    let mut row = y + 1;
    for line in wrap::lines(&app.label, room.saturating_sub(1)) {
        pen.canvas.line(middle(wrap::width(&line)), row, &line, style);
        row += 1;
    }
    pen.hit(Rect::new(x, y, room, row - y), digit);
    row
}

#[cfg(test)]
mod tests {
    use crate::contract::Press;
    use crate::phone::widgets::trial::{Trial, trial};

    fn home(names: &[&str]) -> Trial {
        let app = |(place, name): (usize, &&str)| format!(r#"{{ id = "a{place}", label = "{name}", do = "go xong" }}"#);
        let apps: Vec<String> = names.iter().enumerate().map(app).collect();
        trial("", &[&format!(r#"kind = "apps", apps = [{}]"#, apps.join(", "))])
    }

    /// The rows of the screen in which a digit stands.
    fn rows_of_digits(home: &Trial) -> Vec<u16> {
        let buffer = home.drawn().buffer;
        let row = |y: u16| (0..buffer.area.width).map(|x| buffer[(x, y)].symbol()).collect::<String>();
        (2..buffer.area.height).filter(|y| row(*y).contains(|c: char| c.is_ascii_digit())).collect()
    }

    #[test]
    fn names_stand_under_their_digits_and_the_arrow_beside_the_digit() {
        let mut home = home(&["Máy ảnh", "Tin nhắn", "CH Play"]);
        home.pointed = Some(3);
        let drawn = home.drawn();
        assert_eq!(drawn.rows(), ["     1           2", "  Máy ảnh     Tin nhắn", "     3  ◂", "  CH Play"]);
        assert_eq!(drawn.click("CH Play"), Some(Press::Digit(3)));
        assert_eq!(home.told(), Vec::<&str>::new());
    }

    #[test]
    fn there_is_air_where_it_fits_and_a_full_screen_still_fits() {
        assert_eq!(rows_of_digits(&home(&["Ảnh"; 8])), [3, 7, 11, 15], "two blank rows between the rows of apps");
        let long = home(&["Sổ theo dõi sức khỏe"; 8]);
        assert_eq!(rows_of_digits(&long), [2, 6, 10, 14], "names of two lines take the air");
        assert_eq!(long.drawn().cut, Vec::<String>::new());
    }
}
