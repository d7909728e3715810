//! Every kind of element of the simulated phone in one lesson, the tour: proved, watched, followed, and played on the
//! screen itself.

use std::sync::Arc;
use tramhoc::check::Form;
use tramhoc::contract::{Event, Fact, Outline, Press, Screen};
use tramhoc::lesson::{Catalogue, Lesson, Report, prove};
use tramhoc::phone::widgets::Widget;
use tramhoc::phone::{Attempt, Beside, Happened, Input, Touch, guide};
use tramhoc::record::Mode;
use tramhoc::screens::Route;
use tramhoc::texts::{Lang, Texts};
use tramhoc::world::World;

const TOUR: &str = include_str!("lessons/tour/lesson.toml");
const TEXTS: Texts = Texts::new(Lang::Vi);

fn tour() -> Arc<Lesson> {
    prove(TOUR, TEXTS).lesson.expect("the tour can be read")
}

fn input(touch: &Touch) -> Input {
    match touch {
        Touch::Digit(digit) => Input::Digit(*digit),
        Touch::NextPage => Input::NextPage,
        Touch::Type(text) => Input::Type(text.clone()),
    }
}

#[test]
fn the_tour_is_proved_without_a_problem() {
    let proof = prove(TOUR, TEXTS);
    let report = |problem| Report { file: "tour/lesson.toml", source: TOUR, problem }.to_string();
    let told: Vec<String> = proof.problems.iter().map(report).collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
    println!("tour: {} states, {} frames", proof.states, proof.frames);
}

#[test]
fn every_kind_of_element_is_on_the_tour() {
    let written = |kind: &&&str| !TOUR.contains(&format!("kind = \"{kind}\""));
    let missing: Vec<&&str> = Widget::KINDS.iter().filter(written).collect();
    assert!(missing.is_empty(), "not on the tour: {missing:?}");
}

#[test]
fn every_kind_of_question_is_on_the_tour() {
    let written = |kind: &&&str| !TOUR.contains(&format!("kind = \"{kind}\""));
    let missing: Vec<&&str> = Form::KINDS.iter().filter(written).collect();
    assert!(missing.is_empty(), "not on the tour: {missing:?}");
}

#[test]
fn every_kind_of_element_is_seen_on_the_recorded_way_or_in_its_traps() {
    let lesson = tour();
    let practice = &lesson.practice;
    let mut seen = std::collections::BTreeSet::new();
    for state in guide::replay(practice, &practice.solutions[0]) {
        seen.extend(state.shown_elements(practice).into_iter().map(|element| element.id.clone()));
    }
    // A wrong number brings the dialog, answering the stranger brings the voice and the trap.
    let aside = ["so-dien-3", "da-gui-4", "mat-tien-1"];
    let all = practice.screens.iter().flat_map(|screen| &screen.elements).map(|element| element.id.as_str());
    let unseen: Vec<&str> = all.filter(|id| !seen.contains(*id) && !aside.contains(id)).collect();
    assert!(unseen.is_empty(), "{unseen:?}");
}

#[test]
fn watching_the_tour_passes_the_states_of_its_solution() {
    let lesson = tour();
    let replay = guide::replay(&lesson.practice, &lesson.practice.solutions[0]);
    let mut attempt = Attempt::new(Arc::clone(&lesson), Mode::Watch);
    let mut seen = vec![attempt.state().clone()];
    while !attempt.state().finished() {
        let next = match (attempt.beside(), attempt.next_touch()) {
            (Beside::Which | Beside::NotThatOne | Beside::AlsoRight, Some(touch)) => input(touch),
            _ => Input::GoOn,
        };
        attempt = attempt.after(&next).0;
        seen.push(attempt.state().clone());
        assert!(seen.len() <= replay.len(), "watching does not end");
    }
    assert_eq!(seen, replay);
}

#[test]
fn the_arrow_leads_to_the_end_from_wherever_a_stumbling_learner_got_to() {
    let lesson = tour();
    for seed in 0..12_u64 {
        let mut attempt = Attempt::new(Arc::clone(&lesson), Mode::Follow);
        let mut dice = seed;
        for _ in 0..40 {
            dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            attempt = attempt.after(&any_key(&attempt, (dice >> 33) as usize)).0;
        }
        for _ in 0..120 {
            let on = if attempt.state().scene.is_some() { None } else { attempt.next_touch().map(input) };
            attempt = attempt.after(&on.unwrap_or(Input::GoOn)).0;
        }
        assert!(attempt.state().finished(), "seed {seed}");
    }
}

fn any_key(attempt: &Attempt, dice: usize) -> Input {
    if attempt.state().scene.is_some() {
        return Input::GoOn;
    }
    let touches = guide::touches(attempt.practice(), attempt.state(), false);
    touches.get(dice % touches.len().max(1)).map_or(Input::LeaveField, input)
}

