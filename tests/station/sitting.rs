//! The language these tests are written in: somebody sits at the station, presses keys, sees things; the store records.
//!
//! There is no terminal and no waiting: time goes on by as much as a person would take. Whatever is drawn must fit: a
//! text that is cut off anywhere fails the test.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier};
use std::time::Duration;
use tramhoc::app::{App, Input};
use tramhoc::contract::Effect;
use tramhoc::lesson::{Catalogue, embedded_catalogue};
use tramhoc::ports::store::Store;
use tramhoc::ports::{Machine, Recorder, Start};
use tramhoc::record::{Body, Look, StationInfo, TextSize, Wishes, Xom};
use tramhoc::screens::Route;
use tramhoc::texts::{Lang, Texts};

pub const VI: Texts = Texts::new(Lang::Vi);

/// Between two presses of a person in no hurry; beyond any keyboard's repeat.
const PACE: Duration = Duration::from_millis(1100);

/// The eight colours a terminal has at least. A QR's paper is whiter than that.
const COLOURS: [Color; 8] =
    [Color::Black, Color::Red, Color::Green, Color::Yellow, Color::Blue, Color::Magenta, Color::Cyan, Color::Gray];

/// Letters in large are drawn with these, and nothing else is.
const QUARTERS: [char; 10] = ['▘', '▝', '▖', '▗', '▚', '▞', '▛', '▜', '▙', '▟'];

/// Somebody at the station, which runs in memory unless told otherwise.
pub struct Sitting<M = Recorder> {
    pub app: App,
    pub machine: M,
    now: Duration,
    size: Rect,
    buffer: Buffer,
    draws: u32,
    /// What was seen while something was being written that takes a while.
    waits: Vec<String>,
    /// Nothing is drawn: lines are typed and read (`--plain`).
    by_line: bool,
}

/// A machine that is told how long it has been on, if it wants to know.
pub trait Timed: Machine {
    fn time_is(&mut self, _: Duration) {}
}

impl Timed for Recorder {
    fn time_is(&mut self, now: Duration) {
        self.is_on_for(now);
    }
}

/// The five lessons of the program these tests were written with; the list of them fits a page.
pub fn shipped() -> Catalogue {
    let all = embedded_catalogue(VI);
    Catalogue::new([1, 6, 12, 20, 25].map(|number| all.by_number(number).expect("it is shipped").clone()).into())
}

/// Every lesson that comes with the program.
#[allow(dead_code, reason = "not every test binary asks for all")]
pub fn every_lesson() -> Catalogue {
    embedded_catalogue(VI)
}

/// The keys that lead from the first page of the list of lessons to the door of this one.
pub fn keys_to(number: u16, catalogue: &Catalogue) -> String {
    const ON_A_PAGE: usize = 7;
    let place = catalogue.lessons().iter().position(|lesson| lesson.number == number).expect("it is on the list");
    format!("{}{}", "/ ".repeat(place / ON_A_PAGE), place % ON_A_PAGE + 1)
}

/// A station of Đồng Keng with a list of three hamlets.
pub fn village(store: &mut Store) -> Result<(), tramhoc::ports::store::StoreTrouble> {
    let xom = |id: &str, name: &str| Xom { id: id.into(), name: name.into() };
    store.set_info(&StationInfo {
        place: Some("Nhà văn hóa xóm Đồng Keng".into()),
        xoms: vec![xom("dong-keng", "Đồng Keng"), xom("cay-xanh", "Cây Xanh"), xom("bo-la", "Thôn Bờ La")],
        ..StationInfo::default()
    })
}

impl Sitting {
    /// A new station, nothing set up, at 64x24.
    pub fn new() -> Self {
        Self::at(64, 24)
    }

    /// The same in a terminal of this size.
    pub fn at(columns: u16, rows: u16) -> Self {
        Self::with(Recorder::new(Start::default(), shipped), columns, rows)
    }

    /// The station of a village, with place and hamlets.
    pub fn in_the_village(columns: u16, rows: u16) -> Self {
        Self::with(Recorder::prepared(Start::default(), shipped, village), columns, rows)
    }

