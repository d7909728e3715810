//! Which copies stay and when the next is due: three days and four weeks back. Pure.
//!
//! A clock that lies must not cost a copy: copies are numbered as they are made, at most one a day where days can be told
//! and one a start where not, and the numbers alone decide. A "week" is seven of them.

use chrono::NaiveDate;

/// Copies of the last days that stay.
pub const DAILY: usize = 3;
/// Copies of the weeks before that stay.
pub const WEEKLY: u32 = 4;
/// Numbers in a week.
const WEEK: u32 = 7;

/// What a copy's file name says of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    /// 1, 2, 3 … in the order they were made.
    pub number: u32,
    /// Where the chain stood.
    pub epoch: u32,
    pub seq: u64,
    /// The start it was made in.
    pub boot: u32,
    /// `None` where the clock could not be believed.
    pub day: Option<NaiveDate>,
    pub events: u64,
    pub people: u64,
}

impl Stamp {
    pub fn file_name(&self) -> String {
        let Self { number, epoch, seq, boot, events, people, .. } = self;
        let day = self.day.map_or_else(|| "unknown".to_owned(), |day| day.format("%Y%m%d").to_string());
        format!("backup-{number:05}-{epoch:08x}-{seq:09}-{boot:05}-{day}-{events}-{people}.sqlite")
    }

    /// `None` for any other file.
    pub fn of_file_name(name: &str) -> Option<Self> {
        let mut parts = name.strip_prefix("backup-")?.strip_suffix(".sqlite")?.split('-');
        let mut next = || parts.next();
        let number = next()?.parse().ok()?;
        let epoch = u32::from_str_radix(next()?, 16).ok()?;
        let (seq, boot) = (next()?.parse().ok()?, next()?.parse().ok()?);
        let day = NaiveDate::parse_from_str(next()?, "%Y%m%d").ok();
        let (events, people) = (next()?.parse().ok()?, next()?.parse().ok()?);
        Some(Self { number, epoch, seq, boot, day, events, people })
    }

    /// Later states of the records come after earlier ones, whatever the date.
    pub fn order(&self) -> (u32, u64, u32) {
        (self.epoch, self.seq, self.number)
    }
}

/// The copies that have to go, of those that are there, in any order.
pub fn surplus(there: &[Stamp]) -> Vec<Stamp> {
    let mut newest_first = there.to_vec();
    newest_first.sort_by_key(|stamp| std::cmp::Reverse(stamp.number));
    let Some(newest) = newest_first.first().copied() else { return Vec::new() };
    let this_week = newest.number / WEEK;
    let mut weeks = Vec::new();
    let stays = |stamp: &Stamp| {
        let week = stamp.number / WEEK;
        let is_a_weeks_last = week < this_week && week + WEEKLY >= this_week && !weeks.contains(&week);
        weeks.push(week);
        is_a_weeks_last
    };
    let weekly: Vec<bool> = newest_first.iter().map(stays).collect();
    let days = (0..newest_first.len()).map(|place| place < DAILY);
    let kept = days.zip(weekly).map(|(daily, weekly)| daily || weekly);
    newest_first.iter().zip(kept).filter(|(_, kept)| !kept).map(|(stamp, _)| *stamp).collect()
}

