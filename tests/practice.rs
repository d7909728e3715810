//! The practice machine on the shipped lessons: the four modes are one machine, nobody gets stuck, a power cut continues.

use std::sync::Arc;
use tramhoc::lesson::{Lesson, embedded_catalogue};
use tramhoc::phone::{Attempt, Beside, Happened, Input, State, Touch, guide};
use tramhoc::record::{Help, Mode};
use tramhoc::texts::{Lang, Texts};

fn lessons() -> Vec<Arc<Lesson>> {
    let catalogue = embedded_catalogue(Texts::new(Lang::Vi));
    assert!(catalogue.lessons().len() >= 2, "the station ships lessons");
    catalogue.lessons().to_vec()
}

fn input(touch: &Touch) -> Input {
    match touch {
        Touch::Digit(digit) => Input::Digit(*digit),
        Touch::NextPage => Input::NextPage,
        Touch::Type(text) => Input::Type(text.clone()),
    }
}

/// What a patient learner does while watching: the green key, and the digit where it is asked for.
fn watch_on(attempt: &Attempt) -> Input {
    match (attempt.beside(), attempt.next_touch()) {
        (Beside::Which | Beside::NotThatOne | Beside::AlsoRight, Some(touch)) => input(touch),
        _ => Input::GoOn,
    }
}

#[test]
fn the_states_of_watching_equal_the_replay_of_the_solution() {
    for lesson in lessons() {
        let replay = guide::replay(&lesson.practice, &lesson.practice.solutions[0]);
        let mut attempt = Attempt::new(Arc::clone(&lesson), Mode::Watch);
        let mut seen = vec![attempt.state().clone()];
        let mut finished = false;
        while !finished {
            let (next, happened) = attempt.after(&watch_on(&attempt));
            assert_ne!(next.state(), attempt.state(), "{}: watching does not go on", lesson.id);
            finished = happened.contains(&Happened::Finished);
            attempt = next;
            seen.push(attempt.state().clone());
        }
        assert_eq!(seen, replay, "{}", lesson.id);
    }
}

#[test]
fn watching_asks_for_every_second_press_and_a_wrong_digit_changes_nothing() {
    for lesson in lessons() {
        let attempt = Attempt::new(Arc::clone(&lesson), Mode::Watch);
        assert_eq!(*attempt.beside(), Beside::Instruction, "{}", lesson.id);
        let (second, _) = attempt.after(&Input::GoOn);
        if !matches!(second.next_touch(), Some(Touch::Digit(_))) {
            continue;
        }
        assert_eq!(*second.beside(), Beside::Which, "{}", lesson.id);
        assert_eq!(second.pointed(), None, "the arrow would give the answer away");
        let Some(Touch::Digit(right)) = second.next_touch() else { continue };
        let (third, _) = second.after(&Input::Digit(right % 8 + 1));
        assert_eq!(third.state(), second.state());
        assert!(matches!(third.beside(), Beside::NotThatOne | Beside::AlsoRight), "{:?}", third.beside());
        assert!(third.pointed().is_some(), "now the arrow shows it");
    }
}

#[test]
fn every_solution_finishes_without_help_and_without_mistakes_in_the_other_modes() {
    for lesson in lessons() {
        for (mode, solution) in
            [Mode::Follow, Mode::Alone].into_iter().flat_map(|m| lesson.practice.solutions.iter().map(move |s| (m, s)))
        {
            let mut attempt = Attempt::new(Arc::clone(&lesson), mode);
            let mut work = Vec::new();
            for touch in solution {
                let (next, happened) = attempt.after(&input(touch));
                work.extend(happened.into_iter().filter_map(|h| match h {
                    Happened::StepDone(work) => Some(work),
                    _ => None,
                }));
                attempt = next;
            }
            assert!(attempt.state().finished(), "{} {mode:?} {solution:?}", lesson.id);
            assert_eq!(work.len(), lesson.practice.steps.len(), "{}: each step is recorded once", lesson.id);
            assert!(work.iter().all(|w| w.help == Help::None && w.traps.is_empty() && w.mode == mode));
        }
    }
}

#[test]
fn following_the_arrow_from_anywhere_a_stumbling_learner_gets_to_leads_to_the_end() {
    for lesson in lessons() {
        for seed in 0..20_u64 {
            let mut attempt = Attempt::new(Arc::clone(&lesson), Mode::Follow);
            let mut dice = seed;
            for _ in 0..15 {
                dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                attempt = attempt.after(&stumble(&attempt, (dice >> 33) as usize)).0;
            }
            for _ in 0..80 {
                if attempt.state().finished() {
                    break;
                }
                let next = attempt.next_touch().map_or(Input::GoOn, input);
                let next = if attempt.state().scene.is_some() { Input::GoOn } else { next };
                attempt = attempt.after(&next).0;
            }
            assert!(attempt.state().finished(), "{} with seed {seed}", lesson.id);
        }
    }
}

