//! `tramhoc pack build DIR`: what the commune's desk does. The folder holds
//!
//! ```text
//! <course>/<lesson>/lesson.toml, audio/<clip>.ogg      lessons, as authors write them
//! thong-bao.txt     announcements: 2026-11-28 | Tối thứ Bảy, 19 giờ: …
//! xom.txt           hamlets: dong-keng | Đồng Keng
//! trust.list        the commune's list of stations
//! so-goi.txt        the number of the pack made last; kept by this command
//! ```

use super::super::folder::{RECORDINGS, lesson_files_in_courses};
use super::super::keys::passphrase::PassphraseFile;
use super::super::keys::{Failure, said, today, warn_of_the_test_root};
use crate::lesson::{Report, prove};
use crate::pack::{Builder, PackTrouble, PartKind};
use crate::ports::{locked_key, trust_file, whole_file};
use crate::screens::pack_trouble;
use crate::texts::Texts;
use crate::trust::{CommuneCertificate, PlaceName, ProgrammeRoot};
use std::fs;
use std::path::{Path, PathBuf};

const NUMBER: &str = "so-goi.txt";
const READABLE: u32 = 0o644;

#[derive(clap::Args)]
pub struct Arguments {
    folder: PathBuf,
    /// The commune's locked key.
    #[arg(long, value_name = "FILE")]
    key: PathBuf,
    /// The commune's certificate.
    #[arg(long, value_name = "FILE")]
    certificate: PathBuf,
    /// What the pack is called, at most 40 letters.
    #[arg(long)]
    name: String,
    /// The pack's number, if it is not the one after the last.
    #[arg(long)]
    number: Option<u32>,
    #[arg(short, value_name = "FILE")]
    output: PathBuf,
    #[command(flatten)]
    passphrase: PassphraseFile,
}

pub fn run(arguments: &Arguments, texts: Texts) -> Result<(), Failure> {
    let root = ProgrammeRoot::pinned();
    let name = PlaceName::typed(&arguments.name).map_err(|bad| Failure::wrong_usage(texts.pack_bad_name(bad)))?;
    let certificate = trust_file::read(&arguments.certificate, |bytes| CommuneCertificate::read(bytes, &root));
    let certificate = certificate.map_err(|trouble| said::of_trust_file(&trouble, texts))?;
    let builder = gather(&arguments.folder, texts)?;
    let number = arguments.number.unwrap_or_else(|| last_number(&arguments.folder).saturating_add(1));
    let passphrase = arguments.passphrase.of(&arguments.key, texts)?;
    let key = locked_key::read(&arguments.key, &passphrase).map_err(|trouble| said::of_locked_key(&trouble, texts))?;
    if key.verifying_key() != certificate.commune().key {
        return Err(Failure::not_right(texts.pack_other_key(arguments.key.display())));
    }
    let file = builder.sign(&certificate, (number, today(), &name), &key);
    let file = file.map_err(|trouble| not_right(&arguments.folder, &trouble, texts))?;
    write(&arguments.output, &file, texts)?;
    write(&arguments.folder.join(NUMBER), format!("{number}\n").as_bytes(), texts)?;
    println!("{}", texts.pack_built(arguments.output.display(), &name, number, builder.len()));
    warn_of_the_test_root(&root);
    Ok(())
}

fn not_right(path: &Path, trouble: &PackTrouble, texts: Texts) -> Failure {
    Failure::not_right(format!("{}: {}", path.display(), pack_trouble(trouble, texts)))
}

fn write(path: &Path, bytes: &[u8], texts: Texts) -> Result<(), Failure> {
    whole_file::replace(path, bytes, READABLE).map_err(|error| disk(path, error, texts))
}

fn disk(path: &Path, error: std::io::Error, texts: Texts) -> Failure {
    Failure::machine(texts.keys_disk(path.display(), error))
}

fn last_number(folder: &Path) -> u32 {
    fs::read_to_string(folder.join(NUMBER)).ok().and_then(|text| text.trim().parse().ok()).unwrap_or(0)
}

/// Everything in the folder that belongs into a pack, each lesson proven as by `lessons check`.
fn gather(folder: &Path, texts: Texts) -> Result<Builder, Failure> {
    let mut builder = Builder::default();
    for file in lesson_files_in_courses(folder) {
        if let Some(problem) = prove(&file.source, texts).problems.first() {
            let report = Report { file: &file.path.to_string_lossy(), source: &file.source, problem };
            return Err(Failure::not_right(report.to_string()));
        }
        let lesson = file.path.parent().unwrap_or(folder);
        let name = lesson.strip_prefix(folder).unwrap_or(lesson).to_string_lossy().into_owned();
        put(&mut builder, (PartKind::Lesson, &name), file.source.into_bytes(), &file.path, texts)?;
        for clip in recordings(&lesson.join("audio")) {
            let bytes = fs::read(&clip).map_err(|error| disk(&clip, error, texts))?;
            let clip_name = clip.file_name().unwrap_or_default().to_string_lossy();
            put(&mut builder, (PartKind::Clip, &format!("{name}/{clip_name}")), bytes, &clip, texts)?;
        }
    }
    for (kind, file) in
        [(PartKind::Announcements, "thong-bao.txt"), (PartKind::Xoms, "xom.txt"), (PartKind::TrustList, "trust.list")]
    {
        let path = folder.join(file);
        if path.exists() {
            let bytes = fs::read(&path).map_err(|error| disk(&path, error, texts))?;
            check(kind, &bytes).map_err(|trouble| not_right(&path, &trouble, texts))?;
            put(&mut builder, (kind, ""), bytes, &path, texts)?;
        }
    }
    if builder.is_empty() {
        return Err(Failure::not_right(texts.pack_empty_folder(folder.display())));
    }
    Ok(builder)
}

/// What a station would find out only in the village.
fn check(kind: PartKind, bytes: &[u8]) -> Result<(), PackTrouble> {
    let line = |name| move |(line, bad)| PackTrouble::Line { name, line, bad };
    match kind {
        PartKind::Announcements => crate::pack::announcements(bytes).map(drop).map_err(line("thong-bao.txt")),
        PartKind::Xoms => crate::pack::xoms(bytes).map(drop).map_err(line("xom.txt")),
        PartKind::TrustList => {
            crate::trust::TrustList::read(bytes, &ProgrammeRoot::pinned()).map(drop).map_err(PackTrouble::from)
        }
        PartKind::Lesson | PartKind::Clip => Ok(()),
    }
}

fn put(
    builder: &mut Builder,
    (kind, name): (PartKind, &str),
    bytes: Vec<u8>,
    path: &Path,
    texts: Texts,
) -> Result<(), Failure> {
    builder.put(kind, name, bytes).map_err(|trouble| not_right(path, &trouble, texts))
}

fn recordings(audio: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(audio).into_iter().flatten();
    let is_one = |path: &PathBuf| path.extension().is_some_and(|end| RECORDINGS.iter().any(|one| end == *one));
    let mut found: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).filter(is_one).collect();
    found.sort();
    found
}
