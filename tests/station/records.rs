//! What people see of the records: while they are looked through, what is said afterwards, and the keeper's pages of copies.

use crate::keeper::{HOA_ENTERS, of_hoa};
use crate::pictures::keep;
use crate::sitting::{Sitting, VI, shipped};
use chrono::NaiveDate;
use std::sync::Arc;
use std::time::Duration;
use tramhoc::app::Input;
use tramhoc::contract::{Backup, Condition, Effect, Elsewhere, Fact, How, Mended, Opened, Stage, Today, Trouble, Work};
use tramhoc::record::{Comfort, StationInfo};
use tramhoc::screens::{Room, Route};

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
}

fn mended(how: How) -> Mended {
    let kept = Some("kept-20261122-0001.sqlite".into());
    Mended { how, day: day(22), events: 123_456, people: 1234, missing: 987, copy: Some(day(21)), kept }
}

fn opened(trouble: Option<Trouble>, mended: Option<Mended>) -> Fact {
    let today = Today { date: day(22), trusted: true, ends_in: Duration::from_secs(3600) };
    let (station, catalogue) = (StationInfo::default(), Arc::new(shipped()));
    Fact::Opened(Box::new(Opened {
        station,
        comfort: Comfort::default(),
        catalogue,
        announcements: Vec::new(),
        today,
        before: None,
        trouble,
        mended,
        language: None,
    }))
}

fn copies(count: u32) -> Vec<Backup> {
    let copy = |number: u32| Backup {
        name: format!("backup-{number}"),
        elsewhere: number.is_multiple_of(2),
        day: (!number.is_multiple_of(3)).then(|| day(number)),
        events: 123_456,
        people: 1234,
    };
    (1..=count).map(copy).collect()
}

fn condition(count: u32, elsewhere: Elsewhere) -> Condition {
    let (free, mended) = (Some(200 << 20), Some(mended(How::FromCopy)));
    Condition { free, nearly_full: true, backups: copies(count), elsewhere, busy: false, mended }
}

/// The room of the copies, entered by the volunteer of a village station.
fn at_the_copies(columns: u16) -> Sitting {
    let mut sitting = of_hoa(columns, 24);
    sitting.press(HOA_ENTERS).press("room:backups");
    sitting
}

fn going_back_to(copy: &Backup) -> Route {
    Route::Room(Room::Restore { copy: copy.clone() })
}

fn told(sitting: &mut Sitting, fact: Fact) {
    sitting.take(Input::Fact(fact));
}

fn told_condition(sitting: &mut Sitting, condition: Condition) {
    told(sitting, Fact::Condition(Box::new(condition)));
}

/// A station whose records are being worked on.
fn at_work(stage: Stage, columns: u16) -> Sitting {
    let mut sitting = Sitting::at(columns, 24);
    told(&mut sitting, opened(Some(Trouble::Mending), None));
    told(&mut sitting, Fact::Opening(Work { stage, percent: 40 }));
    sitting
}

#[test]
fn while_the_records_are_looked_through_it_says_how_far_and_a_guest_can_begin() {
    let mut sitting = at_work(Stage::Checking, 64);
    sitting.shows("Máy đang soát lại sổ sau khi mất điện… 40 %").press("1 2 4 ↵").is_at(&Route::Welcome);
    told(&mut sitting, Fact::Opening(Work { stage: Stage::Checking, percent: 41 }));
    sitting.shows("41 %").press("3").is_at(&Route::Lessons);
    // The end of it does not send the guest away.
    told(&mut sitting, opened(None, Some(mended(How::Salvaged))));
    sitting.is_at(&Route::Lessons).press("1").is_at(&Route::Lesson { lesson: 1 });
}

#[test]
fn when_the_work_is_announced_as_done_the_station_goes_on_opening() {
    let mut sitting = at_work(Stage::Checking, 64);
    let before = sitting.machine.effects().len();
    told(&mut sitting, Fact::Ready);
    assert_eq!(sitting.machine.effects()[before], Effect::Open);
    sitting.shows("Mời bà con vào học!").press("1").is_at(&Route::People { xom: None });
}

