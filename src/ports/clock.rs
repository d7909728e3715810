//! The clock, which may lie (trust.md §5): the wall clock as the machine has it, the time since this start, and how far
//! the first can be believed. The only place the time is read.
//!
//! It refuses nothing: the order of events is their number in the chain, never their date.

use crate::contract::ClockReading;
use crate::record::{ClockQuality, Moment};
use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, Utc};
use rustix::time::{ClockId, Timespec, clock_gettime, clock_settime};
use std::path::Path;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// No earlier than this program was made: 1 November 2026, or what a reproducible build says.
const MADE_MS: i64 = 1_793_491_200_000;
/// A clock further than this beyond the program's making is wrong, and must not lift the floor above all that follows.
const LATEST: Duration = Duration::from_secs(20 * 365 * 24 * 3600);
/// How far beyond all that is known a clock may be believed to have carried on, with nothing behind it. One that starts in
/// 2038 because its battery is dead must not become what all others are measured by.
const UNAIDED: Duration = Duration::from_secs(400 * 24 * 3600);
/// The same with a hardware clock or the network behind it: a station may have stood in a cupboard for years.
const AIDED: Duration = Duration::from_secs(10 * 365 * 24 * 3600);
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
    /// Sets the wall clock of the machine itself, where that is permitted; else nothing happens.
    fn set_wall_ms(&mut self, _wall_ms: i64) {}
}

/// The machine's own time.
#[derive(Debug, Clone, Copy)]
pub struct MachineTime {
    /// Milliseconds the machine had been running at the start; standing by counts.
    started_ms: u64,
    may_be_set: bool,
}

impl MachineTime {
    /// The start is now. The machine's clock is set only where `TRAMHOC_SETS_CLOCK=1` says that the machine is the
    /// station's own and the system lets us; whoever tries the station on a machine of theirs keeps their clock.
    pub fn starting() -> Self {
        let may_be_set = std::env::var_os("TRAMHOC_SETS_CLOCK").is_some_and(|value| value == "1");
        Self { started_ms: running_ms(), may_be_set }
    }
}

fn running_ms() -> u64 {
    let since = clock_gettime(ClockId::Boottime);
    let ms = since.tv_sec.saturating_mul(1000).saturating_add(since.tv_nsec / 1_000_000);
    u64::try_from(ms).unwrap_or(0)
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
        running_ms().saturating_sub(self.started_ms)
    }

    fn set_wall_ms(&mut self, wall_ms: i64) {
        if self.may_be_set {
            let tv_nsec = wall_ms.rem_euclid(1000) * 1_000_000;
            // Without the right to it the program goes by its own reckoning, see Clock::set.
            let _ = clock_settime(ClockId::Realtime, Timespec { tv_sec: wall_ms.div_euclid(1000), tv_nsec });
        }
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
    /// max(the program's making, the last believable time on record, the newest file signed under the root)
    floor_ms: i64,
    has_a_source: bool,
    set: Option<Set>,
}

/// What a volunteer has set: the right time, and when in this start it was. From then on the program goes by the time since
/// the start, whatever the machine's clock does.
#[derive(Debug, Clone, Copy)]
struct Set {
    right_ms: i64,
    up_ms: u64,
}

impl Clock {
    pub fn new(time: Box<dyn Time>) -> Self {
        Self { time, boot: 0, floor_ms: made_ms(), has_a_source: false, set: None }
    }

    /// Goes on from what is known: this is start number `boot`, `last_ms` was the latest believable time on record, and
    /// `signed_ms` the date of the newest file signed under the root (0 if there is none).
    pub fn carry_on(&mut self, boot: u32, last_ms: i64, signed_ms: i64) {
        self.boot = boot;
        self.floor_ms = made_ms().max(last_ms.max(signed_ms).min(latest_ms()));
        self.has_a_source = self.time.has_a_source();
    }

