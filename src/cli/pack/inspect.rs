//! `tramhoc pack inspect FILE`: everything a station looks at before it installs, and nothing installed.

use super::super::keys::{Failure, warn_of_the_test_root};
use super::{failure, line};
use crate::pack::{Header, Label, PartKind};
use crate::ports::packs::look_through;
use crate::texts::Texts;
use crate::trust::ProgrammeRoot;
use std::path::PathBuf;

#[derive(clap::Args)]
pub struct Arguments {
    file: PathBuf,
    #[arg(long)]
    json: bool,
}

pub fn run(arguments: &Arguments, texts: Texts) -> Result<(), Failure> {
    let root = ProgrammeRoot::pinned();
    let (header, contents) =
        look_through(&arguments.file, &root).map_err(|trouble| failure(&(&trouble).into(), texts))?;
    if arguments.json {
        println!("{}", as_json(&header));
        return Ok(());
    }
    println!("{}", line(&Label::of(&header), texts));
    println!("{}", texts.keys_digits(header.certificate.commune().digits()));
    for lesson in &contents.lessons {
        println!("{:>4}  {}  ({}, v{})", lesson.number, lesson.title, lesson.id, lesson.version);
    }
    let of = |kind| header.parts.iter().filter(|part| part.kind == kind).count();
    println!(
        "{}",
        texts.pack_holds(
            contents.announcements.len(),
            header.whole(),
            of(PartKind::Lesson),
            header.recordings(),
            contents.xoms.len()
        )
    );
    warn_of_the_test_root(&root);
    Ok(())
}

fn as_json(header: &Header) -> serde_json::Value {
    let commune = header.certificate.commune();
    let parts = header.parts.iter().map(|part| {
        serde_json::json!({
            "kind": format!("{:?}", part.kind), "name": part.name.as_str(), "bytes": part.length,
            "sha256": crate::credential::hex(&part.sha256),
        })
    });
    serde_json::json!({
        "id": header.id.to_string(), "number": header.number, "name": header.name.as_str(), "made": header.made.date(),
        "commune": commune.name.as_str(), "key_epoch": commune.epoch, "bytes": header.whole(),
        "parts": parts.collect::<Vec<_>>(),
    })
}
