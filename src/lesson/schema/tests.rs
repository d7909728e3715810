//! The tables against the readers: each kind is described, each example reads, and no table knows a key more or less than
//! the reader asks for.

use super::commands::{COMMANDS, CONDITIONS, Sentence};
use super::elements;
use super::lesson::LESSON;
use super::questions::{self, QUESTIONS};
use super::*;
use crate::check::Form as Question;
use crate::lesson::bare::{AROUND, CHECK, QUESTION};
use crate::lesson::{Problem, prove};
use crate::phone::widgets::Widget;
use crate::texts::Lang;
use std::collections::BTreeSet;

const EN: Texts = Texts::new(Lang::En);

/// A key no table has, and that is near none.
const STRANGER: &str = "qqqqqqqqqqqqqqqq";

/// Whatever the examples name is there.
const PRACTICE: &str = r#"
[practice]
clock = "9:41"
start = "dau"
[[practice.status]]
when = "gio = nam"
battery = 9
[[practice.variable]]
id = "gio"
words = ["chua", "bon", "nam"]
[[practice.variable]]
id = "lan"
count = 5
[[practice.variable]]
id = "ten"
typed.dung = ["lan"]
[[practice.step]]
id = "chon-gio"
say = "Thử."
done = "gio = bon and lan >= 0 and ten != empty"
hints = ["Thử.", "Thử.", "Thử."]
[[practice.clip]]
id = "chuong"
text = "Reng reng."
[[practice.trap]]
id = "trung-xe"
tag = "trung-thuong"
scenes = ["may-anh"]
happened = "Thử."
sign = "Thử."
next_time = "Thử."
rewind = "dau"
back = "Thử"
[[practice.solution]]
touch = ["1"]
[[practice.screen]]
id = "may-anh"
element = [{ kind = "text", text = "Thử {ten} {lan} {gio}." }]
[[practice.screen]]
id = "dong-ho"
element = [
  { kind = "button", id = "x", label = "Thử", do = ["trap trung-xe", "play chuong", "set gio = bon", "add lan", "go may-anh"] },
  { kind = "field", id = "y", label = "Thử", variable = "ten", input = "plain", do = "go may-anh" },
]
[[practice.screen]]
id = "dau"
"#;

const ELEMENT: &str = r#"element = [{ kind = "button", id = "thu", label = "Thử", do = "go dong-ho" }]"#;

fn with_element(element: &str) -> String {
    format!("{AROUND}{PRACTICE}{element}\n{CHECK}{QUESTION}")
}

fn with_question(question: &str) -> String {
    format!("{AROUND}{PRACTICE}{ELEMENT}\n{CHECK}{question}")
}

fn problems(source: &str) -> Vec<Problem> {
    prove(source, EN).problems
}

/// What the reader does not understand; a lesson made of one example need not be solvable.
fn not_understood(source: &str) -> Vec<String> {
    const OF_READING: [&str; 18] = [
        "toml",
        "missing-key",
        "empty-text",
        "not-nfc",
        "number",
        "wrong-type",
        "id-form",
        "unknown-key",
        "grammar",
        "dangling-id",
        "not-a-count",
        "no-effect",
        "variable-domain",
        "detour",
        "hints",
        "touch",
        "style",
        "input",
    ];
    const OF_KINDS: [&str; 10] = [
        "unknown-kind",
        "options",
        "right-options",
        "items",
        "answers",
        "table",
        "gesture",
        "qr-word",
        "drawing",
        "drawing-sign",
    ];
    let told = problems(source)
        .into_iter()
        .filter(|problem| OF_READING.contains(&problem.rule) || OF_KINDS.contains(&problem.rule));
    told.map(|problem| format!("{}: {} ({})", problem.rule, problem.message, problem.remedy)).collect()
}

/// The keys every table asks for, where a stranger was put into each of them.
fn asked(source: &str) -> BTreeSet<BTreeSet<String>> {
    let strangers = problems(source).into_iter().filter(|problem| problem.message == EN.author_unknown_key(STRANGER));
    let listed = |problem: Problem| {
        let (before, after) =
            EN.author_unknown_key_remedy("|").split_once('|').map(|(a, b)| (a.len(), b.len())).expect("a list");
        let list = &problem.remedy[before..problem.remedy.len() - after];
        list.split(", ").map(str::to_owned).collect()
    };
    strangers.map(listed).collect()
}

