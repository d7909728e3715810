//! The exploration by blocks against the plainest one there is: every state, one by one, what the ways back restore
//! included. On scripts made at random both must find the same states, the same dead ends and the same ways back that are
//! missing; and a long form must stay small.

use super::super::author::Author;
use super::super::bare::{AROUND, CHECK, QUESTION};
use super::super::header::read_for;
use super::super::model::Lesson;
use super::block::Block;
use super::explore::Space;
use super::stuck::Stuck;
use super::touch::{played, touchables};
use crate::phone::{Domain, Practice, State, TrapIx, Value};
use crate::texts::{Lang, Texts};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write;

/// A state without what is kept for the ways back: its shape and its values.
type Seen = (State, Vec<Value>);

/// More states than this take a test too long; such a script is passed over.
const MOST: usize = 6_000;

/// What an exploration found.
#[derive(Debug, PartialEq, Default)]
struct Found {
    /// Every state, and whether the end can be reached from it without a trap.
    states: BTreeMap<Seen, bool>,
    /// Traps that are sprung somewhere with no way back.
    lost: BTreeSet<TrapIx>,
}

impl Found {
    fn note_sprung(&mut self, practice: &Practice, before: &State, after: &State) {
        let sprung = after.scene.filter(|_| before.scene.is_none());
        self.lost.extend(sprung.map(|s| s.trap).filter(|trap| !after.leads_back_to(practice.trap(*trap).rewind)));
    }
}

/// Every state one by one.
fn one_by_one(practice: &Practice) -> Option<Found> {
    let mut seen = Found::default();
    let start = State::start(practice);
    let mut index = HashMap::from([(start.key(), 0)]);
    let mut states = vec![start];
    let mut back: Vec<Vec<usize>> = vec![Vec::new()];
    let mut at = 0;
    while at < states.len() {
        let state = states[at].clone();
        let touches = if state.finished() { Vec::new() } else { touchables(practice, &state).0 };
        for touchable in touches {
            let next = played(practice, state.clone(), &touchable.inputs);
            seen.note_sprung(practice, &state, &next);
            let found = *index.entry(next.key()).or_insert_with(|| {
                states.push(next.clone());
                back.push(Vec::new());
                states.len() - 1
            });
            if state.scene.is_none() && next.scene.is_none() {
                back[found].push(at);
            }
        }
        if states.len() > MOST {
            return None;
        }
        at += 1;
    }
    // A trap that plays goes on by itself; it is no place to be stuck in.
    let mut good: Vec<bool> = states.iter().map(|state| state.finished() || state.scene.is_some()).collect();
    let mut queue: Vec<usize> = (0..good.len()).filter(|at| good[*at]).collect();
    while let Some(at) = queue.pop() {
        for from in &back[at] {
            if !std::mem::replace(&mut good[*from], true) {
                queue.push(*from);
            }
        }
    }
    for (state, good) in states.iter().zip(good) {
        *seen.states.entry((bare(state), state.values.clone())).or_insert(good) &= good;
    }
    Some(seen)
}

/// The shape of a state, ways back left out.
fn bare(state: &State) -> State {
    let mut shape = state.shape();
    shape.saved.clear();
    shape
}

/// The same by blocks: every state of every block.
fn by_blocks(practice: &Practice) -> Found {
    let space = Space::of(practice);
    let stuck = Stuck::of(&space);
    let mut seen = Found::default();
    for step in space.moves() {
        seen.note_sprung(practice, &space.places[step.from].shape, &space.places[step.to].shape);
    }
    for (place, found) in space.places.iter().enumerate() {
        for values in combinations(practice, &found.blocks) {
            let good = !stuck.0[place].iter().any(|block| block.holds(&values));
            *seen.states.entry((bare(&found.shape), values)).or_insert(good) &= good;
        }
    }
    seen
}

