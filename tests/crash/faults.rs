//! Each call that changes the disk fails in turn: what was promised is there all the same, and once the fault has passed
//! the same wish is granted.

use super::dice::Dice;
use super::disk::{Disk, Names};
use super::judge;
use super::laboratory::scratch;
use super::promise::{Mark, Standing, Wish, marks};
use super::session::{Session, data_in};
use super::trace::{Call, Fault, How, Recording, Step};
use rustix::io::Errno;
use std::fmt;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// After how many power cuts, at moments after the fault, each faulty session is looked at too.
const CUTS: u64 = 4;
/// The same where a folder could not be synced: it shows only when the power goes before the next time.
const CUTS_AFTER_A_FOLDER: u64 = 40;

/// What came of many faults.
#[derive(Debug)]
pub struct Outcomes(Vec<Outcome>);

impl Outcomes {
    pub fn sum(&self, of: impl Fn(&Outcome) -> usize) -> usize {
        self.0.iter().map(of).sum()
    }

    pub fn wrong(&self) -> usize {
        self.0.iter().filter(|outcome| !outcome.wrong.is_empty()).count()
    }
}

impl fmt::Display for Outcomes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let later = self.sum(|outcome| outcome.granted_later);
        let refused = self.sum(|outcome| outcome.refused);
        write!(f, "{} faults: {} with something wrong; ", self.0.len(), self.wrong())?;
        write!(f, "{later} wishes granted when asked again, {refused} refused while nothing could be written")?;
        for outcome in self.0.iter().filter(|outcome| !outcome.wrong.is_empty()).take(10) {
            write!(f, "\n  {}: {:#?}", outcome.fault, outcome.wrong)?;
        }
        Ok(())
    }
}

/// What came of one fault.
#[derive(Debug)]
pub struct Outcome {
    pub fault: Fault,
    pub wrong: Vec<String>,
    /// Wishes that were refused first and granted when asked again.
    pub granted_later: usize,
    pub refused: usize,
}

/// Plays something with or without a fault: what it did, its exit code, what it said.
pub type Play<'a> = dyn Fn(Option<Fault>) -> (Recording, i32, String) + Sync + 'a;

/// Every sync of the first start that may fail.
pub fn of_the_first_start(play: &Play<'_>) -> Vec<Fault> {
    let steps = play(None).0.trace();
    let opened = marks(&steps).find(|(_, mark)| matches!(mark, Mark::Promised(_))).expect("the station opens").0;
    let syncs = calls(&steps[..opened]).filter(|(_, step)| matches!(step.call, Call::Sync(_)));
    syncs.map(|(call, _)| Fault { call, how: How::Once, error: Errno::IO }).collect()
}

/// The syncs of the write-ahead log, as a call to fail, in the first half of the session.
pub fn syncs_of_the_log(session: &Session) -> Vec<usize> {
    let morning = Session { acts: session.acts / 2, ..session.clone() };
    let steps = morning.record().trace();
    let of_the_log =
        |step: &Step| matches!(&step.call, Call::Sync(path) if path.extension() == Some("sqlite-wal".as_ref()));
    calls(&steps).filter(|(_, step)| of_the_log(step)).map(|(call, _)| call).collect()
}

/// The calls that change the disk, counted as the recorder counts them.
fn calls(steps: &[Step]) -> impl Iterator<Item = (usize, &Step)> {
    (1..).zip(steps.iter().filter(|step| !matches!(step.call, Call::Mark(_))))
}

/// Every fault there can be in what is played.
pub fn all(play: &Play<'_>) -> Vec<Fault> {
    let (recording, code, said) = play(None);
    assert_eq!(code, 0, "without a fault it ends badly:\n{said}");
    let steps = recording.trace();
    let mut faults = Vec::new();
    for (call, step) in calls(&steps) {
        let with = |how| move |error| Fault { call, how, error };
        faults.extend([Errno::IO, Errno::NOSPC].map(with(How::Once)));
        faults.extend([Errno::IO, Errno::NOSPC].map(with(How::On)));
        if matches!(step.call, Call::Write { .. }) {
            faults.push(Fault { call, how: How::Short, error: Errno::NOSPC });
        }
    }
    faults
}

