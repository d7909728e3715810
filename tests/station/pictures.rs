//! Every screen of the flow as text, at the smallest size and the everyday one. Reviewed by eye when they change.

use crate::checking::{STRANGER, credential, in_the_room, key, signed};
use crate::keeper::{HOA_ENTERS, HOA_TAKES_IT_ON, lan_has_passed, make_recovery_code};
use crate::lesson::{lesson, solution};
use crate::sitting::{Sitting, Timed, shipped, with_people};
use crate::witness::{WATCHING, lan_at_the_door, lan_did_it_alone};
use tramhoc::contract::Trouble;
use tramhoc::credential::Kind;
use tramhoc::ports::{Recorder, Start};
use tramhoc::texts::{Lang, Texts};

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
pub const WAYS: [(&str, &str); 15] = [
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
    ("pointer", "↓ ↓"),
];

pub fn keep<M: Timed>(name: &str, sitting: &Sitting<M>, columns: u16, rows: u16) {
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

/// The keys that lead to each of the supervisor's screens from the first page of a village that nobody looks after yet.
pub const SUPERVISOR: [(&str, &str); 28] = [
    ("supervisor_meant", "4 1"),
    ("supervisor_name", "4 1 1 type:Noong_Thij_Hoa"),
    ("supervisor_which", "4 1 1 type:Hoafng_Thij_Lan ↵"),
    ("supervisor_pin", "4 1 1 type:Noong_Thij_Hoa ↵ 4 0 8"),
    ("supervisor_pin_weak", "4 1 1 type:Noong_Thij_Hoa ↵ 2 5 0 8 6 3 ↵"),
    ("supervisor_pin_again", "4 1 1 type:Noong_Thij_Hoa ↵ 4 0 8 1 6 3 ↵ 4 0"),
    ("supervisor_menu", HOA_TAKES_IT_ON),
    ("supervisor_machine", "{in} room:machine 8"),
    ("supervisor_clock", "{in} room:machine 1"),
    ("supervisor_clock_hour", "{in} room:machine 1 1 2 2 ↵ 1 1 ↵ 2 0 2 6 ↵ 1"),
    ("supervisor_clock_slip", "{in} room:machine 1 1 3 1 ↵ 2 ↵ 2 0 2 7 ↵"),
    ("supervisor_clock_sure", "{in} room:machine 1 1 2 2 ↵ 1 1 ↵ 2 0 2 6 ↵ 1 9 ↵ 5 ↵"),
    ("supervisor_volunteers", "{in} room:volunteers"),
    ("supervisor_volunteer", "{in} room:volunteers 8 type:Ma_Vawn_An ↵ 1 7 3 0 9 5 1 ↵ 7 3 0 9 5 1 ↵ 1"),
    ("supervisor_remove", "{in} room:volunteers 8 type:Ma_Vawn_An ↵ 1 7 3 0 9 5 1 ↵ 7 3 0 9 5 1 ↵ 1 2"),
    (
        "supervisor_log",
        "{in} 0 4 1 9 9 0 0 2 7 ↵ 4 0 8 1 6 3 ↵ room:volunteers 8 type:Ma_Vawn_An ↵ 1 7 3 0 9 5 1 ↵ 7 3 0 9 5 1 ↵ ↵ room:log",
    ),
    ("supervisor_place", "{in} room:first 1"),
    ("supervisor_figures", "{in} room:figures"),
    ("supervisor_figures_dates", "{in} room:figures 7 0 1 1 1"),
    ("supervisor_figures_empty", "{in} room:figures 5"),
    ("supervisor_recovery_why", "{in} room:recovery"),
    ("supervisor_recovery_shown", "{in} room:recovery ↵"),
    ("supervisor_recovery_confirm", "{in} room:recovery ↵ ↵ type:abc ↵"),
    ("supervisor_whom", "{in} room:ask"),
    ("supervisor_whom_people", "{in} room:ask 1"),
    ("supervisor_whom_looking", "{in} room:ask 8 8 type:lan"),
    ("supervisor_ask_nothing", "{in} room:ask 1 1"),
    ("supervisor_names", "{in} room:volunteers 8 type:Ma_Vawn_An ↵ 1 7 3 0 9 5 1 ↵ 7 3 0 9 5 1 ↵ 0 4 1"),
];

#[test]
fn every_screen_of_a_supervisor() {
    keep_each(&SUPERVISOR, [(64, 24), (80, 24)]);
}

/// The same for setting up and looking after the machine.
const SETTING_UP: [(&str, &str); 17] = [
    ("first_time", "{in} room:first"),
    ("hamlets", "{in} room:first 2"),
    ("hamlet", "{in} room:first 2 2"),
    ("hamlet_retired", "{in} room:first 2 2 3"),
    ("hamlet_name", "{in} room:first 2 8 type:Naf_Ca ↵"),
    ("commune_key", "{in} room:first 5"),
    ("commune_key_no_stick", "{in} room:first 5 2"),
    ("machine", "{in} room:machine"),
    ("doctor", "{in} room:machine 2"),
    ("doctor_right", "{in} room:machine 2 /"),
    ("trials", "{in} room:machine 3 1"),
    ("screen_letters", "{in} room:machine 3 3"),
    ("screen_qr", "{in} room:machine 3 3 /"),
    ("language", "{in} room:machine 5"),
    ("station_comfort", "{in} room:machine 7"),
    ("ending", "{in} room:machine 6"),
    ("ending_stays_on", "{in} room:machine 6 3 1"),
];

#[test]
fn every_screen_of_setting_up() {
    keep_each(&SETTING_UP, [(64, 24), (100, 30)]);
}

#[test]
fn in_english_every_screen_of_a_supervisor_fits() {
    // Drawing fails the test where a text does not fit.
    for (_, keys) in SUPERVISOR.iter().chain(&SETTING_UP) {
        let machine = Recorder::prepared(Start::default(), shipped, with_people(PEOPLE));
        let mut sitting = Sitting::speaking(Texts::new(Lang::En), machine, 64, 24);
        sitting.press(&keys.replace("{in}", HOA_TAKES_IT_ON));
    }
}

/// Pictures of a supervisor's screens; each says what to press.
fn keep_each(screens: &[(&str, &str)], sizes: [(u16, u16); 2]) {
    for (columns, rows) in sizes {
        for (name, keys) in screens {
            let mut sitting = village(columns, rows);
            sitting.press(&keys.replace("{in}", HOA_TAKES_IT_ON));
            keep(name, &sitting, columns, rows);
            let outline = sitting.app.outline();
            assert!(!outline.choices.is_empty() || outline.enter.is_some(), "{name}");
        }
    }
}

#[test]
fn the_door_of_a_supervisor() {
    for (columns, rows) in [(64, 24), (80, 24)] {
        let mut sitting = village(columns, rows);
        sitting.press(HOA_TAKES_IT_ON).press("0 4");
        keep("keeper_looked_after", &sitting, columns, rows);
        sitting.press("1 9 9");
        keep("door", &sitting, columns, rows);
        sitting.press("0 0 2 7 ↵");
        keep("door_refused", &sitting, columns, rows);
        sitting.press("/");
        keep("door_forgotten", &sitting, columns, rows);
        sitting.press("↵");
        for _ in 0..4 {
            sitting.press("9 9 0 0 2 7 ↵");
        }
        keep("door_locked", &sitting, columns, rows);
        sitting.wait(31).press("4 0 8 1 6 3 ↵").wait(101);
        keep("still_supervisor", &sitting, columns, rows);
    }
}

#[test]
fn the_way_in_by_the_recovery_code() {
    for (columns, rows) in [(64, 24), (80, 24)] {
        let mut sitting = village(columns, rows);
        sitting.press(HOA_TAKES_IT_ON).press("0");
        make_recovery_code(&mut sitting);
        sitting.press("room:recovery");
        keep("supervisor_recovery_again", &sitting, columns, rows);
        sitting.press("0 4 1 / 1 type:7k3fq-m2x");
        keep("recovery", &sitting, columns, rows);
        sitting.press("↵");
        keep("recovery_length", &sitting, columns, rows);
    }
}

#[test]
fn asking_again_aloud() {
    for (columns, rows) in [(64, 24), (80, 24)] {
        let mut sitting = lan_has_passed(12, columns, rows);
        sitting.press("room:ask 1 1");
        keep("ask_lessons", &sitting, columns, rows);
        sitting.press("1");
        keep("ask_aloud", &sitting, columns, rows);
        sitting.press("2");
        keep("ask_not_yet", &sitting, columns, rows);
        sitting.press("↵ 1");
        keep("ask_aloud_other", &sitting, columns, rows);
        sitting.press("1");
        keep("ask_sure", &sitting, columns, rows);
        sitting.press("1");
        keep("ask_right", &sitting, columns, rows);
    }
}

#[test]
fn a_volunteer_beside_a_learner() {
    for (columns, rows) in [(64, 24), (80, 24)] {
        let mut sitting = lan_at_the_door(12, columns, rows);
        sitting.press("/");
        keep("beside", &sitting, columns, rows);
        sitting.press("1 4 0 8");
        keep("beside_pin", &sitting, columns, rows);
        sitting.press("1 6 3 ↵");
        keep("beside_watched", &sitting, columns, rows);
        sitting.press(&solution(&lesson(12), 0));
        keep("beside_done", &sitting, columns, rows);
        sitting.press("2");
        keep("beside_vouch", &sitting, columns, rows);
        sitting.press("4 0 8 1 6 3 ↵");
        keep("beside_vouched", &sitting, columns, rows);
    }
}

#[test]
fn watching_people_work() {
    for (columns, rows) in [(64, 24), (80, 24)] {
        let mut sitting = lan_did_it_alone(columns, rows);
        sitting.choose(WATCHING);
        keep("watching", &sitting, columns, rows);
        sitting.press("1");
        keep("watching_vouch", &sitting, columns, rows);
        sitting.press("1");
        keep("watching_confirmation", &sitting, columns, rows);
        sitting.press("↵");
        keep("watching_after", &sitting, columns, rows);
        sitting.press("8 1 2");
        keep("witness", &sitting, columns, rows);
        sitting.press("1 1");
        keep("witness_tasks", &sitting, columns, rows);
        sitting.press("8");
        keep("witness_take_back", &sitting, columns, rows);
        sitting.press("1");
        keep("witness_overstated", &sitting, columns, rows);
        sitting.press("0").press(HOA_ENTERS).choose("Sổ việc đã làm");
        keep("witness_log", &sitting, columns, rows);
    }
}

#[test]
fn checking_codes() {
    for (columns, rows) in [(64, 24), (80, 24)] {
        let mut sitting = in_the_room(columns, rows);
        keep("checking", &sitting, columns, rows);
        sitting.press("1 type:7k3fq-m2");
        keep("checking_typing", &sitting, columns, rows);
        sitting.press("esc").scan(&signed(Kind::Watched, STRANGER).qr_text(None));
        keep("checking_right", &sitting, columns, rows);
        sitting.press("2 1 2");
        keep("checking_attach", &sitting, columns, rows);
        sitting.press("2 . . ↵").scan(&credential(Kind::Watched, STRANGER).sign(&key(9)).qr_text(None));
        keep("checking_unknown", &sitting, columns, rows);
        sitting.scan(&signed(Kind::Demo, STRANGER).qr_text(None));
        keep("checking_demo", &sitting, columns, rows);
    }
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
        match outline.field {
            Some(field) if field.kind.keeps_signs() => sitting.shows("* Nghe lại").shows(". Xóa"),
            Some(_) => sitting.shows("Gõ xong: phím xanh."),
            None => {
                assert!(!outline.choices.is_empty() || outline.enter.is_some(), "{name}");
                sitting.shows("* Nghe lại").shows("0 Về đầu")
            }
        };
    }
}
