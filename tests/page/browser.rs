//! The page in a real Chromium: what a volunteer sees, what goes over the network, and what is left without one.

use super::commune::{Commune, RETIRED, STOLEN, altered, confirmation, station};
use super::{node, vectors};
use chrono::NaiveDate;
use serde_json::{Value, json};
use std::io::Write;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;
use tramhoc::credential::{KeyStatus, Keyring, Kind, KnownKey, PhonePage, judge, keeper};

const CHROMIUM: &str = "/usr/bin/chromium";

fn is_here(test: &str) -> bool {
    let here = Path::new(CHROMIUM).exists();
    if !here {
        let _ = writeln!(std::io::stderr(), "SKIPPED {test}: apt-get install chromium");
    }
    here && node::is_here(test)
}

/// A web server's folder, and the browser's.
struct Served {
    folder: TempDir,
    work: TempDir,
}

impl Served {
    /// `V.html` with what keeps it.
    fn page(html: &str) -> Self {
        let served = Self { folder: TempDir::new().expect("a folder"), work: TempDir::new().expect("a folder") };
        served.put("V.html", html);
        served.put("V-sw.js", &keeper());
        served
    }

    fn put(&self, name: &str, text: &str) {
        std::fs::write(self.folder.path().join(name), text).expect("a file");
    }

    fn file(&self, name: &str) -> String {
        format!("file://{}/{name}", self.folder.path().display())
    }

    /// What `browser.mjs` has seen, served and recorded.
    fn browse(&self, steps: &[Value]) -> Value {
        let plan = self.work.path().join("plan.json");
        let told =
            json!({ "chromium": CHROMIUM, "folder": self.folder.path(), "work": self.work.path(), "steps": steps });
        std::fs::write(&plan, told.to_string()).expect("a file");
        let output = Command::new("node").arg(node::script("browser.mjs")).arg(&plan).output().expect("node runs");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let report: Value = serde_json::from_slice(&output.stdout).expect("JSON");
        assert_eq!(report["complaints"], json!([]), "nothing was refused and nothing failed");
        report
    }
}

fn open(address: &str) -> Value {
    json!({ "do": "open", "at": address })
}

fn link(digits: &str) -> Value {
    open(&format!("{{server}}/V#{digits}"))
}

