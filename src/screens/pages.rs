//! Pages read one after the other: the green key turns, back turns back. What comes after the last is the screen's own.

use crate::contract::{Event, Press};

/// Where one is among the pages of a text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Pages {
    at: usize,
}

/// What a key did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// Another page is shown.
    Turned,
    /// On from the last page.
    Past,
    /// Back from the first.
    Before,
    /// The key turns no page.
    Not,
}

impl Pages {
    pub fn at(self) -> usize {
        self.at
    }

    pub fn is_last(self, of: usize) -> bool {
        self.at + 1 >= of
    }

    /// What an event does to a text of `of` pages. One that was just entered is read aloud like one turned to.
    pub fn turn(&mut self, event: &Event, of: usize) -> Turn {
        // A text that an author has made shorter may have fewer pages now.
        self.at = self.at.min(of.saturating_sub(1));
        match event {
            Event::Entered => Turn::Turned,
            Event::Press(press) => self.press(*press, of),
            _ => Turn::Not,
        }
    }

    fn press(&mut self, press: Press, of: usize) -> Turn {
        match press {
            Press::Enter | Press::NextPage if self.is_last(of) => Turn::Past,
            Press::Enter | Press::NextPage => {
                self.at += 1;
                Turn::Turned
            }
            Press::Back if self.at == 0 => Turn::Before,
            Press::Back => {
                self.at -= 1;
                Turn::Turned
            }
            _ => Turn::Not,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_turn_both_ways_and_say_when_they_end() {
        let mut pages = Pages::default();
        assert_eq!(pages.press(Press::Back, 2), Turn::Before);
        assert_eq!((pages.press(Press::Enter, 2), pages.at(), pages.is_last(2)), (Turn::Turned, 1, true));
        assert_eq!((pages.press(Press::NextPage, 2), pages.at()), (Turn::Past, 1));
        assert_eq!((pages.press(Press::Back, 2), pages.at()), (Turn::Turned, 0));
        assert_eq!(pages.press(Press::Digit(1), 2), Turn::Not);
    }
}