/// Plays it with each of these faults.
pub fn play_each(play: &Play<'_>, faults: &[Fault]) -> Outcomes {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut outcomes = Vec::new();
        while let Some(fault) = faults.get(next.fetch_add(1, Ordering::Relaxed)) {
            outcomes.push(play_one(play, *fault));
        }
        outcomes
    };
    let outcomes = thread::scope(|scope| {
        let workers = [scope.spawn(work), scope.spawn(work)];
        workers.map(|worker| worker.join().expect("nothing panics but what is recorded"))
    });
    Outcomes(outcomes.into_iter().flatten().collect())
}

fn play_one(play: &Play<'_>, fault: Fault) -> Outcome {
    let (recording, code, said) = play(Some(fault));
    let steps = recording.trace();
    let mut wrong = Vec::new();
    if code != 0 {
        wrong.push(format!("the program ends with {code}: {said}"));
    }
    let (granted_later, refused) = wishes(&steps);
    if refused > 0 && fault.how != How::On {
        wrong.push("what was asked again when the fault had passed was refused".into());
    }
    let told = |when: String| move |finding: judge::Fault| format!("{when}: {finding}");
    let failed = steps.iter().position(|step| step.error == fault.error.raw_os_error()).unwrap_or(0);
    let a_folder =
        matches!(steps.get(failed).map(|step| &step.call), Some(Call::Sync(path)) if path.extension().is_none());
    for number in 0..if a_folder { CUTS_AFTER_A_FOLDER } else { CUTS } {
        let mut dice = Dice::of(fault.call as u64, number);
        let cut = failed + dice.below(steps.len() - failed + 1);
        let found = after_a_cut(&steps[..cut], &mut dice);
        wrong.extend(found.into_iter().map(told(format!("after a power cut before call {cut}"))));
    }
    // Last, for it goes on in the recorded folder.
    let found = judge::faults(&data_in(&recording.disk()), &Standing::at(&steps));
    wrong.extend(found.into_iter().map(told("after the next start".into())));
    Outcome { fault, wrong, granted_later, refused }
}

/// A disk that fails all morning and is sound again after a restart: the program then finds in the page cache what never
/// reached the disk. What is wrong after power cuts of the afternoon, half of them in its first moments.
pub fn after_a_broken_morning(session: &Session, broken_from: usize, cuts: u64) -> Vec<String> {
    const FIRST_MOMENTS: usize = 150;
    let steps = session.play_through_a_broken_morning(broken_from).trace();
    let noon = steps.iter().rposition(|step| step.error == Errno::IO.raw_os_error()).map_or(0, |last| last + 1);
    let afternoon = steps.len() - noon;
    let one = |number| {
        let mut dice = Dice::of(broken_from as u64, number);
        let length = if dice.in_a_hundred(50) { afternoon } else { afternoon.min(FIRST_MOMENTS) };
        let cut = noon + dice.below(length + 1);
        let found = after_a_cut(&steps[..cut], &mut dice).into_iter();
        found.map(move |finding| format!("broken from call {broken_from}, cut before call {cut}: {finding}"))
    };
    (0..cuts).flat_map(one).collect()
}

fn after_a_cut(steps: &[Step], dice: &mut Dice) -> Vec<judge::Fault> {
    let folder = scratch();
    let mut disk = Disk::new(if dice.in_a_hundred(50) { Names::Loose } else { Names::Journal });
    steps.iter().for_each(|step| disk.take(step, dice));
    disk.image(folder.path(), dice);
    judge::faults(&data_in(folder.path()), &Standing::at(steps))
}

/// How many wishes were granted only when asked again, and how many never.
fn wishes(steps: &[Step]) -> (usize, usize) {
    let (mut later, mut never, mut pending) = (0, 0, false);
    for (_, mark) in marks(steps) {
        match mark {
            Mark::Refused => pending = true,
            Mark::Promised(_) => later += usize::from(std::mem::take(&mut pending)),
            // A place is kept beside what is under way.
            Mark::Asked(Wish::KeepPlace(_)) => {}
            Mark::Asked(_) => never += usize::from(std::mem::take(&mut pending)),
        }
    }
    (later, never + usize::from(pending))
}
