//! The whole picture: header, the screens in view, key bar; or, in a terminal too small for it, a word about that.

use super::focus::Focus;
use super::stack::Stack;
use crate::contract::{Learner, Outline};
use crate::screens::Route;
use crate::texts::{Lang, Texts};
use crate::ui::header::Header;
use crate::ui::{Canvas, Hit, Reading, Theme, faults, header, keybar, page, wrap};
use crate::world::World;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;

/// The smallest terminal a station runs in: columns, rows.
pub const SMALLEST: (u16, u16) = (64, 24);

/// What drawing left behind.
#[derive(Debug, Clone, Default)]
pub struct Picture {
    /// Where a click presses something.
    pub hits: Vec<Hit>,
    /// Texts that did not fit.
    pub cut: Vec<String>,
    /// Nothing but "too small" is to be seen.
    pub too_small: bool,
    /// Rows of the terminal.
    pub rows: u16,
    /// What is not right with a lesson under preview can stand beside it.
    pub has_room_for_faults: bool,
}

/// A cell with nothing on it: every frame begins with these.
fn wall(theme: &Theme) -> Cell {
    let mut cell = Cell::EMPTY;
    cell.set_style(theme.text);
    cell
}

/// For whom it is drawn, in a terminal of so many rows.
pub fn reading(world: &World, rows: u16, leaf: usize) -> Reading {
    Reading { size: world.comfort().size, blocks: world.blocks, rows, leaf }
}

/// Draws everything into the buffer, all of which is `area`. `leaf`: which part of a long list of choices.
pub fn draw(stack: &Stack, world: &World, focus: Focus, leaf: usize, area: Rect, buf: &mut Buffer) -> Picture {
    let (mut hits, mut cut) = (Vec::new(), Vec::new());
    let (theme, reading) = (Theme::of(world.comfort().look), reading(world, area.height, leaf));
    let mut canvas = Canvas { buf, area, theme, reading, hits: &mut hits, cut: &mut cut };
    let too_small = area.width < SMALLEST.0 || area.height < SMALLEST.1;
    let has_room_for_faults = room_for_faults(body(area)).is_some();
    if !world.open && !too_small {
        draw_opening(world.texts, &mut canvas);
        return Picture { hits, cut, too_small, rows: area.height, has_room_for_faults };
    }
    canvas.buf.content.fill(wall(theme));
    if too_small {
        draw_too_small(&mut canvas);
    } else {
        draw_station(stack, world, focus, &mut canvas);
    }
    Picture { hits, cut, too_small, rows: area.height, has_room_for_faults }
}

/// What lies between header and key bar.
fn body(area: Rect) -> Rect {
    Rect { y: area.y + 1, height: area.height.saturating_sub(2), ..area }
}

/// Where a list of faults may stand, and what is then left to the screen: beside it in a wide terminal, under it in a high
/// one, never at the cost of what a screen needs at least.
fn room_for_faults(body: Rect) -> Option<(Rect, Rect)> {
    const BESIDE: u16 = 36;
    const UNDER: u16 = 8;
    let (columns, rows) = (SMALLEST.0, SMALLEST.1 - 2);
    if body.width >= columns + BESIDE {
        let width = (body.width - columns).min(BESIDE + 16);
        let left = Rect { width: body.width - width, ..body };
        return Some((left, Rect { x: left.right(), width, ..body }));
    }
    (body.height >= rows + UNDER).then(|| {
        let height = (body.height - rows).min(UNDER + 6);
        let upper = Rect { height: body.height - height, ..body };
        (upper, Rect { y: upper.bottom(), height, ..body })
    })
}

/// The first frame, while the station opens: nobody knows yet whether somebody sat here before, so nothing is offered. The
/// terminal was cleared in the colours of the wall; the frame leaves all else as it is, to be there in no time.
fn draw_opening(texts: Texts, canvas: &mut Canvas) {
    let area = canvas.area;
    let (x, y) = (area.x + (area.width - 52) / 2, area.y + area.height / 3);
    canvas.line(x, y, texts.header_station(), canvas.theme.heading);
    canvas.line(x, y + 2, texts.opening_text(), canvas.theme.text);
}

