//! Every screen of the flow as text, at the smallest size and the everyday one. Reviewed by eye when they change.

use crate::sitting::{Sitting, shipped, with_people};
use tramhoc::contract::Trouble;
use tramhoc::ports::{Recorder, Start};

pub const PEOPLE: &[(&str, &str)] = &[
    ("Ma Văn An", "dong-keng"),
    ("Nguyễn Thị Bích", "dong-keng"),
    ("Lý Văn Đạt", "dong-keng"),
    ("Hoàng Thị Lan", "dong-keng"),
    ("Hoàng Thị Lan", "dong-keng"),
    ("Công Tằng Tôn Nữ Thị Ngọc Minh", "dong-keng"),
    ("Bàn Thị Nải", "dong-keng"),
    ("Triệu Văn Vượng", "dong-keng"),
];

/// The keys that lead to each screen from the first page of a village station.
pub const WAYS: [(&str, &str); 19] = [
    ("welcome", ""),
    ("xom", "1"),
    ("people", "1 1"),
    ("people_second_page", "1 1 /"),
    ("name_empty", "2 1"),
    ("name_typed", "2 1 type:Dduwowng_Thij_Hueej"),
    ("name_left", "2 1 ↵"),
    ("address", "2 1 type:Dduwowng_Thij_Hueej ↵"),
    ("consent", "2 1 type:Dduwowng_Thij_Hueej ↵ 1"),
    ("lessons", "2 1 type:Dduwowng_Thij_Hueej ↵ 1 1"),
    ("lessons_guest", "3"),
    ("sign_out", "2 1 type:Dduwowng_Thij_Hueej ↵ 1 1 0"),
    ("help", "9"),
    ("keeper", "4"),
    ("clock", "4 2"),
    ("clock_hour", "4 2 1 type:22 ↵ type:11 ↵ type:2026 ↵"),
    ("clock_slip", "4 2 1 type:31 ↵ type:2 ↵ type:2027 ↵"),
    ("clock_sure", "4 2 1 type:22 ↵ type:11 ↵ type:2026 ↵ type:19 ↵ type:5 ↵"),
    ("pointer", "↓ ↓"),
];

pub fn keep(name: &str, sitting: &Sitting, columns: u16, rows: u16) {
    insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(format!("{name}_{columns}x{rows}"), sitting.picture());
    });
}

fn village(columns: u16, rows: u16) -> Sitting {
    Sitting::with(Recorder::prepared(Start::default(), shipped, with_people(PEOPLE)), columns, rows)
}

#[test]
fn every_screen_of_the_flow() {
    for (columns, rows) in [(64, 24), (80, 24)] {
        for (name, keys) in WAYS {
            let mut sitting = village(columns, rows);
            sitting.press(keys);
            keep(name, &sitting, columns, rows);
        }
    }
}

#[test]
fn the_questions_about_who_is_there() {
    for (columns, rows) in [(64, 24), (80, 24)] {
        let mut sitting = village(columns, rows);
        sitting.press("1 1 4").wait(181);
        keep("still", &sitting, columns, rows);
        sitting.wait(30);
        keep("who", &sitting, columns, rows);
    }
}

#[test]
fn a_station_in_trouble() {
    let machine = Recorder::without_store(Start::default(), shipped, Trouble::ReadOnly);
    keep("welcome_in_trouble", &Sitting::with(machine, 64, 24), 64, 24);
}

#[test]
fn a_terminal_too_small() {
    keep("too_small", &Sitting::at(50, 16), 50, 16);
}

#[test]
fn nothing_is_cut_off_at_any_size() {
    // Drawing fails the test where a text does not fit.
    for (columns, rows) in [(64, 24), (70, 25), (85, 24), (120, 40), (200, 60)] {
        for (_, keys) in WAYS {
            village(columns, rows).press(keys);
        }
    }
}

#[test]
fn every_screen_says_what_to_press() {
    for (name, keys) in WAYS {
        let mut sitting = village(64, 24);
        sitting.press(keys);
        let outline = sitting.app.outline();
        assert!(!outline.choices.is_empty() || outline.enter.is_some(), "{name}");
        sitting.shows("* Nghe lại").shows("0 Về đầu");
    }
}
