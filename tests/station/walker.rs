//! Somebody who goes everywhere with a numeric keypad, and looks at every screen they come to: what is on view says what can
//! be pressed. What they know is what people know: a name to type, a PIN, how a lesson is done and what its questions want.

use crate::dice::Dice;
use crate::equipped::{Equipped, card, paper};
use crate::sitting::{Sitting, VI};
use crate::ways::Step;
use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;
use tramhoc::contract::{Field, FieldKind, Outline, Press};
use tramhoc::lesson::Lesson;
use tramhoc::phone::Touch;
use tramhoc::record::Mode;
use tramhoc::screens::{Room, Route};

/// What everybody's PIN is here.
const PIN: &str = "type:408163 ↵";
/// Numbers for fields of digits: a PIN, parts of a date, a number that is nobody's.
const NUMBERS: [&str; 6] = [PIN, "type:2 ↵", "type:22 ↵", "type:2026 ↵", "type:12345 ↵", "7"];
/// What a text field gets. Whoever has a keypad only can do no more than press digits and go on.
const TEXTS: [&str; 4] = ["type:Noong_Thij_Hoa ↵", "type:hoa ↵", "↵", "5 ↵"];
/// The keys that mean the same everywhere.
const EVERYWHERE: [&str; 8] = ["↵", ".", "9", "0", "*", "+", "-", "/"];
/// Every key of a keyboard the station knows, and some it does not.
const ANY: [&str; 26] = [
    "1", "2", "3", "4", "5", "6", "7", "8", "9", "0", "*", "+", "-", "/", ".", "↵", "↵", "⌫", "esc", "↑", "↓", "←",
    "→", "x", "Z", "?",
];
/// Seconds of sitting idle: a supervisor is warned; a learner is; the station asks who is there.
const IDLE: [&str; 3] = ["idle:110", "idle:185", "idle:215"];

/// Steps in which a lesson can be done from its door to its end.
const DILIGENT: u32 = 80;

/// A label is looked for on so many pages.
const PAGES: usize = 8;

/// The kind of screen a route leads to: `Lesson`, `Room::Menu`, `PeopleRoom::Page`.
pub fn kind(route: &Route) -> String {
    let name = |text: String| text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().to_owned();
    match route {
        Route::Room(Room::People(room)) => format!("PeopleRoom::{}", name(format!("{room:?}"))),
        Route::Room(room) => format!("Room::{}", name(format!("{room:?}"))),
        route => name(format!("{route:?}")),
    }
}

pub struct Walker {
    pub sitting: Sitting<Equipped>,
    dice: Dice,
    lessons: Vec<Arc<Lesson>>,
    /// For so many steps more they learn as one should.
    diligent: u32,
    /// A recovery code that was shown, as written.
    code: Option<String>,
    /// Screens looked at so far.
    pub seen: BTreeSet<String>,
    pub keys: usize,
}

impl Walker {
    pub fn new(sitting: Sitting<Equipped>, lessons: &[Arc<Lesson>], seed: u64) -> Self {
        Self {
            sitting,
            dice: Dice(seed),
            lessons: lessons.to_vec(),
            diligent: 0,
            code: None,
            seen: BTreeSet::new(),
            keys: 0,
        }
    }

    /// One step: half of the time any key at all, else something that can be done here; a lesson now and then as one should.
    pub fn step(&mut self) {
        let at_a_door = matches!(self.sitting.app.route(), Route::Lesson { .. });
        if self.diligent == 0 && at_a_door && self.dice.below(4) == 0 {
            self.diligent = DILIGENT;
        }
        let press = match self.dice.below(2) {
            _ if self.diligent > 0 => self.what_a_learner_does(),
            0 => ANY[self.dice.below(ANY.len())].to_owned(),
            _ => {
                let all = self.presses();
                self.one_of(&all)
            }
        };
        self.press(&press);
    }

