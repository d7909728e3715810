//! A confirmation on paper: what a printer makes of the receipt's bytes, what readers of QR codes make of every form of paper,
//! also of a poor photo of it, and the command that makes them.

mod photo;
mod printer;

use chrono::NaiveDate;
use photo::Photo;
use proptest::prelude::*;
use std::path::Path;
use std::process::{Command, Output};
use tempfile::TempDir;
use tramhoc::contract::{Effect, Fact};
use tramhoc::credential::Kind;
use tramhoc::lesson::embedded_catalogue;
use tramhoc::paper::{Achievement, Card, CardFacts, Sheet, a4, a5, card_receipt, drawing, picture, receipt};
use tramhoc::ports::speaker::Silence;
use tramhoc::ports::{Machine, Parts, Ports};
use tramhoc::record::{FormOfAddress, LearnerCode, StationInfo};
use tramhoc::texts::{Lang, Texts};
use tramhoc::vietnamese::plain_text;

const VI: Texts = Texts::new(Lang::Vi);

/// The reference of trust.md.
const QR_TEXT: &str = "BDHV:05915732450046402322555315813978470045418951728741355402203606710782914657352215507461218138129510982460205830362519753363244850394193882370108888331295713619630120279764919458356516067465144777049640575564904453";

fn achievement() -> Achievement {
    Achievement {
        place: Some("Nhà văn hóa xóm Đồng Keng".into()),
        learner: Some("Bà Hoàng Thị Lan".into()),
        kind: Kind::Watched,
        lesson: 6,
        title: Some("Cài đúng ứng dụng".into()),
        date: NaiveDate::from_ymd_opt(2026, 11, 22).expect("a date"),
        date_trusted: true,
        short_code: "YRN0X-SGMV9".parse().expect("a code"),
        qr_text: QR_TEXT.into(),
    }
}

fn sheet(achievement: Achievement) -> Sheet {
    achievement.on_paper(VI).expect("a QR")
}

/// As achieved, as a sample, with an address in the QR, and with the longest words.
fn sheets() -> Vec<(&'static str, Sheet, String)> {
    let sample = Achievement { kind: Kind::Demo, ..achievement() };
    let address = QR_TEXT.replace("BDHV:", &format!("HTTPS://{}/V#", "XA-VINH-TAN.GOV.VN"));
    let addressed = Achievement { qr_text: address.clone(), kind: Kind::Real, ..achievement() };
    let long = Achievement {
        place: Some("Nhà văn hóa xóm Bản Nà Làng Phia Khao, xã Nam Cường".into()),
        learner: Some("Bà Công Tằng Tôn Nữ Thị Hồng Nhung Anh Đào".into()),
        title: Some("Đăng ký khai sinh cho cháu trên điện thoại của mình".into()),
        date_trusted: false,
        ..achievement()
    };
    let plain = QR_TEXT.to_owned();
    vec![
        ("paper", sheet(achievement()), plain.clone()),
        ("sample", sheet(sample), plain.clone()),
        ("address", sheet(addressed), address),
        ("long", sheet(long), plain),
    ]
}

/// The receipt as a printer prints it.
fn printed(sheet: &Sheet) -> Photo {
    let paper = printer::print(&receipt(sheet)).expect("only known commands");
    assert!(paper.cut);
    Photo::of_dots(&paper.rows)
}

#[test]
fn a_receipt_is_printed_whole_and_both_readers_read_it_even_from_a_poor_photo() {
    for (name, sheet, text) in sheets() {
        let photo = printed(&sheet);
        assert_eq!(photo.width, 384);
        photo.is_read_as(&text, &format!("receipt-{name}"));
    }
}

#[test]
fn a_picture_is_read_by_both_readers_even_from_a_poor_photo() {
    for (name, sheet, text) in sheets() {
        let png = picture(&sheet).expect("memory does not fail");
        assert!(png.len() < 30_000, "{} bytes", png.len());
        Photo::of_png(&png).is_read_as(&text, &format!("picture-{name}"));
    }
}

#[test]
fn a_drawing_is_read_by_both_readers_even_from_a_poor_photo() {
    const TEST: &str = "a_drawing_is_read_by_both_readers_even_from_a_poor_photo";
    for (name, sheet, text) in sheets() {
        let folder = TempDir::new().expect("a folder");
        let (svg, png) = (folder.path().join("a.svg"), folder.path().join("a.png"));
        std::fs::write(&svg, drawing(&sheet)).expect("a file");
        let arguments = ["--width", "840", "--keep-aspect-ratio", "--output"];
        let Ok(drawn) = Command::new("rsvg-convert").args(arguments).arg(&png).arg(&svg).output() else {
            return println!("SKIPPED {TEST}: apt-get install librsvg2-bin");
        };
        assert!(drawn.status.success(), "{name}: {}", String::from_utf8_lossy(&drawn.stderr));
        Photo::of_png(&std::fs::read(&png).expect("a picture")).is_read_as(&text, &format!("drawing-{name}"));
    }
}

