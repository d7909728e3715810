//! The station without its terminal: the stack of screens, the world they read, and how an event goes round.
//!
//! Pure but for the [`Machine`] it is handed; time is an argument. It knows screens by their contract only. What belongs
//! to every screen stands here: the key table, the idle watch, reading aloud, the answers to keys a screen has none for.

mod aloud;
mod author;
mod focus;
mod gate;
mod keyboard;
mod keys;
mod linear;
mod picture;
mod refused;
mod saving;
pub mod shell;
mod stack;
mod teletype;
mod terminal;

pub use author::Aim;
pub use gate::{IDLE, WARNING};
pub use picture::SMALLEST;

use crate::contract::{Effect, Event, Fact, Nav, Opened, Outline, Place, Press, Reply, Today};
use crate::ports::Machine;
use crate::record::{Leaving, Wishes};
use crate::screens::{Room, Route};
use crate::supervisor::{Answer, Command};
use crate::texts::Texts;
use crate::ui::{hit_at, page};
use crate::world::World;
use author::Author;
use crossterm::event::KeyEvent;
use focus::Focus;
use gate::{Act, Gate, Patience};
use keyboard::{Keyboard, Stroke};
use picture::Picture;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use saving::{Held, takes_a_while};
use stack::Stack;
use std::collections::VecDeque;
use std::time::Duration;

/// How often an answer may lead to a further event within one turn. More is a loop in a screen, cut here.
const ROUNDS: u8 = 8;

/// Something that reaches the station from outside.
#[derive(Debug, Clone, PartialEq)]
pub enum Input {
    Key(KeyEvent),
    /// Mouse or touch, in cells.
    Click {
        column: u16,
        row: u16,
    },
    Paste(String),
    /// A whole line, typed where there is no picture (`--plain`).
    Line(String),
    /// From a port with a thread of its own.
    Fact(Fact),
    /// The picture must be drawn again: another size, or damaged.
    Redraw,
    /// A deadline may have passed.
    Time,
    /// The system, or a volunteer, ends the program.
    Stop,
}

/// The station.
pub struct App {
    world: World,
    stack: Stack,
    keyboard: Keyboard,
    gate: Gate,
    focus: Focus,
    /// Which part of a long list of choices is in view.
    leaf: usize,
    /// When the top screen asked to be woken.
    wake: Option<Duration>,
    /// When the date on the first page will be yesterday's.
    midnight: Option<Duration>,
    picture: Picture,
    /// What waits until it was said that it takes a while.
    held: Option<Held>,
    /// A text was entered; what the screen said before.
    entered: Option<Outline>,
    /// The place as last written down.
    kept: Option<Place>,
    complaints: Vec<String>,
    finished: bool,
    /// Set in a preview.
    author: Option<Author>,
    /// Nothing goes on by itself: whoever reads line by line takes their own time.
    by_step: bool,
    /// The last thing that happened was a line, which wants an answer.
    asked: bool,
}

/// One turn on its way: when, with which machine, and what came of it so far.
struct Turn<'m> {
    at: Duration,
    machine: &'m mut dyn Machine,
    changed: bool,
    /// A screen was entered and nothing has been spoken since.
    unspoken: bool,
    /// It has been said that this takes a while.
    announced: bool,
}

/// Something still to be done in a turn.
enum Todo {
    Tell(Event),
    Run(Effect),
    Go(Nav),
}

impl App {
    pub fn new(texts: Texts) -> Self {
        Self::in_world(World::new(texts), Route::Welcome)
    }

    /// The same station, read like this by everybody who wishes for nothing else.
    pub fn asked_for(mut self, wishes: Wishes) -> Self {
        self.world.asked = wishes;
        self
    }

    fn in_world(world: World, first: Route) -> Self {
        Self {
            stack: Stack::new(first, &world),
            world,
            keyboard: Keyboard::default(),
            gate: Gate::default(),
            focus: Focus::default(),
            leaf: 0,
            wake: None,
            midnight: None,
            picture: Picture::default(),
            held: None,
            entered: None,
            kept: None,
            complaints: Vec::new(),
            finished: false,
            author: None,
            by_step: false,
            asked: false,
        }
    }

    /// Opens the station. To be called once, after the first frame. `true` if the picture changed.
    pub fn start(&mut self, now: Duration, machine: &mut dyn Machine) -> bool {
        self.take(now, machine, |app, turn| app.settle(Todo::Run(Effect::Open), turn)) | self.save(now, machine)
    }

