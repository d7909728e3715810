//! People as the real program has them: signing in by card in a terminal, a keeper's work about people with nothing but the
//! keypad, the card on the screen read by zbar, and the commands that ask for the PIN.

mod pty;
mod said;
mod window;

use pty::Pty;
use said::Said;
use std::path::Path;
use std::process::Command;
use std::time::Duration;
use tramhoc::contract::{Effect, Fact};
use tramhoc::lesson::Catalogue;
use tramhoc::ports::speaker::Silence;
use tramhoc::ports::store::Store;
use tramhoc::ports::{Machine, Parts, Ports};
use tramhoc::record::{Body, FormOfAddress, Leaving, Person, StationInfo, Xom};
use tramhoc::supervisor::{Answer, Command as Wish, Newcomer};

/// Hoa's.
const PIN: &str = "408163";

/// A village station with bà Lan and bác An, that Nông Thị Hoa looks after.
fn station(data: &Path) -> (Person, Person) {
    let parts = Parts::of_machine(data.to_owned(), Box::new(Catalogue::default), Box::new(Silence));
    let mut ports = Ports::new(parts);
    ports.run(&Effect::Open);
    let xom = |id: &str, name: &str| Xom { id: id.into(), name: name.into() };
    let xoms = vec![xom("dong-keng", "Đồng Keng"), xom("cay-xanh", "Cây Xanh")];
    let place = Some("Nhà văn hóa xóm Đồng Keng".into());
    ports.describe(&StationInfo { place, xoms, ..StationInfo::default() }).expect("written");
    let mut added = |name: &str, address| {
        let effect = Effect::AddPerson { name: name.into(), address: Some(address), xom: Some("dong-keng".into()) };
        let Some(Fact::SignedIn { learner, .. }) = ports.run(&effect) else { panic!("{name} is not signed in") };
        ports.run(&Effect::SignOut);
        learner.person.expect("a person")
    };
    let both = (added("Hoàng Thị Lan", FormOfAddress::Ba), added("Ma Văn An", FormOfAddress::Bac));
    let who = Newcomer::Named("Nông Thị Hoa".into());
    let pin = PIN.parse().expect("six digits");
    let told = ports.run(&Effect::Supervise(Wish::AddVolunteer { who, pin }));
    let Some(Fact::Supervised(Answer::Ready(job))) = told else { panic!("no hash: {told:?}") };
    ports.run(&Effect::Supervise(Wish::Conclude(job)));
    ports.run(&Effect::Supervise(Wish::Leave(Leaving::Asked)));
    ports.close();
    both
}

fn bodies(data: &Path) -> Vec<Body> {
    let store = Store::open_to_read(data).expect("a store");
    let head = store.head().expect("a head");
    let chain = store.chain(head.station, head.epoch).expect("a chain");
    chain.into_iter().map(|link| link.read().expect("an event").body).collect()
}

fn tramhoc(data: &Path, arguments: &[&str]) -> Said {
    Said::by(Command::new(env!("CARGO_BIN_EXE_tramhoc")).args(arguments).arg("--data").arg(data))
}

/// Presses keys one after the other, each once the screen has come to rest.
fn press(pty: &mut Pty, keys: &[&str]) {
    for key in keys.iter().flat_map(|keys| keys.split_inclusive(|_: char| true)) {
        pty.type_keys(key);
        pty.settle(Duration::from_millis(60));
    }
}

#[test]
fn a_scanner_at_the_first_page_signs_the_cards_owner_in() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("station");
    let (lan, _) = station(&data);
    let mut pty = Pty::start(pty::station(&data), 64, 24);
    pty.wait_for("Mời bà con");
    pty.settle(Duration::from_millis(200));
    // As a wedge scanner types it: at once, with Enter after it.
    pty.send(&format!("{}\r", lan.code.on_card()));
    pty.wait_for("Bà Hoàng Thị Lan");
    pty.wait_for("Không phải bà Lan thì bấm phím chấm");
    press(&mut pty, &["."]);
    pty.wait_for("Mời bà con");
}

