//! What the station says, in Vietnamese and English. The texts stand in `vi.ftl` and `en.ftl`; the build script makes one
//! method of [`Texts`] out of each message, so a text costs nothing at start-up and a missing one does not compile.
//!
//! A message is named `<screen>-<what>`. This module knows no screen; screens ask it by method.

#[cfg(test)]
mod compile;

use crate::record::Language;

/// A language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lang {
    #[default]
    Vi,
    En,
}

impl Lang {
    /// The language of a tag such as `vi`, `en`, `en_GB.UTF-8`; `None` for one the station does not speak.
    pub fn of_tag(tag: &str) -> Option<Self> {
        match tag.get(..2)?.to_ascii_lowercase().as_str() {
            "vi" => Some(Self::Vi),
            "en" => Some(Self::En),
            _ => None,
        }
    }
}

impl From<Language> for Lang {
    fn from(language: Language) -> Self {
        match language {
            Language::Vi => Self::Vi,
            Language::En => Self::En,
        }
    }
}

impl From<Lang> for Language {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::Vi => Self::Vi,
            Lang::En => Self::En,
        }
    }
}

/// All texts in one language. Two machine words at most: pass it around by value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Texts {
    lang: Lang,
}

impl Texts {
    pub const fn new(lang: Lang) -> Self {
        Self { lang }
    }

    pub const fn lang(self) -> Lang {
        self.lang
    }
}

include!(concat!(env!("OUT_DIR"), "/texts.rs"));

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::is_nfc;

    #[test]
    fn the_texts_are_in_nfc() {
        assert!(is_nfc(include_str!("vi.ftl")) && is_nfc(include_str!("en.ftl")));
    }

    #[test]
    fn the_mark_of_oa_stands_on_the_first_vowel() {
        let old = ["hoá", "xoá", "khoá", "hoà ", "toà ", "hoả "];
        let found: Vec<&str> =
            old.into_iter().filter(|word| include_str!("vi.ftl").to_lowercase().contains(word)).collect();
        assert_eq!(found, Vec::<&str>::new());
    }

    #[test]
    fn a_language_tag_is_read_with_its_country_and_encoding() {
        assert_eq!(Lang::of_tag("en_GB.UTF-8"), Some(Lang::En));
        assert_eq!(Lang::of_tag("vi"), Some(Lang::Vi));
        assert_eq!(Lang::of_tag("C"), None);
        assert_eq!(Lang::of_tag("fr_FR"), None);
    }
}
