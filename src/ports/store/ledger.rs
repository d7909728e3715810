//! The pages of the book of figures ([`crate::report`]): one for each human being and day, one for each of theirs and
//! month; and with each month's the crowds behind its numbers ([`super::crowds`]). An event of this station's adds to two
//! pages in its own transaction; whatever changes the past is counted again from the events of whom it concerns. So the
//! book always is what a count of all events would say.

use super::crowds::{self, Crowds};
use super::events::envelopes;
use super::lookups::read_code;
use super::{Store, StoreTrouble};
use crate::record::{Body, Corrections, EventId, LearnerCode, Link, Moment, lowered};
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
    /// What may be said of a period. Of whole months it reads who stands behind each number, of the days at its edges a page
    /// for each day and person; never an event.
    pub fn sheet(&self, period: Period) -> Result<Sheet, StoreTrouble> {
        let about = self.whereabouts()?;
        let mut counting = Counting::over(&about);
        for span in period.spans() {
            match span {
                Span::Months(first, last) => crowds::count(&self.db, first, last, &mut counting)?,
                Span::Days(first, last) => {
                    let (first, last) = (day_number(Some(first)), day_number(Some(last)));
                    let month = |day: i32| NaiveDate::from_num_days_from_ce_opt(day).map_or(Month(UNDATED), Month::of);
                    each_page(&self.db, DAY, first, last, |day, owner, page| counting.take(owner, month(day), page))?;
                }
            }
        }
        if self.db.query_row(include_str!("sql/is_undated.sql"), [], |row| row.get(0))? {
            counting.note_undated();
        }
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
        Ok(Whereabouts { xoms, lives, kept, marks: marks(&self.db)?, places: crowds::places(&self.db)? })
    }
}

/// Whose event it is, by the code they are kept under; `None` for the station's own.
pub(super) fn owner_of(db: &Connection, event: EventId) -> Result<Option<LearnerCode>, StoreTrouble> {
    let mut query = db.prepare_cached(include_str!("sql/whose_event.sql"))?;
    let code: Option<Option<String>> =
        query.query_row(named_params! { ":id": event.0.as_bytes() }, |row| row.get(0)).optional()?;
    // A code that is none is of an event nobody can read.
    code.flatten().and_then(|code| code.parse().ok()).map(|code| kept(db, code)).transpose()
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
        Body::WitnessWithdrawn { witness, .. } => Ok(owner_of(act, *witness)?.into_iter().collect()),
        _ => Ok(BTreeSet::new()),
    }
}

/// Whether what this event says of its owner hangs on what volunteers took back.
pub(super) fn hangs_on_the_past(act: &Transaction<'_>, owner: LearnerCode, body: &Body) -> Result<bool, StoreTrouble> {
    let may = body.is_witness() || matches!(Once::of(body), Some((_, Once::Confirmation { .. })));
    Ok(may && of_whom_was_taken_back(act)?.contains(&owner))
}

/// Of whom a volunteer took back what they had vouched for.
fn of_whom_was_taken_back(act: &Transaction<'_>) -> Result<BTreeSet<LearnerCode>, StoreTrouble> {
    let mut owners = BTreeSet::new();
    for withdrawn in envelopes(act, include_str!("sql/withdrawn.sql"), [])? {
        if let Body::WitnessWithdrawn { witness, .. } = withdrawn.body {
            owners.extend(owner_of(act, witness)?);
        }
    }
    Ok(owners)
}