    /// The way to this kind of screen, from where it begins. What stands in the way, where it does.
    pub fn goes_to(&mut self, to: &str, by: &[Step]) -> Result<(), String> {
        for step in by {
            match step {
                Step::Choose(label) => self.chooses(label)?,
                Step::Press(keys) => self.press(keys),
                Step::Scan(paper) => self.press(&format!("scan:{}", paper())),
                Step::Wait(seconds) => self.press(&format!("idle:{seconds}")),
                Step::Practise => self.learns_a_step(),
                Step::Learn => self.learns_until(to),
            }
        }
        let reached = kind(self.sitting.app.route());
        if reached == to { Ok(()) } else { Err(format!("{reached}, not {to}:\n{}", self.sitting.rows().join("\n"))) }
    }

    fn chooses(&mut self, label: &str) -> Result<(), String> {
        for _ in 0..PAGES {
            let choices = self.sitting.app.outline().choices;
            match choices.iter().find(|choice| choice.label == label) {
                Some(choice) => {
                    self.press(&choice.digit.to_string());
                    return Ok(());
                }
                None => self.press("/"),
            }
        }
        Err(format!("{label:?} is on no page:\n{}", self.sitting.rows().join("\n")))
    }

    fn learns_until(&mut self, to: &str) {
        for _ in 0..2 * DILIGENT {
            if kind(self.sitting.app.route()) == to {
                break;
            }
            self.learns_a_step();
        }
    }

    fn learns_a_step(&mut self) {
        let press = self.what_a_learner_does();
        self.press(&press);
    }

    pub fn press(&mut self, press: &str) {
        match press.split_once(':') {
            Some(("idle", seconds)) => drop(self.sitting.wait(seconds.parse().expect("seconds"))),
            Some(("scan", text)) => drop(self.sitting.scan(text)),
            _ => drop(self.sitting.press(press)),
        }
        self.keys += press.split_whitespace().count();
        self.look();
    }

    /// What is known to be right, else the green key: from a lesson's door this leads to its end.
    fn what_a_learner_does(&mut self) -> String {
        let is_over = matches!(self.sitting.app.route(), Route::Lessons | Route::Welcome);
        self.diligent = if is_over { 0 } else { self.diligent.saturating_sub(1) };
        let known = self.known(&self.sitting.app.outline());
        if known.is_empty() { "↵".to_owned() } else { self.one_of(&known) }
    }

    fn one_of(&mut self, presses: &[String]) -> String {
        presses[self.dice.below(presses.len())].clone()
    }

    /// Where one is, and all that is said there.
    fn here(&self) -> String {
        format!("{:?} {:?}", self.sitting.app.route(), self.sitting.app.outline())
    }

    /// Everything that can be done here.
    fn presses(&self) -> Vec<String> {
        let outline = self.sitting.app.outline();
        let given: Vec<String> = match &outline.field {
            Some(field) if is_of_letters(field) => owned(&TEXTS),
            Some(_) => owned(&NUMBERS).into_iter().chain(owned(&["↵", ".", "*", "+", "-", "/"])).collect(),
            None => {
                let choices = outline.choices.iter().map(|choice| choice.digit.to_string());
                choices.chain(owned(&EVERYWHERE)).chain(owned(&IDLE)).collect()
            }
        };
        given.into_iter().chain(self.known(&outline)).chain(self.held_to_a_scanner()).collect()
    }

