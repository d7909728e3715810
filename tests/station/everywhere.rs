//! Every screen there is, reached and left with a numeric keypad, looked at and read line by line. A new screen is walked
//! without being named here: the list of screens is read from where it is kept.

use crate::dice::Dice;
use crate::equipped::Equipped;
use crate::sitting::{Sitting, VI, every_lesson};
use crate::walker::{self, Walker};
use crate::ways::{Begins, Station, Step, WAYS};
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;
use tramhoc::app::{Aim, App, Input};
use tramhoc::contract::{Fact, Fault, SavedLesson};
use tramhoc::lesson::Catalogue;
use tramhoc::ports::{Recorder, Start};
use tramhoc::record::{LearnerCode, Mode};

/// Screens that only an author at a keyboard comes to, in a preview (Tab).
const OF_AN_AUTHOR: [&str; 4] = ["Rehearsal", "Places", "Faults", "Unread"];

/// The numeric keypad.
const KEYPAD: [&str; 16] = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0", "*", "+", "-", "/", ".", "↵"];

/// Whoever presses anything gets up after so many steps; each sitting ends at home.
const SITTING: usize = 150;

/// The variants of an enum, as its file lists them.
fn variants(file: &str, name: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/screens").join(file);
    let source = std::fs::read_to_string(path).expect("a source file");
    let items = syn::parse_file(&source).expect("Rust").items;
    let list = items.into_iter().find_map(|item| match item {
        syn::Item::Enum(list) if list.ident == name => Some(list.variants),
        _ => None,
    });
    list.expect("the list of screens").iter().map(|variant| variant.ident.to_string()).collect()
}

/// Every screen, as the walker names them: `Lesson`, `Room::Menu`, `PeopleRoom::Page`.
fn all_screens() -> BTreeSet<String> {
    let routes = variants("mod.rs", "Route").into_iter().filter(|route| route != "Room");
    let rooms = variants("keeper.rs", "Room").into_iter().filter(|room| room != "People");
    let rooms = rooms.map(|room| format!("Room::{room}"));
    let about_people = variants("keeper/people.rs", "PeopleRoom").into_iter().map(|room| format!("PeopleRoom::{room}"));
    routes.chain(rooms).chain(about_people).collect()
}

fn machine(station: Station, lessons: &Catalogue) -> Equipped {
    match station {
        Station::Nobodys | Station::Hoas => Equipped::in_memory(lessons, |_| Ok(())),
        Station::WithAStick => Equipped::with_a_stick(lessons),
        Station::Somebodys => Equipped::in_memory(lessons, |store| {
            store.add_volunteer(LearnerCode([1, 0, 0, 0, 0]), "$argon2id$none", &[])?;
            store.keep_recovery("$argon2id$none", &[])
        }),
    }
}

/// A station, seen or read line by line.
fn somewhere(station: Station, lessons: &Catalogue, by_line: bool, columns: u16) -> Sitting<Equipped> {
    let machine = machine(station, lessons);
    let mut sitting = match by_line {
        true => Sitting::running_by_line(App::by_step(VI), machine),
        false => Sitting::running(App::new(VI), machine, columns, 24),
    };
    if matches!(station, Station::Hoas | Station::WithAStick) {
        sitting.press(HOA_TAKES_IT_ON).press("0");
    }
    sitting
}

/// Nông Thị Hoa does, by keys or a PIN a line.
const HOA_TAKES_IT_ON: &str = "4 1 1 type:Noong_Thij_Hoa ↵ type:408163 ↵ type:408163 ↵";

/// Where the way to this kind of screen begins, and every step of it.
fn way_to(kind: &str) -> (Station, Vec<Step>) {
    let way = WAYS.iter().find(|(to, ..)| *to == kind);
    let (_, from, by) = way.unwrap_or_else(|| panic!("no way to {kind} is known: it wants its line in ways.rs"));
    let (station, before) = match from {
        Begins::Start(station) => (*station, Vec::new()),
        Begins::Screen(screen) => way_to(screen),
    };
    (station, [before, by.to_vec()].concat())
}

/// The screens somebody comes to who is no author.
fn to_be_seen() -> impl Iterator<Item = String> {
    all_screens().into_iter().filter(|screen| !OF_AN_AUTHOR.contains(&screen.as_str()))
}

