//! `tramhoc people split WHO [--visit N …] --to WHO`: work that was done under another's name goes to whom it belongs.
//! Without `--to` it shows what there is to point at.

use super::{Act, Failure, StationArguments, at_work, to_read, who};
use crate::ports::store::{Store, StoreTrouble};
use crate::record::{Choice, EventId, LearnerCode, Sitting, Who, sittings};
use crate::supervisor::people::Refusal;
use chrono::DateTime;

#[derive(clap::Args)]
pub struct Arguments {
    /// The number or learner code the work stands under now.
    #[arg(value_parser = who)]
    who: Who,
    /// The number or learner code of whom it belongs to.
    #[arg(long, value_name = "WHO", value_parser = who)]
    to: Option<Who>,
    /// All of this visit; may be given more than once.
    #[arg(long = "visit", value_name = "NUMBER")]
    visits: Vec<u32>,
    /// All of this run through a practice or self-check.
    #[arg(long = "attempt", value_name = "NUMBER")]
    attempts: Vec<u64>,
    /// This one event.
    #[arg(long = "event", value_name = "ID", value_parser = event)]
    events: Vec<EventId>,
    #[command(flatten)]
    act: Act,
}

pub(super) fn run(station: &StationArguments, arguments: &Arguments) -> Result<(), Failure> {
    let Some(to) = arguments.to else { return show(station, arguments) };
    let mut ports = at_work(station)?;
    let by = arguments.act.by(&mut ports, station.texts())?;
    let choice = Choice {
        visits: arguments.visits.clone(),
        attempts: arguments.attempts.clone(),
        events: arguments.events.clone(),
    };
    let moved = ports.split(arguments.who, &choice, to, by)?;
    arguments.act.tell(&serde_json::json!({ "moved": moved }), &station.texts().people_moved(moved.to_string()));
    Ok(())
}

/// The visits of somebody, while a station may be running.
fn show(station: &StationArguments, arguments: &Arguments) -> Result<(), Failure> {
    let store = to_read(station)?.ok_or(Refusal::Nobody)?;
    let code = code_of(&store, arguments.who)?.ok_or(Refusal::Nobody)?;
    let sittings = sittings(&store.work_of(code)?, &store.corrections()?);
    if arguments.act.json {
        println!("{}", serde_json::Value::Array(sittings.iter().map(row).collect()));
    } else if sittings.is_empty() {
        println!("{}", station.texts().people_no_work());
    } else {
        for sitting in &sittings {
            let lessons: Vec<String> = sitting.lessons.iter().map(u16::to_string).collect();
            println!("{}", station.texts().people_sitting(day(sitting), lessons.join(", "), sitting.visit));
            sitting.attempts.iter().for_each(|attempt| println!("  --attempt {attempt}"));
        }
    }
    Ok(())
}

fn code_of(store: &Store, who: Who) -> Result<Option<LearnerCode>, StoreTrouble> {
    match who {
        Who::Number(number) => store.code_of_number(number),
        Who::Code(code) => Ok(store.is_taken(code)?.then_some(code)),
    }
}

fn row(sitting: &Sitting) -> serde_json::Value {
    let events: Vec<String> = sitting.events.iter().map(|event| event.0.to_string()).collect();
    serde_json::json!({
        "visit": sitting.visit,
        "began_ms": sitting.began.wall_ms,
        "lessons": sitting.lessons,
        "attempts": sitting.attempts,
        "events": events,
    })
}

/// The day in Vietnam, as the record has it.
fn day(sitting: &Sitting) -> String {
    let local =
        DateTime::from_timestamp_millis(sitting.began.wall_ms.saturating_add(7 * 3_600_000)).unwrap_or_default();
    crate::vietnamese::date(local.date_naive())
}

fn event(text: &str) -> Result<EventId, String> {
    text.parse().map(EventId).map_err(|_| "not the id of an event".into())
}
