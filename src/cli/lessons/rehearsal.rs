//! A lesson played through the station's own screens with nobody watching: every page, every instruction with its hints,
//! every remark, every trap's last word, every question must be whole on a terminal of 64x24 and of 80x24.
//!
//! The phone by itself was drawn in all its states before (`lesson::prove`); here it is the words around it. It knows the
//! screens only as the station does: by their routes, what they are told and what they draw.

use crate::contract::{Event, Fact, Nav, Outline, Press, Screen};
use crate::lesson::{Aside, Catalogue, Lesson};
use crate::phone::{Input, State, Touch, guide};
use crate::record::{LessonProgress, Mode, Unfinished};
use crate::screens::Route;
use crate::texts::Texts;
use crate::ui::{Canvas, wrap};
use crate::world::World;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::collections::HashSet;
use std::sync::Arc;

/// What is left for a screen on a terminal of 64x24 and of 80x24.
const BODIES: [Rect; 2] = [Rect::new(0, 1, 64, 22), Rect::new(0, 1, 80, 22)];

/// The narrowest column of words beside the phone.
const BESIDE: u16 = 32;

/// The most scenes of a trap that are played.
const MOST_SCENES: usize = 8;

/// A page that is not whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cut {
    /// The first line that finds no room.
    pub line: String,
    /// All texts of the page.
    pub words: Vec<String>,
}

impl Cut {
    /// The text to be made shorter: the one that is cut, or its line, where the lesson has it; else the longest of the page
    /// that it has.
    pub fn to_blame<'s>(&'s self, source: &str) -> Option<&'s str> {
        let of_lesson = || self.words.iter().filter(|text| !text.is_empty() && source.contains(text.as_str()));
        let cut = of_lesson().find(|text| text.contains(self.line.trim()));
        let line = Some(&self.line).filter(|line| line.contains(' ') && source.contains(line.as_str()));
        cut.or(line).or(of_lesson().max_by_key(|text| text.len())).map(String::as_str)
    }
}

/// Plays the lesson; tells every page that was cut off.
pub fn rehearse(lesson: &Arc<Lesson>, asides: &[Aside], texts: Texts) -> Vec<Cut> {
    let mut stage = Stage::new(lesson, texts);
    stage.turn_the_pages();
    stage.watch();
    stage.hear_every_hint();
    stage.hear_every_aside(asides);
    stage.answer_every_question();
    stage.cut
}

/// The lesson on the station, and what was seen of it so far.
struct Stage {
    lesson: Arc<Lesson>,
    world: World,
    /// The words of every page that was drawn.
    drawn: HashSet<Vec<String>>,
    cut: Vec<Cut>,
}

impl Stage {
    fn new(lesson: &Arc<Lesson>, texts: Texts) -> Self {
        let mut world = World::new(texts);
        world.catalogue = Arc::new(Catalogue::new(vec![Arc::clone(lesson)]));
        world.open = true;
        Self { lesson: Arc::clone(lesson), world, drawn: HashSet::new(), cut: Vec::new() }
    }

    fn open(&self, route: &Route) -> Box<dyn Screen> {
        let mut screen = route.open(&self.world);
        screen.handle(&Event::Entered, &self.world);
        screen.handle(&Event::Told(Fact::Seed(1)), &self.world);
        screen
    }

    /// The practice of two people, who have the most to read, taken up in a state; they have changed places.
    fn taken_up(&mut self, state: &State) -> Box<dyn Screen> {
        let (number, mode) = (self.lesson.number, Mode::Pair);
        let snapshot = serde_json::to_string(state).expect("a state is plain data");
        let unfinished = Unfinished { attempt: 1, mode, version: self.lesson.version, steps_done: 1, snapshot };
        let progress = LessonProgress { unfinished: Some(unfinished), ..LessonProgress::default() };
        self.world.progress.lessons.insert(number, progress);
        let mut screen = self.open(&Route::Practice { lesson: number, mode });
        self.look(screen.as_ref());
        self.press(screen.as_mut(), Press::Enter);
        screen
    }

    fn press(&self, screen: &mut dyn Screen, press: Press) -> Nav {
        screen.handle(&Event::Press(press), &self.world).nav
    }

    /// Draws what the screen shows, unless these words were drawn before. Whether they are new.
    fn look(&mut self, screen: &dyn Screen) -> bool {
        let words = words(&screen.outline(&self.world));
        let are_new = self.drawn.insert(words.clone());
        for area in BODIES.into_iter().filter(|_| are_new) {
            if let Some(line) = self.first_cut(screen, area) {
                self.cut.push(Cut { line, words: words.clone() });
            }
        }
        are_new
    }