fn combinations(practice: &Practice, blocks: &[Block]) -> BTreeSet<Vec<Value>> {
    let mut all = vec![Vec::new()];
    for variable in &practice.variables {
        let count = match &variable.domain {
            Domain::Words(words) => words.len() as Value,
            Domain::Count { max } => max + 1,
            Domain::Typed { classes } => classes.len() as Value + 2,
        };
        all = all
            .iter()
            .flat_map(|values: &Vec<Value>| (0..count).map(move |v| [values.as_slice(), &[v]].concat()))
            .collect();
    }
    let held = |values: &Vec<Value>| blocks.iter().any(|block| block.holds(values));
    all.into_iter().filter(held).collect()
}

fn lesson(practice: &str) -> Lesson {
    let source = format!("{AROUND}{CHECK}{QUESTION}\n[practice]\nclock = \"9:41\"\nstart = \"s0\"\n{practice}\n{FOOT}");
    let mut author = Author::new(&source, Texts::new(Lang::En));
    let read = read_for(&mut author);
    read.unwrap_or_else(|| panic!("{source}\n{:?}", author.problems()))
}

const FOOT: &str = "[[practice.solution]]\ntouch = [\"1\"]\n";

const VARIABLES: &str = r#"
variable = [
  { id = "a", words = ["x", "y"] },
  { id = "b", words = ["x", "y", "z"] },
  { id = "c", count = 2 },
  { id = "f", typed.dung = ["dung"] },
  { id = "g", typed.dung = ["dung"] },
]
"#;

fn condition() -> impl Strategy<Value = String> {
    let literal = prop_oneof![
        "at s[012]",
        "a (=|!=) [xy]",
        "b (=|!=) [xyz]",
        "c (>=|<=|=) [012]",
        "(f|g) (=|!=) (empty|other|dung)",
    ];
    literal.prop_recursive(2, 6, 2, |inner| {
        prop_oneof![
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a} and {b})")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a} or {b})")),
            inner.prop_map(|a| format!("not ({a})")),
        ]
    })
}

fn action() -> impl Strategy<Value = String> {
    let plain = prop_oneof![
        3 => "go s[012]",
        1 => "back|home",
        2 => "set a = [xy]|set b = [xyz]|clear (a|b|f|g)",
        1 => "add c",
        1 => "done p1",
        1 => "trap [tu]",
    ];
    let waits = proptest::option::weighted(0.1, 1..3);
    (proptest::option::weighted(0.3, condition()), waits, plain).prop_map(|(condition, waits, action)| {
        let condition = condition.map_or(String::new(), |condition| format!("if {condition} then "));
        let waits = waits.map_or(String::new(), |touches| format!("in {touches} then "));
        format!("{condition}{waits}{action}")
    })
}

#[derive(Debug, Clone)]
enum Shown {
    Button(Vec<String>),
    Field(char, Vec<String>),
    Dialog(Vec<String>, Vec<String>),
    Switch(char, Vec<String>),
}

fn element() -> impl Strategy<Value = (Option<String>, Shown)> {
    let actions = || proptest::collection::vec(action(), 1..3);
    let shown = prop_oneof![
        4 => actions().prop_map(Shown::Button),
        3 => (prop_oneof![Just('f'), Just('g')], actions()).prop_map(|(variable, actions)| Shown::Field(variable, actions)),
        1 => (actions(), actions()).prop_map(|(allow, deny)| Shown::Dialog(allow, deny)),
        1 => (prop_oneof![Just('a'), Just('b')], actions()).prop_map(|(variable, actions)| Shown::Switch(variable, actions)),
    ];
    (proptest::option::weighted(0.4, condition()), shown)
}

