//! The clock, which may lie (trust.md §5): the wall clock as the machine has it, the time since this start, and how far
//! the first can be believed. The only place the time is read.
//!
//! It refuses nothing: the order of events is their number in the chain, never their date.

use crate::record::{ClockQuality, Moment};
use chrono::{DateTime, FixedOffset, NaiveDate, Utc};
use std::path::Path;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// No earlier than this program was made: 1 November 2026, or what a reproducible build says.
const MADE_MS: i64 = 1_793_491_200_000;
/// A clock further than this beyond the program's making is wrong, and must not lift the floor above all that follows.
const LATEST: Duration = Duration::from_secs(20 * 365 * 24 * 3600);
/// A clock that is being corrected may step back this far and still carries on.
const SLACK: Duration = Duration::from_secs(60);
/// A hardware clock this close to the system's has set it, or was set by it.
const AGREES: Duration = Duration::from_secs(5 * 60);
const HANOI: FixedOffset = FixedOffset::east_opt(7 * 3600).expect("seven hours are less than a day");

/// Where the time comes from.
pub trait Time {
    /// Milliseconds since 1970, UTC, right or wrong.
    fn wall_ms(&self) -> i64;
    /// Milliseconds since this start; never goes back.
    fn up_ms(&self) -> u64;
    /// Whether a hardware clock or the network stands behind the wall clock.
    fn has_a_source(&self) -> bool;
}

/// The machine's own time.
#[derive(Debug, Clone, Copy)]
pub struct MachineTime {
    started: Instant,
}

impl MachineTime {
    /// The start is now.
    pub fn starting() -> Self {
        Self { started: Instant::now() }
    }
}

impl Time for MachineTime {
    fn wall_ms(&self) -> i64 {
        let since = |duration: Duration| i64::try_from(duration.as_millis()).unwrap_or(i64::MAX);
        match SystemTime::now().duration_since(UNIX_EPOCH) {
            Ok(after) => since(after),
            Err(before) => -since(before.duration()),
        }
    }

    fn up_ms(&self) -> u64 {
        u64::try_from(self.started.elapsed().as_millis()).unwrap_or(u64::MAX)
    }

    fn has_a_source(&self) -> bool {
        let network = Path::new("/run/systemd/timesync/synchronized").exists();
        network || hardware_clock_ms().is_some_and(|rtc| rtc.abs_diff(self.wall_ms()) < millis(AGREES).unsigned_abs())
    }
}

/// What the hardware clock says, where there is one. One without a battery starts in the past and disagrees.
fn hardware_clock_ms() -> Option<i64> {
    let seconds = std::fs::read_to_string("/sys/class/rtc/rtc0/since_epoch").ok()?;
    seconds.trim().parse::<i64>().ok()?.checked_mul(1000)
}

fn millis(duration: Duration) -> i64 {
    i64::try_from(duration.as_millis()).expect("the constants above are small")
}

/// The time with a judgement on it.
pub struct Clock {
    time: Box<dyn Time>,
    boot: u32,
    /// max(the program's making, the last believable time on record)
    floor_ms: i64,
    has_a_source: bool,
}

impl Clock {
    pub fn new(time: Box<dyn Time>) -> Self {
        Self { time, boot: 0, floor_ms: made_ms(), has_a_source: false }
    }

    /// Goes on from what the store remembers: this is start number `boot`, and `last_ms` was the latest believable time.
    pub fn carry_on(&mut self, boot: u32, last_ms: i64) {
        self.boot = boot;
        self.floor_ms = self.floor_ms.max(last_ms.min(latest_ms()));
        self.has_a_source = self.time.has_a_source();
    }

    /// How long the station has been running since this start; no clock that can be set comes into it.
    pub fn powered_on(&self) -> Duration {
        Duration::from_millis(self.time.up_ms())
    }

    /// Now, as an event records it. What is believed lifts the floor.
    pub fn moment(&mut self) -> Moment {
        let wall_ms = self.time.wall_ms();
        let quality = self.quality(wall_ms);
        if quality != ClockQuality::Unknown {
            self.floor_ms = self.floor_ms.max(wall_ms);
        }
        Moment { wall_ms, boot: self.boot, up_ms: self.time.up_ms(), quality }
    }

    /// The day to show and to put on a confirmation: the machine's day, or where that cannot be, the last believable one.
    pub fn today(&self) -> NaiveDate {
        let wall_ms = self.time.wall_ms();
        let believable = self.quality(wall_ms) != ClockQuality::Unknown;
        day(if believable { wall_ms } else { self.floor_ms })
    }

    /// How long this day lasts, by the wall clock.
    pub fn until_midnight(&self) -> Duration {
        const DAY_MS: i64 = 24 * 3600 * 1000;
        let hanoi_ms = self.time.wall_ms().saturating_add(i64::from(HANOI.local_minus_utc()) * 1000);
        Duration::from_millis((DAY_MS - hanoi_ms.rem_euclid(DAY_MS)).unsigned_abs())
    }

    /// Whether [`Clock::today`] can be shown without a remark.
    pub fn is_trusted(&self) -> bool {
        matches!(self.quality(self.time.wall_ms()), ClockQuality::Plausible | ClockQuality::SetByVolunteer)
    }

