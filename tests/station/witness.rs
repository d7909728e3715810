//! Watching people work: a volunteer beside the learner, or afterwards in their room; what may be vouched for and by whom;
//! tasks on a real phone; taking back.

use crate::keeper::HOA_ENTERS;
use crate::lesson::{answer, lesson, solution};
use crate::sitting::{Sitting, VI, every_lesson, with_people};
use tramhoc::app::Input;
use tramhoc::contract::{Effect, Fact, Trouble};
use tramhoc::credential::{Credential, Keyring, Kind, Signed};
use tramhoc::ports::{Machine, Recorder, Start};
use tramhoc::record::{Body, Help, LearnerCode, Mode, NotWatched, StepWork};
use tramhoc::screens::{Room, Route};
use tramhoc::supervisor::{Answer, Command};
use tramhoc::texts::{Lang, Texts};

const INSTALL: u16 = 6;
const LAN: LearnerCode = LearnerCode([1, 0, 0, 0, 0]);
const HOA: LearnerCode = LearnerCode([2, 0, 0, 0, 0]);
/// The rooms, as the menu names them.
pub const WATCHING: &str = "Xem bà con làm";
pub const CHECKING: &str = "Kiểm tra mã";
const PIN: &str = "4 0 8 1 6 3 ↵";
const MENU: Route = Route::Room(Room::Menu);

/// A village station with Lan and Hoa on its list; Hoa looks after it, and nobody sits there.
pub fn of_lan_and_hoa(columns: u16, rows: u16) -> Sitting {
    of_lan_and_hoa_in(VI, columns, rows)
}

fn of_lan_and_hoa_in(texts: Texts, columns: u16, rows: u16) -> Sitting {
    let people = with_people(&[("Hoàng Thị Lan", "dong-keng"), ("Nông Thị Hoa", "dong-keng")]);
    let machine = Recorder::prepared(Start::default(), every_lesson, people);
    let mut sitting = Sitting::speaking(texts, machine, columns, rows);
    sitting.press("4 1 1 type:Noong_Thij_Hoa ↵ 1").press(PIN).press(PIN).is_at(&MENU).press("0").is_at(&Route::Welcome);
    sitting
}

/// Lan has signed in and stands at the door of the lesson.
pub fn lan_at_the_door(number: u16, columns: u16, rows: u16) -> Sitting {
    let mut sitting = of_lan_and_hoa(columns, rows);
    sitting.press("1 1 2");
    to_the_door(&mut sitting, number);
    sitting
}

fn to_the_door(sitting: &mut Sitting, number: u16) {
    sitting.is_at(&Route::Lessons);
    sitting.choose(&lesson(number).title).is_at(&Route::Lesson { lesson: number });
}

/// Hoa sits down beside her, and Tự làm begins.
pub fn hoa_sits_down(sitting: &mut Sitting, number: u16) {
    sitting.press("/ 1").press(PIN).is_at(&Route::Watched { lesson: number });
}

fn done_alone(sitting: &mut Sitting, number: u16) {
    sitting.press(&solution(&lesson(number), 0)).shows("Xong phần này");
}

/// Something on record of Lan, as the machine writes it.
fn record(sitting: &mut Sitting, body: Body) {
    let saved = sitting.machine.run(&Effect::Record(body)).expect("it is answered");
    sitting.take(Input::Fact(saved));
}

fn check_passed(sitting: &mut Sitting, number: u16) {
    let learner = sitting.app.world().learner.clone().expect("somebody is signed in").code;
    let version = lesson(number).version;
    record(sitting, Body::CheckDone { learner, lesson: number, version, attempt: 1, right: 4, of: 5, passed: true });
}

/// The confirmations on record, oldest first.
fn confirmed(sitting: &Sitting) -> Vec<Credential> {
    let facts = |body: &Body| match body {
        Body::Confirmed { facts, .. } => Some(Credential::read_hex(facts).expect("facts").1),
        _ => None,
    };
    sitting.machine.bodies().iter().filter_map(facts).collect()
}

