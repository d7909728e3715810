//! `tramhoc verify-page -o FILE`: writes the page a volunteer's own phone verifies with, and its keeper beside it.

use super::StationArguments;
use super::folder::data_folder;
use super::station::catalogue;
use crate::credential::{Host, KeyStatus, Keyring, KnownKey, PhonePage, keeper};
use crate::ports::keys;
use crate::ports::store::Store;
use crate::texts::Texts;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

#[derive(clap::Args)]
pub struct Arguments {
    /// The page's file. What keeps it for when there is no network goes beside it: V.html has V-sw.js.
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
    /// The web server where it will stand, as https://HOST/V.
    #[arg(long, value_name = "HOST")]
    host: Option<Host>,
}

/// What a page is made of besides the lessons.
struct Known {
    commune: Option<String>,
    keyring: Keyring,
}

/// Exit 0 written, 1 no key to write into it, 2 no file name, 3 the machine failed.
pub fn run(station: &StationArguments, arguments: &Arguments) -> ExitCode {
    let texts = station.texts();
    let Some(keeper_name) = keeper_beside(&arguments.output) else {
        eprintln!("{}", texts.verify_page_no_name(arguments.output.display()));
        return ExitCode::from(2);
    };
    let known = match known(&data_folder(station), texts) {
        Ok(Some(known)) => known,
        Ok(None) => {
            eprintln!("{}", texts.verify_page_no_key());
            return ExitCode::from(1);
        }
        Err(trouble) => {
            eprintln!("{trouble}");
            return ExitCode::from(3);
        }
    };
    let lessons = catalogue(station.lessons.as_deref(), texts);
    let page = PhonePage {
        commune: known.commune.as_deref(),
        keyring: &known.keyring,
        lessons: lessons.lessons().iter().map(|lesson| (lesson.number, lesson.title.as_str())).collect(),
        keeper: &keeper_name,
    };
    let beside = arguments.output.with_file_name(&keeper_name);
    // The keeper first: a page must never stand there without it.
    for (file, text) in [(&beside, keeper()), (&arguments.output, page.html())] {
        if let Err(error) = replace(file, &text) {
            eprintln!("{}", texts.verify_page_not_written(file.display(), error));
            return ExitCode::from(3);
        }
    }
    println!("{}", texts.verify_page_written(arguments.output.display(), beside.display(), known.keyring.keys().len()));
    if let Some(host) = &arguments.host {
        println!("{}", texts.verify_page_host(host));
    }
    ExitCode::SUCCESS
}

/// `V.html` has `V-sw.js`, `V` too; `None` where the path names no file.
fn keeper_beside(page: &Path) -> Option<String> {
    let name = page.file_name()?.to_str()?;
    let stem = name.strip_suffix(".html").filter(|stem| !stem.is_empty()).unwrap_or(name);
    Some(format!("{stem}-sw.js"))
}

/// The station's own key under the station's name: the page of a station that is on no list.
fn known(folder: &Path, texts: Texts) -> Result<Option<Known>, keys::KeyTrouble> {
    let Some(key) = keys::open(folder)? else { return Ok(None) };
    let info = Store::open_to_read(folder).and_then(|store| store.info());
    let name = info.ok().and_then(|info| info.place).unwrap_or_else(|| texts.verify_page_nameless().to_owned());
    let own = KnownKey::new(key.verifying_key().as_bytes(), Some(name), KeyStatus::Active);
    Ok(Some(Known { commune: None, keyring: Keyring::new(own.into_iter().collect(), None) }))
}

/// The whole new text or the whole old one, whatever happens meanwhile.
fn replace(path: &Path, text: &str) -> io::Result<()> {
    let mut name = path.as_os_str().to_owned();
    name.push(".new");
    let new = PathBuf::from(name);
    let written = File::create(&new).and_then(|mut file| {
        file.write_all(text.as_bytes())?;
        file.sync_all()
    });
    let placed = written.and_then(|()| fs::rename(&new, path));
    if placed.is_err() {
        let _ = fs::remove_file(&new);
    }
    placed
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

    #[test]
    fn what_cannot_be_replaced_stays_and_nothing_is_left_beside_it() {
        let place = tempfile::TempDir::new().expect("a folder");
        let taken = place.path().join("V.html");
        fs::create_dir(&taken).expect("a folder in the way");
        fs::write(taken.join("x"), "x").expect("a file in it");
        assert!(replace(&taken, "new").is_err());
        assert_eq!(fs::read_dir(place.path()).expect("a folder").count(), 1);
        let free = place.path().join("W.html");
        replace(&free, "old").expect("written");
        replace(&free, "new").expect("written again");
        assert_eq!(fs::read_to_string(free).expect("a text"), "new");
    }
}
