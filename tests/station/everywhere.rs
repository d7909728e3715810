//! Every screen there is, reached and left with a numeric keypad, looked at and read line by line. A new screen is walked
//! without being named here: the list of screens is read from where it is kept.

use crate::equipped::Equipped;
use crate::keeper::HOA_TAKES_IT_ON;
use crate::sitting::{Sitting, VI, every_lesson};
use crate::walker::{Habit, Walker};
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

/// A walk is cut into sittings of so many steps; each ends at home.
const SITTING: usize = 400;

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

/// Who looks after a station when the walker comes to it.
#[derive(Clone, Copy, PartialEq)]
enum Keeper {
    Nobody,
    /// She is in, and the commune's stick is plugged in.
    Hoa,
    /// Somebody who is not there, and who has left a recovery code with the commune.
    Somebody,
}

/// Most of the screens are hers.
const KEEPERS: [Keeper; 6] = [Keeper::Hoa, Keeper::Nobody, Keeper::Hoa, Keeper::Somebody, Keeper::Hoa, Keeper::Hoa];

fn machine(keeper: Keeper, lessons: &Catalogue) -> Equipped {
    match keeper {
        Keeper::Nobody => Equipped::in_memory(lessons, |_| Ok(())),
        Keeper::Hoa => Equipped::with_a_stick(lessons),
        Keeper::Somebody => Equipped::in_memory(lessons, |store| {
            store.add_volunteer(LearnerCode([1, 0, 0, 0, 0]), "$argon2id$none", &[])?;
            store.keep_recovery("$argon2id$none", &[])
        }),
    }
}

/// A village, seen or read line by line.
fn somewhere(round: usize, lessons: &Catalogue, by_line: bool) -> Sitting<Equipped> {
    let keeper = KEEPERS[round % KEEPERS.len()];
    let machine = machine(keeper, lessons);
    let mut sitting = match by_line {
        true => Sitting::running_by_line(App::by_step(VI), machine),
        false => Sitting::running(App::new(VI), machine, [64, 80][round % 2], 24),
    };
    if keeper == Keeper::Hoa {
        sitting.press(if by_line { HOA_LINE_BY_LINE } else { HOA_TAKES_IT_ON });
    }
    sitting
}

/// Hoa takes the station on, a PIN a line.
const HOA_LINE_BY_LINE: &str = "4 1 1 type:Noong_Thij_Hoa ↵ type:408163 ↵ type:408163 ↵";

/// Walks until every screen was seen, at most so many sittings.
fn walk(habit: Habit, by_line: bool, most: usize, enough: impl Fn(&Walker) -> bool) -> Walker {
    // Read once, because the walker sits down again and again.
    let lessons = every_lesson();
    let mut walker = Walker::new(somewhere(0, &lessons, by_line), lessons.lessons(), habit, 20_261_123);
    for round in 1..=most {
        for _ in 0..SITTING {
            walker.step();
        }
        eprintln!("round {round} keys {} seen {} missing {:?}", walker.keys, walker.seen.len(), missing(&walker));
        walker.goes_home();
        if enough(&walker) {
            break;
        }
        walker.sit_down_at(somewhere(round, &lessons, by_line));
    }
    walker
}

fn missing(walker: &Walker) -> Vec<String> {
    let expected = all_screens().into_iter().filter(|screen| !OF_AN_AUTHOR.contains(&screen.as_str()));
    expected.filter(|screen| !walker.seen.contains(screen)).collect()
}

#[test]
fn every_screen_is_reached_operated_and_left_with_a_numeric_keypad() {
    let walker = walk(Habit::Thorough, false, 90, |walker| missing(walker).is_empty());
    println!("{} screens in {} keys", walker.seen.len(), walker.keys);
    assert_eq!(missing(&walker), Vec::<String>::new(), "never reached in {} keys", walker.keys);
}

#[test]
fn every_screen_is_reached_operated_and_left_line_by_line() {
    let walker = walk(Habit::Thorough, true, 90, |walker| missing(walker).is_empty());
    println!("{} screens in {} lines", walker.seen.len(), walker.keys);
    assert_eq!(missing(&walker), Vec::<String>::new(), "never reached in {} lines", walker.keys);
}

#[test]
fn an_authors_screens_read_as_they_look() {
    let lesson = Arc::clone(&every_lesson().lessons()[0]);
    let faults = vec![Fault { line: 7, message: "thiếu chữ".into(), remedy: "Viết thêm vào.".into() }];
    let saved = SavedLesson { lesson: Some(Arc::clone(&lesson)), faults: Some(faults) };
    let at = Some(lesson.practice.steps[1].id.clone());
    let app = App::for_author(VI, Aim { mode: Some(Mode::Follow), at });
    let none = Equipped::with(Recorder::new(Start::default(), Catalogue::default));
    let mut walker = Walker::new(Sitting::running(app, none, 64, 24), &[lesson], Habit::Thorough, 7);
    walker.press("*");
    walker.sitting.take(Input::Fact(Fact::LessonsChanged(Box::new(saved))));
    for key in ["*", ".", "tab", "2", "tab", "backtab"] {
        walker.press(key);
    }
    for screen in OF_AN_AUTHOR {
        assert!(walker.seen.contains(screen), "{screen}: {:?}", walker.seen);
    }
}

/// `TRAMHOC_FULL=1` presses a million.
#[test]
fn whatever_is_pressed_wherever_there_is_a_way_on_and_a_way_home() {
    let most = if std::env::var_os("TRAMHOC_FULL").is_some() { 1_000_000 } else { 5_000 };
    let begun = std::time::Instant::now();
    let walker = walk(Habit::Wild, false, usize::MAX, |walker| walker.keys >= most);
    println!("{} keys over {} screens in {:?}", walker.keys, walker.seen.len(), begun.elapsed());
    assert!(most < 1_000_000 || missing(&walker).is_empty(), "never met: {:?}", missing(&walker));
}