#[test]
fn the_office_page_prints_on_one_sheet_and_both_readers_read_it() {
    const TEST: &str = "the_office_page_prints_on_one_sheet_and_both_readers_read_it";
    for (name, sheet, text) in sheets() {
        let folder = TempDir::new().expect("a folder");
        std::fs::write(folder.path().join("a.html"), a5(&sheet)).expect("a file");
        let Ok(pdf) = pdf_of(folder.path()) else { return println!("SKIPPED {TEST}: apt-get install chromium") };
        assert!(pdf.status.success(), "{name}: {}", String::from_utf8_lossy(&pdf.stderr));
        let drawn = Command::new("pdftoppm")
            .args(["-r", "150", "-png", "-gray", "a.pdf", "page"])
            .current_dir(&folder)
            .output();
        if drawn.is_err() {
            return println!("SKIPPED {TEST}: apt-get install poppler-utils");
        }
        assert!(!folder.path().join("page-2.png").exists(), "{name}: a second sheet");
        let page = Photo::of_png(&std::fs::read(folder.path().join("page-1.png")).expect("a page"));
        let a5_at_150_dpi = (148.0_f64 / 25.4 * 150.0, 210.0_f64 / 25.4 * 150.0);
        assert!(
            (page.width as f64 - a5_at_150_dpi.0).abs() < 3.0 && (page.height as f64 - a5_at_150_dpi.1).abs() < 3.0
        );
        page.is_read_as(&text, &format!("office-{name}"));
    }
}

fn pdf_of(folder: &Path) -> std::io::Result<Output> {
    let home = format!("--user-data-dir={}", folder.join("home").display());
    let quiet = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"];
    let silent =
        ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-pdf-header-footer"];
    let page = format!("file://{}", folder.join("a.html").display());
    let mut chromium = Command::new("chromium");
    chromium
        .args(quiet)
        .args(silent)
        .arg(home)
        .arg(format!("--print-to-pdf={}", folder.join("a.pdf").display()))
        .arg(page);
    chromium.output()
}

/// The card of the learner with this code, and what its QR says.
fn card(code: u8, name: Option<&str>) -> (Card, String) {
    let text = LearnerCode([code, 0xfe, 7, code, 99]).on_card();
    let facts = CardFacts { place: Some("Nhà văn hóa xóm Đồng Keng"), name, number: 10_000, qr_text: &text };
    (facts.on_card(VI).expect("a QR"), text)
}

#[test]
fn a_learners_card_is_printed_and_both_readers_read_it_even_from_a_poor_photo() {
    for name in [None, Some("Bà Công Tằng Tôn Nữ Thị Hồng Nhung Anh Đào")] {
        let (card, text) = card(3, name);
        let paper = printer::print(&card_receipt(&card)).expect("only known commands");
        assert!(paper.cut);
        Photo::of_dots(&paper.rows).is_read_as(&text, &format!("card-{}", name.is_some()));
    }
}

#[test]
fn ten_cards_lie_on_a_sheet_and_every_one_of_them_is_read() {
    const TEST: &str = "ten_cards_lie_on_a_sheet_and_every_one_of_them_is_read";
    let (cards, texts): (Vec<Card>, Vec<String>) = (0..12).map(|code| card(code, None)).unzip();
    let folder = TempDir::new().expect("a folder");
    std::fs::write(folder.path().join("a.html"), a4(&cards)).expect("a file");
    let Ok(pdf) = pdf_of(folder.path()) else { return println!("SKIPPED {TEST}: apt-get install chromium") };
    assert!(pdf.status.success(), "{}", String::from_utf8_lossy(&pdf.stderr));
    for (place, text) in texts.iter().enumerate() {
        let (page, on_page) = (place / Card::A_PAGE + 1, place % Card::A_PAGE);
        match cut_out(folder.path(), page, on_page) {
            Ok(png) => Photo::of_png(&png).is_read_by_zbar_as(text, &format!("card {place}")),
            Err(package) => return println!("SKIPPED {TEST}: apt-get install {package}"),
        }
    }
    let third = ["-r", "20", "-f", "3", "-png", "a.pdf", "third"];
    let third = Command::new("pdftoppm").args(third).current_dir(&folder).output().expect("it ran before");
    assert!(!third.status.success(), "a third sheet");
}