    /// Takes in one input that came at `at` (time since the start), and all that follows from it. `true` if the picture
    /// changed.
    pub fn turn(&mut self, input: Input, at: Duration, machine: &mut dyn Machine) -> bool {
        self.begin_turn(input, at, machine) | self.save(at, machine)
    }

    /// The same up to something that takes a while, if anything does. Where [`App::is_saving`], the picture says so: it is
    /// shown, then [`App::save`] goes on.
    pub fn begin_turn(&mut self, input: Input, at: Duration, machine: &mut dyn Machine) -> bool {
        self.asked = matches!(input, Input::Line(_));
        self.take(at, machine, |app, turn| match input {
            Input::Key(key) => {
                // What was waiting comes first: it may lead to where this key means something else.
                let strokes = app.keyboard.settle(at);
                app.strokes(strokes, turn);
                let strokes = app.keyboard.press(key, at, app.digits_command());
                app.strokes(strokes, turn);
            }
            Input::Click { column, row } => {
                if let Some(press) = hit_at(&app.picture.hits, column, row) {
                    app.act(Event::Press(press), at, turn);
                }
            }
            Input::Paste(text) => app.paste(&text, turn),
            Input::Line(line) => {
                app.line(&line, turn);
                turn.changed = true;
            }
            Input::Fact(fact) => {
                // A slow stick may take longer than somebody may sit idle.
                if fact.is_progress() {
                    app.touch(at, turn);
                }
                let todo = app.hear(fact, turn);
                todo.into_iter().for_each(|todo| app.settle(todo, turn));
            }
            Input::Redraw => turn.changed = true,
            Input::Time => app.pass_time(turn),
            Input::Stop => app.settle(Todo::Run(Effect::Quit), turn),
        })
    }

    /// When [`Input::Time`] is wanted, if ever. An idle station with nobody signed in sleeps for good.
    pub fn deadline(&self) -> Option<Duration> {
        [self.keyboard.deadline(), self.gate.deadline(), self.wake, self.midnight].into_iter().flatten().min()
    }

    /// Draws the station.
    pub fn view(&mut self, area: Rect, buf: &mut Buffer) {
        self.picture = picture::draw(&self.stack, &self.world, self.focus, self.leaf, area, buf);
    }

    /// The picture is in front of the person since `now`: keys that came before were not meant for it.
    pub fn seen(&mut self, now: Duration) {
        self.stack.top_mut().seen.get_or_insert(now);
    }

    /// The program is to end.
    pub fn finished(&self) -> bool {
        self.finished
    }

    /// What went wrong inside, for the log. Each is handed out once.
    pub fn complaints(&mut self) -> Vec<String> {
        std::mem::take(&mut self.complaints)
    }

    pub fn world(&self) -> &World {
        &self.world
    }

    pub fn route(&self) -> &Route {
        &self.stack.top().route
    }

    /// The screen on top, in words.
    pub fn outline(&self) -> Outline {
        self.stack.top().screen.outline(&self.world)
    }

    /// What the picture offers to press: digits, the green key, the key bar.
    pub fn offers(&self) -> impl Iterator<Item = Press> {
        self.picture.hits.iter().map(|hit| hit.press)
    }

    /// Texts that did not fit when the station was last drawn.
    pub fn cut(&self) -> &[String] {
        &self.picture.cut
    }

    fn take(&mut self, at: Duration, machine: &mut dyn Machine, work: impl FnOnce(&mut Self, &mut Turn)) -> bool {
        let mut turn = Turn { at, machine, changed: false, unspoken: false, announced: false };
        work(self, &mut turn);
        self.leave_what_is_refused(&mut turn);
        self.keep_place(&mut turn);
        // The first page has nothing to watch over but wishes of somebody who may have gone, and the question waits for its answer as long as it takes.
        let at_rest = match self.route() {
            Route::Welcome => self.world.wishes == Wishes::default(),
            route => *route == Route::Who,
        };
        let needed = self.author.is_none() && !at_rest;
        let patience = if self.world.supervisor.is_some() { Patience::SUPERVISOR } else { Patience::LEARNER };
        self.gate.watch(needed.then_some(patience), at);
        turn.changed
    }

