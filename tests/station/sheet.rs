//! Sổ trạm: a month of four hundred people, counted by a program that is not ours, on the screen, as CSV and as a workbook.

use crate::keeper::HOA_TAKES_IT_ON;
use crate::month::{self, FROM, TO};
use crate::pictures::keep;
use crate::sitting::{Sitting, VI, every_lesson, village};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use tramhoc::app::App;
use tramhoc::ports::speaker::Silence;
use tramhoc::ports::stick::Sticks;
use tramhoc::ports::{Parts, Ports, Recorder, Start};
use tramhoc::report::By;
use tramhoc::screens::{Room, Route};

/// From the menu to the month of the sample.
const THE_MONTH: &str = "room:figures 7 0 1 1 0 2 0 2 6 ↵ 3 1 1 0 2 0 2 6 ↵";

/// Somebody who is not among the four hundred.
const TAM_TAKES_IT_ON: &str = "4 1 1 type:Quan_Vawn_Taam ↵ 4 0 8 1 6 3 ↵ 4 0 8 1 6 3 ↵";

/// A station with the sample month in a folder of its own, and the folder its sheets go to.
struct Village {
    folder: tempfile::TempDir,
    out: tempfile::TempDir,
}

impl Village {
    fn new() -> Self {
        let village = Self { folder: tempfile::tempdir().unwrap(), out: tempfile::tempdir().unwrap() };
        month::write(village.folder.path());
        village
    }

    fn sitting(&self, columns: u16, rows: u16) -> Sitting<Ports> {
        let parts = Parts::of_machine(self.folder.path().into(), Box::new(every_lesson), Box::new(Silence));
        let parts = parts.with_sticks(Sticks::named(self.out.path()));
        Sitting::running(App::new(VI), Ports::new(parts), columns, rows)
    }

    fn tramhoc(&self, arguments: &[&str]) -> Vec<u8> {
        let program = env!("CARGO_BIN_EXE_tramhoc");
        let run = Command::new(program).args(arguments).arg("--data").arg(self.folder.path()).output().unwrap();
        assert!(run.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&run.stderr));
        run.stdout
    }

    fn report(&self, format: &str, more: &[&str]) -> Vec<u8> {
        self.tramhoc(&[&["report", "--from", FROM, "--to", TO, "--format", format], more].concat())
    }

    fn out(&self, name: &str) -> PathBuf {
        self.out.path().join(name)
    }
}

/// The rows of a CSV sheet: name, and what stands beside it.
fn rows(csv: &[u8]) -> Vec<Vec<String>> {
    let text = std::str::from_utf8(csv).unwrap().strip_prefix('\u{feff}').expect("a byte order mark");
    assert!(text.ends_with("\r\n"), "{text:?}");
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(text.as_bytes());
    reader.records().map(|record| record.unwrap().iter().map(String::from).collect()).collect()
}

/// A row as the screen writes it: dots in large numbers, Tự làm and how much of it went without help in one.
fn as_on_screen(by: By, row: &[String]) -> Vec<String> {
    let dotted = |field: &String| match field.parse::<u64>() {
        Ok(count) => tramhoc::vietnamese::number(count),
        Err(_) if field.is_empty() => "–".to_owned(),
        Err(_) => field.clone(),
    };
    let fields: Vec<String> = row[1..].iter().map(dotted).collect();
    match (by, &fields[..]) {
        (By::Xom | By::Lesson | By::Level | By::Month, [people, attempts, alone, unaided, share]) => {
            let ratio = if alone == "ẩn" { alone.clone() } else { format!("{unaided}/{alone}") };
            vec![people.clone(), attempts.clone(), ratio, share.clone()]
        }
        _ => fields,
    }
}

/// Every page of every table as it stands on the screen, line by line.
fn seen(sitting: &mut Sitting<Ports>) -> Vec<String> {
    let first = sitting.picture();
    let mut lines: Vec<String> = first.lines().map(String::from).collect();
    for _ in 0..200 {
        sitting.press("/");
        let page = sitting.picture();
        if page == first {
            return lines;
        }
        lines.extend(page.lines().map(String::from));
    }
    panic!("the pages do not come round")
}

fn words(line: &str) -> Vec<&str> {
    line.split_whitespace().filter(|word| !word.chars().all(|c| "█▌".contains(c))).collect()
}