/// Who did anything between the start of the station and this event.
fn of_this_start(act: &Transaction<'_>, link: &Link, at: &Moment) -> Result<BTreeSet<LearnerCode>, StoreTrouble> {
    let mut owners = BTreeSet::new();
    let mut query = act.prepare_cached(include_str!("sql/of_this_start.sql"))?;
    let of = named_params! { ":station": link.station.0, ":epoch": link.epoch, ":seq": link.seq.cast_signed() };
    let mut rows = query.query(of)?;
    while let Some(row) = rows.next()? {
        // What cannot be read is of an event nobody can read.
        if row.get_ref("boot")?.as_i64().is_ok_and(|boot| boot < i64::from(at.boot)) {
            break;
        }
        let code = row.get::<_, Option<String>>("code")?.and_then(|code| code.parse().ok());
        if let Some(code) = code {
            owners.insert(kept(act, code)?);
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
    let mut crowds = Crowds::of(act);
    write(act, owner, &fold, &mut crowds)?;
    crowds.write()
}

/// Counts the pages of these again, from nothing but their events.
pub(super) fn recount(act: &Transaction<'_>, owners: &BTreeSet<LearnerCode>) -> Result<(), StoreTrouble> {
    if owners.is_empty() {
        return Ok(());
    }
    let corrections = Corrections::of(&envelopes(act, include_str!("sql/corrections.sql"), [])?);
    let mut crowds = Crowds::of(act);
    for owner in owners {
        for (month, work) in months_of(act, *owner)? {
            crowds.change(month, *owner, &work, &Work::default())?;
        }
        for sql in [include_str!("sql/forget_pages.sql"), include_str!("sql/forget_seen.sql")] {
            act.prepare_cached(sql)?.execute(named_params! { ":owner": owner.0 })?;
        }
        if kept(act, *owner)? == *owner {
            let of = named_params! { ":learner": owner.to_string() };
            let work = envelopes(act, include_str!("sql/work_of_learner.sql"), of)?;
            let mut fold = Fold { lowered: lowered(&work, &corrections), ..Fold::default() };
            for event in work.iter().filter(|event| !corrections.is_withdrawn(event)) {
                fold.take(day(&corrections.moment(event)), &event.body);
            }
            write(act, *owner, &fold, &mut crowds)?;
        }
    }
    crowds.write()
}

/// The book of records that have none yet, or one without crowds.
pub(super) fn begin(act: &Transaction<'_>) -> Result<(), StoreTrouble> {
    let has_pages = act.query_row("SELECT EXISTS (SELECT 1 FROM page)", [], |row| row.get(0))?;
    if has_pages { begin_crowds(act) } else { recount_all(act) }
}

/// The crowds of a book that has none yet, and what volunteers had taken back before it was heeded.
fn begin_crowds(act: &Transaction<'_>) -> Result<(), StoreTrouble> {
    let mut crowds = Crowds::of(act);
    let mut months = Vec::new();
    each_page(act, MONTH, i32::MIN, i32::MAX, |month, owner, page| {
        months.push((month, owner, page.work()?));
        Ok(())
    })?;
    for (month, owner, work) in &months {
        crowds.change(*month, *owner, &Work::default(), work)?;
    }
    crowds.write()?;
    recount(act, &of_whom_was_taken_back(act)?)
}

/// Counts everybody's pages again.
pub(super) fn recount_all(act: &Transaction<'_>) -> Result<(), StoreTrouble> {
    act.execute_batch(
        "DELETE FROM page; DELETE FROM seen; DELETE FROM mark; DELETE FROM crowd; DELETE FROM runs; DELETE FROM place;",
    )?;
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

fn write(act: &Transaction<'_>, owner: LearnerCode, fold: &Fold, crowds: &mut Crowds<'_>) -> Result<(), StoreTrouble> {
    let mut months: BTreeMap<i32, Work<MarkId>> = BTreeMap::new();
    for (day, work) in &fold.days {
        let work = work.called(|lesson, mark| number(act, lesson.unwrap_or(0), mark))?;
        add_to_page(act, DAY, day_number(*day), owner, &work)?;
        months.entry(day.map_or(UNDATED, |day| Month::of(day).0)).or_default().add(&work);
    }
    for (month, work) in &months {
        let (before, now) = add_to_page(act, MONTH, *month, owner, work)?;
        crowds.change(*month, owner, &before, &now)?;
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

/// Adds to a page. What it held before and holds now.
fn add_to_page(
    act: &Transaction<'_>,
    grain: u8,
    span: i32,
    owner: LearnerCode,
    more: &Work<MarkId>,
) -> Result<(Work<MarkId>, Work<MarkId>), StoreTrouble> {
    let mut query = act.prepare_cached(include_str!("sql/page.sql"))?;
    let of = named_params! { ":grain": grain, ":span": span, ":owner": owner.0 };
    let held: Option<Vec<u8>> = query.query_row(of, |row| row.get(0)).optional()?;
    let before = held.map_or(Ok(Work::default()), |bytes| Page(&bytes).work())?;
    let mut now = before.clone();
    now.add(more);
    act.prepare_cached(include_str!("sql/write_page.sql"))?.execute(named_params! {
        ":grain": grain,
        ":span": span,
        ":owner": owner.0,
        ":work": pack(&now),
    })?;
    Ok((before, now))
}

/// The pages of somebody's months.
fn months_of(act: &Transaction<'_>, owner: LearnerCode) -> Result<Vec<(i32, Work<MarkId>)>, StoreTrouble> {
    let mut query = act.prepare_cached(include_str!("sql/months_of.sql"))?;
    let mut rows = query.query(named_params! { ":owner": owner.0 })?;
    let mut months = Vec::new();
    while let Some(row) = rows.next()? {
        months.push((row.get("span")?, Page(row.get_ref("work")?.as_blob().unwrap_or_default()).work()?));
    }
    Ok(months)
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
        Once::Confirmation { facts, .. } => facts.clone(),
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
    use crate::report::{Counts, Runs, Times, Usual, What};
    use proptest::prelude::*;

    type Key = (u8, i32, LearnerCode);
    /// All pages by grain, span and owner, what was seen, and the crowds.
    type Books = (BTreeMap<Key, Work>, BTreeSet<(LearnerCode, u16, String, Seen2)>, Crowded);
    type Seen2 = (i32, bool, bool);
    /// By month, lesson and what is counted: how often, and who; by month and owner, the runs.
    type Crowded = (BTreeMap<(i32, u16, String), (Times, BTreeSet<LearnerCode>)>, BTreeMap<(i32, LearnerCode), Counts>);

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
        (pages, seen.unwrap().map(Result::unwrap).collect(), kept_crowds(store))
    }

    fn kept_crowds(store: &Store) -> Crowded {
        let (mut crowds, mut runs): Crowded = Default::default();
        let marks = marks(&store.db).unwrap();
        let places: BTreeMap<usize, LearnerCode> =
            crowds::places(&store.db).unwrap().into_iter().map(|(code, place)| (place, code)).collect();
        let mut query = store.db.prepare("SELECT month, lesson, what, times, wrong, heads FROM crowd").unwrap();
        let mut rows = query.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let what = match What::of(row.get(2).unwrap()).unwrap() {
                What::Mark(mark) => format!("{:?}", marks[&mark]),
                what => format!("{what:?}"),
            };
            let bytes: Vec<u8> = row.get(5).unwrap();
            let holds = |place: &usize| bytes.get(place / 8).is_some_and(|byte| byte >> (place % 8) & 1 == 1);
            let heads = (0..bytes.len() * 8).filter(holds).map(|place| places[&place]).collect();
            let times = Times { all: row.get(3).unwrap(), wrong: row.get(4).unwrap() };
            crowds.insert((row.get(0).unwrap(), row.get(1).unwrap(), what), (times, heads));
        }
        let mut query = store.db.prepare("SELECT month, block, counts FROM runs").unwrap();
        let mut rows = query.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let (month, block): (i32, usize) = (row.get(0).unwrap(), row.get(1).unwrap());
            let mut block_runs = Runs::read(&row.get::<_, Vec<u8>>(2).unwrap()).unwrap();
            for (place, code) in places.range(block * Runs::BLOCK..(block + 1) * Runs::BLOCK) {
                runs.insert((month, *code), *block_runs.of(*place));
            }
        }
        runs.retain(|_, counts| *counts != Counts::default());
        (crowds, runs)
    }

    /// What the pages of the months say, counted number by number.
    fn crowded(pages: &BTreeMap<Key, Work>) -> Crowded {
        let (mut crowds, mut runs): Crowded = Default::default();
        let mut stand = |month: i32, owner: LearnerCode, lesson: u16, what: String, times: Times| {
            let (held, heads) = crowds.entry((month, lesson, what)).or_default();
            *held += times;
            heads.insert(owner);
        };
        for ((_, month, owner), work) in pages.iter().filter(|((grain, ..), _)| *grain == MONTH) {
            for (lesson, entry) in &work.0 {
                let (lesson, counts) = (lesson.unwrap_or(0), entry.counts);
                stand(*month, *owner, lesson, "Came".into(), Times::default());
                if counts.attempts > 0 {
                    stand(*month, *owner, lesson, "Tried".into(), Times { all: counts.attempts, wrong: 0 });
                }
                if counts.alone > 0 {
                    stand(*month, *owner, lesson, "Alone".into(), Times { all: counts.alone, wrong: counts.unaided });
                }
                for (mark, times) in &entry.marks {
                    stand(*month, *owner, lesson, format!("{:?}", (lesson, mark)), *times);
                }
                *runs.entry((*month, *owner)).or_default() += counts;
            }
        }
        runs.retain(|_, counts| *counts != Counts::default());
        (crowds, runs)
    }

    /// The same by a count of all events, with nothing of the store.
    fn counted(set: &EventSet) -> Books {
        let (owners, corrections) = (set.owners(), Corrections::of(set.events()));
        let mut works: BTreeMap<LearnerCode, Vec<Envelope>> = BTreeMap::new();
        for event in set.events() {
            if let Some(owner) = owners.owner(event) {
                works.entry(owner).or_default().push(event.clone());
            }
        }
        let folds = works.into_iter().map(|(owner, work)| {
            let mut fold = Fold { lowered: lowered(&work, &corrections), ..Fold::default() };
            let holds = |event: &&Envelope| event.body.is_work() && !corrections.is_withdrawn(event);
            work.iter().filter(holds).for_each(|event| fold.take(day(&corrections.moment(event)), &event.body));
            (owner, fold)
        });
        let (mut pages, mut seen) = (BTreeMap::new(), BTreeSet::new());
        for (owner, fold) in folds {
            for (day, work) in &fold.days {
                pages.insert((DAY, day_number(*day), owner), work.clone());
                let month = day.map_or(UNDATED, |day| Month::of(day).0);
                let of_month: &mut Work = pages.entry((MONTH, month, owner)).or_default();
                of_month.add(work);
            }
            for ((lesson, once), found) in fold.seen {
                seen.insert((owner, lesson, what(&once), (day_number(found.day), found.helped, found.finished)));
            }
        }
        let crowds = crowded(&pages);
        (pages, seen, crowds)
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

    /// The sheet of a period by pages of days alone, whose sums nobody kept.
    fn day_by_day(store: &Store, period: Period) -> Sheet {
        let about = store.whereabouts().unwrap();
        let mut counting = Counting::over(&about);
        let (first, last) = (day_number(Some(period.from)), day_number(Some(period.to)));
        let month = |day| Month::of(NaiveDate::from_num_days_from_ce_opt(day).unwrap());
        each_page(&store.db, DAY, first, last, |day, owner, page| counting.take(owner, month(day), page)).unwrap();
        if store.db.query_row(include_str!("sql/is_undated.sql"), [], |row| row.get(0)).unwrap() {
            counting.note_undated();
        }
        Sheet::of(period, counting, &about)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(40))]
        #[test]
        fn a_sheet_of_any_period_says_what_its_days_say(
            history in samples::history(60), hours in 1..60i64, from in 0..200u64, length in 0..400u64,
        ) {
            let mut store = new();
            store.admit(&spread(history, hours).iter().map(link).collect::<Vec<_>>()).unwrap();
            let first = NaiveDate::from_ymd_opt(2026, 9, 1).unwrap() + chrono::Days::new(from);
            let odd = Period { from: first, to: first + chrono::Days::new(length) };
            let usual = [Usual::Month, Usual::Quarter, Usual::Year].map(|which| Period::usual(which, first));
            for period in usual.into_iter().chain([odd]) {
                prop_assert_eq!(store.sheet(period).unwrap(), day_by_day(&store, period));
            }
        }
    }

    /// How many confirmations of which level the book has.
    fn levels(store: &Store) -> BTreeMap<u8, i32> {
        let mut levels = BTreeMap::new();
        for ((grain, ..), work) in kept_books(store).0 {
            for (mark, times) in work.0.into_values().flat_map(|entry| entry.marks).filter(|_| grain == MONTH) {
                if let Mark::Level(level) = mark {
                    *levels.entry(level).or_default() += times.all;
                }
            }
        }
        levels
    }

    #[test]
    fn a_confirmation_whose_witness_was_taken_back_counts_as_what_is_left_of_it_until_it_is_watched_again() {
        let (learner, lesson, version, hoa) = (samples::code(1), 6, 1, samples::code(2));
        let watched =
            |seq| note(&samples::event(seq, Body::RunWatched { learner, lesson, version, attempt: 1, by: hoa }));
        let facts = format!("11{}", "00".repeat(23));
        let confirmed = note(&samples::event(2, Body::Confirmed { learner, lesson, version, facts }));
        let first = watched(1);
        let back = Body::WitnessWithdrawn { learner, witness: first.id, by: hoa };
        let mut store = new();
        store.append(&[first, confirmed]).unwrap();
        assert_eq!(levels(&store), [(1, 1)].into());
        store.append(&[note(&samples::event(3, back))]).unwrap();
        assert_eq!(levels(&store), [(0, 1)].into());
        let helped = kept_books(&store).0.into_values().flat_map(|work| work.0).flat_map(|(_, entry)| entry.marks);
        assert!(helped.into_iter().all(|(mark, _)| !matches!(mark, Mark::Helper(_))), "it helped nobody");
        store.append(&[watched(4)]).unwrap();
        assert_eq!(levels(&store), [(1, 1)].into());
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
