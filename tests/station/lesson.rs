//! A lesson from its door to the confirmation, with everything that can get in the way.

use crate::sitting::{Sitting, every_lesson, keys_to, shipped};
use std::sync::Arc;
use tramhoc::check::{Block, Question};
use tramhoc::contract::{Effect, Nav, Reply, Trouble};
use tramhoc::lesson::Lesson;
use tramhoc::phone::{Touch, guide};
use tramhoc::ports::{Recorder, Start};
use tramhoc::record::{Body, Help, Mode};
use tramhoc::screens::Route;

const INSTALL: u16 = 6;

pub fn lesson(number: u16) -> Arc<Lesson> {
    Arc::clone(every_lesson().by_number(number).expect("the lesson is shipped"))
}

/// The keys that press a touch.
fn keys(touch: &Touch) -> String {
    match touch {
        Touch::Digit(digit) => digit.to_string(),
        Touch::NextPage => "/".to_owned(),
        Touch::Type(text) => format!("type:{} ↵", text.replace(' ', "_")),
    }
}

/// The keys of a recorded solution.
pub fn solution(lesson: &Lesson, number: usize) -> String {
    lesson.practice.solutions[number].iter().map(keys).collect::<Vec<_>>().join(" ")
}

/// The keys of a patient watcher: the green key, and every second digit where the machine asks for it.
fn watching(lesson: &Lesson) -> String {
    let touches = lesson.practice.solutions[0].iter().enumerate();
    let key = |(place, touch): (usize, &Touch)| match touch {
        Touch::Digit(digit) if place % 2 == 1 => digit.to_string(),
        _ => "↵".to_owned(),
    };
    touches.map(key).collect::<Vec<_>>().join(" ")
}

/// Answers the self-check; `right` says of each question whether to answer it rightly.
pub fn answer(sitting: &mut Sitting, lesson: &Lesson, right: impl Fn(usize) -> bool) {
    sitting.press("↵");
    for (place, question) in lesson.check.questions.iter().enumerate() {
        answer_one(sitting, lesson, question, right(place));
    }
}

/// Answers the question on view, and goes on.
pub fn answer_one(sitting: &mut Sitting, lesson: &Lesson, question: &Question, right: bool) {
    sitting.shows(question.ask.text.split(' ').next().expect("a question has words"));
    let kind = question.form.kind();
    if kind.typed().is_some() {
        let text = kind.right_text(0).filter(|_| right).unwrap_or("1".to_owned());
        sitting.press(&format!("type:{} ↵ ↵", text.replace(' ', "_")));
        return;
    }
    if let Some(task) = kind.task() {
        let way = task.way(&lesson.practice).expect("it can be done");
        // Before the first touch the green key is no answer.
        let touches = if right { way.len() } else { way.len() - 1 };
        let keys: String = way[..touches].iter().map(|touch| keys(touch) + " ").collect();
        sitting.press(&keys).press(if right { "↵" } else { "↵ ↵" });
        return;
    }
    let options = kind.options();
    let mut picks = kind.right_answer();
    if !right {
        picks = picks.iter().rev().map(|pick| (pick + 1) % options.len()).collect();
    }
    for pick in picks {
        let digit = digit_of(sitting, options[pick]);
        sitting.press(&digit);
    }
    if !kind.answers_at_once() {
        sitting.press("↵");
    }
    sitting.press("↵");
}

/// The digit that stands before an option on the screen.
fn digit_of(sitting: &Sitting, option: &str) -> String {
    let picture = sitting.picture();
    let words: String = option.chars().take(20).collect();
    let of_option = |line: &&str| {
        let after_digit = line.trim_start().strip_prefix(|c: char| c.is_ascii_digit());
        after_digit.is_some_and(|line| line.trim_start_matches(['.', ' ']).starts_with(words.trim_end()))
    };
    let line = picture.lines().find(of_option).unwrap_or_else(|| panic!("{option}\n{picture}"));
    line.trim_start().chars().next().expect("a digit").to_string()
}

/// A guest at the door of a lesson.
pub fn at_the_door(number: u16, columns: u16) -> Sitting {
    at_the_door_of(Sitting::at(columns, 24), number)
}

