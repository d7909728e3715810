//! Trust from end to end, with the real program in folders of its own: the programme vouches for a commune, the commune for
//! two stations, and each station says of the other's confirmations what may be said, whatever happens to keys afterwards.

mod pty;
mod said;

use portable_pty::CommandBuilder;
use pty::Pty;
use said::Said;
use serde_json::Value;
use std::fs;
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;
use tramhoc::contract::{Confirmation, Effect, Fact};
use tramhoc::ports::folder::Folder;
use tramhoc::ports::speaker::Silence;
use tramhoc::ports::store::Store;
use tramhoc::ports::{Machine, Parts, Ports};
use tramhoc::record::{Body, LearnerNumber};

const PASSPHRASE: &str = "con trâu đi trước cái cày";
/// On a machine that is busy with other things.
const PATIENCE: Duration = Duration::from_secs(30);
const UNKNOWN: &str = "CHƯA BIẾT TRẠM NÀY";
const EXPOSED: &str = "KHÓA ĐÃ BỊ LỘ – hỏi xã";
const REVOKED: &str = "ĐÃ THU HỒI – hỏi xã";
const TEST_ROOT: &str = "GỐC THỬ – KHÔNG DÙNG THẬT";

/// A commune's office with everything it needs in one folder, and stations beside it.
struct World {
    folder: TempDir,
}

impl World {
    /// A programme (the test root) with its key.
    fn new() -> Self {
        let world = Self { folder: tempfile::tempdir().expect("a folder") };
        fs::write(world.path("p"), format!("{PASSPHRASE}\n")).expect("a passphrase");
        world.office("keys new programme --test -o root.key").well();
        world
    }

    /// The programme and a commune with a certificate.
    fn with_commune() -> Self {
        let world = Self::new();
        world.commune("xa", "Vĩnh Tân");
        world
    }

