//! The pages of the book of figures ([`crate::report`]): one for each human being and day, one for each of theirs and
//! month. An event of this station's adds to two of them in its own transaction; whatever changes the past is counted
//! again from the events of whom it concerns. So the pages always are what a count of all events would say.

use super::events::envelopes;
use super::lookups::read_code;
use super::{Store, StoreTrouble};
use crate::record::{Body, Corrections, EventId, LearnerCode, Link, Moment};
use crate::report::{
    Counting, Fold, Mark, MarkId, Month, NotAPage, Once, Page, Period, Seen, Sheet, Span, Whereabouts, Work, pack,
};
use chrono::{Datelike, NaiveDate};
use rusqlite::{Connection, OptionalExtension, Transaction, named_params};
use std::collections::{BTreeMap, BTreeSet, HashMap};

const DAY: u8 = 0;
const MONTH: u8 = 1;
/// The span of what nobody knows the day of.
const UNDATED: i32 = -1;

impl From<NotAPage> for StoreTrouble {
    fn from(error: NotAPage) -> Self {
        Self::found(error.to_string())
    }
}

impl Store {
    /// What may be said of a period. It reads a page for each month and person and never an event.
    pub fn sheet(&self, period: Period) -> Result<Sheet, StoreTrouble> {
        let about = self.whereabouts()?;
        let mut counting = Counting::over(&about);
        for span in period.spans() {
            let (grain, first, last) = match span {
                Span::Days(first, last) => (DAY, day_number(Some(first)), day_number(Some(last))),
                Span::Months(first, last) => (MONTH, first.0, last.0),
            };
            let month = |span: i32| if grain == MONTH { Month(span) } else { month_of_day(span) };
            each_page(&self.db, grain, first, last, |span, owner, page| counting.take(owner, month(span), page))?;
        }
        each_page(&self.db, MONTH, UNDATED, UNDATED, |_, _, _| {
            counting.note_undated();
            Ok(())
        })?;
        Ok(Sheet::of(period, counting, &about))
    }

    fn whereabouts(&self) -> Result<Whereabouts, StoreTrouble> {
        let mut lives = HashMap::new();
        let mut query = self.db.prepare_cached(include_str!("sql/lives.sql"))?;
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            lives.insert(read_code(row.get_ref(0)?.as_str().unwrap_or_default())?, row.get(1)?);
        }
        let station = self.info()?;
        // People are still filed under hamlets that nobody is asked for any more.
        let xoms = station.xoms.into_iter().chain(station.retired).map(|xom| xom.id).collect();
        let kept = standing_back(&self.db)?.into_iter().collect();
        Ok(Whereabouts { xoms, lives, kept, marks: marks(&self.db)? })
    }
}

/// Whose event it is, by the code they are kept under; `None` for the station's own.
pub(super) fn owner_of(db: &Connection, event: EventId) -> Result<Option<LearnerCode>, StoreTrouble> {
    let mut query = db.prepare_cached(include_str!("sql/whose_event.sql"))?;
    let code: Option<Option<String>> =
        query.query_row(named_params! { ":id": event.0.as_bytes() }, |row| row.get(0)).optional()?;
    code.flatten().map(|code| kept(db, read_code(&code)?)).transpose()
}

/// Whose figures an event changes besides adding to its own; asked before it is followed.
pub(super) fn concerned(
    act: &Transaction<'_>,
    link: &Link,
    at: &Moment,
    body: &Body,
) -> Result<BTreeSet<LearnerCode>, StoreTrouble> {
    match body {
        Body::WorkMoved { to, events, .. } => {
            let mut owners = BTreeSet::from([kept(act, *to)?]);
            for event in events {
                owners.extend(owner_of(act, *event)?);
            }
            Ok(owners)
        }
        Body::ClockCorrected { .. } => of_this_start(act, link, at),
        _ => Ok(BTreeSet::new()),
    }
}

