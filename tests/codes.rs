//! The real program in a terminal, as a volunteer's evening has it: a scanner that types at machine speed into whatever is
//! open, Telex too; and a confirmation of the higher level that the command verifies.

mod confirmed;
mod pty;

use pty::Pty;
use pty::lesson::keys;
use pty::scanner::scan;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

const PIN: &str = "408163\r";

/// What the command says, in one line.
fn verified(data: &Path, given: &str) -> String {
    let run = Command::new(env!("CARGO_BIN_EXE_tramhoc")).args(["verify", given, "--data"]).arg(data).output();
    String::from_utf8_lossy(&run.expect("the program runs").stdout).trim_end().to_owned()
}

/// The program on a station where Lan has learned a lesson, at the first page.
fn at_the_first_page(data: &Path) -> Pty {
    let mut pty = Pty::start(pty::station(data), 64, 24);
    pty.wait_for("Phải");
    pty.type_keys("2");
    pty.wait_for("Mời bà con vào học");
    pty
}

/// Nông Thị Hoa takes the station on; she is in the menu.
fn hoa_takes_it_on(pty: &mut Pty) {
    pty.type_keys("411");
    pty.wait_for("Người trông trạm tên là gì");
    pty.type_keys("Noong Thij Hoa\r");
    pty.wait_for("chọn mã PIN");
    pty.type_keys(PIN);
    pty.wait_for("gõ lại mã PIN");
    pty.type_keys(PIN);
    pty.wait_for("Trông trạm · Nông Thị Hoa");
}

#[test]
fn a_scanner_is_heard_whatever_is_open_and_telex_makes_nothing_of_it() {
    let folder = tempfile::tempdir().expect("a data folder");
    let data = folder.path().join("station");
    let qr = confirmed::station(&data).qr_text;
    let digits = qr.strip_prefix("BDHV:").expect("no page yet");
    let mut pty = at_the_first_page(&data);
    pty.type_keys("411");
    pty.wait_for("Người trông trạm tên là gì");
    // What Telex would make of it: đồng kêng, and a lost #.
    scan(&mut pty, &format!("https://ddoongfkeeng.vn/v#{digits}"));
    pty.settle(Duration::from_millis(300));
    // An empty field: its green key leaves it.
    assert!(pty.screen().contains("Thôi, quay lại"), "{}", pty.screen());
    pty.type_keys("\u{1b}");
    pty.settle(Duration::from_millis(100));
    pty.type_keys("0");
    pty.wait_for("Mời bà con vào học");
    hoa_takes_it_on(&mut pty);
    pty.choose("Kiểm tra mã");
    pty.wait_for("Đưa mã vào máy quét");
    scan(&mut pty, &qr);
    pty.wait_for("kiểm tra mã này 1 lần");
    assert!(pty.screen().contains("CHỮ KÝ ĐÚNG – trạm này"), "{}", pty.screen());
    pty.type_keys("\r1");
    pty.wait_for("Gõ mã ngắn");
    scan(&mut pty, &format!("https://ddoongfkeeng.vn/v#{digits}"));
    pty.wait_for("kiểm tra mã này 2 lần");
    let (line, screen) = (verified(&data, &qr), pty.screen());
    assert!(line.starts_with("CHỮ KÝ ĐÚNG – trạm này"), "{line}");
    assert!(screen.contains("CHỮ KÝ ĐÚNG – trạm này") && screen.contains("là của Bà Hoàng"), "{screen}");
}

/// The keys of the recorded solution.
fn solution() -> Vec<String> {
    pty::lesson::shipped(confirmed::LESSON).practice.solutions[0].iter().map(keys).collect()
}

/// The short code on view.
fn short_code(screen: &str) -> String {
    let is_code = |word: &&str| word.len() == 11 && word.parse::<tramhoc::credential::ShortCode>().is_ok();
    screen.split_whitespace().find(is_code).expect("a short code on the screen").to_owned()
}

#[test]
fn a_watched_run_and_tasks_done_for_real_give_confirmations_the_command_verifies() {
    let folder = tempfile::tempdir().expect("a data folder");
    let data = folder.path().join("station");
    confirmed::station(&data);
    let mut pty = at_the_first_page(&data);
    hoa_takes_it_on(&mut pty);
    pty.type_keys("012");
    pty.wait_for("Hôm nay");
    let lesson = pty::lesson::shipped(confirmed::LESSON);
    pty.choose(&lesson.title);
    pty.wait_for("Học tiếp");
    pty.type_keys("/1");
    pty.wait_for("Mã PIN của Hoa");
    pty.type_keys(PIN);
    pty.wait_for("TỰ LÀM · Hoa xem");
    solution().iter().for_each(|keys| pty.type_keys(keys));
    pty.wait_for("xác nhận đã ngồi xem");
    pty.type_keys("2");
    pty.wait_for("Tôi đã ngồi xem");
    pty.type_keys(PIN);
    pty.wait_for("có người xem");
    pty.wait_until("the short code", |pty| pty.screen().contains("22/") || pty.screen().contains("Chỉ hiện mã"));
    let line = verified(&data, &short_code(&pty.screen()));
    assert!(line.starts_with("CHỮ KÝ ĐÚNG") && line.contains("đã tập, có người xem"), "{line}");

    pty.type_keys("001");
    pty.wait_for("Mời bà con vào học");
    pty.type_keys("41");
    pty.wait_for("Mã PIN của Hoa");
    pty.type_keys(PIN);
    pty.wait_for("Trông trạm · Nông Thị Hoa");
    pty.choose("Xem bà con làm");
    pty.wait_for("Việc làm thật");
    pty.type_keys("82");
    pty.wait_for("Chọn bài");
    pty.type_keys("1");
    pty.wait_for("để đánh dấu");
    for task in 1..=lesson.phone_tasks.len() {
        pty.type_keys(&task.to_string());
        pty.settle(Duration::from_millis(100));
    }
    pty.wait_for("đã làm thật");
    let line = verified(&data, &short_code(&pty.screen()));
    assert!(line.starts_with("CHỮ KÝ ĐÚNG") && line.contains("đã làm thật"), "{line}");
}