/// One card cut out of `a.pdf` along its dotted lines, as somebody would with scissors; at 150 dots an inch.
fn cut_out(folder: &Path, page: usize, place: usize) -> Result<Vec<u8>, &'static str> {
    let dots = |mm: f64| format!("{:.0}", mm / 25.4 * 150.0);
    let (column, row) = ((place % 2) as f64, (place / 2) as f64);
    let page = page.to_string();
    let (x, y, wide, high) = (dots(10.0 + 95.0 * column), dots(11.0 + 55.0 * row), dots(95.0), dots(55.0));
    let part = ["-x", &x, "-y", &y, "-W", &wide, "-H", &high];
    let cut = Command::new("pdftoppm")
        .args(["-r", "150", "-png", "-gray", "-singlefile", "-f", &page])
        .args(part)
        .args(["a.pdf", "card"])
        .current_dir(folder)
        .output();
    cut.map_err(|_| "poppler-utils")?;
    Ok(std::fs::read(folder.join("card.png")).expect("a card"))
}

#[test]
fn the_office_page_asks_for_nothing_and_runs_nothing() {
    let cards = [a4(&[card(1, None).0])];
    for page in sheets().iter().map(|(_, sheet, _)| a5(sheet)).chain(cards) {
        let page = page.to_lowercase();
        for forbidden in [
            "<script",
            "http-equiv=\"refresh\"",
            "src=",
            "href=",
            "url(",
            "@import",
            "<link",
            "<img",
            "onload",
            "<foreign",
        ] {
            assert!(!page.contains(forbidden), "{forbidden}");
        }
        let address = page.replace("http://www.w3.org/2000/svg", "");
        assert!(
            !address.contains("http:") && !address.contains("https:"),
            "the only address is the name of the format"
        );
        assert!(page.contains("default-src 'none'"));
        assert!(page.contains("@page { size: a5") || page.contains("@page { size: a4"));
    }
}

/// Any characters, those that command printers and browsers more often than by chance.
fn hostile() -> impl Strategy<Value = String> {
    const PIECES: [&str; 20] = [
        "\u{1b}@",
        "\u{1b}p\0\u{19}",
        "\u{1d}V\0",
        "\u{1d}(A",
        "\u{10}\u{14}",
        "\u{1c}p",
        "\0",
        "\u{18}",
        "\u{9b}2J",
        "\r\n",
        "\u{202e}",
        "<script>",
        "\"/>",
        "&#27;",
        "]]>",
        "'",
        "e\u{302}\u{301}\u{323}\u{33f}",
        "Đặng ",
        "中",
        "😀",
    ];
    let piece =
        prop_oneof![prop::sample::select(&PIECES[..]).prop_map(str::to_owned), any::<char>().prop_map(String::from)];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

/// Control, line separators, what turns the writing round or cannot be seen; and everything above the signs we have.
fn commands_or_hides(c: char) -> bool {
    let hides = matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}');
    c.is_control() || hides || c >= '\u{e000}'
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases(10_000)))]
    #[test]
    fn the_filter_before_screen_and_printer_lets_no_sign_of_control_through(text in hostile()) {
        let plain = plain_text(&text);
        prop_assert!(!plain.chars().any(commands_or_hides), "{:?}", plain);
        prop_assert_eq!(plain_text(&plain), plain.clone());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases(50)))]
    #[test]
    fn whatever_the_words_are_a_printer_gets_only_known_commands_and_a_browser_only_text(
        place in hostile(), learner in hostile(), title in hostile(), sample: bool,
    ) {
        let kind = if sample { Kind::Demo } else { Kind::Alone };
        let words = Achievement { place: Some(place), learner: Some(learner), title: Some(title), kind, ..achievement() };
        let sheet = sheet(words);
        let paper = printer::print(&receipt(&sheet));
        prop_assert!(paper.is_ok(), "{:?}", paper.err());
        let page = a5(&sheet);
        prop_assert!(!page.chars().any(|c| c.is_control() && c != '\n'));
        let tags = |page: &str| page.matches('<').count() - page.matches("<text").count() - page.matches("</text").count();
        prop_assert_eq!(tags(&page), tags(&a5(&sheet_like(&sheet))), "no word makes an element");
    }
}

/// The same paper with harmless words.
fn sheet_like(sheet: &Sheet) -> Sheet {
    let harmless = "Lan".to_owned();
    Sheet {
        place: sheet.place.as_ref().map(|_| harmless.clone()),
        learner: harmless.clone(),
        title: harmless,
        ..sheet.clone()
    }
}

/// `TRAMHOC_FULL=1` makes a hundred times as many.
fn cases(few: u32) -> u32 {
    if std::env::var_os("TRAMHOC_FULL").is_some() { few * 100 } else { few }
}