/// Everything on record as `tramhoc verify` has it: one line a QR.
fn verified(sitting: &Sitting) -> Vec<String> {
    let key = ed25519_dalek::SigningKey::from_bytes(&[7; 32]);
    let own = tramhoc::credential::KnownKey::own(&key.verifying_key(), tramhoc::credential::KeyStatus::Active);
    let keyring = Keyring::new(vec![own], None);
    let texts: Vec<String> = confirmed(sitting).iter().map(|credential| credential.sign(&key).qr_text(None)).collect();
    let mut out = Vec::new();
    let form = tramhoc::cli::verify::Form::Words;
    tramhoc::cli::verify::run(&texts, &keyring, &|_| None, form, &mut &b""[..], &mut out).expect("memory");
    String::from_utf8(out).expect("text").lines().map(str::to_owned).collect()
}

fn ask(sitting: &mut Sitting, command: Command) -> Option<Answer> {
    match sitting.machine.run(&Effect::Supervise(command)) {
        Some(Fact::Supervised(answer)) => Some(answer),
        _ => None,
    }
}

fn progress_of_lan(sitting: &Sitting, number: u16) -> tramhoc::record::LessonProgress {
    let store = sitting.machine.store().expect("a store");
    store.progress_of(LAN).expect("read").lessons.get(&number).cloned().unwrap_or_default()
}

// Beside the learner

#[test]
fn a_volunteer_sits_down_watches_and_vouches_and_the_confirmation_says_so() {
    for lesson in every_lesson().lessons() {
        let number = lesson.number;
        let mut sitting = lan_at_the_door(number, 64, 24);
        sitting.shows("Người trông trạm ngồi cạnh thì bấm phím /").press("/").shows("không làm hộ, không mách");
        sitting.press("1").shows("Mã PIN của bà Hoa").shows("Tôi ngồi xem bà Lan tự làm").press(PIN);
        sitting.is_at(&Route::Watched { lesson: number }).shows("TỰ LÀM · Hoa xem");
        done_alone(&mut sitting, number);
        sitting.press("2").shows("Tôi đã ngồi xem bà Lan tự làm").press(PIN);
        sitting.is_at(&Route::Vouched { lesson: number }).shows("Còn phần Thử xem nhớ chưa").press("↵");
        answer(&mut sitting, lesson, |_| true);
        sitting.press("↵").press(&"↵ ".repeat(lesson.gain.len())).is_at(&Route::Confirmation { lesson: number });
        sitting.shows("có người xem").does_not_show("một mình");
        let by_hoa =
            |body: &Body| *body == Body::WatchBegun { learner: LAN, lesson: number, version: lesson.version, by: HOA };
        sitting.recorded(by_hoa);
        sitting.recorded(
            |body| matches!(body, Body::RunWatched { learner: LAN, by: HOA, lesson, .. } if *lesson == number),
        );
        assert_eq!(confirmed(&sitting).iter().map(|c| c.kind).collect::<Vec<_>>(), [Kind::Watched]);
        assert!(verified(&sitting)[0].contains("đã tập, có người xem"), "{:?}", verified(&sitting));
    }
}

#[test]
fn whoever_passed_alone_before_has_the_new_confirmation_at_once_and_the_old_one_stays_right() {
    let mut sitting = lan_at_the_door(INSTALL, 64, 24);
    sitting.press("5");
    done_alone(&mut sitting, INSTALL);
    check_passed(&mut sitting, INSTALL);
    sitting.press("1");
    to_the_door(&mut sitting, INSTALL);
    sitting.press("7").press(&"↵ ".repeat(lesson(INSTALL).gain.len())).shows("một mình").press("0");
    to_the_door(&mut sitting, INSTALL);
    hoa_sits_down(&mut sitting, INSTALL);
    done_alone(&mut sitting, INSTALL);
    sitting.press("2").press(PIN).is_at(&Route::Confirmation { lesson: INSTALL }).shows("có người xem");
    let both = confirmed(&sitting);
    assert_eq!(both.iter().map(|c| c.kind).collect::<Vec<_>>(), [Kind::Alone, Kind::Watched]);
    assert_ne!(both[0].id, both[1].id);
    let lines = verified(&sitting);
    assert!(lines.iter().all(|line| line.starts_with("CHỮ KÝ ĐÚNG")), "{lines:?}");
    sitting.press("0");
    to_the_door(&mut sitting, INSTALL);
    sitting.press("7").press(&"↵ ".repeat(lesson(INSTALL).gain.len())).shows("có người xem");
    assert_eq!(confirmed(&sitting).len(), 2, "looked at again it is the same");
}

