//! What stands beside the phone, in words: the step's instruction, what to press where the mode shows it, the hint or
//! remark of the moment; during a trap, its story; at the end, what comes next.

use crate::contract::{Choice, Mark, Outline};
use crate::lesson::Spoken;
use crate::narration::Narration;
use crate::phone::{Attempt, Beside, Scene, Touch, guide};
use crate::record::{Mode, Person};
use crate::screens::lesson::Part;
use crate::texts::Texts;
use crate::ui::naming;
use crate::vietnamese::capitalised;

/// The outline of a practice under way.
pub(super) fn outline(attempt: &Attempt, resumed: bool, texts: Texts) -> Outline {
    match (attempt.swap(), attempt.state().scene) {
        (Some(presser), _) => of_swap(attempt, presser, texts),
        (None, Some(scene)) => of_scene(attempt, scene, texts),
        (None, None) => of_step(attempt, resumed, texts),
    }
}

/// Two at one keyboard: who presses now, who tells. Nothing goes on before they have changed places.
fn of_swap(attempt: &Attempt, presser: u8, texts: Texts) -> Outline {
    let title = if attempt.steps_done() == 0 { texts.practice_pair_begin() } else { texts.practice_pair_swap() };
    Outline {
        title: title.to_owned(),
        texts: vec![texts.practice_pair_presses(presser), texts.practice_pair_tells(3 - presser)],
        enter: Some(texts.practice_pair_go().to_owned()),
        ..Outline::default()
    }
}

fn of_step(attempt: &Attempt, resumed: bool, texts: Texts) -> Outline {
    let practice = attempt.practice();
    let Some(step) = attempt.step().map(|step| practice.step(step)) else { return Outline::default() };
    let heard = heard(attempt);
    let news = news(attempt, resumed, texts);
    let press = next_press(attempt, texts);
    let turn = attempt.policy.swaps.then(|| texts.practice_pair_turn(attempt.presser()));
    let sounds = heard.pieces.iter().map(|piece| texts.practice_plays(&piece.text));
    let said = news.pieces.iter().map(|piece| piece.text.clone());
    let lines = sounds.chain(said).chain(turn).chain(press.clone()).collect();
    // A hint or a remark is not drowned in the instruction; without one the instruction is said again.
    let repeats = matches!(attempt.beside(), Beside::Instruction | Beside::Which);
    let clip = attempt.lesson().clip(&step.say);
    let instruction = if repeats { Narration::default().and_clip(clip, &step.say.text) } else { Narration::default() };
    let spoken = [heard, instruction, news, words_on_the_phone(attempt), Narration::of(press)];
    let number = (attempt.steps_done() + 1).min(practice.steps.len());
    Outline {
        title: step.say.text.clone(),
        texts: lines,
        enter: watch_go(attempt, texts),
        note: Some(texts.practice_step(number, practice.steps.len())),
        more: attempt.state().on_view(practice).1,
        spoken: Some(Narration { pieces: spoken.into_iter().flat_map(|narration| narration.pieces).collect() }),
        ..Outline::default()
    }
}

/// What is new at this moment: that a run was taken up, a hint, an answer to the last touch.
fn news(attempt: &Attempt, resumed: bool, texts: Texts) -> Narration {
    let news = Narration::of(resumed.then(|| texts.practice_resumed(attempt.steps_done() + 1)));
    let words = match attempt.beside() {
        Beside::Instruction => return news,
        Beside::Hint(own) | Beside::Remark(own) => return news.and_clip(attempt.lesson().clip(own), &own.text),
        Beside::OffTheWay => texts.practice_off_the_way(),
        Beside::NoSuchDigit => texts.practice_no_such_digit(),
        Beside::NoGreenKey => texts.practice_no_green_key(),
        Beside::LooksReal => texts.practice_looks_real(),
        Beside::Which => texts.practice_which(),
        Beside::NotThatOne => texts.practice_not_that_one(),
        Beside::AlsoRight => texts.practice_also_right(),
        Beside::TakenBack => texts.practice_taken_back(),
        Beside::NothingToTakeBack => texts.practice_nothing_to_take_back(),
    };
    news.and(words)
}

/// What stands on the phone but cannot be read off it: what a picture shows, what a caller says.
fn words_on_the_phone(attempt: &Attempt) -> Narration {
    let elements = attempt.state().shown_elements(attempt.practice());
    let words = elements.into_iter().filter_map(|element| element.widget.words());
    words.fold(Narration::default(), |said, words| said.and_clip(attempt.lesson().clip(words), &words.text))
}

/// What the phone itself was heard to say at the last touch.
fn heard(attempt: &Attempt) -> Narration {
    let clips = attempt.state().sounds.iter().map(|clip| attempt.practice().clip(*clip));
    clips.fold(Narration::default(), |heard, clip| heard.and_clip(attempt.lesson().clip(clip), &clip.text))
}

/// Xem làm mẫu goes on by the green key, but not where it asks which digit comes next.
fn watch_go(attempt: &Attempt, texts: Texts) -> Option<String> {
    let asks = matches!(attempt.beside(), Beside::Which | Beside::NotThatOne | Beside::AlsoRight);
    (attempt.policy.machine_presses && !asks).then(|| texts.practice_watch_go().to_owned())
}

