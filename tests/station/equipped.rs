//! The machine a walker sits down at: a village after an evening's work, with everything its rooms wait for. Finished work to
//! watch, somebody who is stuck, a code to check; paper in the printer; and, where there is a data folder, a stick from the
//! commune with a pack, the list of stations and a receipt.

use crate::checking::{STRANGER, signed};
use crate::commune::{DAY, certificate, commune_key, list_of};
use crate::packs::pack;
use crate::pictures::PEOPLE;
use crate::sitting::{Timed, with_people};
use ed25519_dalek::SigningKey;
use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::time::Duration;
use tempfile::TempDir;
use tramhoc::bundle::Receipt;
use tramhoc::contract::{Backup, Condition, Effect, Elsewhere, Fact};
use tramhoc::credential::{Kind, station_id};
use tramhoc::lesson::Catalogue;
use tramhoc::ports::folder::Folder;
use tramhoc::ports::store::{Note, Store, StoreTrouble};
use tramhoc::ports::{Machine, PaperTray, Recorder, Start};
use tramhoc::record::{Body, ClockQuality, EventId, Help, LearnerCode, Mode, Moment, StepWork};
use uuid::Uuid;

/// What a station in memory signs with; that of a folder has the same, so that every walk is the same.
const STATION_KEY: [u8; 32] = [7; 32];
/// bà Hoàng Thị Lan, the fourth of the people, and bà Bàn Thị Nải.
const LAN: LearnerCode = LearnerCode([4, 0, 0, 0, 0]);
const NAI: LearnerCode = LearnerCode([7, 0, 0, 0, 0]);

pub struct Equipped {
    machine: Recorder,
    /// Of the data and the stick, where they are not in memory; it goes when the walker gets up.
    _folder: Option<TempDir>,
}

impl Equipped {
    pub fn with(mut machine: Recorder) -> Self {
        machine.plug_in(PaperTray::Full);
        Self { machine, _folder: None }
    }

    /// In memory, without a stick. `prepare` does more to the store.
    pub fn in_memory(lessons: &Catalogue, prepare: impl Fn(&mut Store) -> Result<(), StoreTrouble> + 'static) -> Self {
        let (shown, taught) = (lessons.clone(), lessons.clone());
        let prepare = move |store: &mut Store| {
            after_an_evening(store, &taught)?;
            prepare(store)
        };
        Self::with(Recorder::prepared(Start::default(), move || shown.clone(), prepare))
    }

    /// In a folder, with a stick from the commune.
    pub fn with_a_stick(lessons: &Catalogue) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let (data, stick) = (folder.path().join("station"), folder.path().join("stick"));
        let key = SigningKey::from_bytes(&STATION_KEY);
        fs::create_dir(&data).expect("made");
        fs::write(data.join("station.key"), key.to_bytes()).expect("written");
        fs::set_permissions(data.join("station.key"), Permissions::from_mode(0o600)).expect("set");
        let held = Folder::hold(&data).expect("a folder of our own");
        let mut store = Store::open(held, station_id(&key.verifying_key()), 1).expect("a new store");
        after_an_evening(&mut store, lessons).expect("written");
        drop(store);
        fill(&stick, key);
        let shown = lessons.clone();
        let machine = Recorder::in_folder(Start::default(), move || shown.clone(), &data, &stick);
        Self { _folder: Some(folder), ..Self::with(machine) }
    }
}

impl Machine for Equipped {
    fn run(&mut self, effect: &Effect) -> Option<Fact> {
        match (self.machine.run(effect), effect) {
            // A store in memory has no copies of its own.
            (None, Effect::AskCondition | Effect::BackUp) => Some(Fact::Condition(Box::new(one_copy()))),
            (fact, _) => fact,
        }
    }
}

impl Timed for Equipped {
    fn time_is(&mut self, now: Duration) {
        self.machine.time_is(now);
    }
}

fn one_copy() -> Condition {
    let copy = Backup { name: "backup-1".into(), elsewhere: false, day: None, events: 3, people: 1 };
    let (free, backups, elsewhere) = (Some(1 << 30), vec![copy], Elsewhere::Unset);
    Condition { free, nearly_full: false, backups, elsewhere, busy: false, mended: None }
}

/// A confirmation somebody brings who has not learnt here: what a scanner reads off it.
pub fn paper() -> String {
    signed(Kind::Watched, STRANGER).qr_text(None)
}

/// The learner's card of bà Lan.
pub fn card() -> String {
    LAN.on_card()
}

/// What the commune sent: a pack, its list with this station on it, a receipt.
fn fill(stick: &Path, station: SigningKey) {
    fs::create_dir(stick).expect("plugged in");
    let list = list_of(&[station]).issue(&commune_key(), DAY).expect("a list");
    let receipt = Receipt::sign(&certificate(), DAY, &[], &commune_key());
    for (name, bytes) in [("goi.thpack", pack(1, 50)), ("danh-sach.thtrust", list), ("xa.threceipt", receipt)] {
        fs::write(stick.join(name), bytes).expect("written");
    }
}

/// The people, and what two of them did today: Lan learnt two lessons to their end, Nải is stuck in one.
fn after_an_evening(store: &mut Store, lessons: &Catalogue) -> Result<(), StoreTrouble> {
    with_people(PEOPLE)(store)?;
    let safety = lessons.lessons().iter().find(|lesson| lesson.safety).expect("one of safety");
    let other = lessons.lessons().iter().find(|lesson| !lesson.safety).expect("another one");
    let learnt = [safety, other].into_iter().flat_map(|lesson| {
        let (lesson, version, attempt) = (lesson.number, lesson.version, u64::from(lesson.number));
        [
            Body::StoryRead { learner: LAN, lesson, version },
            Body::PracticeDone { learner: LAN, lesson, version, attempt, mode: Mode::Alone },
            Body::CheckDone { learner: LAN, lesson, version, attempt, right: 4, of: 5, passed: true },
        ]
    });
    let step = safety.practice.steps[0].id.clone();
    let traps = vec!["otp".to_owned()];
    let work = StepWork { mode: Mode::Alone, step, help: Help::None, mistakes: 3, traps };
    let (lesson, version) = (safety.number, safety.version);
    let stuck = Body::StepDone { learner: NAI, lesson, version, attempt: 77, work, snapshot: "{}".into() };
    let bodies = [Body::VisitStarted { learner: LAN, visit: 1 }]
        .into_iter()
        .chain(learnt)
        .chain([Body::VisitEnded { learner: LAN }, stuck]);
    let notes: Vec<Note> = (1..).zip(bodies).map(|(number, body)| note(number, body)).collect();
    store.append(&notes).map(drop)
}

fn note(number: u64, body: Body) -> Note {
    let wall_ms = Start::default().wall_ms;
    let at = Moment { wall_ms, boot: 0, up_ms: number, quality: ClockQuality::Plausible };
    Note { id: EventId(Uuid::from_u128(number.into())), at, body }
}
