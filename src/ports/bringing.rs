//! Packs of lessons at the station: what lies on the stick, bringing one here, installing it, going back. A pack is brought on
//! a thread; everything else is done at once. Nothing counts before the transaction that switches. Each pack is read once
//! in an act: what was read of one that arrived stays until it is installed.

use super::on_show::OnShow;
use super::packs::{Arrived, NotBrought, Packs, Unusable, offers};
use super::station::Ports;
use super::stick::NoStick;
use super::store::{PacksKept, Store, StoreTrouble};
use super::{Courier, trust_file};
use crate::contract::{Fact, Trouble};
use crate::pack::{
    Answer, Before, CarriedList, Command, Contents, Floor, Header, Installed, Label, Offered, Refusal, Review, Shelf,
    Standing, StickSeen, changes,
};
use crate::record::{Body, LearnerCode, PackId, StationInfo};
use crate::trust::{ProgrammeRoot, Vouched};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::JoinHandle;

/// What is on its way, or waits to be installed.
#[derive(Default)]
pub(super) struct Bringing {
    coming: Option<Coming>,
    unpacked: Option<Unpacked>,
}

/// A pack on its way.
enum Coming {
    OnThread(JoinHandle<Result<Arrived, NotBrought>>),
    /// Where nobody could be told when it is done.
    Done(Box<Result<Arrived, NotBrought>>),
}

/// A pack that is here whole, and what was read of it.
struct Unpacked {
    arrived: Arrived,
    contents: Contents,
}

type Done<T> = Result<T, Refusal>;

impl From<Trouble> for Refusal {
    fn from(_: Trouble) -> Self {
        Self::Disk
    }
}

impl From<&NotBrought> for Refusal {
    fn from(trouble: &NotBrought) -> Self {
        match trouble {
            NotBrought::Stick(_) => Self::Stick,
            NotBrought::Disk(_) => Self::Disk,
            NotBrought::NotBelieved(trouble) => Self::NotBelieved(trouble.clone()),
        }
    }
}

impl From<&Unusable> for Refusal {
    fn from(trouble: &Unusable) -> Self {
        match trouble {
            Unusable::Disk(_) => Self::Disk,
            Unusable::Damaged(trouble) => Self::NotBelieved(trouble.clone()),
        }
    }
}

impl Ports {
    /// For a command: opens the station, or says why not.
    pub fn open_for_command(&mut self) -> Option<Trouble> {
        self.open_if_closed();
        self.premises.as_ref().err().copied()
    }

    pub(super) fn carry(&mut self, command: &Command) -> Option<Fact> {
        let answer = match (self.supervisor(), command) {
            (None, _) => Some(Answer::Left),
            (Some(_), Command::Look) => Some(Answer::Shelf(Box::new(self.shelf()))),
            (Some(_), Command::Bring(id)) => {
                let offered = self.offered().into_iter().find(|(_, label)| label.id == *id);
                match offered {
                    Some((path, _)) => self.send_for(path),
                    None => Some(Answer::Refused(Refusal::Stick)),
                }
            }
            (Some(_), Command::Unpack) => Some(told(self.unpack().map(|review| Answer::Arrived(Box::new(review))))),
            (by, Command::Install { compared }) => Some(done(self.install(*compared, by))),
            (by, Command::GoBack) => Some(done(self.go_back(by))),
        };
        answer.map(Fact::Carried)
    }

    pub(super) fn packs(&self) -> Option<Packs> {
        let folder = self.premises.as_ref().ok()?.store.folder()?;
        Some(Packs::in_folder(folder))
    }

    pub(super) fn packs_kept(&mut self) -> Option<PacksKept> {
        self.ask(Store::packs).ok().flatten()
    }

    /// Packs on the stick whose header is right.
    fn offered(&self) -> Vec<(PathBuf, Label)> {
        let Ok(stick) = self.parts.sticks.the_one() else { return Vec::new() };
        let offers = offers(&stick.folder, &ProgrammeRoot::pinned()).into_iter();
        offers.filter_map(|offer| Some((offer.path, Label::of(&offer.header.ok()?)))).collect()
    }

    fn shelf(&mut self) -> Shelf {
        let root = ProgrammeRoot::pinned();
        let (kept, list) = (self.packs_kept(), self.listed(&root));
        let floor = kept.map(|kept| kept.floor);
        let label = |packs: &Packs, id| packs.open(id, &root).ok().map(|pack| Label::of(&pack.header));
        let packs = self.packs();
        let on_shelf = |id| packs.as_ref().and_then(|packs| label(packs, id));
        let mut shelf = Shelf {
            current: kept.and_then(|kept| kept.current).and_then(on_shelf),
            before: kept.and_then(|kept| match kept.previous {
                None => Some(Before::Own),
                Some(id) => on_shelf(id).map(Before::Pack),
            }),
            ..Shelf::default()
        };
        match self.parts.sticks.the_one() {
            Err(NoStick::None) => {}
            Err(NoStick::Several) => shelf.stick = StickSeen::Several,
            Ok(stick) => {
                shelf.stick = StickSeen::One;
                for offer in offers(&stick.folder, &root) {
                    match offer.header {
                        Err(_) => shelf.unbelievable += 1,
                        Ok(header) => shelf.offers.push(Offered {
                            label: Label::of(&header),
                            standing: header.standing(floor.as_ref(), list),
                        }),
                    }
                }
            }
        }
        shelf
    }

