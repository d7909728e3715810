//! Bad lessons get exactly their messages. Each file of `lessons/bad/` is `lessons/good/minimal.toml` with something wrong in
//! it; its first lines say what is to be told: `# expects: <rule> <line>:<column> <message>`.
//!
//! After a message was reworded: `TRAMHOC_BLESS=1 cargo test --test bad_lessons`, then read the difference line by line.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tramhoc::lesson::{Report, prove};
use tramhoc::texts::{Lang, Texts};

const EXPECTS: &str = "# expects: ";

/// Rules no lesson can break, because the program itself would have to be wrong: the modes are one machine.
const UNBREAKABLE: [&str; 1] = ["solution-mode"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The files of a folder that end so, whatever folders they lie in, in order.
fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut folders = vec![root().join(folder)];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            match path.is_dir() {
                true => folders.push(path),
                false if path.to_string_lossy().ends_with(ending) => found.push(path),
                false => {}
            }
        }
    }
    found.sort();
    found
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).expect("a file of text")
}

/// What a file says is to be told.
fn expected(source: &str) -> Vec<&str> {
    source.lines().map_while(|line| line.strip_prefix(EXPECTS)).collect()
}

/// What is told of a lesson: `<rule> <line>:<column> <message>`, the lines counted without those that expect.
fn told(source: &str, header: usize) -> Vec<String> {
    let proof = prove(source, Texts::new(Lang::Vi));
    let line = |problem| {
        let (line, column) = Report { file: "", source, problem }.place();
        // What stands nowhere in particular is told at the first line, whatever stands there.
        let line = if line == 1 { 1 } else { line - header };
        format!("{} {line}:{column} {}", problem.rule, problem.message.replace('\n', " "))
    };
    proof.problems.iter().map(line).collect()
}

#[test]
fn the_good_lesson_the_bad_ones_come_from_is_good() {
    assert_eq!(told(&read(&root().join("tests/lessons/good/minimal.toml")), 0), Vec::<String>::new());
}

#[test]
fn every_bad_lesson_is_told_exactly_what_it_expects() {
    let files: Vec<PathBuf> = files("tests/lessons/bad", ".toml");
    let mut wrong = Vec::new();
    for path in files.iter().filter(|path| !path.ends_with("lesson.toml")) {
        let source = read(path);
        let expected = expected(&source);
        let told = told(&source, expected.len());
        if std::env::var_os("TRAMHOC_BLESS").is_some() {
            bless(path, &source, &told);
        } else if told != expected || told.is_empty() {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            wrong.push(format!("{name}\n  expects {expected:#?}\n  is told {told:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Writes what is told over what was expected.
fn bless(path: &Path, source: &str, told: &[String]) {
    let rest = source.lines().skip_while(|line| line.starts_with(EXPECTS)).map(str::to_owned);
    let lines: Vec<String> = told.iter().map(|told| format!("{EXPECTS}{told}")).chain(rest).collect();
    fs::write(path, lines.join("\n") + "\n").expect("it can be written");
}

/// Every name of a rule in the sources: a text of small letters and hyphens that stands in a call of `tell`, before a
/// message, or after `rule:`.
fn rules() -> BTreeSet<String> {
    let mut rules = BTreeSet::new();
    let areas = ["src/lesson", "src/phone", "src/check", "src/cli/lessons"].into_iter();
    let commands = files("src/cli", ".rs").into_iter().filter(|path| path.ends_with("src/cli/lessons.rs"));
    for path in areas.flat_map(|area| files(area, ".rs")).chain(commands) {
        let source = read(&path);
        let source = source.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        let calls = source.split(".tell(").skip(1).filter_map(|call| call.split(';').next());
        rules.extend(
            calls.filter_map(|call| call.split('"').skip(1).step_by(2).find(|text| is_rule(text))).map(str::to_owned),
        );
        let quoted: Vec<&str> = source.split('"').collect();
        let named = quoted.windows(3).filter(|three| {
            three[0].ends_with("rule: ") || three[2].trim_start_matches([',', ' ', '\n']).starts_with("texts.author_")
        });
        rules.extend(named.map(|three| three[1]).filter(|text| is_rule(text)).map(str::to_owned));
    }
    rules
}

fn is_rule(text: &str) -> bool {
    text.len() > 3 && text.chars().all(|c| c.is_ascii_lowercase() || c == '-')
}

#[test]
fn every_rule_has_a_bad_lesson() {
    let rules = rules();
    assert!(rules.len() > 55, "the rules are not found: {rules:?}");
    let files = files("tests/lessons/bad", ".toml");
    let sources: Vec<String> = files.iter().map(|path| read(path)).collect();
    let shown: BTreeSet<String> = sources
        .iter()
        .flat_map(|source| expected(source))
        .filter_map(|line| line.split(' ').next().map(str::to_owned))
        .collect();
    let missing: Vec<&String> = rules.difference(&shown).filter(|rule| !UNBREAKABLE.contains(&rule.as_str())).collect();
    assert!(missing.is_empty(), "no bad lesson for {missing:?}");
}

/// What only the program itself tells: of lessons beside each other, and of the words around the phone.
#[test]
fn lessons_that_are_bad_only_to_the_whole_program_are_told_so() {
    let folder = root().join("tests/lessons/bad/beside");
    let mut command = Command::new(env!("CARGO_BIN_EXE_tramhoc"));
    let output = command.args(["lessons", "check", "--json"]).arg(&folder).output().expect("the program runs");
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
    let checked: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let mut seen = 0;
    for lesson in checked.as_array().expect("a list") {
        let source = read(Path::new(lesson["file"].as_str().expect("a path")));
        let expected = expected(&source);
        let problems = lesson["problems"].as_array().expect("a list").iter();
        let told: Vec<String> = problems
            .map(|p| {
                let text = |key: &str| p[key].as_str().unwrap_or_default().to_owned();
                let line = p["line"].as_u64().unwrap_or(0) - expected.len() as u64;
                format!("{} {line}:{} {}", text("rule"), p["column"], text("message"))
            })
            .collect();
        assert_eq!(told, expected, "{}", lesson["file"]);
        seen += 1;
    }
    assert_eq!(seen, 4);
}
