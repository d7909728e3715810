//! `tramhoc lessons new DIR`: a small commented lesson to begin from. It is whole: it passes the check as it stands, so an
//! author changes one thing at a time and always has something that runs.

use super::super::folder::lesson_files_in_courses;
use crate::lesson::{embedded_catalogue, read};
use crate::texts::Texts;
use crate::vietnamese::{fold, nfc};
use chrono::{Months, NaiveDate};
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The lesson as it is written, with `@NAME@` where the author's own words go.
const SEED: &str = include_str!("new.toml");

/// Lessons of a place are numbered from here; what is below belongs to the catalogue.
const FIRST_LOCAL: u16 = 1000;

#[derive(clap::Args)]
pub struct Arguments {
    /// The folder of the new lesson, inside the folder of its course; with --id, the folder of the course.
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// The lesson's id, which is the name of its folder: small letters without marks, joined by hyphens.
    #[arg(long)]
    id: Option<String>,
    /// The lesson's title, as the list of lessons shows it.
    #[arg(long)]
    title: Option<String>,
}

/// Where a new lesson goes and what it is called.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Plan {
    folder: PathBuf,
    id: String,
    course: String,
    title: String,
}

/// Why no lesson was written, and the exit code that says so.
type Refusal = (u8, String);

/// Writes the lesson and says what to do next. Exit 2 where the names will not do or something is there already, 3 where it
/// cannot be written.
pub fn run(arguments: &Arguments, texts: Texts) -> ExitCode {
    match write(arguments, chrono::Local::now().date_naive(), texts) {
        Ok(file) => {
            let folder = file.parent().unwrap_or(&file).display().to_string();
            println!("{}", texts.author_new_written(file.display()));
            println!("{}", texts.author_new_next(folder));
            ExitCode::SUCCESS
        }
        Err((code, why)) => {
            eprintln!("{why}");
            ExitCode::from(code)
        }
    }
}

fn write(arguments: &Arguments, today: NaiveDate, texts: Texts) -> Result<PathBuf, Refusal> {
    let plan = Plan::of(arguments, texts).map_err(|why| (2, why))?;
    let source = plan.source(free_number(&plan.folder, texts), today);
    let file = plan.folder.join("lesson.toml");
    let there = |error: &io::Error| error.kind() == io::ErrorKind::AlreadyExists;
    let refusal = |error: io::Error| match there(&error) {
        true => (2, texts.author_new_there(file.display())),
        false => (3, texts.author_new_failed(file.display(), error)),
    };
    write_new(&file, &source).map_err(refusal)?;
    Ok(file)
}

/// Never writes over anything: whatever is there may be somebody's evening.
fn write_new(file: &Path, source: &str) -> io::Result<()> {
    fs::create_dir_all(file.parent().unwrap_or(file))?;
    OpenOptions::new().write(true).create_new(true).open(file)?.write_all(source.as_bytes())
}

impl Plan {
    fn of(arguments: &Arguments, texts: Texts) -> Result<Self, String> {
        let folder = match &arguments.id {
            Some(id) => arguments.folder.join(id),
            None => arguments.folder.clone(),
        };
        let whole = std::path::absolute(&folder).map_err(|error| error.to_string())?;
        let name = |path: Option<&Path>| path?.file_name().map(|name| nfc(&name.to_string_lossy()));
        let (id, course) = (name(Some(&whole)), name(whole.parent()));
        let (Some(id), Some(course)) = (id, course) else { return Err(texts.author_new_no_course(folder.display())) };
        for name in [&id, &course] {
            if !is_id(name) {
                return Err(texts.author_new_id(id_of(name), name));
            }
        }
        let title = arguments.title.as_deref().map(|title| nfc(title.trim())).filter(|title| !title.is_empty());
        Ok(Self { folder, id, course, title: title.unwrap_or_else(|| texts.author_new_title().to_owned()) })
    }

    fn source(&self, number: u16, today: NaiveDate) -> String {
        let review = today.checked_add_months(Months::new(12)).unwrap_or(today);
        SEED.replace("@ID@", &quoted(&self.id))
            .replace("@COURSE@", &quoted(&self.course))
            .replace("@TITLE@", &quoted(&self.title))
            .replace("@NUMBER@", &number.to_string())
            .replace("@CHECKED@", &today.to_string())
            .replace("@REVIEW_BY@", &review.to_string())
    }
}

/// A TOML string. JSON's escapes are among TOML's.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

fn is_id(name: &str) -> bool {
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    !name.is_empty() && name.chars().all(fits) && !name.starts_with('-') && !name.ends_with('-')
}

