//! `tramhoc keys rotate`: the station's new key. The station must not be running: it holds the folder.

use super::super::folder::data_folder;
use super::{Failure, StationArguments, print_key, said};
use crate::ports::speaker::Silence;
use crate::ports::{Parts, Ports};
use crate::texts::Texts;
use crate::trust::KeyDigits;

pub fn run(station: &StationArguments, texts: Texts) -> Result<(), Failure> {
    let folder = data_folder(station);
    let parts = Parts::of_machine(folder.clone(), Box::new(Default::default), Box::new(Silence));
    let change = Ports::new(parts).rotate(&folder).map_err(|trouble| said::of_rotation(&trouble, texts))?;
    print_key(texts.keys_rotated().to_owned(), KeyDigits::of(change.following()), texts);
    println!("{}", texts.keys_rotated_next());
    Ok(())
}