#[test]
fn before_tu_lam_the_end_of_lam_theo_offers_a_seat_too() {
    let mut sitting = lan_at_the_door(INSTALL, 64, 24);
    sitting.press("3").press(&solution(&lesson(INSTALL), 0)).shows("Xong phần này").shows("Người trông trạm ngồi xem");
    sitting.press("2").press(PIN).is_at(&Route::Watched { lesson: INSTALL });
}

#[test]
fn who_was_watched_begins_at_the_beginning_whatever_was_begun_before() {
    let mut sitting = lan_at_the_door(INSTALL, 64, 24);
    let keys = solution(&lesson(INSTALL), 0);
    let first: Vec<&str> = keys.split_whitespace().collect();
    sitting.press("5");
    for key in &first {
        sitting.press(key);
        if sitting.machine.bodies().iter().any(|body| matches!(body, Body::StepDone { .. })) {
            break;
        }
    }
    sitting.shows("●").press("0");
    to_the_door(&mut sitting, INSTALL);
    hoa_sits_down(&mut sitting, INSTALL);
    sitting.does_not_show("●");
}

#[test]
fn nothing_opens_to_a_volunteer_beside_a_learner() {
    let mut sitting = lan_at_the_door(INSTALL, 64, 24);
    hoa_sits_down(&mut sitting, INSTALL);
    assert_eq!(sitting.app.world().supervisor, None);
    for command in [Command::ReadLog, Command::FinishedToday, Command::Vouch { learner: LAN, attempt: 1 }] {
        assert_eq!(ask(&mut sitting, command.clone()), Some(Answer::Left), "{command:?}");
    }
    sitting.press("0").is_at(&Route::Lessons);
}

#[test]
fn nobody_vouches_for_themself() {
    let mut sitting = of_lan_and_hoa(64, 24);
    sitting.press("1 1 1").shows("Hoa");
    to_the_door(&mut sitting, INSTALL);
    sitting
        .press("/ 1")
        .press(PIN)
        .shows("Không ai tự xác nhận cho mình được")
        .press("↵")
        .is_at(&Route::Lesson { lesson: INSTALL });
    let counted = sitting.machine.store().expect("a store").volunteers().expect("read")[0].lock.tries;
    assert_eq!(counted, 0, "nothing was compared");
    sitting.press("5");
    done_alone(&mut sitting, INSTALL);
    sitting.press("0 0 1").press(HOA_ENTERS).choose(WATCHING).press("1").shows("Không ai tự xác nhận cho mình được");
    let attempt = attempt_of(&sitting);
    assert_eq!(ask(&mut sitting, Command::Vouch { learner: HOA, attempt }), Some(Answer::NotOneself));
    let task = Command::SeeTask { learner: HOA, lesson: INSTALL, version: 1, task: 0, of: 1 };
    assert_eq!(ask(&mut sitting, task), Some(Answer::NotOneself));
}

/// Of the last run that was finished.
fn attempt_of(sitting: &Sitting) -> u64 {
    let attempt = |body: &Body| match body {
        Body::PracticeDone { attempt, mode: Mode::Alone, .. } => Some(*attempt),
        _ => None,
    };
    sitting.machine.bodies().iter().rev().find_map(attempt).expect("a run was finished")
}

#[test]
fn two_entries_of_one_person_do_not_vouch_for_each_other_whenever_they_turn_out_to_be_one() {
    let mut sitting = lan_at_the_door(INSTALL, 64, 24);
    hoa_sits_down(&mut sitting, INSTALL);
    done_alone(&mut sitting, INSTALL);
    sitting.press("2").press(PIN);
    check_passed(&mut sitting, INSTALL);
    let (version, number) = (lesson(INSTALL).version, INSTALL);
    assert_eq!(progress_of_lan(&sitting, number).level(version), tramhoc::record::Level::Watched);
    for code in [LAN, HOA] {
        record(&mut sitting, Body::LearnerAdded { learner: code, guest: false, by: None });
    }
    record(&mut sitting, Body::LearnersMerged { learner: HOA, into: LAN, by: None });
    assert_eq!(progress_of_lan(&sitting, number).level(version), tramhoc::record::Level::Alone, "it counts no more");
    sitting.press("0");
    to_the_door(&mut sitting, INSTALL);
    sitting.press("/ 1").press(PIN).shows("Không ai tự xác nhận cho mình được");
}

