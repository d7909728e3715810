//! The contract between the station and its screens: what a screen is told ([`Event`]), what it may answer ([`Reply`]),
//! what it asks of the machine ([`Effect`]) and what the machine answers ([`Fact`]).
//!
//! All of it is plain data that can be compared, so a test of a screen is a comparison of values. It must not know any
//! one screen's inside, nor how a port does its work.

use crate::bundle;
use crate::credential::{ShortCode, Signed};
use crate::doctor::Finding;
use crate::lesson::{Catalogue, Lesson};
use crate::narration::Narration;
use crate::pack::{self, Announcement};
use crate::paper::{Card, Sheet};
use crate::record::{
    Body, ClockQuality, Comfort, FormOfAddress, Language, LearnerCode, Person, Progress, StationInfo, Who, Wishes,
};
use crate::screens::Route;
use crate::supervisor;
use crate::ui::Canvas;
use crate::world::World;
use std::sync::Arc;

/// One place the person can be in. Pure: everything it knows came by [`Event`] or stands in [`World`].
pub trait Screen {
    /// Answers one event. The world is as it was after the last fact.
    fn handle(&mut self, event: &Event, world: &World) -> Reply;

    /// What this screen says and offers, in words. The picture, the voice, `--plain` and the key bar derive from it.
    fn outline(&self, world: &World) -> Outline;

    /// Draws the screen into the canvas's body (header and key bar are the station's). The standard page serves most.
    fn view(&self, world: &World, canvas: &mut Canvas) {
        crate::ui::page::draw(&self.outline(world), world.texts, canvas);
    }

    /// What stands there besides the outline's words (the phone, a bill), line by line, for who feels or hears the screen
    /// instead of seeing it: `tramhoc --plain`.
    fn sheet(&self, _world: &World) -> Vec<String> {
        Vec::new()
    }

    /// An overlay is drawn over the screen below it.
    fn is_overlay(&self) -> bool {
        false
    }

    /// A screen that needs every row (the confirmation at 24 rows) takes header and key bar away.
    fn takes_whole_terminal(&self, _rows: u16) -> bool {
        false
    }
}

/// What a screen is told.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    /// The screen is on top now: opened, or uncovered again. It asks for its own narration.
    Entered,
    /// A key, already read by the key table of product.md for the field the screen shows.
    Press(Press),
    /// Eight or more characters at machine speed: a QR or barcode scanner.
    Scanned(String),
    /// Something the screen asked for has happened, or has failed.
    Told(Fact),
    /// The pause the screen asked for with [`Effect::WakeMe`] is over.
    Woken,
}

/// A key by its meaning (product.md's table). Which of them a key is depends on whether a field is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Press {
    /// `1`–`8`, or a click on what carries that digit.
    Digit(u8),
    /// The green key.
    Enter,
    /// `9`: help, or the next hint.
    Help,
    /// `0`: back to the list of lessons.
    Home,
    /// `*`
    Again,
    /// `+`
    Louder,
    /// `-`
    Softer,
    /// `/`
    NextPage,
    /// `.` or Backspace outside a field; also Esc there.
    Back,
    Up,
    Down,
    Left,
    Right,
    /// A character for the open field.
    Char(char),
    /// Backspace (or `.` in a digit-only field) in a field.
    Delete,
    /// Esc in a field, or Enter in an empty one: leave it.
    LeaveField,
}

/// What a screen answers.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Reply {
    pub nav: Nav,
    pub effects: Vec<Effect>,
    /// Whether the screen may look different now. An ignored key draws nothing.
    pub changed: bool,
}

/// Where to go. Routes are data, so a test says `Nav::Push(Route::…)` and the place survives a power cut.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Nav {
    #[default]
    Stay,
    Push(Route),
    Replace(Route),
    Pop,
    /// Empty the stack down to this one screen.
    Reset(Route),
}

impl Reply {
    /// The event meant nothing here.
    pub fn ignored() -> Self {
        Self::default()
    }
    /// The screen changed and stays.
    pub fn stay() -> Self {
        Self { changed: true, ..Self::default() }
    }
    pub fn go(nav: Nav) -> Self {
        Self { nav, changed: true, effects: Vec::new() }
    }
    pub fn push(route: Route) -> Self {
        Self::go(Nav::Push(route))
    }
    pub fn replace(route: Route) -> Self {
        Self::go(Nav::Replace(route))
    }
    pub fn pop() -> Self {
        Self::go(Nav::Pop)
    }
    /// Reads a screen aloud: what the outline says is spoken, else its title and texts.
    pub fn speaking(self, outline: &Outline) -> Self {
        self.with(Effect::Speak(outline.narration()))
    }
    /// Adds an effect to be run after this reply.
    pub fn with(mut self, effect: Effect) -> Self {
        self.effects.push(effect);
        self
    }
}

