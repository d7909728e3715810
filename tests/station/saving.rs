//! A card that writes slowly: before a turn writes, the picture says so; nothing else changes.

use crate::sitting::{Sitting, Timed, shipped, village};
use std::time::Duration;
use tramhoc::app::App;
use tramhoc::contract::{Effect, Fact};
use tramhoc::ports::{Machine, Recorder, Start};
use tramhoc::record::Body;
use tramhoc::screens::Route;

const WAITING: &str = "Đang lưu… Mình chờ máy một chút nhé.";

/// A station on a card that is known to be slow.
struct SlowCard(Recorder);

impl Machine for SlowCard {
    fn run(&mut self, effect: &Effect) -> Option<Fact> {
        self.0.run(effect)
    }
    fn takes_a_while(&self, effect: &Effect) -> bool {
        matches!(effect, Effect::Record(_) | Effect::AddPerson { .. })
    }
}

impl Timed for SlowCard {
    fn time_is(&mut self, now: Duration) {
        self.0.time_is(now);
    }
}

fn on(app: App) -> Sitting<SlowCard> {
    Sitting::running(app, SlowCard(Recorder::prepared(Start::default(), shipped, village)), 64, 24)
}

/// Up to the question whether a name may be kept.
const BEFORE_CONSENT: &str = "2 1 type:Hoafng_Thij_Lan ↵ 1";

#[test]
fn what_takes_a_while_is_said_over_the_screen_one_comes_from_and_then_it_goes_on() {
    let mut sitting = on(App::new(crate::sitting::VI));
    sitting.press(BEFORE_CONSENT);
    let before = sitting.picture();
    assert_eq!(sitting.waits(), [""; 0]);
    sitting.press("1").is_at(&Route::Lessons).does_not_show(WAITING).shows("Về đầu");
    let [waited] = sitting.waits() else { panic!("said once: {:?}", sitting.waits()) };
    let (rows, bar): (Vec<&str>, Option<&str>) = (waited.lines().take(23).collect(), waited.lines().last());
    assert_eq!(rows, before.lines().take(23).collect::<Vec<_>>(), "the screen stands still");
    assert_eq!(bar.map(str::trim), Some(WAITING));
}

#[test]
fn it_is_said_once_however_much_is_written() {
    let mut sitting = on(App::new(crate::sitting::VI));
    sitting.press("3 1 5");
    let lesson = shipped();
    let lesson = &lesson.lessons()[0];
    let touches = lesson.practice.solutions[0].iter().map(|touch| match touch {
        tramhoc::phone::Touch::Digit(digit) => digit.to_string(),
        tramhoc::phone::Touch::NextPage => "/".to_owned(),
        tramhoc::phone::Touch::Type(text) => format!("type:{} ↵", text.replace(' ', "_")),
    });
    for touch in touches {
        let (waits, written) = (sitting.waits().len(), sitting.machine.0.bodies().len());
        sitting.press(&touch);
        let wrote = sitting.machine.0.bodies().len() > written;
        assert_eq!(sitting.waits().len() - waits, usize::from(wrote), "after {touch}");
    }
    let bodies = sitting.machine.0.bodies();
    assert!(bodies.iter().any(|body| matches!(body, Body::PracticeDone { .. })), "{bodies:#?}");
}

#[test]
fn line_by_line_it_is_one_line() {
    let machine = SlowCard(Recorder::prepared(Start::default(), shipped, village));
    let mut sitting = Sitting::running_by_line(App::by_step(crate::sitting::VI), machine);
    sitting.press(BEFORE_CONSENT).press("1").is_at(&Route::Lessons);
    assert_eq!(sitting.waits(), [WAITING]);
}

#[test]
fn on_a_quick_disk_it_is_never_said() {
    let mut sitting = Sitting::in_the_village(64, 24);
    sitting
        .press(BEFORE_CONSENT)
        .press("1 1 5")
        .is_at(&Route::Practice { lesson: 1, mode: tramhoc::record::Mode::Alone });
    assert_eq!(sitting.waits(), [""; 0]);
}
