//! Pulls the plug on recorded sessions at random moments, and counts what was lost.

use super::dice::Dice;
use super::disk::{Disk, Names};
use super::judge::{self, Fault};
use super::promise::Standing;
use super::session::{Recorded, data_in};
use super::trace::Call;
use std::fmt;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use tempfile::TempDir;

/// What the disk does with what it was told to sync.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Honesty {
    Honest,
    /// From some moment before the cut on it says that it has synced, and keeps what it likes, in any order.
    Lying,
}

/// One image.
#[derive(Debug, Clone)]
pub struct Finding {
    /// Which session, and which image of it: enough to make it again from the same recording.
    pub session: u64,
    pub image: usize,
    /// The call before which the power went.
    pub cut: usize,
    /// Whether the database itself, not only its log, was being written where this disk may have cheated.
    pub in_a_checkpoint: bool,
    pub faults: Vec<Fault>,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { session, image, cut, faults, .. } = self;
        write!(f, "session {session}, image {image}, before call {cut}:")?;
        faults.first().map_or(Ok(()), |fault| write!(f, " {fault}"))?;
        match faults.len() {
            0 | 1 => Ok(()),
            more => write!(f, " and {} more", more - 1),
        }
    }
}

/// How many of the failed images a report tells about.
const EXAMPLES: usize = 5;

/// What came of many images.
#[derive(Debug, Default)]
pub struct Report {
    pub images: usize,
    pub in_a_checkpoint: usize,
    pub failed: Vec<Finding>,
}

impl Report {
    /// How many images have a fault of this sort.
    pub fn count(&self, of: impl Fn(&Finding, &Fault) -> bool) -> usize {
        self.failed.iter().filter(|finding| finding.faults.iter().any(|fault| of(finding, fault))).count()
    }

    pub fn lost(&self) -> usize {
        self.count(|_, fault| matches!(fault, Fault::Lost(_)))
    }

    /// Images with a damaged database, whether or not the start could mend it.
    pub fn corrupt(&self, in_a_checkpoint: bool) -> usize {
        let damage = |fault: &Fault| matches!(fault, Fault::Corrupt(_) | Fault::Mended(_));
        self.count(|finding, fault| damage(fault) && finding.in_a_checkpoint == in_a_checkpoint)
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { images, in_a_checkpoint, .. } = self;
        let lost = self.lost();
        let (inside, outside) = (self.corrupt(true), self.corrupt(false));
        let left = self.count(|_, fault| matches!(fault, Fault::Corrupt(_)));
        let refused = self.count(|_, fault| matches!(fault, Fault::Refused(_)));
        let key = self.count(|_, fault| *fault == Fault::KeyLost);
        let nonsense = self.count(|_, fault| matches!(fault, Fault::Nonsense(_)));
        write!(
            f,
            "{images} images ({in_a_checkpoint} of them in a checkpoint): {lost} with an acknowledgement lost, "
        )?;
        write!(f, "{outside} corrupt outside a checkpoint and {inside} inside ({left} of them after mending), ")?;
        write!(f, "{refused} not usable, ")?;
        write!(f, "{key} with another key, {nonsense} with nonsense in the place file")?;
        self.failed.iter().take(EXAMPLES).try_for_each(|finding| write!(f, "\n  {finding}"))
    }
}

/// Makes so many images of these recordings and judges each.
pub fn examine(recordings: &[Recorded], images: usize, honesty: Honesty) -> Report {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut findings = Vec::new();
        loop {
            let image = next.fetch_add(1, Ordering::Relaxed);
            if image >= images {
                return findings;
            }
            findings.push(examine_one(&recordings[image % recordings.len()], image, honesty));
        }
    };
    let findings = thread::scope(|scope| {
        let workers = [scope.spawn(work), scope.spawn(work)];
        workers.map(|worker| worker.join().expect("the judge does not panic"))
    });
    let findings = findings.into_iter().flatten();
    let mut report = Report::default();
    for finding in findings {
        report.images += 1;
        report.in_a_checkpoint += usize::from(finding.in_a_checkpoint);
        if !finding.faults.is_empty() {
            report.failed.push(finding);
        }
    }
    report.failed.sort_by_key(|finding| finding.image);
    report
}

/// One image of a recording; the same number gives the same image.
pub fn examine_one(recorded: &Recorded, image: usize, honesty: Honesty) -> Finding {
    let folder = scratch();
    let (cut, in_a_checkpoint) = lay_out(recorded, image, honesty, &folder);
    let faults = judge::faults(&data_in(folder.path()), &Standing::at(&recorded.steps[..cut]));
    Finding { session: recorded.session.seed, image, cut, in_a_checkpoint, faults }
}

fn lay_out(recorded: &Recorded, image: usize, honesty: Honesty, folder: &TempDir) -> (usize, bool) {
    let steps = &recorded.steps;
    let mut dice = Dice::of(recorded.session.seed, image as u64);
    let names = if dice.in_a_hundred(50) { Names::Loose } else { Names::Journal };
    let cut = dice.below(steps.len() + 1);
    let window = match honesty {
        Honesty::Honest => cut,
        // As much as a disk's own memory holds: from a few calls to some hundreds.
        Honesty::Lying => cut.saturating_sub(1 << dice.below(10)),
    };
    let mut disk = Disk::new(names);
    for (number, step) in steps[..cut].iter().enumerate() {
        if number == window {
            disk.begin_to_lie();
        }
        disk.take(step, &mut dice);
    }
    disk.image(folder.path(), &mut dice);
    (cut, steps[window..cut].iter().any(|step| writes_the_database(&step.call)))
}

fn writes_the_database(call: &Call) -> bool {
    let (Call::Create(path) | Call::Write { path, .. } | Call::Resize { path, .. }) = call else { return false };
    path.file_name().is_some_and(|name| name == "tramhoc.sqlite")
}

/// A folder in memory, where there is one: thousands of images are written and thrown away.
pub fn scratch() -> TempDir {
    tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).expect("a folder for an image")
}