/// A guest of this station.
pub fn at_the_door_of(mut sitting: Sitting, number: u16) -> Sitting {
    let keys = keys_to(number, &sitting.app.world().catalogue);
    sitting.press("3").press(&keys).is_at(&Route::Lesson { lesson: number });
    sitting
}

#[test]
fn a_guest_goes_from_the_story_to_the_confirmation() {
    for lesson in every_lesson().lessons() {
        let station = Sitting::with(Recorder::new(Start::default(), every_lesson), 64, 24);
        let mut sitting = at_the_door_of(station, lesson.number);
        goes_through(lesson, &mut sitting);
    }
}

#[test]
fn who_reads_line_by_line_goes_the_same_way() {
    for lesson in every_lesson().lessons() {
        let mut sitting = Sitting::by_line(Recorder::new(Start::default(), every_lesson));
        sitting.press("3").press(&keys_to(lesson.number, &every_lesson()));
        goes_through(lesson, &mut sitting);
    }
}

/// From the door to the list of lessons, everything done right.
fn goes_through(lesson: &Lesson, sitting: &mut Sitting) {
    sitting.press("↵").is_at(&Route::Story { lesson: lesson.number });
    sitting.press(&"↵ ".repeat(lesson.story.len()));
    sitting.is_at(&Route::Practice { lesson: lesson.number, mode: Mode::Watch }).shows("XEM LÀM MẪU");
    sitting.press(&watching(lesson)).shows("Xong phần này").press("↵").shows("LÀM THEO");
    sitting.press(&solution(lesson, 0)).shows("Xong phần này").press("↵").shows("TỰ LÀM");
    sitting.press(&solution(lesson, 0)).shows("Xong phần này").press("↵");
    sitting.is_at(&Route::Check { lesson: lesson.number });
    answer(sitting, lesson, |_| true);
    sitting.shows("Bác nhớ tốt lắm!").press("↵").is_at(&Route::Gain { lesson: lesson.number });
    sitting.press(&"↵ ".repeat(lesson.gain.len())).is_at(&Route::Confirmation { lesson: lesson.number });
    sitting.shows("Người học thử").shows("một mình").shows("22/11/2026");
    sitting.recorded(|body| matches!(body, Body::Confirmed { lesson: l, .. } if *l == lesson.number));
    sitting.press("↵").is_at(&Route::PhoneTasks { lesson: lesson.number });
    sitting.press(&"↵ ".repeat(lesson.phone_tasks.len())).is_at(&Route::Lessons);
    let way = keys_to(lesson.number, &sitting.app.world().catalogue);
    let (pages, _) = way.rsplit_once(' ').unwrap_or_default();
    sitting.press(pages).shows("✓ đã xong");
}

#[test]
fn the_confirmation_takes_the_whole_terminal_at_24_rows_and_leaves_the_bars_from_27() {
    let lesson = lesson(INSTALL);
    let mut sitting = confirmed(&lesson);
    assert!(!sitting.picture().contains("Nghe lại"), "{}", sitting.picture());
    sitting.resize(100, 30).shows("Nghe lại");
}

fn confirmed(lesson: &Lesson) -> Sitting {
    confirm(at_the_door(lesson.number, 64), lesson)
}

/// From the door of a lesson the shortest way to its confirmation.
pub fn confirm(mut sitting: Sitting, lesson: &Lesson) -> Sitting {
    sitting.press("5").press(&solution(lesson, 0)).press("↵");
    answer(&mut sitting, lesson, |_| true);
    sitting.press("↵").press(&"↵ ".repeat(lesson.gain.len()));
    sitting.is_at(&Route::Confirmation { lesson: lesson.number });
    sitting
}

#[test]
fn a_confirmation_whose_clock_nobody_had_checked_says_so() {
    let lesson = lesson(INSTALL);
    for (columns, rows) in [(64, 24), (100, 30)] {
        let start = Start { clock_trusted: false, ..Start::default() };
        let sitting = confirm(
            at_the_door_of(Sitting::with(Recorder::new(start, shipped), columns, rows), lesson.number),
            &lesson,
        );
        let words = sitting.app.outline().texts;
        assert!(words.contains(&"22/11/2026 (đồng hồ chưa kiểm tra)".to_owned()), "{words:?}");
    }
    let sitting = confirmed(&lesson);
    assert!(!sitting.picture().contains("chưa kiểm tra"));
}