fn practice() -> impl Strategy<Value = String> {
    let screens = proptest::collection::vec(proptest::collection::vec(element(), 1..4), 3);
    let rewinds = [0..3_usize, 0..3_usize];
    (screens, condition(), condition(), rewinds).prop_map(|(screens, first, second, rewinds)| {
        let mut text = VARIABLES.to_owned();
        let mut number = 0;
        for (place, elements) in screens.into_iter().enumerate() {
            let _ = write!(text, "[[practice.screen]]\nid = \"s{place}\"\n");
            for (when, shown) in elements {
                number += 1;
                text += &element_source(number, when, shown);
            }
        }
        let step = |id: &str, done: &str| {
            format!("[[practice.step]]\nid = \"{id}\"\nsay = \"s\"\n{done}hints = [\"1\", \"2\", \"3\"]\n")
        };
        text += &step("p0", &format!("done = \"{first}\"\n"));
        text += &step("p1", &format!("done = \"{second}\"\n"));
        let trap = "scenes = [\"s2\"]\nhappened = \"h\"\nsign = \"s\"\nnext_time = \"n\"\nback = \"b\"";
        for (id, rewind) in ["t", "u"].into_iter().zip(rewinds) {
            let _ = writeln!(text, "[[practice.trap]]\nid = \"{id}\"\ntag = \"t\"\nrewind = \"s{rewind}\"\n{trap}");
        }
        text
    })
}

fn element_source(number: usize, when: Option<String>, shown: Shown) -> String {
    let mut text = "[[practice.screen.element]]\n".to_owned();
    if let Some(when) = when {
        let _ = writeln!(text, "when = \"{when}\"");
    }
    let list = |actions: Vec<String>| format!("{actions:?}");
    text + &match shown {
        Shown::Button(actions) => {
            format!("kind = \"button\"\nid = \"t{number}\"\nlabel = \"l\"\ndo = {}\n", list(actions))
        }
        Shown::Field(variable, actions) => format!(
            "kind = \"field\"\nid = \"t{number}\"\nlabel = \"l\"\nvariable = \"{variable}\"\ninput = \"plain\"\ndo = {}\n",
            list(actions)
        ),
        Shown::Switch(variable, actions) => format!(
            "kind = \"switch\"\nid = \"t{number}\"\nlabel = \"l\"\nvariable = \"{variable}\"\non = \"x\"\noff = \"y\"\ndo = {}\n",
            list(actions)
        ),
        Shown::Dialog(allow, deny) => format!(
            "kind = \"permission\"\napp = \"a\"\nasks = \"a\"\nallow = {{ id = \"t{number}-a\", label = \"l\", do = {} }}\ndeny = {{ id = \"t{number}-d\", label = \"l\", do = {} }}\n",
            list(allow),
            list(deny)
        ),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, max_shrink_iters: 2_000, ..ProptestConfig::default() })]

    #[test]
    fn blocks_hold_the_states_dead_ends_and_lost_ways_back_that_are_found_one_by_one(source in practice()) {
        let lesson = lesson(&source);
        let Some(expected) = one_by_one(&lesson.practice) else { return Ok(()) };
        let found = by_blocks(&lesson.practice);
        for (seen, good) in &expected.states {
            prop_assert_eq!(found.states.get(seen), Some(good), "{:?}\n{}", seen, source);
        }
        prop_assert_eq!(found.states.len(), expected.states.len(), "{}", source);
        prop_assert_eq!(found.lost, expected.lost, "{}", source);
    }

    #[test]
    fn the_touches_told_lead_to_the_dead_end(source in practice()) {
        let lesson = lesson(&source);
        let practice = &lesson.practice;
        let space = Space::of(practice);
        for (state, touches) in Stuck::of(&space).dead_ends(&space) {
            let there = played(practice, State::start(practice), &touches);
            prop_assert_eq!((bare(&there), there.values), (bare(&state), state.values), "{:?}\n{}", touches, source);
        }
    }
}

