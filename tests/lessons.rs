//! The shipped lessons: each reads, each is proved.

use tramhoc::lesson::{EMBEDDED, Report, prove};
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
