//! Nothing a learner types gets into an event: whatever goes into a field of the practice phone or answers a question,
//! what is written down is its class, or whether it was right (product.md: bodies hold no names and no free text).

#[allow(dead_code)]
#[path = "station/sitting.rs"]
mod sitting;

use proptest::prelude::*;
use sitting::{Sitting, VI, shipped};
use std::sync::{Arc, LazyLock};
use tramhoc::contract::{FieldKind, Press};
use tramhoc::lesson::{Catalogue, Lesson, prove};
use tramhoc::phone::{Attempt, Domain, Input, State, Touch, Value, Variable, guide};
use tramhoc::ports::{Recorder, Start};
use tramhoc::record::{Body, Mode};
use tramhoc::ui::field::TextField;

const TOUR: &str = include_str!("lessons/tour/lesson.toml");

/// What somebody types of themself. No lesson has these letters or digits, and no way of typing makes marks of them.
const NAME: &str = "Bkqmtv Gkbt";
const NUMBER: &str = "904817";

/// The shipped lessons, and the one with every kind of element and question.
static LESSONS: LazyLock<Vec<Arc<Lesson>>> = LazyLock::new(|| {
    let tour = prove(TOUR, VI).lesson.expect("the tour can be read");
    shipped().lessons().iter().cloned().chain([tour]).collect()
});

/// A guest in one part of a lesson: the digit of the part in its menu.
fn sitting_at(lesson: &Arc<Lesson>, part: &str) -> Sitting {
    let alone = Arc::clone(lesson);
    let machine = Recorder::new(Start::default(), move || Catalogue::new(vec![Arc::clone(&alone)]));
    let mut sitting = Sitting::with(machine, 80, 24);
    sitting.press("3 1").press(part);
    sitting
}

/// Nothing on record has anything of it, in whatever case.
#[track_caller]
fn nothing_of_it_is_written(sitting: &Sitting, lesson: &Lesson) {
    let written = serde_json::to_string(&sitting.machine.bodies()).expect("events are plain data");
    for private in NAME.split(' ').chain([NUMBER]) {
        let found = written.to_lowercase().contains(&private.to_lowercase());
        assert!(!found, "{}: {private} is on record: {written}", lesson.id);
    }
}

/// What the field makes of the keys.
fn composed(kind: FieldKind, keys: &str) -> String {
    let mut field = TextField::new(kind);
    keys.chars().for_each(|key| assert!(field.press(Press::Char(key))));
    field.text()
}

/// Somebody on the way through a practice, and the attempt that tells them what to press next.
struct Learner {
    sitting: Sitting,
    attempt: Attempt,
}

impl Learner {
    fn touch(&mut self, touch: &Touch) {
        let input = match touch {
            Touch::Digit(digit) => {
                self.sitting.press(&digit.to_string());
                Input::Digit(*digit)
            }
            Touch::NextPage => {
                self.sitting.press("/");
                Input::NextPage
            }
            Touch::Type(text) => return self.type_in(text),
        };
        self.attempt = self.attempt.after(&input).0;
    }

    fn type_in(&mut self, text: &str) {
        let field = self.attempt.state().open_field(self.attempt.practice()).expect("a field is open");
        let text = composed(field.entry.keys(), text);
        self.sitting.press(&format!("type:{} ↵", text.replace(' ', "_")));
        self.attempt = self.attempt.after(&Input::Type(text)).0;
    }

    fn go_on(&mut self) {
        self.sitting.press("↵");
        self.attempt = self.attempt.after(&Input::GoOn).0;
    }
}

/// What is private, and passes for each of the variable's classes where the script takes anything around a word.
fn private_texts(variable: &Variable, kind: FieldKind) -> Vec<String> {
    let private = if kind == FieldKind::Digits { NUMBER } else { NAME };
    let Domain::Typed { classes } = &variable.domain else { return Vec::new() };
    let loose = classes.iter().flat_map(|class| &class.patterns).filter(|pattern| pattern.contains('*'));
    loose
        .map(|pattern| pattern.replacen('*', &format!("{private} "), 1).replace('*', ""))
        .chain([private.into()])
        .collect()
}

