//! The binary in a real pseudo-terminal: how it leaves the terminal, when it is silent, which sizes it bears.

mod pty;

use portable_pty::CommandBuilder;
use pty::{Pty, Signal};
use std::time::Duration;
use tempfile::TempDir;
use tramhoc::app::shell;
use tramhoc::contract::{Effect, Fact};
use tramhoc::ports::Machine;
use tramhoc::texts::{Lang, Texts};

const WELCOME: &str = "Mời bà con vào học!";
/// What choosing 4 on the first screen leads away from it to.
const FIRST_CHOICES: &str = "Tôi mới đến lần đầu";
const CTRL_Q: &str = "\x11";

/// A station on a fresh data folder, at its first screen and at rest.
fn at_welcome(columns: u16, rows: u16) -> (Pty, TempDir) {
    let data = tempfile::tempdir().expect("a folder for the station's data");
    let mut pty = Pty::start(pty::station(&data.path().join("data")), columns, rows);
    pty.wait_for(WELCOME);
    come_to_rest(&mut pty);
    (pty, data)
}

/// Waits until no thread has been woken for a while: the data folder is open, the voice has been looked for.
#[track_caller]
fn come_to_rest(pty: &mut Pty) {
    pty.wait_until("a station at rest", |pty| {
        let before = (pty.wakeups(), pty.mark());
        pty.watch(Duration::from_millis(500));
        (pty.wakeups(), pty.mark()) == before
    });
}

/// The terminal is taken over in every way that has to be undone.
#[track_caller]
fn assert_taken_over(pty: &mut Pty) {
    let changed = pty.modes_left_changed();
    for (mode, what) in
        [(1049, "alternate screen"), (1000, "mouse"), (1006, "mouse"), (2004, "bracketed paste"), (25, "cursor")]
    {
        assert!(changed.contains(&mode), "the station does not use mode {mode} ({what}): {changed:?}");
    }
    assert!(!pty.settings_are_back(), "the station has not switched line editing off");
}

#[track_caller]
fn assert_given_back(pty: &mut Pty) {
    assert_eq!(pty.modes_left_changed(), [0; 0], "modes left changed");
    assert!(pty.settings_are_back(), "the shell after the station would have no echo");
}

#[track_caller]
fn assert_gives_the_terminal_back_on(signal: Signal) {
    let (mut pty, _data) = at_welcome(80, 24);
    assert_taken_over(&mut pty);
    pty.signal(signal);
    let status = pty.wait_for_end();
    assert_given_back(&mut pty);
    assert_eq!(status.signal(), None, "the signal killed it");
}

#[test]
fn the_terminal_is_given_back_on_sigterm() {
    assert_gives_the_terminal_back_on(Signal::TERM);
}

#[test]
fn the_terminal_is_given_back_on_sighup() {
    assert_gives_the_terminal_back_on(Signal::HUP);
}

#[test]
fn the_terminal_is_given_back_on_sigint() {
    assert_gives_the_terminal_back_on(Signal::INT);
}

#[test]
fn the_terminal_is_given_back_at_the_end() {
    let (mut pty, _data) = at_welcome(80, 24);
    assert_taken_over(&mut pty);
    pty.send(CTRL_Q);
    let status = pty.wait_for_end();
    assert_given_back(&mut pty);
    assert!(status.success(), "{status:?}");
}

/// A machine that fails the station in the middle of its work.
struct Panics;

impl Machine for Panics {
    fn run(&mut self, _: &Effect) -> Option<Fact> {
        panic!("on purpose");
    }
}

/// The program of the test below.
#[test]
#[ignore = "runs in a terminal, started by the test below"]
fn a_station_that_panics() {
    shell::run(Texts::new(Lang::Vi), |_| Panics).expect("this runs in a terminal");
}

#[test]
fn the_terminal_is_given_back_on_a_panic_before_its_message_is_printed() {
    let mut this = CommandBuilder::new(std::env::current_exe().expect("a test knows its own file"));
    this.args(["--exact", "a_station_that_panics", "--ignored", "--nocapture"]);
    let mut pty = Pty::start(this, 80, 24);
    assert_eq!(pty.wait_for_end().exit_code(), 101);
    assert_given_back(&mut pty);
    assert!(pty.screen().contains("on purpose"), "the message went down with the picture:\n{}", pty.screen());
    let written = String::from_utf8_lossy(pty.bytes_since(0)).into_owned();
    assert!(written.contains("\x1b[?1049h") && written.contains("\x1b[?1000h"), "it never took the terminal over");
}

