//! The practice on paper: its steps with the phone along the first solution, the other ways, the traps with their scenes
//! and ways back, the screens that lie off every way, and what is said to a tap that was not the way.

use super::album::Album;
use super::{Block, Chapter, Picture, said};
use crate::phone::spots::{self, Move, Way, wander};
use crate::phone::{Detour, Input, Practice, Spot, State, StepIx, Target, Touch, TrapIx, guide};
use crate::texts::Texts;
use std::collections::{BTreeMap, HashSet};

pub(super) fn chapter<'p>(practice: &'p Practice, album: &mut Album<'p>, texts: Texts) -> Chapter {
    let mut paper = Paper { practice, texts, album };
    let mut blocks = paper.steps();
    blocks.extend(paper.other_solutions());
    blocks.extend(paper.traps());
    blocks.extend(paper.other_screens());
    blocks.extend(paper.remarks());
    blocks.extend(paper.heard());
    Chapter { heading: texts.walk_practice().to_owned(), blocks }
}

struct Paper<'p, 'a> {
    practice: &'p Practice,
    texts: Texts,
    album: &'a mut Album<'p>,
}

/// A touch of a solution, the phone before it and after it.
struct Touched<'p> {
    before: State,
    touch: &'p Touch,
    after: Option<State>,
}