#[test]
fn whoever_types_of_themself_into_a_practice_leaves_nothing_of_it_on_record() {
    for lesson in LESSONS.iter() {
        let attempt = Attempt::new(Arc::clone(lesson), Mode::Alone);
        let mut learner = Learner { sitting: sitting_at(lesson, "5"), attempt };
        let mut told = Vec::new();
        for _ in 0..300 {
            if learner.attempt.state().finished() {
                break;
            }
            if learner.attempt.state().scene.is_some() {
                learner.go_on();
                continue;
            }
            let field = learner.attempt.state().open_field(&lesson.practice);
            let variable = field.map(|field| (field.variable, field.entry.keys()));
            let private = variable.and_then(|(variable, kind)| {
                let texts = private_texts(lesson.practice.variable(variable), kind);
                texts.into_iter().find(|text| !told.contains(&(variable, text.clone()))).map(|text| (variable, text))
            });
            match private {
                Some((variable, text)) => {
                    learner.type_in(&text);
                    told.push((variable, text));
                }
                None => {
                    let touch = learner.attempt.next_touch().cloned().expect("there is a way on");
                    learner.touch(&touch);
                }
            }
        }
        assert!(learner.attempt.state().finished(), "{} is not finished", lesson.id);
        learner.sitting.recorded(|body| matches!(body, Body::PracticeDone { .. }));
        nothing_of_it_is_written(&learner.sitting, lesson);
    }
}

#[test]
fn an_answer_that_is_typed_is_on_record_as_right_or_not_and_no_more() {
    let mut typed = 0;
    for lesson in LESSONS.iter() {
        let mut sitting = sitting_at(lesson, "6");
        sitting.press("↵");
        for key in [1, 2, 3, 4, 5, 6, 7, 8].into_iter().cycle().take(160) {
            let outline = sitting.app.outline();
            if let Some(field) = outline.field {
                let private = if field.kind == FieldKind::Digits { NUMBER } else { NAME };
                sitting.press(&format!("type:{} ↵", private.replace(' ', "_")));
                typed += 1;
            } else if outline.enter.is_some() && outline.choices.is_empty() {
                sitting.press("↵");
            } else {
                sitting.press(&key.to_string()).press(if outline.enter.is_some() { "↵" } else { "" });
            }
            if sitting.machine.bodies().iter().any(|body| matches!(body, Body::CheckDone { .. })) {
                break;
            }
        }
        sitting.recorded(|body| matches!(body, Body::CheckDone { .. }));
        nothing_of_it_is_written(&sitting, lesson);
    }
    assert!(typed >= 4, "only {typed} answers were typed");
}

/// A phone with a field open.
#[derive(Debug, Clone)]
struct Open {
    lesson: Arc<Lesson>,
    state: State,
}

impl Open {
    fn filled(&self, text: &str) -> Option<State> {
        self.state.after(&self.lesson.practice, &Input::Type(text.into()))
    }

    /// What the script calls a text, of which there are few; nothing where the field does not take it.
    fn class(&self, text: &str) -> Option<Value> {
        self.state.taken(&self.lesson.practice, text).map(|taken| taken.value)
    }
}

/// Every field that is open on a recorded way.
fn open_fields() -> Vec<Open> {
    let of = |lesson: &Arc<Lesson>| {
        let solutions = lesson.practice.solutions.iter();
        let states = solutions.flat_map(|solution| guide::replay(&lesson.practice, solution));
        let open = states.filter(|state| state.typing.is_some());
        open.map(|state| Open { lesson: Arc::clone(lesson), state }).collect::<Vec<_>>()
    };
    LESSONS.iter().flat_map(of).collect()
}

thread_local! {
    static OPEN: Vec<Open> = open_fields();
}

proptest! {
    /// Two texts of one class are the same to the record, now and after every later touch.
    #[test]
    fn what_is_written_down_cannot_tell_two_texts_of_a_class_apart(
        place in any::<prop::sample::Index>(),
        one in "[0-9]{1,8}|\\PC{1,24}|[a-zđáạ ]{1,24}",
        other in "[0-9]{1,8}|\\PC{1,24}|[a-zđáạ ]{1,24}",
        touches in proptest::collection::vec(0_usize..8, 0..6),
    ) {
        let open = OPEN.with(|open| open[place.index(open.len())].clone());
        // Not what became of the values: an effect of the practice may have emptied them again.
        if open.class(&one) != open.class(&other) {
            return Ok(());
        }
        let (Some(mut one), Some(mut other)) = (open.filled(&one), open.filled(&other)) else { return Ok(()) };
        let practice = &open.lesson.practice;
        for touch in touches {
            prop_assert_eq!(serde_json::to_string(&one).ok(), serde_json::to_string(&other).ok());
            let all = guide::touches(practice, &one, false);
            let Some(touch) = all.get(touch % all.len().max(1)) else { break };
            let (next, same) = (guide::touched(practice, &one, touch), guide::touched(practice, &other, touch));
            let (Some(next), Some(same)) = (next, same) else { break };
            (one, other) = (next, same);
        }
        prop_assert_eq!(serde_json::to_string(&one).ok(), serde_json::to_string(&other).ok());
    }
}
