//! The shipped lessons: each reads, each is proved.

use std::path::Path;
use tramhoc::lesson::{EMBEDDED, Report, embedded_catalogue, prove};
use tramhoc::texts::{Lang, Texts};

fn sources() -> Vec<(&'static str, &'static str)> {
    let files = EMBEDDED.iter().filter(|(path, _)| path.ends_with("lesson.toml"));
    files.map(|(path, bytes)| (*path, std::str::from_utf8(bytes).expect("lessons are UTF-8"))).collect()
}

#[test]
fn every_shipped_lesson_is_proved_without_a_problem() {
    assert!(sources().len() >= 2, "the station ships lessons");
    for (file, source) in sources() {
        let proof = prove(source, Texts::new(Lang::Vi));
        let told: Vec<String> =
            proof.problems.iter().map(|problem| Report { file, source, problem }.to_string()).collect();
        assert!(told.is_empty(), "{}", told.join("\n"));
        println!("{file}: {} states, {} frames", proof.states, proof.frames);
    }
}

fn file(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect("it is in the repository")
}

#[test]
fn every_lesson_stands_in_the_table_beside_a_phrase_of_the_plan() {
    let plan = file("tests/plan/lam-vy-2025-07.txt").split_whitespace().collect::<Vec<_>>().join(" ");
    let guide = file("lessons/README.md");
    let table = guide.split_once("## 11.").expect("the table has its part of the guide").1;
    let rows: Vec<Vec<&str>> = table
        .lines()
        .filter(|line| line.starts_with("| ") && !line.starts_with("| Số"))
        .map(|line| line.trim_matches('|').split('|').map(str::trim).collect())
        .collect();
    let lessons = embedded_catalogue(Texts::new(Lang::Vi));
    assert_eq!(rows.len(), lessons.lessons().len(), "one row a lesson");
    for (row, lesson) in rows.iter().zip(lessons.lessons()) {
        let [number, title, folder, phrase, skills, minutes] = row.as_slice() else { panic!("six columns: {row:?}") };
        assert_eq!(*number, lesson.number.to_string());
        assert_eq!(*title, lesson.title);
        assert_eq!(*folder, format!("`{}/{}`", lesson.course, lesson.id));
        assert!(plan.contains(phrase), "lesson {number}: the plan does not say {phrase:?}");
        assert_eq!(*skills, lesson.skills.join(", "), "lesson {number}");
        assert_eq!(*minutes, lesson.minutes.to_string(), "lesson {number}");
    }
}
