//! `tramhoc keys enrol-request --to DIR`: the station's request to be enrolled, for the stick.

use super::super::folder::data_folder;
use super::{Failure, StationArguments, print_key, said, today};
use crate::ports::carrying::request;
use crate::ports::keys;
use crate::ports::store::{Store, StoreTrouble};
use crate::ports::trust_file;
use crate::texts::Texts;
use crate::trust::{KeyDigits, PlaceName, Succession};
use std::path::{Path, PathBuf};

#[derive(clap::Args)]
pub struct Arguments {
    /// The folder to write it into, for instance of a USB stick.
    #[arg(long, value_name = "DIR")]
    to: PathBuf,
    /// The name of the place, if the station has none yet, or to ask for another.
    #[arg(long)]
    name: Option<String>,
}

pub fn run(station: &StationArguments, arguments: &Arguments, texts: Texts) -> Result<(), Failure> {
    let folder = data_folder(station);
    let (place, changes) = on_record(&folder).map_err(|trouble| Failure::machine(texts.keys_failed(trouble)))?;
    let name = arguments.name.clone().or(place).ok_or_else(|| Failure::wrong_usage(texts.keys_no_name()))?;
    let name = PlaceName::typed(&name).map_err(|trouble| said::of_name(trouble, texts))?;
    let key = keys::open_or_make(&folder).map_err(|trouble| said::of_station_key(&trouble, texts))?;
    let public = key.verifying_key();
    let (file, bytes) = request(&key, today(), &name, &changes);
    let path = arguments.to.join(file);
    trust_file::write(&path, &bytes).map_err(|trouble| said::of_trust_file(&trouble, texts))?;
    print_key(texts.keys_requested(path.display()), KeyDigits::of(&public), texts);
    Ok(())
}

/// The station's name and its changes of keys.
fn on_record(folder: &Path) -> Result<(Option<String>, Vec<Succession>), StoreTrouble> {
    if !Store::is_in(folder) {
        return Ok((None, Vec::new()));
    }
    let store = Store::open_to_read(folder)?;
    Ok((store.info()?.place, store.key_changes()?))
}
