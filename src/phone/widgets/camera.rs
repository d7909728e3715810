//! A camera: what its viewfinder sees, sharp or blurred, and the shutter.

use super::art::Art;
use super::{Kind, Pen, Shown};
use crate::lesson::{Node, Reading, Spoken};
use crate::phone::machine::{Offer, Target};
use crate::phone::spec::{Condition, Tap};
use crate::ui::wrap;

#[derive(Debug, Clone, PartialEq)]
pub struct Camera {
    art: Art,
    /// `None`: always sharp.
    blurred: Option<Condition>,
    shutter: Tap,
    label: String,
    says: Spoken,
}

impl Camera {
    pub fn read(node: &mut Node, reading: &mut Reading) -> Option<Self> {
        let art = Art::read(node, reading);
        let blurred = node.maybe_text(reading.author, "blurred");
        let blurred = blurred.map(|told| crate::lesson::condition(reading, &told));
        let says = reading.words(node, "says");
        let mut shutter = node.node(reading.author, "shutter")?;
        let tap = reading.tap(&mut shutter);
        let label = shutter.text(reading.author, "label");
        shutter.finish(reading.author);
        Some(Self { art: art?, blurred, shutter: tap?, label: label?.value, says: says? })
    }
}

impl Kind for Camera {
    fn offers<'p>(&'p self, _: &Shown<'p, '_>) -> Vec<Offer<'p>> {
        vec![Offer { target: Target::Tap(&self.shutter), label: self.label.clone() }]
    }

    fn words(&self) -> Option<&Spoken> {
        Some(&self.says)
    }

    fn draw(&self, pen: &mut Pen, y: u16) -> u16 {
        let theme = *pen.canvas.theme;
        let blurred = self.blurred.as_ref().is_some_and(|blurred| pen.shown.state.holds(blurred));
        corners(pen, y, ("┌─", "─┐"), "");
        let row = self.art.draw(pen, y + 1, theme.phone, blurred);
        corners(pen, row, ("└─", "─┘"), if blurred { "ảnh mờ" } else { "ảnh rõ" });
        let Some(digit) = pen.digit_of(&self.shutter.id) else { return row + 2 };
        pen.handle(row + 1 + pen.air, digit, &self.label, theme.phone_heading) + 1
    }
}

/// Two corners of a viewfinder from edge to edge, and a word between them.
pub(super) fn corners(pen: &mut Pen, y: u16, (left, right): (&str, &str), word: &str) {
    let wide = pen.wide;
    let style = pen.canvas.theme.phone_quiet;
    let mut canvas = pen.edge_to_edge();
    canvas.line(wide.x, y, left, style);
    canvas.line(wide.x + wide.width.saturating_sub(wrap::width(word)) / 2, y, word, style);
    canvas.line(wide.right().saturating_sub(wrap::width(right)), y, right, style);
}

#[cfg(test)]
mod tests {
    use crate::phone::widgets::trial::trial;

    const TAY: &str = "[[practice.variable]]\nid = \"tay\"\nwords = [\"rung\", \"yen\"]";
    const CAMERA: &str = r#"kind = "camera", rows = ["████████", "█ GIẤY █", "████████"], blurred = "tay = rung",
        says = "Tờ giấy trên bàn", shutter = { id = "chup", label = "Chụp", do = "if tay = yen then go xong" }"#;
    const STILL: &str = r#"kind = "button", id = "ti-tay", label = "Tì tay lên bàn", do = "set tay = yen""#;

    #[test]
    fn a_blurred_picture_is_grainy_and_says_so() {
        let shaking = trial(TAY, &[CAMERA, STILL]);
        let rows = shaking.drawn().rows().join("\n");
        assert!(rows.contains("░█░█") && rows.contains("ảnh mờ") && !rows.contains("GIẤY"), "{rows}");
        assert_eq!((shaking.told(), shaking.drawn().cut), (vec![], vec![]));
        let still = shaking.press(&[2]);
        let rows = still.drawn().rows().join("\n");
        assert!(rows.contains("GIẤY") && rows.contains("ảnh rõ") && !rows.contains('░'), "{rows}");
        assert_eq!(still.offers(), ["Chụp", "Tì tay lên bàn"]);
        assert!(still.press(&[1]).state.finished());
    }

    #[test]
    fn the_largest_viewfinder_fits_with_its_shutter() {
        let rows = vec![format!("\"{}\"", "█".repeat(26)); 10].join(", ");
        let camera = format!(r#"kind = "camera", rows = [{rows}], says = "Tường", shutter = {{ id = "chup", label = "Chụp", do = "go xong" }}"#);
        assert_eq!(trial("", &[&camera]).drawn().cut, Vec::<String>::new());
    }
}
