//! A disk under a power cut. It is fed what a program did and gives images of what may be left of it: what was synced is
//! there; of the rest any 512-byte sector may be, in its last or an earlier state, or not.
//!
//! It knows nothing of databases.

use super::dice::Dice;
use super::trace::{Call, Step};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

const SECTOR: usize = 512;

/// When a new name, a rename or a removal is on the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Names {
    /// Once their folder is synced (POSIX); until then in any order, or not at all.
    Loose,
    /// In their order, as a journal writes them (ext4, xfs); syncing a file brings its own name, and all before it.
    Journal,
}

/// The disk as it is fed.
#[derive(Debug, Clone)]
pub struct Disk {
    names_are: Names,
    files: Vec<Content>,
    /// As programs see it.
    names: Tree,
    /// As it is on the disk for certain.
    certain: Tree,
    /// What happened to names since.
    pending: Vec<Entry>,
    /// A disk that lies says that it has synced, and has not.
    lies: bool,
}

type Tree = BTreeMap<PathBuf, Node>;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Node {
    Folder,
    File(usize),
}

/// One change of names, done wholly or not at all.
#[derive(Debug, Clone)]
struct Entry(Vec<(PathBuf, Option<Node>)>);

/// What is in a file.
#[derive(Debug, Clone, Default)]
struct Content {
    /// On the disk for certain.
    certain: Vec<u8>,
    /// What programs saw when the file was last synced; more than is certain, where a sync failed.
    before: Vec<u8>,
    /// What programs see.
    seen: Vec<u8>,
    /// What was done since the last sync.
    pending: Vec<Change>,
}

#[derive(Debug, Clone)]
enum Change {
    Write { at: usize, data: Vec<u8> },
    Resize(usize),
}

/// How much of what was not synced is found on the disk.
#[derive(Debug, Clone, Copy)]
enum Luck {
    Nothing,
    Everything,
    /// The first so many changes, and part of the next.
    First(usize),
    /// Each change is there in so many of a hundred cases.
    Changes(usize),
    /// Each sector of each change is.
    Sectors(usize),
    /// All but one sector of this change.
    AllBut(usize),
}

impl Luck {
    fn draw(changes: usize, dice: &mut Dice) -> Self {
        match dice.below(8) {
            0 => Self::Nothing,
            1 => Self::Everything,
            2 => Self::First(dice.below(changes)),
            3 => Self::Changes(50),
            4 => Self::Sectors(90),
            5 => Self::Sectors(10),
            6 => Self::AllBut(dice.below(changes)),
            _ => Self::Sectors(50),
        }
    }

    /// Which of a change's sectors are there.
    fn sectors(self, change: usize, count: usize, dice: &mut Dice) -> Vec<bool> {
        match self {
            Self::Nothing => vec![false; count],
            Self::Everything => vec![true; count],
            Self::First(first) if change == first => (0..count).map(|_| dice.in_a_hundred(50)).collect(),
            Self::First(first) => vec![change < first; count],
            Self::Changes(percent) => vec![dice.in_a_hundred(percent); count],
            Self::Sectors(percent) => (0..count).map(|_| dice.in_a_hundred(percent)).collect(),
            Self::AllBut(one) => {
                let missing = dice.below(count);
                (0..count).map(|sector| change != one || sector != missing).collect()
            }
        }
    }
}

impl Change {
    fn apply(&self, content: &mut Vec<u8>) {
        match self {
            Self::Resize(length) => content.resize(*length, 0),
            Self::Write { at, data } => {
                let end = at + data.len();
                content.resize(content.len().max(end), 0);
                content[*at..end].copy_from_slice(data);
            }
        }
    }

    /// The sectors it changes; a change of length counts as one.
    fn sectors(&self) -> std::ops::Range<usize> {
        match self {
            Self::Resize(_) => 0..1,
            Self::Write { at, data } => at / SECTOR..(at + data.len()).div_ceil(SECTOR),
        }
    }

    /// Brings one of its sectors onto the disk, as it stands in the page cache: a sector is written as a whole.
    fn arrive(&self, sector: usize, cache: &[u8], disk: &mut Vec<u8>) {
        if let Self::Resize(length) = self {
            disk.resize(*length, 0);
            return;
        }
        let place = (sector * SECTOR).min(cache.len())..((sector + 1) * SECTOR).min(cache.len());
        disk.resize(disk.len().max(place.end), 0);
        disk[place.clone()].copy_from_slice(&cache[place]);
    }
}

