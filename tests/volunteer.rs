//! The records as a volunteer meets them on the command line: people, what is on record and whether it is whole, taking it
//! out, and completions that come back by their QRs. What is taken out is checked by software that is not ours.

mod said;

use said::Said;
use std::io::Write;
use std::path::Path;
use std::process::Command;
use tramhoc::contract::{Effect, Fact};
use tramhoc::lesson::Catalogue;
use tramhoc::ports::speaker::Silence;
use tramhoc::ports::{Machine, Parts, Ports};
use tramhoc::record::{Body, LearnerCode, LearnerNumber};

fn tramhoc(data: &Path, arguments: &[&str]) -> Said {
    Said::by(Command::new(env!("CARGO_BIN_EXE_tramhoc")).args(arguments).arg("--data").arg(data))
}

fn done(data: &Path, arguments: &[&str]) -> serde_json::Value {
    let Said { code, out, err: error } = tramhoc(data, &[arguments, &["--json"]].concat());
    assert_eq!((code, error.as_str()), (0, ""), "{arguments:?}: {out}");
    serde_json::from_str(&out).expect("JSON")
}

fn refused(data: &Path, arguments: &[&str]) -> String {
    let Said { code, out, err: error } = tramhoc(data, arguments);
    assert_eq!((code, out.as_str()), (1, ""), "{arguments:?}: {error}");
    error
}

fn ports(data: &Path) -> Ports {
    let mut ports = Ports::new(Parts::of_machine(data.into(), Box::new(Catalogue::default), Box::new(Silence)));
    ports.run(&Effect::Open);
    ports
}

/// Somebody new passes the self-check of lesson 6 and is confirmed. Their code, and what the QR says.
fn confirmed(data: &Path, name: Option<&str>) -> (LearnerCode, String) {
    let mut ports = ports(data);
    let effect = match name {
        Some(name) => Effect::AddPerson { name: name.into(), address: None, xom: None },
        None => Effect::SignInGuest,
    };
    let Some(Fact::SignedIn { learner, .. }) = ports.run(&effect) else { panic!("not signed in") };
    let (learner, lesson, version, attempt) = (learner.code, 6, 1, 77);
    ports.run(&Effect::Record(Body::CheckDone { learner, lesson, version, attempt, right: 5, of: 5, passed: true }));
    let Some(Fact::Confirmed { confirmation, .. }) = ports.run(&Effect::Confirm { lesson, version, percent: 100 })
    else {
        panic!("not confirmed")
    };
    ports.run(&Effect::SignOut);
    (learner, confirmation.qr_text)
}

fn python() -> bool {
    let found = Command::new("python3").args(["-c", "import cryptography"]).output();
    let can = found.is_ok_and(|output| output.status.success());
    if !can {
        let _ = writeln!(std::io::stderr(), "SKIPPED records: needs python3 and `pip install cryptography`");
    }
    can
}

/// What the independent checker says of an export.
fn checked(folder: &Path) -> (Option<i32>, String) {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/independent_records.py");
    let output = Command::new("python3").arg(script).arg(folder).output().expect("python3 runs");
    (output.status.code(), String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned())
}

