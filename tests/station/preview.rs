//! An author's preview: what is saved comes into view where one is, whatever is done.

use crate::pictures::keep;
use crate::sitting::{Sitting, VI, shipped};
use proptest::prelude::*;
use std::sync::Arc;
use tramhoc::app::{Aim, App, Input};
use tramhoc::contract::{Fact, Fault, SavedLesson};
use tramhoc::lesson::{Catalogue, EMBEDDED, Lesson, read};
use tramhoc::ports::{Recorder, Start};
use tramhoc::record::Mode;
use tramhoc::screens::Route;

/// The lesson being written: number 6 of the shipped ones.
fn lesson() -> Lesson {
    Lesson::clone(shipped().by_number(6).expect("it ships"))
}

fn fault(line: usize) -> Fault {
    Fault {
        line,
        message: format!("có thể bị kẹt ở màn hình “m{line}”"),
        remedy: "Thêm một lối đi để làm xong được.".into(),
    }
}

fn saved(lesson: Option<Lesson>, faults: Option<Vec<Fault>>) -> Input {
    Input::Fact(Fact::LessonsChanged(Box::new(SavedLesson { lesson: lesson.map(Arc::new), faults })))
}

/// An author who begins there; the lesson has not come yet.
fn before(mode: Option<Mode>, at: Option<&str>, columns: u16, rows: u16) -> Sitting {
    let machine = Recorder::new(Start::default(), Catalogue::default);
    let aim = Aim { mode, at: at.map(str::to_owned) };
    Sitting::running(App::for_author(VI, aim), machine, columns, rows)
}

fn at(mode: Mode, place: &str) -> Sitting {
    let mut sitting = before(Some(mode), Some(place), 120, 40);
    sitting.take(saved(Some(lesson()), Some(Vec::new())));
    sitting
}

#[test]
fn the_preview_begins_at_the_door_a_mode_or_a_place() {
    let begun = |mode, place| {
        let mut sitting = before(mode, place, 64, 24);
        sitting.take(saved(Some(lesson()), None));
        sitting.app.route().clone()
    };
    assert_eq!(begun(None, None), Route::Lesson { lesson: 6 });
    assert_eq!(begun(Some(Mode::Alone), None), Route::Practice { lesson: 6, mode: Mode::Alone });
    at(Mode::Alone, "chon-zalo-that").shows("Kết quả tìm").shows("TỰ LÀM").shows("bước 3 / 9");
    at(Mode::Follow, "screen:mo-zalo").shows("Zalo đã mở");
    assert_eq!(begun(None, Some("nowhere")), Route::Lesson { lesson: 6 });
}

#[test]
fn a_place_off_the_recorded_way_cannot_be_watched_and_is_followed() {
    at(Mode::Watch, "screen:ket-qua").shows("XEM LÀM MẪU").shows("Zalo Pro Chat");
    at(Mode::Watch, "screen:may-anh").shows("LÀM THEO").shows("Máy ảnh để chụp chè");
}

#[test]
fn a_hint_on_view_is_shown_in_its_new_words() {
    let mut sitting = at(Mode::Alone, "chon-zalo-that");
    sitting.press("9").shows("Đừng nhìn tên vội.");
    let mut changed = lesson();
    changed.practice.steps[2].hints[0].text = "Bác nhìn dòng nhỏ.".into();
    sitting.take(saved(Some(changed), None)).shows("Bác nhìn dòng nhỏ.").does_not_show("Đừng nhìn tên vội.");
}

#[test]
fn what_is_being_typed_is_not_lost() {
    let mut sitting = at(Mode::Alone, "tim-zalo");
    sitting.press("1 type:za").shows("za");
    let mut changed = lesson();
    changed.practice.steps[1].say.text = "Bác tìm ứng dụng Zalo.".into();
    sitting.take(saved(Some(changed), None)).shows("Bác tìm ứng dụng Zalo.").shows("za");
    sitting.press("type:lo ↵").shows("Kết quả tìm");
}

