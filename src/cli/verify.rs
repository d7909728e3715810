//! `tramhoc verify TEXT|SHORTCODE|IMAGE|-`: every credential given, one verdict a line.
//!
//! The judging is `credential::judge`; this file tells the kinds of input apart and puts the verdict into a line. Keys
//! and the record are handed in, so it runs without a station.

use crate::credential::{Examined, Keyring, Kind, Misread, ShortCode, Signed, Verdict, examine, judge};
use crate::ports::picture::{self, PictureTrouble};
use crate::record::ClockQuality;
use crate::trust::TEST_ROOT_WORDS;
use std::io::{self, BufRead, Write};
use std::path::Path;

/// Finds the QR text of the confirmation with this short code in the station's records.
pub type Lookup<'a> = dyn Fn(&ShortCode) -> Option<String> + 'a;

/// How findings are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Words,
    /// One object a line.
    Json,
}

/// What was found out about one thing that was given.
#[derive(Debug)]
pub enum Finding {
    /// A credential, or something that claims to be one: `given` as it was typed or read from a QR.
    Judged { given: String, verdict: Verdict },
    /// The short code's record, judged like any other credential.
    LookedUp { code: ShortCode, verdict: Verdict },
    /// A well-typed short code without a record here.
    NoRecord(ShortCode),
    /// A short code with a slip of the finger in it.
    Mistyped(String),
    /// A picture without a QR.
    NoQr { picture: String },
    /// A picture that could not be read.
    NoPicture { picture: String, trouble: PictureTrouble },
    /// Nothing at all came in.
    Nothing,
}

/// Judges every input and writes a line for each credential found. `-` reads texts and short codes from `stdin`, one a
/// line. True when there was at least one and all are right: exit code 0, else 1.
///
/// # Errors
/// Only those of reading `stdin` and writing `out`; whatever is wrong with an input is a line and `false`.
pub fn run(
    inputs: &[String],
    keyring: &Keyring,
    lookup: &Lookup,
    form: Form,
    stdin: &mut dyn BufRead,
    out: &mut dyn Write,
) -> io::Result<bool> {
    let mut findings = 0;
    let mut all_right = true;
    let mut tell = |finding: &Finding| {
        findings += 1;
        all_right &= finding.is_right();
        writeln!(out, "{}", finding.written(form))
    };
    for input in inputs {
        if input == "-" {
            for line in stdin.split(b'\n') {
                let line = String::from_utf8_lossy(&line?).trim().to_owned();
                if !line.is_empty() {
                    tell(&examine_text(&line, keyring, lookup))?;
                }
            }
        } else if is_picture(input) {
            examine_picture(input, keyring).iter().try_for_each(&mut tell)?;
        } else {
            tell(&examine_text(input, keyring, lookup))?;
        }
    }
    if findings == 0 {
        writeln!(out, "{}", Finding::Nothing.written(form))?;
    }
    Ok(findings > 0 && all_right)
}

/// A file name: it ends like a picture's, or a file of this name is there.
fn is_picture(input: &str) -> bool {
    let path = Path::new(input);
    let is_end = |end: &std::ffi::OsStr| ["png", "jpg", "jpeg"].iter().any(|known| end.eq_ignore_ascii_case(known));
    path.extension().is_some_and(is_end) || path.is_file()
}

fn examine_picture(picture: &str, keyring: &Keyring) -> Vec<Finding> {
    let picture = picture.to_owned();
    match picture::qr_texts(Path::new(&picture)) {
        Err(trouble) => vec![Finding::NoPicture { picture, trouble }],
        Ok(texts) if texts.is_empty() => vec![Finding::NoQr { picture }],
        Ok(texts) => texts.into_iter().map(|given| Finding::judged(given, keyring)).collect(),
    }
}

/// Judges a text as somebody gave it.
pub fn examine_text(given: &str, keyring: &Keyring, lookup: &Lookup) -> Finding {
    match examine(given, keyring, lookup) {
        Examined::Judged(verdict) => Finding::Judged { given: given.to_owned(), verdict },
        Examined::LookedUp(code, verdict) => Finding::LookedUp { code, verdict },
        Examined::NoRecord(code) => Finding::NoRecord(code),
        Examined::Mistyped => Finding::Mistyped(given.to_owned()),
    }
}

impl Finding {
    fn judged(given: String, keyring: &Keyring) -> Self {
        let verdict = judge(&given, keyring);
        Self::Judged { given, verdict }
    }

    pub fn is_right(&self) -> bool {
        matches!(self, Self::Judged { verdict, .. } | Self::LookedUp { verdict, .. } if verdict.is_right())
    }

    fn written(&self, form: Form) -> String {
        match form {
            Form::Words => self.line(),
            Form::Json => as_json(self).to_string(),
        }
    }