#[test]
fn a_keepers_work_about_people_is_done_with_the_keypad_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("station");
    let (lan, an) = station(&data);
    let mut pty = Pty::start(pty::station(&data), 64, 24);
    pty.wait_for("Mời bà con");
    press(&mut pty, &["41"]);
    pty.wait_for("Mã PIN");
    press(&mut pty, &[PIN, "\r"]);
    pty.wait_for("Trông trạm · Nông Thị Hoa");
    pty.choose("Người học");
    pty.wait_for("Tìm người");
    // By the number, typed into the field for names.
    press(&mut pty, &["1", "8", "8", &lan.number.to_string()]);
    pty.wait_for("Bà Hoàng Thị Lan");
    press(&mut pty, &["\r", "1"]);
    pty.wait_for("Gộp với tên khác");
    // Another form of address; consent asked aloud; joined and taken apart; the card; erased.
    press(&mut pty, &["1", "2", "3"]);
    pty.wait_for("Bác Hoàng Thị Lan");
    press(&mut pty, &["\r", "3", "1"]);
    pty.wait_for("Đồng ý cho nhớ tên");
    press(&mut pty, &["4", "8", "1", "1"]);
    pty.wait_for("Gộp hai tên làm một?");
    press(&mut pty, &["1"]);
    pty.wait_for(&format!("Ma Văn An, số {}", an.number));
    press(&mut pty, &["1", "1"]);
    pty.wait_for("Chưa có tên nào");
    press(&mut pty, &["\r", "2"]);
    pty.wait_for("Chụp bằng điện thoại");
    press(&mut pty, &["\r", "6"]);
    pty.wait_for("Xóa tên bác Lan?");
    press(&mut pty, &["1"]);
    pty.wait_for("Đã xóa tên");
    press(&mut pty, &["\r", "4"]);
    pty.wait_for("chưa thấy ai bị vướng");
    press(&mut pty, &["0"]);
    pty.wait_for("Mời bà con");
    pty.signal(pty::Signal::TERM);
    assert!(pty.wait_for_end().success());
    let acts = bodies(&data);
    let has = |wanted: &dyn Fn(&Body) -> bool| acts.iter().any(wanted);
    assert!(has(&|body| matches!(body, Body::LearnerRenamed { learner, by: Some(_) } if *learner == lan.code)));
    assert!(has(&|body| matches!(body, Body::ConsentHeard { learner, given: true, .. } if *learner == lan.code)));
    assert!(has(&|body| matches!(body, Body::LearnersMerged { learner, .. } if *learner == an.code)));
    assert!(has(&|body| matches!(body, Body::MergeUndone { by: Some(_), .. })));
    assert!(has(&|body| matches!(body, Body::NameErased { learner, by: Some(_) } if *learner == lan.code)));
    for entry in std::fs::read_dir(&data).expect("the folder").flatten() {
        let bytes = std::fs::read(entry.path()).unwrap_or_default();
        let lies_in = |name: &str| bytes.windows(name.len()).any(|part| part == name.as_bytes());
        assert!(!lies_in("Hoàng Thị Lan") && !lies_in("hoang thi lan"), "{}", entry.path().display());
    }
}

#[test]
fn the_card_on_the_screen_is_read_by_zbar_and_leads_back_to_its_owner() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("station");
    let (lan, _) = station(&data);
    let keys = ["@1", "4", "1", "@0.5", "text:408163", "Return", "@1", "1", "1", "1", "2", "2", "@0.5"];
    for (columns, rows) in [(64, 24), (100, 30)] {
        let Some(png) = window::picture_of_the_station(&data, columns, rows, &keys) else { return };
        if let Some(folder) = std::env::var_os("TRAMHOC_PICTURES") {
            std::fs::write(Path::new(&folder).join(format!("card {columns}x{rows}.png")), &png).expect("kept");
        }
        let Some(read) = window::read_by_zbar(&png) else { return };
        assert_eq!(read, [lan.code.on_card()], "{columns}x{rows}");
    }
}

// The commands

