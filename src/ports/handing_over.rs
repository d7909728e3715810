//! The station's records handed over on a stick: first what the commune says it has, then a bundle of what it has not. The
//! stick is worked with on a thread; what was done is written down when it is over.

use super::bundles::{self, NotWritten, OnStick, Outgoing, carry_folder, put_read_me, receipts_on};
use super::station::Ports;
use super::stick::{NoStick, Stick};
use super::store::{Delivery, Store};
use super::{Announcement, Courier, trust_file};
use crate::bundle::{Answer, Command, Desk, HandedOver, Refusal, StickSeen};
use crate::contract::{Fact, Trouble};
use crate::credential::{Day, station_id};
use crate::record::{Body, Head, LearnerCode};
use crate::trust::ProgrammeRoot;
use ed25519_dalek::SigningKey;
use std::io::ErrorKind;
use std::path::PathBuf;
use std::thread::JoinHandle;

/// What is being handed over, or waits to be written down.
#[derive(Default)]
pub(super) struct HandingOver {
    going: Option<JoinHandle<Result<Handed, Refused>>>,
    handed: Option<Result<Handed, Refused>>,
}

/// What was done on the stick.
struct Handed {
    events: u64,
    receipts: OnStick,
}

/// For the supervisor, and for the log.
struct Refused(Refusal, String);

impl From<NotWritten> for Refused {
    fn from(trouble: NotWritten) -> Self {
        let refusal = match &trouble {
            NotWritten::Records(_) | NotWritten::Event(_) => Refusal::Disk,
            NotWritten::Corrupt(_) => Refusal::Corrupt,
            NotWritten::There(error) => of_stick(error.kind()),
        };
        Self(refusal, trouble.to_string())
    }
}

impl From<Trouble> for Refusal {
    fn from(_: Trouble) -> Self {
        Self::Disk
    }
}

fn of_stick(kind: ErrorKind) -> Refusal {
    match kind {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Refusal::Full,
        ErrorKind::ReadOnlyFilesystem | ErrorKind::PermissionDenied => Refusal::Locked,
        _ => Refusal::NoStick,
    }
}

impl Ports {
    pub(super) fn hand_over(&mut self, command: Command) -> Option<Fact> {
        let answer = match (self.supervisor(), command) {
            (None, _) => Some(Answer::Left),
            (Some(_), Command::Look) => Some(self.desk_of_records().map_or_else(Answer::Refused, Answer::Desk)),
            (Some(_), Command::HandOver) => self.begin_handing_over(),
            (Some(by), Command::Conclude) => {
                Some(self.conclude_handing_over(by).map_or_else(Answer::Refused, Answer::HandedOver))
            }
        };
        answer.map(Fact::HandedOver)
    }

    fn desk_of_records(&mut self) -> Result<Desk, Refusal> {
        let (delivered, waiting) = self.standing_of_records()?;
        let stick = match self.parts.sticks.the_one() {
            Err(NoStick::None) => StickSeen::None,
            Err(NoStick::Several) => StickSeen::Several,
            Ok(Stick { writable: false, .. }) => StickSeen::Locked,
            Ok(_) => StickSeen::One,
        };
        Ok(Desk { delivered, waiting, stick })
    }

    /// How many events of this station the commune has, and how many it has not.
    fn standing_of_records(&mut self) -> Result<(u64, u64), Refusal> {
        let key = self.premises.as_ref().map_err(|trouble| *trouble)?.key.clone();
        let (chains, lasts) = self.ask(|store| {
            let chains = bundles::waiting(store, &key, &store.delivered()?)?;
            Ok((chains, store.last_of_chains()?))
        })?;
        let last = |chain: &Delivery| {
            let of_it = lasts.iter().find(|last| (last.station, last.epoch) == (chain.station, chain.epoch));
            of_it.map_or(0, |last| last.seq)
        };
        let delivered = chains.iter().map(|chain| chain.seq).sum();
        let all: u64 = chains.iter().map(last).sum();
        Ok((delivered, all.saturating_sub(delivered)))
    }