    /// What somebody does who has learnt it: the PIN, a code that was copied, what the screen says or the whole way of a
    /// practice, the right answer to a question.
    fn known(&self, outline: &Outline) -> Vec<String> {
        let lesson = |number: &u16| self.lessons.iter().find(|known| known.number == *number);
        match (self.sitting.app.route(), &outline.field) {
            (Route::Practice { mode: Mode::Watch, .. }, _) if outline.hints => match &outline.enter {
                Some(_) => owned(&["↵"]),
                None => (1..=8).map(|digit| digit.to_string()).collect(),
            },
            (
                Route::Practice { lesson: number, .. }
                | Route::Rehearsal { lesson: number, .. }
                | Route::Watched { lesson: number },
                _,
            ) if outline.hints => lesson(number).map(|lesson| in_practice(lesson, outline)).unwrap_or_default(),
            (Route::Check { lesson: number }, _) => {
                let lesson = lesson(number);
                lesson.and_then(|lesson| right_answer(lesson, outline)).into_iter().collect()
            }
            (Route::Recovery { .. } | Route::Room(Room::RecoveryCode), Some(field)) if is_of_letters(field) => {
                let copied =
                    self.code.iter().flat_map(|code| [code.replace('-', ""), code[code.len() - 5..].to_owned()]);
                copied.map(|code| format!("type:{code} ↵")).collect()
            }
            (_, Some(field)) if !is_of_letters(field) => owned(&[PIN]),
            _ => Vec::new(),
        }
    }

    fn held_to_a_scanner(&self) -> Option<String> {
        match self.sitting.app.route() {
            Route::Welcome | Route::Number => Some(format!("scan:{}", card())),
            Route::Room(Room::Checking) => Some(format!("scan:{}", paper())),
            _ => None,
        }
    }

    /// What must be so of every screen, whoever looks at it.
    fn look(&mut self) {
        let route = self.sitting.app.route().clone();
        self.seen.insert(kind(&route));
        let outline = self.sitting.app.outline();
        let is_code = |text: &&String| text.len() == 23 && text.split('-').all(|group| group.len() == 5);
        self.code = outline.texts.iter().find(is_code).cloned().or(self.code.take());
        let offers: HashSet<Press> = self.sitting.app.offers().collect();
        let goes_on = offers.iter().any(|press| matches!(press, Press::Digit(_) | Press::Enter));
        let place = || format!("{route:?} after {} keys:\n{}", self.keys, self.sitting.rows().join("\n"));
        // An author reads on when the file has been saved.
        let is_author = self.sitting.app.world().draft.is_some();
        assert!(outline.field.is_some() || goes_on || is_author, "a dead end: {}", place());
        for choice in &outline.choices {
            // Large letters need more than one page for a long list.
            let on_view = offers.contains(&Press::Digit(choice.digit));
            assert!(on_view || offers.contains(&Press::NextPage), "{} cannot be pressed: {}", choice.label, place());
        }
        let complaints = self.sitting.app.complaints();
        assert!(complaints.is_empty(), "{complaints:?}");
        self.reads_as_it_looks();
    }

    /// Whoever reads line by line is told the words that are drawn, and no choice is without its digit.
    fn reads_as_it_looks(&self) {
        let outline = self.sitting.app.outline();
        let lines = self.sitting.app.lines();
        for choice in &outline.choices {
            let begins = VI.plain_choice(choice.digit, &choice.label);
            assert!(lines.iter().any(|line| line.starts_with(&begins)), "{begins}: {lines:#?}");
        }
        let read = lines.concat();
        let rows = self.sitting.rows();
        // A sheet that is laid over another screen begins at a rule; the first row and the last are the station's own.
        let is_rule = |row: &String| row.chars().count() > 60 && row.chars().all(|c| c == '─');
        let first = rows.iter().rposition(is_rule).unwrap_or(0);
        let drawn = rows.iter().take(rows.len() - 1).skip(first + 1);
        let unread: Vec<&str> = drawn.flat_map(|row| words(row)).filter(|word| !read.contains(*word)).collect();
        assert!(unread.is_empty(), "{unread:?} is drawn and not read: {lines:#?}\n{}", rows.join("\n"));
    }

