//! `tramhoc verify-page -o FILE`: writes the page a volunteer's own phone verifies with, and its keeper beside it.

use super::StationArguments;
use super::folder::data_folder;
use super::keys::{Failure, exit_code, said, warn_of_the_test_root};
use super::station::catalogue;
use crate::credential::{Host, Keyring, KnownKey, PhonePage, keeper};
use crate::lesson::Catalogue;
use crate::ports::store::Store;
use crate::ports::{known_keys, trust_file, whole_file};
use crate::texts::Texts;
use crate::trust::{ProgrammeRoot, TEST_ROOT_WORDS, TrustList};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The web server reads both files.
const READABLE: u32 = 0o644;

#[derive(clap::Args)]
pub struct Arguments {
    /// The page's file. What keeps it for when there is no network goes beside it: V.html has V-sw.js.
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
    /// A commune's list; without it the one this station holds, else the station's own keys.
    #[arg(long, value_name = "FILE")]
    list: Option<PathBuf>,
    /// The web server where the page will stand, as https://HOST/V.
    #[arg(long, value_name = "HOST")]
    host: Option<Host>,
}

/// Whose stations the page knows.
struct Known {
    commune: Option<String>,
    keyring: Keyring,
}

/// Exit 0 written, 1 no key to write into it or a list that is not right, 2 no file name, 3 the machine failed.
pub fn run(station: &StationArguments, arguments: &Arguments) -> ExitCode {
    exit_code(write(station, arguments, station.texts()))
}

fn write(station: &StationArguments, arguments: &Arguments, texts: Texts) -> Result<(), Failure> {
    let page = &arguments.output;
    let no_name = || Failure::wrong_usage(texts.verify_page_no_name(page.display()));
    let keeper_name = keeper_beside(page).ok_or_else(no_name)?;
    let root = ProgrammeRoot::pinned();
    let known = known(&data_folder(station), arguments.list.as_deref(), &root, texts)?;
    let html = html(&known, &catalogue(station.lessons.as_deref(), texts), &keeper_name);
    let beside = page.with_file_name(keeper_name);
    // The keeper first: a page must never stand there without it.
    for (file, text) in [(&beside, keeper()), (page, html)] {
        whole_file::replace(file, text.as_bytes(), READABLE)
            .map_err(|error| Failure::machine(texts.verify_page_not_written(file.display(), error)))?;
    }
    println!("{}", texts.verify_page_written(beside.display(), known.keyring.keys().len(), page.display()));
    if known.keyring.on_test_root {
        warn_of_the_test_root(&root);
    }
    if let Some(host) = &arguments.host {
        println!("{}", texts.verify_page_host(host));
    }
    Ok(())
}

fn html(known: &Known, lessons: &Catalogue, keeper: &str) -> String {
    let page = PhonePage {
        commune: known.commune.as_deref(),
        warning: known.keyring.on_test_root.then_some(TEST_ROOT_WORDS),
        keyring: &known.keyring,
        lessons: lessons.lessons().iter().map(|lesson| (lesson.number, lesson.title.as_str())).collect(),
        keeper,
    };
    page.html()
}

/// `V.html` has `V-sw.js`, `V` too; `None` where the path names no file.
fn keeper_beside(page: &Path) -> Option<String> {
    let name = page.file_name()?.to_str()?;
    let stem = name.strip_suffix(".html").filter(|stem| !stem.is_empty()).unwrap_or(name);
    Some(format!("{stem}-sw.js"))
}

fn known(folder: &Path, list: Option<&Path>, root: &ProgrammeRoot, texts: Texts) -> Result<Known, Failure> {
    let list = match list {
        Some(file) => trust_file::read(file, |bytes| TrustList::read(bytes, root)).map(Some),
        None => trust_file::held(folder, root),
    };
    match list.map_err(|trouble| said::of_trust_file(&trouble, texts))? {
        Some(list) => {
            let commune = list.certificate().commune().name.to_string();
            Ok(Known { commune: Some(commune), keyring: list.keyring(root) })
        }
        None => own(folder, root, texts),
    }
}

/// The station's own keys, under its name: the page of a station that has no list.
fn own(folder: &Path, root: &ProgrammeRoot, texts: Texts) -> Result<Known, Failure> {
    let found = known_keys::in_folder(folder, root);
    if let Some(trouble) = found.troubles.first() {
        return Err(Failure::machine(trouble));
    }
    let info = Store::is_in(folder).then(|| Store::open_to_read(folder).and_then(|store| store.info()));
    let info = info.transpose().map_err(|trouble| Failure::machine(trouble.to_string()))?;
    let place = info.and_then(|info| info.place).unwrap_or_else(|| texts.verify_page_nameless().to_owned());
    let named = |known: &KnownKey| KnownKey::listed(known.key(), place.clone(), known.status);
    let keys: Vec<_> = found.keyring.keys().iter().map(named).collect();
    if keys.is_empty() {
        Err(Failure::not_right(texts.verify_page_no_key()))
    } else {
        Ok(Known { commune: None, keyring: Keyring::new(keys, None) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_keeper_is_named_after_the_page() {
        for (page, keeper) in [
            ("V.html", Some("V-sw.js")),
            ("/srv/www/V", Some("V-sw.js")),
            ("xã.htm", Some("xã.htm-sw.js")),
            (".html", Some(".html-sw.js")),
            ("/", None),
            ("..", None),
        ] {
            assert_eq!(keeper_beside(Path::new(page)).as_deref(), keeper, "{page}");
        }
    }
}