    /// On a thread if somebody can be told when it is done.
    fn begin_handing_over(&mut self) -> Option<Answer> {
        let errand = match self.errand() {
            Ok(errand) => errand,
            Err(refusal) => return Some(Answer::Refused(refusal)),
        };
        self.handing_over = HandingOver::default();
        let Some(courier) = self.parts.courier.clone() else {
            self.handing_over.handed = Some(errand.run(None));
            return Some(Answer::Done);
        };
        let work = move || {
            let _done = Announcement::at_the_end(courier.clone(), Fact::HandedOver(Answer::Done));
            errand.run(Some(courier))
        };
        match std::thread::Builder::new().name("bundle".into()).spawn(work) {
            Ok(thread) => {
                self.handing_over.going = Some(thread);
                None
            }
            Err(_) => Some(Answer::Refused(Refusal::Disk)),
        }
    }

    fn errand(&mut self) -> Result<Errand, Refusal> {
        let stick = self.parts.sticks.the_one().map_err(|_| Refusal::NoStick)?;
        if !stick.writable {
            return Err(Refusal::Locked);
        }
        let premises = self.premises.as_ref().map_err(|trouble| *trouble)?;
        let folder = premises.store.folder().ok_or(Refusal::Disk)?.to_owned();
        Ok(Errand { folder, stick, key: premises.key.clone(), made: self.parts.clock.today().into() })
    }

    fn conclude_handing_over(&mut self, by: LearnerCode) -> Result<HandedOver, Refusal> {
        if let Some(thread) = self.handing_over.going.take() {
            let broken_off = |_| Err(Refused(Refusal::Disk, "handing the records over broke off".into()));
            self.handing_over.handed = Some(thread.join().unwrap_or_else(broken_off));
        }
        let handed = self.handing_over.handed.take().ok_or(Refusal::NoStick)?;
        let Handed { events, receipts } = handed.map_err(|Refused(refusal, detail)| {
            let at = self.parts.clock.moment();
            self.parts.log.line(&at, &detail);
            refusal
        })?;
        let (before, _) = self.standing_of_records()?;
        let written = self.note(Body::RecordsTakenOut { events, by });
        self.write(vec![written], |store, notes| store.deliver(&receipts.heads, notes))?;
        let (delivered, _) = self.standing_of_records()?;
        if delivered > before {
            let taken = self.note(Body::ReceiptTaken { delivered, by });
            self.append(vec![taken])?;
        }
        Ok(HandedOver { events, delivered, news: delivered - before, unbelievable: receipts.unbelievable })
    }
}

/// Everything the work with the stick needs; the records are read over a connection of its own.
struct Errand {
    folder: PathBuf,
    stick: Stick,
    key: SigningKey,
    made: Day,
}

impl Errand {
    fn run(&self, courier: Option<Courier>) -> Result<Handed, Refused> {
        let root = ProgrammeRoot::pinned();
        let store = Store::open_to_read(&self.folder).map_err(NotWritten::from)?;
        let list = trust_file::held(&self.folder, &root).ok().flatten();
        let loan = self.stick.lend().map_err(|error| Refused(Refusal::Locked, error.to_string()))?;
        let stick = loan.folder();
        let receipts = receipts_on(stick, &root, list.as_ref());
        let place = store.info().map_err(NotWritten::from)?.place;
        let id = station_id(&self.key.verifying_key());
        let folder = carry_folder(stick, place.as_deref(), id).map_err(NotWritten::from)?;
        put_read_me(&folder, place.as_deref()).map_err(NotWritten::from)?;
        let delivered = delivered_with(&store, &receipts.heads)?;
        let outgoing = Outgoing { store: &store, key: &self.key, made: self.made, delivered };
        let written = outgoing.write_into(&folder, telling(courier))?;
        Ok(Handed { events: written.events, receipts })
    }
}

/// What the commune has, those receipts considered that are not written down yet.
fn delivered_with(store: &Store, heads: &[Head]) -> Result<Vec<Delivery>, NotWritten> {
    let mut delivered = store.delivered()?;
    for head in heads {
        if store.has(*head)? {
            delivered.push(Delivery { station: head.station, epoch: head.epoch, seq: head.seq });
        }
    }
    delivered.sort_by_key(|delivery| std::cmp::Reverse(delivery.seq));
    Ok(delivered)
}

/// Tells the station how far it is: not of every piece.
fn telling(courier: Option<Courier>) -> impl FnMut(u64, u64) {
    let mut last = None;
    move |done, whole| {
        let percent = done * 100 / whole.max(1);
        if let Some(courier) = courier.as_ref().filter(|_| last != Some(percent)) {
            courier(Fact::HandedOver(Answer::Going { done, whole }));
        }
        last = Some(percent);
    }
}