    /// A commune with two stations enrolled.
    fn with_stations() -> Self {
        let world = Self::with_commune();
        let requests = [world.request("a", "Đồng Keng"), world.request("b", "Na Ca")];
        let first = ["--certificate", "xa.cert"];
        world.enrol(&requests, &first).well();
        world
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn run(&self, arguments: &[&str]) -> Said {
        Said::by(
            Command::new(env!("CARGO_BIN_EXE_tramhoc"))
                .args(arguments)
                .current_dir(self.folder.path())
                .env_remove("TRAMHOC_DATA")
                .env("HOME", self.folder.path())
                .env("XDG_DATA_HOME", self.path("xdg"))
                .stdin(Stdio::null()),
        )
    }

    /// A command of the office, with the passphrase.
    fn office(&self, line: &str) -> Said {
        let words: Vec<&str> = line.split(' ').chain(["--passphrase-file", "p"]).collect();
        self.run(&words)
    }

    /// A command at a station.
    fn at(&self, station: &str, arguments: &[&str]) -> Said {
        self.run(&[&["--data", station], arguments].concat())
    }

    /// Makes `NAME.key` and `NAME.cert`.
    fn commune(&self, name: &str, called: &str) {
        let key = format!("{name}.key");
        let made = ["keys", "new", "commune", "--name", called, "-o", &key, "--passphrase-file", "p"];
        self.run(&made).well();
        self.office(&format!("keys certify {name}.key.threquest --key root.key -o {name}.cert")).well();
    }

    /// The station's request, on the stick.
    fn request(&self, station: &str, place: &str) -> PathBuf {
        fs::create_dir_all(self.path("usb")).expect("a stick");
        let before = files(&self.path("usb"));
        self.at(station, &["keys", "enrol-request", "--to", "usb", "--name", place]).well();
        let mut new = files(&self.path("usb")).into_iter().filter(|file| !before.contains(file));
        new.next().expect("a request")
    }

    fn enrol(&self, requests: &[PathBuf], more: &[&str]) -> Said {
        let requests = requests.iter().map(|path| path.to_str().expect("a name"));
        let office = ["--list", "list", "--key", "xa.key", "--passphrase-file", "p"];
        let words: Vec<&str> =
            ["keys", "enrol"].into_iter().chain(requests).chain(office).chain(more.iter().copied()).collect();
        self.run(&words)
    }

    fn build(&self, more: &[&str]) -> Said {
        self.run(
            &[&["keys", "trust", "build", "--list", "list", "--key", "xa.key", "--passphrase-file", "p"], more]
                .concat(),
        )
    }

    fn digits(&self, list: &str) -> String {
        let shown: Value =
            serde_json::from_str(&self.run(&["keys", "trust", "show", list, "--json"]).well()).expect("JSON");
        shown["digits"].as_str().expect("digits").to_owned()
    }

    /// Takes the list to a station, whose volunteer holds the right paper card.
    fn import(&self, station: &str) -> Said {
        let digits = self.digits("list");
        self.at(station, &["keys", "trust", "import", "list", "--digits", &digits])
    }

    /// What a station says of a text: the words, and whether the exit code says that all is right.
    fn verify(&self, station: &str, text: &str) -> (String, bool) {
        let said = self.at(station, &["verify", text]);
        assert!(matches!(said.code, 0 | 1), "{}", said.err);
        (said.out.trim_end().to_owned(), said.code == 0)
    }

    #[track_caller]
    fn assert_words(&self, station: &str, text: &str, words: &str) {
        let (line, right) = self.verify(station, text);
        let exactly = line == words || line.strip_prefix(words).is_some_and(|rest| rest.starts_with(" · "));
        assert!(exactly, "{line:?} does not begin with {words:?}");
        assert_eq!(right, words.starts_with("CHỮ KÝ ĐÚNG"), "{line}");
    }

    /// Somebody learns a lesson at this station and gets a confirmation.
    fn confirm(&self, station: &str, lesson: u16) -> Confirmation {
        let mut machine = self.station(station);
        let name = "Hoàng Thị Lan".to_owned();
        let Some(Fact::SignedIn { learner, .. }) = machine.run(&Effect::AddPerson { name, address: None, xom: None })
        else {
            panic!("nobody signed in")
        };
        let (learner, version) = (learner.code, 1);
        machine.run(&Effect::Record(Body::CheckDone {
            learner,
            lesson,
            version,
            attempt: 1,
            right: 9,
            of: 10,
            passed: true,
        }));
        let confirmed = machine.run(&Effect::Confirm { lesson, version, percent: 90 });
        self.close(station, machine);
        match confirmed {
            Some(Fact::Confirmed { confirmation, .. }) => confirmation,
            other => panic!("not confirmed: {other:?}"),
        }
    }

    /// The station in this process, open.
    fn station(&self, station: &str) -> Ports {
        self.wait_until_free(station);
        let parts = Parts::of_machine(self.path(station), Box::new(Default::default), Box::new(Silence));
        let mut machine = Ports::new(parts);
        match machine.run(&Effect::Open) {
            Some(Fact::Opened(opened)) if opened.trouble.is_none() => machine,
            other => panic!("not opened: {other:?}"),
        }
    }

    /// Ends a station of this process. A program another test is just starting holds its folder a moment longer.
    fn close(&self, station: &str, machine: Ports) {
        drop(machine);
        self.wait_until_free(station);
    }

    fn wait_until_free(&self, station: &str) {
        let began = Instant::now();
        while Folder::hold(&self.path(station)).is_err() {
            assert!(began.elapsed() < PATIENCE, "the folder of {station} is never free");
            std::thread::sleep(Duration::from_millis(5));
        }
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder).expect("a folder").map(|file| file.expect("a file").path()).collect()
}

fn today() -> String {
    let now = chrono::Utc::now() + chrono::TimeDelta::hours(7);
    now.format("%d/%m/%Y").to_string()
}

/// The words for a right signature of a listed station.
fn right(place: &str) -> String {
    format!("CHỮ KÝ ĐÚNG – trạm {place} – danh sách khóa ngày {}", today())
}

#[test]
fn a_station_says_of_anothers_confirmations_what_the_communes_list_lets_it_say() {
    let world = World::with_stations();
    let (of_a, of_b) = (world.confirm("a", 6), world.confirm("b", 12));
    world.assert_words("a", &of_a.qr_text, "CHỮ KÝ ĐÚNG – trạm này");
    world.assert_words("a", &of_b.qr_text, UNKNOWN);
    assert!(world.import("a").well().contains("Vĩnh Tân"));
    world.assert_words("a", &of_b.qr_text, &right("Na Ca"));
    world.assert_words("a", &of_a.qr_text, &right("Đồng Keng"));
    let (line, _) = world.verify("a", &of_b.qr_text);
    assert!(line.contains(&format!(" · {TEST_ROOT} · bài 12")), "{line}");

    world.build(&["--retire", "Na Ca"]).well();
    world.import("a").well();
    world.assert_words("a", &of_b.qr_text, &right("Na Ca"));

    world.build(&["--revoke", &of_b.qr_text]).well();
    world.import("a").well();
    world.assert_words("a", &of_b.qr_text, REVOKED);

    let of_b_too = world.confirm("b", 20);
    world.build(&["--compromised", "Na Ca"]).well();
    world.import("a").well();
    world.import("b").well();
    world.assert_words("a", &of_b_too.qr_text, EXPOSED);
    world.assert_words("a", &of_b.qr_text, EXPOSED);
    world.assert_words("b", &of_b_too.qr_text, &right("Na Ca")); // it is on record there
    world.assert_words("b", &of_b.qr_text, REVOKED);
    world.assert_words("a", &of_a.qr_text, &right("Đồng Keng"));
}

#[test]
fn after_a_rotation_the_people_the_progress_and_every_confirmation_are_there() {
    let world = World::with_stations();
    let before = world.confirm("b", 12);
    world.import("a").well();
    let people = world.at("b", &["people", "list"]).well();
    world.at("b", &["keys", "rotate"]).well();
    let after = world.confirm("b", 20);

    assert!(world.at("b", &["people", "list"]).well().starts_with(people.trim_end()));
    world.assert_words("b", &before.qr_text, "CHỮ KÝ ĐÚNG – trạm này");
    world.assert_words("b", &after.qr_text, "CHỮ KÝ ĐÚNG – trạm này");
    world.assert_words("b", &before.short_code.to_string(), "CHỮ KÝ ĐÚNG – trạm này");
    world.assert_words("a", &after.qr_text, UNKNOWN);

    let request = world.request("b", "Na Ca");
    assert!(world.enrol(&[request], &[]).well().contains("khóa cũ thôi dùng"));
    world.import("a").well();
    world.assert_words("a", &before.qr_text, &right("Na Ca"));
    world.assert_words("a", &after.qr_text, &right("Na Ca"));
    let list: Value = serde_json::from_str(&world.at("a", &["keys", "trust", "show", "--json"]).well()).expect("JSON");
    let of_na_ca = list["stations"].as_array().expect("stations").iter().filter(|station| station["number"] == 2);
    assert_eq!(
        of_na_ca.map(|station| station["status"].as_str().expect("a status")).collect::<Vec<_>>(),
        ["retired", "active"]
    );

    world.at("b", &["keys", "rotate"]).well();
    world.assert_words("b", &before.qr_text, "CHỮ KÝ ĐÚNG – trạm này");
    world.assert_words("b", &before.short_code.to_string(), "CHỮ KÝ ĐÚNG – trạm này");
}

#[test]
fn what_was_confirmed_before_a_rotation_is_shown_again_with_the_same_qr() {
    let world = World::new();
    let before = world.confirm("a", 6);
    world.at("a", &["keys", "rotate"]).well();
    let mut machine = world.station("a");
    let Some(Fact::People(people)) = machine.run(&Effect::ListPeople { xom: None }) else { panic!("no people") };
    machine.run(&Effect::SignIn(people[0].code));
    let again = machine.run(&Effect::Confirm { lesson: 6, version: 1, percent: 90 });
    let Some(Fact::Confirmed { confirmation, .. }) = again else { panic!("{again:?}") };
    assert_eq!(confirmation.qr_text, before.qr_text);
}

#[test]
fn the_old_private_key_is_gone_after_a_rotation_and_the_new_one_is_the_stations_alone() {
    let world = World::new();
    world.confirm("a", 6);
    let key = world.path("a/station.key");
    let old = fs::read(&key).expect("a key");
    world.at("a", &["keys", "rotate"]).well();
    assert_ne!(fs::read(&key).expect("a key"), old);
    assert_eq!(fs::metadata(&key).expect("a key").permissions().mode() & 0o7777, 0o600);
    for file in files(&world.path("a")) {
        let content = fs::read(&file).expect("a file");
        assert!(!content.windows(16).any(|part| part == &old[..16]), "{}", file.display());
    }
}

#[test]
fn a_station_that_runs_keeps_its_key() {
    let world = World::new();
    world.confirm("a", 6);
    let key = fs::read(world.path("a/station.key")).expect("a key");
    let running = world.station("a");
    world.at("a", &["keys", "rotate"]).badly(3, "Chưa đổi khóa");
    world.close("a", running);
    assert_eq!(fs::read(world.path("a/station.key")).expect("a key"), key);
}

#[test]
fn an_older_list_another_communes_and_wrong_digits_are_refused_and_the_held_list_stays() {
    let world = World::with_stations();
    fs::copy(world.path("list"), world.path("first")).expect("a copy");
    let digits = world.digits("first");
    world.at("a", &["keys", "trust", "show"]).badly(1, "chưa nhận danh sách");
    world.at("a", &["keys", "trust", "import", "first"]).badly(2, "--digits");
    let wrong = digits.replacen(&digits[..5], "00000", 1);
    world.at("a", &["keys", "trust", "import", "first", "--digits", &wrong]).badly(1, "không khớp");
    world.at("a", &["keys", "trust", "show"]).badly(1, "chưa nhận danh sách");

    world.build(&["--retire", "1"]).well();
    world.import("a").well();
    world.at("a", &["keys", "trust", "import", "list"]).well(); // the same again, and no digits are asked for
    world.at("a", &["keys", "trust", "import", "first"]).badly(1, "cũ hơn số 2");
    world.build(&["--retire", "2"]).well();
    world.at("a", &["keys", "trust", "import", "list"]).well();

    world.commune("xa-khac", "Bắc Hà");
    let other = [
        "keys",
        "trust",
        "build",
        "--list",
        "other",
        "--key",
        "xa-khac.key",
        "--certificate",
        "xa-khac.cert",
        "--passphrase-file",
        "p",
    ];
    world.run(&other).well();
    world.at("a", &["keys", "trust", "import", "other", "--digits", &world.digits("other")]).badly(1, "xã khác");
    let held = world.at("a", &["keys", "trust", "show"]).well();
    assert!(held.contains("danh sách số 3") && held.contains(TEST_ROOT) && held.contains(&digits), "{held}");

    fs::copy(world.path("first"), world.path("fork")).expect("a copy");
    let fork =
        ["keys", "trust", "build", "--list", "fork", "--key", "xa.key", "--compromised", "1", "--passphrase-file", "p"];
    world.run(&fork).well();
    world.run(&fork).well();
    world.at("a", &["keys", "trust", "import", "fork"]).badly(1, "cũng mang số 3");
}

#[test]
fn the_communes_next_key_supersedes_and_its_digits_are_compared_anew() {
    let world = World::with_stations();
    let of_b = world.confirm("b", 12);
    world.build(&["--retire", "1"]).well();
    world.import("a").well();
    fs::copy(world.path("list"), world.path("old")).expect("a copy");
    let next = [
        "keys",
        "new",
        "commune",
        "--name",
        "Vĩnh Tân",
        "--after",
        "xa.cert",
        "-o",
        "xa2.key",
        "--passphrase-file",
        "p",
    ];
    world.run(&next).well();
    world.office("keys certify xa2.key.threquest --key root.key -o xa2.cert").well();
    let build = "keys trust build --list list --key";
    world.office(&format!("{build} xa2.key")).badly(1, "không phải khóa ghi trong giấy chứng nhận");
    world.office(&format!("{build} xa2.key --certificate xa2.cert")).well();
    world.at("a", &["keys", "trust", "import", "list"]).badly(2, "--digits");
    world.import("a").well();
    world.assert_words("a", &of_b.qr_text, &right("Na Ca"));
    world.at("a", &["keys", "trust", "import", "old"]).badly(1, "khóa thứ 1 của xã");
    world.office(&format!("{build} xa.key --certificate xa.cert")).badly(1, "khóa thứ 1 của xã");
}

#[test]
fn files_that_are_altered_cut_or_of_another_kind_are_refused_each_in_its_own_words() {
    let world = World::with_stations();
    let alter = |name: &str, change: &dyn Fn(&mut Vec<u8>)| {
        let mut bytes = fs::read(world.path(name)).expect("a file");
        change(&mut bytes);
        fs::write(world.path("odd"), bytes).expect("a file");
    };
    let import = || world.at("a", &["keys", "trust", "import", "odd", "--digits", "0"]);
    let last = |bytes: &mut Vec<u8>| *bytes.last_mut().expect("a byte") ^= 1;
    alter("list", &last);
    import().badly(1, "không có chữ ký của xã");
    alter("list", &|bytes| bytes[60] ^= 1);
    import().badly(1, "không có chữ ký của chương trình");
    alter("list", &|bytes| bytes[4] = 9);
    import().badly(1, "bản 9");
    alter("list", &|bytes| bytes.truncate(50));
    import().badly(1, "tệp hỏng");
    alter("list", &|bytes| bytes.resize(1 << 20, 0));
    import().badly(1, "tệp hỏng");
    alter("xa.cert", &|_| {});
    import().badly(1, "không phải loại tệp này");
    world.at("a", &["keys", "trust", "import", "missing"]).badly(3, "Xem lại tên tệp");

    alter("xa.key.threquest", &last);
    world.office("keys certify odd --key root.key -o c").badly(1, "không phải của người giữ khóa");
    let request = files(&world.path("usb"))[0].clone();
    let request = request.strip_prefix(world.folder.path()).expect("on the stick").to_str().expect("a name").to_owned();
    let before = fs::read(world.path("list")).expect("the list");
    alter(&request, &last);
    world.enrol(&[world.path("odd")], &[]).badly(1, "không phải của người giữ khóa");
    assert_eq!(fs::read(world.path("list")).expect("the list"), before);
}

#[test]
fn a_held_list_that_was_damaged_is_said_and_the_stations_own_keys_are_used_all_the_same() {
    let world = World::with_stations();
    let of_a = world.confirm("a", 6);
    world.import("a").well();
    let held = world.path("a/trust.list");
    let mut bytes = fs::read(&held).expect("the list");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&held, bytes).expect("damaged");
    world.assert_words("a", &of_a.qr_text, "CHỮ KÝ ĐÚNG – trạm này");
    assert!(world.at("a", &["verify", &of_a.qr_text]).err.contains("trust.list"));
    world.at("a", &["keys", "trust", "show"]).badly(1, "trust.list");
}

