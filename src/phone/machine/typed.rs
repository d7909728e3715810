//! What a learner typed stays on the phone. A state that is written down says which fields were filled, never with what
//! (product.md, people's data); taken up again, a field holds the script's own example of such a text. Conditions see
//! nothing of it: they ask for the class, which is kept.

use super::{State, Taken};
use crate::phone::guide;
use crate::phone::spec::{OTHER, Practice, Value, VarIx, Variable};
use crate::phone::widgets::entry::Entry;
use serde::Serializer;
use std::collections::BTreeMap;

/// Writes down which fields hold a text.
pub(super) fn without_texts<S: Serializer>(typed: &BTreeMap<VarIx, String>, to: S) -> Result<S::Ok, S::Error> {
    to.collect_map(typed.keys().map(|variable| (variable, "")))
}

impl State {
    /// The phone taken up from what was written down: each filled field holds an example of its class, nothing where the
    /// text was of none. Texts that an older station wrote down are forgotten here, too.
    pub fn taken_up(mut self, practice: &Practice) -> Self {
        let filled = |typed: &BTreeMap<VarIx, String>, values: &[Value]| {
            let value = |variable: VarIx| values.get(usize::from(variable)).copied();
            let example = |variable: &VarIx| Some((*variable, example(practice, *variable, value(*variable)?)?));
            typed.keys().filter_map(example).collect()
        };
        self.typed = filled(&self.typed, &self.values);
        for saved in self.saved.values_mut() {
            saved.typed = filled(&saved.typed, &saved.values);
        }
        self
    }
}

impl Taken {
    /// What a field of this entry makes of a text, `None` where it does not take it.
    pub(super) fn of(variable: &Variable, entry: Entry, text: &str) -> Option<Self> {
        let typed = entry.cleaned(text)?;
        let written = entry.written(&typed);
        let value = match variable.classify(&typed) {
            OTHER => variable.classify(&written),
            value => value,
        };
        Some(Self { typed, written, value })
    }
}

/// A text of a class, as it stands in its field: the one that a recorded solution types, else what the patterns say.
fn example(practice: &Practice, variable: VarIx, value: Value) -> Option<String> {
    (value > OTHER).then(|| recorded(practice, variable, value).or_else(|| by_pattern(practice, variable, value)))?
}

fn recorded(practice: &Practice, variable: VarIx, value: Value) -> Option<String> {
    let mut states = practice.solutions.iter().flat_map(|solution| guide::replay(practice, solution));
    states.find_map(|state| {
        let is_it = state.values[usize::from(variable)] == value;
        state.typed.get(&variable).filter(|_| is_it).cloned()
    })
}

fn by_pattern(practice: &Practice, variable: VarIx, value: Value) -> Option<String> {
    let elements = practice.screens.iter().flat_map(|screen| &screen.elements);
    let fields = elements.filter_map(|element| element.widget.field()).filter(|field| field.variable == variable);
    let samples = practice.variable(variable).samples(value);
    let mut taken = fields.flat_map(|field| {
        let take = move |text: &String| Taken::of(practice.variable(variable), field.entry, text);
        samples.iter().filter_map(take)
    });
    taken.find(|taken| taken.value == value).map(|taken| taken.written)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lesson::{Lesson, embedded_catalogue};
    use crate::phone::widgets::trial::trial;
    use crate::texts::{Lang, Texts};
    use std::sync::Arc;

    fn shipped() -> Vec<Arc<Lesson>> {
        embedded_catalogue(Texts::new(Lang::Vi)).lessons().to_vec()
    }

    fn written_and_taken_up(practice: &Practice, state: &State) -> State {
        let written = serde_json::to_string(state).expect("a state is plain data");
        serde_json::from_str::<State>(&written).expect("and is read back").taken_up(practice)
    }

    #[test]
    fn on_every_recorded_way_a_phone_taken_up_behaves_as_before() {
        for lesson in shipped() {
            let practice = &lesson.practice;
            for state in practice.solutions.iter().flat_map(|solution| guide::replay(practice, solution)) {
                let taken_up = written_and_taken_up(practice, &state);
                assert_eq!(taken_up.key(), state.key(), "{}", lesson.id);
                assert!(taken_up.typed.keys().all(|variable| state.typed.contains_key(variable)), "{}", lesson.id);
            }
        }
    }

    #[test]
    fn every_class_of_every_field_has_an_example_of_that_class() {
        for lesson in shipped() {
            let practice = &lesson.practice;
            let fields = practice.screens.iter().flat_map(|screen| &screen.elements).filter_map(|e| e.widget.field());
            for field in fields {
                let variable = practice.variable(field.variable);
                for value in variable.typed_values().filter(|value| *value > OTHER) {
                    let example = example(practice, field.variable, value).expect("there is one");
                    let taken = Taken::of(variable, field.entry, &example).map(|taken| taken.value);
                    assert_eq!(taken, Some(value), "{} {}: {example}", lesson.id, variable.id);
                }
            }
        }
    }

    const NAME: &str = "[[practice.variable]]\nid = \"ten\"\ntyped.lan = [\"*Lan\"]";
    const FIELD: &str = r#"kind = "field", id = "o", label = "Tên", variable = "ten", input = "name", do = "go xong""#;

    #[test]
    fn a_text_of_no_class_leaves_its_field_empty_and_its_condition_as_it_was() {
        let secret = trial(NAME, &[FIELD]).press(&[1]).type_in("chuyện riêng");
        let taken_up = written_and_taken_up(&secret.practice, &secret.state);
        assert_eq!((&taken_up.values[..], taken_up.typed.is_empty()), (&[OTHER][..], true));
        assert_eq!(taken_up.key(), secret.state.key());
    }

    #[test]
    fn what_an_older_station_wrote_with_its_texts_is_taken_up_without_them() {
        let typed = trial(NAME, &[FIELD]).press(&[1]).type_in("chị họ tên là Lan");
        let written = serde_json::to_string(&typed.state).expect("plain data");
        let old = written.replace(r#""typed":{"0":""}"#, r#""typed":{"0":"Chị Họ Tên Là Lan"}"#);
        assert_ne!(old, written);
        let taken_up = serde_json::from_str::<State>(&old).expect("it is read").taken_up(&typed.practice);
        assert_eq!(taken_up.key(), typed.state.key());
        assert_eq!(taken_up.typed.into_values().collect::<Vec<_>>(), ["Lan"]);
    }
}