/// The id a name would have: "Gọi điện, có hình" → `goi-dien-co-hinh`.
fn id_of(name: &str) -> String {
    let plain = fold(name);
    let words = plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let id = words.collect::<Vec<_>>().join("-");
    if id.is_empty() { "bai-moi".to_owned() } else { id }
}

/// The first local number that no lesson beside this one has, nor any inside the program.
fn free_number(folder: &Path, texts: Texts) -> u16 {
    let whole = std::path::absolute(folder).ok();
    let courses = whole.as_deref().and_then(Path::parent).and_then(Path::parent);
    let beside = courses.map(lesson_files_in_courses).unwrap_or_default();
    let beside = beside.iter().filter_map(|file| read(&file.source, texts).ok()).map(|lesson| lesson.number);
    let inside = embedded_catalogue(texts);
    let taken: Vec<u16> = beside.chain(inside.lessons().iter().map(|lesson| lesson.number)).collect();
    (FIRST_LOCAL..).find(|number| !taken.contains(number)).unwrap_or(FIRST_LOCAL)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lesson::{Report, prove};
    use crate::texts::Lang;

    const VI: Texts = Texts::new(Lang::Vi);

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day")
    }

    fn arguments(folder: PathBuf, id: Option<&str>, title: Option<&str>) -> Arguments {
        Arguments { folder, id: id.map(str::to_owned), title: title.map(str::to_owned) }
    }

    fn written(arguments: &Arguments) -> (PathBuf, String) {
        let file = write(arguments, today(), VI).expect("it is written");
        let source = fs::read_to_string(&file).expect("it is there");
        (file, source)
    }

    #[test]
    fn a_new_lesson_passes_the_check_as_it_stands() {
        let place = tempfile::tempdir().expect("a folder");
        let (file, source) = written(&arguments(place.path().join("xom-toi/goi-video"), None, Some("Gọi “video”")));
        assert!(file.ends_with("xom-toi/goi-video/lesson.toml"));
        let proof = prove(&source, VI);
        let told: Vec<String> =
            proof.problems.iter().map(|problem| Report { file: "", source: &source, problem }.to_string()).collect();
        assert_eq!(told, Vec::<String>::new());
        let lesson = proof.lesson.expect("it reads");
        assert_eq!((lesson.id.as_str(), lesson.course.as_str()), ("goi-video", "xom-toi"));
        assert_eq!((lesson.title.as_str(), lesson.number), ("Gọi “video”", 1000));
        assert!(!source.contains('@'), "a placeholder is left");
    }

    #[test]
    fn with_an_id_the_folder_is_the_course() {
        let place = tempfile::tempdir().expect("a folder");
        let (file, _) = written(&arguments(place.path().join("xom-toi"), Some("goi-video"), None));
        assert!(file.ends_with("xom-toi/goi-video/lesson.toml"));
    }

    #[test]
    fn what_is_there_is_never_written_over() {
        let place = tempfile::tempdir().expect("a folder");
        let arguments = arguments(place.path().join("xom-toi/goi-video"), None, None);
        let (file, _) = written(&arguments);
        fs::write(&file, "công cả buổi tối").expect("it can be changed");
        let (code, why) = write(&arguments, today(), VI).expect_err("it is there");
        assert_eq!(code, 2, "{why}");
        assert_eq!(fs::read_to_string(&file).expect("it is there"), "công cả buổi tối");
    }

    #[test]
    fn the_next_lesson_gets_the_next_number() {
        let place = tempfile::tempdir().expect("a folder");
        let number = |name: &str| {
            let (_, source) = written(&arguments(place.path().join("xom-toi").join(name), None, None));
            read(&source, VI).expect("it reads").number
        };
        assert_eq!([number("mot"), number("hai"), number("ba")], [1000, 1001, 1002]);
    }

    #[test]
    fn a_name_with_marks_is_refused_with_the_id_it_would_have() {
        let place = tempfile::tempdir().expect("a folder");
        let (code, why) = write(&arguments(place.path().join("xom-toi/Gọi điện, có hình"), None, None), today(), VI)
            .expect_err("no id");
        assert!(code == 2 && why.contains("goi-dien-co-hinh"), "{why}");
        assert!(!place.path().join("xom-toi").exists(), "nothing is made where nothing is written");
    }

    #[test]
    fn a_title_with_quotes_and_a_backslash_stays_what_it_is() {
        let place = tempfile::tempdir().expect("a folder");
        let title = r#"Bài "một" \ hai"#;
        let (_, source) = written(&arguments(place.path().join("xom-toi/mot"), None, Some(title)));
        assert_eq!(read(&source, VI).expect("it reads").title, title);
    }
}