#[test]
fn what_an_office_does_wrong_is_said_and_its_list_stays_as_it_was() {
    let world = World::with_stations();
    let before = fs::read(world.path("list")).expect("the list");
    world.build(&["--retire", "Bản Cài"]).badly(1, "không có trạm “Bản Cài”");
    world.build(&["--revoke", "xin chào"]).badly(1, "không phải mã xác nhận");
    world.build(&["--compromised", "1", "--retire", "1", "--retire", "9"]).badly(1, "không có trạm");
    fs::write(world.path("wrong"), "mật khẩu nào đó").expect("a file");
    let wrong = ["keys", "trust", "build", "--list", "list", "--key", "xa.key", "--passphrase-file", "wrong"];
    world.run(&wrong).badly(1, "sai mật khẩu");
    world.office("keys trust build --list list --key root.key").badly(1, "không phải khóa ghi trong giấy chứng nhận");
    world.office("keys trust build --list list --key xa.cert").badly(1, "người khác trên máy");
    world.office("keys trust build --list new --key xa.key").badly(2, "--certificate");
    world.office("keys trust build --list list --key missing").badly(3, "missing");
    world.run(&["keys", "trust", "build", "--list", "list", "--key", "xa.key"]).badly(2, "--passphrase-file");
    assert_eq!(fs::read(world.path("list")).expect("the list"), before);
    assert!(!world.path("new").exists());

    world.build(&["--retire", "2"]).well();
    let request = files(&world.path("usb")).into_iter().find(|file| file.to_string_lossy().contains("na-ca"));
    world.enrol(&[request.expect("a request")], &[]).badly(1, "đã thôi dùng");
}