#[test]
fn a_volunteer_sets_people_right_from_the_command_line() {
    let place = tempfile::tempdir().expect("a folder");
    let data = place.path().join("station");
    assert_eq!(tramhoc(&data, &["people", "list"]).out, "Trạm này chưa ghi tên ai.\n");
    assert!(!data.exists(), "looking makes no station");
    let first = LearnerNumber::starting(LearnerNumber::FIRST).expect("a number").to_string();
    assert!(refused(&data, &["people", "erase", &first]).contains("Không có ai như vậy"));
    assert!(!data.exists(), "nor does what is refused");

    let lan = done(&data, &["people", "add", " Hoàng  Thị Lan", "--address", "bà", "--xom", "dong-keng"]);
    assert_eq!((lan["name"].as_str(), lan["number"].to_string()), (Some("Hoàng Thị Lan"), first));
    let lam = done(&data, &["people", "add", "Hoàng Thị Lam"]);
    let (lan_number, lam_number) = (lan["number"].to_string(), lam["number"].to_string());
    let merge = ["people", "merge", &lam_number, &lan_number];
    assert!(refused(&data, &merge).contains("Hai tên khác nhau"));
    assert_eq!(done(&data, &[merge.as_slice(), &["--names-differ"]].concat())["kept"], lan["code"]);
    assert!(refused(&data, &merge).contains("là một người rồi"));
    let found = done(&data, &["people", "list", &lam_number]);
    assert_eq!((found.as_array().map(Vec::len), &found[0]["number"]), (Some(1), &lan["number"]), "{found}");
    assert!(refused(&data, &["people", "unmerge", &lan_number]).contains("chưa được gộp"));
    done(&data, &["people", "unmerge", &lam_number]);
    assert_eq!(done(&data, &["people", "list"]).as_array().map(Vec::len), Some(2));

    let renamed = done(&data, &["people", "rename", &lam_number, "Hoàng Thị Lâm", "--by", &lan_number]);
    assert_eq!(renamed["name"], "Hoàng Thị Lâm");
    assert!(refused(&data, &["people", "rename", &lam_number, "12"]).contains("Tên phải có chữ"));
    done(&data, &["people", "erase", &lam_number]);
    assert_eq!(done(&data, &["people", "list"]).as_array().map(Vec::len), Some(1));
    assert!(refused(&data, &["people", "merge", &lam_number, &lan_number]).contains("xin xóa tên"));
    assert_eq!(tramhoc(&data, &["people", "erase", "10000"]).code, 2, "the check digit is wrong");
}

#[test]
fn a_guests_visit_is_shown_and_goes_to_whom_it_belongs() {
    let place = tempfile::tempdir().expect("a folder");
    let data = place.path();
    let (guest, _) = confirmed(data, None);
    let hoa = done(data, &["people", "add", "Bùi Thị Hoa"])["number"].to_string();
    let guest = guest.to_string();
    let visits = done(data, &["people", "split", &guest]);
    assert_eq!((visits[0]["visit"].as_u64(), visits[0]["lessons"].to_string()), (Some(1), "[6]".into()), "{visits}");
    let Said { out: shown, .. } = tramhoc(data, &["people", "split", &guest]);
    assert!(shown.contains("Buổi 1, ngày ") && shown.contains("bài 6") && shown.contains("--attempt 77"), "{shown}");
    let to = ["people", "split", &guest, "--to", &hoa];
    assert!(refused(data, &to).contains("Chưa chọn phần nào"));
    assert!(refused(data, &[to.as_slice(), &["--visit", "2"]].concat()).contains("không có buổi học số 2"));
    assert_eq!(done(data, &[to.as_slice(), &["--visit", "1"]].concat())["moved"], 4);
    assert_eq!(done(data, &["people", "split", &hoa])[0]["lessons"].to_string(), "[6]");
    assert_eq!(done(data, &["people", "split", &guest]).as_array().map(Vec::len), Some(0));
}

#[test]
fn what_is_on_record_is_taken_out_whole_and_signed_and_without_a_name() {
    let place = tempfile::tempdir().expect("a folder");
    let (data, out) = (place.path().join("station"), place.path().join("out"));
    confirmed(&data, Some("Hoàng Thị Lan"));
    confirmed(&data, None);
    let shown = done(&data, &["records", "show"]);
    assert_eq!(shown["people"], serde_json::json!({ "named": 1, "erased": 0, "guests": 1 }));
    assert_eq!((&shown["chains"][0]["verified"], &shown["chains"][0]["vouched"]), (&true.into(), &true.into()));
    assert_eq!(shown["head"]["seq"], shown["events"]);

    let to = out.display().to_string();
    let export = ["records", "export", "--to", &to];
    assert_eq!(tramhoc(&data, &export).code, 0);
    let events = std::fs::read_to_string(out.join("events.jsonl")).expect("events");
    assert_eq!(events.lines().count() as u64, shown["events"].as_u64().expect("a number"));
    for word in ["Hoàng", "hoang", "Lan", "Thị"] {
        assert!(!events.contains(word), "{word}");
    }
    assert!(refused(&data, &export).contains("events.jsonl có sẵn"), "nothing is written over");
    if !python() {
        return;
    }
    let (code, said) = checked(&out);
    assert_eq!(code, Some(0), "{said}");
    let found: serde_json::Value = serde_json::from_str(&said).expect("JSON");
    assert_eq!((&found["events"], &found["kinds"][0]), (&shown["events"], &"epoch_begun".into()));

    for (file, from, to) in
        [("events.jsonl", "\\\"passed\\\":true", "\\\"passed\\\":false"), ("head.json", "\"seq\": ", "\"seq\": 1")]
    {
        let text = std::fs::read_to_string(out.join(file)).expect("a file");
        assert!(text.contains(from), "{from} is there to be altered");
        std::fs::write(out.join(file), text.replacen(from, to, 1)).expect("written");
        assert_eq!(checked(&out).0, Some(1), "{from} altered");
        std::fs::write(out.join(file), text).expect("written");
    }
    let cut = events.lines().take(events.lines().count() - 1).collect::<Vec<_>>().join("\n");
    std::fs::write(out.join("events.jsonl"), cut).expect("written");
    assert_eq!(checked(&out).0, Some(1), "an event is missing at the end");
}