    /// A station on this machine, opened.
    pub fn with(machine: Recorder, columns: u16, rows: u16) -> Self {
        Self::speaking(VI, machine, columns, rows)
    }

    /// The same in another language.
    pub fn speaking(texts: Texts, machine: Recorder, columns: u16, rows: u16) -> Self {
        Self::running(App::new(texts), machine, columns, rows)
    }

    /// A station on which everybody reads like this who wishes for nothing else.
    pub fn reading(size: TextSize, look: Look, machine: Recorder, columns: u16, rows: u16) -> Self {
        let wishes = Wishes { look: Some(look), ..Wishes::of_size(size) };
        Self::running(App::new(VI).asked_for(wishes), machine, columns, rows)
    }

    /// The station of a village, read line by line.
    pub fn by_line(machine: Recorder) -> Self {
        Self::running_by_line(App::by_step(VI), machine)
    }

    /// The power fails and comes back: another program on the same store.
    pub fn after_a_power_cut(self) -> Self {
        Self::with(self.machine.after_a_power_cut(), self.size.width, self.size.height)
    }

    /// One event of this kind at least is on record.
    #[track_caller]
    pub fn recorded(&mut self, wanted: impl Fn(&Body) -> bool) -> &mut Self {
        let bodies = self.machine.bodies();
        assert!(bodies.iter().any(wanted), "not on record: {bodies:#?}");
        self
    }

    /// The machine was asked for this.
    #[track_caller]
    pub fn asked_for(&mut self, wanted: impl Fn(&Effect) -> bool) -> &mut Self {
        assert!(self.machine.effects().iter().any(wanted), "not asked for: {:#?}", self.machine.effects());
        self
    }

    /// What was spoken last.
    pub fn spoken(&self) -> String {
        let spoken = self.machine.effects().iter().rev().find_map(|effect| match effect {
            Effect::Speak(narration) => Some(narration),
            _ => None,
        });
        spoken
            .map(|said| said.pieces.iter().map(|piece| piece.text.as_str()).collect::<Vec<_>>().join(" "))
            .unwrap_or_default()
    }
}

impl<M: Timed> Sitting<M> {
    /// A station made before, read line by line.
    pub fn running_by_line(app: App, machine: M) -> Self {
        Self { by_line: true, ..Self::running(app, machine, 64, 24) }
    }

    /// A station made before, on this machine.
    pub fn running(app: App, machine: M, columns: u16, rows: u16) -> Self {
        let size = Rect::new(0, 0, columns, rows);
        let buffer = Buffer::empty(size);
        let mut sitting =
            Self { app, machine, now: Duration::ZERO, size, buffer, draws: 0, waits: Vec::new(), by_line: false };
        sitting.draw();
        sitting.app.start(sitting.now, &mut sitting.machine);
        sitting.draw();
        sitting
    }

    /// Presses keys, one after the other at a person's pace, separated by spaces: single characters, `↵ ⌫ esc ↑ ↓ ← →`,
    /// `type:Hoangf_Thij_Lan` for a text (`_` is the space bar), and `room:machine` for a room of the supervisor's menu,
    /// wherever on the menu it stands.
    #[track_caller]
    pub fn press(&mut self, keys: &str) -> &mut Self {
        if let Some((before, rest)) = keys.split_once("room:") {
            let (name, after) = rest.split_once(' ').unwrap_or((rest, ""));
            self.press(before);
            let label = room_on_the_menu(name, self.app.world().texts);
            return self.choose(label).press(after);
        }
        if self.by_line {
            return self.type_lines(keys);
        }
        for key in keys.split_whitespace() {
            match key.strip_prefix("type:") {
                Some(text) => text.chars().for_each(|c| self.key(KeyCode::Char(if c == '_' { ' ' } else { c }))),
                None => self.key(code(key)),
            }
        }
        self
    }

    /// The same, typed as lines: a text and the green key after it are one.
    fn type_lines(&mut self, keys: &str) -> &mut Self {
        let keys: Vec<&str> = keys.split_whitespace().collect();
        for (place, key) in keys.iter().enumerate() {
            let after_a_text = place > 0 && keys[place - 1].starts_with("type:");
            let line = match (key.strip_prefix("type:"), *key) {
                (Some(text), _) => text.replace('_', " "),
                (None, "↵") if after_a_text => continue,
                (None, "↵") => String::new(),
                (None, key) => key.to_owned(),
            };
            self.now += PACE;
            self.take(Input::Line(line));
        }
        self
    }