    /// One line, the verdict's words first. Holds no control characters, whatever was given.
    pub fn line(&self) -> String {
        match self {
            Self::Judged { given, verdict } => verdict_line(verdict, given),
            Self::LookedUp { code, verdict } => {
                format!("{} · tra trong sổ của trạm", verdict_line(verdict, &code.to_string()))
            }
            Self::NoRecord(code) => {
                format!(
                    "KHÔNG TÌM THẤY mã {code} trong sổ của trạm này – mã ngắn chỉ để tra sổ, tự nó không chứng minh gì"
                )
            }
            Self::Mistyped(given) => format!("GÕ NHẦM MÃ {} – xin xem lại từng chữ, từng số", shown(given)),
            Self::NoQr { picture } => format!("KHÔNG THẤY MÃ QR trong ảnh {}", shown(picture)),
            Self::NoPicture { picture, trouble } => {
                format!("KHÔNG ĐỌC ĐƯỢC ẢNH {} – {}", shown(picture), picture_remedy(trouble))
            }
            Self::Nothing => "KHÔNG CÓ GÌ ĐỂ KIỂM TRA".to_owned(),
        }
    }
}

/// `right`, `line`, and of a credential its `verdict` in one word; the facts only where they are vouched for.
fn as_json(finding: &Finding) -> serde_json::Value {
    let mut json = serde_json::json!({ "right": finding.is_right(), "line": finding.line() });
    let (Finding::Judged { verdict, .. } | Finding::LookedUp { verdict, .. }) = finding else { return json };
    json["verdict"] = verdict.name().into();
    if let Some(signed) = verdict.signed() {
        json["short_code"] = signed.short_code().to_string().into();
    }
    if let Verdict::Right(accepted) = verdict {
        let credential = accepted.signed.credential();
        json["station"] = accepted.station.clone().into();
        json["listed_on"] = accepted.listed_on.map(|day| day.to_string()).into();
        json["on_test_root"] = accepted.on_test_root.into();
        json["lesson"] = credential.lesson.into();
        json["date"] = credential.day.date().to_string().into();
        json["passed"] = credential.passed.into();
        json["percent"] = credential.percent.get().into();
        json["reissued"] = credential.reissued.into();
    }
    json
}

fn verdict_line(verdict: &Verdict, given: &str) -> String {
    let mut parts = vec![verdict.words()];
    match verdict {
        Verdict::Right(accepted) => {
            parts.extend(accepted.on_test_root.then(|| TEST_ROOT_WORDS.to_owned()));
            parts.extend(facts(&accepted.signed));
        }
        Verdict::NotACredential(misread) => parts.push(format!("{}: {}", reason(*misread), shown(given))),
        Verdict::UnknownStation(signed)
        | Verdict::Altered(signed)
        | Verdict::KeyExposed(signed)
        | Verdict::Revoked(signed)
        | Verdict::Demo(signed) => parts.push(format!("mã {}", signed.short_code())),
    }
    parts.join(" · ")
}

/// What the station vouches for, in words. Only for a right signature: of anything else, nothing is repeated.
fn facts(signed: &Signed) -> Vec<String> {
    let credential = signed.credential();
    let date = credential.day.date().format("ngày %d/%m/%Y");
    let doubt = if credential.clock == ClockQuality::Unknown { " (đồng hồ chưa kiểm tra)" } else { "" };
    let result = if credential.passed { "đạt" } else { "chưa đạt" };
    let mut facts = vec![
        format!("bài {}", credential.lesson),
        format!("{date}{doubt}"),
        kind_in_words(credential.kind).to_owned(),
        format!("{result} {}%", credential.percent.get()),
    ];
    facts.extend(credential.reissued.then(|| "cấp lại".to_owned()));
    facts.push(format!("mã {}", signed.short_code()));
    facts
}

fn kind_in_words(kind: Kind) -> &'static str {
    match kind {
        Kind::Alone => "đã tập một mình",
        Kind::Watched => "đã tập, có người xem",
        Kind::Real => "đã làm thật",
        Kind::Demo => "mẫu",
    }
}

fn reason(misread: Misread) -> &'static str {
    match misread {
        Misread::Length(_) => "thừa hoặc thiếu chữ số",
        Misread::NotDigits => "có chữ lẫn vào dãy số",
        Misread::TooLarge | Misread::NotHex | Misread::Kind(_) | Misread::ReservedFlags(_) | Misread::Percent(_) => {
            "không phải mã xác nhận của trạm học"
        }
        Misread::Version(_) => "không phải mã xác nhận mà bản phần mềm này biết",
    }
}

fn picture_remedy(trouble: &PictureTrouble) -> &'static str {
    match trouble {
        PictureTrouble::File(_) => "không mở được tệp, xin xem lại tên tệp",
        PictureTrouble::NotAPicture => "không phải ảnh PNG hay JPG",
        PictureTrouble::Damaged(_) => "ảnh bị hỏng, xin chụp lại hoặc chép lại",
        PictureTrouble::TooLarge => "ảnh lớn quá, xin cắt lấy phần có mã QR",
    }
}