/// The program in a terminal, in the world's folder.
fn in_a_terminal(world: &World, arguments: &[&str]) -> Pty {
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_tramhoc"));
    command.args(arguments);
    command.env("HOME", world.folder.path());
    Pty::start(command, 120, 24)
}

/// Making a key of the programme in this file, at the first question.
fn asked_for_a_passphrase(world: &World, file: &str) -> Pty {
    let file = world.path(file);
    let mut terminal = in_a_terminal(world, &["keys", "new", "programme", "-o", file.to_str().expect("a name")]);
    terminal.wait_for("ít nhất 8 chữ");
    terminal
}

#[test]
fn a_passphrase_is_asked_twice_and_never_shown() {
    let world = World::new();
    let mut terminal = asked_for_a_passphrase(&world, "typed.key");
    terminal.send("con trâu điX\x7f trước cái cày\r");
    terminal.wait_for("Gõ lại câu ấy");
    terminal.send("con trâu đi trước cái cày\r");
    assert!(terminal.wait_for_end().success(), "{}", terminal.screen());
    assert!(!terminal.screen().contains("trâu"), "{}", terminal.screen());
    assert!(terminal.settings_are_back(), "the shell after it would have no echo");
    world.commune("xa", "Vĩnh Tân");
    let opened = "keys certify xa.key.threquest --key typed.key -o c";
    world.office(opened).badly(1, "không phải khóa gốc"); // the file's passphrase opened what was typed
}