/// Whether a copy should be made of records that stand at `(epoch, seq)`, in this start, on this day (`None` where it
/// cannot be believed).
pub fn is_due(last: Option<&Stamp>, head: (u32, u64), boot: u32, today: Option<NaiveDate>) -> bool {
    let Some(last) = last else { return head.1 > 0 };
    if (last.epoch, last.seq) == head {
        return false;
    }
    match (last.day, today) {
        (Some(last), Some(today)) => today > last,
        _ => boot != last.boot,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn stamp(number: u32) -> Stamp {
        let day = NaiveDate::from_ymd_opt(2026, 11, 22);
        Stamp { number, epoch: 0x1_beef, seq: u64::from(number) * 10, boot: number, day, events: 5, people: 2 }
    }

    fn numbers(stamps: &[Stamp]) -> Vec<u32> {
        stamps.iter().map(|stamp| stamp.number).collect()
    }

    /// Makes a copy after the other, letting go each time what has to go.
    fn rotated(stamps: impl IntoIterator<Item = Stamp>) -> Vec<Stamp> {
        stamps.into_iter().fold(Vec::new(), |mut there: Vec<Stamp>, stamp| {
            there.push(stamp);
            let gone = surplus(&there);
            there.retain(|stamp| !gone.contains(stamp));
            there
        })
    }

    #[test]
    fn a_file_name_says_all_and_other_files_say_nothing() {
        for day in [None, NaiveDate::from_ymd_opt(2026, 11, 22)] {
            let stamp = Stamp { day, ..stamp(42) };
            assert_eq!(Stamp::of_file_name(&stamp.file_name()), Some(stamp), "{}", stamp.file_name());
        }
        for other in
            ["backup.sqlite", "backup-1-2-3.sqlite", ".new", "tramhoc.sqlite", "backup-x-0-1-1-unknown-1-1.sqlite"]
        {
            assert_eq!(Stamp::of_file_name(other), None, "{other}");
        }
    }

    #[test]
    fn three_days_and_four_weeks_stay() {
        assert_eq!(numbers(&rotated((1..=60).map(stamp))), [34, 41, 48, 55, 58, 59, 60]);
    }

    #[test]
    fn a_copy_is_due_once_a_day_and_where_no_day_is_known_once_a_start() {
        let day = |day| NaiveDate::from_ymd_opt(2026, 11, day);
        let last = Stamp { boot: 7, day: day(22), ..stamp(1) };
        let head = (last.epoch, last.seq + 1);
        assert!(is_due(None, head, 1, None) && !is_due(None, (1, 0), 1, None), "the first, once there is something");
        assert!(!is_due(Some(&last), head, 8, day(22)), "the same day");
        assert!(is_due(Some(&last), head, 7, day(23)));
        assert!(!is_due(Some(&last), head, 7, day(21)), "no day comes before another");
        assert!(is_due(Some(&last), head, 8, None) && !is_due(Some(&last), head, 7, None));
        assert!(!is_due(Some(&last), (last.epoch, last.seq), 9, day(24)), "nothing has happened since");
    }

    proptest! {
        #[test]
        fn dates_boots_and_the_order_of_the_list_decide_nothing(
            count in 1u32..80,
            days in proptest::collection::vec((any::<bool>(), 0i32..40_000, any::<u32>()), 80),
            turn in 0usize..80,
        ) {
            let lying = |stamp: Stamp| {
                let (known, day, boot) = days[stamp.number as usize - 1];
                let day = NaiveDate::from_num_days_from_ce_opt(day + 700_000).filter(|_| known);
                Stamp { day, boot, ..stamp }
            };
            let honest = rotated((1..=count).map(stamp));
            let there = rotated((1..=count).map(stamp).map(lying));
            prop_assert_eq!(numbers(&there), numbers(&honest));
            let mut shuffled = there.clone();
            shuffled.rotate_left(turn % there.len());
            prop_assert!(surplus(&shuffled).is_empty());
        }

        #[test]
        fn the_newest_stay_however_many_there_are(numbers_there in proptest::collection::btree_set(1u32..500, 0..60)) {
            let there: Vec<Stamp> = numbers_there.iter().map(|number| stamp(*number)).collect();
            let gone = surplus(&there);
            let kept: Vec<u32> = numbers_there.iter().copied().filter(|n| !gone.iter().any(|s| s.number == *n)).collect();
            prop_assert!(kept.len() <= DAILY + WEEKLY as usize);
            let newest: Vec<u32> = numbers_there.iter().rev().take(DAILY).rev().copied().collect();
            prop_assert!(kept.ends_with(&newest));
        }
    }
}