#[test]
fn looking_at_a_confirmation_again_shows_the_same_code() {
    let lesson = lesson(INSTALL);
    let mut sitting = confirmed(&lesson);
    let first = sitting.picture();
    let place = shipped().lessons().iter().position(|l| l.number == INSTALL).expect("shipped") + 1;
    sitting.press("0").press(&place.to_string()).press("7").press(&"↵ ".repeat(lesson.gain.len()));
    sitting.is_at(&Route::Confirmation { lesson: INSTALL });
    assert_eq!(sitting.picture(), first);
    let signed = sitting.machine.bodies().iter().filter(|body| matches!(body, Body::Confirmed { .. })).count();
    assert_eq!(signed, 1, "one thing is confirmed once");
}

#[test]
fn without_the_practice_alone_or_the_check_there_is_no_confirmation_but_the_way_to_it() {
    let lesson = lesson(INSTALL);
    let mut sitting = at_the_door(INSTALL, 64);
    sitting.press("7").press(&"↵ ".repeat(lesson.gain.len() - 1)).shows("Còn phần Tự làm chưa xong.");
    sitting.press("↵").is_at(&Route::Practice { lesson: INSTALL, mode: Mode::Alone });
    sitting.press(&solution(&lesson, 0)).press("↵");
    answer(&mut sitting, &lesson, |place| place != 0 && place != 1);
    sitting.shows("Gần được rồi").shows("cần 4");
    sitting.recorded(|body| matches!(body, Body::CheckDone { passed: false, right: 3, of: 5, .. }));
    sitting.press("↵").shows("Câu 1 / 5");
}

#[test]
fn the_passing_rule_that_is_printed_is_the_rule_that_is_computed() {
    let lesson = lesson(INSTALL);
    for right in 0..=lesson.check.questions.len() {
        let mut sitting = at_the_door(INSTALL, 64);
        sitting.press("6").shows(&format!("Đúng {} trên {} câu", lesson.check.pass, lesson.check.questions.len()));
        answer(&mut sitting, &lesson, |place| place < right);
        let passed = right >= usize::from(lesson.check.pass);
        sitting.shows(if passed { "Bác nhớ tốt lắm!" } else { "Gần được rồi" });
    }
}

#[test]
fn each_step_is_recorded_with_the_help_that_was_given_and_the_traps_that_were_sprung() {
    let mut sitting = at_the_door(INSTALL, 64);
    sitting.press("5").shows("bước 1 / 9").press("9 9").shows("◂");
    sitting.press("3").shows("bước 2 / 9").shows("●○○○○○○○○").shows("đã lưu");
    sitting.recorded(
        |body| matches!(body, Body::StepDone { work, .. } if work.help == Help::Point && work.mode == Mode::Alone),
    );
    sitting.press("1 type:zalo ↵ 1").shows("Quảng cáo · ZaloMod");
    sitting.press("1 1 1").shows("Bác xem chuyện gì xảy ra.").press("↵ ↵").shows("Dừng lại một chút").shows("Cô Thơm");
    sitting.press("↵").shows("Kết quả tìm").press("2");
    sitting.recorded(|body| matches!(body, Body::StepDone { work, .. } if work.traps == ["app-gia"]));
}

#[test]
fn a_wrong_tap_is_answered_in_words_and_nothing_is_lost() {
    let mut sitting = at_the_door(INSTALL, 64);
    sitting.press("5 1").shows("Đây là Máy ảnh.").shows("bước 1 / 9");
    sitting.press("⌫").shows("CH Play").press("8").shows("Số ấy không có trên màn hình.");
}

#[test]
fn whoever_has_no_letters_is_led_round_the_field_for_them() {
    let mut sitting = at_the_door(INSTALL, 64);
    sitting.press("3 3 1").shows("Gõ xong: phím xanh.").press("↵").shows("Bấm số 2.").shows("Nói thay gõ");
    sitting.press("2").shows("Máy đang nghe");
}

#[test]
fn the_green_key_where_it_does_nothing_says_so() {
    at_the_door(INSTALL, 64).press("5 ↵").shows("Ở đây phím xanh chưa làm gì.");
}