    fn quality(&self, wall_ms: i64) -> ClockQuality {
        let believable = self.floor_ms - millis(SLACK)..=latest_ms();
        match believable.contains(&wall_ms) {
            false => ClockQuality::Unknown,
            true if self.has_a_source => ClockQuality::Plausible,
            true => ClockQuality::CarriedOn,
        }
    }
}

/// The day in Vietnam (UTC+7, no summer time).
fn day(wall_ms: i64) -> NaiveDate {
    DateTime::<Utc>::from_timestamp_millis(wall_ms).unwrap_or_default().with_timezone(&HANOI).date_naive()
}

fn made_ms() -> i64 {
    let told = option_env!("SOURCE_DATE_EPOCH").and_then(|seconds| seconds.parse::<i64>().ok());
    told.map_or(MADE_MS, |seconds| seconds.saturating_mul(1000).max(MADE_MS))
}

fn latest_ms() -> i64 {
    made_ms() + millis(LATEST)
}

/// A clock that stands still, for tests.
#[derive(Debug, Clone, Copy)]
pub struct StandingTime {
    pub wall_ms: i64,
    pub has_a_source: bool,
}

impl Time for StandingTime {
    fn wall_ms(&self) -> i64 {
        self.wall_ms
    }
    fn up_ms(&self) -> u64 {
        0
    }
    fn has_a_source(&self) -> bool {
        self.has_a_source
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;
    use std::rc::Rc;

    /// 22 November 2026, 23:30 in Hà Nội.
    const NOW: i64 = 1_795_365_000_000;
    const DAY: i64 = 24 * 3600 * 1000;

    fn date(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn clock(wall_ms: i64, has_a_source: bool, last_ms: i64) -> Clock {
        let mut clock = Clock::new(Box::new(StandingTime { wall_ms, has_a_source }));
        clock.carry_on(4, last_ms);
        clock
    }

    #[test]
    fn a_clock_behind_what_is_on_record_is_not_believed_and_stops_nothing() {
        let mut clock = clock(0, true, NOW);
        let moment = clock.moment();
        assert_eq!((moment.wall_ms, moment.boot, moment.quality), (0, 4, ClockQuality::Unknown));
        assert_eq!(clock.today(), date(2026, 11, 22), "the last believable day");
        assert!(!clock.is_trusted());
    }

    #[test]
    fn a_clock_older_than_the_program_is_not_believed_on_a_first_start() {
        let mut clock = Clock::new(Box::new(StandingTime { wall_ms: 1_000_000_000_000, has_a_source: true }));
        assert_eq!(clock.moment().quality, ClockQuality::Unknown);
        assert!(clock.today() >= date(2026, 11, 1));
    }

    #[test]
    fn a_clock_ahead_of_the_record_carries_on() {
        let mut clock = clock(NOW + DAY, false, NOW);
        assert_eq!(clock.moment().quality, ClockQuality::CarriedOn);
        assert_eq!(clock.today(), date(2026, 11, 23));
        assert!(!clock.is_trusted(), "it runs on, nothing more is known");
    }

    #[test]
    fn a_clock_with_a_source_behind_it_is_trusted() {
        let mut clock = clock(NOW + DAY, true, NOW);
        assert_eq!(clock.moment().quality, ClockQuality::Plausible);
        assert!(clock.is_trusted());
    }

    #[test]
    fn a_clock_in_the_far_future_does_not_lift_the_floor() {
        let mut wild = clock(NOW + 30 * 365 * DAY, true, NOW);
        assert_eq!(wild.moment().quality, ClockQuality::Unknown);
        assert_eq!(wild.today(), date(2026, 11, 22));
        assert_eq!(clock(NOW, false, i64::MAX).floor_ms, latest_ms(), "nor does a wild record");
    }

    #[test]
    fn the_day_changes_at_midnight_in_viet_nam() {
        assert_eq!(clock(NOW, false, NOW).today(), date(2026, 11, 22));
        assert_eq!(clock(NOW + 30 * 60 * 1000, false, NOW).today(), date(2026, 11, 23));
    }

    struct Hands(Rc<Cell<i64>>);

    impl Time for Hands {
        fn wall_ms(&self) -> i64 {
            self.0.get()
        }
        fn up_ms(&self) -> u64 {
            0
        }
        fn has_a_source(&self) -> bool {
            false
        }
    }

    #[test]
    fn a_clock_set_back_during_a_start_is_noticed_and_a_small_correction_is_not() {
        let hands = Rc::new(Cell::new(NOW));
        let mut clock = Clock::new(Box::new(Hands(Rc::clone(&hands))));
        clock.carry_on(1, NOW);
        hands.set(NOW + DAY);
        assert_eq!(clock.moment().quality, ClockQuality::CarriedOn);
        hands.set(NOW + DAY - 1000);
        assert_eq!(clock.moment().quality, ClockQuality::CarriedOn);
        hands.set(NOW + DAY / 2);
        assert_eq!(clock.moment().quality, ClockQuality::Unknown);
    }

    #[test]
    fn the_machines_time_runs() {
        let time = MachineTime::starting();
        assert!(time.wall_ms() > 1_600_000_000_000);
        let before = time.up_ms();
        std::thread::sleep(Duration::from_millis(3));
        assert!(time.up_ms() > before);
    }
}