/// The same lesson, its file changed.
fn rewritten(from: &str, to: &str) -> Lesson {
    let file = EMBEDDED.iter().find(|(path, _)| path.ends_with("/cai-ung-dung/lesson.toml")).expect("it ships");
    let source = std::str::from_utf8(file.1).expect("text").replace(from, to);
    read(&source, VI).expect("it reads")
}

#[test]
fn an_answer_is_explained_in_the_new_words() {
    let mut sitting = before(None, None, 80, 24);
    sitting
        .take(saved(Some(lesson()), Some(Vec::new())))
        .press("tab 6 ↵ 1")
        .shows("Câu 1 / 5")
        .does_not_show("Lời mới.");
    sitting.take(saved(Some(rewritten("why = \"", "why = \"Lời mới. ")), None)).shows("Lời mới.").shows("Câu 1 / 5");
    let mut shorter = lesson();
    shorter.check.questions.truncate(2);
    sitting.take(saved(Some(shorter), None)).shows("Câu 1 / 2");
}

#[test]
fn nobody_is_watched_over_and_home_is_the_lesson() {
    let mut sitting = at(Mode::Alone, "tim-zalo");
    sitting.wait(3600).shows("TỰ LÀM").press("0").is_at(&Route::Lesson { lesson: 6 });
    sitting.press("0 .").is_at(&Route::Lesson { lesson: 6 });
    sitting.press("8 ↵ ↵ ↵").is_at(&Route::Lesson { lesson: 6 });
}

#[test]
fn a_lesson_that_gets_another_number_is_begun_at_its_door() {
    let mut sitting = at(Mode::Alone, "tim-zalo");
    let changed = Lesson { number: 1006, ..lesson() };
    sitting.take(saved(Some(changed), None)).is_at(&Route::Lesson { lesson: 1006 });
}

#[test]
fn tab_opens_and_closes_the_places_and_shift_tab_the_faults() {
    let mut sitting = at(Mode::Alone, "tim-zalo");
    let practice = sitting.app.route().clone();
    sitting.press("tab").shows("Xem chỗ nào?").press("tab").is_at(&practice);
    sitting.press("backtab").shows("không có chỗ sai").press("tab").shows("Xem chỗ nào?").press(".").is_at(&practice);
    sitting.press("1 tab").shows("Xem chỗ nào?").press("tab").is_at(&practice).press("type:zalo").shows("zalo");
}

#[test]
fn faults_stand_beside_under_or_over_the_lesson_as_there_is_room() {
    for (columns, rows, over) in [(120, 40, false), (64, 32, false), (64, 24, true)] {
        let mut sitting = before(Some(Mode::Follow), Some("tim-zalo"), columns, rows);
        sitting.take(saved(Some(lesson()), None)).shows("đang kiểm…");
        sitting.take(saved(Some(lesson()), Some(vec![fault(12)]))).shows("1 chỗ cần sửa").shows("Dòng 12:");
        assert_eq!(*sitting.app.route() == Route::Faults, over, "{columns}x{rows}");
        // While the next version is being checked, what is known stays in view.
        sitting.take(saved(Some(lesson()), None)).shows("Dòng 12:");
        sitting.take(saved(Some(lesson()), Some(Vec::new()))).does_not_show("Dòng 12:").shows("không có chỗ sai");
        assert_ne!(*sitting.app.route(), Route::Faults);
    }
}

#[test]
fn faults_that_were_put_away_come_back_only_when_they_are_others() {
    let mut sitting = before(Some(Mode::Follow), Some("tim-zalo"), 64, 24);
    sitting.take(saved(Some(lesson()), Some(vec![fault(12)]))).is_at(&Route::Faults).press("↵").shows("LÀM THEO");
    sitting.take(saved(Some(lesson()), None)).take(saved(Some(lesson()), Some(vec![fault(12)]))).shows("LÀM THEO");
    sitting.take(saved(Some(lesson()), Some(vec![fault(12), fault(40)]))).is_at(&Route::Faults).shows("Dòng 40:");
}

