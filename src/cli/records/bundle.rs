//! `tramhoc records export --bundle --to DIR`: what the commune does not have yet, as the signed file it takes. The station may
//! be running.

use super::{StationArguments, data_folder, failed};
use crate::ports::bundles::{NotWritten, Outgoing, put_read_me};
use crate::ports::clock::{Clock, MachineTime};
use crate::ports::keys;
use crate::ports::store::Store;
use std::path::Path;
use std::process::ExitCode;

#[derive(clap::Args)]
pub struct Bundle {
    /// One signed file for the commune instead: what it has not said yet that it has.
    #[arg(long, conflicts_with = "open_badges")]
    bundle: bool,
    /// With --bundle: everything, whatever the commune has.
    #[arg(long, requires = "bundle")]
    everything: bool,
}

impl Bundle {
    pub fn is_wanted(&self) -> bool {
        self.bundle
    }
}

pub fn run(station: &StationArguments, store: &Store, bundle: &Bundle, to: &Path) -> ExitCode {
    let texts = station.texts();
    let not_written = |why: String| {
        eprintln!("{}", texts.records_not_written(to.display(), why));
        ExitCode::from(3)
    };
    let key = match keys::open(&data_folder(station)) {
        Ok(Some(key)) => key,
        Ok(None) => {
            eprintln!("{}", texts.records_no_key());
            return ExitCode::from(1);
        }
        Err(trouble) => return not_written(trouble.to_string()),
    };
    match write(store, &key, bundle.everything, to) {
        Ok(None) => println!("{}", texts.records_bundle_none()),
        Ok(Some((file, events))) => println!("{}", texts.records_bundle(events, file)),
        Err(NotWritten::Records(trouble)) => return failed(&trouble, texts),
        Err(other) => return not_written(other.to_string()),
    }
    ExitCode::SUCCESS
}

/// The file and how many events are in it; `None` where there was nothing to write.
fn write(
    store: &Store,
    key: &ed25519_dalek::SigningKey,
    everything: bool,
    to: &Path,
) -> Result<Option<(String, u64)>, NotWritten> {
    std::fs::create_dir_all(to)?;
    put_read_me(to, store.info()?.place.as_deref())?;
    let made = Clock::new(Box::new(MachineTime::starting())).today().into();
    let delivered = if everything { Vec::new() } else { store.delivered()? };
    let written = Outgoing { store, key, made, delivered }.write_into(to, |_, _| {})?;
    Ok(written.file.map(|file| (file.display().to_string(), written.events)))
}
