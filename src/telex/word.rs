//! One word on its way: what it was when the typist came to it, and the keys since. The only place that knows bamboo-core.

use super::Method;
use bamboo_core::{Config, Engine, InputMethodPreset, Mode, OutputOptions, W2uMode};
use unicode_normalization::UnicodeNormalization;

/// A word being typed, as plain data: the engine is asked afresh at every key (some microseconds), so a word can be
/// compared, copied and taken back without knowing what the engine remembers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Word {
    /// The letters that stood there before the first of `keys`.
    base: String,
    keys: String,
    /// What `base` and `keys` make.
    shown: String,
}

impl Word {
    /// A word that is there already and is gone on with.
    pub fn standing(text: &str) -> Self {
        Self { base: text.to_owned(), keys: String::new(), shown: text.to_owned() }
    }

    pub fn text(&self) -> &str {
        &self.shown
    }

    pub fn is_empty(&self) -> bool {
        self.shown.is_empty()
    }

    pub fn press(&mut self, key: char, method: Method) {
        self.keys.push(key);
        self.shown = self.compose(method);
    }

    /// Takes the last key back if every key still stands there as it was pressed; `false` (and nothing done) where keys
    /// have become marks, because then a key is not a letter.
    ///
    /// This is what mends a slip: "Nguyễk" is no Vietnamese, so the engine shows the bare keys "Nguyeexk"; Backspace has
    /// to bring "Nguyễ" back, not "Nguyeex".
    pub fn take_back_key(&mut self, method: Method) -> bool {
        let bare = !self.keys.is_empty() && self.shown == self.bare();
        if bare {
            self.keys.pop();
            self.shown = self.compose(method);
        }
        bare
    }

    /// Moves the tone to where a word that has just become shorter wants it ("hoàn" less n is "hòa"). Only ever moves a
    /// mark: a word with marks the engine does not understand stays as it is.
    pub fn place_tone(&mut self, method: Method) {
        let placed = self.ask_engine(method, false);
        if sorted_parts(&placed) == sorted_parts(&self.shown) {
            *self = Self::standing(&placed);
        }
    }

    fn bare(&self) -> String {
        format!("{}{}", self.base, self.keys)
    }

    fn compose(&self, method: Method) -> String {
        let strict = self.ask_engine(method, true);
        if self.base.is_empty() || strict == self.ask_engine(method, false) {
            return strict;
        }
        // The engine gave the word up as not Vietnamese and fell back to its keys, but of a word that stood there it never
        // saw the keys and would drop the tone. Keep the word and show the keys since.
        self.bare()
    }

    fn ask_engine(&self, method: Method, give_up_on_foreign_words: bool) -> String {
        let mut engine = Engine::from_preset_with_config(preset(method), config(give_up_on_foreign_words));
        engine.rebuild_from_text(&self.base);
        for key in self.keys.chars() {
            engine.process_key(key, Mode::Vietnamese);
        }
        // FULL_TEXT: beyond 32 keys the engine puts the head of a word aside.
        engine.get_processed_str(OutputOptions::FULL_TEXT)
    }
}

/// The letters and marks of a word, whatever their order.
fn sorted_parts(word: &str) -> Vec<char> {
    let mut parts: Vec<char> = word.nfd().collect();
    parts.sort_unstable();
    parts
}

fn preset(method: Method) -> InputMethodPreset {
    match method {
        Method::Telex => InputMethodPreset::Telex,
        Method::Vni => InputMethodPreset::Vni,
        Method::Either => InputMethodPreset::TelexVni,
    }
}

/// Marks may come late, the tone stands as in "hòa" (bamboo calls that modern), and a lone w inside a word is ư ("Hwng",
/// "ddwowngf"), at its start it stays w ("Windows").
fn config(give_up_on_foreign_words: bool) -> Config {
    Config::builder().auto_correct(give_up_on_foreign_words).w2u_mode(W2uMode::NonStart).build()
}
