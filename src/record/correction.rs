//! What later events say of earlier ones. The right time (trust.md §5): a volunteer who sets the clock corrects everything
//! since the station was started, because the time since the start is known even where the date is not. And that a
//! volunteer took back what they had vouched for.
//!
//! Pure. It changes no event and no order; it says when something will have been, and whether it counts.

use super::body::Body;
use super::event::{ClockQuality, Envelope, EventId, Moment, StationId};
use std::collections::{BTreeMap, BTreeSet};

/// One start of one station. Numbers of starts repeat after a restore, and then the epoch is another one.
type Start = (StationId, u32, u32);

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Corrections {
    /// The last correction of every start that has one.
    clocks: BTreeMap<Start, (u64, Moment)>,
    withdrawn: BTreeSet<EventId>,
}

impl Corrections {
    /// From these events, in any order; those that are not corrections are passed over.
    pub fn of<'a>(events: impl IntoIterator<Item = &'a Envelope>) -> Self {
        let mut corrections = Self::default();
        for event in events {
            match event.body {
                Body::ClockCorrected { .. } => {
                    let last = corrections.clocks.entry(start(event)).or_insert((event.seq, event.at));
                    if event.seq > last.0 {
                        *last = (event.seq, event.at);
                    }
                }
                Body::WitnessWithdrawn { witness, .. } => {
                    corrections.withdrawn.insert(witness);
                }
                _ => {}
            }
        }
        corrections
    }

    /// Whether a volunteer took back what they vouched for with this event. Only that can be taken back.
    pub fn is_withdrawn(&self, event: &Envelope) -> bool {
        event.body.is_witness() && self.withdrawn.contains(&event.id)
    }

    /// When it was. Of a start that was corrected more than once, the last correction counts: it put the others right.
    pub fn moment(&self, event: &Envelope) -> Moment {
        match self.clocks.get(&start(event)) {
            Some((seq, right)) if event.seq < *seq => {
                let since = i64::try_from(right.up_ms.abs_diff(event.at.up_ms)).unwrap_or(i64::MAX);
                let wall_ms = match event.at.up_ms <= right.up_ms {
                    true => right.wall_ms.saturating_sub(since),
                    false => right.wall_ms.saturating_add(since),
                };
                Moment { wall_ms, quality: ClockQuality::SetByVolunteer, ..event.at }
            }
            _ => event.at,
        }
    }
}

fn start(event: &Envelope) -> Start {
    (event.station, event.epoch, event.at.boot)
}

#[cfg(test)]
mod tests {
    use super::super::set::samples::event;
    use super::*;

    const RIGHT: i64 = 1_795_312_800_000;

    fn with(seq: u64, boot: u32, up_ms: u64, wall_ms: i64, body: Body) -> Envelope {
        Envelope { at: Moment { wall_ms, boot, up_ms, quality: ClockQuality::Unknown }, ..event(seq, body) }
    }

    fn corrected(seq: u64, boot: u32, up_ms: u64, wall_ms: i64) -> Envelope {
        with(seq, boot, up_ms, wall_ms, Body::ClockCorrected { was_ms: 0, by: None })
    }

    #[test]
    fn earlier_events_of_the_start_get_the_right_time_and_no_others_do() {
        let before = with(1, 3, 9_000, 0, Body::StationStopped);
        let event = with(2, 4, 1_000, 5, Body::StationStopped);
        let set = corrected(3, 4, 61_000, RIGHT);
        let after = with(4, 4, 70_000, RIGHT + 9_000, Body::StationStopped);
        let corrections = Corrections::of([&set, &event]);
        let moment = corrections.moment(&event);
        assert_eq!((moment.wall_ms, moment.quality), (RIGHT - 60_000, ClockQuality::SetByVolunteer));
        assert_eq!((moment.boot, moment.up_ms), (4, 1_000));
        for other in [&before, &after, &set] {
            assert_eq!(corrections.moment(other), other.at);
        }
    }

    #[test]
    fn a_clock_that_jumped_meanwhile_does_not_matter() {
        let (one, other) =
            (with(1, 4, 1_000, 0, Body::StationStopped), with(2, 4, 2_000, i64::MAX, Body::StationStopped));
        let corrections = Corrections::of([&corrected(3, 4, 3_000, RIGHT)]);
        assert_eq!(corrections.moment(&other).wall_ms - corrections.moment(&one).wall_ms, 1_000);
    }

    #[test]
    fn a_slip_that_was_set_right_afterwards_leaves_no_trace() {
        let event = with(1, 4, 1_000, 5, Body::StationStopped);
        let (slip, right) = (corrected(2, 4, 2_000, RIGHT + 365 * 86_400_000), corrected(3, 4, 5_000, RIGHT));
        for corrections in [Corrections::of([&slip, &right]), Corrections::of([&right, &slip])] {
            assert_eq!(corrections.moment(&event).wall_ms, RIGHT - 4_000);
            assert_eq!(corrections.moment(&slip).wall_ms, RIGHT - 3_000);
        }
    }

    #[test]
    fn the_same_number_of_a_start_after_a_restore_is_another_start() {
        let event = with(1, 4, 1_000, 5, Body::StationStopped);
        let restored = Envelope { epoch: 131_072, ..corrected(2, 4, 2_000, RIGHT) };
        assert_eq!(Corrections::of([&restored]).moment(&event), event.at);
    }
}