    /// The key of the trust list this station holds.
    fn listed(&self, root: &ProgrammeRoot) -> Option<Vouched> {
        let folder = self.premises.as_ref().ok()?.store.folder()?;
        let list = trust_file::held(folder, root).ok().flatten()?;
        Some(Vouched::of(list.certificate().commune()))
    }

    /// Brings a pack here: on a thread if somebody can be told when it is done.
    fn send_for(&mut self, from: PathBuf) -> Option<Answer> {
        let packs = self.packs()?;
        self.bringing = Bringing::default();
        let courier = self.parts.courier.clone();
        let work = move || {
            let _here =
                courier.clone().map(|courier| super::Announcement::at_the_end(courier, Fact::Carried(Answer::Here)));
            packs.bring(&from, &ProgrammeRoot::pinned(), telling(courier))
        };
        if self.parts.courier.is_none() {
            self.bringing.coming = Some(Coming::Done(Box::new(work())));
            return Some(Answer::Here);
        }
        match std::thread::Builder::new().name("pack".into()).spawn(work) {
            Ok(thread) => {
                self.bringing.coming = Some(Coming::OnThread(thread));
                None
            }
            Err(_) => Some(Answer::Refused(Refusal::Disk)),
        }
    }

    /// Brings a pack here, at once: for a command.
    ///
    /// # Errors
    /// See [`NotBrought`].
    pub fn bring_pack(&mut self, from: &Path, tell: impl FnMut(u64, u64)) -> Done<Review> {
        let packs = self.packs().ok_or(Refusal::Disk)?;
        self.bringing.coming = Some(Coming::Done(Box::new(packs.bring(from, &ProgrammeRoot::pinned(), tell))));
        self.unpack()
    }

    /// What has arrived, read whole, and what it would change.
    fn unpack(&mut self) -> Done<Review> {
        if let Some(coming) = self.bringing.coming.take() {
            let arrived = coming.end().map_err(|trouble| self.not_brought(&trouble))?;
            let contents = arrived.contents(&ProgrammeRoot::pinned()).map_err(|trouble| self.unusable(&trouble))?;
            self.bringing.unpacked = Some(Unpacked { arrived, contents });
        }
        let unpacked = self.bringing.unpacked.take().ok_or(Refusal::Nothing)?;
        let review = self.review(&unpacked);
        self.bringing.unpacked = Some(unpacked);
        review
    }

    /// The detail goes to the log.
    fn not_brought(&mut self, trouble: &NotBrought) -> Refusal {
        self.note_down(trouble);
        trouble.into()
    }

    fn note_down(&mut self, trouble: &dyn std::fmt::Display) {
        let at = self.parts.clock.moment();
        self.parts.log.line(&at, &trouble.to_string());
    }

    pub(super) fn unusable(&mut self, trouble: &Unusable) -> Refusal {
        self.note_down(trouble);
        trouble.into()
    }

    /// Whether a pack may be installed here, and what has to be compared first.
    fn judge(&mut self, header: &Header) -> Done<Standing> {
        // Records that cannot be read are no station without a floor.
        let floor = self.ask(Store::packs)?.map(|kept| kept.floor);
        header.standing(floor.as_ref(), self.listed(&ProgrammeRoot::pinned())).map_err(Refusal::NotTaken)
    }

    fn review(&mut self, Unpacked { arrived, contents }: &Unpacked) -> Done<Review> {
        let standing = self.judge(&arrived.header)?;
        let own = (self.parts.lessons)();
        let then = contents.over(&own);
        let changes = changes(&self.lessons_over(own, None).catalogue, &then);
        let begun = self.ask(Store::lessons_begun)?;
        Ok(Review {
            label: Label::of(&arrived.header),
            digits: if let Standing::NewKey(digits) = standing { Some(digits) } else { None },
            on_test_root: ProgrammeRoot::pinned().is_test(),
            begun: begun.into_iter().filter(|lesson| changes.iter().any(|change| change.number() == *lesson)).collect(),
            changes,
            announcements: contents.announcements.len(),
            xoms: contents.xoms.len(),
            recordings: arrived.header.recordings(),
            trust_list: contents.trust_list.is_some(),
        })
    }