#[test]
fn two_passphrases_that_differ_or_somebody_who_gives_up_make_nothing() {
    let world = World::new();
    let mut terminal = asked_for_a_passphrase(&world, "k");
    terminal.send("con trâu đi trước\r");
    terminal.wait_for("Gõ lại câu ấy");
    terminal.send("cái cày theo sau\r");
    assert_eq!(terminal.wait_for_end().exit_code(), 2);
    assert!(terminal.screen().contains("không giống nhau"), "{}", terminal.screen());
    let mut terminal = asked_for_a_passphrase(&world, "k");
    terminal.send("con trâu\x03");
    assert_eq!(terminal.wait_for_end().exit_code(), 2);
    assert!(terminal.settings_are_back() && terminal.screen().contains("Đã thôi"), "{}", terminal.screen());
    assert!(!world.path("k").exists());
}

#[test]
fn a_volunteer_compares_the_digits_with_the_paper_card_and_says_so() {
    let world = World::with_stations();
    let (station, list) = (world.path("a"), world.path("list"));
    let (station, list) = (station.to_str().expect("a name"), list.to_str().expect("a name"));
    let import = ["--data", station, "keys", "trust", "import", list];
    for (answer, code) in [("k\r", 1), ("\r", 1), ("c\r", 0)] {
        world.at("a", &["keys", "trust", "show"]).badly(1, "chưa nhận danh sách");
        let mut terminal = in_a_terminal(&world, &import);
        terminal.wait_for("Giống hệt thì gõ c");
        assert!(terminal.screen().contains(&world.digits("list")), "{}", terminal.screen());
        terminal.send(answer);
        assert_eq!(terminal.wait_for_end().exit_code(), code, "{}", terminal.screen());
    }
    assert!(world.at("a", &["keys", "trust", "show"]).well().contains("Vĩnh Tân"));
}

