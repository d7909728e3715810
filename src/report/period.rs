//! Periods, and what they are covered by: whole months by what is kept of each, the days at their edges by pages of a day.

use chrono::{Datelike, Days, Months, NaiveDate};

/// From a day to a day, both of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub struct Period {
    pub from: NaiveDate,
    pub to: NaiveDate,
}

/// A month of the calendar; counted from the year 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month(pub i32);

/// What a page is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Span {
    Days(NaiveDate, NaiveDate),
    Months(Month, Month),
}

/// The periods people ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Usual {
    Today,
    Week,
    Month,
    LastMonth,
    Quarter,
    Year,
}

impl Month {
    pub fn of(day: NaiveDate) -> Self {
        Self(day.year() * 12 + day.month0() as i32)
    }

    pub fn year(self) -> i32 {
        self.0.div_euclid(12)
    }

    /// 1..=12
    pub fn number(self) -> u32 {
        self.0.rem_euclid(12).unsigned_abs() + 1
    }

    fn first(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.year(), self.number(), 1).unwrap_or(NaiveDate::MIN)
    }

    fn last(self) -> NaiveDate {
        Self(self.0 + 1).first().pred_opt().unwrap_or(NaiveDate::MAX)
    }
}

impl Period {
    /// From the earlier to the later.
    pub fn between(one: NaiveDate, other: NaiveDate) -> Self {
        Self { from: one.min(other), to: one.max(other) }
    }

    fn months_from(first: Month, count: i32) -> Self {
        Self { from: first.first(), to: Month(first.0 + count - 1).last() }
    }

    /// The one around this day; the week begins on Monday.
    pub fn usual(which: Usual, today: NaiveDate) -> Self {
        let month = Month::of(today);
        match which {
            Usual::Today => Self { from: today, to: today },
            Usual::Week => {
                let from = today - Days::new(u64::from(today.weekday().num_days_from_monday()));
                Self { from, to: from + Days::new(6) }
            }
            Usual::Month => Self::months_from(month, 1),
            Usual::LastMonth => Self::months_from(Month::of(today - Months::new(1)), 1),
            Usual::Quarter => Self::months_from(Month(month.0 - month.0.rem_euclid(3)), 3),
            Usual::Year => Self::months_from(Month(month.year() * 12), 12),
        }
    }

    /// Every month it touches.
    pub fn months(self) -> impl Iterator<Item = Month> {
        (Month::of(self.from).0..=Month::of(self.to).0).map(Month)
    }

    /// Whether it is whole months and nothing else: their figures are at hand, those of other days are added up.
    pub fn is_of_months(self) -> bool {
        self.spans().iter().all(|span| matches!(span, Span::Months(..)))
    }

    /// What covers it, each day once.
    pub fn spans(self) -> Vec<Span> {
        let (first, last) = (Month::of(self.from), Month::of(self.to));
        let first_whole = if self.from == first.first() { first } else { Month(first.0 + 1) };
        let last_whole = if self.to == last.last() { last } else { Month(last.0 - 1) };
        if first_whole > last_whole {
            return vec![Span::Days(self.from, self.to)];
        }
        let mut spans = vec![Span::Months(first_whole, last_whole)];
        if first_whole > first {
            spans.push(Span::Days(self.from, first.last()));
        }
        if last_whole < last {
            spans.push(Span::Days(last.first(), self.to));
        }
        spans
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).expect("a date of the calendar")
    }

    fn days(span: Span) -> Vec<NaiveDate> {
        let (from, to) = match span {
            Span::Days(from, to) => (from, to),
            Span::Months(first, last) => (first.first(), last.last()),
        };
        from.iter_days().take_while(|day| *day <= to).collect()
    }

    proptest! {
        #[test]
        fn the_spans_of_a_period_cover_each_of_its_days_once(start in 0..4000u64, length in 0..900u64) {
            let from = day(2024, 1, 1) + Days::new(start);
            let period = Period { from, to: from + Days::new(length) };
            let mut covered: Vec<NaiveDate> = period.spans().into_iter().flat_map(days).collect();
            covered.sort();
            prop_assert_eq!(covered, days(Span::Days(period.from, period.to)));
            let by_day: usize = period.spans().into_iter().filter(|span| matches!(span, Span::Days(..))).map(|span| days(span).len()).sum();
            prop_assert!(by_day <= 60, "{} days one by one", by_day);
        }
    }

    #[test]
    fn the_usual_periods_are_those_of_the_calendar() {
        let today = day(2026, 11, 22);
        let usual = |which| Period::usual(which, today);
        assert_eq!(usual(Usual::Week), Period { from: day(2026, 11, 16), to: day(2026, 11, 22) });
        assert_eq!(usual(Usual::Month), Period { from: day(2026, 11, 1), to: day(2026, 11, 30) });
        assert_eq!(usual(Usual::LastMonth), Period { from: day(2026, 10, 1), to: day(2026, 10, 31) });
        assert_eq!(usual(Usual::Quarter), Period { from: day(2026, 10, 1), to: day(2026, 12, 31) });
        assert_eq!(usual(Usual::Year), Period { from: day(2026, 1, 1), to: day(2026, 12, 31) });
        assert_eq!(Period::usual(Usual::LastMonth, day(2026, 3, 31)).to, day(2026, 2, 28));
        assert_eq!(usual(Usual::Year).spans().len(), 1);
        let of_months = [Usual::Today, Usual::Week, Usual::Month, Usual::Quarter, Usual::Year]
            .map(|which| usual(which).is_of_months());
        assert_eq!(of_months, [false, false, true, true, true]);
        assert_eq!(usual(Usual::Year).months().map(Month::number).collect::<Vec<_>>(), (1..=12).collect::<Vec<_>>());
    }
}