#[test]
fn the_screen_shows_what_the_file_holds_and_saving_is_an_event() {
    let village = Village::new();
    for (columns, height) in [(64, 24), (100, 30)] {
        let mut sitting = village.sitting(columns, height);
        let way_in = if columns == 64 { TAM_TAKES_IT_ON } else { "4 1 4 0 8 1 6 3 ↵" };
        sitting.press(way_in).press(THE_MONTH).shows("Từ 01/10/2026 đến 31/10/2026").shows("Theo xóm");
        keep("supervisor_sheet", &sitting, columns, height);
        let lines = seen(&mut sitting);
        for by in By::ALL.into_iter().filter(|by| !matches!(by, By::Helper | By::Question)) {
            for row in rows(&village.report("csv", &["--by", by.word()])) {
                let wanted = as_on_screen(by, &row);
                // On a screen nothing is a formula.
                let first = row[0].trim_start_matches('\'').chars().take(8).collect::<String>();
                let is_it = |line: &&String| {
                    line.trim_start().starts_with(&first)
                        && words(line).ends_with(&wanted.iter().map(String::as_str).collect::<Vec<_>>())
                };
                assert!(lines.iter().any(|line| is_it(&line)), "{by:?} {row:?} is not on the screen: {lines:#?}");
            }
        }
    }
    let mut sitting = village.sitting(64, 24);
    sitting.press("4 1 4 0 8 1 6 3 ↵").press(THE_MONTH).press("4 1").shows("Đã lưu hai tệp vào USB");
    let files =
        [village.out("so-tram-2026-10-01-2026-10-31.xlsx"), village.out("so-tram-2026-10-01-2026-10-31-level.csv")];
    assert!(files.iter().all(|file| file.exists()));
    assert_eq!(std::fs::read(&files[1]).unwrap(), village.report("csv", &["--by", "level"]));
    drop(sitting);
    let export = tempfile::tempdir().unwrap();
    village.tramhoc(&["records", "export", "--to", export.path().to_str().unwrap()]);
    let events = std::fs::read_to_string(export.path().join("events.jsonl")).unwrap();
    assert!(events.contains(r#"\"kind\":\"sheet_taken_out\""#) && events.contains(r#"\"from\":\"2026-10-01\""#));
}

fn python() -> bool {
    let found = Command::new("python3").args(["-c", "import openpyxl"]).output();
    let can = found.is_ok_and(|output| output.status.success());
    if !can {
        println!("SKIPPED every_figure_is_what_a_program_that_is_not_ours_counts: apt-get install python3-openpyxl");
    }
    can
}

#[test]
fn every_figure_is_what_a_program_that_is_not_ours_counts() {
    if !python() {
        return;
    }
    let village = Village::new();
    let files = village.out.path();
    village.tramhoc(&["records", "export", "--to", files.to_str().unwrap()]);
    std::fs::write(files.join("sheet.json"), village.report("json", &[])).unwrap();
    std::fs::write(files.join("sheet.txt"), village.report("txt", &[])).unwrap();
    village.report("xlsx", &["-o", files.join("sheet.xlsx").to_str().unwrap()]);
    for by in By::ALL {
        std::fs::write(files.join(format!("{}.csv", by.word())), village.report("csv", &["--by", by.word()])).unwrap();
    }
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/independent_figures.py");
    let database = village.folder.path().join("tramhoc.sqlite");
    let run = Command::new("python3").arg(script).args([files, &database]).args([FROM, TO]).output().unwrap();
    let (said, error) = (String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr));
    assert!(run.status.success(), "{said}{error}");
    println!("{said}");
    let found: BTreeMap<String, u64> = serde_json::from_str(&said).unwrap();
    assert!(found["shown"] > 100 && found["held_back"] > 10 && found["names"] > 390, "{found:?}");
}

#[test]
fn a_station_without_work_says_so_and_a_missing_stick_is_told() {
    let mut sitting = Sitting::in_the_village(64, 24);
    sitting
        .press(HOA_TAKES_IT_ON)
        .press("room:figures")
        .is_at(&Route::Room(Room::Figures))
        .press("1")
        .shows("chưa có ai học");
    sitting.press("↵").is_at(&Route::Room(Room::Figures));
    let village = Village::new();
    let gone = village.out.path().to_owned();
    let mut sitting = village.sitting(64, 24);
    std::fs::remove_dir_all(gone).unwrap();
    sitting.press(TAM_TAKES_IT_ON).press(THE_MONTH).press("1").shows("Chưa thấy USB");
}

#[test]
fn dates_are_typed_in_one_go_and_a_day_that_is_none_is_told() {
    let mut sitting = Sitting::in_the_village(64, 24);
    sitting.press(HOA_TAKES_IT_ON).press("room:figures 7 3 1 0 2 2 0 2 6 ↵").shows("Không có ngày ấy");
    for year in ["0 0 0 1", "2 0 2 4", "3 1 1 2"] {
        sitting.press(&format!(". . . . . . . . 0 1 0 1 {year} ↵")).shows("Không có ngày ấy").shows("Từ ngày nào?");
    }
    sitting.press(". . . . . . . . 0 1 1 1 2 0 2 6 ↵").shows("Đến hết ngày nào?").shows("Từ 01/11/2026.");
    sitting.press("esc").shows("Từ ngày nào?").press("esc").is_at(&Route::Room(Room::Figures));
}

#[test]
fn nobody_outside_sees_figures() {
    let mut sitting = Sitting::with(Recorder::prepared(Start::default(), every_lesson, village), 64, 24);
    sitting.press("4").does_not_show("Sổ trạm").press(". 3").does_not_show("Sổ trạm");
}

#[test]
fn odd_days_say_that_they_are_being_added_up_and_a_month_is_there_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let parts = Parts::of_machine(folder.path().into(), Box::new(every_lesson), Box::new(Silence));
    let mut sitting = Sitting::running(App::new(VI), Ports::new(parts), 64, 24);
    sitting.press(TAM_TAKES_IT_ON).choose("Sổ trạm").choose("Tháng này").shows("chưa có ai học");
    // A disk that is slow meanwhile says that it is being written to.
    let counting = |sitting: &Sitting<Ports>| -> Vec<String> {
        sitting.waits().iter().filter(|waited| waited.contains("Đang tính…")).cloned().collect()
    };
    assert_eq!(counting(&sitting), [""; 0]);
    sitting.press("↵").choose("Chọn ngày").press("0 5 1 0 2 0 2 6 ↵ 2 0 1 0 2 0 2 6 ↵").shows("chưa có ai học");
    let counting = counting(&sitting);
    let [waited] = counting.as_slice() else { panic!("said once: {counting:?}") };
    assert!(!waited.contains("Đang lưu"), "{waited}");
}