#[test]
fn the_commands_ask_for_the_pin_count_a_wrong_one_and_record_who_it_was() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("station");
    let (lan, _) = station(&data);
    let number = lan.number.to_string();
    let file = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).expect("a file");
        path.display().to_string()
    };
    let (right, wrong, short) = (file("right", "408163\n"), file("wrong", "730951\n"), file("short", "4081\n"));
    let rename = ["people", "rename", &number, "Hoàng Thị Lành"];
    let with = |pin: &str| tramhoc(&data, &[&rename[..], &["--pin-file", pin]].concat());
    let tries = || Store::open_to_read(&data).expect("a store").volunteers().expect("read")[0].lock.tries;
    assert_eq!(with(&short).code, 2);
    assert_eq!(with("/nowhere/pin").code, 3);
    assert_eq!(tries(), 0);
    let Said { code, err: said, .. } = with(&wrong);
    assert!(code == 1 && said.contains("Mã PIN chưa đúng"), "{code} {said}");
    assert_eq!(tries(), 1);
    let by_lan = tramhoc(&data, &[&rename[..], &["--by", &number, "--pin-file", &right]].concat());
    assert!(by_lan.code == 1 && by_lan.err.contains("Chỉ người trông trạm"), "{by_lan:?}");
    assert!(!bodies(&data).iter().any(|body| matches!(body, Body::LearnerRenamed { .. })));
    assert_eq!(with(&right).code, 0);
    assert_eq!(tries(), 0);
    let acts = bodies(&data);
    assert!(acts.iter().any(|body| matches!(body, Body::LearnerRenamed { by: Some(_), .. })));
    let places = |wanted: fn(&Body) -> bool| acts.iter().rposition(wanted);
    let entered = places(|body| matches!(body, Body::SupervisorEntered { .. }));
    let left = places(|body| matches!(body, Body::SupervisorLeft { .. }));
    assert!(entered < left, "the command leaves the door closed");
}

#[test]
fn after_five_wrong_pins_a_command_waits_like_the_door() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("station");
    let (lan, _) = station(&data);
    let wrong = folder.path().join("wrong");
    std::fs::write(&wrong, "730951").expect("a file");
    let (number, wrong) = (lan.number.to_string(), wrong.display().to_string());
    let erase = || tramhoc(&data, &["people", "erase", &number, "--pin-file", &wrong]);
    let said: Vec<String> = (0..6).map(|_| erase().err).collect();
    assert!(said[5].contains("phải chờ"), "{said:?}");
    assert!(tramhoc(&data, &["people", "list"]).out.contains("Hoàng Thị Lan"), "looking needs no PIN");
}

#[test]
fn cards_are_made_by_the_command_in_every_form_and_hold_a_name_only_when_asked() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("station");
    let (lan, an) = station(&data);
    let pin = folder.path().join("pin");
    std::fs::write(&pin, PIN).expect("a file");
    let (pin, number) = (pin.display().to_string(), lan.number.to_string());
    let card = |more: &[&str]| {
        let arguments = [&["people", "card", "--pin-file", &pin], more].concat();
        let run = Command::new(env!("CARGO_BIN_EXE_tramhoc")).args(&arguments).arg("--data").arg(&data).output();
        run.expect("the program runs")
    };
    let page = card(&[&number, "--as", "svg"]);
    let page = String::from_utf8(page.stdout).expect("an SVG");
    assert!(page.starts_with("<svg") && page.contains("Thẻ học") && !page.contains("Lan"), "{page}");
    let named = String::from_utf8(card(&[&number, "--as", "a4", "--with-name"]).stdout).expect("a page");
    assert!(named.starts_with("<!DOCTYPE html>") && named.contains("Bà Hoàng Thị Lan"));
    let receipt = card(&[&number, "--as", "receipt"]).stdout;
    assert!(receipt.starts_with(b"\x1b@"));
    let file = folder.path().join("all.html").display().to_string();
    let all = card(&["--all", "-o", &file, "--json"]);
    assert_eq!(String::from_utf8(all.stdout).expect("JSON").trim(), r#"{"cards":3}"#);
    assert!(std::fs::read_to_string(&file).expect("a page").contains("<svg"));
    assert_eq!(card(&["--xom", "cay-xanh"]).status.code(), Some(1));
    assert_eq!(card(&[]).status.code(), Some(2));
    let made = |wanted: &Person| {
        let made = |body: &Body| matches!(body, Body::CardMade { learner, by: Some(_) } if *learner == wanted.code);
        bodies(&data).iter().filter(|body| made(body)).count()
    };
    assert_eq!((made(&lan), made(&an)), (4, 1));
}