#[test]
fn a_name_a_passphrase_or_a_file_that_will_not_do_is_said_before_anything_is_made() {
    let world = World::new();
    let new = |name: &str, more: &[&str]| {
        let words = ["keys", "new", "commune", "--name", name, "-o", "k"];
        world.run(&[&words, more].concat())
    };
    new("", &["--passphrase-file", "p"]).badly(2, "Chưa có tên");
    new("Vĩnh\u{1b}[2J", &["--passphrase-file", "p"]).badly(2, "không có");
    new(&"đ".repeat(41), &["--passphrase-file", "p"]).badly(2, "dài quá");
    fs::write(world.path("short"), "ngắn").expect("a file");
    new("Vĩnh Tân", &["--passphrase-file", "short"]).badly(2, "ít nhất 8 chữ");
    new("Vĩnh Tân", &["--passphrase-file", "missing"]).badly(3, "missing");
    new("Vĩnh Tân", &[]).badly(2, "--passphrase-file");
    assert!(!world.path("k").exists() && !world.path("k.threquest").exists());
    world.office("keys new programme --test -o root.key").badly(2, "không ghi đè");
    world.at("a", &["keys", "enrol-request", "--to", "."]).badly(2, "--name");
    world.at("a", &["keys", "enrol-request", "--to", "missing", "--name", "Na Ca"]).badly(3, "missing");
}

#[test]
fn a_root_the_program_does_not_believe_certifies_nobody() {
    let world = World::with_commune();
    let out = world.office("keys new programme -o other.key").well();
    assert!(out.contains("TRAMHOC_PROGRAMME_ROOT="), "{out}");
    world.office("keys certify xa.key.threquest --key other.key -o c").badly(1, "không phải khóa gốc");
    assert!(!world.path("c").exists());
}

#[test]
fn a_request_is_readable_by_name_and_shows_the_digits_the_commune_sees() {
    let world = World::with_commune();
    let said = {
        fs::create_dir(world.path("usb")).expect("a stick");
        world.at("a", &["keys", "enrol-request", "--to", "usb", "--name", "Nhà văn hóa Đồng Keng"]).well()
    };
    let request = files(&world.path("usb")).pop().expect("a request");
    let name = request.file_name().expect("a name").to_string_lossy().into_owned();
    assert!(name.starts_with("xin-ghi-ten-nha-van-hoa-dong-keng-") && name.ends_with(".thenrol"), "{name}");
    let digits = said.lines().last().expect("the digits").to_owned();
    let enrolled = world.enrol(&[request], &["--certificate", "xa.cert"]).well();
    assert!(enrolled.contains(&digits) && enrolled.contains("số 1") && enrolled.contains(TEST_ROOT), "{enrolled}");
}

