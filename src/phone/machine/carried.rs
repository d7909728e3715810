//! The same phone in a changed script: while an author writes, the phone under their eyes stays where it is. Names tell
//! what is what, since places in the lists may have moved.

use super::{Scene, State};
use crate::phone::spec::{Domain, EMPTY, OTHER, Practice, ScreenIx, Value, VarIx, Variable};

impl State {
    /// The phone as it stands, in a script that was changed since. `None` where its screen is gone.
    pub fn carried_over(&self, from: &Practice, to: &Practice) -> Option<Self> {
        let mut state = if names(from) == names(to) && self.fits(to) { self.clone() } else { self.by_name(from, to)? };
        // What a typed text stands for may have changed.
        for (variable, text) in &state.typed {
            state.values[usize::from(*variable)] = to.variable(*variable).classify(text);
        }
        if state.open_field(to).is_none() {
            state.typing = None;
        }
        Some(state)
    }

    /// What waits and what ways back restore is left behind: it speaks of places in lists.
    fn by_name(&self, from: &Practice, to: &Practice) -> Option<Self> {
        let screen = |old: ScreenIx| place(&to.screens, |new| new.id == from.screen(old).id);
        let variable = |old: VarIx| place(&to.variables, |new| new.id == from.variable(old).id);
        let mut state = Self { screen: screen(self.screen)?, page: self.page, ..Self::start(to) };
        state.history = self.history.iter().filter_map(|old| screen(*old)).filter(|new| *new != state.screen).collect();
        state.history.dedup();
        for (old, value) in (0..).zip(&self.values) {
            let Some(new) = variable(old) else { continue };
            if let Some(value) = same_value(from.variable(old), *value, to.variable(new)) {
                state.values[usize::from(new)] = value;
            }
        }
        let typed = self.typed.iter().filter_map(|(old, text)| Some((variable(*old)?, text.clone())));
        state.typed = typed.filter(|(new, _)| matches!(to.variable(*new).domain, Domain::Typed { .. })).collect();
        state.typing = self.typing.and_then(variable);
        for (old, done) in from.steps.iter().zip(&self.done) {
            if let Some(new) = to.steps.iter().position(|step| step.id == old.id) {
                state.done[new] = *done;
            }
        }
        state.scene = self.scene.and_then(|scene| {
            let trap = place(&to.traps, |new| new.id == from.trap(scene.trap).id)?;
            let scenes = u8::try_from(to.trap(trap).scenes.len()).unwrap_or(u8::MAX);
            Some(Scene { trap, number: scene.number.min(scenes) })
        });
        state.keep_for_way_back(to);
        Some(state)
    }
}

/// The names a state's numbers stand for.
fn names(practice: &Practice) -> Vec<Vec<String>> {
    let values = |variable: &Variable| match &variable.domain {
        Domain::Words(words) => words.clone(),
        Domain::Count { max } => vec![max.to_string()],
        Domain::Typed { classes } => classes.iter().map(|class| class.id.clone()).collect(),
    };
    let mut names = vec![
        practice.screens.iter().map(|screen| screen.id.clone()).collect(),
        practice.variables.iter().map(|variable| variable.id.clone()).collect(),
        practice.steps.iter().map(|step| step.id.clone()).collect(),
        practice.traps.iter().map(|trap| trap.id.clone()).collect(),
        practice.clips.iter().map(|clip| clip.clip.clone()).collect(),
    ];
    names.extend(practice.variables.iter().map(values));
    names
}

fn place<T>(all: &[T], is: impl Fn(&T) -> bool) -> Option<u16> {
    all.iter().position(is).and_then(|place| u16::try_from(place).ok())
}