    fn strokes(&mut self, strokes: Vec<Stroke>, turn: &mut Turn) {
        for stroke in strokes {
            match stroke {
                Stroke::Quit => self.settle(Todo::Run(Effect::Quit), turn),
                Stroke::Scan { text, at, begun } => {
                    if begun && self.outline().field.is_some() {
                        // The character that came first stands in the field by now.
                        self.act(Event::Press(Press::Delete), at, turn);
                    }
                    self.act(Event::Scanned(text), at, turn);
                }
                Stroke::Key { key, at } => {
                    if let Some(nav) = self.author_goes(&key) {
                        self.settle(Todo::Go(nav), turn);
                        continue;
                    }
                    let field = self.outline().field;
                    match keys::meaning(&key, field.as_ref()) {
                        Some(press) => self.act(Event::Press(press), at, turn),
                        None => self.touch(at, turn),
                    }
                }
            }
        }
    }

    /// Pasted text goes into an open field; anywhere else it is a scan, or nothing.
    fn paste(&mut self, text: &str, turn: &mut Turn) {
        let text: String = text.chars().filter(|c| !c.is_control()).collect();
        if self.outline().field.is_some() {
            text.chars().for_each(|c| self.act(Event::Press(Press::Char(c)), turn.at, turn));
        } else if text.chars().count() >= keyboard::SCAN {
            self.act(Event::Scanned(text), turn.at, turn);
        }
    }

    /// Whether a digit does what could not be taken back if it began a scan. The warning is gone with any key, at once.
    fn digits_command(&self) -> bool {
        self.world.supervisor.is_some() && *self.route() != Route::Still && self.outline().field.is_none()
    }

    /// A key that means nothing here still says that somebody is there.
    fn touch(&mut self, at: Duration, turn: &mut Turn) {
        if self.gate.touched(at) {
            self.settle(Todo::Go(Nav::Pop), turn);
        }
    }

    /// Somebody did something at `at`.
    fn act(&mut self, event: Event, at: Duration, turn: &mut Turn) {
        let warned = *self.route() == Route::Still;
        self.touch(at, turn);
        let before_seen = self.stack.top().seen.is_none_or(|seen| at < seen);
        if !warned && !before_seen && !self.picture.too_small {
            let event = self.through_focus(event, turn);
            self.entered = self.entering(&event).or(self.entered.take());
            self.settle(Todo::Tell(event), turn);
        }
    }

    /// With the arrows' pointer on something, the green key presses that. Any other key takes the pointer away.
    fn through_focus(&mut self, event: Event, turn: &mut Turn) -> Event {
        match event {
            Event::Press(Press::Up | Press::Down | Press::Left | Press::Right) => event,
            event => {
                let chosen = self.focus.chosen().filter(|_| event == Event::Press(Press::Enter));
                turn.changed |= self.focus.chosen().is_some();
                self.focus.clear();
                chosen.map_or(event, Event::Press)
            }
        }
    }

    fn pass_time(&mut self, turn: &mut Turn) {
        let strokes = self.keyboard.settle(turn.at);
        self.strokes(strokes, turn);
        if self.wake.is_some_and(|wake| turn.at >= wake) {
            self.wake = None;
            self.settle(Todo::Tell(Event::Woken), turn);
        }
        if self.midnight.is_some_and(|midnight| turn.at >= midnight) {
            self.midnight = None;
            self.settle(Todo::Run(Effect::AskTheDay), turn);
        }
        match self.gate.pass(turn.at) {
            // Nobody sits at the first page: it is as the station is set again.
            Some(_) if *self.route() == Route::Welcome => self.settle(Todo::Run(Effect::AsUsual), turn),
            Some(Act::Warn) => self.settle(Todo::Go(Nav::Push(Route::Still)), turn),
            Some(Act::Ask) if self.world.supervisor.is_some() => self.settle(Todo::Run(leave(Leaving::Idle)), turn),
            Some(Act::Ask) if self.world.learner.is_some() => self.settle(Todo::Go(Nav::Replace(Route::Who)), turn),
            Some(Act::Ask) => {
                self.settle(Todo::Run(Effect::AsUsual), turn);
                self.settle(Todo::Go(Nav::Reset(Route::Welcome)), turn);
            }
            None => {}
        }
    }

    /// Does one thing and all that follows from it, in order.
    fn settle(&mut self, first: Todo, turn: &mut Turn) {
        match &mut self.held {
            Some(held) => held.queue.push_back((0, first)),
            None => self.settle_all(VecDeque::from([(0, first)]), turn),
        }
    }