/// What a screen asks of the machine. Ports run effects in order; each may answer with a [`Fact`].
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Open the data folder, the store and the lessons. Run once, after the first frame.
    Open,
    /// Ask for the people of a xóm (or all), names sorted by given name. Answered by [`Fact::People`].
    ListPeople { xom: Option<String> },
    /// Add a person who agreed to be remembered, and sign them in. Answered by [`Fact::SignedIn`].
    AddPerson { name: String, address: Option<FormOfAddress>, xom: Option<String> },
    /// Ask who has this number or card. Answered by [`Fact::Recognised`].
    Recognise(Who),
    /// Sign in somebody known. Answered by [`Fact::SignedIn`].
    SignIn(LearnerCode),
    /// The guest at the keyboard is this person: what they did is theirs. Answered by [`Fact::SignedIn`]; the visit goes on.
    Claim(Claimant),
    /// Sign in a guest under a fresh learner code. Answered by [`Fact::SignedIn`].
    SignInGuest,
    /// End the visit. Answered by [`Fact::SignedOut`].
    SignOut,
    /// Write what happened, durably. Answered by [`Fact::Saved`] once it is on disk, or [`Fact::Failed`].
    Record(Body),
    /// Sign a confirmation for a finished lesson and record it. Answered by [`Fact::Confirmed`].
    Confirm { lesson: u16, version: u16, percent: u8 },
    /// Of the supervisor's: see [`supervisor::Command`] for the answers, which come as [`Fact::Supervised`].
    Supervise(supervisor::Command),
    /// Of packs and sticks: see [`pack::Command`] for the answers, which come as [`Fact::Carried`].
    Carry(pack::Command),
    /// Of the records that go out: the answers come as [`Fact::HandedOver`].
    HandOver(bundle::Command),
    /// Ask whether there is a printer. Answered by [`Fact::Printer`].
    LookForPrinter,
    /// Print a receipt. Answered by [`Fact::Printed`], at once or when the printer has it.
    Print(Box<Sheet>),
    /// Session: print a learner's card. Answered by [`Fact::Printed`] with the number on it.
    PrintCard { learner: LearnerCode, card: Box<Card> },
    /// Session: write learners' cards as pages for an office printer. Answered by [`Fact::CardsWritten`].
    WriteCards(Vec<(LearnerCode, Card)>),
    /// Ask which day it is. Answered by [`Fact::Day`].
    AskTheDay,
    /// Ask what the clock says and how far it can be believed. Answered by [`Fact::Clock`].
    ReadClock,
    /// The supervisor says what time it is, in Vietnam. Answered by [`Fact::Clock`]; a time before the earliest or after the
    /// latest of [`ClockReading`] changes nothing.
    SetClock(chrono::NaiveDateTime),
    /// Draw a fresh random seed (for the order of options, a new attempt). Answered by [`Fact::Seed`].
    DrawSeed,
    /// Speak this, stopping whatever was speaking.
    Speak(Narration),
    /// Stop speaking.
    Hush,
    /// A short sound.
    Sound(Cue),
    /// Raise or lower the voice by one step. Answered by [`Fact::Volume`].
    Volume(i8),
    /// Whoever is here wants to read and hear like this from now on; what is `None` stays as it is. Remembered with a
    /// person's name, for a guest until the end of the visit. Answered by [`Fact::Preferred`].
    Prefer(Wishes),
    /// Whoever wished for something without signing in has gone. Answered by [`Fact::Preferred`].
    AsUsual,
    /// Remember where the person is, so that a power cut brings them back (a small file, not synced).
    KeepPlace(Option<Place>),
    /// Send [`Event::Woken`] to the screen on top after this many milliseconds, once.
    WakeMe { after_ms: u32 },
    /// Ask how the disk and the copies of the records are. Answered by [`Fact::Condition`].
    AskCondition,
    /// Make a copy of the records now, on a thread. Answered by [`Fact::Condition`] when it is made.
    BackUp,
    /// Go back to this copy. The records there are now are kept aside. Answered like [`Effect::Open`].
    Restore(Backup),
    /// Look at the machine as a doctor does. Answered by [`Fact::Examined`].
    Examine,
    /// End the program.
    Quit,
}