    fn first_cut(&self, screen: &dyn Screen, area: Rect) -> Option<String> {
        let mut buffer = Buffer::empty(Rect { y: 0, height: area.bottom(), ..area });
        let (mut hits, mut cut) = (Vec::new(), Vec::new());
        let mut canvas = Canvas::usual(&mut buffer, &mut hits, &mut cut);
        screen.view(&self.world, &mut canvas);
        cut.into_iter().next()
    }

    /// The story, what it is good for, the tasks on one's own phone.
    fn turn_the_pages(&mut self) {
        let lesson = self.lesson.number;
        for route in [Route::Story { lesson }, Route::Gain { lesson }, Route::PhoneTasks { lesson }] {
            let mut screen = self.open(&route);
            while self.look(screen.as_ref()) && self.press(screen.as_mut(), Press::Enter) == Nav::Stay {}
        }
    }

    /// Xem làm mẫu to its end: the green key, and the digit where it is asked for.
    fn watch(&mut self) {
        let mut screen = self.open(&Route::Practice { lesson: self.lesson.number, mode: Mode::Watch });
        for touch in self.lesson.practice.solutions.first().cloned().unwrap_or_default() {
            self.look(screen.as_ref());
            self.press(screen.as_mut(), Press::Enter);
            if let Touch::Digit(digit) = touch {
                self.press(screen.as_mut(), Press::Digit(digit));
            }
        }
    }

    /// Each step where it begins, without help and with each of its hints.
    fn hear_every_hint(&mut self) {
        let practice = &self.lesson.practice;
        let Some(solution) = practice.solutions.first() else { return };
        let mut states = guide::replay(practice, solution);
        states.dedup_by_key(|state| state.done.clone());
        for state in states.iter().filter(|state| !state.finished()) {
            let mut screen = self.taken_up(state);
            self.look(screen.as_ref());
            for _ in 0..3 {
                self.press(screen.as_mut(), Press::Help);
                self.look(screen.as_ref());
            }
        }
    }

    /// Every trap to its last word; every remark that takes more room than a hint of the same step, which was whole.
    fn hear_every_aside(&mut self, asides: &[Aside]) {
        let tall: Vec<&Aside> = asides.iter().filter(|aside| self.takes_room(aside)).collect();
        for aside in tall {
            let mut screen = self.taken_up(&aside.state);
            for input in &aside.inputs {
                self.touch(screen.as_mut(), input);
            }
            for _ in 0..=MOST_SCENES {
                self.look(screen.as_ref());
                self.press(screen.as_mut(), Press::Enter);
            }
        }
    }

    fn takes_room(&self, aside: &Aside) -> bool {
        let rows = |text: &str| wrap::lines(text, BESIDE).len();
        let practice = &self.lesson.practice;
        let hints = aside.state.current_step(practice).map(|step| &practice.step(step).hints);
        let hint = hints.into_iter().flatten().map(|hint| rows(&hint.text)).max();
        aside.remark.as_ref().is_none_or(|remark| Some(rows(&remark.text)) > hint)
    }

    fn touch(&self, screen: &mut dyn Screen, input: &Input) {
        match input {
            Input::Digit(digit) => drop(self.press(screen, Press::Digit(*digit))),
            Input::NextPage => drop(self.press(screen, Press::NextPage)),
            Input::LeaveField => drop(self.press(screen, Press::LeaveField)),
            Input::GoOn => drop(self.press(screen, Press::Enter)),
            Input::Type(text) => {
                text.chars().for_each(|c| drop(self.press(screen, Press::Char(c))));
                self.press(screen, Press::Enter);
            }
        }
    }

    /// The self-check, answered anyhow: the first digits, a nought into every field, the green key.
    fn answer_every_question(&mut self) {
        let mut screen = self.open(&Route::Check { lesson: self.lesson.number });
        let digits = (1..=8).map(Press::Digit);
        let anyhow: Vec<Press> = [Press::Char('0')].into_iter().chain(digits).chain([Press::Enter]).collect();
        for _ in 0..3 * self.lesson.check.questions.len() {
            for press in &anyhow {
                self.press(screen.as_mut(), *press);
                self.look(screen.as_ref());
            }
        }
    }
}

/// All that is written on a page.
fn words(outline: &Outline) -> Vec<String> {
    let texts = std::iter::once(&outline.title).chain(&outline.texts);
    let choices = outline.choices.iter().map(|choice| &choice.label);
    texts.chain(choices).chain(&outline.enter).chain(&outline.note).cloned().collect()
}