impl Content {
    fn change(&mut self, change: Change) {
        change.apply(&mut self.seen);
        self.pending.push(change);
    }

    /// All that was changed is on the disk.
    fn sync(&mut self) {
        for change in self.pending.drain(..) {
            change.apply(&mut self.before);
            change.sectors().for_each(|sector| change.arrive(sector, &self.seen, &mut self.certain));
        }
    }

    /// A sync that fails says so once. What it should have written may be on the disk or not, and the system does not try
    /// again: it takes it for written (Postgres' "fsyncgate", <https://lwn.net/Articles/752063/>).
    fn fail_to_sync(&mut self, dice: &mut Dice) {
        self.certain = self.found(dice);
        self.pending.clear();
        self.before = self.seen.clone();
    }

    /// What may be on the disk now.
    fn found(&self, dice: &mut Dice) -> Vec<u8> {
        let luck = Luck::draw(self.pending.len(), dice);
        let (mut found, mut cache) = (self.certain.clone(), self.before.clone());
        let mut lengths = vec![found.len()];
        for (number, change) in self.pending.iter().enumerate() {
            change.apply(&mut cache);
            lengths.push(cache.len());
            let there = luck.sectors(number, change.sectors().len(), dice);
            let arrived = change.sectors().zip(there).filter_map(|(sector, there)| there.then_some(sector));
            arrived.for_each(|sector| change.arrive(sector, &cache, &mut found));
        }
        // A file's length is kept apart from its content, and may be of any moment since.
        if !matches!(luck, Luck::Everything) && dice.in_a_hundred(25) {
            found.resize(lengths[dice.below(lengths.len())], 0);
        }
        found
    }
}

impl Entry {
    fn apply(&self, tree: &mut Tree) {
        for (path, node) in &self.0 {
            match node {
                Some(node) => tree.insert(path.clone(), *node),
                None => tree.remove(path),
            };
        }
    }

    fn concerns(&self, node: Option<Node>) -> bool {
        node.is_some() && self.0.iter().any(|(_, of)| *of == node)
    }

    fn is_in(&self, folder: &Path) -> bool {
        self.0.iter().any(|(path, _)| path.parent() == Some(folder))
    }
}

impl Disk {
    pub fn new(names_are: Names) -> Self {
        Self {
            names_are,
            files: Vec::new(),
            names: Tree::new(),
            certain: Tree::new(),
            pending: Vec::new(),
            lies: false,
        }
    }

    /// Everything until now is on the disk; from now on it says that it syncs, and does not.
    pub fn begin_to_lie(&mut self) {
        self.files.iter_mut().for_each(Content::sync);
        self.settle_names(self.pending.len());
        self.lies = true;
    }

    /// Takes in what a program did.
    pub fn take(&mut self, step: &Step, dice: &mut Dice) {
        match &step.call {
            Call::Sync(path) if !self.lies => self.sync(path, step.error != 0, dice),
            _ if step.error != 0 => {}
            Call::Create(path) => {
                self.files.push(Content::default());
                self.name(path, Node::File(self.files.len() - 1));
            }
            Call::MakeFolder(path) => self.name(path, Node::Folder),
            Call::Resize { path, length } => self.change(path, Change::Resize(*length)),
            Call::Write { path, at, data } => self.change(path, Change::Write { at: *at, data: data.clone() }),
            Call::Rename { from, to, exchange } => self.rename(from, to, *exchange),
            Call::Link { from, to } => {
                if let Some(node) = self.names.get(from).copied() {
                    self.name(to, node);
                }
            }
            Call::Remove(path) => self.enter(vec![(path.clone(), None)]),
            Call::Sync(_) | Call::Mark(_) => {}
        }
    }

    fn change(&mut self, path: &Path, change: Change) {
        match self.names.get(path) {
            Some(Node::File(file)) => self.files[*file].change(change),
            other => panic!("{} is changed, and is {other:?}", path.display()),
        }
    }