/// The same text with a stranger in every table of it.
fn with_strangers(toml: &str) -> String {
    let line = |line: &str| {
        let line = line.replace("{ ", &format!("{{ {STRANGER} = 1, "));
        let heads_a_table = line.starts_with('[');
        if heads_a_table { format!("{line}\n{STRANGER} = 1\n") } else { format!("{line}\n") }
    };
    toml.lines().map(|each| line(each.trim_start())).collect()
}

/// The keys of a table and, each as a set of its own, of every table inside.
fn described(keys: impl Iterator<Item = &'static Key>) -> BTreeSet<BTreeSet<String>> {
    let mut all = BTreeSet::new();
    let mut own = BTreeSet::new();
    for key in keys {
        own.insert(key.name.to_owned());
        if let Shape::Table(form) | Shape::Tables(form, ..) = key.shape {
            all.extend(described(form.keys()));
        }
    }
    all.insert(own);
    all
}

fn kind_key() -> impl Iterator<Item = &'static Key> {
    const KIND: &[Key] = &[must("kind", Shape::Text, Texts::schema_kind)];
    KIND.iter()
}

fn words(kinds: impl Iterator<Item = &'static Kind>) -> Vec<&'static str> {
    let mut words: Vec<&str> = kinds.map(|kind| kind.word).collect();
    words.sort_unstable();
    words
}

fn sorted(kinds: &[&'static str]) -> Vec<&'static str> {
    let mut kinds = kinds.to_vec();
    kinds.sort_unstable();
    kinds
}

#[test]
fn every_kind_of_element_and_question_is_described_once_and_no_other() {
    assert_eq!(words(elements::kinds()), sorted(Widget::KINDS), "src/lesson/schema/elements");
    assert_eq!(words(QUESTIONS.iter()), sorted(Question::KINDS), "src/lesson/schema/questions.rs");
}

#[test]
fn every_example_is_understood_and_is_of_its_kind() {
    for kind in elements::kinds() {
        assert_eq!(not_understood(&with_element(kind.example)), Vec::<String>::new(), "{}", kind.word);
        assert!(kind.example.contains(&format!("kind = \"{}\"", kind.word)), "{}", kind.word);
    }
    for kind in QUESTIONS {
        assert_eq!(not_understood(&with_question(kind.example)), Vec::<String>::new(), "{}", kind.word);
        assert!(kind.example.contains(&format!("kind = \"{}\"", kind.word)), "{}", kind.word);
    }
}

/// What was asked for of each table against what is described of it. A reader may ask for fewer keys where others stand (a
/// message that is one's own has no sender), never for others.
fn assert_same_keys(of: &str, asked: &BTreeSet<BTreeSet<String>>, described: &BTreeSet<BTreeSet<String>>) {
    let unasked: Vec<_> = described.iter().filter(|keys| !asked.contains(*keys)).collect();
    let known = |keys: &BTreeSet<String>| described.iter().any(|known| keys.is_subset(known));
    let undescribed: Vec<_> = asked.iter().filter(|keys| !known(keys)).collect();
    assert!(unasked.is_empty() && undescribed.is_empty(), "{of}: described {unasked:?}, read {undescribed:?}");
}

#[test]
fn the_keys_described_of_a_kind_are_those_its_reader_asks_for() {
    for kind in elements::kinds() {
        let wanted = described(kind_key().chain(elements::OF_ALL).chain(kind.form.keys()));
        assert_same_keys(kind.word, &asked(&with_element(&with_strangers(kind.example))), &wanted);
    }
    for kind in QUESTIONS {
        let wanted = described(kind_key().chain(questions::OF_ALL).chain(kind.form.keys()));
        assert_same_keys(kind.word, &asked(&with_question(&with_strangers(kind.example))), &wanted);
    }
}

/// Tries every key of an example that stands on a line of its own.
fn assert_must_and_may(kind: &Kind, of_all: &'static [Key], around: impl Fn(&str) -> String) {
    for key in of_all.iter().chain(kind.form.keys()) {
        let begins = format!("{} = ", key.name);
        let Some(line) = kind.example.lines().find(|line| line.starts_with(&begins) && !line.ends_with('[')) else {
            continue;
        };
        // A message and when it is shown come together or not at all.
        let line = if key.name == "error" { ["error = ", "error_when = "].as_slice() } else { &[line] };
        let kept = |kept: &&str| !line.iter().any(|gone| kept.starts_with(gone));
        let without = kind.example.lines().filter(kept).collect::<Vec<_>>().join("\n");
        let missed = not_understood(&around(&without))
            .iter()
            .any(|told| told.starts_with("missing-key") || told.starts_with("no-effect"));
        let must = key.must || key.name == "error_when";
        assert_eq!(
            missed,
            must,
            "{} of {}: described as {}",
            key.name,
            kind.word,
            if key.must { "must" } else { "may" }
        );
    }
}

#[test]
fn what_must_be_there_is_missed_by_the_reader_and_what_may_be_is_not() {
    elements::kinds().for_each(|kind| assert_must_and_may(kind, elements::OF_ALL, with_element));
    QUESTIONS.iter().for_each(|kind| assert_must_and_may(kind, questions::OF_ALL, with_question));
}

#[test]
fn the_keys_described_of_the_lesson_are_those_its_reader_asks_for() {
    let around =
        format!("{STRANGER} = 1\n{}", with_strangers(&format!("{AROUND}{PRACTICE}{ELEMENT}{CHECK}{QUESTION}")));
    // Elements and questions are tried above.
    let of_kinds = |keys: &BTreeSet<String>| keys.contains("kind");
    let asked: BTreeSet<_> = asked(&around).into_iter().filter(|keys| !of_kinds(keys)).collect();
    assert_same_keys("lesson", &asked, &described(LESSON.keys()));
}

#[test]
fn every_command_and_condition_of_the_guide_is_understood() {
    for Sentence { example, .. } in COMMANDS {
        let element = format!("element = [{{ kind = \"button\", id = \"thu\", label = \"Thử\", do = \"{example}\" }}]");
        assert_eq!(not_understood(&with_element(&element)), Vec::<String>::new(), "{example}");
    }
    for Sentence { example, .. } in CONDITIONS {
        let element = format!("element = [{{ kind = \"text\", text = \"Thử\", when = \"{example}\" }}]");
        assert_eq!(not_understood(&with_element(&element)), Vec::<String>::new(), "{example}");
    }
}

/// The list of what may be written stands in the remedy for what may not.
#[test]
fn every_word_of_the_small_language_is_in_the_guide() {
    let remedy = EN.author_grammar_remedy();
    let sentences = || COMMANDS.iter().chain(CONDITIONS).flat_map(|sentence| sentence.example.split(' '));
    let known: BTreeSet<&str> = sentences().map(|word| word.trim_matches(['(', ')'])).collect();
    let (_, list) = remedy.split_once(':').expect("a list");
    let words = list.split([' ', ',', '.', ':', '…', '–']).filter(|word| !word.is_empty() && *word != "conditions");
    let missing: Vec<&str> = words.filter(|word| !known.contains(word)).collect();
    assert_eq!(missing, Vec::<&str>::new());
}

#[test]
fn the_words_allowed_for_a_style_or_an_input_are_those_the_reader_takes() {
    for kind in elements::kinds() {
        for key in kind.form.keys() {
            let Shape::OneOf(allowed) = key.shape else { continue };
            let line = kind.example.lines().find(|line| line.starts_with(&format!("{} = ", key.name)));
            let line = line.unwrap_or_else(|| panic!("the example of {} lacks {}", kind.word, key.name));
            for word in allowed {
                let example = kind.example.replace(line, &format!("{} = \"{word}\"", key.name));
                assert_eq!(not_understood(&with_element(&example)), Vec::<String>::new(), "{} = {word}", key.name);
            }
            let strange = kind.example.replace(line, &format!("{} = \"{STRANGER}\"", key.name));
            let told = problems(&with_element(&strange));
            let remedy = told.iter().find(|problem| problem.message.contains(STRANGER)).expect("it is told");
            let said: BTreeSet<&str> = remedy.remedy.split([' ', ',', '.']).collect();
            let unsaid: Vec<&&str> = allowed.iter().filter(|word| !said.contains(*word)).collect();
            assert!(unsaid.is_empty(), "{}: {unsaid:?} not in {:?}", key.name, remedy.remedy);
            let others = said.iter().filter(|word| word.chars().all(|c| c.is_ascii_lowercase() || c == '-'));
            let extra: Vec<_> = others.filter(|word| !allowed.contains(word) && !["", "or"].contains(word)).collect();
            assert!(extra.is_empty(), "{}: {extra:?} is not described", key.name);
        }
    }
}

#[test]
fn the_schema_refers_only_to_what_it_defines() {
    let schema = json_schema(EN).to_string();
    let refs: BTreeSet<&str> = schema.split("\"#/$defs/").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let json = json_schema(EN);
    let defined: BTreeSet<&str> = json["$defs"].as_object().expect("definitions").keys().map(String::as_str).collect();
    assert_eq!(refs, defined);
}