/// A form: so many pages of so many fields, each with its validation message, and a button that goes on when the page is
/// right. Twelve fields with four values each (empty, wrong, right, and almost right) are 16 million states.
fn form(pages: usize, fields: usize, every_page_is_checked: bool) -> Lesson {
    let mut text = "variable = [\n{ id = \"gui\", words = [\"chua\", \"roi\"] },\n".to_owned();
    for field in 0..pages * fields {
        let _ = writeln!(text, "{{ id = \"f{field}\", typed.dung = [\"dung\"], typed.gan = [\"gan*\"] }},");
    }
    text += "]\n";
    for page in 0..pages {
        let own = page * fields..(page + 1) * fields;
        let _ = writeln!(text, "[[practice.screen]]\nid = \"s{page}\"");
        for field in own.clone() {
            text += &element_source(field, None, Shown::Field('f', vec!["set gui = chua".to_owned()]))
                .replace("\"f\"", &format!("\"f{field}\""));
            let _ = writeln!(
                text,
                "[[practice.screen.element]]\nkind = \"text\"\ntext = \"Sai: {{f{field}}}\"\nwhen = \"gui = roi and f{field} != dung\""
            );
        }
        let last = page + 1 == pages;
        let asked = if every_page_is_checked { own } else { 0..if last { pages * fields } else { 0 } };
        let right: Vec<String> = asked.map(|field| format!("f{field} = dung")).collect();
        let go = format!("go s{}", page + 1);
        let go = if right.is_empty() { go } else { format!("if {} then {go}", right.join(" and ")) };
        text += &element_source(1000 + page, None, Shown::Button(vec!["set gui = roi".to_owned(), go]));
    }
    let _ = writeln!(
        text,
        "[[practice.screen]]\nid = \"s{pages}\"\n{}",
        element_source(2000, None, Shown::Button(vec!["back".to_owned()]))
    );
    let _ = writeln!(
        text,
        "[[practice.step]]\nid = \"p0\"\nsay = \"s\"\ndone = \"at s{pages}\"\nhints = [\"1\", \"2\", \"3\"]"
    );
    lesson(&text)
}

#[test]
fn a_form_of_twelve_validated_fields_is_explored_in_a_few_thousand_touches() {
    for (pages, fields, every_page_is_checked) in [(1, 12, true), (4, 3, true), (4, 3, false), (12, 1, false)] {
        let lesson = form(pages, fields, every_page_is_checked);
        let space = Space::of(&lesson.practice);
        let of = format!("{pages} pages of {fields}");
        assert!(!space.bounded && space.tries() < 20_000, "{of}: {} touches", space.tries());
        assert!(space.size() < 1_000, "{of}: {} sets of states", space.size());
        assert_eq!(Stuck::of(&space).dead_ends(&space), [], "{of}");
        let finished = space.places.iter().any(|place| place.shape.finished() && !place.blocks.is_empty());
        assert!(finished, "{of}: the last screen is reached only with all fields right");
    }
}

#[test]
fn a_dead_end_behind_one_wrong_value_among_twelve_fields_is_found_with_its_touches() {
    let mut text = "variable = [\n{ id = \"khoa\", words = [\"chua\", \"roi\"] },\n".to_owned();
    (0..12).for_each(|field| text += &format!("{{ id = \"f{field}\", typed.dung = [\"dung\"] }},\n"));
    text += "]\n[[practice.screen]]\nid = \"s0\"\n";
    for field in 0..12 {
        let shown = Shown::Field('f', vec!["set khoa = chua".to_owned()]);
        let source = element_source(field, Some("khoa = chua".to_owned()), shown);
        text += &source.replace("\"f\"", &format!("\"f{field}\""));
    }
    // Locks the form, and looks at all fields but the last.
    let asked: Vec<String> = (0..11).map(|field| format!("f{field} = dung")).collect();
    let lock = format!("if {} then set khoa = roi", asked.join(" and "));
    text += &element_source(100, None, Shown::Button(vec![lock]));
    text += "[[practice.step]]\nid = \"p0\"\nsay = \"s\"\ndone = \"khoa = roi and f11 = dung\"\nhints = [\"1\", \"2\", \"3\"]\n";
    let lesson = lesson(&text);
    let space = Space::of(&lesson.practice);
    let ends = Stuck::of(&space).dead_ends(&space);
    let [(state, touches)] = ends.as_slice() else { panic!("{ends:?}") };
    let there = played(&lesson.practice, State::start(&lesson.practice), touches);
    assert_eq!((bare(&there), &there.values), (bare(state), &state.values));
    assert_eq!(there.values[1..12], [2; 11], "eleven fields are right");
    let idle = touches.len() - 11 * 2 - 1;
    assert!(idle <= 2, "a page is turned, nothing else: {touches:?}");
}