#[test]
fn a_power_cut_while_something_waits_changes_nothing() {
    let lesson = tour();
    let practice = &lesson.practice;
    let states = guide::replay(practice, &practice.solutions[0]);
    let place = states.iter().position(|state| !state.pending.is_empty()).expect("the call waits");
    let snapshot = serde_json::to_string(&states[place]).expect("a state is plain data");
    let resumed = Attempt::resumed(Arc::clone(&lesson), Mode::Alone, &snapshot).expect("it fits");
    assert_eq!(resumed.state(), &states[place]);
    let (next, _) = resumed.after(&input(&practice.solutions[0][place]));
    assert_eq!((next.state(), next.state().sounds.len()), (&states[place + 1], 1));
}

#[test]
fn the_trap_of_the_tour_is_sprung_and_leads_back_to_before_the_call() {
    let lesson = tour();
    let solution = &lesson.practice.solutions[0];
    let states = guide::replay(&lesson.practice, solution);
    let rings = states.iter().position(|state| !state.sounds.is_empty()).expect("the phone rings");
    let mut attempt = Attempt::new(Arc::clone(&lesson), Mode::Alone);
    for touch in &solution[..rings] {
        attempt = attempt.after(&input(touch)).0;
    }
    attempt = attempt.after(&Input::Digit(1)).0;
    let (mut attempt, happened) = attempt.after(&Input::Digit(1));
    assert_eq!(happened, [Happened::TrapSprung]);
    for _ in 0..2 {
        attempt = attempt.after(&Input::GoOn).0;
    }
    let state = attempt.state();
    assert_eq!((state.scene, &lesson.practice.screen(state.screen).id[..]), (None, "da-gui"));
    assert!(state.pending.is_empty(), "the call does not come by itself");
}

/// The screen of the practice with the tour, and the world it stands in.
struct Played {
    world: World,
    screen: Box<dyn Screen>,
}

impl Played {
    fn new(mode: Mode) -> Self {
        let mut world = World::new(TEXTS);
        world.catalogue = Arc::new(Catalogue::new(vec![tour()]));
        let mut screen = Route::Practice { lesson: 1999, mode }.open(&world);
        screen.handle(&Event::Entered, &world);
        screen.handle(&Event::Told(Fact::Seed(7)), &world);
        Self { world, screen }
    }

    fn press(&mut self, press: Press) {
        self.screen.handle(&Event::Press(press), &self.world);
    }

    fn touch(&mut self, touch: &Touch) {
        match touch {
            Touch::Digit(digit) => self.press(Press::Digit(*digit)),
            Touch::NextPage => self.press(Press::NextPage),
            Touch::Type(text) => {
                text.chars().for_each(|c| self.press(Press::Char(c)));
                self.press(Press::Enter);
            }
        }
    }

    fn outline(&self) -> Outline {
        self.screen.outline(&self.world)
    }

    fn says(&self, text: &str) -> bool {
        self.outline().texts.iter().any(|line| line.contains(text))
    }
}

#[test]
fn played_on_the_screen_the_tour_can_be_finished_and_the_bell_is_heard_and_read() {
    let lesson = tour();
    let mut played = Played::new(Mode::Alone);
    let mut rang = 0;
    let mut shown = Vec::new();
    for touch in &lesson.practice.solutions[0] {
        played.touch(touch);
        let outline = played.outline();
        let clips: Vec<String> = outline.narration().pieces.into_iter().filter_map(|piece| piece.clip).collect();
        if played.says("Reng reng") {
            rang += 1;
            assert_eq!(clips.first().map(String::as_str), Some("tour/chuong"), "the bell comes first");
        }
        shown.extend(clips.into_iter().filter(|clip| clip.ends_with("-says")));
    }
    assert_eq!(rang, 1, "it rings once");
    assert_eq!(played.outline().title, TEXTS.practice_done_title());
    for clip in ["tour/soi-ma-1-says", "tour/chup-1-says", "tour/xem-anh-1-says"] {
        assert!(shown.iter().any(|shown| shown == clip), "{clip} is said: {shown:?}");
    }
}

#[test]
fn a_number_as_long_as_a_real_one_is_not_taken_and_one_is_told_why() {
    let lesson = tour();
    let solution = &lesson.practice.solutions[0];
    let typing = solution.iter().rposition(|touch| matches!(touch, Touch::Type(_))).expect("a number is typed");
    let mut played = Played::new(Mode::Alone);
    solution[..typing].iter().for_each(|touch| played.touch(touch));
    played.touch(&Touch::Type("012345678901".into()));
    assert!(played.says(TEXTS.practice_looks_real()), "{:?}", played.outline());
    assert_eq!(played.outline().field.map(|field| field.text), Some(String::new()), "the field is open, and empty");
    solution[typing..].iter().for_each(|touch| played.touch(touch));
    assert_eq!(played.outline().title, TEXTS.practice_done_title());
}
