//! Packs of lessons at the station: what lies on the stick, bringing one here, installing it, going back. A pack is brought on
//! a thread; everything else is done at once. Nothing counts before the transaction that switches.

use super::packs::{Arrived, NotBrought, OnShelf, Packs, Unusable, offers};
use super::station::Ports;
use super::stick::NoStick;
use super::store::{PacksKept, Store, StoreTrouble};
use super::{Courier, trust_file};
use crate::contract::{Fact, Trouble};
use crate::lesson::Catalogue;
use crate::pack::{
    Announcement, Answer, Before, Command, Contents, Floor, Installed, Label, Offered, Refusal, Review, Shelf,
    Standing, StickSeen, Vouched, changes,
};
use crate::record::{Body, LearnerCode, StationInfo};
use crate::trust::{ProgrammeRoot, TrustList};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::JoinHandle;

/// What is on its way, or waits to be installed.
#[derive(Default)]
pub(super) struct Bringing {
    coming: Option<JoinHandle<Result<Arrived, NotBrought>>>,
    arrived: Option<Arrived>,
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
            (by, Command::Install { compared }) => Some(installed(self.install(*compared, by))),
            (by, Command::GoBack) => Some(installed(self.go_back(by))),
        };
        answer.map(Fact::Carried)
    }

    fn packs(&self) -> Option<Packs> {
        let folder = self.premises.as_ref().ok()?.store.folder()?;
        Some(Packs::in_folder(folder))
    }

    fn packs_kept(&mut self) -> Option<PacksKept> {
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
            self.bringing.arrived = work().ok();
            return Some(Answer::Here);
        }
        match std::thread::Builder::new().name("pack".into()).spawn(work) {
            Ok(thread) => {
                self.bringing.coming = Some(thread);
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
        let arrived =
            packs.bring(from, &ProgrammeRoot::pinned(), tell).map_err(|trouble| self.not_brought(&trouble))?;
        self.bringing.arrived = Some(arrived);
        self.review()
    }

    fn unpack(&mut self) -> Done<Review> {
        if let Some(thread) = self.bringing.coming.take() {
            let brought = thread.join().unwrap_or_else(|_| Err(NotBrought::Disk(std::io::Error::other("a fault"))));
            self.bringing.arrived = Some(brought.map_err(|trouble| self.not_brought(&trouble))?);
        }
        self.review()
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

    fn unusable(&mut self, trouble: &Unusable) -> Refusal {
        self.note_down(trouble);
        trouble.into()
    }

    /// What has arrived, read whole, and what it would change.
    fn review(&mut self) -> Done<Review> {
        let root = ProgrammeRoot::pinned();
        let arrived = self.bringing.arrived.as_ref().ok_or(Refusal::Nothing)?;
        let (header, contents) = (arrived.header.clone(), arrived.contents(&root));
        let contents = contents.map_err(|trouble| self.unusable(&trouble))?;
        let floor = self.packs_kept().map(|kept| kept.floor);
        let standing = header.standing(floor.as_ref(), self.listed(&root)).map_err(Refusal::NotTaken)?;
        let own = (self.parts.lessons)();
        let (now, then) = (self.catalogue_with_pack().0, contents.over(&own));
        let changes = changes(&now, &then);
        let begun = self.ask(Store::lessons_begun)?;
        Ok(Review {
            label: Label::of(&header),
            digits: if let Standing::NewKey(digits) = standing { Some(digits) } else { None },
            on_test_root: root.is_test(),
            begun: begun.into_iter().filter(|lesson| changes.iter().any(|change| change.number() == *lesson)).collect(),
            changes,
            announcements: contents.announcements.len(),
            xoms: contents.xoms.len(),
            recordings: header.recordings(),
            trust_list: contents.trust_list.is_some(),
        })
    }

    /// Installs what has arrived.
    ///
    /// # Errors
    /// See [`Refusal`]; nothing has changed then.
    pub fn install(&mut self, compared: bool, by: Option<LearnerCode>) -> Done<Installed> {
        let root = ProgrammeRoot::pinned();
        let review = self.review()?;
        if review.digits.is_some() && !compared {
            return Err(Refusal::NotCompared);
        }
        let packs = self.packs().ok_or(Refusal::Disk)?;
        let arrived = self.bringing.arrived.take().ok_or(Refusal::Nothing)?;
        let (floor, contents) = (Floor::of(&arrived.header), arrived.contents(&root));
        let contents = contents.map_err(|trouble| self.unusable(&trouble))?;
        packs.keep(arrived).map_err(|error| self.disk(error))?;
        self.take_trust_list(&contents, &root, by)?;
        let station = self.station_with(&contents)?;
        let (number, key_epoch) = (floor.number, floor.by.epoch);
        let note = self.note(Body::PackInstalled { pack: floor.id, number, key_epoch, by });
        self.write(vec![note], |store, notes| store.install_pack(&floor, Some(&station), notes))?;
        self.tidy_shelf(&packs);
        self.now_shown()
    }

    /// The pack before counts again.
    ///
    /// # Errors
    /// There is none, or its file is gone.
    pub fn go_back(&mut self, by: Option<LearnerCode>) -> Done<Installed> {
        let kept = self.packs_kept().ok_or(Refusal::Nothing)?;
        if let (Some(id), Some(packs)) = (kept.previous, self.packs()) {
            let whole =
                packs.open(id, &ProgrammeRoot::pinned()).and_then(|pack| pack.contents(&ProgrammeRoot::pinned()));
            whole.map_err(|trouble| self.unusable(&trouble))?;
        }
        let note = self.note(Body::PackGoneBack { to: kept.previous, by });
        self.write(vec![note], Store::swap_packs)?;
        self.now_shown()
    }

    fn disk(&mut self, error: std::io::Error) -> Refusal {
        self.complain(&StoreTrouble::from(error));
        Refusal::Disk
    }

    /// A list that is older than the one held, or the same, changes nothing.
    fn take_trust_list(&mut self, contents: &Contents, root: &ProgrammeRoot, by: Option<LearnerCode>) -> Done<()> {
        let (Some(bytes), Some(folder)) = (&contents.trust_list, self.data_folder()) else { return Ok(()) };
        let Ok(list) = TrustList::read(bytes, root) else { return Ok(()) };
        let held = trust_file::held(&folder, root).ok().flatten();
        let takes = list.standing(held.as_ref()).is_ok_and(|standing| standing != crate::trust::Standing::Same);
        if takes {
            trust_file::hold(&folder, bytes).map_err(|trouble| {
                self.note_down(&trouble);
                Refusal::Disk
            })?;
        }
        if takes {
            self.note_list(&list, by);
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

    fn now_shown(&mut self) -> Done<Installed> {
        let (catalogue, announcements) = self.catalogue_with_pack();
        let current = self.packs_kept().and_then(|kept| kept.current);
        let label = current.and_then(|id| self.open_pack(id)).map(|pack| Label::of(&pack.header));
        Ok(Installed { label, catalogue: Arc::new(catalogue), announcements, station: self.ask(Store::info)? })
    }

    fn open_pack(&mut self, id: crate::record::PackId) -> Option<OnShelf> {
        let opened = self.packs()?.open(id, &ProgrammeRoot::pinned());
        opened.map_err(|trouble| self.unusable(&trouble)).ok()
    }

    /// The station's lessons: its own, and those of the pack that counts over them. Also who speaks them. A pack that was damaged
    /// is left out, and the log says so.
    pub(super) fn catalogue_with_pack(&mut self) -> (Catalogue, Vec<Announcement>) {
        let own = (self.parts.lessons)();
        let Some(kept) = self.packs_kept() else { return (own, Vec::new()) };
        let root = ProgrammeRoot::pinned();
        let mut unpacked = |id| {
            let pack = self.open_pack(id)?;
            let contents = pack.contents(&root).map_err(|trouble| self.unusable(&trouble)).ok()?;
            Some((pack, contents))
        };
        let before = kept.previous.and_then(&mut unpacked);
        let Some((pack, contents)) = kept.current.and_then(&mut unpacked) else {
            let began = before.map(|(_, contents)| contents.lessons).unwrap_or_default();
            self.parts.speaker.take_recordings(None);
            return (own.remembering(began), Vec::new());
        };
        self.parts.speaker.take_recordings(Some(Box::new(move |id| pack.clip(id))));
        let over = contents.over(&own);
        let earlier =
            over.earlier().iter().cloned().chain(before.into_iter().flat_map(|(_, contents)| contents.lessons));
        let earlier = earlier.collect();
        (over.remembering(earlier), contents.announcements)
    }
}

fn told(done: Done<Answer>) -> Answer {
    done.unwrap_or_else(Answer::Refused)
}

fn installed(done: Done<Installed>) -> Answer {
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