#[test]
fn the_station_ends_when_its_window_is_closed() {
    let (pty, _data) = at_welcome(80, 24);
    assert_eq!(pty.hang_up().signal(), None, "it was killed before it could end in order");
}

#[test]
fn after_a_power_cut_the_same_data_folder_opens_again() {
    let (mut pty, data) = at_welcome(80, 24);
    pty.kill9();
    let mut again = Pty::start(pty::station(&data.path().join("data")), 80, 24);
    again.wait_for(WELCOME);
    again.send(CTRL_Q);
    assert!(again.wait_for_end().success());
}

#[test]
fn a_terminal_that_is_too_small_is_told_so_and_waited_for() {
    let (mut pty, _data) = at_welcome(80, 24);
    for (columns, rows) in [(63, 24), (80, 23), (20, 6), (1, 1)] {
        pty.resize(columns, rows);
        pty.wait_until("the choices to go", |pty| !pty.screen().contains(FIRST_CHOICES));
        if columns >= 20 {
            pty.wait_for("nhỏ");
        }
    }
    pty.resize(64, 24);
    pty.wait_for(FIRST_CHOICES);
    pty.wait_for(WELCOME);
}

#[test]
fn a_station_started_in_too_small_a_terminal_goes_on_when_it_has_grown() {
    let data = tempfile::tempdir().expect("a folder for the station's data");
    let mut pty = Pty::start(pty::station(&data.path().join("data")), 40, 12);
    pty.wait_for("nhỏ");
    pty.resize(120, 40);
    pty.wait_for(WELCOME);
    come_to_rest(&mut pty);
    pty.type_keys("4");
    pty.wait_until("the next screen", |pty| !pty.screen().contains(FIRST_CHOICES));
}

#[test]
fn an_idle_station_writes_nothing_and_is_never_woken() {
    let (mut pty, _data) = at_welcome(80, 24);
    let (wakeups, mark) = (pty.wakeups(), pty.mark());
    pty.watch(Duration::from_secs(3));
    assert_eq!(pty.wakeups() - wakeups, 0, "times a thread was woken");
    assert_eq!(String::from_utf8_lossy(pty.bytes_since(mark)), "");
}

#[test]
fn a_key_that_changes_nothing_draws_nothing() {
    let (mut pty, _data) = at_welcome(80, 24);
    let mark = pty.mark();
    pty.type_keys("z78\t");
    pty.watch(Duration::from_millis(300));
    assert_eq!(String::from_utf8_lossy(pty.bytes_since(mark)), "");
    pty.type_keys("4");
    pty.wait_until("the next screen", |pty| !pty.screen().contains(FIRST_CHOICES));
}

#[test]
fn keys_queued_before_the_first_picture_are_dropped() {
    let data = tempfile::tempdir().expect("a folder for the station's data");
    let mut pty = Pty::start(pty::station(&data.path().join("data")), 80, 24);
    pty.send("4");
    pty.wait_for(WELCOME);
    come_to_rest(&mut pty);
    assert!(pty.screen().contains(FIRST_CHOICES), "the key was taken:\n{}", pty.screen());
    pty.type_keys("4");
    pty.wait_until("the next screen", |pty| !pty.screen().contains(FIRST_CHOICES));
}

#[test]
fn what_libraries_say_on_stderr_does_not_reach_the_picture() {
    let (pty, _data) = at_welcome(80, 24);
    assert!(pty.open_file(1).starts_with("/dev/pts"), "the picture goes to the terminal");
    assert!(!pty.open_file(2).starts_with("/dev/pts"), "stderr is open on {}", pty.open_file(2).display());
}

/// With the cost of a real PIN, on its own thread.
#[test]
fn a_supervisor_enters_with_a_pin_and_a_killed_station_has_counted_what_was_tried() {
    let (mut pty, data) = at_welcome(80, 24);
    let folder = data.path().join("data");
    pty.type_keys("411Hoa\r408163\r408163\r");
    pty.wait_for("Lần đầu còn");
    pty.type_keys("0");
    pty.wait_for(WELCOME);
    pty.type_keys("41990027\r");
    pty.wait_for("Mã chưa đúng");
    pty.type_keys("990027\r");
    pty.wait_for("Mã chưa đúng");
    pty.kill9();
    let store = tramhoc::ports::store::Store::open_to_read(&folder).expect("a store");
    assert_eq!(store.volunteers().expect("volunteers")[0].lock.tries, 2);
    drop(store);
    let mut pty = Pty::start(pty::station(&folder), 80, 24);
    pty.wait_for(WELCOME);
    come_to_rest(&mut pty);
    pty.type_keys("41408163\r");
    pty.wait_for("Trông trạm · Hoa");
}

