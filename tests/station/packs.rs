//! Packs of lessons at the station: from the stick to "rút được rồi", keypad only; and what can go wrong.

use crate::commune::{DAY, certificate, commune_key};
use crate::keeper::{HOA_ENTERS, HOA_TAKES_IT_ON};
use crate::sitting::{Sitting, shipped};
use std::fs;
use tempfile::TempDir;
use tramhoc::app::Input;
use tramhoc::contract::Fact;
use tramhoc::lesson::EMBEDDED;
use tramhoc::pack::{Answer, Builder, PartKind};
use tramhoc::ports::{Recorder, Start};
use tramhoc::record::Body;
use tramhoc::screens::{Room, Route};

const PACKS: Route = Route::Room(Room::Packs);

/// A station with a folder and a stick.
pub struct Village {
    pub sitting: Sitting,
    folder: TempDir,
}

impl Village {
    /// Hoa has entered.
    pub fn new(columns: u16, rows: u16) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let (data, stick) = (folder.path().join("tram"), folder.path().join("usb"));
        let machine = Recorder::in_folder(Start::default(), shipped, &data, &stick);
        let mut sitting = Sitting::with(machine, columns, rows);
        sitting.press(HOA_TAKES_IT_ON);
        Self { sitting, folder }
    }

    pub fn data(&self) -> std::path::PathBuf {
        self.folder.path().join("tram")
    }

    pub fn stick(&self) -> std::path::PathBuf {
        self.folder.path().join("usb")
    }

    pub fn put_on_stick(&self, name: &str, bytes: &[u8]) {
        fs::create_dir_all(self.stick()).expect("made");
        fs::write(self.stick().join(name), bytes).expect("written");
    }

    fn enter_room(&mut self) -> &mut Sitting {
        self.enter("Bài học trên USB", &PACKS)
    }

    /// Goes to a room of the menu, on whichever page it stands.
    pub fn enter(&mut self, name: &str, room: &Route) -> &mut Sitting {
        let digit = loop {
            let digit = self.sitting.picture().lines().find_map(|line| {
                let (before, _) = line.split_once(name)?;
                before.trim().chars().find(char::is_ascii_digit)
            });
            match digit {
                Some(digit) => break digit,
                None => self.sitting.press("/"),
            };
        };
        self.sitting.press(&digit.to_string()).is_at(room)
    }
}

/// A pack of the first lesson in this version, with an announcement.
pub fn pack(number: u32, version: u16) -> Vec<u8> {
    pack_of(number, &[edition("chao-may", version)])
}

/// A shipped lesson in this version: what it is called in a pack, and its text.
fn edition(id: &str, version: u16) -> (&'static str, String) {
    let end = format!("{id}/lesson.toml");
    let (path, lesson) = EMBEDDED.iter().find(|(path, _)| path.ends_with(&end)).expect("shipped");
    let lesson = std::str::from_utf8(lesson).expect("text");
    let old = lesson.lines().find(|line| line.starts_with("version = ")).expect("it has a version");
    (path.trim_end_matches("/lesson.toml"), lesson.replacen(old, &format!("version = {version}"), 1))
}

/// A pack of these lessons, with an announcement.
fn pack_of(number: u32, lessons: &[(&str, String)]) -> Vec<u8> {
    let mut builder = Builder::default();
    for (name, lesson) in lessons {
        builder.put(PartKind::Lesson, name, lesson.clone().into_bytes()).expect("a lesson");
    }
    let line = "2099-11-28 | Tối thứ Bảy, 19 giờ: lớp bán chè qua Zalo.\n";
    builder.put(PartKind::Announcements, "", line.into()).expect("a line");
    builder
        .sign(&certificate(), (number, DAY, &"Bài tháng Chạp".parse().expect("a name")), &commune_key())
        .expect("signed")
}

#[test]
fn a_pack_goes_from_the_stick_to_the_lessons_and_back_by_the_keypad() {
    for (columns, rows) in [(64, 24), (80, 24), (100, 30)] {
        let mut village = Village::new(columns, rows);
        village.enter_room().shows("Chưa thấy USB nào");
        village.put_on_stick("mot.thpack", &pack(1, 50));
        village.sitting.press(".");
        let sitting = village.enter_room();
        sitting.shows("Gói số 1 “Bài tháng Chạp”").press("1").shows("Cài gói số 1").shows("Bài đổi: 1. Chào máy");
        sitting.press("1").shows("So với thẻ giấy").press("1").shows("Xong rồi").shows("USB rút được rồi");
        sitting.recorded(|body| matches!(body, Body::PackInstalled { number: 1, by: Some(_), .. }));
        sitting.press("↵ 0").is_at(&Route::Welcome).shows("lớp bán chè qua Zalo");

        village.put_on_stick("hai.thpack", &pack(2, 51));
        village.sitting.press(HOA_ENTERS);
        let sitting = village.enter_room();
        // The key is known now: nothing to compare.
        sitting.press("1").shows("Cài gói số 2").press("1").shows("Xong rồi").press("↵");
        let sitting = village.enter_room();
        sitting.shows("Quay lại gói trước: số 1").press("8").shows("Quay lại gói trước?").press("1").shows("gói số 1");
        sitting.recorded(|body| matches!(body, Body::PackGoneBack { to: Some(_), by: Some(_) }));
    }
}