#[test]
fn a_lost_confirmation_is_given_out_again_as_it_was() {
    let world = World::new();
    let lost = world.confirm("a", 6);
    let code = lost.short_code.to_string();
    let said = world.at("a", &["records", "reissue", &code, "-o", "qr.png"]).well();
    assert!(said.starts_with(&format!("{}\n", lost.qr_text)) && said.contains("đúng là xác nhận đã mất"), "{said}");
    world.assert_words("a", "qr.png", "CHỮ KÝ ĐÚNG – trạm này");

    let number = world.at("a", &["people", "list"]).well()[..5].to_owned();
    let said: Value =
        serde_json::from_str(&world.at("a", &["records", "reissue", &number, "--json"]).well()).expect("JSON");
    assert_eq!((said["text"].as_str(), said["anew"].as_bool()), (Some(lost.qr_text.as_str()), Some(false)));
    assert_eq!(recorded(&world, "a", "reissued"), 2);

    world.at("a", &["keys", "rotate"]).well();
    let said = world.at("a", &["records", "reissue", &code]).well();
    assert!(said.starts_with(&format!("{}\n", lost.qr_text)), "the signature was kept: {said}");
}

/// How many events of this kind a station has.
fn recorded(world: &World, station: &str, kind: &str) -> usize {
    let store = tramhoc::ports::store::Store::open_to_read(&world.path(station)).expect("a store");
    let head = store.head().expect("a head");
    let chain = store.chain(head.station, head.epoch).expect("a chain");
    chain.iter().filter(|link| link.payload.contains(&format!("\"kind\":\"{kind}\""))).count()
}

#[test]
fn what_a_stolen_key_signed_is_given_out_again_under_the_new_key_with_the_mark_of_a_reissue() {
    let world = World::with_stations();
    let lost = world.confirm("b", 12);
    world.build(&["--compromised", "Na Ca"]).well();
    world.at("b", &["keys", "rotate"]).well();
    let request = world.request("b", "Na Ca");
    world.enrol(&[request], &[]).well();
    world.import("a").well();
    world.import("b").well();
    world.assert_words("a", &lost.qr_text, EXPOSED);
    let code = lost.short_code.to_string();
    let said: Value =
        serde_json::from_str(&world.at("b", &["records", "reissue", &code, "--json"]).well()).expect("JSON");
    assert_eq!(said["anew"], true);
    let text = said["text"].as_str().expect("a text");
    world.assert_words("a", text, &right("Na Ca"));
    let (line, _) = world.verify("a", text);
    assert!(line.contains(" · cấp lại · "), "{line}");
    world.assert_words("b", said["short_code"].as_str().expect("a code"), &right("Na Ca"));

    world.build(&["--revoke", &lost.qr_text]).well();
    world.import("b").well();
    world.assert_words("b", text, REVOKED); // the same id
    world.at("b", &["records", "reissue", &code]).badly(1, "thu hồi");
}

#[test]
fn a_confirmation_that_cannot_be_given_out_again_is_said_why() {
    let world = World::new();
    world.confirm("a", 6);
    let number = world.at("a", &["people", "list"]).well()[..5].to_owned();
    let reissue = |arguments: &[&str]| world.at("a", &[&["records", "reissue"], arguments].concat());
    reissue(&["YRN0X-SGMV9"]).badly(1, "không có mã");
    reissue(&["xin chào"]).badly(2, "không phải mã ngắn");
    reissue(&[&number, "7"]).badly(1, "chưa có xác nhận bài 7");
    let nobodys = LearnerNumber::starting(5000).expect("a number").to_string();
    reissue(&[&nobodys]).badly(1, &nobodys);
    reissue(&[&number, "-o", "missing/qr.png"]).badly(3, "chưa ghi được ảnh");
    let running = world.station("a");
    reissue(&[&number]).badly(3, "tắt trạm");
    world.close("a", running);
    let mut machine = world.station("a");
    let Some(Fact::People(people)) = machine.run(&Effect::ListPeople { xom: None }) else { panic!("no people") };
    machine.run(&Effect::SignIn(people[0].code));
    machine.run(&Effect::Confirm { lesson: 12, version: 1, percent: 100 });
    machine.run(&Effect::AddPerson { name: "Lò Văn Tú".into(), address: None, xom: None });
    world.close("a", machine);
    reissue(&[&number]).badly(2, "6, 12");
    reissue(&[&number, "12"]).well();
    let people = world.at("a", &["people", "list"]).well();
    let tu = people.lines().find(|line| line.contains("Tú")).expect("Tú")[..5].to_owned();
    reissue(&[&tu]).badly(1, "chưa có xác nhận nào");
}