#[test]
fn everybody_is_told_in_one_sentence_what_they_might_notice() {
    let sentences = [
        (How::Salvaged, "Sổ của trạm bị hỏng, máy đã chép lại."),
        (How::FromCopy, "Sổ của trạm bị hỏng, máy đã chép lại."),
        (How::Emptied, "Sổ của trạm bị hỏng, máy đã chép lại."),
        (How::Restored, "quay về bản cất phòng"),
        (How::Moved, "mới chuyển sang máy này"),
        (How::Reindexed, VI.welcome_press()),
    ];
    for (how, sentence) in sentences {
        let mut sitting = Sitting::at(64, 24);
        told(&mut sitting, opened(None, Some(mended(how))));
        sitting.shows(sentence).shows("Mời bà con vào học!");
    }
}

#[test]
fn the_keeper_reads_what_was_found_and_that_the_disk_is_nearly_full() {
    for how in [How::Reindexed, How::Salvaged, How::FromCopy, How::Emptied, How::Restored, How::Moved] {
        let mut sitting = Sitting::in_the_village(64, 24);
        sitting.press("4");
        told_condition(&mut sitting, Condition { mended: Some(mended(how)), ..condition(3, Elsewhere::Unset) });
        sitting.shows("200 MB: sắp hết").shows("22/11/2026");
        if matches!(how, How::Salvaged | How::FromCopy) {
            sitting.shows("123.456 việc, 1.234 người; thiếu 987 việc");
        }
    }
}

#[test]
fn a_copy_is_chosen_looked_at_and_only_then_gone_back_to() {
    let mut sitting = at_the_copies(64);
    sitting.is_at(&Route::Room(Room::Backups)).shows("Chưa có bản nào.");
    told_condition(&mut sitting, condition(9, Elsewhere::Away));
    sitting.shows("123.456 việc").shows("đĩa ngoài").press("2").shows("Quay về bản 02/11/2026?");
    let copy = copies(9).remove(1);
    sitting.is_at(&going_back_to(&copy)).press("2").is_at(&Route::Room(Room::Backups));
    told_condition(&mut sitting, condition(9, Elsewhere::Away));
    sitting.press("2 1").asked_for(|effect| *effect == Effect::Restore(copy.clone()));
}

#[test]
fn nothing_leads_away_while_the_records_are_between_two_states_and_then_it_says_what_came_of_it() {
    let copy = copies(2).remove(1);
    for (result, sentence) in [(Some(mended(How::Restored)), "Xong rồi."), (None, "Bản này hỏng, không dùng được.")]
    {
        let mut sitting = at_the_copies(64);
        told_condition(&mut sitting, condition(2, Elsewhere::There));
        sitting.press("2 1");
        told(&mut sitting, opened(Some(Trouble::Mending), None));
        sitting.shows("Máy đang lấy lại bản cất phòng").press("0 . ↵ 1 2").is_at(&going_back_to(&copy));
        told(&mut sitting, opened(None, result));
        sitting.shows(sentence).press("↵").is_at(&Route::Welcome);
    }
}

#[test]
fn a_copy_can_be_asked_for_and_what_is_missing_for_it_is_said() {
    let mut sitting = at_the_copies(64);
    sitting.press("8").asked_for(|effect| *effect == Effect::BackUp);
    told(&mut sitting, Fact::Failed(Trouble::Disk));
    sitting.shows("Chưa cất được bản nào.");
    for (elsewhere, sentence) in [
        (Elsewhere::Unset, "Chưa có đĩa ngoài"),
        (Elsewhere::Away, "Đĩa ngoài chưa cắm."),
        (Elsewhere::SameDisk, "nằm cùng đĩa với sổ"),
        (Elsewhere::There, "Đĩa ngoài đang cắm"),
    ] {
        told_condition(&mut sitting, Condition { busy: true, ..condition(1, elsewhere) });
        sitting.shows(sentence).shows("Đang cất…");
    }
}

#[test]
fn pictures_of_the_records() {
    for columns in [64, 80] {
        for (name, stage) in [
            ("mending_checking", Stage::Checking),
            ("mending_reindexing", Stage::Reindexing),
            ("mending_salvaging", Stage::Salvaging),
            ("mending_restoring", Stage::Restoring),
        ] {
            keep(name, &at_work(stage, columns), columns, 24);
        }
        let mut sitting = Sitting::in_the_village(columns, 24);
        sitting.press("4");
        told_condition(&mut sitting, condition(8, Elsewhere::SameDisk));
        keep("keeper_after_mending", &sitting, columns, 24);
        let mut sitting = at_the_copies(columns);
        told_condition(&mut sitting, condition(8, Elsewhere::SameDisk));
        keep("backups", &sitting, columns, 24);
        sitting.press("2");
        keep("restore", &sitting, columns, 24);
    }
}