#[test]
fn watching_the_machine_asks_which_digit_comes_next() {
    let lesson = lesson(INSTALL);
    let mut sitting = at_the_door(INSTALL, 64);
    sitting.press("2").shows("Máy sẽ bấm số 3: CH Play.").press("↵").shows("Giờ bấm số mấy?");
    // The green key a moment late is no answer; a digit is one.
    sitting.press("↵").shows("Giờ bấm số mấy?");
    sitting.press("3").shows("Chưa phải. Bác nhìn mũi tên ◂");
    // Another way that leads on as well is not wrong, but the machine keeps to its own.
    sitting.press("2").shows("Bấm số ấy cũng được.").shows("bước 2 / 9").press("1").shows("Máy sẽ gõ: zalo");
    let states = guide::replay(&lesson.practice, &lesson.practice.solutions[0]);
    assert_eq!(states.len(), lesson.practice.solutions[0].len() + 1);
}

#[test]
fn a_full_disk_keeps_the_learner_on_the_step_and_the_green_key_tries_again() {
    let mut sitting = at_the_door(INSTALL, 64);
    sitting.press("5").shows("bước 1 / 9");
    sitting.machine.fail_next(Trouble::DiskFull);
    sitting.press("3").shows("Máy đầy chỗ nên chưa lưu được.").shows("bước 1 / 9").does_not_show("đã lưu");
    sitting.press("1 2").shows("chưa lưu được");
    sitting.press("↵").shows("bước 2 / 9").shows("đã lưu");
    let steps = sitting.machine.bodies().iter().filter(|body| matches!(body, Body::StepDone { .. })).count();
    assert_eq!(steps, 1);
}

#[test]
fn a_full_disk_keeps_the_learner_on_the_question() {
    let lesson = lesson(INSTALL);
    let mut sitting = at_the_door(INSTALL, 64);
    sitting.press("6 ↵");
    sitting.machine.fail_next(Trouble::Disk);
    let option = lesson.check.questions[0].form.kind().options()[0].to_owned();
    let digit = digit_of(&sitting, &option);
    sitting.press(&digit).shows("Chưa lưu được.").press("↵").does_not_show("Chưa lưu được.").shows("Câu tiếp");
    sitting.recorded(|body| matches!(body, Body::QuestionAnswered { .. }));
}

#[test]
fn a_confirmation_that_could_not_be_saved_is_not_shown() {
    let lesson = lesson(INSTALL);
    let mut sitting = at_the_door(INSTALL, 64);
    sitting.press("5").press(&solution(&lesson, 0)).press("↵");
    answer(&mut sitting, &lesson, |_| true);
    sitting.press("↵").press(&"↵ ".repeat(lesson.gain.len() - 1));
    sitting.machine.fail_next(Trouble::DiskFull);
    sitting.press("↵").shows("Chưa làm được mã.").press("↵").shows("một mình");
}

#[test]
fn after_a_power_cut_the_person_continues_at_the_start_of_the_step() {
    let mut sitting = at_the_door(INSTALL, 64);
    sitting.press("5 3 1 type:zalo ↵").shows("bước 3 / 9").press("1").shows("Zalo Pro Chat");
    let mut sitting = sitting.after_a_power_cut();
    sitting.shows("1  Phải").press("1").shows("bước 3 / 9").shows("Kết quả tìm").shows("làm tiếp từ bước 3.");
    sitting.press("2").shows("bước 4 / 9");
}

#[test]
fn a_word_typed_in_a_practice_field_may_hold_the_digits_and_signs_that_are_keys_elsewhere() {
    let mut sitting = at_the_door(INSTALL, 64);
    sitting
        .press("5 3 1 type:a9*0")
        .shows("a9*0")
        .press("esc")
        .shows("Tìm ứng dụng")
        .is_at(&Route::Practice { lesson: INSTALL, mode: Mode::Alone });
}

#[test]
fn every_page_of_a_lesson_is_read_aloud() {
    let mut sitting = at_the_door(INSTALL, 64);
    sitting.press("1");
    assert!(sitting.spoken().starts_with("Cô Thơm ở xóm Đồng Keng"), "{}", sitting.spoken());
    sitting.press("↵");
    assert!(sitting.spoken().starts_with("Ứng dụng là đồ nghề"), "{}", sitting.spoken());
    sitting.asked_for(|effect| {
        let Effect::Speak(narration) = effect else { return false };
        narration.pieces.iter().any(|piece| piece.clip.as_deref() == Some("cai-ung-dung/story-2"))
    });
}