    /// The same for several, each with the round it is of.
    fn settle_all(&mut self, mut queue: VecDeque<(u8, Todo)>, turn: &mut Turn) {
        while let Some((round, todo)) = queue.pop_front() {
            if takes_a_while(&todo, turn) {
                queue.push_front((round, todo));
                return self.hold(queue, turn);
            }
            if round > ROUNDS {
                self.complain(format!("{:?} goes round and round", self.route()));
                break;
            }
            let next = round + u8::from(matches!(todo, Todo::Tell(_)));
            let more = match todo {
                Todo::Tell(event) => self.tell(&event, turn),
                Todo::Run(effect) => self.run(&effect, turn),
                Todo::Go(nav) => self.go(nav, turn),
            };
            queue.extend(more.into_iter().map(|todo| (next, todo)));
        }
        if std::mem::take(&mut turn.unspoken) {
            turn.machine.run(&self.read_aloud());
        }
    }

    fn complain(&mut self, complaint: String) {
        debug_assert!(false, "{complaint}");
        self.complaints.push(complaint);
    }

    /// Tells the screen on top. It goes where it wants to before its effects are run, so their facts reach where it went.
    fn tell(&mut self, event: &Event, turn: &mut Turn) -> Vec<Todo> {
        if *event == Event::Press(Press::NextPage) && self.turn_leaf() {
            turn.changed = true;
            return Vec::new();
        }
        let reply = self.stack.top_mut().screen.handle(event, &self.world);
        let reply = if reply == Reply::ignored() { self.answer_for_all(event, turn) } else { reply };
        turn.changed |= reply.changed;
        [Todo::Go(reply.nav)].into_iter().chain(reply.effects.into_iter().map(Todo::Run)).collect()
    }

    /// On to the next part of a long list of choices. After the last one the screen turns its page, if it has another; else
    /// it is the first part again.
    fn turn_leaf(&mut self) -> bool {
        let outline = self.outline();
        let reading = picture::reading(&self.world, self.picture.rows, self.leaf);
        let leaves = if self.by_step { 1 } else { page::leaves(&outline, reading) };
        self.leaf = (self.leaf + 1) % leaves;
        leaves > 1 && (self.leaf > 0 || !outline.more)
    }

    /// The answers every screen shares, where it has none of its own.
    fn answer_for_all(&mut self, event: &Event, turn: &mut Turn) -> Reply {
        match event {
            Event::Press(Press::Again) => Reply::ignored().with(self.read_aloud()),
            Event::Press(Press::Louder) => Reply::ignored().with(Effect::Volume(1)),
            Event::Press(Press::Softer) => Reply::ignored().with(Effect::Volume(-1)),
            Event::Press(Press::Help) if *self.route() != Route::Help => Reply::push(Route::Help),
            Event::Press(Press::Home) => self.home(),
            Event::Press(Press::Back) if self.stack.has_below() => Reply::pop(),
            Event::Press(Press::Down | Press::Right) => self.point(true, turn),
            Event::Press(Press::Up | Press::Left) => self.point(false, turn),
            _ => Reply::ignored(),
        }
    }

    /// The list of lessons, or the first page where nobody is signed in. A supervisor is out then.
    fn home(&self) -> Reply {
        if self.world.supervisor.is_some() {
            return Reply::ignored().with(leave(Leaving::Asked));
        }
        let home = match (self.home_of_author(), &self.world.learner) {
            (Some(lesson), _) => lesson,
            (None, Some(_)) => Route::Lessons,
            (None, None) => Route::Welcome,
        };
        if *self.route() == home { Reply::ignored() } else { Reply::go(Nav::Reset(home)) }
    }

    fn point(&mut self, forward: bool, turn: &mut Turn) -> Reply {
        turn.changed |= self.focus.step(forward, &self.picture.hits);
        Reply::ignored()
    }

