//! How far a chain is here without a gap: followed from its start, event by event. A cloned disk makes a chain part in two;
//! then each branch is followed.

use crate::record::{Head, Link, StationId};

/// Follows all there is of a chain, shown by rising numbers; of one number all that stand there.
#[derive(Debug, Clone)]
pub struct Reached {
    /// Where the events numbered one less ended, and whether one of this number goes on from there.
    before: Vec<(Head, bool)>,
    now: Vec<Head>,
    seq: u64,
    ends: Vec<Head>,
}

impl Reached {
    pub fn new(station: StationId, epoch: u32) -> Self {
        Self { before: vec![(Head::start(station, epoch), false)], now: Vec::new(), seq: 1, ends: Vec::new() }
    }

    pub fn take(&mut self, link: &Link) {
        while self.seq < link.seq && !(self.before.is_empty() && self.now.is_empty()) {
            self.turn();
        }
        self.seq = link.seq;
        for (head, goes_on) in &mut self.before {
            if let Ok(next) = head.after(link) {
                *goes_on = true;
                self.now.push(next);
            }
        }
    }

    fn turn(&mut self) {
        let ended = self.before.drain(..).filter(|(_, goes_on)| !goes_on).map(|(head, _)| head);
        self.ends.extend(ended.filter(|head| head.seq > 0));
        self.before = self.now.drain(..).map(|head| (head, false)).collect();
        self.seq += 1;
    }

    /// The last event of each branch; none where the first event is not here.
    pub fn ends(mut self) -> Vec<Head> {
        self.turn();
        self.turn();
        self.ends
    }
}