/// Who did anything between the start of the station and this event.
fn of_this_start(act: &Transaction<'_>, link: &Link, at: &Moment) -> Result<BTreeSet<LearnerCode>, StoreTrouble> {
    let mut owners = BTreeSet::new();
    let mut query = act.prepare_cached(include_str!("sql/of_this_start.sql"))?;
    let of = named_params! { ":station": link.station.0, ":epoch": link.epoch, ":seq": link.seq.cast_signed() };
    let mut rows = query.query(of)?;
    while let Some(row) = rows.next()? {
        if row.get::<_, Option<u32>>("boot")?.is_some_and(|boot| boot < at.boot) {
            break;
        }
        if let Some(code) = row.get::<_, Option<String>>("code")? {
            owners.insert(kept(act, read_code(&code)?)?);
        }
    }
    Ok(owners)
}

/// One more event of theirs, that is dated as it says.
pub(super) fn add(act: &Transaction<'_>, owner: LearnerCode, at: &Moment, body: &Body) -> Result<(), StoreTrouble> {
    let mut fold = Fold::default();
    if let Some((lesson, once)) = Once::of(body)
        && let Some(seen) = seen(act, owner, lesson, &once)?
    {
        fold.seen.insert((lesson, once), seen);
    }
    fold.take(day(at), body);
    write(act, owner, &fold)
}

/// Counts the pages of these again, from nothing but their events.
pub(super) fn recount(act: &Transaction<'_>, owners: &BTreeSet<LearnerCode>) -> Result<(), StoreTrouble> {
    if owners.is_empty() {
        return Ok(());
    }
    let corrections = Corrections::of(&envelopes(act, include_str!("sql/corrections.sql"), [])?);
    for owner in owners {
        for sql in [include_str!("sql/forget_pages.sql"), include_str!("sql/forget_seen.sql")] {
            act.prepare_cached(sql)?.execute(named_params! { ":owner": owner.0 })?;
        }
        if kept(act, *owner)? == *owner {
            let of = named_params! { ":learner": owner.to_string() };
            let mut fold = Fold::default();
            for event in envelopes(act, include_str!("sql/work_of_learner.sql"), of)? {
                fold.take(day(&corrections.moment(&event)), &event.body);
            }
            write(act, *owner, &fold)?;
        }
    }
    Ok(())
}