    fn go(&mut self, nav: Nav, turn: &mut Turn) -> Vec<Todo> {
        let nav = match (nav, self.home_of_author()) {
            (Nav::Reset(Route::Lessons), Some(home)) => Nav::Reset(home),
            (nav, _) => nav,
        };
        if !self.stack.go(gate::passage(nav, &self.world), &self.world) {
            return Vec::new();
        }
        // A pause the screen before asked for is not the new one's; uncovered, it is entered again and may ask again.
        self.wake = None;
        self.focus.clear();
        self.leaf = 0;
        turn.changed = true;
        turn.unspoken = true;
        // The first page is outside the door: a supervisor who comes there has left.
        let left = self.world.supervisor.is_some() && *self.route() == Route::Welcome;
        let leave = left.then(|| Todo::Run(leave(Leaving::Asked)));
        leave.into_iter().chain([Todo::Tell(Event::Entered)]).collect()
    }

    fn run(&mut self, effect: &Effect, turn: &mut Turn) -> Vec<Todo> {
        match effect {
            Effect::WakeMe { after_ms } => {
                self.wake = (!self.by_step).then_some(turn.at + Duration::from_millis(u64::from(*after_ms)));
                return Vec::new();
            }
            Effect::Speak(_) | Effect::Hush => turn.unspoken = false,
            Effect::Quit => self.finished = true,
            _ => {}
        }
        turn.machine.run(effect).map(|fact| self.hear(fact, turn)).unwrap_or_default()
    }

    /// The world hears a fact first, then the screen on top.
    fn hear(&mut self, fact: Fact, turn: &mut Turn) -> Vec<Todo> {
        let was_in = self.world.supervisor.is_some();
        self.world.apply(&fact);
        turn.changed |= !matches!(fact, Fact::People(_) | Fact::Seed(_) | Fact::Ready);
        match fact {
            // What was being done to the records is done.
            Fact::Ready => vec![Todo::Run(Effect::Open)],
            // The records were opened anew under a supervisor's hands: the session is over. Who goes back to a copy still
            // reads what has come of it.
            Fact::Opened(_) if was_in && !matches!(self.route(), Route::Room(Room::Restore { .. })) => {
                vec![Todo::Go(Nav::Reset(Route::Welcome))]
            }
            Fact::Opened(opened) => {
                self.expect_midnight(&opened.today, turn.at);
                self.opened(*opened, turn)
            }
            Fact::Day(today) => {
                self.expect_midnight(&today, turn.at);
                Vec::new()
            }
            Fact::Clock { today, .. } => {
                self.expect_midnight(&today, turn.at);
                vec![Todo::Tell(Event::Told(fact))]
            }
            fact @ Fact::LessonsChanged(_) => self.lesson_saved(fact),
            Fact::Supervised(Answer::Left) => vec![Todo::Go(Nav::Reset(Route::Welcome))],
            fact => vec![Todo::Tell(Event::Told(fact))],
        }
    }

    /// A day that cannot be believed is not shown, and need not end.
    fn expect_midnight(&mut self, today: &Today, at: Duration) {
        self.midnight = today.trusted.then(|| at + today.ends_in + Duration::from_secs(1));
    }

    /// After a start: the first page; or, where somebody sat when the program stopped, the question whether it is still
    /// the same person, over the place they were in.
    fn opened(&mut self, opened: Opened, turn: &mut Turn) -> Vec<Todo> {
        // Who sat down while the records were being looked through stays.
        if self.world.learner.is_some() {
            return Vec::new();
        }
        turn.unspoken = true;
        if self.author.is_some() {
            return vec![Todo::Tell(Event::Entered), Todo::Run(Effect::SignInGuest)];
        }
        let Some((learner, progress, place)) = opened.before else { return vec![Todo::Tell(Event::Entered)] };
        self.world.apply(&Fact::SignedIn { learner, progress });
        self.stack = Stack::restored(&place.routes, &self.world);
        self.kept = Some(place);
        vec![Todo::Go(Nav::Push(Route::Who))]
    }

    fn read_aloud(&self) -> Effect {
        Effect::Speak(aloud::aloud(&self.outline(), self.world.texts))
    }

    /// Writes down where the person is, if that has changed.
    fn keep_place(&mut self, turn: &mut Turn) {
        let routes = self.stack.lasting();
        let place = match &self.world.learner {
            Some(_) if routes.is_empty() => return,
            Some(learner) => Some(Place { learner: learner.code, routes }),
            None => None,
        };
        if place != self.kept {
            turn.machine.run(&Effect::KeepPlace(place.clone()));
            self.kept = place;
        }
    }
}

/// Ends the supervisor's session.
fn leave(why: Leaving) -> Effect {
    Effect::Supervise(Command::Leave(why))
}