#[test]
fn the_first_part_that_is_not_done_is_what_the_green_key_opens() {
    let lesson = lesson(INSTALL);
    let mut sitting = at_the_door(INSTALL, 80);
    sitting.shows("Học tiếp: Chuyện").press("↵").press(&"↵ ".repeat(lesson.story.len())).press("0 2");
    sitting.shows("Học tiếp: Xem làm mẫu").shows("✓ đã xong");
}

#[test]
fn a_lesson_taken_off_the_station_says_what_to_press() {
    let mut screen = Route::Story { lesson: 999 }.open(&tramhoc::world::World::new(crate::sitting::VI));
    let world = tramhoc::world::World::new(crate::sitting::VI);
    assert!(screen.outline(&world).title.contains("Bấm 0"));
    let reply: Reply = screen.handle(&tramhoc::contract::Event::Press(tramhoc::contract::Press::Enter), &world);
    assert_eq!(reply.nav, Nav::Stay);
}

#[test]
fn two_people_change_places_after_every_step() {
    let lesson = lesson(INSTALL);
    let mut sitting = at_the_door(INSTALL, 64);
    sitting.press("4").shows("Hai người ngồi cạnh nhau").shows("Giờ người thứ 1 bấm phím.").shows("Tay để sau lưng");
    sitting
        .press("3 1")
        .shows("Hai người ngồi cạnh nhau")
        .press("↵")
        .shows("HAI NGƯỜI CÙNG LÀM")
        .shows("Người thứ 1 bấm.");
    sitting.press("3").shows("Đổi chỗ nhé!").shows("Giờ người thứ 2 bấm phím.").press("↵").shows("Người thứ 2 bấm.");
    let rest: Vec<String> = lesson.practice.solutions[0][1..].iter().map(keys).collect();
    for key in rest {
        sitting.press(&key);
        if sitting.picture().contains("Đổi chỗ nhé!") {
            sitting.press("↵");
        }
    }
    sitting.shows("Xong phần này");
    sitting.recorded(|body| matches!(body, Body::PracticeDone { mode: Mode::Pair, .. }));
}

#[test]
fn a_touch_can_be_taken_back_within_its_step_and_no_further() {
    let mut sitting = at_the_door(INSTALL, 64);
    sitting.press("5 3 1 esc").shows("Tìm ứng dụng").press("2").shows("Máy đang nghe");
    sitting.press("⌫").shows("Lùi lại rồi.").shows("Nói thay gõ");
    sitting.press("⌫ ⌫ ⌫").shows("Bước này chưa bấm gì").shows("bước 2 / 9");
}

#[test]
fn a_safety_lesson_wants_a_second_visit_and_says_so_then_and_at_the_next() {
    let lesson = lesson(INSTALL);
    let mut sitting = Sitting::at(64, 24);
    let place = shipped().lessons().iter().position(|l| l.number == INSTALL).expect("shipped") + 1;
    sitting.press("2 type:Lan ↵ 1 1").press(&place.to_string()).press("6");
    answer(&mut sitting, &lesson, |_| true);
    sitting.press("0").press(&place.to_string()).shows("hai buổi").press("0 0 1");
    sitting.shows("Mời bà con vào học!").press("1 1").shows("→ ôn lại nhé");
    sitting.press(&place.to_string()).shows("Học tiếp: Thử xem nhớ chưa").shows("hôm nay ôn lại");
    sitting.press("↵");
    answer(&mut sitting, &lesson, |_| true);
    sitting.press("0").does_not_show("ôn lại nhé").press(&place.to_string()).does_not_show("hai buổi");
}

#[test]
fn who_reads_slowly_answers_three_questions_with_two_choices_each() {
    let lesson = lesson_with_a_short_form();
    let round = lesson.check.short().expect("a short form");
    let mut sitting = at_the_door(lesson.number, 64);
    sitting.press("6").shows("Bản ngắn").press("1");
    for place in &round.questions {
        let question = &lesson.check.questions[*place];
        sitting.shows("/ 3");
        let digits = sitting.picture().lines().filter(|line| line.trim_start().starts_with(['1', '2', '3'])).count();
        assert_eq!(digits, 2, "{}", sitting.picture());
        let kind = question.form.kind();
        let digit = digit_of(&sitting, kind.options()[kind.right_answer()[0]]);
        sitting.press(&digit).press("↵");
    }
    sitting.shows("Đúng 3 trên 3 câu");
    sitting.recorded(|body| matches!(body, Body::CheckDone { right: 3, of: 3, passed: true, .. }));
}

