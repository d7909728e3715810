//! `tramhoc lessons schema`: the lesson format for editors, and as the reference of the authors' guide.

use super::write;
use crate::lesson::{json_schema, reference};
use crate::texts::Texts;
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(clap::Args)]
pub struct Arguments {
    /// As a reference to read, in Markdown, instead of the schema.
    #[arg(long)]
    markdown: bool,
    /// Write to this file instead of standard output.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// Exit 3 where the file cannot be written.
pub fn run(arguments: &Arguments, texts: Texts) -> ExitCode {
    let page = if arguments.markdown { reference(texts) } else { format!("{:#}\n", json_schema(texts)) };
    match &arguments.output {
        None => {
            print!("{page}");
            ExitCode::SUCCESS
        }
        Some(output) => write(output, &page, texts),
    }
}
