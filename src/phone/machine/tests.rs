//! What waits, what sounds, and what a way back undoes.

use super::*;
use crate::phone::guide;
use crate::phone::widgets::trial::{told, trial};

const CALL: &str = r#"
    [[practice.variable]]
    id = "goi"
    words = ["chua", "den"]
    [[practice.clip]]
    id = "chuong"
    text = "Reng reng."
    [[practice.trap]]
    id = "bay"
    tag = "otp"
    scenes = ["xong"]
    happened = "Thử."
    sign = "Thử."
    next_time = "Thử."
    rewind = "dau"
    back = "Quay lại"
"#;
const WAIT: &str = r#"kind = "button", id = "doi", label = "Đợi", do = "in 2 then set goi = den""#;
const NOTHING: &str = r#"kind = "button", id = "khong", label = "Không", do = "if goi = den then go xong""#;
const TRAP: &str = r#"kind = "button", id = "mac", label = "Mắc", do = ["trap bay", "play chuong"]"#;

#[test]
fn what_is_put_off_comes_after_so_many_more_touches() {
    let trial = trial(CALL, &[WAIT, NOTHING, TRAP]);
    let values: Vec<u16> =
        [&[1][..], &[1, 2], &[1, 2, 2]].map(|digits| trial.again().press(digits).value("goi")).into();
    assert_eq!(values, [0, 0, 1]);
}

#[test]
fn somebody_who_keeps_pressing_does_not_put_it_off_for_ever() {
    let trial = trial(CALL, &[WAIT, NOTHING, TRAP]).press(&[1, 1, 1]);
    assert_eq!(trial.value("goi"), 1);
    assert_eq!(trial.state.pending.len(), 1, "the third press put it off anew");
}

#[test]
fn a_way_back_undoes_what_was_put_off_since() {
    let trial = trial(CALL, &[WAIT, NOTHING, TRAP]).press(&[1, 3]);
    assert!(!trial.state.pending.is_empty());
    let scene = trial.after(&Input::GoOn).expect("the scene goes on");
    let back = scene.after(&trial.practice, &Input::GoOn).expect("and leads back");
    assert_eq!((back.scene, back.pending), (None, Vec::new()));
}

#[test]
fn a_way_back_keeps_what_was_put_off_on_entering() {
    let variables = format!(
        "{CALL}\n[[practice.screen]]\nid = \"cua\"\n[[practice.screen.element]]\n{}\n",
        r#"kind = "button"
           id = "vao"
           label = "Vào"
           do = ["go dau", "in 2 then set goi = den"]"#
    );
    let door = r#"kind = "button", id = "ra", label = "Ra", do = "go cua""#;
    let trial = trial(&variables, &[door, TRAP]).press(&[1, 1]);
    let entered = trial.state.clone();
    let sprung = trial.press(&[2]);
    let scene = sprung.after(&Input::GoOn).expect("the scene goes on");
    let back = scene.after(&sprung.practice, &Input::GoOn).expect("and leads back");
    assert_eq!(back.pending, entered.pending);
    assert!(!back.pending.is_empty(), "the call will come again");
}

#[test]
fn a_sound_is_heard_until_the_next_touch_and_makes_no_other_state() {
    let trial = trial(CALL, &[WAIT, NOTHING, TRAP]).press(&[3]);
    assert_eq!(trial.state.sounds, [0]);
    assert!(trial.after(&Input::GoOn).expect("the scene goes on").sounds.is_empty());
    assert!(trial.state.key().sounds.is_empty());
}

#[test]
fn the_guide_knows_what_waits() {
    let trial = trial(CALL, &[WAIT, NOTHING, TRAP]);
    let way = guide::way(&trial.practice, &trial.state).expect("there is a way");
    assert_eq!(way.len(), 4, "put off, two touches, then the button works: {way:?}");
    let waiting = trial.press(&[1]);
    assert_eq!(guide::way(&waiting.practice, &waiting.state).expect("there is a way").len(), 3);
}

#[test]
fn a_state_that_waits_survives_a_power_cut() {
    let trial = trial(CALL, &[WAIT, NOTHING, TRAP]).press(&[1]);
    let written = serde_json::to_string(&trial.state).expect("a state is plain data");
    let read: State = serde_json::from_str(&written).expect("and is read back");
    assert!(read.fits(&trial.practice));
    assert_eq!(read, trial.state);
    let strange = State { pending: vec![Pending { touches: 1, action: Action::Go(99) }], ..read };
    assert!(!strange.fits(&trial.practice));
}

#[test]
fn an_author_is_told_what_does_not_wait_and_does_not_sound() {
    let with = |what: &str| told(CALL, &[TRAP, &format!(r#"kind = "button", id = "x", label = "X", do = "{what}""#)]);
    assert_eq!(with("in 2 then play chuong"), Vec::<&str>::new());
    assert_eq!(with("in 0 then go xong"), ["grammar"]);
    assert_eq!(with("in 2 go xong"), ["grammar"]);
    assert_eq!(with("play chuon"), ["dangling-id"]);
    assert_eq!(told(CALL, &[WAIT]), ["never-played", "never-sprung"]);
}
