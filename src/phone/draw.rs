//! The phone as a picture: a lit sheet in a frame that always says MÀN HÌNH TẬP, so that practice never teaches trust in
//! look-alikes. The digits do not depend on the size; only the air between things does.

use super::machine::{Offer, State, Target};
use super::spec::{Element, Practice, VarIx};
use super::widgets::{Pen, Shown};
use crate::contract::Press;
use crate::ui::Canvas;
use crate::ui::wrap;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// The phone with its frame on the smallest terminal.
pub const PHONE_COLUMNS: u16 = 28;
pub const PHONE_ROWS: u16 = 20;

/// What stands over every simulated phone.
pub const NAME: &str = "MÀN HÌNH TẬP";

/// What is marked on the picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Pointer<'t> {
    /// The digit the arrow points at.
    pub digit: Option<u8>,
    /// The arrow points at "more" (`/`).
    pub next_page: bool,
    /// What is being typed, with its field's variable.
    pub typing: Option<(VarIx, &'t str)>,
    /// For who reads line by line: nothing stands beside another thing, nothing is only for the fingers.
    pub one_a_row: bool,
    /// The practice is over: what was done is looked at, and nothing can be touched any more.
    pub at_rest: bool,
}

/// Draws the phone into the whole area of the canvas.
pub fn draw(practice: &Practice, state: &State, pointer: Pointer, canvas: &mut Canvas) {
    let outer = canvas.area;
    let theme = *canvas.theme;
    canvas.fill(outer, theme.phone);
    frame(canvas, theme.frame);
    let inside = Rect::new(outer.x + 1, outer.y + 1, outer.width.saturating_sub(2), outer.height.saturating_sub(2));
    status_line(practice, state, &mut canvas.within(inside));
    let sheet = Rect::new(inside.x, inside.y + 1, inside.width, inside.height.saturating_sub(1));
    let (view, more) = if pointer.at_rest { (Vec::new(), false) } else { state.on_view(practice) };
    let picture = Picture { shown: Shown { practice, state }, pointer };
    let mut below = canvas.within(between_margins(sheet));
    let covered = picture.is_covered();
    let foot = ways_out(&mut Pen { covered, ..picture.pen(&mut below, sheet, &view) }, more, pointer);
    let body = Rect { height: foot.saturating_sub(sheet.y), ..sheet };
    elements(&picture, &view, body, canvas);
}

fn between_margins(sheet: Rect) -> Rect {
    Rect { x: sheet.x + 1, width: sheet.width.saturating_sub(2), ..sheet }
}

/// What is drawn: the script in its state, and what is marked.
struct Picture<'p, 's, 't> {
    shown: Shown<'p, 's>,
    pointer: Pointer<'t>,
}

impl<'p, 's> Picture<'p, 's, '_> {
    /// No digit touches anything: the practice is over, or digits are being typed.
    fn is_covered(&self) -> bool {
        self.pointer.at_rest || self.shown.state.typing.is_some()
    }

    fn pen<'c, 'b>(&'c self, canvas: &'c mut Canvas<'b>, wide: Rect, view: &'c [Offer<'p>]) -> Pen<'c, 'b, 'p, 's> {
        let Pointer { digit, typing, one_a_row, .. } = self.pointer;
        Pen { canvas, wide, shown: &self.shown, view, pointed: digit, typing, air: 0, covered: false, one_a_row }
    }
}

fn frame(canvas: &mut Canvas, style: Style) {
    let area = canvas.area;
    let (right, bottom) = (area.right() - 1, area.bottom() - 1);
    let side = area.width.saturating_sub(4 + wrap::width(NAME));
    let left = "─".repeat(usize::from(side / 2));
    let rest = "─".repeat(usize::from(side - side / 2));
    canvas.line(area.x, area.y, &format!("╭{left} {NAME} {rest}╮"), style);
    for row in area.y + 1..bottom {
        canvas.line(area.x, row, "│", style);
        canvas.line(right, row, "│", style);
    }
    let floor = "─".repeat(usize::from(area.width.saturating_sub(2)));
    canvas.line(area.x, bottom, &format!("╰{floor}╯"), style);
}