    /// Presses the digit of this choice, on whichever page it stands.
    #[track_caller]
    pub fn choose(&mut self, label: &str) -> &mut Self {
        for _ in 0..20 {
            let choices = self.app.outline().choices;
            match choices.iter().find(|choice| choice.label == label) {
                Some(choice) => return self.press(&choice.digit.to_string()),
                None => self.press("/"),
            };
        }
        panic!("{label:?} is on no page:\n{}", self.picture());
    }

    /// A scanner, or anything else at machine speed.
    pub fn scan(&mut self, text: &str) -> &mut Self {
        // Whoever pressed a key before has to take the paper in hand.
        self.now += PACE;
        if self.by_line {
            return self.take(Input::Line(text.to_owned()));
        }
        for c in text.chars() {
            self.now += Duration::from_millis(5);
            self.take(Input::Key(KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE)));
        }
        self.wait(1)
    }

    /// One raw input, now.
    pub fn take(&mut self, input: Input) -> &mut Self {
        self.machine.time_is(self.now);
        if self.app.begin_turn(input, self.now, &mut self.machine) {
            self.draw();
        }
        if self.app.is_saving() {
            let waited = self.picture();
            self.waits.push(waited);
            if self.app.save(self.now, &mut self.machine) {
                self.draw();
            }
        }
        self
    }

    /// One raw input that came this many milliseconds ago and waited in line.
    pub fn take_late(&mut self, input: Input, ago: u64) -> &mut Self {
        let at = self.now.saturating_sub(Duration::from_millis(ago));
        if self.app.turn(input, at, &mut self.machine) {
            self.draw();
        }
        self
    }

    /// Clicks on the first place where this text stands.
    pub fn click(&mut self, text: &str) -> &mut Self {
        let wanted: Vec<String> = text.chars().map(String::from).collect();
        let found = (0..self.size.height).find_map(|row| {
            let cells: Vec<&str> = (0..self.size.width).map(|column| self.buffer[(column, row)].symbol()).collect();
            let column = cells.windows(wanted.len()).position(|window| window == wanted)?;
            Some((u16::try_from(column).ok()?, row))
        });
        let (column, row) = found.unwrap_or_else(|| panic!("nothing says {text:?} here:\n{}", self.picture()));
        self.now += PACE;
        self.take(Input::Click { column, row })
    }

    /// Lets time go by, waking the station when it asked to be woken, as the shell does.
    pub fn wait(&mut self, seconds: u64) -> &mut Self {
        let end = self.now + Duration::from_secs(seconds);
        while let Some(deadline) = self.app.deadline().filter(|deadline| *deadline <= end) {
            self.now = self.now.max(deadline);
            self.take(Input::Time);
        }
        self.now = end;
        self.machine.time_is(self.now);
        self
    }

    pub fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        self.size = Rect::new(0, 0, columns, rows);
        self.take(Input::Redraw)
    }

    /// The text stands on the screen; line breaks do not matter.
    #[track_caller]
    pub fn shows(&mut self, text: &str) -> &mut Self {
        assert!(self.reads(text), "{text:?} should be shown at {:?}:\n{}", self.app.route(), self.picture());
        self
    }

    #[track_caller]
    pub fn does_not_show(&mut self, text: &str) -> &mut Self {
        assert!(!self.reads(text), "{text:?} should not be shown at {:?}:\n{}", self.app.route(), self.picture());
        self
    }

    #[track_caller]
    pub fn is_at(&mut self, route: &Route) -> &mut Self {
        assert_eq!(self.app.route(), route, "\n{}", self.picture());
        self
    }

    /// How often the station was drawn.
    pub fn draws(&self) -> u32 {
        self.draws
    }

    /// What was seen while something was being written that takes a while.
    pub fn waits(&self) -> &[String] {
        &self.waits
    }

    /// The screen as text, without colours.
    pub fn picture(&self) -> String {
        if self.by_line {
            return self.app.lines().join("\n");
        }
        self.rows().join("\n")
    }

    /// What is drawn, row by row, whether or not anybody reads line by line.
    pub fn rows(&self) -> Vec<String> {
        let row = |row| {
            let line: String = (0..self.size.width).map(|column| self.buffer[(column, row)].symbol()).collect();
            line.trim_end().to_owned()
        };
        (0..self.size.height).map(row).collect()
    }

    fn reads(&self, text: &str) -> bool {
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let picture = self.picture();
        // Large letters cannot be read off their cells; the outline says what they say.
        let in_large_letters = if picture.contains(QUARTERS) { self.app.outline().title } else { String::new() };
        words(&picture).contains(&words(text)) || words(&in_large_letters).contains(&words(text))
    }

    fn key(&mut self, code: KeyCode) {
        self.now += PACE;
        self.take(Input::Key(KeyEvent::new(code, KeyModifiers::NONE)));
        // The keyboard waits a moment to tell a person from a scanner.
        let settled = self.now + Duration::from_millis(200);
        while let Some(deadline) = self.app.deadline().filter(|deadline| *deadline <= settled) {
            self.now = self.now.max(deadline);
            self.take(Input::Time);
        }
    }

    fn draw(&mut self) {
        self.draws += 1;
        self.buffer = Buffer::empty(self.size);
        self.app.view(self.size, &mut self.buffer);
        self.app.seen(self.now);
        assert!(self.app.cut().is_empty(), "cut off: {:?}\n{}", self.app.cut(), self.picture());
        // The first frame leaves the cells it does not need as the terminal was cleared.
        let paper = |cell: &Cell| [cell.fg, cell.bg].iter().all(|ink| [Color::Black, Color::White].contains(ink));
        let plain = |cell: &Cell| [cell.fg, cell.bg].iter().all(|ink| COLOURS.contains(ink));
        let coloured = self.buffer.content.iter().all(|cell| plain(cell) || paper(cell));
        let steady = self
            .buffer
            .content
            .iter()
            .all(|cell| !cell.modifier.intersects(Modifier::SLOW_BLINK | Modifier::RAPID_BLINK));
        assert!(self.draws == 1 || coloured && steady, "a cell has other colours:\n{}", self.picture());
    }
}