    fn name(&mut self, path: &Path, node: Node) {
        self.enter(vec![(path.to_path_buf(), Some(node))]);
    }

    fn rename(&mut self, from: &Path, to: &Path, exchange: bool) {
        let moved = |from: &Path, to: &Path, names: &Tree| -> Vec<_> {
            let below = names.iter().filter(|(path, _)| path.starts_with(from));
            // Joining nothing would leave a slash at the end.
            let rest =
                |path: &PathBuf| path.strip_prefix(from).ok().filter(|rest| *rest != Path::new("")).map(PathBuf::from);
            below
                .map(|(path, node)| (path.clone(), rest(path).map_or(to.into(), |rest| to.join(rest)), *node))
                .collect()
        };
        let there = moved(from, to, &self.names);
        let back = if exchange { moved(to, from, &self.names) } else { Vec::new() };
        let gone = there.iter().chain(&back).map(|(old, _, _)| (old.clone(), None));
        let come = there.iter().chain(&back).map(|(_, new, node)| (new.clone(), Some(*node)));
        self.enter(gone.chain(come).collect());
    }

    fn enter(&mut self, entry: Vec<(PathBuf, Option<Node>)>) {
        let entry = Entry(entry);
        entry.apply(&mut self.names);
        self.pending.push(entry);
    }

    fn sync(&mut self, path: &Path, fails: bool, dice: &mut Dice) {
        // The recorded folder itself was there before.
        let node = self.names.get(path).copied().or((path == Path::new("")).then_some(Node::Folder));
        if let Some(Node::File(file)) = node {
            match fails {
                true => self.files[file].fail_to_sync(dice),
                false => self.files[file].sync(),
            }
        }
        if fails {
            return;
        }
        match self.names_are {
            Names::Loose if node == Some(Node::Folder) => {
                let (synced, rest) = std::mem::take(&mut self.pending).into_iter().partition(|entry| entry.is_in(path));
                self.pending = rest;
                let synced: Vec<Entry> = synced;
                synced.iter().for_each(|entry| entry.apply(&mut self.certain));
            }
            Names::Loose => {}
            Names::Journal => {
                let last = self.pending.iter().rposition(|entry| entry.concerns(node) || entry.is_in(path));
                self.settle_names(last.map_or(0, |last| last + 1));
            }
        }
    }

    fn settle_names(&mut self, count: usize) {
        for entry in self.pending.drain(..count) {
            entry.apply(&mut self.certain);
        }
    }

    /// Writes what may be left after a power cut into a folder.
    pub fn image(&self, folder: &Path, dice: &mut Dice) {
        let mut tree = self.certain.clone();
        let luck = Luck::draw(self.pending.len(), dice);
        let so_many = dice.below(self.pending.len() + 1);
        for (number, entry) in self.pending.iter().enumerate() {
            let there = match self.names_are {
                Names::Journal => number < so_many,
                Names::Loose => luck.sectors(number, 1, dice)[0],
            };
            if there {
                entry.apply(&mut tree);
            }
        }
        let contents: Vec<Vec<u8>> = self.files.iter().map(|content| content.found(dice)).collect();
        lay_out(folder, &tree, &contents);
    }

    /// Writes what programs see into a folder.
    pub fn seen(&self, folder: &Path) {
        let contents: Vec<Vec<u8>> = self.files.iter().map(|content| content.seen.clone()).collect();
        lay_out(folder, &self.names, &contents);
    }
}

/// Folders come before what is in them, by the order of paths. What has lost its folder is gone with it.
fn lay_out(folder: &Path, tree: &Tree, contents: &[Vec<u8>]) {
    let mut lost = BTreeSet::new();
    for (path, node) in tree {
        let above = path.parent().expect("paths are relative");
        if above != Path::new("") && (tree.get(above) != Some(&Node::Folder) || lost.contains(above)) {
            lost.insert(path.clone());
            continue;
        }
        match node {
            Node::Folder => fs::DirBuilder::new().mode(0o700).create(folder.join(path)),
            Node::File(file) => {
                let mut options = fs::OpenOptions::new();
                options.write(true).create_new(true).mode(0o600);
                options.open(folder.join(path)).and_then(|mut out| io::Write::write_all(&mut out, &contents[*file]))
            }
        }
        .expect("an image can be written");
    }
}
