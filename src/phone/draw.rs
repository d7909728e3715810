//! The phone as a picture: a lit sheet in a frame that always says MÀN HÌNH TẬP, so that practice never teaches trust in
//! look-alikes. The digits do not depend on the size; only the air between things does.

use super::machine::{State, Target};
use super::spec::{Practice, VarIx};
use super::widgets::{Pen, Shown};
use crate::contract::Press;
use crate::ui::Canvas;
use crate::ui::wrap;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// The phone with its frame on the smallest terminal.
pub const PHONE_COLUMNS: u16 = 28;
pub const PHONE_ROWS: u16 = 20;

/// What is marked on the picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Pointer<'t> {
    /// The digit the arrow points at.
    pub digit: Option<u8>,
    /// The arrow points at "more" (`/`).
    pub next_page: bool,
    /// What is being typed, with its field's variable.
    pub typing: Option<(VarIx, &'t str)>,
}

/// Draws the phone into the whole area of the canvas.
pub fn draw(practice: &Practice, state: &State, pointer: Pointer, canvas: &mut Canvas) {
    let outer = canvas.area;
    let theme = *canvas.theme;
    canvas.fill(outer, theme.phone);
    frame(canvas, theme.frame);
    let inner = Rect::new(outer.x + 1, outer.y + 1, outer.width.saturating_sub(2), outer.height.saturating_sub(2));
    status_line(practice, &mut canvas.within(inner));
    let page = Rect::new(inner.x + 1, inner.y + 1, inner.width.saturating_sub(2), inner.height.saturating_sub(1));
    let mut sheet = canvas.within(page);
    let (view, more) = state.on_view(practice);
    let shown = Shown { practice, state };
    let mut pen =
        Pen { canvas: &mut sheet, shown: &shown, view: &view, pointed: pointer.digit, typing: pointer.typing };
    let foot = ways_out(&mut pen, more, pointer.next_page);
    let body = Rect::new(page.x, page.y, page.width, foot.saturating_sub(page.y));
    let mut sheet = pen.canvas.within(body);
    let mut pen =
        Pen { canvas: &mut sheet, shown: &shown, view: &view, pointed: pointer.digit, typing: pointer.typing };
    elements(&mut pen);
}

fn frame(canvas: &mut Canvas, style: Style) {
    let area = canvas.area;
    let (right, bottom) = (area.right() - 1, area.bottom() - 1);
    let name = " MÀN HÌNH TẬP ";
    let side = area.width.saturating_sub(2 + wrap::width(name));
    let left = "─".repeat(usize::from(side / 2));
    let rest = "─".repeat(usize::from(side - side / 2));
    canvas.line(area.x, area.y, &format!("╭{left}{name}{rest}╮"), style);
    for row in area.y + 1..bottom {
        canvas.line(area.x, row, "│", style);
        canvas.line(right, row, "│", style);
    }
    let floor = "─".repeat(usize::from(area.width.saturating_sub(2)));
    canvas.line(area.x, bottom, &format!("╰{floor}╯"), style);
}

fn status_line(practice: &Practice, canvas: &mut Canvas) {
    let area = canvas.area;
    let style = canvas.theme.phone_quiet;
    canvas.line(area.x + 1, area.y, &practice.clock, style);
    canvas.line(area.right() - 4, area.y, "80%", style);
}

/// Back, home and "more" stand at the foot of the sheet. Returns the first row they take.
fn ways_out(pen: &mut Pen, more: bool, point_at_more: bool) -> u16 {
    let area = pen.canvas.area;
    let theme = *pen.canvas.theme;
    let ways: Vec<(u8, String)> = (1..)
        .zip(pen.view)
        .filter(|(_, offer)| matches!(offer.target, Target::Back | Target::Home))
        .map(|(digit, offer)| (digit, offer.label.clone()))
        .collect();
    let mut row = area.bottom().saturating_sub(ways.len() as u16 + u16::from(more));
    let top = row;
    if more {
        let x = pen.canvas.keycap(area.x, row, "/", Press::NextPage, theme.phone_keycap) + 1;
        let style = if point_at_more { theme.phone_accent } else { theme.phone_quiet };
        pen.canvas.line(x, row, "còn nữa ▸", style);
        row += 1;
    }
    for (digit, label) in ways {
        let x = pen.keycap(area.x, row, digit) + 1;
        pen.canvas.line(x, row, &label, theme.phone_quiet);
        pen.row_hit(row, 1, digit);
        pen.arrow(row, digit);
        row += 1;
    }
    top
}

fn elements(pen: &mut Pen) {
    let (practice, state) = (pen.shown.practice, pen.shown.state);
    let area = pen.canvas.area;
    let mut row = area.y;
    if let Some(title) = &practice.screen(state.screen_on_view(practice)).title {
        let title = pen.shown.fill(title);
        let style = pen.canvas.theme.phone_heading;
        row = pen.canvas.text(area.x, row, area.width, &title, style) + 1;
    }
    let shown = state.shown_elements(practice);
    for element in shown.iter().filter(|element| !element.widget.is_dialog()) {
        row = element.widget.draw(pen, row);
    }
    if let Some(dialog) = shown.iter().rev().find(|element| element.widget.is_dialog()) {
        dialog.widget.draw(pen, area.y);
    }
}