fn draw_station(stack: &Stack, world: &World, focus: Focus, canvas: &mut Canvas) {
    let area = canvas.area;
    let whole = stack.top().screen.takes_whole_terminal(area.height);
    let mut body = if whole { area } else { body(area) };
    let faults = world.draft.iter().map(|draft| draft.faults.as_slice()).find(|faults| !faults.is_empty() && !whole);
    let room = faults.filter(|_| *stack.bottom_route() != Route::Unread).and_then(|_| room_for_faults(body));
    let listed = faults.zip(room);
    if let Some((_, (left, _))) = listed {
        body = left;
    }
    for open in stack.in_view() {
        // A click meant for what lies on top must not reach what lies below.
        canvas.hits.clear();
        open.screen.view(world, &mut canvas.within(body));
    }
    draw_pointer(focus, canvas);
    if let Some((faults, (_, room))) = listed {
        faults::draw(faults, world.texts, &mut canvas.within(room));
    }
    if !whole {
        let outline = stack.top().screen.outline(world);
        let titled = stack.in_view().find_map(|open| open.screen.outline(world).header);
        let (top, bottom) = (Rect { height: 1, ..area }, Rect { y: area.bottom() - 1, height: 1, ..area });
        header::draw(&header(world, titled.as_deref()), world.texts, &mut canvas.within(top));
        draw_keybar(&outline, world, &mut canvas.within(bottom));
    }
}

fn draw_keybar(outline: &Outline, world: &World, canvas: &mut Canvas) {
    if world.saving {
        return keybar::draw_saving(world.texts, canvas);
    }
    let is_spread = page::leaves(outline, canvas.reading) > 1;
    keybar::draw(outline, outline.more || is_spread, world.voice, world.texts, canvas);
}

/// The arrows' pointer, left of what it points at.
fn draw_pointer(focus: Focus, canvas: &mut Canvas) {
    if let Some(place) = focus.place(canvas.hits)
        && let Some(x) = place.x.checked_sub(2)
    {
        canvas.line(x, place.y, "▸", canvas.theme.accent);
    }
}

/// What the top line says of who sits here and what it is about.
pub fn header<'a>(world: &'a World, title: Option<&'a str>) -> Header<'a> {
    if let Some(draft) = &world.draft {
        let title = world.drafted().map(|lesson| lesson.title.as_str());
        return Header::Draft { title, faults: draft.faults.len(), checking: draft.checking };
    }
    if let Some(person) = &world.supervisor {
        return Header::Supervisor { person, place: world.station.place.as_deref() };
    }
    match &world.learner {
        None => {
            let today = world.today.filter(|_| world.clock_trusted);
            Header::Station { place: world.station.place.as_deref(), today }
        }
        Some(Learner { person: None, .. }) => Header::Guest { title },
        Some(Learner { person: Some(person), .. }) => {
            let xom = person.xom.as_deref().and_then(|id| world.station.xom(id));
            Header::Learner { person, xom: xom.map(|xom| xom.name.as_str()), title }
        }
    }
}

/// In both languages: whoever set the window up may read either.
fn draw_too_small(canvas: &mut Canvas) {
    let (area, theme) = (canvas.area, canvas.theme);
    let width = area.width.saturating_sub(2).max(1);
    let mut y = area.y;
    for texts in [Texts::new(Lang::Vi), Texts::new(Lang::En)] {
        for (text, style) in
            [(texts.small_title().to_owned(), theme.heading), (texts.small_text(area.width, area.height), theme.text)]
        {
            let lines = wrap::lines(&text, width);
            for line in lines.iter().take(usize::from(area.bottom().saturating_sub(y))) {
                canvas.line(area.x + 1, y, line, style);
                y += 1;
            }
        }
        y += 1;
    }
}
