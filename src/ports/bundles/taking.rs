//! One bundle brought into the records, run by run: each is believed or not by itself, so that a bad spot costs what lies on
//! it and nothing else. However often and in whatever order bundles come, the records end up the same.

use crate::bundle::{BundleTrouble, Header, PRELUDE, standing};
use crate::ports::store::{Store, StoreTrouble};
use crate::record::{Head, Link, StationId};
use crate::trust::{PlaceName, TrustList, TrustTrouble};
use ed25519_dalek::VerifyingKey;
use std::io::{self, ErrorKind, Read};

/// Whom whoever takes a bundle believes.
#[derive(Debug, Clone, Default)]
pub struct Believing {
    pub list: Option<TrustList>,
    /// The key of the station whose records they are, if they are a station's.
    pub own: Option<VerifyingKey>,
}

/// What became of a bundle.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Taken {
    pub place: Option<PlaceName>,
    /// The station, by its key.
    pub station: Option<StationId>,
    /// Events in it that are here now, and those that were not before.
    pub events: u64,
    pub new: u64,
    /// Of the new ones, those of a kind this program does not know. They are kept.
    pub unread: u64,
    /// Events new here that stand in the place of others, or do not go on from what is here: of a cloned disk.
    pub beside: u64,
    pub fork: Option<StationId>,
    /// The first thing in it that was not taken, and why.
    pub trouble: Option<BundleTrouble>,
}

impl Taken {
    fn refused(trouble: BundleTrouble) -> Self {
        Self { trouble: Some(trouble), ..Self::default() }
    }

    fn set_aside(&mut self, trouble: BundleTrouble) {
        self.trouble.get_or_insert(trouble);
    }
}

/// Why it could not be gone through to its end. What was taken before stays.
#[derive(Debug, thiserror::Error)]
pub enum NotTaken {
    #[error("the file: {0}")]
    File(io::Error),
    #[error(transparent)]
    Records(#[from] StoreTrouble),
}

/// Brings a bundle in.
pub fn take_bundle(store: &mut Store, believing: &Believing, mut file: impl Read) -> Result<Taken, NotTaken> {
    let header = match read_header(&mut file).map_err(NotTaken::File)? {
        Ok(header) => header,
        Err(trouble) => return Ok(Taken::refused(trouble)),
    };
    let station = crate::credential::station_id(&header.key);
    let mut taken = Taken { place: header.place.clone(), station: Some(station), ..Taken::default() };
    if let Err(trouble) = standing(&header, believing.list.as_ref(), believing.own.as_ref()) {
        taken.set_aside(trouble);
        return Ok(taken);
    }
    for run in &header.runs {
        let mut packed = vec![0; run.packed as usize];
        match file.read_exact(&mut packed) {
            Err(error) if error.kind() == ErrorKind::UnexpectedEof => {
                taken.set_aside(TrustTrouble::CutShort.into());
                return Ok(taken);
            }
            read => read.map_err(NotTaken::File)?,
        }
        match run.open(&packed) {
            Ok(links) => admit(store, (run.before, run.last), links, &mut taken)?,
            Err(trouble) => taken.set_aside(trouble),
        }
    }
    // The events are whole; what hangs behind them is not the station's.
    if file.read(&mut [0]).map_err(NotTaken::File)? > 0 {
        taken.set_aside(TrustTrouble::Surplus(1).into());
    }
    Ok(taken)
}

fn admit(
    store: &mut Store,
    (before, last): (Head, Head),
    links: Vec<Link>,
    taken: &mut Taken,
) -> Result<(), StoreTrouble> {
    let (events, unread) = (links.len() as u64, links.iter().filter(|link| (*link).clone().read().is_err()).count());
    let admitted = store.admit(&links)?;
    taken.events += events;
    taken.new += admitted.new;
    taken.beside += admitted.beside;
    if admitted.new + admitted.beside > 0 {
        taken.unread += unread as u64;
    }
    if admitted.beside > 0 || !store.fits(before, last)? {
        taken.fork = Some(last.station);
    }
    Ok(())
}

/// The header at the beginning of a file: an error of the file, or what is wrong with the header.
pub(super) fn read_header(file: &mut impl Read) -> io::Result<Result<Header, BundleTrouble>> {
    let mut bytes = Vec::new();
    file.take(PRELUDE as u64).read_to_end(&mut bytes)?;
    let Some(first) = bytes.first_chunk() else { return Ok(Err(TrustTrouble::CutShort.into())) };
    let length = match Header::length(first) {
        Ok(length) => length,
        Err(trouble) => return Ok(Err(trouble)),
    };
    file.take((length - PRELUDE) as u64).read_to_end(&mut bytes)?;
    Ok(if bytes.len() == length { Header::read(&bytes) } else { Err(TrustTrouble::CutShort.into()) })
}
