//! What is not right in a lesson, beside the lesson, for its author. As many as there is room for, the rest counted.

use super::{Canvas, wrap};
use crate::contract::Fault;
use crate::texts::Texts;

/// Draws the list into the whole area.
pub fn draw(faults: &[Fault], texts: Texts, canvas: &mut Canvas) {
    let area = canvas.area;
    let theme = *canvas.theme;
    let (x, room) = (area.x + 2, area.width.saturating_sub(3));
    canvas.line(x, area.y + 1, &wrap::shorten(&texts.draft_faults(faults.len()), room), theme.accent);
    let mut row = area.y + 3;
    // The last row is kept for the count of those that do not fit.
    let end = area.bottom().saturating_sub(1);
    for (shown, fault) in faults.iter().enumerate() {
        let lines = lines(fault, texts, room);
        if row + lines.len() as u16 > end {
            let rest = texts.draft_more_faults(faults.len() - shown);
            canvas.line(x, row.min(end), &wrap::shorten(&rest, room), theme.quiet);
            return;
        }
        for (line, is_message) in lines {
            canvas.line(x, row, &line, if is_message { theme.heading } else { theme.text });
            row += 1;
        }
        row += 1;
    }
}

/// A list of everything a script knows can be very long; more than this nobody reads beside a lesson.
const LONGEST: u16 = 150;

/// The message over its remedy, wrapped; whether a line is of the message.
pub fn lines(fault: &Fault, texts: Texts, room: u16) -> Vec<(String, bool)> {
    let (message, remedy) = (wrap::shorten(&fault.message, LONGEST), wrap::shorten(&fault.remedy, LONGEST));
    let message = wrap::lines(&texts.draft_fault(fault.line, message), room).into_iter().map(|line| (line, true));
    let remedy = wrap::lines(&format!("→ {remedy}"), room).into_iter().map(|line| (line, false));
    message.chain(remedy).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::texts::Lang;
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;

    fn drawn(count: usize, width: u16, height: u16) -> (String, Vec<String>) {
        let fault =
            |n| Fault {
                line: n, message: format!("bước “b{n}” chưa xong được"), remedy: "Thêm một lối đi.".into()
            };
        let faults: Vec<Fault> = (1..=count).map(fault).collect();
        let area = Rect::new(0, 0, width, height);
        let (mut buf, mut hits, mut cut) = (Buffer::empty(area), Vec::new(), Vec::new());
        let mut canvas = Canvas::usual(&mut buf, &mut hits, &mut cut);
        draw(&faults, Texts::new(Lang::Vi), &mut canvas);
        let rows = buf.content.chunks(usize::from(width));
        let rows = rows.map(|row| row.iter().map(|cell| cell.symbol()).collect::<String>().trim_end().to_owned());
        (rows.collect::<Vec<_>>().join("\n"), cut)
    }

    #[test]
    fn what_fits_is_shown_and_the_rest_is_counted() {
        let (picture, cut) = drawn(9, 36, 14);
        assert!(picture.contains("b1") && picture.contains("b2") && !picture.contains("b9"), "{picture}");
        assert!(picture.contains("Còn 6 chỗ nữa"), "{picture}");
        assert_eq!(cut, Vec::<String>::new());
    }

    #[test]
    fn nothing_is_counted_where_all_fit() {
        let (picture, cut) = drawn(2, 64, 10);
        assert!(picture.contains("b2") && !picture.contains("Còn"), "{picture}");
        assert_eq!(cut, Vec::<String>::new());
    }
}