/// The value of the same name, if there is one.
fn same_value(from: &Variable, value: Value, to: &Variable) -> Option<Value> {
    match (&from.domain, &to.domain) {
        (Domain::Words(old), Domain::Words(new)) => place(new, |word| Some(word) == old.get(usize::from(value))),
        (Domain::Count { .. }, Domain::Count { max }) => Some(value.min(*max)),
        (Domain::Typed { .. }, Domain::Typed { .. }) if value == EMPTY || value == OTHER => Some(value),
        (Domain::Typed { classes: old }, Domain::Typed { classes: new }) => {
            let class = old.get(usize::from(value - OTHER - 1))?;
            place(new, |other| other.id == class.id).map(|class| class + OTHER + 1)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lesson::read;
    use crate::phone::{Input, Spot, spots};
    use crate::texts::{Lang, Texts};

    const SEED: &str = include_str!("../../cli/lessons/new.toml");

    fn written(change: impl Fn(String) -> String) -> Practice {
        let own = [("@ID@", "\"thu\""), ("@COURSE@", "\"thu\""), ("@TITLE@", "\"Thử\""), ("@NUMBER@", "1000")];
        let days = [("@CHECKED@", "2026-11-23"), ("@REVIEW_BY@", "2027-11-23")];
        let whole = own.iter().chain(&days).fold(SEED.to_owned(), |text, (name, value)| text.replace(name, value));
        let problems = |problems| format!("{problems:#?}");
        read(&change(whole), Texts::new(Lang::En)).map_err(problems).expect("it reads").practice
    }

    /// At the choice of an hour, five o'clock chosen before.
    fn at_the_choice(practice: &Practice) -> State {
        let digits = [2, 1, 1, 1];
        digits.iter().fold(State::start(practice), |state, digit| {
            state.after(practice, &Input::Digit(*digit)).expect("it can be pressed")
        })
    }

    fn told(practice: &Practice, state: &State) -> (String, Vec<String>, Vec<Value>) {
        let id = |screen: &ScreenIx| practice.screen(*screen).id.clone();
        (id(&state.screen), state.history.iter().map(id).collect(), state.values.clone())
    }

    #[test]
    fn where_only_words_were_changed_the_phone_stays_as_it_is() {
        let old = written(|source| source);
        let new = written(|source| source.replace("Thêm báo thức", "Thêm giờ gọi"));
        let state = at_the_choice(&old);
        assert_eq!(state.carried_over(&old, &new), Some(state));
    }

    #[test]
    fn a_screen_a_value_and_a_step_put_in_before_do_not_move_the_phone() {
        let screen =
            "[[practice.screen]]\nid = \"truoc\"\n  [[practice.screen.element]]\n  kind = \"text\"\n  text = \"Mới\"\n";
        let step = "[[practice.step]]\nid = \"nhin\"\nsay = \"Bác nhìn xem.\"\ndone = \"at dong-ho\"\nhints = [\"a\", \"b\", \"c\"]\n";
        let old = written(|source| source);
        let new = written(|source| {
            let source = source.replacen("[[practice.screen]]", &format!("{screen}[[practice.screen]]"), 1);
            let source = source.replacen("[[practice.step]]", &format!("{step}[[practice.step]]"), 1);
            source.replace("words = [\"chua\", \"bon\", \"nam\"]", "words = [\"chua\", \"sau\", \"bon\", \"nam\"]")
        });
        let carried = at_the_choice(&old).carried_over(&old, &new).expect("its screen is there");
        let expected = ("chon-gio".into(), vec!["man-hinh-chinh".into(), "dong-ho".into()], vec![3]);
        assert_eq!(told(&new, &carried), expected);
        assert_eq!(
            carried.done,
            [false, true, true, false, false],
            "the new step is not done, the others are as before"
        );
        assert!(carried.fits(&new));
    }

    #[test]
    fn a_screen_that_is_gone_takes_the_phone_with_it() {
        let old = written(|source| source);
        let new = written(|source| source.replace("chon-gio", "chon-luc"));
        assert_eq!(at_the_choice(&old).carried_over(&old, &new), None);
    }

    #[test]
    fn a_trap_plays_on() {
        let old = written(|source| source);
        let screen =
            "[[practice.screen]]\nid = \"truoc\"\n  [[practice.screen.element]]\n  kind = \"text\"\n  text = \"Mới\"\n";
        let new = written(|source| source.replacen("[[practice.screen]]", &format!("{screen}[[practice.screen]]"), 1));
        let scene = spots::arrive(&old, &Spot::Screen("mat-tien".into())).expect("the trap can be sprung");
        let carried = scene.carried_over(&old, &new).expect("its screen is there");
        assert_eq!(new.screen(carried.screen_on_view(&new)).id, "mat-tien");
        assert_eq!(carried.scene, scene.scene);
    }
}
