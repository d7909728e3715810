//! A volunteer's first evening with the real program in a real terminal: from an empty machine over people who learn and
//! somebody who watches them to the figures on a stick and the last light out, by numeric keypad, names and the last group
//! of the recovery code apart. What the screens say is all that is known.

mod pty;

use ed25519_dalek::SigningKey;
use pty::lesson::{answer_everything, keypad_solution, shipped};
use pty::{Pty, scanner, station};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tramhoc::credential::Day;
use tramhoc::ports::store::Store;
use tramhoc::record::{Body, XomAct};
use tramhoc::trust::{
    CertificateRequest, Commune, CommuneCertificate, CommuneId, EnrolmentRequest, ProgrammeRoot, TEST_ROOT_SEED,
    TrustList,
};

const PIN: &str = "408163";
/// The lesson Lan learns this evening.
const INSTALL: u16 = 6;
/// Who must stand in no file that leaves the station.
const NAMES: [&str; 6] = ["Nông Thị Hoa", "Hoàng Thị Lan", "Lý Văn Đạt", "Hoa", "Lan", "Đạt"];

struct Evening {
    pty: Pty,
    folder: tempfile::TempDir,
}

impl Evening {
    /// A machine that is switched on for the first time, with a stick lying beside it.
    fn begins(columns: u16, rows: u16) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let mut command = station(&folder.path().join("data"));
        command.args(["--stick".as_ref(), folder.path().join("stick").as_os_str()]);
        let mut pty = Pty::start(command, columns, rows);
        pty.wait_for("Mời bà con vào học!");
        Self { pty, folder }
    }

    /// Presses these keys, then waits for what they lead to.
    #[track_caller]
    fn press(&mut self, keys: &str, shown: &str) {
        self.pty.type_keys(keys);
        self.pty.wait_for(shown);
    }

    /// The same with the digit before this label.
    #[track_caller]
    fn choose(&mut self, label: &str, shown: &str) {
        self.pty.choose(label);
        self.pty.wait_for(shown);
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    fn stick(&self) -> PathBuf {
        self.folder.path().join("stick")
    }

    fn recorded(&self) -> Vec<Body> {
        let store = Store::open_to_read(&self.data()).expect("a store");
        let head = store.head().expect("a head");
        let chain = store.chain(head.station, head.epoch).expect("a chain");
        chain.into_iter().map(|link| link.read().expect("ours").body).collect()
    }

    /// From the first page to the menu.
    fn hoa_enters(&mut self) {
        self.choose("Người trông trạm", "Tôi trông trạm này");
        self.pty.choose("Tôi trông trạm này");
        self.pty.wait_until("the list of keepers or the door", |pty| {
            ["Ai đang trông trạm?", "Mã PIN của Hoa"].iter().any(|text| pty.screen().contains(text))
        });
        if self.pty.screen().contains("Ai đang trông trạm?") {
            self.choose("Nông Thị Hoa", "Mã PIN của Hoa");
        }
        self.press(&format!("{PIN}\r"), MENU);
    }

    /// Whoever learns goes home.
    fn signs_out(&mut self) {
        self.press("0", "bài nào?");
        self.press("0", "nghỉ ở đây nhé?");
        self.choose("Vâng, tôi nghỉ", "Mời bà con vào học!");
    }

    /// What stands on the stick with this ending.
    fn on_the_stick(&self, ending: &str) -> PathBuf {
        let files = fs::read_dir(self.stick()).expect("a stick").map(|entry| entry.expect("a file").path());
        let found: Vec<PathBuf> = files.filter(|file| file.extension().is_some_and(|end| end == ending)).collect();
        let [one] = found.as_slice() else { panic!("{ending}: {found:?}") };
        one.clone()
    }

    fn tramhoc(&self, arguments: &[&str]) -> Vec<u8> {
        let run = Command::new(env!("CARGO_BIN_EXE_tramhoc")).args(arguments).arg("--data").arg(self.data()).output();
        run.expect("the program runs").stdout
    }
}

/// What the commune does with the stick: reads the request, and puts its signed list beside it.
fn at_the_commune(stick: &Path) {
    let key = SigningKey::from_bytes(&[20; 32]);
    let name = "Vĩnh Tân".parse().expect("a name");
    let commune = Commune { id: CommuneId([1; 8]), epoch: 1, key: key.verifying_key(), date: Day(690), name };
    let request = CertificateRequest::read(&commune.request(&key)).expect("a request");
    let certified = request.certify(&SigningKey::from_bytes(&TEST_ROOT_SEED), Day(690));
    let certificate = CommuneCertificate::read(&certified, &ProgrammeRoot::test()).expect("a certificate");
    let mut list = TrustList::beginning(certificate);
    let files = fs::read_dir(stick).expect("a stick").map(|entry| entry.expect("a file").path());
    for file in files.filter(|file| file.extension().is_some_and(|end| end == "thenrol")) {
        let request = EnrolmentRequest::read(&fs::read(file).expect("read")).expect("a good request");
        list.enrol(&request, Day(690)).expect("room");
    }
    let bytes = list.issue(&key, Day(690)).expect("a list");
    fs::write(stick.join("danh-sach.thtrust"), bytes).expect("written");
}