#[test]
fn an_altered_record_is_shown_as_broken_and_its_head_is_not_signed() {
    let place = tempfile::tempdir().expect("a folder");
    let (data, out) = (place.path().join("station"), place.path().join("out"));
    confirmed(&data, None);
    let db = rusqlite::Connection::open(data.join("tramhoc.sqlite")).expect("a database");
    let alter = "DROP TRIGGER event_is_not_altered;
        UPDATE event SET payload = replace(payload, '\"right\":5', '\"right\":6') WHERE kind = 'check_done';";
    db.execute_batch(alter).expect("altered");
    drop(db);
    let Said { code, out: shown, .. } = tramhoc(&data, &["records", "show"]);
    assert!(code == 1 && shown.contains("HỎNG") && shown.contains("was altered"), "{shown}");
    let Said { code, err: error, .. } = tramhoc(&data, &["records", "export", "--to", &out.display().to_string()]);
    assert!(code == 1 && error.contains("HỎNG"), "{error}");
    assert!(
        out.join("events.jsonl").exists() && !out.join("head.json").exists(),
        "what is there is taken out all the same"
    );
}

/// The records and every copy of them.
fn lose_everything_but_the_key(data: &Path) {
    for entry in std::fs::read_dir(data).expect("a folder").map(|entry| entry.expect("a file").path()) {
        if entry.is_dir() {
            std::fs::remove_dir_all(entry).expect("removed");
        } else if !entry.ends_with("station.key") {
            std::fs::remove_file(entry).expect("removed");
        }
    }
}

#[test]
fn a_completion_comes_back_by_its_qr_after_the_records_were_lost() {
    let place = tempfile::tempdir().expect("a folder");
    let data = place.path();
    let (learner, text) = confirmed(data, Some("Hoàng Thị Lan"));
    let known = tramhoc(data, &["records", "readmit", &text]);
    assert!(known.code == 0 && known.out.contains("đã có sẵn"), "{known:?}");
    lose_everything_but_the_key(data);
    let back = tramhoc(data, &["records", "readmit", &text]);
    assert!(back.code == 0 && back.out.contains(&format!("bài 6 cho mã người học {learner}")), "{back:?}");
    assert!(tramhoc(data, &["records", "readmit", &text]).out.contains("đã có sẵn"));
    let hoa = done(data, &["people", "add", "Hoàng Thị Lan"])["number"].to_string();
    done(data, &["people", "merge", &learner.to_string(), &hoa]);
    let refused = tramhoc(data, &["records", "readmit", &text.replace('7', "8")]);
    assert_eq!(refused.code, 1, "{refused:?}");
    let stranger = tempfile::tempdir().expect("a folder");
    confirmed(stranger.path(), None);
    let unknown = tramhoc(stranger.path(), &["records", "readmit", &text]);
    assert!(unknown.code == 1 && unknown.out.contains("CHƯA BIẾT TRẠM NÀY"), "{unknown:?}");
}