#[test]
fn what_cannot_be_installed_says_why_and_changes_nothing() {
    let mut village = Village::new(64, 24);
    village.put_on_stick("hai.thpack", &pack(2, 50));
    village.enter_room().press("1 1 1").shows("Xong rồi").press("↵");
    fs::remove_file(village.stick().join("hai.thpack")).expect("removed");
    village.put_on_stick("mot.thpack", &pack(1, 51));
    village.put_on_stick("anh.thpack", b"BDHP\x01 something else");
    let sitting = village.enter_room();
    sitting.shows("cũ hơn gói đang có").shows("1 tệp xưng là gói bài").press("1").shows("cũ hơn gói số 2").press("↵");
    assert_eq!(village.sitting.machine.bodies().iter().filter(|b| matches!(b, Body::PackInstalled { .. })).count(), 1);
}

#[test]
fn a_stick_pulled_before_the_copy_is_done_leaves_the_old_lessons() {
    let mut village = Village::new(64, 24);
    village.put_on_stick("mot.thpack", &pack(1, 50));
    village.enter_room();
    fs::remove_dir_all(village.stick()).expect("pulled");
    village.sitting.press("1").shows("USB bị rút").shows("Bài cũ vẫn nguyên");
}

#[test]
fn whoever_does_not_know_the_key_is_asked_to_compare_and_may_say_no() {
    let mut village = Village::new(64, 24);
    village.put_on_stick("mot.thpack", &pack(1, 50));
    village.enter_room().press("1 1").shows("Khác một số cũng đừng cài").press("2").shows("Gói số 1");
    assert!(village.sitting.machine.bodies().iter().all(|body| !matches!(body, Body::PackInstalled { .. })));
}

#[test]
fn the_pages_of_a_pack_look_so() {
    let mut village = Village::new(64, 24);
    village.put_on_stick("mot.thpack", &pack(1, 50));
    let mut pictures = vec![village.enter_room().picture()];
    for key in ["1", "1", "1"] {
        pictures.push(village.sitting.press(key).picture());
    }
    insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("packs_64x24", pictures.join("\n"));
    });
}

#[test]
fn whoever_waits_for_a_slow_stick_is_not_taken_for_idle() {
    let mut village = Village::new(64, 24);
    village.enter_room();
    let sitting = &mut village.sitting;
    for percent in (0..=100).step_by(10) {
        sitting.take(Input::Fact(Fact::Carried(Answer::Coming { here: percent, whole: 100 })));
        sitting.shows(&format!("Đã chép {percent} phần trăm")).wait(90).is_at(&PACKS);
    }
    sitting.wait(11).is_at(&Route::Still);
    sitting.take(Input::Fact(Fact::Carried(Answer::Coming { here: 100, whole: 100 }))).is_at(&PACKS);
    sitting.wait(121).is_at(&Route::Welcome);
}

#[test]
fn what_is_over_while_the_warning_stands_is_told_to_whoever_waited_for_it() {
    for over in [Fact::Carried(Answer::Here), Fact::HandedOver(tramhoc::bundle::Answer::Done)] {
        let mut village = Village::new(64, 24);
        village.enter_room();
        village.sitting.wait(101).is_at(&Route::Still);
        village.sitting.take(Input::Fact(over)).is_at(&PACKS);
    }
}

#[test]
fn whoever_is_in_the_middle_of_a_lesson_finishes_the_version_they_began() {
    let mut village = Village::new(64, 24);
    village.sitting.press("0 2 type:hoangf_thij_lan ↵ 1 1").shows("Hôm nay bà Lan học bài nào?");
    let in_the_middle = "bước 3 / 9";
    village.sitting.press("2 5 3 1 type:zalo ↵").shows(in_the_middle).press("0 0 1").is_at(&Route::Welcome);

    let (name, lesson) = edition("cai-ung-dung", 50);
    let newer = lesson.replacen("Cài đúng ứng dụng", "Chọn đúng ứng dụng", 1);
    village.put_on_stick("mot.thpack", &pack_of(1, &[edition("chao-may", 50), (name, newer)]));
    village.sitting.press(HOA_ENTERS);
    village.enter_room().press("1").shows("thành bản 50), có người đang học").shows("ai học dở thì học nốt bản cũ");
    village.sitting.press("1 1").shows("Xong rồi").press("↵ 0").is_at(&Route::Welcome);

    let sitting = &mut village.sitting;
    sitting.press("1 2").shows("Hôm nay bà Lan học bài nào?").press("2").shows("Cài đúng ứng dụng");
    sitting.press("5").shows(in_the_middle).press("0 0 1").is_at(&Route::Welcome);
    sitting.press("3 2").shows("Chọn đúng ứng dụng");
}

#[test]
fn of_many_changes_those_somebody_is_in_the_middle_of_are_told_first_and_all_fits() {
    let mut village = Village::new(64, 24);
    village.sitting.press("0 2 type:hoangf_thij_lan ↵ 1 1 2 5 3 1 type:zalo ↵ 0 0 1").is_at(&Route::Welcome);
    let ids = EMBEDDED.iter().filter_map(|(path, _)| path.strip_suffix("/lesson.toml")?.rsplit('/').next());
    let lessons: Vec<_> = ids.map(|id| edition(id, 50)).collect();
    village.put_on_stick("mot.thpack", &pack_of(1, &lessons));
    village.sitting.press(HOA_ENTERS);
    let sitting = village.enter_room().press("1").shows("bài nữa").shows("Chép xong, USB rút được rồi.").shows("Cài");
    let picture = sitting.picture();
    let place = |words: &str| picture.find(words).unwrap_or_else(|| panic!("{words:?} is not on the page:\n{picture}"));
    assert!(place("6. Cài đúng ứng dụng") < place("1. Chào máy"), "{picture}");
}