/// The last group of the recovery code on view.
fn last_group(screen: &str) -> String {
    let is_code = |line: &&str| line.split_whitespace().count() == 4 && line.split_whitespace().all(|g| g.len() == 5);
    let code = screen.lines().find(is_code).unwrap_or_else(|| panic!("no code:\n{screen}"));
    code.split_whitespace().next_back().expect("four groups").to_lowercase()
}

/// The menu says.
const MENU: &str = "Chọn việc cần làm";

/// Hoa takes the station on and sets up what the green key leads her to.
fn hoa_sets_the_station_up(evening: &mut Evening) {
    evening.choose("Người trông trạm", "Trạm này chưa có ai trông");
    evening.press("1", "Ai trông trạm này?");
    evening.press("1", "Người trông trạm tên là gì?");
    evening.press("Noong Thij Hoa\r", "Mời Hoa chọn mã PIN");
    evening.press(&format!("{PIN}\r"), "gõ lại mã PIN");
    evening.press(&format!("{PIN}\r"), "Lần đầu còn 3 việc");
    evening.choose("Đặt trạm lần đầu", "Làm tiếp: Tên nơi đặt trạm");
    evening.press("\r", "Tên này hiện trên đầu màn hình");
    evening.press("Nhaf vawn hosa Ddoofng Keng\r", "Làm tiếp: Các xóm");
    evening.press("\r", "Chưa có xóm nào");
    evening.press("8", "Xóm tên là gì?");
    evening.press("Ddoofng Keng\r", "Đã thêm Đồng Keng.");
    evening.press("Caay Xanh\r", "Đã thêm Cây Xanh.");
    evening.press("\r", "1   Đồng Keng");
    evening.press("\r", "Làm tiếp: Mã khôi phục");
    evening.press("\r", "Máy chỉ cho xem một lần");
    evening.press("\r", "Chép mã này ra giấy");
    let group = last_group(&evening.pty.screen());
    evening.press("\r", "Gõ nhóm cuối cùng");
    evening.press(&format!("{group}\r"), "Mã khôi phục dùng được rồi");
    evening.press("\r", "Xong cả rồi.");
}

fn the_commune_enrols_the_station(evening: &mut Evening) {
    evening.choose("Ghi tên với xã", "chưa có trong danh sách");
    evening.choose("Ghi giấy xin ra USB", "Chưa thấy USB");
    fs::create_dir(evening.stick()).expect("plugged in");
    evening.choose("Ghi giấy xin ra USB", "Đã ghi ra USB");
    at_the_commune(&evening.stick());
    evening.press("\r", "đã xin, đang chờ xã");
    evening.choose("Nhận danh sách từ USB", "Đây có phải khóa của Vĩnh Tân?");
    evening.choose("Giống hết, nhận danh sách", "đã có trong danh sách");
    evening.press("\r", "Đặt trạm lần đầu");
    evening.press("\r", MENU);
}

fn dat_keeps_the_station_too(evening: &mut Evening) {
    evening.choose("Những người trông trạm", "8");
    evening.press("8", "Thêm ai vào trông trạm?");
    evening.press("Lys Vawn DDajt\r", "Mời Đạt chọn mã PIN");
    evening.press("730951\r", "gõ lại mã PIN");
    evening.press("730951\r", "Lý Văn Đạt");
    evening.press("\r", MENU);
    evening.choose("Máy và trạm", "Khám máy");
    evening.choose("Khám máy", "việc nên xem");
    evening.press("0", "Mời bà con vào học!");
}

/// Lan gives her name and learns a lesson alone, to its confirmation.
fn lan_learns_a_lesson(evening: &mut Evening) {
    let lesson = shipped(INSTALL);
    evening.choose("Tôi mới đến lần đầu", "Đồng Keng");
    evening.choose("Đồng Keng", "Gõ");
    evening.press("Hoafng Thij Lan\r", "Bà Lan");
    evening.choose("Bà Lan", "Máy nhớ tên bà Lan nhé?");
    evening.press("1", "Hôm nay bà Lan học bài nào?");
    evening.choose(&lesson.title, "Làm theo");
    evening.choose("Tự làm", "TỰ LÀM");
    evening.press(&keypad_solution(&lesson), "Xong phần này");
    evening.press("\r", "Thử xem nhớ chưa");
    answer_everything(&mut evening.pty, &lesson);
    evening.pty.wait_for("Bác nhớ tốt lắm!");
    evening.press(&"\r".repeat(1 + lesson.gain.len()), "một mình");
    evening.signs_out();
}

