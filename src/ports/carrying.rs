//! What the stick carries between a station and its commune: the request to be enrolled out, the signed list in
//! (trust.md §2). A list is taken only after somebody has seen what it is, and never an older one.

use super::station::Ports;
use super::stick::{NoStick, Stick};
use super::store::Store;
use super::supervising::Answered;
use super::trust_file::{self, TrustFileTrouble};
use crate::contract::Trouble;
use crate::credential::{Day, KeyStatus, key_id};
use crate::record::{Body, LearnerCode};
use crate::supervisor::{Answer, Enrolment, KeyStanding, ListFacts, NotCarried, Offer};
use crate::trust::{
    EnrolmentRequest, KeyDigits, NotTaken, PlaceName, ProgrammeRoot, Standing, Succession, TrustList, TrustTrouble,
};
use crate::vietnamese::fold;
use ed25519_dalek::{SigningKey, VerifyingKey};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// How the file of a list ends.
const LIST: &str = "thtrust";
/// So many files of a stick are looked into.
const MOST_FILES: usize = 50;

/// A list that was shown and may be taken.
pub(super) struct Offered {
    bytes: Vec<u8>,
    list: TrustList,
}

/// The request of a station: the name of its file and what is in it.
pub fn request(key: &SigningKey, day: Day, place: &PlaceName, changes: &[Succession]) -> (String, Vec<u8>) {
    let public = key.verifying_key();
    let change = changes.iter().find(|change| *change.following() == public);
    (file_name(place, &public), EnrolmentRequest::sign(key, day, place, change))
}

/// `xin-ghi-ten-dong-keng-fe812c12.thenrol`: readable in any file manager, different for each key.
fn file_name(place: &PlaceName, key: &VerifyingKey) -> String {
    let plain = fold(place.as_str());
    let words: Vec<&str> = plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    format!("xin-ghi-ten-{}-{}.thenrol", words.join("-"), key_id(key))
}

/// How the station with this key stands.
pub(super) fn standing(
    key: &VerifyingKey,
    list: Option<&TrustList>,
    requested: bool,
    root: &ProgrammeRoot,
) -> KeyStanding {
    let enrolled = list.map_or(Enrolment::NotYet, |list| enrolment(key, list));
    KeyStanding {
        key: key_id(key).to_string(),
        enrolled,
        list: list.map(facts),
        requested: requested && enrolled == Enrolment::NotYet,
        on_test_root: root.is_test(),
    }
}

fn enrolment(key: &VerifyingKey, list: &TrustList) -> Enrolment {
    let own = list.stations().iter().find(|station| station.key == *key);
    own.map_or(Enrolment::NotYet, |station| match station.status {
        KeyStatus::Active => Enrolment::Enrolled,
        KeyStatus::Retired => Enrolment::Retired,
        KeyStatus::Compromised => Enrolment::Compromised,
    })
}

fn facts(list: &TrustList) -> ListFacts {
    let commune = list.certificate().commune();
    ListFacts {
        commune: commune.name.to_string(),
        key_epoch: commune.epoch,
        counter: list.counter(),
        issued: list.issued().date(),
        stations: list.stations().len(),
        digits: commune.digits().to_string(),
    }
}

impl Ports {
    /// How the station stands with its commune.
    pub(super) fn ask_keys(&mut self) -> Answered {
        let key = self.own_key()?.verifying_key();
        let requested = self.ask(Store::has_requested_enrolment)?;
        let root = ProgrammeRoot::pinned();
        Ok(Some(Answer::Keys(standing(&key, self.list_held()?.as_ref(), requested, &root))))
    }

    fn own_key(&self) -> Result<SigningKey, Trouble> {
        self.premises.as_ref().map(|premises| premises.key.clone()).map_err(|trouble| *trouble)
    }

    /// A list that is damaged counts as none: the next one takes its place. The doctor tells of it.
    fn list_held(&self) -> Result<Option<TrustList>, Trouble> {
        let Some(folder) = self.data_folder() else { return Ok(None) };
        match trust_file::held(&folder, &ProgrammeRoot::pinned()) {
            Err(TrustFileTrouble::Disk { .. }) => Err(Trouble::Disk),
            Err(TrustFileTrouble::NotBelieved { .. }) => Ok(None),
            Ok(list) => Ok(list),
        }
    }

    fn stick(&self) -> Result<Stick, NotCarried> {
        self.parts.sticks.the_one().map_err(|none| match none {
            NoStick::None => NotCarried::NoStick,
            NoStick::Several => NotCarried::SeveralSticks,
        })
    }

    pub(super) fn request_enrolment(&mut self, by: LearnerCode) -> Answered {
        let place = self.ask(Store::info)?.place;
        let (key, changes) = (self.own_key()?, self.ask(Store::key_changes)?);
        let day = Day::from(self.parts.clock.today());
        let written = self.stick().and_then(|stick| {
            let place = place.ok_or(NotCarried::NoPlace)?;
            let place = PlaceName::typed(&place).map_err(|_| NotCarried::OddPlace)?;
            let (file, bytes) = request(&key, day, &place, &changes);
            if !stick.writable {
                return Err(NotCarried::Locked);
            }
            let loan = stick.lend().map_err(|_| NotCarried::Locked)?;
            trust_file::write(&loan.folder().join(&file), &bytes).map_err(|trouble| of_stick(&trouble))?;
            Ok(file)
        });
        let file = match written {
            Ok(file) => file,
            Err(why) => return Ok(Some(Answer::NotCarried(why))),
        };
        let requested = self.note(Body::EnrolmentRequested { by });
        let _ = self.append_or_owe(vec![requested]); // it lies on the stick, whether or not that is written down
        Ok(Some(Answer::Requested { file, digits: KeyDigits::of(&key.verifying_key()).to_string() }))
    }