    /// Goes home by the keypad, as somebody does who has been told of nought and the green key.
    pub fn goes_home(&mut self) {
        let mut tried: HashSet<(String, &str)> = HashSet::new();
        for _ in 0..60 {
            if matches!(self.sitting.app.route(), Route::Welcome | Route::Lessons | Route::Unread) {
                return;
            }
            let here = self.here();
            let ways: &[&str] = match self.sitting.app.outline().field {
                Some(field) if is_of_letters(&field) => &["↵"],
                Some(Field { text, .. }) if !text.is_empty() => &["."],
                Some(_) => &["↵"],
                None => &["0", "↵", "1", "2", "."],
            };
            // Deleting digits is always worth another try, and so is a text that was refused: entered again it is left.
            let is_typing = self.sitting.app.outline().field.is_some();
            let next = ways.iter().find(|key| is_typing || !tried.contains(&(here.clone(), **key)));
            let key = next.unwrap_or_else(|| panic!("no way home from {here}:\n{}", self.sitting.rows().join("\n")));
            tried.insert((here, *key));
            self.press(key);
        }
        panic!("no way home, round and round:\n{}", self.sitting.rows().join("\n"));
    }
}

fn owned(keys: &[&str]) -> Vec<String> {
    keys.iter().map(|key| (*key).to_owned()).collect()
}

/// What is drawn for eyes and fingers only: a simulated phone's clock and keyboard, what is blurred.
const FOR_THE_EYE: [&str; 8] =
    ["Còn nữa, xem tiếp", "More, see the rest", "░", "80%", "q w e r t", "a s d f g", "z x c v b", "dấu cách"];

/// The words of a row, without the signs around them, nor what is left of a word that did not fit into a field.
fn words(row: &str) -> impl Iterator<Item = &str> {
    let row = if FOR_THE_EYE.iter().any(|drawn| row.contains(drawn)) { "" } else { row };
    let whole = row.split_whitespace().filter(|word| !word.contains('…') || word.ends_with('…'));
    let pieces = whole.flat_map(|word| word.split(|c: char| !c.is_alphanumeric()));
    pieces.filter(|piece| piece.chars().any(char::is_alphabetic))
}

fn keys_of(way: &[Touch]) -> String {
    let key = |touch: &Touch| match touch {
        Touch::Digit(digit) => digit.to_string(),
        Touch::NextPage => "/".to_owned(),
        Touch::Type(text) => format!("type:{} ↵", text.replace(' ', "_")),
    };
    way.iter().map(key).collect::<Vec<_>>().join(" ")
}

fn is_of_letters(field: &Field) -> bool {
    matches!(field.kind, FieldKind::Vietnamese | FieldKind::Plain)
}

/// What the screen says to press, else the whole way, else any digit.
fn in_practice(lesson: &Lesson, outline: &Outline) -> Vec<String> {
    let says = |words: String| outline.texts.contains(&words);
    let told = (1..=8).find(|digit| says(VI.practice_press(digit))).map(|digit| digit.to_string());
    let told = told.or_else(|| says(VI.practice_press_more().to_owned()).then(|| "/".to_owned()));
    match (told, &outline.field) {
        (Some(told), _) => vec![told],
        (None, Some(_)) => Vec::new(),
        (None, None) => vec![keys_of(&lesson.practice.solutions[0])],
    }
}

/// The keys that answer the question on view rightly, the green one at their end.
fn right_answer(lesson: &Lesson, outline: &Outline) -> Option<String> {
    let question = lesson.check.questions.iter().find(|question| question.ask.text == outline.title)?;
    let kind = question.form.kind();
    if let Some(task) = kind.task() {
        return task.way(&lesson.practice).map(|way| keys_of(&way));
    }
    if kind.typed().is_some() {
        let text = kind.right_text(0).filter(|_| outline.field.is_some())?;
        return Some(format!("type:{} ↵", text.replace(' ', "_")));
    }
    let digit = |pick: &usize| {
        let option = kind.options()[*pick];
        outline.choices.iter().find(|choice| choice.label == option).map(|choice| choice.digit.to_string())
    };
    let digits: Vec<String> = kind.right_answer().iter().filter_map(digit).collect();
    let done = if kind.answers_at_once() { "" } else { " ↵" };
    Some(digits.join(" ") + done).filter(|keys| !keys.trim().is_empty())
}