/// Five neighbours look in, begin a story and go on another day.
fn neighbours_look_in(evening: &mut Evening) {
    for _ in 0..5 {
        evening.choose("Học thử, không cần tên", "Chào máy");
        evening.choose("Chào máy", "Làm theo");
        evening.choose("Chuyện", "Trang 1 / 4");
        evening.press("\r", "Trang 2 / 4");
        evening.signs_out();
    }
}

/// Hoa sat beside Lan; Lan shows that she can do it on her own phone. The texts of both codes, as a scanner reads them.
fn hoa_vouches_for_lan(evening: &mut Evening) -> [String; 2] {
    let lesson = shipped(INSTALL);
    evening.hoa_enters();
    evening.choose("Xem bà con làm", "Bà con tự làm xong hôm nay");
    evening.choose("Bà Lan", "Mình đã ngồi cạnh xem từ đầu đến cuối");
    evening.choose("Đúng, tôi đã ngồi xem", "có người xem");
    let watched = scanner::read(&evening.pty);
    evening.press("\r", "Bà con tự làm xong hôm nay");
    evening.choose("Việc làm thật", "Đồng Keng");
    evening.choose("Đồng Keng", "Hoàng Thị Lan");
    evening.choose("Bà Hoàng Thị Lan", "Chọn bài");
    evening.choose(&lesson.title, "để đánh dấu");
    for task in 1..=lesson.phone_tasks.len() {
        evening.pty.type_keys(&task.to_string());
        evening.pty.wait_until("the tick, or after the last one the code", |pty| {
            let screen = pty.screen();
            screen.matches("✓ đã xong").count() == task || screen.contains("đã làm thật")
        });
    }
    evening.pty.wait_for("đã làm thật");
    let real = scanner::read(&evening.pty);
    evening.press("0", "Mời bà con vào học!");
    [watched, real]
}

/// Somebody shows the paper of the watched run; the scanner reads it twice, once without what stands before the digits.
fn a_code_is_checked(evening: &mut Evening, text: &str) {
    evening.hoa_enters();
    evening.choose("Kiểm tra mã", "Đưa mã vào máy quét");
    scanner::scan(&mut evening.pty, text);
    evening.pty.wait_for("kiểm tra mã này 1 lần");
    let screen = evening.pty.screen();
    let said = ["CHỮ KÝ ĐÚNG – trạm Nhà văn hóa Đồng Keng", "có người xem", "là của Bà Hoàng"];
    assert!(said.iter().all(|words| screen.contains(words)), "{screen}");
    let digits = text.strip_prefix("BDHV:").expect("no page yet");
    scanner::scan(&mut evening.pty, digits);
    evening.pty.settle(std::time::Duration::from_millis(300));
    let screen = evening.pty.screen();
    assert!(
        screen.contains("CHỮ KÝ ĐÚNG") && screen.contains("kiểm tra mã này 1 lần"),
        "a copy, and no key:\n{screen}"
    );
    evening.press("\r", "Đưa mã vào máy quét");
    evening.press("\r", MENU);
}

/// The month's figures onto the stick, which is forgotten at first; the workbook and the table say what the command says.
fn the_figures_go_onto_the_stick(evening: &mut Evening) {
    let pocket = evening.folder.path().join("pocket");
    fs::rename(evening.stick(), &pocket).expect("pulled out");
    evening.choose("Sổ trạm", "Tháng này");
    evening.choose("Tháng này", "Lưu");
    evening.press("1", "Cắm USB");
    fs::rename(&pocket, evening.stick()).expect("plugged in");
    evening.press("1", "Đã lưu hai tệp vào USB");
    let (csv, xlsx) = (evening.on_the_stick("csv"), evening.on_the_stick("xlsx"));
    let text = fs::read_to_string(&csv).expect("UTF-8");
    assert!(text.starts_with('\u{feff}') && text.contains("Đồng Keng"), "{text}");
    assert!(text.lines().any(|line| line.split(';').nth(1) == Some("6")), "six people came:\n{text}");
    assert!(NAMES.iter().all(|name| !text.contains(name)), "a name:\n{text}");
    let all = words_of_the_workbook(&xlsx);
    assert!(all.contains("Số 1"), "a helper is a number:\n{all}");
    assert!(NAMES.iter().all(|name| !all.contains(name)), "a name:\n{all}");
    let name = csv.file_stem().expect("a name").to_string_lossy().into_owned();
    let (from, to) = (&name["so-tram-".len()..][..10], &name["so-tram-2026-11-01-".len()..][..10]);
    let said = evening.tramhoc(&["report", "--from", from, "--to", to, "--format", "csv"]);
    assert_eq!(text, String::from_utf8_lossy(&said));
    evening.press("\r", "Tháng này");
    evening.press("\r", MENU);
}