/// What to press next, where the arrow shows it.
fn next_press(attempt: &Attempt, texts: Texts) -> Option<String> {
    // In a number its dots are not typed: there the dot key deletes.
    let typed = |text: &String| match attempt.state().taken(attempt.practice(), text) {
        Some(taken) => taken.typed,
        None => text.clone(),
    };
    let watching = attempt.policy.machine_presses && *attempt.beside() == Beside::Instruction;
    let field = attempt.state().open_field(attempt.practice());
    let secret = field.is_some_and(|field| field.entry.is_secret());
    match (attempt.pointed()?, watching) {
        // The learner must not hear from us what no one should ever say aloud.
        (Touch::Type(_), true) if secret => Some(texts.practice_machine_types_code().to_owned()),
        (Touch::Type(_), false) if secret => Some(texts.practice_type_code().to_owned()),
        (Touch::Digit(digit), true) => {
            let label = guide::label_of(attempt.practice(), attempt.state(), *digit).unwrap_or_default();
            Some(texts.practice_machine_presses(digit, label))
        }
        (Touch::Digit(digit), false) => Some(texts.practice_press(digit)),
        (Touch::NextPage, true) => Some(texts.practice_machine_next_page().to_owned()),
        (Touch::NextPage, false) => Some(texts.practice_press_more().to_owned()),
        (Touch::Type(text), true) => Some(texts.practice_machine_types(typed(text))),
        (Touch::Type(text), false) => Some(texts.practice_type(typed(text))),
    }
}

/// A trap: first its scenes on the phone, then one still page with the sign and what to do next time.
fn of_scene(attempt: &Attempt, scene: Scene, texts: Texts) -> Outline {
    let trap = attempt.practice().trap(scene.trap);
    let lesson = attempt.lesson();
    if usize::from(scene.number) < trap.scenes.len() {
        let mut spoken = Narration::of([texts.practice_scene()]);
        spoken.pieces.extend(words_on_the_phone(attempt).pieces);
        return Outline {
            title: texts.practice_scene().to_owned(),
            enter: Some(texts.practice_scene_go().to_owned()),
            spoken: Some(spoken),
            ..Outline::default()
        };
    }
    let say = |narration: Narration, spoken: &Spoken| narration.and_clip(lesson.clip(spoken), &spoken.text);
    let narration = [&trap.happened, &trap.sign, &trap.next_time].into_iter().fold(Narration::default(), say);
    Outline {
        title: texts.practice_trap_title().to_owned(),
        texts: vec![
            trap.happened.text.clone(),
            format!("{} {}", texts.practice_trap_sign(), trap.sign.text),
            format!("{} {}", texts.practice_trap_next_time(), trap.next_time.text),
        ],
        enter: Some(trap.back.clone()),
        spoken: Some(narration),
        ..Outline::default()
    }
}

/// The end of a mode: what was achieved and what comes next.
pub(super) fn done(mode: Mode, following: Option<Part>, texts: Texts) -> Outline {
    let text = match mode {
        Mode::Watch => texts.practice_done_watch(),
        Mode::Follow | Mode::Pair => texts.practice_done_follow(),
        Mode::Alone => texts.practice_done_alone(),
    };
    let rest = Choice { digit: 1, label: texts.practice_done_rest().to_owned(), remark: None, mark: Mark::None };
    Outline {
        title: texts.practice_done_title().to_owned(),
        texts: vec![text.to_owned()],
        choices: vec![rest],
        enter: following.map(|part| texts.practice_done_go(part.name(texts))),
        note: Some(texts.lesson_saved().to_owned()),
        ..Outline::default()
    }
}

/// What the volunteer beside the learner presses at the end.
pub(super) const VOLUNTEER: u8 = 2;

/// The same where a volunteer watched: it is theirs to say so, unless the machine showed what to press.
pub(super) fn done_watched(mut outline: Outline, watcher: &Person, shown: bool, texts: Texts) -> Outline {
    let who = naming::short(watcher);
    if shown {
        outline.texts.push(texts.watch_shown().to_owned());
    } else {
        outline.texts.push(texts.watch_done(capitalised(&who)));
        outline.choices.push(Choice::new(VOLUNTEER, texts.watch_vouch(capitalised(&who))));
    }
    outline
}

/// Before Tự làm a volunteer may sit down beside the learner.
pub(super) fn with_seat_for_a_volunteer(mut outline: Outline, texts: Texts) -> Outline {
    outline.choices.push(Choice::new(VOLUNTEER, texts.watch_sit_down()));
    outline
}

/// The name of a mode, as it stands over the instruction.
pub(super) fn mode_name(mode: Mode, texts: Texts) -> &'static str {
    match mode {
        Mode::Watch => texts.practice_watch(),
        Mode::Follow => texts.practice_follow(),
        Mode::Pair => texts.practice_pair(),
        Mode::Alone => texts.practice_alone(),
    }
}