/// What has happened. [`World::apply`] hears it first, then the screen on top.
#[derive(Debug, Clone, PartialEq)]
pub enum Fact {
    /// The station is open: its name and xóm, its lessons, today's date, who sat here before the last stop.
    Opened(Box<Opened>),
    People(Vec<Person>),
    /// Who it is, if anybody here.
    Recognised(Option<Person>),
    SignedIn {
        learner: Learner,
        progress: Progress,
    },
    SignedOut,
    /// The event is on disk; the learner's progress as it is now.
    Saved {
        progress: Progress,
    },
    Confirmed {
        confirmation: Confirmation,
        progress: Progress,
    },
    Seed(u64),
    /// 0 (silent) ..= 10.
    Volume(u8),
    /// All that whoever is here wishes for.
    Preferred(Wishes),
    /// The thing asked for did not happen; nothing was lost. The log has the detail.
    Failed(Trouble),
    /// There is (no) voice on this machine.
    Voice(Voice),
    /// What the terminal's font can draw of a QR and of large letters.
    Blocks(Blocks),
    /// Of the supervisor's.
    Supervised(supervisor::Answer),
    /// A stick was plugged in or pulled.
    Stick {
        is_there: bool,
    },
    /// Of packs and sticks.
    Carried(pack::Answer),
    /// Of the records that go out.
    HandedOver(bundle::Answer),
    /// Whether this machine has a printer.
    Printer {
        is_there: bool,
    },
    /// How the printing of the paper with this short code went.
    Printed {
        code: String,
        how: Printed,
    },
    CardsWritten(CardsWritten),
    /// Another day has begun.
    Day(Today),
    /// What the clock says; after [`Effect::SetClock`] the day may be another one.
    Clock {
        reading: ClockReading,
        today: Today,
    },
    /// The records are not open yet: this is being done to them first.
    Opening(Work),
    /// Whatever was done to the records is done; [`Effect::Open`] goes on.
    Ready,
    Condition(Box<Condition>),
    /// What the doctor found.
    Examined(Vec<Finding>),
    /// What is being written takes a while on this disk; or it is written. For the station alone, no screen is told.
    Saving(bool),
    /// An author has saved the lesson under preview, or its check has come to an end.
    LessonsChanged(Box<SavedLesson>),
}

impl Fact {
    /// How far something is that somebody waits for with nothing to press, or that it is over.
    pub fn is_progress(&self) -> bool {
        use {bundle::Answer as Out, pack::Answer as In};
        matches!(self, Self::Carried(In::Coming { .. } | In::Here) | Self::HandedOver(Out::Going { .. } | Out::Done))
    }
}

/// A lesson file as its author last saved it.
#[derive(Debug, Clone, PartialEq)]
pub struct SavedLesson {
    /// `None` where it does not read: what was read before stays on view.
    pub lesson: Option<Arc<Lesson>>,
    /// What is not right with it; `None` while that is being found out.
    pub faults: Option<Vec<Fault>>,
}

/// Something that is not right in a lesson file, in the words its author is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// From 1.
    pub line: usize,
    pub message: String,
    /// What to do about it.
    pub remedy: String,
}

/// The day at the station, in Vietnam's one zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Today {
    pub date: chrono::NaiveDate,
    /// Whether the clock can be believed.
    pub trusted: bool,
    /// Until midnight.
    pub ends_in: std::time::Duration,
}

/// The clock, for whoever wants to set it. All in Vietnam.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClockReading {
    /// What the machine believes; where its clock cannot be right, the last moment it believed.
    pub now: chrono::NaiveDateTime,
    pub quality: ClockQuality,
    /// It can be no earlier and no later.
    pub earliest: chrono::NaiveDate,
    pub latest: chrono::NaiveDate,
}