/// Every word that stands in a workbook.
fn words_of_the_workbook(xlsx: &Path) -> String {
    let file = fs::File::open(xlsx).expect("a workbook");
    let mut parts = zip::ZipArchive::new(file).expect("a zip");
    let words = parts.by_name("xl/sharedStrings.xml").expect("words");
    std::io::read_to_string(words).expect("UTF-8")
}

fn the_last_light_goes_out(evening: &mut Evening) {
    evening.choose("Sổ việc đã làm", "Hoa");
    evening.press("\r", MENU);
    evening.choose("Máy và trạm", "Hết buổi");
    evening.choose("Hết buổi", "Tắt máy");
    evening.choose("Tắt máy", "Tắt máy bây giờ?");
    evening.press("1", "bấm nút nguồn trên thân máy");
    evening.press("\r", "Hết buổi");
    evening.press("11", "Mời bà con vào học!");
    evening.pty.send("\x11");
    assert!(evening.pty.wait_for_end().success());
}

#[test]
fn a_first_evening_from_an_empty_machine_to_the_figures_on_a_stick_and_the_last_light_out() {
    let mut evening = Evening::begins(64, 24);
    hoa_sets_the_station_up(&mut evening);
    the_commune_enrols_the_station(&mut evening);
    dat_keeps_the_station_too(&mut evening);
    lan_learns_a_lesson(&mut evening);
    neighbours_look_in(&mut evening);
    let [watched, real] = hoa_vouches_for_lan(&mut evening);
    a_code_is_checked(&mut evening, &watched);
    the_figures_go_onto_the_stick(&mut evening);
    the_last_light_goes_out(&mut evening);

    for (code, level) in [(&watched, "đã tập, có người xem"), (&real, "đã làm thật")] {
        let said = String::from_utf8(evening.tramhoc(&["verify", code])).expect("UTF-8");
        assert!(said.starts_with("CHỮ KÝ ĐÚNG") && said.contains(level), "{said}");
    }
    let bodies = evening.recorded();
    let happened = |wanted: fn(&Body) -> bool| assert!(bodies.iter().any(wanted), "{bodies:#?}");
    happened(|body| matches!(body, Body::PlaceNamed { .. }));
    happened(|body| matches!(body, Body::XomsChanged { how: XomAct::Added, .. }));
    happened(|body| matches!(body, Body::RecoveryCodeMade { by: Some(_) }));
    happened(|body| matches!(body, Body::EnrolmentRequested { .. }));
    happened(|body| matches!(body, Body::TrustListTaken { counter: 1, .. }));
    happened(|body| matches!(body, Body::RunWatched { .. }));
    happened(|body| matches!(body, Body::TaskSeen { .. }));
    happened(|body| matches!(body, Body::ConfirmationChecked { right: true, .. }));
    happened(|body| matches!(body, Body::SheetTakenOut { .. }));
    happened(|body| matches!(body, Body::TurnedOff { .. }));
    happened(|body| matches!(body, Body::EverybodySignedOut { .. }));
    happened(|body| matches!(body, Body::StationStopped));
    let text = format!("{bodies:?}");
    assert!(["Hoa", "Lan", "Đạt", "Keng", "Tân"].iter().all(|name| !text.contains(name)), "a name in an event");
}

#[test]
fn where_lines_are_typed_a_pin_is_not_echoed_and_everything_else_is() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut command = station(&folder.path().join("data"));
    command.arg("--plain");
    let mut pty = Pty::start(command, 80, 40);
    let mut say = |line: &str, shown: &str| {
        pty.send(&format!("{line}\r"));
        pty.wait_for(shown);
        pty.screen()
    };
    say("4", "Tôi nhận trông trạm này");
    say("1", "Ai trông trạm này?");
    say("1", "Người trông trạm tên là gì?");
    assert!(say("Nông Thị Hoa", "Mời Hoa chọn mã PIN").contains("Nông Thị Hoa"));
    assert!(!say(PIN, "Mời Hoa gõ lại mã PIN").contains(PIN));
    assert!(!say(PIN, "Lần đầu còn").contains(PIN));
    assert!(say("khong", "Phím ấy không dùng ở đây").contains("khong"), "echoed again");
    pty.send("4");
    pty.signal(pty::Signal::TERM);
    assert!(pty.wait_for_end().success() && pty.settings_are_back());
}
