//! Somebody who presses anything: half of the keys are choices on view, half are any key. The station never panics, never
//! leaves them without a way on, nothing is cut off, and every trap of every lesson is met.
//!
//! The player sits down again and again, in *Tự làm* of one lesson after the other; every second time they have learnt a
//! part of the way, so that they get to the late screens as well. `TRAMHOC_FULL=1` makes it 100,000 keys a lesson, which
//! come by every trap; of the few that are pressed otherwise, some are left over, and those the player walks into.

#[allow(dead_code)]
#[path = "station/sitting.rs"]
mod sitting;

use sitting::{Sitting, every_lesson, keys_to};
use std::collections::BTreeSet;
use std::sync::Arc;
use tramhoc::contract::Press;
use tramhoc::lesson::{Catalogue, Lesson};
use tramhoc::phone::spots::{Move, wander};
use tramhoc::phone::{Input, Touch, Trap};
use tramhoc::ports::{Recorder, Start};
use tramhoc::record::Mode;
use tramhoc::screens::Route;

/// After so many keys away from the practice the player sits down anew.
const AWAY: usize = 15;
/// A sitting at the practice is no longer than this: a learner's patience.
const PATIENCE: usize = 60;

/// Any key of the keyboard the station knows, and some it does not.
const ANY: [&str; 26] = [
    "1", "2", "3", "4", "5", "6", "7", "8", "9", "0", "*", "+", "-", "/", ".", "↵", "↵", "⌫", "esc", "↑", "↓", "←",
    "→", "x", "Z", "?",
];

/// Dice that fall alike for a seed.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % most.max(1)
    }

    fn one_of<'t>(&mut self, these: &'t [String]) -> &'t str {
        &these[self.below(these.len())]
    }
}

/// A station with these lessons: read once, because the player sits down a thousand times.
fn station(lessons: &[Arc<Lesson>], columns: u16) -> Sitting {
    let lessons = lessons.to_vec();
    Sitting::with(Recorder::new(Start::default(), move || Catalogue::new(lessons.clone())), columns, 24)
}

struct Player {
    lessons: Vec<Arc<Lesson>>,
    dice: Dice,
    sitting: Sitting,
    keys: usize,
    /// Keys since the practice was left, and since they sat down.
    away: usize,
    here: usize,
    traps: BTreeSet<String>,
}

impl Player {
    fn new(lessons: &[Arc<Lesson>], seed: u64) -> Self {
        let sitting = station(lessons, 64);
        Self {
            lessons: lessons.to_vec(),
            dice: Dice(seed),
            sitting,
            keys: 0,
            away: AWAY,
            here: 0,
            traps: BTreeSet::new(),
        }
    }

    /// A guest at the beginning of *Tự làm* of the lesson.
    fn sit_down(&mut self, lesson: &Lesson) {
        let columns = [64, 80][self.dice.below(2)];
        self.sitting = station(&self.lessons, columns);
        let way = keys_to(lesson.number, &self.sitting.app.world().catalogue);
        self.sitting.press("3").press(&way).press("5");
        self.sitting.is_at(&Route::Practice { lesson: lesson.number, mode: Mode::Alone });
        (self.away, self.here) = (0, 0);
    }

    /// Every second time somebody who has learnt a part of the way.
    fn sit_down_anew(&mut self, lesson: &Lesson) {
        self.sit_down(lesson);
        if self.dice.below(2) == 0 {
            let solution = &lesson.practice.solutions[self.dice.below(lesson.practice.solutions.len())];
            let known = self.dice.below(solution.len());
            solution[..known].iter().for_each(|touch| self.press(lesson, &keys_of(touch)));
        }
    }

    /// Presses, counts, and looks at what is there now.
    fn press(&mut self, lesson: &Lesson, keys: &str) {
        self.sitting.press(keys);
        self.keys +=
            keys.split(' ').map(|key| key.strip_prefix("type:").map_or(1, |text| text.chars().count())).sum::<usize>();
        self.here += 1;
        let practice = matches!(self.sitting.app.route(), Route::Practice { lesson: l, .. } if *l == lesson.number);
        self.away = if practice { 0 } else { self.away + 1 };
        self.look(lesson, keys);
    }