/// A link for each verdict, and its words.
fn links() -> [(String, &'static str); 8] {
    let right = confirmation(1, 100, Kind::Watched);
    [
        (right.digits(), "CHỮ KÝ ĐÚNG – trạm Nhà văn hóa xóm Đồng Keng 1 – danh sách khóa ngày 22/11/2026"),
        (
            confirmation(RETIRED, 100, Kind::Real).digits(),
            "CHỮ KÝ ĐÚNG – trạm Nhà văn hóa xóm Đồng Keng 3 – danh sách khóa ngày 22/11/2026",
        ),
        (altered(&right, 8 * 12), "KHÔNG ĐÚNG"),
        ("12345".to_owned(), "KHÔNG ĐÚNG"),
        (confirmation(99, 100, Kind::Watched).digits(), "CHƯA BIẾT TRẠM NÀY"),
        (confirmation(2, 7, Kind::Alone).digits(), "ĐÃ THU HỒI – hỏi xã"),
        (confirmation(STOLEN, 100, Kind::Watched).digits(), "KHÓA ĐÃ BỊ LỘ – hỏi xã"),
        (confirmation(1, 100, Kind::Demo).digits(), "MẪU – KHÔNG CÓ GIÁ TRỊ"),
    ]
}

/// The requests the browser made on behalf of what it showed: not its own errands to its maker.
fn of_the_page(report: &Value) -> Vec<String> {
    let asked = report["asked"].as_array().expect("requests").iter();
    let of_page = asked.filter(|request| {
        let by_itself = request["initiator"] == "not an origin";
        !by_itself || vectors::text(request, "for").contains("127.0.0.1")
    });
    of_page.map(|request| vectors::text(request, "url").to_owned()).collect()
}

#[test]
fn the_cameras_link_shows_the_words_of_the_station_and_nothing_is_asked_of_anybody_else() {
    if !is_here("the camera's link shows the words of the station") {
        return;
    }
    let served = Served::page(&Commune::whole().page("V-sw.js"));
    let links = links();
    let steps: Vec<_> = links.iter().map(|(digits, _)| link(digits)).collect();
    let report = served.browse(&steps);
    for ((digits, words), seen) in links.iter().zip(report["seen"].as_array().expect("pages")) {
        assert_eq!(seen["words"], *words, "{digits}");
        assert_eq!(seen["facts"].as_array().expect("facts").is_empty(), !words.starts_with("CHỮ KÝ"), "{seen}");
        assert_eq!(seen["limits"] == false, !words.starts_with("CHỮ KÝ"), "{seen}");
        assert!(seen["wide"].as_u64().is_some_and(|wide| wide <= 360), "nothing is wider than the phone: {seen}");
    }
    let right = &report["seen"][0];
    assert_eq!(
        right["facts"],
        json!(["Ba cuộc gọi lạ (bài\u{a0}12)", "Đã tập, có người xem", "22/11/2026", "Đạt, 90%"])
    );
    assert!(vectors::text(right, "limits").contains("không phải xác nhận kỹ năng số của Nhà nước trên VNeID"));
    let served: Vec<_> = report["served"].as_array().expect("paths").iter().map(Value::to_string).collect();
    assert!(served.iter().all(|path| path == "\"/V\"" || path == "\"/V-sw.js\""), "{served:?}");
    let origin = vectors::text(&report, "origin");
    let asked = of_the_page(&report);
    assert!(asked.len() >= links.len(), "{asked:?}");
    let ours = |url: &String| {
        let path = url.strip_prefix(origin).map(|path| path.split('#').next());
        matches!(path, Some(Some("/V" | "/V-sw.js")))
    };
    assert!(asked.iter().all(ours), "{asked:?}");
    println!("{} links, {} requests, all for the page and its keeper", links.len(), asked.len());
}

#[test]
fn it_works_as_a_saved_file_and_saved_once_more_with_a_verdict_on_it() {
    if !is_here("it works as a saved file") {
        return;
    }
    let served = Served::page(&Commune::whole().page("V-sw.js"));
    let again = served.folder.path().join("again.html");
    let mut steps = Vec::new();
    for (digits, _) in &links() {
        steps.extend([
            open(&format!("{}#{digits}", served.file("V.html"))),
            json!({ "do": "save", "to": again }),
            open(&served.file("again.html")),
            json!({ "do": "type", "text": digits }),
            open(&format!("{}#{digits}", served.file("again.html"))),
        ]);
    }
    let report = served.browse(&steps);
    let seen = report["seen"].as_array().expect("pages");
    for ((digits, words), seen) in links().iter().zip(seen.chunks(5)) {
        assert_eq!(
            (&seen[0]["words"], &seen[3]["words"], &seen[4]["words"]),
            (&json!(words), &json!(words), &json!(words))
        );
        assert_eq!((&seen[2]["colour"], &seen[2]["facts"]), (&json!("start"), &json!([])), "no old verdict: {digits}");
    }
    assert_eq!(report["served"], json!([]));
    let by_page =
        |request: &&Value| vectors::text(request, "url").starts_with("http") && request["initiator"] != "not an origin";
    assert_eq!(report["asked"].as_array().expect("requests").iter().filter(by_page).count(), 0);
}

#[test]
fn after_a_first_visit_it_opens_with_the_server_gone() {
    if !is_here("after a first visit it opens with the server gone") {
        return;
    }
    let served = Served::page(&Commune::whole().page("V-sw.js"));
    let links = links();
    let mut steps = vec![open("{server}/V"), json!({ "do": "keep" }), json!({ "do": "stop" })];
    steps.extend(links.iter().map(|(digits, _)| link(digits)));
    steps.extend([open("{server}/Vietnam"), open("{server}/V?x"), json!({ "do": "follow", "hash": links[2].0 })]);
    let report = served.browse(&steps);
    for ((digits, words), seen) in links.iter().zip(&report["seen"].as_array().expect("pages")[3..]) {
        assert_eq!(seen["words"], *words, "{digits}");
    }
    let rest = &report["seen"].as_array().expect("pages")[3 + links.len()..];
    assert!(rest[0]["error"].is_string(), "other pages of the server are none of its business: {}", rest[0]);
    assert_eq!((&rest[1]["colour"], &rest[2]["words"]), (&json!("start"), &json!(links[2].1)));
}

#[test]
fn a_newer_key_list_is_taken_at_the_next_visit() {
    if !is_here("a newer key list is taken at the next visit") {
        return;
    }
    let commune = Commune::whole();
    let served = Served::page(&commune.page("V-sw.js"));
    let newer = commune.keyring.clone().revoking([confirmation(1, 100, Kind::Watched).credential().id]);
    served.put("newer", &Commune { keyring: newer, ..commune }.page("V-sw.js"));
    let right = confirmation(1, 100, Kind::Watched).digits();
    let (from, to) = (served.folder.path().join("newer"), served.folder.path().join("V.html"));
    let steps = [
        link(&right),
        json!({ "do": "keep" }),
        json!({ "do": "copy", "from": from, "to": to }),
        link(&right),
        json!({ "do": "stop" }),
        link(&right),
    ];
    let seen = &served.browse(&steps)["seen"];
    assert!(vectors::text(&seen[0], "words").starts_with("CHỮ KÝ ĐÚNG"));
    assert_eq!((&seen[3]["words"], &seen[5]["words"]), (&json!("ĐÃ THU HỒI – hỏi xã"), &json!("ĐÃ THU HỒI – hỏi xã")));
}

#[test]
fn a_name_is_shown_as_it_is_written_whatever_is_in_it() {
    if !is_here("a name is shown as it is written") {
        return;
    }
    let hostile = "</script><script>document.body.remove()</script><!--<img src=x onerror=alert(1)>{{list}}&amp;\"'\\u003c\u{2028}";
    let known = KnownKey::new(station(1).verifying_key().as_bytes(), Some(hostile.to_owned()), KeyStatus::Active)
        .expect("a key");
    let keyring = Keyring::new(vec![known], NaiveDate::from_ymd_opt(2026, 11, 22));
    let lessons = vec![(12, hostile), (13, "{{judging}}")];
    let page =
        PhonePage { commune: Some(hostile), warning: Some(hostile), keyring: &keyring, lessons, keeper: "V-sw.js" }
            .html();
    let served = Served::page(&page);
    let right = confirmation(1, 100, Kind::Watched).digits();
    let plain = Served::page(&Commune::whole().page("V-sw.js")).browse(&[link(&right)]);
    let report = served.browse(&[link(&right)]);
    let seen = &report["seen"][0];
    assert_eq!(seen["words"], judge(&right, &keyring).words());
    assert_eq!(seen["facts"][0], format!("{hostile} (bài\u{a0}12)"));
    assert_eq!(seen["commune"], format!("Trạm học · {hostile}"));
    assert_eq!(seen["elements"], plain["seen"][0]["elements"], "no element came out of a name");
}

#[test]
fn every_vector_typed_into_the_page_or_opened_as_a_link_shows_the_words_of_the_station() {
    if !is_here("every vector typed into the page shows the words of the station") {
        return;
    }
    let vectors = vectors::all();
    let served = Served::page("");
    let mut steps = Vec::new();
    let mut expected = Vec::new();
    for (place, (_, vector)) in vectors.iter().enumerate() {
        let keyring = vectors::keyring(vector);
        let (page, text) = (format!("k{place}"), vectors::text(vector, "text"));
        served.put(&format!("{page}.html"), &Commune { name: None, keyring: keyring.clone() }.page("V-sw.js"));
        let words = judge(text, &keyring).words();
        let as_link = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        steps.push(open(&if as_link { format!("{{server}}/{page}#{text}") } else { format!("{{server}}/{page}") }));
        expected.push(as_link.then(|| words.clone()));
        steps.push(json!({ "do": "type", "text": text }));
        expected.push(Some(words));
    }
    let report = served.browse(&steps);
    for ((expected, seen), step) in expected.iter().zip(report["seen"].as_array().expect("pages")).zip(&steps) {
        if let Some(words) = expected {
            assert_eq!(seen["words"], *words, "{step}");
        }
    }
    println!("{} vectors in Chromium: 0 disagreements", vectors.len());
}

/// For a person to look at: `TRAMHOC_PICTURES=DIR cargo test --test page -- pictures`.
#[test]
fn pictures_of_every_verdict_are_taken_where_somebody_asks_for_them() {
    let Some(folder) = std::env::var_os("TRAMHOC_PICTURES").filter(|_| is_here("pictures of every verdict")) else {
        return;
    };
    let mut steps = Vec::new();
    for (name, size) in [("phone", [360, 740]), ("desk", [1280, 800])] {
        for (place, (digits, _)) in links().iter().enumerate() {
            let to = Path::new(&folder).join(format!("{name}-{place}.png"));
            steps.push(json!({ "do": "open", "at": format!("{{server}}/V#{digits}"), "size": size }));
            steps.push(json!({ "do": "picture", "to": to }));
        }
        steps.push(json!({ "do": "open", "at": "{server}/V", "size": size }));
        steps.push(json!({ "do": "picture", "to": Path::new(&folder).join(format!("{name}-start.png")) }));
        steps.push(json!({ "do": "type", "text": "0123 4567" }));
        steps.push(json!({ "do": "picture", "to": Path::new(&folder).join(format!("{name}-typed.png")) }));
    }
    Served::page(&Commune::whole().page("V-sw.js")).browse(&steps);
    assert!(Path::new(&folder).join("phone-start.png").exists());
}