/// What [`Effect::Open`] found.
#[derive(Debug, Clone, PartialEq)]
pub struct Opened {
    pub station: StationInfo,
    /// For everybody who wishes for nothing else.
    pub comfort: Comfort,
    pub catalogue: Arc<Catalogue>,
    pub announcements: Vec<Announcement>,
    pub today: Today,
    /// Who was signed in when the program last stopped, and where.
    pub before: Option<(Learner, Progress, Place)>,
    /// Set when the store could not be opened: people can still practise as guests, nothing is saved.
    pub trouble: Option<Trouble>,
    /// Set when this start had to do something to the records.
    pub mended: Option<Mended>,
    /// What the station was set to speak, if anybody has set it.
    pub language: Option<Language>,
}

/// What is being done to the records before they can be used, and how much of it, in percent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Work {
    pub stage: Stage,
    pub percent: u8,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Looking whether the records are whole, after a stop that was not in order.
    Checking,
    /// Making the indexes anew.
    Reindexing,
    /// Copying what can be read out of damaged records.
    Salvaging,
    /// Taking over a copy.
    Restoring,
}

/// What was done to the records: for the supervisor to know, and in one sentence for everybody.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Mended {
    pub how: How,
    /// The day by the machine's clock, which may be wrong.
    pub day: chrono::NaiveDate,
    /// Events and people on record afterwards.
    pub events: u64,
    pub people: u64,
    /// Events known to have been there and not found again.
    pub missing: u64,
    /// The day of the copy that was used.
    pub copy: Option<chrono::NaiveDate>,
    /// The file the damaged or former records are kept in.
    pub kept: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum How {
    /// Only indexes were damaged: nothing is lost.
    Reindexed,
    /// Row by row out of the damaged file.
    Salvaged,
    /// The newest good copy, and what the damaged file had beyond it.
    FromCopy,
    /// Nothing could be read and there was no copy.
    Emptied,
    /// A supervisor went back to a copy.
    Restored,
    /// The records were carried to another machine or disk, or put back behind the station's back.
    Moved,
}

/// A copy of the records.
#[derive(Debug, Clone, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub struct Backup {
    /// Its file's name.
    pub name: String,
    /// On the other device.
    pub elsewhere: bool,
    /// `None` where the clock could not be believed when it was made.
    pub day: Option<chrono::NaiveDate>,
    /// Events and people in it.
    pub events: u64,
    pub people: u64,
}

/// How the disk and the copies are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// Bytes free on the disk of the records; `None` if the system does not say.
    pub free: Option<u64>,
    /// Less is free than the station will need before long.
    pub nearly_full: bool,
    /// Newest first.
    pub backups: Vec<Backup>,
    pub elsewhere: Elsewhere,
    /// A copy is being made.
    pub busy: bool,
    /// What was last done to the records, however long ago.
    pub mended: Option<Mended>,
}

/// The other device copies go to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Elsewhere {
    /// None was named.
    Unset,
    /// It is not plugged in.
    Away,
    /// The folder that was named lies on the same disk as the records: it fails together with them, nothing is put there.
    SameDisk,
    There,
}

/// The person at the keyboard.
#[derive(Debug, Clone, PartialEq)]
pub struct Learner {
    pub code: LearnerCode,
    /// `None` for a guest.
    pub person: Option<Person>,
    /// Counts the visits of this learner, from 1.
    pub visit: u32,
    /// How they want to read and hear.
    pub wishes: Wishes,
}

/// Who a guest turns out to be.
#[derive(Debug, Clone, PartialEq)]
pub enum Claimant {
    Known(LearnerCode),
    /// Somebody who agreed to be remembered now.
    New {
        name: String,
        address: Option<FormOfAddress>,
        xom: Option<String>,
    },
}

/// Where pages of cards went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardsWritten {
    /// The file's name.
    pub file: String,
    /// On the stick; else, where there is none or more than one, in the station's own folder.
    pub on_stick: bool,
}

/// A confirmation as the screen shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct Confirmation {
    pub lesson: u16,
    pub date: chrono::NaiveDate,
    /// Whether the clock could be believed when it was signed.
    pub date_trusted: bool,
    pub kind: crate::credential::Kind,
    /// The text of the QR.
    pub qr_text: String,
    pub short_code: ShortCode,
}

impl Confirmation {
    /// What is shown of a signed credential; without a page of the commune's.
    pub fn of(signed: &Signed) -> Self {
        let credential = signed.credential();
        Self {
            lesson: credential.lesson,
            date: credential.day.date(),
            date_trusted: credential.clock.is_trusted(),
            kind: credential.kind,
            qr_text: signed.qr_text(None),
            short_code: signed.short_code(),
        }
    }
}