/// What a room is called on the supervisor's menu.
fn room_on_the_menu(name: &str, texts: Texts) -> &'static str {
    match name {
        "learners" => texts.learners_title(),
        "board" => texts.board_title(),
        "ask" => texts.room_ask(),
        "figures" => texts.sheet_title(),
        "machine" => texts.room_machine(),
        "volunteers" => texts.room_volunteers(),
        "backups" => texts.backups_title(),
        "log" => texts.room_log(),
        "first" => texts.first_title(),
        "recovery" => texts.room_recovery(),
        name => panic!("{name:?} is no room these tests go to"),
    }
}

fn code(key: &str) -> KeyCode {
    match key {
        "↵" => KeyCode::Enter,
        "⌫" => KeyCode::Backspace,
        "esc" => KeyCode::Esc,
        "tab" => KeyCode::Tab,
        "backtab" => KeyCode::BackTab,
        "↑" => KeyCode::Up,
        "↓" => KeyCode::Down,
        "←" => KeyCode::Left,
        "→" => KeyCode::Right,
        key => match key.chars().collect::<Vec<_>>()[..] {
            [c] => KeyCode::Char(c),
            _ => panic!("{key:?} is no key these tests know"),
        },
    }
}

/// Adds somebody to the list of a store being prepared.
pub fn with_people(
    names: &'static [(&'static str, &'static str)],
) -> impl Fn(&mut Store) -> Result<(), tramhoc::ports::store::StoreTrouble> {
    move |store| {
        village(store)?;
        for (n, (name, xom)) in (1..).zip(names) {
            let code = tramhoc::record::LearnerCode([n, 0, 0, 0, 0]);
            let new = tramhoc::ports::store::NewPerson {
                code,
                name: (*name).into(),
                address: Some(tramhoc::record::FormOfAddress::Ba),
                xom: Some((*xom).into()),
            };
            store.add_person(&new, &[])?;
        }
        Ok(())
    }
}