/// A station's folder in which Bà Lan has a confirmation, and its short code.
fn station() -> (TempDir, String) {
    let folder = TempDir::new().expect("a folder");
    let lessons = || embedded_catalogue(VI);
    let mut ports = Ports::new(Parts::of_machine(folder.path().into(), Box::new(lessons), Box::new(Silence)));
    ports.run(&Effect::Open);
    ports
        .describe(&StationInfo { place: Some("Nhà văn hóa xóm Đồng Keng".into()), ..StationInfo::default() })
        .expect("a place");
    let name = "Hoàng Thị Lan".to_owned();
    ports.run(&Effect::AddPerson { name, address: Some(FormOfAddress::Ba), xom: None });
    let confirmed = ports.run(&Effect::Confirm { lesson: 6, version: 1, percent: 80 });
    let Some(Fact::Confirmed { confirmation, .. }) = confirmed else { panic!("{confirmed:?}") };
    (folder, confirmation.short_code.to_string())
}

fn records_paper(folder: &TempDir, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tramhoc"));
    command.arg("--data").arg(folder.path()).args(["records", "paper"]).args(arguments).output().expect("the program")
}

#[test]
fn a_confirmation_on_record_is_put_on_paper_in_every_form_and_verifies() {
    let (folder, code) = station();
    let receipt = records_paper(&folder, &[&code, "--as", "receipt"]);
    assert!(receipt.status.success(), "{}", String::from_utf8_lossy(&receipt.stderr));
    let paper = printer::print(&receipt.stdout).expect("only known commands");
    let text = Photo::of_dots(&paper.rows).text();
    let verified =
        Command::new(env!("CARGO_BIN_EXE_tramhoc")).arg("--data").arg(folder.path()).args(["verify", &text]).output();
    let verified = String::from_utf8(verified.expect("the program").stdout).expect("text");
    assert!(verified.starts_with("CHỮ KÝ ĐÚNG") && verified.contains(&code), "{verified}");
    let file = folder.path().join("giấy.png");
    let picture = records_paper(&folder, &[&code, "--as", "png", "-o", file.to_str().expect("a name")]);
    assert!(picture.status.success() && picture.stdout.is_empty());
    assert_eq!(Photo::of_png(&std::fs::read(&file).expect("a picture")).text(), text);
    for form in ["svg", "a5"] {
        let drawn = String::from_utf8(records_paper(&folder, &[&code, "--as", form]).stdout).expect("text");
        assert!(drawn.contains("Cài đúng ứng dụng") && drawn.contains("Đồng Keng") && drawn.contains(&code), "{form}");
    }
}

#[test]
fn the_name_is_on_the_paper_only_when_asked_for_and_never_after_it_was_erased() {
    let (folder, code) = station();
    let page = |arguments: &[&str]| String::from_utf8(records_paper(&folder, arguments).stdout).expect("text");
    let (bare, named) = (page(&[&code]), page(&[&code, "--with-name"]));
    assert!(!bare.contains("Lan") && bare.contains("Người học ở trạm"));
    assert!(named.contains("Bà Hoàng Thị Lan"));
    let list =
        Command::new(env!("CARGO_BIN_EXE_tramhoc")).arg("--data").arg(folder.path()).args(["people", "list"]).output();
    let list = String::from_utf8(list.expect("the program").stdout).expect("text");
    let number = list.split_whitespace().next().expect("a number").to_owned();
    let erased = Command::new(env!("CARGO_BIN_EXE_tramhoc"))
        .arg("--data")
        .arg(folder.path())
        .args(["people", "erase", &number])
        .output();
    assert!(erased.expect("the program").status.success());
    let forgotten = records_paper(&folder, &[&code, "--with-name"]);
    assert!(String::from_utf8_lossy(&forgotten.stderr).contains("Không còn tên"));
    assert!(forgotten.status.success() && !String::from_utf8_lossy(&forgotten.stdout).contains("Lan"));
}

#[test]
fn what_cannot_be_put_on_paper_is_told_with_its_own_exit_code() {
    let (folder, code) = station();
    let told = |output: Output| (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned());
    let (unknown, why) = told(records_paper(&folder, &["YRN0X-SGMV9"]));
    assert!(unknown == Some(1) && why.contains("Không thấy mã YRN0X-SGMV9"), "{why}");
    let (mistyped, why) = told(records_paper(&folder, &["YRN0X-SGMV8\u{1b}[2J"]));
    assert!(mistyped == Some(2) && why.contains("Gõ nhầm mã") && !why.contains('\u{1b}'), "{why}");
    let (unwritten, why) = told(records_paper(&folder, &[&code, "-o", "/nowhere/at/all.html"]));
    assert!(unwritten == Some(3) && why.contains("Chưa ghi được /nowhere/at/all.html"), "{why}");
    let empty = TempDir::new().expect("a folder");
    assert_eq!(told(records_paper(&empty, &[&code])).0, Some(1), "no station, no record");
    std::fs::write(folder.path().join("tramhoc.sqlite"), "không phải sổ").expect("a broken store");
    let (broken, why) = told(records_paper(&folder, &[&code]));
    assert!(broken == Some(3) && why.contains("Chưa mở được sổ"), "{why}");
}