impl<'p> Paper<'p, '_> {
    /// A solution touch by touch; one that means nothing ends it.
    fn played(&self, solution: &'p [Touch]) -> Vec<Touched<'p>> {
        let states = guide::replay(self.practice, solution);
        let touches = solution.iter().zip(&states).enumerate();
        touches
            .map(|(place, (touch, before))| Touched {
                before: before.clone(),
                touch,
                after: states.get(place + 1).cloned(),
            })
            .collect()
    }

    /// Every step; under it, the part of the first solution that does it.
    fn steps(&mut self) -> Vec<Block> {
        let solution = self.practice.solutions.first().map(Vec::as_slice).unwrap_or_default();
        let played = self.played(solution);
        let last = played.last().and_then(|touched| touched.after.clone());
        let mut parts: BTreeMap<StepIx, Vec<Touched>> = BTreeMap::new();
        for touched in played {
            let step = touched.before.current_step(self.practice).unwrap_or_default();
            parts.entry(step).or_default().push(touched);
        }
        let mut blocks = Vec::new();
        for step in 0..self.practice.steps.len() as StepIx {
            blocks.extend(self.step(step));
            let part = parts.remove(&step).unwrap_or_default();
            let mut pictures: Vec<Picture> = part.iter().map(|touched| self.of_touch(touched)).collect();
            let is_last = parts.is_empty() && usize::from(step) + 1 == self.practice.steps.len();
            if let Some(end) = last.as_ref().filter(|_| is_last) {
                pictures.push(self.album.picture(end, None, self.texts.walk_end().to_owned()));
            }
            blocks.push(Block::Pictures(pictures));
        }
        blocks
    }

    fn step(&self, step: StepIx) -> Vec<Block> {
        let texts = self.texts;
        let spec = self.practice.step(step);
        let mut blocks =
            vec![Block::Heading(texts.walk_step(&spec.id, step + 1)), said(texts.walk_instruction(), &spec.say.text)];
        let hints = (1..).zip(&spec.hints).map(|(number, hint)| said(&texts.walk_hint(number), &hint.text));
        blocks.extend(hints);
        if spec.detour == Detour::Mistake {
            blocks.push(Block::Paragraph(texts.walk_mistake().to_owned()));
        }
        blocks
    }

    fn of_touch(&mut self, touched: &Touched) -> Picture {
        let mut caption = self.album.words_of(&touched.before, &spots::input_of(touched.touch));
        if touched.after.is_none() {
            caption = format!("{caption} · {}", self.texts.walk_means_nothing());
        }
        self.album.picture(&touched.before, Some(touched.touch), caption)
    }

    fn other_solutions(&mut self) -> Vec<Block> {
        let solutions = self.practice.solutions.iter().enumerate().skip(1);
        solutions.flat_map(|(place, solution)| self.other_solution(place, solution)).collect()
    }

    /// Another way in words; looks that were not seen yet are drawn.
    fn other_solution(&mut self, place: usize, solution: &'p [Touch]) -> Vec<Block> {
        let texts = self.texts;
        let (mut words, mut pictures) = (Vec::new(), Vec::new());
        for touched in self.played(solution) {
            let number = match self.album.number_of(&touched.before) {
                Some(number) => number,
                None => {
                    let picture = self.of_touch(&touched);
                    let number = picture.number;
                    pictures.push(picture);
                    number
                }
            };
            let touch = self.album.words_of(&touched.before, &spots::input_of(touched.touch));
            words.push(format!("{touch} ({})", texts.walk_picture(number)));
        }
        vec![Block::Heading(texts.walk_solution(place + 1)), Block::Points(words), Block::Pictures(pictures)]
    }

    fn traps(&mut self) -> Vec<Block> {
        let traps = 0..self.practice.traps.len() as TrapIx;
        traps.flat_map(|trap| self.trap(trap)).collect()
    }

    fn trap(&mut self, trap: TrapIx) -> Vec<Block> {
        let texts = self.texts;
        let spec = self.practice.trap(trap);
        let mut blocks = vec![Block::Heading(texts.walk_trap(&spec.id, &spec.tag))];
        let way = self.way_into(trap);
        let Some(Move { from: before, input, to: after }) = way.moves().next_back() else {
            blocks.push(Block::Paragraph(texts.walk_never_sprung().to_owned()));
            return blocks;
        };
        blocks.push(said(texts.walk_way(), &self.way_in_words(&way)));
        let caption = texts.walk_springs(self.album.words_of(before, input));
        let touch = match input {
            Input::Digit(digit) => Some(Touch::Digit(*digit)),
            Input::Type(text) => Some(Touch::Type(text.clone())),
            Input::NextPage | Input::LeaveField | Input::GoOn => None,
        };
        let mut pictures = vec![self.album.picture(before, touch.as_ref(), caption)];
        let mut state = Some(after.clone());
        while let Some(scene) = state.clone().filter(|state| self.plays_scene(state)) {
            let number = scene.scene.map_or(0, |scene| usize::from(scene.number)) + 1;
            pictures.push(self.album.picture(&scene, None, texts.walk_scene(number)));
            state = scene.after(self.practice, &Input::GoOn);
        }
        blocks.push(Block::Pictures(pictures));
        blocks.push(said(texts.walk_happened(), &spec.happened.text));
        blocks.push(said(texts.walk_sign(), &spec.sign.text));
        blocks.push(said(texts.walk_next_time(), &spec.next_time.text));
        if let Some(back) = state.and_then(|still| still.after(self.practice, &Input::GoOn)) {
            blocks.extend(self.way_back(&spec.back, &back));
        }
        blocks
    }

    /// The still page after the last scene is words, not a picture of the phone.
    fn plays_scene(&self, state: &State) -> bool {
        state.scene.is_some_and(|scene| usize::from(scene.number) < self.practice.trap(scene.trap).scenes.len())
    }

    fn way_back(&mut self, label: &str, back: &State) -> Vec<Block> {
        let texts = self.texts;
        match self.album.number_of(back) {
            Some(number) => {
                let to = format!("{label} → {}", texts.walk_picture(number));
                vec![said(texts.walk_back(), &to)]
            }
            None => {
                let picture = self.album.picture(back, None, label.to_owned());
                vec![said(texts.walk_back(), label), Block::Pictures(vec![picture])]
            }
        }
    }

    /// The shortest way into a trap; none at all where nothing springs it.
    fn way_into(&self, trap: TrapIx) -> Way {
        let springs =
            |Move { from, to, .. }: Move| from.scene.is_none() && to.scene.is_some_and(|scene| scene.trap == trap);
        wander(self.practice, springs).unwrap_or_default()
    }

    fn way_in_words(&self, way: &Way) -> String {
        let words = way.moves().map(|Move { from, input, .. }| self.album.words_of(from, input));
        words.collect::<Vec<_>>().join(" → ")
    }

    /// Screens that lie on no solution and in no trap.
    fn other_screens(&mut self) -> Vec<Block> {
        let texts = self.texts;
        let mut pictures = Vec::new();
        for screen in &self.practice.screens {
            let state = spots::arrive(self.practice, &Spot::Screen(screen.id.clone()));
            if let Some(state) = state.filter(|state| self.album.number_of(state).is_none()) {
                pictures.push(self.album.picture(&state, None, screen.id.clone()));
            }
        }
        if pictures.is_empty() {
            return Vec::new();
        }
        vec![Block::Heading(texts.walk_other_screens().to_owned()), Block::Pictures(pictures)]
    }

    /// What is heard and not drawn: what a picture shows, what a caller says, the sounds of the phone.
    fn heard(&self) -> Vec<Block> {
        let of_elements = self.practice.screens.iter().flat_map(|screen| {
            let words = screen.elements.iter().filter_map(|element| element.widget.words());
            words.map(|spoken| format!("{}: {}", screen.id, spoken.text))
        });
        let sounds = self.practice.clips.iter().map(|sound| format!("{}: {}", sound.clip, sound.text));
        let points: Vec<String> = of_elements.chain(sounds).collect();
        if points.is_empty() {
            return Vec::new();
        }
        vec![Block::Heading(self.texts.walk_heard().to_owned()), Block::Points(points)]
    }

    /// What is said to taps off the way, wherever one can be made.
    fn remarks(&self) -> Vec<Block> {
        let (mut told, mut points) = (HashSet::new(), Vec::new());
        wander(self.practice, |Move { from, .. }| {
            let screen = &self.practice.screen(from.screen_on_view(self.practice)).id;
            for offer in from.offers(self.practice) {
                let (Target::Tap(tap) | Target::Field(tap, _)) = offer.target else { continue };
                let Some(remark) = tap.remark.as_ref().filter(|remark| told.insert(remark.clip.clone())) else {
                    continue;
                };
                points.push(format!("{screen} · {}: {}", offer.label, remark.text));
            }
            false
        });
        if points.is_empty() {
            return Vec::new();
        }
        vec![Block::Heading(self.texts.walk_remarks().to_owned()), Block::Points(points)]
    }
}
