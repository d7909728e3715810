//! How somebody sees and hears best: how large the letters are, in which colours, how loud the voice. The station has a
//! setting for everybody; a person may wish for something else, and that is remembered with their name.

use serde::{Deserialize, Serialize};

/// How large: more room around things, fewer of them at a time, headings in large letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TextSize {
    #[default]
    Usual,
    Large,
    Largest,
}

/// In which colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Look {
    /// Light letters on a dark wall.
    #[default]
    Evening,
    /// Black on white.
    Day,
    /// Yellow on black.
    Night,
}

/// What holds for everybody who wishes for nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comfort {
    pub size: TextSize,
    pub look: Look,
    /// 0 (silent) ..= [`Comfort::LOUDEST`]
    pub volume: u8,
}

/// What one person wishes for; `None`: as the station is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Wishes {
    pub size: Option<TextSize>,
    pub look: Option<Look>,
    /// As in [`Comfort`].
    pub volume: Option<u8>,
}

impl TextSize {
    pub const ALL: [Self; 3] = [Self::Usual, Self::Large, Self::Largest];

    /// As it is written on a command line.
    pub fn word(self) -> &'static str {
        match self {
            Self::Usual => "usual",
            Self::Large => "large",
            Self::Largest => "largest",
        }
    }

    /// The size with this word.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|size| size.word() == word)
    }
}

impl Look {
    pub const ALL: [Self; 3] = [Self::Evening, Self::Day, Self::Night];
}

impl Comfort {
    pub const LOUDEST: u8 = 10;

    /// With these wishes fulfilled.
    pub fn with(self, wishes: Wishes) -> Self {
        Self {
            size: wishes.size.unwrap_or(self.size),
            look: wishes.look.unwrap_or(self.look),
            volume: wishes.volume.unwrap_or(self.volume).min(Self::LOUDEST),
        }
    }
}

impl Default for Comfort {
    fn default() -> Self {
        Self { size: TextSize::default(), look: Look::default(), volume: 6 }
    }
}

impl Wishes {
    pub fn of_size(size: TextSize) -> Self {
        Self { size: Some(size), ..Self::default() }
    }

    pub fn of_look(look: Look) -> Self {
        Self { look: Some(look), ..Self::default() }
    }

    pub fn of_volume(volume: u8) -> Self {
        Self { volume: Some(volume), ..Self::default() }
    }

    /// These, and of the others what these say nothing about.
    pub fn over(self, others: Self) -> Self {
        Self { size: self.size.or(others.size), look: self.look.or(others.look), volume: self.volume.or(others.volume) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wish_goes_before_the_stations_setting_and_the_last_one_before_those_before_it() {
        let station = Comfort { look: Look::Day, ..Comfort::default() };
        let first = Wishes { volume: Some(3), ..Wishes::of_size(TextSize::Large) };
        let all = Wishes::of_size(TextSize::Largest).over(first);
        assert_eq!(station.with(all), Comfort { size: TextSize::Largest, look: Look::Day, volume: 3 });
        assert_eq!(station.with(Wishes::default()), station);
    }

    #[test]
    fn no_wish_is_louder_than_loudest() {
        assert_eq!(Comfort::default().with(Wishes::of_volume(200)).volume, Comfort::LOUDEST);
    }

    #[test]
    fn a_size_is_found_by_its_word() {
        assert_eq!(TextSize::ALL.map(|size| TextSize::of_word(size.word())), TextSize::ALL.map(Some));
        assert_eq!(TextSize::of_word("huge"), None);
    }
}
