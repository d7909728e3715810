//! Everything that can be done in a state, one of each kind; and how an author reads it.

use crate::phone::{Domain, Input, Practice, State, Tap, Target, Touch, Variables, guide};
use crate::texts::Texts;

/// Something that can be done in a state.
pub(super) struct Touchable<'p> {
    /// One input, or two for a field that is opened and filled.
    pub inputs: Vec<Input>,
    /// What is touched; the phone's own ways are no element.
    pub tap: Option<&'p Tap>,
}

/// What can be done: every digit on view, each kind of text in a field, the next page; a trap only goes on. With it, the
/// variables that were read to find out.
pub(super) fn touchables<'p>(practice: &'p Practice, state: &State) -> (Vec<Touchable<'p>>, Variables) {
    if state.scene.is_some() {
        return (vec![Touchable { inputs: vec![Input::GoOn], tap: None }], 0);
    }
    let (view, more) = state.on_view(practice);
    let mut read = state.looked.read();
    let mut found = Vec::new();
    for (digit, offer) in (1..).zip(&view) {
        let digit = Input::Digit(digit);
        match offer.target {
            Target::Field(tap, _) => {
                let Some(open) = state.after(practice, &digit) else { continue };
                let typed = guide::touches(practice, &open, false).into_iter().filter_map(|touch| match touch {
                    Touch::Type(text) => Some(text),
                    Touch::Digit(_) | Touch::NextPage => None,
                });
                let fill = |text| Touchable { inputs: vec![digit.clone(), Input::Type(text)], tap: Some(tap) };
                found.extend(typed.chain([String::new()]).map(fill));
                read |= open.looked.read();
            }
            Target::Tap(tap) => found.push(Touchable { inputs: vec![digit], tap: Some(tap) }),
            Target::Back | Target::Home => found.push(Touchable { inputs: vec![digit], tap: None }),
        }
    }
    found.extend(more.then(|| Touchable { inputs: vec![Input::NextPage], tap: None }));
    (found, read)
}

/// The state after touches; those that mean nothing are passed over.
pub(super) fn played(practice: &Practice, from: State, touches: &[Input]) -> State {
    touches.iter().fold(from, |state, input| state.after(practice, input).unwrap_or(state))
}

/// Touches as they stand in a `[[practice.solution]]`, so that an author can follow them.
pub(super) fn written(touches: &[Input], texts: Texts) -> String {
    let word = |input: &Input| match input {
        Input::Digit(digit) => digit.to_string(),
        Input::NextPage => "/".to_owned(),
        Input::Type(text) if text.is_empty() => texts.author_type_nothing().to_owned(),
        Input::Type(text) => format!("type {text}"),
        Input::LeaveField => texts.author_type_nothing().to_owned(),
        Input::GoOn => "↵".to_owned(),
    };
    if touches.is_empty() {
        return texts.author_no_touch().to_owned();
    }
    texts.author_touches(touches.iter().map(word).collect::<Vec<_>>().join(" · "))
}

/// The variables of a state in words.
pub(super) fn values(practice: &Practice, state: &State) -> String {
    let word = |place: usize| {
        let value = usize::from(state.values[place]);
        match &practice.variables[place].domain {
            Domain::Words(words) => words[value].clone(),
            Domain::Count { .. } => value.to_string(),
            Domain::Typed { classes } => match value {
                0 => "empty".to_owned(),
                1 => "other".to_owned(),
                class => classes[class - 2].id.clone(),
            },
        }
    };
    let variables = practice.variables.iter().enumerate();
    variables.map(|(place, variable)| format!("{} = {}", variable.id, word(place))).collect::<Vec<_>>().join(", ")
}