    /// A volunteer says what time it is in Vietnam. `false` where it cannot be: before this program was made, or long after.
    pub fn set(&mut self, local: NaiveDateTime) -> bool {
        let (earliest, latest) = Self::bounds();
        let Some(right_ms) = utc_ms(local).filter(|_| (earliest..=latest).contains(&local.date())) else {
            return false;
        };
        self.set = Some(Set { right_ms, up_ms: self.time.up_ms() });
        self.floor_ms = right_ms;
        self.time.set_wall_ms(right_ms);
        true
    }

    /// How long the station has been running since this start; no clock that can be set comes into it.
    pub fn powered_on(&self) -> Duration {
        Duration::from_millis(self.time.up_ms())
    }

    /// Now, as an event records it. What is believed lifts the floor.
    pub fn moment(&mut self) -> Moment {
        let wall_ms = self.now_ms();
        let quality = self.quality(wall_ms);
        if quality != ClockQuality::Unknown {
            self.floor_ms = self.floor_ms.max(wall_ms);
        }
        Moment { wall_ms, boot: self.boot, up_ms: self.time.up_ms(), quality }
    }

    /// The day to show and to put on a confirmation: the machine's day, or where that cannot be, the last believable one.
    pub fn today(&self) -> NaiveDate {
        self.believed().date()
    }

    /// What the clock says, for whoever wants to set it.
    pub fn reading(&self) -> ClockReading {
        let (earliest, latest) = Self::bounds();
        ClockReading { now: self.believed(), quality: self.quality(self.now_ms()), earliest, latest }
    }

    /// The first and the last day it can be. A volunteer is believed before the record and before any signed file: those
    /// may have been dated by a wrong clock.
    fn bounds() -> (NaiveDate, NaiveDate) {
        (hanoi(made_ms()).date(), hanoi(latest_ms()).date())
    }

    /// How long this day lasts, by the wall clock.
    pub fn until_midnight(&self) -> Duration {
        const DAY_MS: i64 = 24 * 3600 * 1000;
        let hanoi_ms = self.now_ms().saturating_add(i64::from(HANOI.local_minus_utc()) * 1000);
        Duration::from_millis((DAY_MS - hanoi_ms.rem_euclid(DAY_MS)).unsigned_abs())
    }

    /// Whether [`Clock::today`] can be shown without a remark.
    pub fn is_trusted(&self) -> bool {
        self.quality(self.now_ms()).is_trusted()
    }

    fn now_ms(&self) -> i64 {
        let since = |set: Set| i64::try_from(self.time.up_ms().saturating_sub(set.up_ms)).unwrap_or(i64::MAX);
        self.set.map_or_else(|| self.time.wall_ms(), |set| set.right_ms.saturating_add(since(set)))
    }

    /// Now in Vietnam, or the last believable moment.
    fn believed(&self) -> NaiveDateTime {
        let wall_ms = self.now_ms();
        let believable = self.quality(wall_ms) != ClockQuality::Unknown;
        hanoi(if believable { wall_ms } else { self.floor_ms })
    }

    fn quality(&self, wall_ms: i64) -> ClockQuality {
        let reach = if self.has_a_source { AIDED } else { UNAIDED };
        let believable = self.floor_ms - millis(SLACK)..=latest_ms().min(self.floor_ms + millis(reach));
        match (self.set, believable.contains(&wall_ms)) {
            (Some(_), _) => ClockQuality::SetByVolunteer,
            (None, false) => ClockQuality::Unknown,
            (None, true) if self.has_a_source => ClockQuality::Plausible,
            (None, true) => ClockQuality::CarriedOn,
        }
    }
}

/// The wall in Vietnam (UTC+7, no summer time).
fn hanoi(wall_ms: i64) -> NaiveDateTime {
    DateTime::<Utc>::from_timestamp_millis(wall_ms).unwrap_or_default().with_timezone(&HANOI).naive_local()
}