#[test]
fn many_at_once_and_from_a_pipe_are_a_line_each() {
    let world = World::with_stations();
    let texts: Vec<String> = (1..=20).map(|lesson| world.confirm("b", lesson).qr_text).collect();
    world.import("a").well();
    let mut child = Command::new(env!("CARGO_BIN_EXE_tramhoc"))
        .args(["--data", "a", "verify", "--json", &texts[0], "-"])
        .current_dir(world.folder.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program runs");
    child.stdin.take().expect("a pipe").write_all(texts.join("\n").as_bytes()).expect("written");
    let out = Said::of(child.wait_with_output().expect("it ends")).well();
    let lines: Vec<Value> = out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(lines.len(), 21);
    assert!(
        lines
            .iter()
            .all(|line| line["verdict"] == "right" && line["station"] == "Na Ca" && line["on_test_root"] == true)
    );
}

#[test]
fn no_private_key_and_no_passphrase_is_in_any_file_log_or_output() {
    let world = World::with_stations();
    world.confirm("a", 6);
    world.at("a", &["keys", "rotate"]).well();
    world.import("a").well();
    let out = world.build(&["--retire", "2"]);
    let station = fs::read(world.path("a/station.key")).expect("a key");
    let root = b"BDHV-TEST-ROOT-KHONG-DUNG-THAT!!";
    let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>().into_bytes();
    let mut secrets = vec![root.to_vec(), hex(root), station.clone(), hex(&station), PASSPHRASE.as_bytes().to_vec()];
    secrets.push(b"QkRIVi1URVNU".to_vec()); // base64 of the root's beginning
    for file in all_files(world.folder.path()) {
        let name = file.file_name().expect("a name").to_string_lossy().into_owned();
        let content =
            [fs::read(&file).expect("a file"), out.out.clone().into_bytes(), out.err.clone().into_bytes()].concat();
        for secret in secrets.iter().filter(|secret| name != "p" && !(name == "station.key" && **secret == station)) {
            assert!(!content.windows(secret.len()).any(|part| part == secret), "{name} holds a secret");
        }
        if name.ends_with(".key") {
            assert_eq!(fs::metadata(&file).expect("a key").permissions().mode() & 0o7777, 0o600, "{name}");
        }
    }
}

fn all_files(folder: &Path) -> Vec<PathBuf> {
    let (folders, files): (Vec<_>, Vec<_>) = files(folder).into_iter().partition(|path| path.is_dir());
    files.into_iter().chain(folders.iter().flat_map(|folder| all_files(folder))).collect()
}

#[test]
fn openssl_reads_a_locked_key_and_finds_the_public_key_the_program_shows() {
    let openssl = |arguments: &[&str], world: &World| {
        Command::new("openssl").args(arguments).current_dir(world.folder.path()).output()
    };
    let world = World::new();
    if openssl(&["version"], &world).is_err() {
        let _ = writeln!(std::io::stderr(), "SKIPPED openssl reads a locked key: apt-get install openssl");
        return;
    }
    let out = world.office("keys new programme -o real.key").well();
    let shown =
        out.split("TRAMHOC_PROGRAMME_ROOT=").nth(1).expect("the public key").split_whitespace().next().expect("hex");
    let read = openssl(&["pkey", "-in", "real.key", "-passin", "file:p", "-pubout", "-outform", "DER"], &world);
    let read = read.expect("openssl runs");
    assert!(read.status.success(), "{}", String::from_utf8_lossy(&read.stderr));
    let public: String = read.stdout[12..].iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(public, shown);
    fs::write(world.path("wrong"), "nhầm rồi nhé").expect("a file");
    let refused =
        openssl(&["pkey", "-in", "real.key", "-passin", "file:wrong", "-noout"], &world).expect("openssl runs");
    assert!(!refused.status.success());
}

#[test]
fn a_list_that_a_command_took_is_on_record_once() {
    let world = World::with_stations();
    world.close("a", world.station("a"));
    world.import("a").well();
    world.import("a").well();
    world.wait_until_free("a");
    let store = Store::open_to_read(&world.path("a")).expect("a store");
    let head = store.head().expect("a head");
    let chain = store.chain(head.station, head.epoch).expect("a chain");
    let taken = |body: &Body| matches!(body, Body::TrustListTaken { counter: 1, by: None, .. });
    let bodies = chain.into_iter().map(|link| link.read().expect("ours").body);
    assert_eq!(bodies.filter(taken).count(), 1);
}