/// Any key a person might press here.
fn stumble(attempt: &Attempt, dice: usize) -> Input {
    if attempt.state().scene.is_some() {
        return Input::GoOn;
    }
    let touches = guide::touches(attempt.practice(), attempt.state(), false);
    touches.get(dice % touches.len().max(1)).map_or(Input::LeaveField, input)
}

#[test]
fn a_run_taken_up_from_its_snapshot_is_the_run_that_was_cut() {
    for lesson in lessons() {
        for mode in [Mode::Watch, Mode::Follow, Mode::Alone] {
            let mut attempt = Attempt::new(Arc::clone(&lesson), mode);
            loop {
                let next = if mode == Mode::Watch {
                    watch_on(&attempt)
                } else {
                    input(&attempt.next_touch().unwrap().clone())
                };
                let (after, happened) = attempt.after(&next);
                attempt = after;
                if happened.iter().any(|h| matches!(h, Happened::StepDone(_))) && !attempt.state().finished() {
                    let taken_up = Attempt::resumed(Arc::clone(&lesson), mode, &attempt.snapshot()).expect("it fits");
                    assert_eq!(taken_up.state(), attempt.state());
                    assert_eq!(taken_up.next_touch(), attempt.next_touch(), "{} {mode:?}", lesson.id);
                }
                if attempt.state().finished() {
                    break;
                }
            }
        }
    }
}

#[test]
fn a_snapshot_of_another_lesson_is_not_taken_up() {
    let lessons = lessons();
    let other = Attempt::new(Arc::clone(&lessons[1]), Mode::Alone).snapshot();
    assert_eq!(Attempt::resumed(Arc::clone(&lessons[0]), Mode::Alone, &other), None);
    assert_eq!(Attempt::resumed(Arc::clone(&lessons[0]), Mode::Alone, "torn"), None);
}

#[test]
fn hints_grow_stronger_and_the_strongest_is_recorded_with_the_step() {
    for lesson in lessons() {
        let mut attempt = Attempt::new(Arc::clone(&lesson), Mode::Alone);
        assert_eq!(attempt.pointed(), None, "on one's own there is no arrow");
        for (place, help) in [Help::Nudge, Help::Point, Help::Show, Help::Show].into_iter().enumerate() {
            attempt = attempt.hinted();
            assert_eq!(attempt.tally().help, help);
            let hint = &lesson.practice.steps[0].hints[place.min(2)];
            assert_eq!(*attempt.beside(), Beside::Hint(hint.clone()));
        }
        assert!(attempt.pointed().is_some(), "the second hint points");
        let mut work = None;
        while work.is_none() {
            let (next, happened) = attempt.after(&input(&attempt.next_touch().unwrap().clone()));
            work = happened.into_iter().find_map(|h| if let Happened::StepDone(work) = h { Some(work) } else { None });
            attempt = next;
        }
        assert_eq!(work.unwrap().help, Help::Show);
        assert_eq!(attempt.tally().help, Help::None, "the next step begins without help");
    }
}

#[test]
fn every_trap_is_sprung_somewhere_has_its_scenes_and_leads_back() {
    for lesson in lessons() {
        let practice = &lesson.practice;
        let mut unsprung: Vec<u16> = (0..practice.traps.len() as u16).collect();
        let mut seen = std::collections::HashSet::new();
        // From everywhere on the recorded ways: the late traps lie far from the start.
        let ways = practice.solutions.iter().flat_map(|solution| guide::replay(practice, solution));
        let at = |state| Attempt::standing(Arc::clone(&lesson), Mode::Alone, state);
        let mut queue: Vec<Attempt> = ways.map(at).collect();
        while let Some(attempt) = queue.pop() {
            for touch in guide::touches(practice, attempt.state(), false) {
                let (next, happened) = attempt.after(&input(&touch));
                if let Some(scene) = next.state().scene {
                    assert!(happened.contains(&Happened::TrapSprung));
                    if unsprung.contains(&scene.trap) {
                        unsprung.retain(|trap| *trap != scene.trap);
                        goes_back(&next, scene.trap);
                    }
                } else if seen.insert(next.state().course()) && seen.len() < 400 {
                    queue.insert(0, next);
                }
            }
        }
        assert!(
            !practice.traps.is_empty() && unsprung.is_empty(),
            "{}: {unsprung:?} of {}",
            lesson.id,
            practice.traps.len()
        );
    }
}

fn goes_back(sprung: &Attempt, trap: u16) {
    let trap = sprung.practice().trap(trap).clone();
    assert_eq!(sprung.tally().traps.last(), Some(&trap.tag));
    let mut attempt = sprung.clone();
    for _ in 0..=trap.scenes.len() {
        assert!(attempt.state().scene.is_some());
        assert!(attempt.state().on_view(attempt.practice()).0.is_empty(), "during a trap nothing can be tapped");
        attempt = attempt.after(&Input::GoOn).0;
    }
    let state: &State = attempt.state();
    assert_eq!((state.scene, state.screen), (None, trap.rewind));
    assert!(attempt.tally().traps.contains(&trap.tag), "going back does not undo what is recorded");
}