    /// Installs what has arrived.
    ///
    /// # Errors
    /// See [`Refusal`]; nothing has changed then.
    pub fn install(&mut self, compared: bool, by: Option<LearnerCode>) -> Done<Installed> {
        let unpacked = self.bringing.unpacked.take().ok_or(Refusal::Nothing)?;
        if matches!(self.judge(&unpacked.arrived.header)?, Standing::NewKey(_)) && !compared {
            self.bringing.unpacked = Some(unpacked);
            return Err(Refusal::NotCompared);
        }
        let packs = self.packs().ok_or(Refusal::Disk)?;
        let Unpacked { arrived, contents } = unpacked;
        let floor = Floor::of(&arrived.header);
        packs.keep(arrived).map_err(|error| self.disk(error))?;
        self.take_trust_list(contents.trust_list.as_ref(), by)?;
        let station = self.station_with(&contents)?;
        let (number, key_epoch) = (floor.number, floor.by.epoch);
        let note = self.note(Body::PackInstalled { pack: floor.id, number, key_epoch, by });
        self.write(vec![note], |store, notes| store.install_pack(&floor, Some(&station), notes))?;
        self.tidy_shelf(&packs);
        self.installed(Some((floor.id, contents)))
    }

    /// The pack before counts again.
    ///
    /// # Errors
    /// There is none, or its file is gone.
    pub fn go_back(&mut self, by: Option<LearnerCode>) -> Done<Installed> {
        let kept = self.packs_kept().ok_or(Refusal::Nothing)?;
        let mut known = None;
        if let (Some(id), Some(packs)) = (kept.previous, self.packs()) {
            let root = ProgrammeRoot::pinned();
            let whole = packs.open(id, &root).and_then(|pack| pack.contents(&root));
            known = Some((id, whole.map_err(|trouble| self.unusable(&trouble))?));
        }
        let note = self.note(Body::PackGoneBack { to: kept.previous, by });
        self.write(vec![note], Store::swap_packs)?;
        self.installed(known)
    }

    fn disk(&mut self, error: std::io::Error) -> Refusal {
        self.complain(&StoreTrouble::from(error));
        Refusal::Disk
    }

    /// A list that is older than the one held, or the same, changes nothing.
    fn take_trust_list(&mut self, carried: Option<&CarriedList>, by: Option<LearnerCode>) -> Done<()> {
        let (Some(CarriedList { list, bytes }), Some(folder)) = (carried, self.data_folder()) else { return Ok(()) };
        let held = trust_file::held(&folder, &ProgrammeRoot::pinned()).ok().flatten();
        let takes = list.standing(held.as_ref()).is_ok_and(|standing| standing != crate::trust::Standing::Same);
        if takes {
            trust_file::hold(&folder, bytes).map_err(|trouble| {
                self.note_down(&trouble);
                Refusal::Disk
            })?;
            self.note_list(list, by);
        }
        Ok(())
    }

    pub(super) fn data_folder(&self) -> Option<PathBuf> {
        self.premises.as_ref().ok()?.store.folder().map(Path::to_owned)
    }

    /// The station with the hamlets of the pack. Those it does not list are asked for no more; who is filed under one stays.
    fn station_with(&mut self, contents: &Contents) -> Done<StationInfo> {
        let station = self.ask(Store::info)?;
        Ok(if contents.xoms.is_empty() { station } else { station.with_xoms(contents.xoms.clone()) })
    }

    /// What is not on the shelf for anything any more goes; if it cannot, the next installation tries again.
    fn tidy_shelf(&mut self, packs: &Packs) {
        let stay: Vec<_> =
            self.packs_kept().into_iter().flat_map(|kept| kept.current.into_iter().chain(kept.previous)).collect();
        if let Err(error) = packs.sweep(&stay) {
            self.note_down(&error);
        }
    }

    fn installed(&mut self, known: Option<(PackId, Contents)>) -> Done<Installed> {
        let OnShow { catalogue, announcements, label } = self.put_on_show(known);
        Ok(Installed { label, catalogue: Arc::new(catalogue), announcements, station: self.ask(Store::info)? })
    }
}

impl Coming {
    /// Waits for the end of it.
    fn end(self) -> Result<Arrived, NotBrought> {
        match self {
            Self::OnThread(thread) => {
                thread.join().unwrap_or_else(|_| Err(NotBrought::Disk(std::io::Error::other("a fault"))))
            }
            Self::Done(brought) => *brought,
        }
    }
}

fn told(done: Done<Answer>) -> Answer {
    done.unwrap_or_else(Answer::Refused)
}

fn done(done: Done<Installed>) -> Answer {
    told(done.map(|installed| Answer::Installed(Box::new(installed))))
}

/// Tells the station how far it is: not of every piece.
fn telling(courier: Option<Courier>) -> impl FnMut(u64, u64) {
    let mut last = None;
    move |here, whole| {
        let percent = here * 100 / whole.max(1);
        if let Some(courier) = courier.as_ref().filter(|_| last != Some(percent)) {
            courier(Fact::Carried(Answer::Coming { here, whole }));
        }
        last = Some(percent);
    }
}