    fn look(&mut self, lesson: &Lesson, keys: &str) {
        let app = &mut self.sitting.app;
        assert!(app.complaints().is_empty(), "{}: after {keys}", lesson.id);
        let outline = app.outline();
        let way_on = outline.field.is_some() || app.offers().any(|p| matches!(p, Press::Digit(_) | Press::Enter));
        assert!(way_on, "{}: no way on after {keys}:\n{}", lesson.id, self.sitting.picture());
        for trap in &lesson.practice.traps {
            if outline.texts.iter().any(|text| text.contains(&trap.happened.text)) {
                self.traps.insert(trap.id.clone());
            }
        }
    }

    /// A choice on view; into an open field, something one might type there.
    fn choice(&mut self, words: &[String]) -> String {
        if self.sitting.app.outline().field.is_some() {
            let word = self.dice.one_of(words).replace(' ', "_");
            return format!("type:{word} ↵");
        }
        let key = |press: Press| match press {
            Press::Digit(digit) => Some(digit.to_string()),
            Press::Enter => Some("↵".to_owned()),
            Press::NextPage => Some("/".to_owned()),
            _ => None,
        };
        let choices: Vec<String> = self.sitting.app.offers().filter_map(key).collect();
        self.dice.one_of(&choices).to_owned()
    }

    fn play(&mut self, lesson: &Lesson, keys: usize) {
        let words = words_of(lesson);
        while self.keys < keys {
            if self.away >= AWAY || self.here >= PATIENCE {
                self.sit_down_anew(lesson);
            }
            let key = if self.dice.below(2) == 0 { self.choice(&words) } else { self.any_key() };
            self.press(lesson, &key);
        }
    }

    /// Straight into this trap, through all that it plays, and anything from there on.
    fn walk_into(&mut self, lesson: &Lesson, trap: &Trap) {
        let practice = &lesson.practice;
        let springs = |made: Move| {
            made.to.scene.is_some_and(|scene| made.from.scene.is_none() && practice.trap(scene.trap) == trap)
        };
        let way = wander(practice, springs).unwrap_or_default();
        self.sit_down(lesson);
        way.moves().for_each(|made| self.press(lesson, &keys_into(made.input)));
        trap.scenes.iter().for_each(|_| self.press(lesson, "↵"));
        self.play(lesson, self.keys + PATIENCE);
    }

    fn has_missed<'l>(&self, lesson: &'l Lesson) -> Vec<&'l Trap> {
        lesson.practice.traps.iter().filter(|trap| !self.traps.contains(&trap.id)).collect()
    }

    fn any_key(&mut self) -> String {
        ANY[self.dice.below(ANY.len())].to_owned()
    }
}

fn keys_of(touch: &Touch) -> String {
    match touch {
        Touch::Digit(digit) => digit.to_string(),
        Touch::NextPage => "/".to_owned(),
        Touch::Type(text) => format!("type:{} ↵", text.replace(' ', "_")),
    }
}

fn keys_into(input: &Input) -> String {
    match input {
        Input::Digit(digit) => keys_of(&Touch::Digit(*digit)),
        Input::NextPage => keys_of(&Touch::NextPage),
        Input::Type(text) => keys_of(&Touch::Type(text.clone())),
        Input::LeaveField | Input::GoOn => "↵".to_owned(),
    }
}

/// What may be typed into the fields of a lesson: what its own patterns know, and something else.
fn words_of(lesson: &Lesson) -> Vec<String> {
    let variables = lesson.practice.variables.iter();
    let known = variables.flat_map(|v| v.typed_values().flat_map(|value| v.samples(value)));
    known.filter(|word| !word.is_empty()).chain(["Lan".to_owned(), "12".to_owned()]).collect()
}

#[test]
fn somebody_who_presses_anything_meets_every_trap_and_is_never_stuck() {
    let full = std::env::var_os("TRAMHOC_FULL").is_some();
    let keys = if full { 100_000 } else { 1_200 };
    let catalogue = every_lesson();
    for lesson in catalogue.lessons() {
        let begun = std::time::Instant::now();
        let mut player = Player::new(catalogue.lessons(), u64::from(lesson.number));
        player.play(lesson, keys);
        let by_chance = player.traps.clone();
        if !full {
            player.has_missed(lesson).into_iter().for_each(|trap| player.walk_into(lesson, trap));
        }
        println!("{}: {} keys in {:?}, traps by chance {by_chance:?}", lesson.id, player.keys, begun.elapsed());
        let missed: Vec<&str> = player.has_missed(lesson).into_iter().map(|trap| trap.id.as_str()).collect();
        assert!(missed.is_empty(), "{}: never sprung in {} keys: {missed:?}", lesson.id, player.keys);
    }
}