/// Types a name with slips in it, up to the question how one likes to be called; what stands in the field is shown.
fn gives_a_name(keys: &str) -> String {
    let (mut pty, data) = at_welcome(80, 24);
    pty.type_keys("2");
    pty.wait_for("Họ và tên");
    pty.type_keys(keys);
    pty.wait_for("Nguyễn Thị Hương");
    pty.type_keys("\r1");
    pty.wait_for("Máy nhớ tên");
    pty.type_keys("1");
    pty.wait_for("học bài nào?");
    pty.send(CTRL_Q);
    assert!(pty.wait_for_end().success());
    let store = tramhoc::ports::store::Store::open_to_read(&data.path().join("data")).expect("a store");
    store.people(None).expect("people").remove(0).name
}

/// Each letter as one character, marks and all (NFC).
const HUONG: &str = "Nguy\u{1ec5}n Th\u{1ecb} H\u{1b0}\u{1a1}ng";

#[test]
fn a_name_typed_by_telex_is_kept_with_its_marks_and_backspace_takes_whole_letters() {
    // "ị" with its mark and "n" are taken back, each by one Backspace.
    assert_eq!(gives_a_name("Nguyeenx Thij\x7fij Huwown\x7fng"), HUONG);
    assert_eq!(gives_a_name("Nguyenxe Thij Huongw"), HUONG);
}

#[test]
fn a_name_typed_by_vni_is_kept_with_its_marks_and_backspace_takes_whole_letters() {
    assert_eq!(gives_a_name("Nguye6n4 Thi5\x7fi5 Hu7o7n\x7fng"), HUONG);
    assert_eq!(gives_a_name("Nguyen46 Thi5 Huong7"), HUONG);
}

/// A library laid over the program's own: the disk takes its time with every sync, and with `hold` does not end it.
fn slow_disk(folder: &std::path::Path) -> std::path::PathBuf {
    let (source, library) = (folder.join("slow_disk.c"), folder.join("slow_disk.so"));
    std::fs::write(&source, include_str!("pty/slow_disk.c")).expect("a file");
    let mut compiler = std::process::Command::new("cc");
    let built = compiler.args(["-shared", "-fPIC", "-Wall", "-Werror", "-o"]).args([&library, &source]);
    // SQLite could not have been built without it.
    assert!(built.status().is_ok_and(|status| status.success()), "the C compiler fails");
    library
}

#[test]
fn on_a_slow_disk_the_screen_says_that_it_is_saving_before_it_saves() {
    let folder = tempfile::tempdir().expect("a folder");
    let hold = folder.path().join("hold");
    let mut program = pty::station(&folder.path().join("data"));
    program.env("LD_PRELOAD", slow_disk(folder.path()));
    program.env("SLOW_DISK_HOLD", &hold);
    let mut pty = Pty::start(program, 80, 24);
    pty.wait_for(WELCOME);
    come_to_rest(&mut pty);
    std::fs::write(&hold, "").expect("the disk comes to a stop");
    pty.send("3");
    pty.wait_for("Đang lưu… Mình chờ máy một chút nhé.");
    pty.wait_for(WELCOME); // the screen one comes from stays
    std::fs::remove_file(&hold).expect("the disk goes on");
    pty.wait_for("Hôm nay mình học bài nào?");
    assert!(!pty.screen().contains("Đang lưu"), "it is over:\n{}", pty.screen());
}

#[test]
fn the_harness_itself_sees_what_is_left_changed() {
    let mut untidy = CommandBuilder::new("/bin/sh");
    untidy.args(["-c", r"stty raw -echo; printf '\033[?1049h\033[?1000;1006h\033[?25l\033[?2004h\033[?2004l'"]);
    let mut pty = Pty::start(untidy, 80, 24);
    assert!(pty.wait_for_end().success());
    assert_eq!(pty.modes_left_changed(), [25, 1000, 1006, 1049]);
    assert!(!pty.settings_are_back());
}