#[test]
fn who_was_shown_what_to_press_is_not_confirmed_as_watched() {
    let mut sitting = lan_at_the_door(INSTALL, 64, 24);
    hoa_sits_down(&mut sitting, INSTALL);
    sitting.press("9 9");
    done_alone(&mut sitting, INSTALL);
    sitting.shows("máy đã chỉ chỗ bấm").does_not_show("xác nhận đã ngồi xem").press("2");
    sitting.is_at(&Route::Watched { lesson: INSTALL });
    sitting.press("0 0 1").press(HOA_ENTERS).choose(WATCHING).shows("máy đã chỉ chỗ bấm").press("1");
    sitting.shows("chưa tính là tự làm có người xem");
    let attempt = attempt_of(&sitting);
    let answer = ask(&mut sitting, Command::Vouch { learner: LAN, attempt });
    assert_eq!(answer, Some(Answer::NotWatched(NotWatched::Shown)));
}

#[test]
fn a_hint_in_words_takes_nothing_away() {
    let mut sitting = lan_at_the_door(INSTALL, 64, 24);
    hoa_sits_down(&mut sitting, INSTALL);
    sitting.press("9");
    done_alone(&mut sitting, INSTALL);
    sitting.shows("xác nhận đã ngồi xem");
    let helped = |body: &Body| matches!(body, Body::StepDone { work: StepWork { help: Help::Nudge, .. }, .. });
    sitting.recorded(helped);
}

#[test]
fn a_wrong_pin_is_counted_and_after_five_the_lock_is_the_same_as_at_the_door() {
    let mut sitting = lan_at_the_door(INSTALL, 64, 24);
    sitting.press("/ 1 9 9 0 0 2 7 ↵").shows("Mã chưa đúng").press("/").does_not_show("mã khôi phục của xã").press("↵");
    sitting.recorded(|body| matches!(body, Body::PinRefused { volunteer: HOA }));
    for _ in 0..4 {
        sitting.press("9 9 0 0 2 7 ↵");
    }
    sitting.shows("Tạm khóa").press("0").is_at(&Route::Lessons);
    sitting.press("0 1 4 1").shows("Tạm khóa");
}

#[test]
fn where_nobody_looks_after_the_station_nobody_can_watch() {
    let people = with_people(&[("Hoàng Thị Lan", "dong-keng")]);
    let mut sitting = Sitting::with(Recorder::prepared(Start::default(), every_lesson, people), 64, 24);
    sitting.press("1 1 1");
    to_the_door(&mut sitting, INSTALL);
    sitting.press("/ 1").shows("Chưa có ai trông trạm").press("↵").is_at(&Route::Lesson { lesson: INSTALL });
}

#[test]
fn after_idling_nobody_is_taken_to_be_watching_any_more() {
    let mut sitting = lan_at_the_door(INSTALL, 64, 24);
    hoa_sits_down(&mut sitting, INSTALL);
    sitting.wait(211).is_at(&Route::Who).press("1").is_at(&Route::Watched { lesson: INSTALL });
    sitting.does_not_show("Hoa xem");
    done_alone(&mut sitting, INSTALL);
    sitting.does_not_show("xác nhận đã ngồi xem").press("2").is_at(&Route::Watched { lesson: INSTALL });
}

#[test]
fn after_a_power_cut_the_run_can_be_taken_up_and_the_watching_not() {
    let mut sitting = lan_at_the_door(INSTALL, 64, 24);
    hoa_sits_down(&mut sitting, INSTALL);
    let mut sitting = sitting.after_a_power_cut();
    sitting.press("1").is_at(&Route::Lesson { lesson: INSTALL });
    assert_eq!(sitting.app.world().watcher, None);
}

#[test]
fn another_volunteers_pin_does_not_vouch_for_what_the_first_one_watched() {
    let mut sitting = of_lan_and_hoa(64, 24);
    sitting.press(HOA_ENTERS).press("room:volunteers 8 type:Lys_Vawn_DDajt ↵ 7 3 0 9 5 1 ↵ 7 3 0 9 5 1 ↵ 0 1 1 2");
    to_the_door(&mut sitting, INSTALL);
    sitting.press("/ 1").shows("Ai đang trông trạm?").press("2").press(PIN).shows("· Hoa xem");
    done_alone(&mut sitting, INSTALL);
    sitting.press("2").shows("Mã PIN của bà Hoa").press("7 3 0 9 5 1 ↵").shows("Mã chưa đúng");
    sitting.press(PIN).is_at(&Route::Vouched { lesson: INSTALL });
}