/// On every screen there is, each key of the keypad: there is a way on from wherever it leads, and a way home.
fn everywhere(by_line: bool) {
    let lessons = every_lesson();
    let (mut keys, mut astray) = (0, Vec::new());
    for screen in to_be_seen() {
        let (station, steps) = way_to(&screen);
        let sit_down = |columns| Walker::new(somewhere(station, &lessons, by_line, columns), lessons.lessons(), 7);
        match every_key(&screen, &steps, sit_down) {
            Ok(pressed) => keys += pressed,
            Err(why) => astray.push(why),
        }
    }
    println!("{keys} keys over {} screens", to_be_seen().count());
    assert!(astray.is_empty(), "{}", astray.join("\n\n"));
}

/// How many keys it took. Whoever is still where they were presses the next key; else they go home, and come again on a
/// station as it was.
fn every_key(screen: &str, steps: &[Step], sit_down: impl Fn(u16) -> Walker) -> Result<usize, String> {
    let (mut keys, mut at_it) = (0, None);
    for (place, key) in KEYPAD.iter().enumerate() {
        let mut walker = match at_it.take() {
            Some(walker) => walker,
            None => {
                let mut walker = sit_down([64, 80][place % 2]);
                walker.goes_to(screen, steps)?;
                walker
            }
        };
        let before = walker.sitting.app.outline();
        walker.press(key);
        let is_there = walker::kind(walker.sitting.app.route()) == screen;
        if is_there && walker.sitting.app.outline() == before {
            at_it = Some(walker);
            continue;
        }
        walker.goes_home();
        keys += walker.keys;
    }
    let last = at_it.map_or(0, |mut walker| {
        walker.goes_home();
        walker.keys
    });
    Ok(keys + last)
}

#[test]
fn every_screen_is_reached_operated_and_left_with_a_numeric_keypad() {
    everywhere(false);
}

#[test]
fn every_screen_is_reached_operated_and_left_line_by_line() {
    everywhere(true);
}

#[test]
fn an_authors_screens_read_as_they_look() {
    let lesson = Arc::clone(&every_lesson().lessons()[0]);
    let faults = vec![Fault { line: 7, message: "thiếu chữ".into(), remedy: "Viết thêm vào.".into() }];
    let saved = SavedLesson { lesson: Some(Arc::clone(&lesson)), faults: Some(faults) };
    let at = Some(lesson.practice.steps[1].id.clone());
    let app = App::for_author(VI, Aim { mode: Some(Mode::Follow), at });
    let none = Equipped::with(Recorder::new(Start::default(), Catalogue::default));
    let mut walker = Walker::new(Sitting::running(app, none, 64, 24), &[lesson], 7);
    walker.press("*");
    walker.sitting.take(Input::Fact(Fact::LessonsChanged(Box::new(saved))));
    for key in ["*", ".", "tab", "2", "tab", "backtab"] {
        walker.press(key);
    }
    for screen in OF_AN_AUTHOR {
        assert!(walker.seen.contains(screen), "{screen}: {:?}", walker.seen);
    }
}

/// Sitting down at one screen after the other, where the way to it leads. `TRAMHOC_FULL=1` presses a million.
#[test]
fn whatever_is_pressed_wherever_there_is_a_way_on_and_a_way_home() {
    let most = if std::env::var_os("TRAMHOC_FULL").is_some() { 1_000_000 } else { 5_000 };
    let begun = std::time::Instant::now();
    let (lessons, screens) = (every_lesson(), to_be_seen().collect::<Vec<_>>());
    let (mut dice, mut keys) = (Dice(20_261_123), 0);
    while keys < most {
        let screen = &screens[dice.below(screens.len())];
        let (station, steps) = way_to(screen);
        let sitting = somewhere(station, &lessons, false, [64, 80][dice.below(2)]);
        let mut walker = Walker::new(sitting, lessons.lessons(), dice.below(usize::MAX) as u64);
        walker.goes_to(screen, &steps).unwrap_or_else(|why| panic!("{why}"));
        (0..SITTING).for_each(|_| walker.step());
        walker.goes_home();
        if (keys + walker.keys) / 100_000 > keys / 100_000 {
            println!("{} keys in {:?}", keys + walker.keys, begun.elapsed());
        }
        keys += walker.keys;
    }
    println!("{keys} keys in {:?}", begun.elapsed());
}