fn status_line(practice: &Practice, state: &State, canvas: &mut Canvas) {
    let area = canvas.area;
    let style = canvas.theme.phone_quiet;
    let battery = format!("{}%", state.battery(practice));
    canvas.line(area.x + 1, area.y, state.clock(practice), style);
    canvas.line(area.right() - 1 - wrap::width(&battery), area.y, &battery, style);
}

/// Back, home and "more" stand at the foot of the sheet. Returns the first row they take.
fn ways_out(pen: &mut Pen, more: bool, pointer: Pointer) -> u16 {
    let area = pen.canvas.area;
    let theme = *pen.canvas.theme;
    let ways: Vec<(u8, String)> = (1..)
        .zip(pen.view)
        .filter(|(_, offer)| matches!(offer.target, Target::Back | Target::Home))
        .map(|(digit, offer)| (digit, offer.label.clone()))
        .collect();
    let top = area.bottom().saturating_sub(ways.len() as u16 + u16::from(more));
    let mut row = top;
    if more {
        let x = pen.canvas.keycap(area.x, row, "/", Press::NextPage, theme.phone_keycap) + 1;
        pen.canvas.line(x, row, "còn nữa ▸", theme.phone_quiet);
        if pointer.next_page {
            pen.canvas.line(area.right().saturating_sub(3), row, " ◂ ", theme.phone_accent);
        }
        row += 1;
    }
    for (digit, label) in ways {
        row = pen.handle(row, digit, &label, theme.phone_quiet);
    }
    top
}

/// A body of so many rows is a tall phone's, where the elements stand further apart.
const TALL: u16 = 24;

/// The elements with all the air there is room for: where something would not fit, with less.
fn elements(picture: &Picture, view: &[Offer], body: Rect, canvas: &mut Canvas) {
    let (hits, cut) = (canvas.hits.len(), canvas.cut.len());
    for air in (0..=if body.height >= TALL { 2 } else { 1 }).rev() {
        canvas.hits.truncate(hits);
        canvas.cut.truncate(cut);
        canvas.fill(body, canvas.theme.phone);
        elements_with(air, picture, view, body, canvas);
        if canvas.cut.len() == cut {
            return;
        }
    }
}

fn elements_with(air: u16, picture: &Picture, view: &[Offer], body: Rect, canvas: &mut Canvas) {
    let Shown { practice, state } = picture.shown;
    let shown = state.shown_elements(practice);
    let (dialogs, rest): (Vec<_>, Vec<_>) = shown.into_iter().partition(|element| element.widget.is_dialog());
    let under = if picture.pointer.at_rest { Vec::new() } else { state.offers_under_dialog(practice) };
    let mut sheet = canvas.within(between_margins(body));
    let dialog = dialogs.last();
    let covered = dialog.is_some();
    let pen = picture.pen(&mut sheet, body, if covered { &under } else { view });
    in_order(&rest, &mut Pen { air, covered: covered || picture.is_covered(), ..pen });
    if let Some(dialog) = dialog {
        let pen = picture.pen(&mut sheet, body, view);
        dialog.widget.draw(&mut Pen { covered: picture.is_covered(), ..pen }, body.y);
    }
}

/// Banners, the title, then one element under the other.
fn in_order(elements: &[&Element], pen: &mut Pen) {
    let Shown { practice, state } = *pen.shown;
    let area = pen.canvas.area;
    let (banners, rest): (Vec<_>, Vec<_>) =
        elements.iter().copied().partition(|element: &&Element| element.widget.is_banner());
    let between = pen.air.saturating_sub(1);
    let mut row = area.y + if banners.is_empty() { pen.air } else { 0 };
    for banner in banners {
        row = banner.widget.draw(pen, row);
    }
    if let Some(title) = &practice.screen(state.screen_on_view(practice)).title {
        let title = pen.shown.fill(title);
        let style = pen.canvas.theme.phone_heading;
        row = pen.canvas.text(area.x, row, area.width, &title, style) + 1 + between;
    }
    for element in rest {
        row = element.widget.draw(pen, row) + between;
    }
}