#[test]
fn whoever_has_no_phone_here_lets_the_question_with_the_code_go_by() {
    let lessons = every_lesson();
    let has_code = |lesson: &&Arc<Lesson>| code_question(lesson).is_some();
    let lesson = Arc::clone(lessons.lessons().iter().find(has_code).expect("a lesson has a code to scan"));
    let place = code_question(&lesson).expect("found by it");
    let station = Sitting::with(Recorder::new(Start::default(), every_lesson), 64, 24);
    let mut sitting = at_the_door_of(station, lesson.number);
    sitting.press("6 ↵");
    for question in &lesson.check.questions[..place] {
        answer_one(&mut sitting, &lesson, question, true);
    }
    sitting.press("↵").choose("Hôm nay chưa có điện thoại để quét");
    sitting.shows("câu này để hôm nào có máy").does_not_show("Chưa đúng");
    let id = &lesson.check.questions[place].id;
    sitting.recorded(|body| matches!(body, Body::QuestionAnswered { question, right: false, .. } if question == id));
}

fn code_question(lesson: &Lesson) -> Option<usize> {
    let is_code = |question: &Question| matches!(question.form.kind().block(0), Some(Block::Qr(_)));
    lesson.check.questions.iter().position(is_code)
}

fn lesson_with_a_short_form() -> Arc<Lesson> {
    let catalogue = shipped();
    let found = catalogue.lessons().iter().find(|lesson| lesson.check.short().is_some());
    Arc::clone(found.expect("a shipped lesson has a short form"))
}

#[test]
fn the_example_goes_on_by_itself_in_a_slow_readers_time_and_waits_where_it_asks() {
    let mut sitting = at_the_door(INSTALL, 64);
    sitting.press("2").shows("Máy sẽ bấm số 3").wait(5).shows("Máy sẽ bấm số 3");
    sitting.wait(20).shows("Giờ bấm số mấy?").wait(120).shows("Giờ bấm số mấy?");
    sitting.press("1").shows("Máy sẽ gõ: zalo").press("↵").shows("Giờ bấm số mấy?");
}

#[test]
fn a_code_that_must_never_be_told_is_not_told_by_the_station_either() {
    let lesson = lesson(25);
    let codes: Vec<&String> = lesson.practice.solutions[0].iter().filter_map(typed_digits).collect();
    let mut sitting = at_the_door(25, 64);
    sitting.press("3");
    let mut code_asked = false;
    for touch in &lesson.practice.solutions[0] {
        if sitting.picture().contains("Gõ mã ấy vào ô") {
            code_asked = true;
            assert!(codes.iter().all(|code| !sitting.spoken().contains(code.as_str())), "{}", sitting.spoken());
        }
        for key in keys(touch).split(' ') {
            sitting.press(key);
            code_asked |= sitting.picture().contains("Gõ mã ấy vào ô");
        }
    }
    assert!(code_asked, "the lesson asks for a code");
}

fn typed_digits(touch: &Touch) -> Option<&String> {
    match touch {
        Touch::Type(text) if text.len() == 6 => Some(text),
        _ => None,
    }
}

#[test]
fn the_list_leads_to_the_tracks_and_a_track_shows_its_lessons_in_its_order() {
    let mut sitting = Sitting::with(Recorder::new(Start::default(), every_lesson), 64, 24);
    sitting.press("3").shows("8   Chọn theo việc mình cần").press("8").is_at(&Route::Tracks);
    sitting.shows("1   Mười bài đầu tiên").shows("0 trên 10 bài").press("1");
    sitting.is_at(&Route::Track { track: "muoi-bai-dau-tien".into() });
    sitting.shows("1   Chào máy").shows("2   Điện thoại của tôi").shows("4   Ba cuộc gọi lạ").press("4");
    sitting.is_at(&Route::Lesson { lesson: 12 }).press(". . .").is_at(&Route::Lessons);
}

#[test]
fn without_tracks_the_list_offers_none() {
    Sitting::at(64, 24).press("3").does_not_show("việc mình cần").press("8").is_at(&Route::Lessons);
}