/// What was given, short and harmless: a QR may hold anything, and a terminal obeys control characters.
fn shown(given: &str) -> String {
    const LONGEST: usize = 40;
    let plain = |c: char| if c.is_alphanumeric() || c.is_ascii_graphic() || c == ' ' { c } else { '·' };
    let mut shown: String = given.chars().take(LONGEST).map(plain).collect();
    if given.chars().nth(LONGEST).is_some() {
        shown.push('…');
    }
    format!("\"{shown}\"")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::credential::{Credential, Host, KeyStatus, KnownKey};
    use chrono::NaiveDate;
    use ed25519_dalek::SigningKey;

    fn station() -> SigningKey {
        SigningKey::from_bytes(&[7; 32])
    }

    fn keyring() -> Keyring {
        let key = station().verifying_key().to_bytes();
        let known = KnownKey::new(&key, Some("Đồng Keng".to_owned()), KeyStatus::Active).expect("a good key");
        Keyring::new(vec![known], NaiveDate::from_ymd_opt(2026, 11, 22))
    }

    fn signed(kind: Kind) -> Signed {
        Credential::reference(kind).sign(&station())
    }

    /// What the command prints and whether all was right; the record holds the reference credential.
    fn verify(inputs: &[&str], stdin: &str) -> (String, bool) {
        let inputs: Vec<String> = inputs.iter().map(|input| (*input).to_owned()).collect();
        let record = signed(Kind::Watched);
        let lookup = |code: &ShortCode| (*code == record.short_code()).then(|| record.qr_text(None));
        let mut out = Vec::new();
        let right = run(&inputs, &keyring(), &lookup, Form::Words, &mut stdin.as_bytes(), &mut out)
            .expect("memory does not fail");
        (String::from_utf8(out).expect("text"), right)
    }

    const RIGHT: &str = "CHỮ KÝ ĐÚNG – trạm Đồng Keng – danh sách khóa ngày 22/11/2026 · bài 12 · ngày 22/11/2026 · \
                         đã tập, có người xem · đạt 90% · cấp lại · mã YRN0X-SGMV9";

    #[test]
    fn a_right_text_is_told_with_its_facts_in_every_form_it_comes_in() {
        let signed = signed(Kind::Watched);
        let host: Host = "vinhtan.vn".parse().expect("a host");
        for text in
            [signed.digits(), signed.qr_text(None), signed.qr_text(Some(&host)), signed.qr_text(None).to_lowercase()]
        {
            assert_eq!(verify(&[&text], ""), (format!("{RIGHT}\n"), true));
        }
    }

    #[test]
    fn what_hangs_on_the_test_root_says_so_behind_the_words() {
        let mut keyring = keyring();
        keyring.on_test_root = true;
        let text = signed(Kind::Watched).digits();
        let finding = examine_text(&text, &keyring, &|_: &ShortCode| None);
        let words =
            "CHỮ KÝ ĐÚNG – trạm Đồng Keng – danh sách khóa ngày 22/11/2026 · GỐC THỬ – KHÔNG DÙNG THẬT · bài 12";
        assert!(finding.line().starts_with(words), "{}", finding.line());
    }

    #[test]
    fn a_script_gets_one_object_a_line_and_no_fact_that_is_not_vouched_for() {
        let mut altered = *signed(Kind::Watched).bytes();
        altered[12] ^= 1;
        let altered = Signed::from_bytes(altered).expect("well formed").digits();
        let inputs = [signed(Kind::Watched).digits(), altered, "abc".to_owned(), "YRN0X-SGMV8".to_owned()];
        let mut out = Vec::new();
        let right =
            run(&inputs, &keyring(), &|_: &ShortCode| None, Form::Json, &mut &b""[..], &mut out).expect("memory");
        let lines: Vec<serde_json::Value> =
            out.split(|byte| *byte == b'\n').filter_map(|line| serde_json::from_slice(line).ok()).collect();
        let verdicts: Vec<_> = lines.iter().map(|line| (line["right"] == true, line["verdict"].as_str())).collect();
        let expected =
            [(true, Some("right")), (false, Some("altered")), (false, Some("not_a_credential")), (false, None)];
        assert_eq!((verdicts.as_slice(), right), (expected.as_slice(), false));
        assert_eq!((&lines[0]["station"], &lines[0]["lesson"]), (&"Đồng Keng".into(), &12.into()));
        assert!(lines[1].get("lesson").is_none() && lines[1]["short_code"].is_string());
    }

    #[test]
    fn a_short_code_is_looked_up_and_says_so() {
        let line = format!("{RIGHT} · tra trong sổ của trạm\n");
        assert_eq!(verify(&["YRN0X-SGMV9"], ""), (line.clone(), true));
        assert_eq!(verify(&["yrnox sgmv9"], ""), (line, true));
    }

    #[test]
    fn a_short_code_without_its_record_proves_nothing() {
        let unknown = signed(Kind::Alone).short_code().to_string();
        let (line, right) = verify(&[&unknown], "");
        assert!(!right && line.starts_with("KHÔNG TÌM THẤY") && line.contains("không chứng minh"), "{line}");
        let other = signed(Kind::Alone).short_code();
        let wrong_record = |_: &ShortCode| Some(signed(Kind::Watched).digits());
        assert!(matches!(examine_text(&unknown, &keyring(), &wrong_record), Finding::NoRecord(code) if code == other));
    }

    #[test]
    fn a_record_that_was_altered_is_not_right_because_it_is_our_own() {
        let mut bytes = *signed(Kind::Watched).bytes();
        bytes[24] ^= 1;
        let altered = Signed::from_bytes(bytes).expect("well formed");
        let lookup = |_: &ShortCode| Some(altered.digits());
        let finding = examine_text(&altered.short_code().to_string(), &keyring(), &lookup);
        assert!(!finding.is_right() && finding.line().starts_with("KHÔNG ĐÚNG"), "{}", finding.line());
    }

    #[test]
    fn a_mistyped_code_asks_to_look_again() {
        let (line, right) = verify(&["YRN0X-SGMV8"], "");
        assert_eq!((line.as_str(), right), ("GÕ NHẦM MÃ \"YRN0X-SGMV8\" – xin xem lại từng chữ, từng số\n", false));
    }

    #[test]
    fn of_an_altered_unknown_or_demonstration_credential_no_fact_is_repeated() {
        let mut bytes = *signed(Kind::Real).bytes();
        bytes[12] ^= 1;
        let altered = Signed::from_bytes(bytes).expect("well formed");
        let stranger = signed(Kind::Real).credential().sign(&SigningKey::from_bytes(&[8; 32]));
        let cases =
            [(altered, "KHÔNG ĐÚNG"), (stranger, "CHƯA BIẾT TRẠM NÀY"), (signed(Kind::Demo), "MẪU – KHÔNG CÓ GIÁ TRỊ")];
        for (signed, words) in cases {
            let expected = format!("{words} · mã {}\n", signed.short_code());
            assert_eq!(verify(&[&signed.qr_text(None)], ""), (expected, false));
        }
    }

    #[test]
    fn several_inputs_are_a_line_each_and_one_that_is_wrong_decides() {
        let good = signed(Kind::Watched).digits();
        let stdin = format!("{good}\r\n\n  YRN0X-SGMV9\nabc");
        let (lines, right) = verify(&[&good, "-"], &stdin);
        let starts: Vec<&str> = lines.lines().map(|line| line.split([' ', '–']).next().unwrap_or("")).collect();
        assert_eq!((starts, right), (vec!["CHỮ", "CHỮ", "CHỮ", "KHÔNG"], false));
        assert!(verify(&["-"], &format!("{good}\n{good}\n")).1);
    }

    #[test]
    fn nothing_given_is_not_all_right() {
        assert_eq!(verify(&["-"], "\n \n"), ("KHÔNG CÓ GÌ ĐỂ KIỂM TRA\n".to_owned(), false));
        assert_eq!(verify(&[], ""), ("KHÔNG CÓ GÌ ĐỂ KIỂM TRA\n".to_owned(), false));
    }

    #[test]
    fn a_picture_that_is_not_there_or_no_picture_is_said_so() {
        let (line, right) = verify(&["/nowhere/ảnh.PNG"], "");
        assert!(!right && line.starts_with("KHÔNG ĐỌC ĐƯỢC ẢNH \"/nowhere/ảnh.PNG\""), "{line}");
        let folder = tempfile::TempDir::new().expect("a folder");
        let photo = folder.path().join("photo.jpg");
        for (file, words) in [(&b"\xff\xd8\xff"[..], "ảnh bị hỏng"), (b"GIF89a", "không phải ảnh PNG hay JPG")]
        {
            std::fs::write(&photo, file).expect("a file");
            let (line, right) = verify(&[photo.to_str().expect("a name")], "");
            assert!(!right && line.contains(words), "{line}");
        }
    }

    #[test]
    fn hostile_text_is_shown_without_its_control_characters() {
        let (line, right) = verify(&["\u{1b}]52;c;AAAA\u{7}\u{202e}\n\r\u{9b}2J", "-"], "\u{1b}[2J\u{0}\n\u{85}x\n");
        assert!(!right && line.lines().count() == 3, "{line:?}");
        assert!(line.chars().all(|c| c == '\n' || !c.is_control() && c != '\u{202e}'), "{line:?}");
    }
}
