//! Choosing with arrows: a pointer that walks over whatever on the picture carries a digit; the green key then presses it.

use crate::contract::Press;
use crate::ui::Hit;
use ratatui::layout::Rect;

/// Which digit the arrows point at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Focus(Option<u8>);

impl Focus {
    /// Walks one place on or back, in reading order. `true` if there was anywhere to go.
    pub fn step(&mut self, forward: bool, hits: &[Hit]) -> bool {
        let places = places(hits);
        let count = places.len();
        let here = places.iter().position(|(digit, _)| Some(*digit) == self.0);
        let next = match (here, forward) {
            (None, true) => 0,
            (None, false) => count.saturating_sub(1),
            (Some(here), true) => (here + 1) % count,
            (Some(here), false) => (here + count - 1) % count,
        };
        self.0 = places.get(next).map(|(digit, _)| *digit);
        count > 0
    }

    pub fn clear(&mut self) {
        self.0 = None;
    }

    /// What the green key presses while something is pointed at.
    pub fn chosen(self) -> Option<Press> {
        self.0.map(Press::Digit)
    }

    /// Where the pointer stands.
    pub fn place(self, hits: &[Hit]) -> Option<Rect> {
        places(hits).into_iter().find(|(digit, _)| Some(*digit) == self.0).map(|(_, area)| area)
    }
}

/// Each digit once, at its largest area, in reading order.
fn places(hits: &[Hit]) -> Vec<(u8, Rect)> {
    let mut places: Vec<(u8, Rect)> = Vec::new();
    for hit in hits {
        if let Press::Digit(digit) = hit.press
            && !places.iter().any(|(other, _)| *other == digit)
        {
            places.push((digit, hit.area));
        }
    }
    places.sort_by_key(|(_, area)| (area.y, area.x));
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hits() -> Vec<Hit> {
        let hit = |digit, x, y| Hit { area: Rect::new(x, y, 10, 1), press: Press::Digit(digit) };
        vec![hit(2, 6, 7), hit(1, 6, 5), hit(3, 20, 7), Hit { area: Rect::new(0, 23, 5, 1), press: Press::Help }]
    }

    #[test]
    fn arrows_walk_in_reading_order_and_around() {
        let mut focus = Focus::default();
        let walked: Vec<Option<Press>> = (0..4)
            .map(|_| {
                focus.step(true, &hits());
                focus.chosen()
            })
            .collect();
        assert_eq!(walked, [1, 2, 3, 1].map(|digit| Some(Press::Digit(digit))));
        focus.step(false, &hits());
        assert_eq!(focus.chosen(), Some(Press::Digit(3)));
    }

    #[test]
    fn with_nothing_to_choose_arrows_do_nothing() {
        let mut focus = Focus::default();
        assert!(!focus.step(true, &[]) && !focus.step(false, &[]));
        assert_eq!(focus.chosen(), None);
    }
}
