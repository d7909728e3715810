//! Every picture a learner can see on the phone is whole, on a terminal of 64x24 and of 80x24.
//!
//! A picture is drawn once: what it shows hangs on the place and on the variables that were read while it was drawn, so
//! all states that agree in those are done with it.

use super::super::author::Author;
use super::super::model::Lesson;
use super::block::Block;
use super::explore::Space;
use crate::phone::{
    self, OTHER, PHONE_COLUMNS, PHONE_ROWS, Pointer, Practice, ScreenIx, State, Target, Value, VarIx, Variables,
};
use crate::ui::Canvas;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

/// The phone on a terminal of 64x24, and on one of 80x24.
const SIZES: [(u16, u16); 2] = [(PHONE_COLUMNS, PHONE_ROWS), (32, 21)];

/// More different pictures of one screen than this are not drawn: an error, never a silence.
const MOST_PICTURES: usize = 1_500;

/// As long as anything a learner may type: a text that is repeated on the phone must stand it.
const TYPED: &str = "chè móc câu Đồng Keng 12";

/// What a picture shows, but for the values of variables.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct View {
    screen: ScreenIx,
    in_trap: bool,
    ways_out: usize,
    page: u8,
    typing: Option<VarIx>,
}

/// Draws the phone in every state; returns how many pictures were distinct.
pub(super) fn fit(lesson: &Lesson, space: &Space, author: &mut Author) -> usize {
    let mut album = Album::new(&lesson.practice);
    for (place, found) in space.places.iter().enumerate() {
        for block in &found.blocks {
            album.draw_all(space, place, block);
        }
    }
    album.tell(author);
    album.pictures.len()
}

/// What was drawn so far.
struct Album<'p> {
    practice: &'p Practice,
    /// For each view the values it was drawn for.
    drawn: HashMap<View, Vec<Block>>,
    /// Hashes of the distinct ones.
    pictures: HashSet<u64>,
    /// Screens with a text that was cut off.
    cut: BTreeMap<ScreenIx, String>,
    /// Screens with more pictures than are drawn.
    endless: BTreeSet<ScreenIx>,
}

impl<'p> Album<'p> {
    fn new(practice: &'p Practice) -> Self {
        let (cut, endless) = (BTreeMap::new(), BTreeSet::new());
        Self { practice, drawn: HashMap::new(), pictures: HashSet::new(), cut, endless }
    }

    /// Draws what the states of a block show, the field that can be opened open as well.
    fn draw_all(&mut self, space: &Space, place: usize, block: &Block) {
        let shape = &space.places[place].shape;
        let on_view = |state: &State| (fields(self.practice, state), state.looked.read());
        let open: BTreeSet<VarIx> =
            space.parts(place, block, on_view).into_iter().flat_map(|(_, fields)| fields).collect();
        for typing in std::iter::once(None).chain(open.into_iter().map(Some)) {
            let shape = State { typing, ..shape.clone() };
            self.draw_view(&shape, block);
        }
    }

    fn draw_view(&mut self, shape: &State, values: &Block) {
        let view = self.view(shape);
        let known = self.drawn.entry(view.clone()).or_default();
        let mut rest = values.without_all(known.iter());
        while let Some(block) = rest.pop() {
            if self.cut.contains_key(&view.screen) {
                return;
            }
            if self.drawn.get(&view).is_some_and(|known| known.len() >= MOST_PICTURES) {
                self.endless.insert(view.screen);
                return;
            }
            let values = block.first();
            let read = self.draw(&typed_in(self.practice, shape, &values), view.screen);
            let alike = Block::anything(values.len()).agreeing(&values, read);
            rest = rest.iter().chain([&block]).flat_map(|block| block.without(&alike)).collect();
            self.drawn.entry(view.clone()).or_default().push(alike);
        }
    }

    fn view(&self, shape: &State) -> View {
        View {
            screen: shape.screen_on_view(self.practice),
            in_trap: shape.scene.is_some(),
            ways_out: shape.ways_out(self.practice).len(),
            page: shape.page,
            typing: shape.typing,
        }
    }

    /// Draws one state at every size, on the smallest with the arrow at everything it may point at. Returns what was read.
    fn draw(&mut self, state: &State, screen: ScreenIx) -> Variables {
        let (view, more) = state.on_view(self.practice);
        let typing = state.typing.map(|variable| (variable, TYPED));
        let plain = Pointer { typing, ..Pointer::default() };
        let digits = (1..=view.len() as u8).map(|digit| Pointer { digit: Some(digit), ..plain });
        let arrows = digits.chain(more.then_some(Pointer { next_page: true, ..plain }));
        for pointer in arrows.filter(|_| typing.is_none()) {
            self.draw_at(SIZES[0], state, pointer, screen);
        }
        for size in SIZES {
            let picture = self.draw_at(size, state, plain, screen);
            if size == SIZES[0] {
                self.pictures.insert(picture);
            }
        }
        state.looked.read()
    }

    fn draw_at(&mut self, (columns, rows): (u16, u16), state: &State, pointer: Pointer, screen: ScreenIx) -> u64 {
        let area = Rect::new(0, 0, columns, rows);
        let mut buffer = Buffer::empty(area);
        let (mut hits, mut cut) = (Vec::new(), Vec::new());
        let mut canvas = Canvas::usual(&mut buffer, &mut hits, &mut cut);
        phone::draw(self.practice, state, pointer, &mut canvas);
        if let Some(text) = cut.into_iter().next() {
            self.cut.entry(screen).or_insert(text);
        }
        let mut hasher = DefaultHasher::new();
        buffer.content.iter().for_each(|cell| cell.symbol().hash(&mut hasher));
        hasher.finish()
    }

    fn tell(&self, author: &mut Author) {
        let texts = author.texts;
        for (screen, text) in &self.cut {
            let id = &self.practice.screen(*screen).id;
            let span = author.place(&format!("screen/{id}"));
            author.tell(span, "cut-off", texts.author_cut(id, text), texts.author_cut_remedy());
        }
        for screen in &self.endless {
            let id = &self.practice.screen(*screen).id;
            let span = author.place(&format!("screen/{id}"));
            let remedy = texts.author_many_pictures_remedy();
            author.tell(span, "too-many-pictures", texts.author_many_pictures(MOST_PICTURES, id), remedy);
        }
    }
}

/// The variables of the fields on view.
fn fields(practice: &Practice, state: &State) -> Vec<VarIx> {
    let (view, _) = state.on_view(practice);
    let field = |target| if let Target::Field(_, variable) = target { Some(variable) } else { None };
    view.iter().filter_map(|offer| field(offer.target)).collect()
}

/// A state with texts in its fields: one of the class, or as long a text as anybody types.
fn typed_in(practice: &Practice, shape: &State, values: &[Value]) -> State {
    let mut state = shape.with_values(values);
    for (place, variable) in practice.variables.iter().enumerate() {
        let text = match values[place] {
            OTHER => Some(TYPED.to_owned()),
            value => variable.samples(value).into_iter().next(),
        };
        if let Some(text) = text.filter(|_| variable.typed_values().contains(&values[place])) {
            state.typed.insert(place as VarIx, text);
        }
    }
    state
}