#[test]
fn what_cannot_be_written_down_is_not_shown_as_vouched_for() {
    let mut sitting = lan_at_the_door(INSTALL, 64, 24);
    hoa_sits_down(&mut sitting, INSTALL);
    done_alone(&mut sitting, INSTALL);
    sitting.press("2").machine.fail_next(Trouble::DiskFull);
    sitting.press(PIN).shows("đĩa hết chỗ rồi").press(PIN).is_at(&Route::Vouched { lesson: INSTALL });
}

// Afterwards, in the room

/// Lan has done everything alone; Hoa has entered.
pub fn lan_did_it_alone(columns: u16, rows: u16) -> Sitting {
    let mut sitting = lan_at_the_door(INSTALL, columns, rows);
    sitting.press("5");
    done_alone(&mut sitting, INSTALL);
    check_passed(&mut sitting, INSTALL);
    sitting.press("0 0 1").is_at(&Route::Welcome).press(HOA_ENTERS).is_at(&MENU);
    sitting
}

#[test]
fn what_was_watched_can_be_vouched_for_the_same_day_and_the_new_qr_is_there_at_once() {
    let mut sitting = lan_did_it_alone(64, 24);
    sitting.choose(WATCHING).shows("Bà Lan · Cài đúng ứng dụng").press("1").shows("Tự làm xong lúc 09:00").press("1");
    sitting.is_at(&Route::Room(Room::Confirmation { learner: LAN, lesson: INSTALL }));
    sitting.shows("Bà Hoàng Thị Lan").shows("có người xem").press("2").does_not_show("Lan").press("5 ↵");
    sitting.is_at(&Route::Room(Room::Watching)).shows("✓").press("1").shows("đã có người xác nhận");
    let attempt = attempt_of(&sitting);
    let again = ask(&mut sitting, Command::Vouch { learner: LAN, attempt });
    assert_eq!(again, Some(Answer::NotWatched(NotWatched::Already)));
    assert_eq!(confirmed(&sitting).iter().map(|c| c.kind).collect::<Vec<_>>(), [Kind::Watched]);
}

#[test]
fn a_run_that_is_not_there_or_was_not_finished_is_not_vouched_for() {
    let mut sitting = of_lan_and_hoa(64, 24);
    sitting.press(HOA_ENTERS).choose(WATCHING).shows("Hôm nay chưa có ai tự làm xong");
    let answer = ask(&mut sitting, Command::Vouch { learner: LAN, attempt: 7 });
    assert_eq!(answer, Some(Answer::NotWatched(NotWatched::Unfinished)));
    assert!(!sitting.machine.bodies().iter().any(|body| matches!(body, Body::RunWatched { .. })));
}

#[test]
fn a_guest_who_was_watched_is_vouched_for_too() {
    let mut sitting = of_lan_and_hoa(64, 24);
    sitting.press("3");
    to_the_door(&mut sitting, INSTALL);
    sitting.press("5");
    done_alone(&mut sitting, INSTALL);
    sitting.press("0 0 1").press(HOA_ENTERS).choose(WATCHING).shows("Người học thử · Cài đúng ứng dụng").press("1 1");
    sitting.shows("Còn phần Thử xem nhớ chưa").press("↵ ↵").choose("Sổ việc đã làm").shows("Bà Hoa xác nhận đã xem");
}

// On a real phone

fn to_lans_tasks(sitting: &mut Sitting) {
    sitting.choose(WATCHING);
    from_the_list_to_lans_tasks(sitting);
}

fn from_the_list_to_lans_tasks(sitting: &mut Sitting) {
    sitting.press("8 1 2").is_at(&Route::Room(Room::Witness { learner: LAN })).press("1");
    sitting.is_at(&Route::Room(Room::WitnessedLesson { learner: LAN, lesson: INSTALL }));
}

#[test]
fn when_every_task_was_seen_the_confirmation_says_done_for_real() {
    let mut sitting = lan_did_it_alone(64, 24);
    to_lans_tasks(&mut sitting);
    let tasks = lesson(INSTALL).phone_tasks.len();
    for task in 1..tasks {
        sitting.press(&task.to_string()).shows("✓");
    }
    sitting.press(&tasks.to_string()).is_at(&Route::Room(Room::Confirmation { learner: LAN, lesson: INSTALL }));
    sitting.shows("đã làm thật").press("↵").shows("Mở mã xác nhận bây giờ");
    assert_eq!(confirmed(&sitting).iter().map(|c| c.kind).collect::<Vec<_>>(), [Kind::Real]);
    assert!(verified(&sitting)[0].contains("đã làm thật"), "{:?}", verified(&sitting));
    sitting.press("0 1 1 2");
    to_the_door(&mut sitting, INSTALL);
    assert!(sitting.app.outline().choices[7].mark == tramhoc::contract::Mark::Done, "the learner sees it too");
}

