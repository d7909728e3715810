//! `tramhoc lessons walk PATH`: a lesson as a storyboard, to be reviewed on paper by somebody who has no station.

use super::{print_problems, the_one_lesson, write};
use crate::lesson::{Storyboard, read};
use crate::texts::Texts;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

#[derive(clap::Args)]
pub struct Arguments {
    /// The lesson: its folder, or its lesson.toml.
    path: PathBuf,
    /// Write to this file instead: a page of HTML with the screens drawn if its name ends in .html, else text.
    #[arg(short, long, value_name = "FILE.html")]
    output: Option<PathBuf>,
}

/// Exit 1 where the lesson does not read, 2 where there is not one lesson, 3 where the file cannot be written.
pub fn run(arguments: &Arguments, texts: Texts) -> ExitCode {
    let file = match the_one_lesson(&arguments.path, texts) {
        Ok(file) => file,
        Err(code) => return code,
    };
    let lesson = match read(&file.source, texts) {
        Ok(lesson) => lesson,
        Err(problems) => {
            print_problems(&file, &problems);
            return ExitCode::from(1);
        }
    };
    let board = Storyboard::of(&lesson, texts);
    match &arguments.output {
        None => {
            print!("{}", board.text());
            ExitCode::SUCCESS
        }
        Some(output) => write(output, &if is_page(output) { board.html() } else { board.text() }, texts),
    }
}

fn is_page(file: &Path) -> bool {
    file.extension().is_some_and(|end| end.eq_ignore_ascii_case("html") || end.eq_ignore_ascii_case("htm"))
}