/// Counts everybody's pages again.
pub(super) fn recount_all(act: &Transaction<'_>) -> Result<(), StoreTrouble> {
    act.execute_batch("DELETE FROM page; DELETE FROM seen; DELETE FROM mark;")?;
    let mut query = act.prepare(include_str!("sql/everybody.sql"))?;
    let codes = query.query_map([], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
    // A code that is none is of an event nobody can read.
    recount(act, &codes.iter().filter_map(|code| code.parse().ok()).collect())
}

/// The codes that stand back for another one.
pub(super) fn standing_back(db: &Connection) -> Result<BTreeMap<LearnerCode, LearnerCode>, StoreTrouble> {
    let mut query = db.prepare_cached(include_str!("sql/standing_back.sql"))?;
    let pairs = query.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?;
    let pairs = pairs.collect::<Result<Vec<_>, _>>()?;
    pairs.iter().map(|(code, kept)| Ok((read_code(code)?, read_code(kept)?))).collect()
}

fn kept(db: &Connection, code: LearnerCode) -> Result<LearnerCode, StoreTrouble> {
    let mut query = db.prepare_cached(include_str!("sql/kept_code.sql"))?;
    let kept: Option<String> =
        query.query_row(named_params! { ":code": code.to_string() }, |row| row.get(0)).optional()?;
    kept.map_or(Ok(code), |kept| read_code(&kept))
}

fn day(at: &Moment) -> Option<NaiveDate> {
    at.at_the_station().map(|time| time.date())
}

fn day_number(day: Option<NaiveDate>) -> i32 {
    day.map_or(UNDATED, |day| day.num_days_from_ce())
}

fn month_of_day(number: i32) -> Month {
    NaiveDate::from_num_days_from_ce_opt(number).map_or(Month(UNDATED), Month::of)
}

fn write(act: &Transaction<'_>, owner: LearnerCode, fold: &Fold) -> Result<(), StoreTrouble> {
    let mut months: BTreeMap<i32, Work<MarkId>> = BTreeMap::new();
    for (day, work) in &fold.days {
        let work = work.called(|lesson, mark| number(act, lesson.unwrap_or(0), mark))?;
        add_to_page(act, DAY, day_number(*day), owner, &work)?;
        months.entry(day.map_or(UNDATED, |day| Month::of(day).0)).or_default().add(&work);
    }
    for (month, work) in &months {
        add_to_page(act, MONTH, *month, owner, work)?;
    }
    for ((lesson, once), seen) in &fold.seen {
        act.prepare_cached(include_str!("sql/see.sql"))?.execute(named_params! {
            ":owner": owner.0,
            ":lesson": lesson,
            ":what": what(once),
            ":day": day_number(seen.day),
            ":helped": seen.helped,
            ":finished": seen.finished,
        })?;
    }
    Ok(())
}

fn add_to_page(
    act: &Transaction<'_>,
    grain: u8,
    span: i32,
    owner: LearnerCode,
    more: &Work<MarkId>,
) -> Result<(), StoreTrouble> {
    let mut query = act.prepare_cached(include_str!("sql/page.sql"))?;
    let of = named_params! { ":grain": grain, ":span": span, ":owner": owner.0 };
    let held: Option<Vec<u8>> = query.query_row(of, |row| row.get(0)).optional()?;
    let mut work = held.map_or(Ok(Work::default()), |bytes| Page(&bytes).work())?;
    work.add(more);
    act.prepare_cached(include_str!("sql/write_page.sql"))?.execute(named_params! {
        ":grain": grain,
        ":span": span,
        ":owner": owner.0,
        ":work": pack(&work),
    })?;
    Ok(())
}

fn each_page(
    db: &Connection,
    grain: u8,
    first: i32,
    last: i32,
    mut each: impl FnMut(i32, LearnerCode, Page<'_>) -> Result<(), NotAPage>,
) -> Result<(), StoreTrouble> {
    let mut query = db.prepare_cached(include_str!("sql/pages.sql"))?;
    let mut rows = query.query(named_params! { ":grain": grain, ":first": first, ":last": last })?;
    while let Some(row) = rows.next()? {
        let owner = LearnerCode(row.get(1)?);
        each(row.get(0)?, owner, Page(row.get_ref(2)?.as_blob().unwrap_or_default()))?;
    }
    Ok(())
}

fn seen(act: &Transaction<'_>, owner: LearnerCode, lesson: u16, once: &Once) -> Result<Option<Seen>, StoreTrouble> {
    let mut query = act.prepare_cached(include_str!("sql/seen.sql"))?;
    let of = named_params! { ":owner": owner.0, ":lesson": lesson, ":what": what(once) };
    let found = query.query_row(of, |row| {
        let day: i32 = row.get("day")?;
        let day = NaiveDate::from_num_days_from_ce_opt(day).filter(|_| day != UNDATED);
        Ok(Seen { day, helped: row.get("helped")?, finished: row.get("finished")? })
    });
    Ok(found.optional()?)
}

fn what(once: &Once) -> String {
    match once {
        Once::Run { attempt, mode } => format!("{mode:?} {attempt}"),
        Once::Confirmation(facts) => facts.clone(),
    }
}

/// The number of a mark; one that is new gets the next.
fn number(act: &Transaction<'_>, lesson: u16, mark: &Mark) -> Result<MarkId, StoreTrouble> {
    let (kind, name) = match mark {
        Mark::Trap(tag) => ("trap", tag.clone()),
        Mark::Question(id) => ("question", id.clone()),
        Mark::Level(level) => ("level", level.to_string()),
        Mark::Helper(code) => ("helper", code.to_string()),
    };
    let of = named_params! { ":lesson": lesson, ":kind": kind, ":name": name };
    let held = act.prepare_cached(include_str!("sql/mark_number.sql"))?.query_row(of, |row| row.get(0)).optional()?;
    match held {
        Some(number) => Ok(number),
        None => Ok(act.prepare_cached(include_str!("sql/add_mark.sql"))?.query_row(of, |row| row.get(0))?),
    }
}

fn marks(db: &Connection) -> Result<HashMap<MarkId, (u16, Mark)>, StoreTrouble> {
    let mut query = db.prepare_cached(include_str!("sql/marks.sql"))?;
    let mut rows = query.query([])?;
    let mut marks = HashMap::new();
    while let Some(row) = rows.next()? {
        let (kind, name): (String, String) = (row.get("kind")?, row.get("name")?);
        let mark = match kind.as_str() {
            "trap" => Some(Mark::Trap(name)),
            "question" => Some(Mark::Question(name)),
            "level" => name.parse().ok().map(Mark::Level),
            "helper" => name.parse().ok().map(Mark::Helper),
            _ => None,
        };
        if let Some(mark) = mark {
            marks.insert(row.get("number")?, (row.get("lesson")?, mark));
        }
    }
    Ok(marks)
}

#[cfg(test)]
mod tests {
    use super::super::Note;
    use super::*;
    use crate::record::samples;
    use crate::record::{ClockQuality, Envelope, EventSet, StationId};
    use proptest::prelude::*;

    type Key = (u8, i32, LearnerCode);
    /// All pages by grain, span and owner, and what was seen.
    type Books = (BTreeMap<Key, Work>, BTreeSet<(LearnerCode, u16, String, Seen2)>);
    type Seen2 = (i32, bool, bool);

    fn kept_books(store: &Store) -> Books {
        let marks = marks(&store.db).unwrap();
        let mut pages = BTreeMap::new();
        for grain in [DAY, MONTH] {
            each_page(&store.db, grain, i32::MIN, i32::MAX, |span, owner, page| {
                let work =
                    page.work()?.called(|_, number| marks.get(number).map(|(_, mark)| mark.clone()).ok_or(NotAPage))?;
                pages.insert((grain, span, owner), work);
                Ok(())
            })
            .unwrap();
        }
        let mut query = store.db.prepare("SELECT owner, lesson, what, day, helped, finished FROM seen").unwrap();
        let seen = query.query_map([], |row| {
            let state = (row.get(3)?, row.get(4)?, row.get(5)?);
            Ok((LearnerCode(row.get(0)?), row.get(1)?, row.get(2)?, state))
        });
        (pages, seen.unwrap().map(Result::unwrap).collect())
    }

    /// The same by a count of all events, with nothing of the store.
    fn counted(set: &EventSet) -> Books {
        let (owners, corrections) = (set.owners(), Corrections::of(set.events()));
        let mut folds: BTreeMap<LearnerCode, Fold> = BTreeMap::new();
        for event in set.events() {
            if let Some(owner) = owners.owner(event).filter(|_| event.body.is_work()) {
                folds.entry(owner).or_default().take(day(&corrections.moment(event)), &event.body);
            }
        }
        let (mut pages, mut seen): Books = Default::default();
        for (owner, fold) in folds {
            for (day, work) in &fold.days {
                pages.insert((DAY, day_number(*day), owner), work.clone());
                let month = day.map_or(UNDATED, |day| Month::of(day).0);
                pages.entry((MONTH, month, owner)).or_default().add(work);
            }
            for ((lesson, once), found) in fold.seen {
                seen.insert((owner, lesson, what(&once), (day_number(found.day), found.helped, found.finished)));
            }
        }
        (pages, seen)
    }

    /// The samples happen within a second; here they go on for months, and the clock is wrong at times.
    fn spread(history: Vec<Envelope>, hours: i64) -> Vec<Envelope> {
        let spread = |event: Envelope| {
            let up = event.at.up_ms as i64;
            let quality = if up % 5 == 0 { ClockQuality::Unknown } else { ClockQuality::CarriedOn };
            let (ahead, quality) = match event.body {
                Body::ClockCorrected { .. } => (-40 * 24, ClockQuality::SetByVolunteer),
                _ => (0, quality),
            };
            let wall_ms = event.at.wall_ms + (up * hours + ahead) * 3_600_000;
            Envelope { at: Moment { wall_ms, quality, ..event.at }, ..event }
        };
        history.into_iter().map(spread).collect()
    }

    fn link(event: &Envelope) -> Link {
        let Envelope { id, station, epoch, seq, prev_hash, at, body } = event;
        let payload = Envelope::payload(at, body);
        Link { id: *id, station: *station, epoch: *epoch, seq: *seq, prev_hash: *prev_hash, payload }
    }

    fn note(event: &Envelope) -> Note {
        Note { id: event.id, at: event.at, body: event.body.clone() }
    }

    fn all(store: &Store) -> EventSet {
        let chains = store.chains().unwrap();
        let links = chains.into_iter().flat_map(|(station, epoch)| store.chain(station, epoch).unwrap());
        links.map(|link| link.read().unwrap()).collect()
    }

    fn new() -> Store {
        Store::in_memory(StationId([9; 16]), 1).unwrap()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(40))]
        #[test]
        fn the_pages_are_what_a_count_says_whatever_the_order_and_the_batches(
            history in samples::history(60), hours in 1..30i64, seed: u64, again in 0..20usize, batch in 1..9usize,
        ) {
            let mut store = new();
            let links: Vec<Link> = spread(history, hours).iter().map(link).collect();
            for links in samples::shuffled(&links, seed, again).chunks(batch) {
                store.admit(links).unwrap();
                prop_assert_eq!(kept_books(&store), counted(&all(&store)));
            }
        }

        #[test]
        fn what_happens_here_keeps_the_pages_event_by_event(
            history in samples::history(60), hours in 1..30i64, cut in any::<prop::sample::Index>(), batch in 1..4usize,
        ) {
            let mut store = new();
            let history = spread(history, hours);
            let (elsewhere, here) = history.split_at(cut.index(history.len()));
            store.admit(&elsewhere.iter().map(link).collect::<Vec<_>>()).unwrap();
            for notes in here.chunks(batch) {
                store.append(&notes.iter().map(note).collect::<Vec<_>>()).unwrap();
                prop_assert_eq!(kept_books(&store), counted(&all(&store)));
            }
            let before = kept_books(&store);
            let act = store.db.transaction().unwrap();
            recount_all(&act).unwrap();
            act.commit().unwrap();
            prop_assert_eq!(kept_books(&store), before, "a recount changes nothing");
        }
    }

    #[test]
    fn an_event_that_could_not_be_written_is_on_no_page() {
        let mut store = new();
        let story = |number| {
            note(&samples::event(number, Body::StoryRead { learner: samples::code(1), lesson: 6, version: 1 }))
        };
        assert!(store.append(&[story(1), story(1)]).is_err(), "the id is taken");
        assert_eq!(kept_books(&store), Books::default());
        store.append(&[story(1)]).unwrap();
        assert_eq!(kept_books(&store).0.len(), 2, "a day and a month");
    }

    /// Frames of the write-ahead log that end a transaction; each is synced once.
    fn commits(folder: &std::path::Path) -> usize {
        const HEADER: usize = 32;
        let log = std::fs::read(folder.join("tramhoc.sqlite-wal")).unwrap();
        let number = |at: usize| u32::from_be_bytes(log[at..at + 4].try_into().unwrap());
        let frame = 24 + number(8) as usize;
        (HEADER..log.len()).step_by(frame).filter(|at| at + frame <= log.len() && number(at + 4) > 0).count()
    }

    #[test]
    fn an_event_and_its_pages_are_one_commit_and_so_one_sync() {
        let folder = tempfile::tempdir().unwrap();
        let held = crate::ports::folder::Folder::hold(folder.path()).unwrap();
        let mut store = Store::open(held, StationId([9; 16]), 1).unwrap();
        let story = |number| {
            note(&samples::event(number, Body::StoryRead { learner: samples::code(1), lesson: 6, version: 1 }))
        };
        store.append(&[story(1)]).unwrap();
        let before = commits(folder.path());
        store.append(&[story(2)]).unwrap();
        assert_eq!(commits(folder.path()), before + 1);
        assert_eq!(kept_books(&store).0.len(), 2);
    }
}