    /// The newest list on the stick that may be taken; else why the first one may not.
    pub(super) fn look_for_list(&mut self) -> Answered {
        let (held, key) = (self.list_held()?, self.own_key()?.verifying_key());
        self.supervision.offered = None;
        let found = self.stick().and_then(|stick| newest(&stick.folder, held.as_ref(), &ProgrammeRoot::pinned()));
        let (bytes, list, standing) = match found {
            Ok(found) => found,
            Err(why) => return Ok(Some(Answer::NotCarried(why))),
        };
        let offer = Offer {
            list: facts(&list),
            enrolled: enrolment(&key, &list),
            new_key: matches!(standing, Standing::NewKey(_)),
            same: standing == Standing::Same,
        };
        self.supervision.offered = (!offer.same).then_some(Offered { bytes, list });
        Ok(Some(Answer::Offered(offer)))
    }

    /// Takes what was offered: the very bytes that were shown, whatever lies on the stick by now.
    pub(super) fn take_list(&mut self, by: LearnerCode) -> Answered {
        let (Some(offered), Some(folder)) = (self.supervision.offered.take(), self.data_folder()) else {
            return self.ask_keys();
        };
        trust_file::hold(&folder, &offered.bytes).map_err(|trouble| {
            let at = self.parts.clock.moment();
            self.parts.log.line(&at, &trouble.to_string());
            Trouble::Disk
        })?;
        self.note_list(&offered.list, Some(by));
        self.ask_keys()
    }

    /// It is held, whether or not that is written down.
    pub(super) fn note_list(&mut self, list: &TrustList, by: Option<LearnerCode>) {
        let (key_epoch, counter) = age(list);
        let taken = self.note(Body::TrustListTaken { counter, key_epoch, by });
        let _ = self.append_or_owe(vec![taken]);
    }

    /// Notes that a list was taken by a command. A station that is running holds its records: then nothing is noted.
    pub fn note_list_taken(&mut self, list: &TrustList) {
        self.open_if_closed();
        self.note_list(list, None);
    }
}

type Found = (Vec<u8>, TrustList, Standing);

fn newest(stick: &Path, held: Option<&TrustList>, root: &ProgrammeRoot) -> Result<Found, NotCarried> {
    let entries = std::fs::read_dir(stick).map_err(|_| NotCarried::Failed)?;
    let mut files: Vec<PathBuf> =
        entries.filter_map(|entry| Some(entry.ok()?.path())).filter(|file| is_list(file)).collect();
    files.sort();
    let mut best: Result<Found, NotCarried> = Err(NotCarried::NoList);
    for file in files.into_iter().take(MOST_FILES) {
        let found = judged(&file, held, root);
        let better = match (&best, &found) {
            (Err(NotCarried::NoList), _) => true,
            (Err(_), found) => found.is_ok(),
            (Ok((_, before, _)), Ok((_, list, _))) => age(list) > age(before),
            (Ok(_), Err(_)) => false,
        };
        if better {
            best = found;
        }
    }
    best
}

fn is_list(file: &Path) -> bool {
    file.extension().is_some_and(|end| end.eq_ignore_ascii_case(LIST)) && file.is_file()
}

/// Under a newer key every list is newer.
fn age(list: &TrustList) -> (u32, u32) {
    (list.certificate().commune().epoch, list.counter())
}

fn judged(file: &Path, held: Option<&TrustList>, root: &ProgrammeRoot) -> Result<Found, NotCarried> {
    let bytes = trust_file::bytes(file).map_err(|trouble| of_stick(&trouble))?;
    let list = TrustList::read(&bytes, root).map_err(|trouble| match trouble {
        TrustTrouble::NotByRoot => NotCarried::NotByRoot,
        TrustTrouble::NotByCommune => NotCarried::NotByCommune,
        _ => NotCarried::Damaged,
    })?;
    let standing = list.standing(held).map_err(|refused| match refused {
        NotTaken::OtherCommune => NotCarried::OtherCommune,
        NotTaken::Older { .. } | NotTaken::OlderKey { .. } => NotCarried::Older,
        NotTaken::SecondKey { .. } | NotTaken::SecondList { .. } => NotCarried::Contradicts,
    })?;
    Ok((bytes, list, standing))
}

fn of_stick(trouble: &TrustFileTrouble) -> NotCarried {
    match trouble {
        TrustFileTrouble::Disk { source, .. }
            if matches!(source.kind(), ErrorKind::ReadOnlyFilesystem | ErrorKind::PermissionDenied) =>
        {
            NotCarried::Locked
        }
        TrustFileTrouble::Disk { .. } => NotCarried::Failed,
        TrustFileTrouble::NotBelieved { .. } => NotCarried::Damaged,
    }
}