fn utc_ms(local: NaiveDateTime) -> Option<i64> {
    Some(local.and_local_timezone(HANOI).single()?.timestamp_millis())
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
        clock.carry_on(4, last_ms, 0);
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

    #[test]
    fn a_clock_far_ahead_with_nothing_behind_it_is_not_believed_and_does_not_lift_the_floor() {
        for (years, has_a_source) in [(2, false), (11, true)] {
            let mut wild = clock(NOW + years * 365 * DAY, has_a_source, NOW);
            assert_eq!(wild.moment().quality, ClockQuality::Unknown);
            assert_eq!((wild.today(), wild.floor_ms), (date(2026, 11, 22), NOW));
        }
        assert_eq!(
            clock(NOW + 3 * 365 * DAY, true, NOW).moment().quality,
            ClockQuality::Plausible,
            "out of a cupboard"
        );
    }

    #[test]
    fn the_date_of_a_signed_file_lifts_the_floor() {
        let mut clock = clock(NOW, false, NOW);
        clock.carry_on(5, NOW, NOW + 30 * DAY);
        assert_eq!(clock.moment().quality, ClockQuality::Unknown);
        assert_eq!(clock.today(), date(2026, 12, 22));
    }

    #[test]
    fn what_a_volunteer_sets_holds_for_this_start_whatever_the_machine_does() {
        let hands = Rc::new(Cell::new((0, 5_000)));
        let mut clock = Clock::new(Box::new(Hands(Rc::clone(&hands))));
        clock.carry_on(1, NOW, 0);
        assert!(!clock.is_trusted());
        assert!(clock.set(date(2026, 11, 23).and_hms_opt(7, 5, 0).unwrap()));
        let set = clock.moment();
        assert_eq!((set.quality, set.up_ms), (ClockQuality::SetByVolunteer, 5_000));
        assert!(clock.is_trusted());
        hands.set((i64::MAX, 65_000));
        assert_eq!(clock.moment().wall_ms, set.wall_ms + 60_000);
        assert_eq!(clock.reading().now, date(2026, 11, 23).and_hms_opt(7, 6, 0).unwrap());
    }

    #[test]
    fn a_volunteer_may_set_a_clock_back_but_not_before_the_program_was_made() {
        let mut clock = clock(NOW + 300 * DAY, false, NOW);
        assert_eq!(clock.moment().quality, ClockQuality::CarriedOn, "it ran ahead and was believed");
        let right = date(2026, 11, 23).and_hms_opt(8, 0, 0).unwrap();
        assert!(clock.set(right));
        assert_eq!((clock.reading().now, clock.floor_ms), (right, utc_ms(right).unwrap()));
        for wrong in [date(2026, 10, 30), date(1970, 1, 1), date(2099, 1, 1)] {
            assert!(!clock.set(wrong.and_hms_opt(8, 0, 0).unwrap()), "{wrong}");
        }
        assert_eq!(clock.reading().now, right, "what was set before holds");
    }

    struct Hands(Rc<Cell<(i64, u64)>>);

    impl Time for Hands {
        fn wall_ms(&self) -> i64 {
            self.0.get().0
        }
        fn up_ms(&self) -> u64 {
            self.0.get().1
        }
        fn has_a_source(&self) -> bool {
            false
        }
    }

    #[test]
    fn a_clock_set_back_during_a_start_is_noticed_and_a_small_correction_is_not() {
        let hands = Rc::new(Cell::new((NOW, 0)));
        let mut clock = Clock::new(Box::new(Hands(Rc::clone(&hands))));
        clock.carry_on(1, NOW, 0);
        hands.set((NOW + DAY, 0));
        assert_eq!(clock.moment().quality, ClockQuality::CarriedOn);
        hands.set((NOW + DAY - 1000, 0));
        assert_eq!(clock.moment().quality, ClockQuality::CarriedOn);
        hands.set((NOW + DAY / 2, 0));
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