#[test]
fn many_faults_are_listed_a_page_at_a_time() {
    let mut sitting = before(None, None, 64, 24);
    let faults = (1..=8).map(fault).collect();
    sitting.take(saved(Some(lesson()), Some(faults))).shows("8 chỗ cần sửa").shows("Dòng 3:").does_not_show("Dòng 4:");
    sitting.press("/").shows("Dòng 4:").press("/").shows("Dòng 8:").press("/").shows("Dòng 1:");
    sitting.take(saved(None, Some(vec![fault(2)]))).shows("Dòng 2:").press("↵").is_at(&Route::Lesson { lesson: 6 });
}

#[test]
fn a_lesson_that_does_not_read_yet_is_waited_for_with_what_is_wrong() {
    let mut sitting = before(Some(Mode::Follow), Some("tim-zalo"), 64, 24);
    sitting.shows("Đang đọc bài…").press("tab").is_at(&Route::Unread);
    sitting.take(saved(None, Some((1..=9).map(fault).collect()))).shows("Bài này chưa đọc được").shows("Dòng 1:");
    sitting.take(saved(Some(lesson()), Some(Vec::new()))).shows("LÀM THEO").shows("bước 2 / 9");
}

#[test]
fn a_preview_looks_like_the_station_with_a_word_at_the_top() {
    for (columns, rows) in [(64, 24), (120, 40)] {
        let mut sitting = before(Some(Mode::Follow), Some("chon-zalo-that"), columns, rows);
        sitting.take(saved(Some(lesson()), Some(Vec::new())));
        keep("preview", &sitting, columns, rows);
        sitting.press("tab");
        keep("preview_places", &sitting, columns, rows);
        sitting.press("tab").take(saved(None, Some(vec![fault(12), fault(130)])));
        keep("preview_faults", &sitting, columns, rows);
    }
}

/// Versions of a lesson as they come by while it is being written: shorter, longer, renamed.
fn versions() -> Vec<Lesson> {
    let mut versions: Vec<Lesson> = shipped().lessons().iter().map(|lesson| Lesson::clone(lesson)).collect();
    versions.iter_mut().for_each(|lesson| lesson.number = 6);
    let whole = versions.clone();
    for lesson in whole {
        let mut short = lesson.clone();
        short.story.truncate(1);
        short.gain.truncate(1);
        short.phone_tasks.truncate(1);
        short.check.questions.truncate(1);
        versions.push(short);
        let mut renamed = lesson.clone();
        renamed.practice.screens.iter_mut().for_each(|screen| screen.id.push_str("-moi"));
        renamed.practice.variables.iter_mut().for_each(|variable| variable.id.push_str("-moi"));
        versions.push(renamed);
        let mut fewer = lesson;
        fewer.practice.steps.pop();
        fewer.practice.steps.iter_mut().for_each(|step| step.after.clear());
        versions.push(fewer);
    }
    versions
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_saved_whenever_nothing_breaks(
        acts in prop::collection::vec((0_usize..26, 0_usize..200), 1..60),
        small in any::<bool>(),
    ) {
        const KEYS: [&str; 20] = [
            "1", "2", "3", "4", "5", "6", "7", "8", "↵", "↵", "↵", "9", "0", "/", ".", "tab", "tab", "backtab", "*", "type:1",
        ];
        let versions = versions();
        let (columns, rows) = if small { (64, 24) } else { (120, 40) };
        let mut sitting = before(None, None, columns, rows);
        sitting.take(saved(Some(lesson()), None));
        for (act, which) in acts {
            match act {
                0..20 => drop(sitting.press(KEYS[act])),
                20..24 => drop(sitting.take(saved(Some(versions[which % versions.len()].clone()), None))),
                _ => drop(sitting.take(saved(None, Some((1..which % 6).map(fault).collect())))),
            }
            prop_assert!(sitting.app.complaints().is_empty());
        }
    }
}