/// Where somebody was when the program stopped: who, and the stack of screens.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Place {
    pub learner: LearnerCode,
    pub routes: Vec<Route>,
}

/// Why something could not be done, as far as a screen needs to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// The disk is full.
    DiskFull,
    /// The disk or database failed.
    Disk,
    /// Another program holds the data folder.
    InUse,
    /// The data folder was written by a newer program.
    Newer,
    /// The disk is read-only.
    ReadOnly,
    /// The records are being checked or mended; in a moment it will work.
    Mending,
}

/// How the machine speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Voice {
    #[default]
    Unknown,
    /// Clips and the synthesiser.
    Speaks,
    /// Recorded clips only: no synthesiser is installed.
    ClipsOnly,
    /// No sound card, or built without sound.
    Silent,
}

/// How printing went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Printed {
    /// The printer has taken everything.
    Done,
    /// Out of paper, switched off, unplugged, in use: somebody has to look at it.
    NotReady,
}

/// What the terminal's font has to draw a QR, and large letters, with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Blocks {
    /// `▀` and `▄`, and the quarters of a cell.
    #[default]
    Quarters,
    /// `▀` and `▄`: two modules in a cell.
    Halves,
    /// Neither: a module is at least two spaces wide.
    Whole,
}

/// Short sounds, told apart by rhythm.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cue {
    Right,
    NotYet,
    Done,
}

/// A screen in words.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Outline {
    /// The heading; also what the header shows on the right where the screen asks for it.
    pub title: String,
    /// Paragraphs under the heading.
    pub texts: Vec<String>,
    /// What digits choose, in order.
    pub choices: Vec<Choice>,
    /// An open field, if any.
    pub field: Option<Field>,
    /// What the green key does ("Đi tiếp"), if anything.
    pub enter: Option<String>,
    /// A quiet line at the foot ("đã lưu", an announcement).
    pub note: Option<String>,
    /// What stands at the right of the header (the lesson's title).
    pub header: Option<String>,
    /// `9` means the next hint here, not the help page.
    pub hints: bool,
    /// `/` shows more.
    pub more: bool,
    /// The choices are answers to one question: none of them is ever put on another page.
    pub together: bool,
    /// What to say on entering, where it is not title + texts.
    pub spoken: Option<Narration>,
}

impl Outline {
    /// What the voice says of this screen.
    pub fn narration(&self) -> Narration {
        let all = || Narration::of(std::iter::once(&self.title).chain(&self.texts).filter(|text| !text.is_empty()));
        self.spoken.clone().unwrap_or_else(all)
    }
}

/// Something a digit chooses.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// 1..=8
    pub digit: u8,
    pub label: String,
    /// A second, quieter line or right-hand remark.
    pub remark: Option<String>,
    pub mark: Mark,
}

impl Choice {
    pub fn new(digit: u8, label: impl Into<String>) -> Self {
        Self { digit, label: label.into(), remark: None, mark: Mark::None }
    }
    pub fn marked(self, mark: Mark) -> Self {
        Self { mark, ..self }
    }
    pub fn with_remark(self, remark: Option<String>) -> Self {
        Self { remark, ..self }
    }
}

/// A state shown by a sign *and* a word, never by colour alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mark {
    #[default]
    None,
    Done,
    Started,
    Chosen,
    /// The next one to take.
    Next,
    /// Learned, and due to be gone over again.
    Review,
}

/// An open text or number field.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    pub label: String,
    pub text: String,
    /// Cursor, in grapheme clusters from the start.
    pub cursor: usize,
    pub kind: FieldKind,
    /// What the field will do with the keys ("gõ aa thành â").
    pub help: Option<String>,
}

/// What may be typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub enum FieldKind {
    /// Vietnamese text through the station's Telex/VNI engine.
    Vietnamese,
    /// Text as typed (codes, addresses, search in ASCII).
    Plain,
    /// Digits only: `*`, `+`, `-`, `/` keep their meaning outside a field, `.` deletes.
    Digits,
    /// The same, and nobody may read over the shoulder: shown covered, and not echoed where lines are typed.
    Secret,
}

impl FieldKind {
    /// Whether `*`, `+`, `-` and `/` still steer while it is open; digits never do.
    pub fn keeps_signs(self) -> bool {
        matches!(self, Self::Digits | Self::Secret)
    }
}
