//! When a lesson is mastered, and when it should be looked at again.
//!
//! Spacing after the testing effect (Roediger, Karpicke 2006) and expanding rehearsal: at the next visit, after a week,
//! after a month. Where the clock cannot be believed, visits stand in for days.

use super::event::{ClockQuality, Moment};
use super::fold::LessonProgress;
use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime};

/// A self-check that was passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pass {
    /// The learner's visit it was in.
    pub visit: u32,
    /// The day at the station (+07:00), where the clock could be believed.
    pub day: Option<NaiveDate>,
}

/// Days, and visits in their place, until a lesson passed so many times is due again.
const SPACING: [(i64, u32); 3] = [(0, 1), (7, 2), (30, 4)];

impl Pass {
    pub fn at(moment: &Moment, visit: u32) -> Self {
        Self { visit, day: moment.at_the_station().map(|time| time.date()) }
    }
}

impl Moment {
    /// The wall clock in Vietnam, which has one zone and no summer time; `None` where it cannot be believed.
    pub fn at_the_station(&self) -> Option<NaiveDateTime> {
        let zone = FixedOffset::east_opt(7 * 3600)?;
        let believed = !matches!(self.quality, ClockQuality::Unknown);
        let instant = DateTime::from_timestamp_millis(self.wall_ms).filter(|_| believed)?;
        Some(instant.with_timezone(&zone).naive_local())
    }
}

impl LessonProgress {
    /// Passes on different visits. Passing twice in one sitting is remembering once.
    fn visits_passed(&self) -> u32 {
        let mut visits: Vec<u32> = self.passes.iter().map(|pass| pass.visit).collect();
        visits.dedup();
        u32::try_from(visits.len()).unwrap_or(u32::MAX)
    }

    /// A lesson is mastered once passed; a safety lesson once passed on two visits, or passed and answered again when a
    /// volunteer asked aloud (product.md).
    pub fn is_mastered(&self, safety: bool) -> bool {
        match self.visits_passed() {
            0 => false,
            1 => !safety || self.answered_aloud,
            _ => true,
        }
    }

    /// Whether the lesson should be looked at again in this visit.
    pub fn is_due(&self, visit: u32, today: Option<NaiveDate>) -> bool {
        let Some(last) = self.passes.last() else { return false };
        let times = usize::try_from(self.visits_passed()).unwrap_or(usize::MAX);
        let Some((days, visits)) = times.checked_sub(1).and_then(|stage| SPACING.get(stage)) else { return false };
        let later_visit = visit > last.visit;
        match (last.day, today) {
            // A pass on a day to come was dated by a clock that was wrong.
            (Some(then), Some(today)) if then <= today => later_visit && (today - then).num_days() >= *days,
            _ => visit >= last.visit.saturating_add(*visits),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: u32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(2026, 11, day)
    }

    fn passed(passes: &[(u32, Option<NaiveDate>)]) -> LessonProgress {
        let passes = passes.iter().map(|(visit, day)| Pass { visit: *visit, day: *day }).collect();
        LessonProgress { passes, ..LessonProgress::default() }
    }

    #[test]
    fn a_safety_lesson_needs_two_visits_and_twice_in_one_visit_is_once() {
        assert!(!passed(&[]).is_mastered(false));
        assert!(passed(&[(1, day(1))]).is_mastered(false));
        assert!(!passed(&[(1, day(1)), (1, day(1))]).is_mastered(true));
        assert!(passed(&[(1, day(1)), (2, day(1))]).is_mastered(true));
    }

    #[test]
    fn a_safety_lesson_passed_once_is_mastered_by_answering_a_volunteer_aloud() {
        let aloud = |progress| LessonProgress { answered_aloud: true, ..progress };
        assert!(aloud(passed(&[(1, day(1))])).is_mastered(true));
        assert!(!aloud(passed(&[])).is_mastered(true), "what was never passed was never learned here");
    }

    #[test]
    fn the_first_review_is_at_the_next_visit_even_on_the_same_day() {
        let once = passed(&[(3, day(1))]);
        assert!(!once.is_due(3, day(1)));
        assert!(once.is_due(4, day(1)));
    }

    #[test]
    fn the_second_review_is_after_a_week_and_the_third_after_a_month() {
        let twice = passed(&[(1, day(1)), (2, day(2))]);
        assert!(!twice.is_due(3, day(8)));
        assert!(twice.is_due(3, day(9)));
        let thrice = passed(&[(1, day(1)), (2, day(2)), (3, day(9))]);
        assert!(!thrice.is_due(4, day(30)));
        assert!(thrice.is_due(4, NaiveDate::from_ymd_opt(2026, 12, 9)));
        assert!(!passed(&[(1, day(1)), (2, day(2)), (3, day(9)), (4, day(9))]).is_due(9, day(30)));
    }

    #[test]
    fn where_the_clock_cannot_be_believed_visits_are_counted() {
        let twice = passed(&[(1, None), (2, None)]);
        assert!(!twice.is_due(3, None));
        assert!(twice.is_due(4, None));
        assert!(twice.is_due(4, day(3)), "the day of the last pass is not known");
    }

    #[test]
    fn a_pass_dated_in_the_future_counts_by_visits() {
        let far = NaiveDate::from_ymd_opt(2038, 1, 19);
        let once = passed(&[(3, far)]);
        assert!(!once.is_due(3, day(1)));
        assert!(once.is_due(4, day(1)), "not in twelve years only");
    }

    #[test]
    fn a_moment_of_unknown_quality_has_no_day_and_the_day_is_vietnams() {
        let moment = |quality| Moment { wall_ms: 1_795_456_800_000, boot: 1, up_ms: 0, quality };
        assert_eq!(Pass::at(&moment(ClockQuality::Unknown), 1).day, None);
        // 2026-11-23 18:00 UTC is already the 24th in Vietnam.
        assert_eq!(Pass::at(&moment(ClockQuality::Plausible), 1).day, day(24));
    }
}
