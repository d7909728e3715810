//! A volunteer's first evening with the real program in a real terminal: from an empty machine to the last light out, by
//! numeric keypad, names and the last group of the recovery code apart. What the screens say is all that is known.

mod pty;

use ed25519_dalek::SigningKey;
use pty::{Pty, station};
use std::fs;
use std::path::{Path, PathBuf};
use tramhoc::credential::Day;
use tramhoc::ports::store::Store;
use tramhoc::record::{Body, XomAct};
use tramhoc::trust::{
    CertificateRequest, Commune, CommuneCertificate, CommuneId, EnrolmentRequest, ProgrammeRoot, TEST_ROOT_SEED,
    TrustList,
};

const PIN: &str = "408163";

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

    /// Chooses what is called so, then waits for what it leads to.
    #[track_caller]
    fn choose(&mut self, label: &str, shown: &str) {
        self.pty.choose(label);
        self.pty.wait_for(shown);
    }

    /// Presses these keys, then waits for what they lead to.
    #[track_caller]
    fn press(&mut self, keys: &str, shown: &str) {
        self.pty.type_keys(keys);
        self.pty.wait_for(shown);
    }

    fn stick(&self) -> PathBuf {
        self.folder.path().join("stick")
    }

    fn recorded(&self) -> Vec<Body> {
        let store = Store::open_to_read(&self.folder.path().join("data")).expect("a store");
        let head = store.head().expect("a head");
        let chain = store.chain(head.station, head.epoch).expect("a chain");
        chain.into_iter().map(|link| link.read().expect("ours").body).collect()
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

#[test]
fn a_first_evening_from_an_empty_machine_to_the_last_light_out() {
    let mut evening = Evening::begins(64, 24);
    evening.press("4", "Trạm này chưa có ai trông");
    evening.press("1", "Ai trông trạm này?");
    evening.press("1", "Người trông trạm tên là gì?");
    evening.press("Noong Thij Hoa\r", "Mời Hoa chọn mã PIN");
    evening.press(&format!("{PIN}\r"), "gõ lại mã PIN");
    evening.press(&format!("{PIN}\r"), "Lần đầu còn 3 việc");

    // The green key leads from one thing to the next.
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

    evening.press("5", "chưa có trong danh sách");
    evening.press("1", "Chưa thấy USB");
    fs::create_dir(evening.stick()).expect("plugged in");
    evening.press("1", "Đã ghi ra USB");
    at_the_commune(&evening.stick());
    evening.press("\r", "đã xin, đang chờ xã");
    evening.press("2", "Đây có phải khóa của Vĩnh Tân?");
    evening.press("1", "đã có trong danh sách");
    evening.press("\r", "Đặt trạm lần đầu");

    evening.press("\r", "Chọn việc cần làm");
    evening.choose("Những người trông trạm", "1   Nông Thị Hoa");
    evening.press("8", "Thêm ai vào trông trạm?");
    evening.press("Lys Vawn DDajt\r", "Mời Đạt chọn mã PIN");
    evening.press("730951\r", "gõ lại mã PIN");
    evening.press("730951\r", "Lý Văn Đạt");
    evening.press("\r", "Chọn việc cần làm");
    evening.choose("Máy và trạm", "Khám máy");
    evening.press("2", "việc nên xem");
    evening.press("0", "Mời bà con vào học!");

    // A resident comes.
    evening.press("2", "1   Đồng Keng");
    evening.press("1", "Gõ");
    evening.press("Hoafng Thij Lan\r", "1   ");
    evening.press("1", "1   ");
    evening.press("1", "Hôm nay bà Lan học bài nào?");
    evening.press("1", "Chào máy");
    evening.press("0", "Hôm nay bà Lan học bài nào?");
    evening.press("01", "Mời bà con vào học!");

    // The last light.
    evening.press("41", "Ai đang trông trạm?");
    evening.press("2", "Mã PIN của Hoa");
    evening.press(&format!("{PIN}\r"), "Chọn việc cần làm");
    evening.choose("Sổ việc đã làm", "Hoa nhận danh sách số 1 của xã");
    evening.press("\r", "Chọn việc cần làm");
    evening.choose("Máy và trạm", "Khám máy");
    evening.press("6", "Hết buổi");
    evening.press("3", "Tắt máy bây giờ?");
    evening.press("1", "bấm nút nguồn trên thân máy");
    evening.press("\r", "Hết buổi");
    evening.press("11", "Mời bà con vào học!");
    evening.pty.send("\x11");
    assert!(evening.pty.wait_for_end().success());

    let bodies = evening.recorded();
    let happened = |wanted: fn(&Body) -> bool| assert!(bodies.iter().any(wanted), "{bodies:#?}");
    happened(|body| matches!(body, Body::PlaceNamed { .. }));
    happened(|body| matches!(body, Body::XomsChanged { how: XomAct::Added, .. }));
    happened(|body| matches!(body, Body::RecoveryCodeMade { by: Some(_) }));
    happened(|body| matches!(body, Body::EnrolmentRequested { .. }));
    happened(|body| matches!(body, Body::TrustListTaken { counter: 1, .. }));
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