#[test]
fn a_mistake_is_taken_back_and_the_screen_says_what_a_paper_goes_on_saying() {
    let mut sitting = lan_did_it_alone(64, 24);
    sitting.choose(WATCHING).press("1 1").shows("có người xem");
    let code = sitting.app.outline().texts.last().expect("the short code").clone();
    sitting.press("↵");
    from_the_list_to_lans_tasks(&mut sitting);
    sitting.shows("Đã có bà Hoa ngồi xem").press("8").shows("nơi khác kiểm tra vẫn thấy chữ ký đúng").press("2");
    sitting.shows("Đã có bà Hoa ngồi xem").press("8 1").does_not_show("Đã có bà Hoa").shows(&code).shows("thu hồi");
    sitting.recorded(|body| matches!(body, Body::WitnessWithdrawn { learner: LAN, by: HOA, .. }));
    sitting.press("7").shows("một mình").press("0").press(HOA_ENTERS).choose("Sổ việc đã làm").shows("Bà Hoa rút lại");
    let kinds: Vec<Kind> = confirmed(&sitting).iter().map(|c| c.kind).collect();
    assert_eq!(kinds, [Kind::Watched, Kind::Alone]);
}

#[test]
fn a_tick_is_taken_back_the_same_way() {
    let mut sitting = lan_did_it_alone(64, 24);
    to_lans_tasks(&mut sitting);
    sitting.press("1").shows("✓").press("1").shows("Rút lại việc bà Hoa đánh dấu việc số 1?").press("1");
    sitting.does_not_show("✓");
}

#[test]
fn a_tick_that_cannot_be_saved_is_not_shown() {
    let mut sitting = lan_did_it_alone(64, 24);
    to_lans_tasks(&mut sitting);
    sitting.machine.fail_next(Trouble::DiskFull);
    sitting.press("1").shows("Máy hết chỗ chứa").does_not_show("✓").press("1").shows("✓");
}

#[test]
fn the_tasks_of_every_lesson_fit() {
    for lesson in every_lesson().lessons() {
        let mut sitting = lan_at_the_door(lesson.number, 64, 24);
        sitting
            .press("1")
            .press(&"↵ ".repeat(lesson.story.len()))
            .press("0 0 1")
            .press(HOA_ENTERS)
            .choose(WATCHING)
            .press("8 1 2 1");
        sitting.shows("nhìn tận mắt");
        for task in 1..=lesson.phone_tasks.len() {
            sitting.press(&task.to_string());
        }
        sitting.shows("✓");
    }
}

#[test]
fn in_english_everything_fits_too() {
    let mut sitting = of_lan_and_hoa_in(Texts::new(Lang::En), 64, 24);
    sitting.press("1 1 2");
    to_the_door(&mut sitting, INSTALL);
    hoa_sits_down(&mut sitting, INSTALL);
    sitting.press(&solution(&lesson(INSTALL), 0)).press("2").press(PIN).is_at(&Route::Vouched { lesson: INSTALL });
    check_passed(&mut sitting, INSTALL);
    sitting.press("0 0 1").press(HOA_ENTERS).choose("Watch people work").press("1 1").shows("watched");
    for task in 1..=lesson(INSTALL).phone_tasks.len() {
        sitting.press(&task.to_string());
    }
    let qr = last_qr(&sitting).qr_text(None);
    sitting
        .press("↵ 1")
        .shows("Take back")
        .press("1")
        .shows("revoke")
        .press("0")
        .press(HOA_ENTERS)
        .choose("What was done");
    sitting
        .press("↵")
        .choose("Check a code")
        .scan(&qr)
        .shows("taken back")
        .press("↵ 1 ↵ 2 ↵")
        .scan("abcdefghi")
        .shows("no confirmation");
}

/// The signed QR of the last confirmation.
pub fn last_qr(sitting: &Sitting) -> Signed {
    let key = ed25519_dalek::SigningKey::from_bytes(&[7; 32]);
    confirmed(sitting).last().expect("something was confirmed").sign(&key)
}
