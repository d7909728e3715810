//! Whatever is pressed, in whatever order: nothing breaks, nothing is cut off, there is always something to press.

use crate::sitting::{Sitting, village};
use proptest::prelude::*;
use tramhoc::contract::{Effect, Press};
use tramhoc::ports::{Recorder, Start};
use tramhoc::record::{Look, TextSize};
use tramhoc::screens::Route;
use tramhoc::texts::{Lang, Texts};

/// Keys as somebody presses them who tries everything; going on more often than going back.
fn keys() -> impl Strategy<Value = Vec<&'static str>> {
    let key = prop_oneof![
        8 => Just("1"),
        4 => prop::sample::select(vec!["2", "3", "4", "5", "6", "7", "8"]),
        6 => Just("↵"),
        2 => prop::sample::select(vec!["9", "0", "*", "+", "-", "/", "."]),
        1 => prop::sample::select(vec!["⌫", "esc", "↑", "↓", "←", "→", "x", "type:Lan"]),
    ];
    prop::collection::vec(key, 1..60)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn there_is_always_something_to_press_and_everything_fits(
        keys in keys(),
        wide in any::<bool>(),
        size in prop::sample::select(TextSize::ALL.to_vec()),
        look in prop::sample::select(Look::ALL.to_vec()),
    ) {
        let machine = Recorder::prepared(Start::default(), crate::sitting::shipped, village);
        let mut sitting = Sitting::reading(size, look, machine, if wide { 80 } else { 64 }, 24);
        for key in keys {
            sitting.press(key);
            let route = sitting.app.route().clone();
            let typing = sitting.app.outline().field.is_some();
            let offered = sitting.app.offers().any(|press| matches!(press, Press::Digit(_) | Press::Enter));
            prop_assert!(typing || offered, "{route:?} is a dead end:\n{}", sitting.picture());
            prop_assert!(sitting.app.complaints().is_empty());
            let signed_in = sitting.app.world().learner.is_some();
            prop_assert_eq!(signed_in, !before_sign_in(&route, signed_in), "at {:?}", route);
        }
    }

    #[test]
    fn one_key_never_asks_much_of_the_machine(keys in keys()) {
        let mut sitting = Sitting::in_the_village(64, 24);
        for key in keys {
            let before = sitting.machine.effects().len();
            sitting.press(key);
            let asked = &sitting.machine.effects()[before..];
            prop_assert!(asked.len() <= 8, "{key} asked for {asked:#?}");
            let spoken = asked.iter().filter(|effect| matches!(effect, Effect::Speak(_))).count();
            prop_assert!(key.starts_with("type:") || spoken <= 1, "{key} spoke {spoken} times: {asked:#?}");
        }
    }

    #[test]
    fn in_english_everything_fits_too(keys in keys()) {
        let machine = Recorder::prepared(Start::default(), crate::sitting::shipped, village);
        let mut sitting = Sitting::speaking(Texts::new(Lang::En), machine, 64, 24);
        for key in keys {
            sitting.press(key);
        }
    }
}

/// Whether nobody is signed in here; help is for both, and by the way to a name a guest gives one as well.
fn before_sign_in(route: &Route, signed_in: bool) -> bool {
    match route {
        Route::Help
        | Route::Reading
        | Route::Still
        | Route::Number
        | Route::Xom { .. }
        | Route::People { .. }
        | Route::Name { .. }
        | Route::Address { .. }
        | Route::Consent { .. } => !signed_in,
        Route::Welcome
        | Route::Keeper
        | Route::FirstVolunteer
        | Route::Door { .. }
        | Route::Recovery { .. }
        | Route::Room(_) => true,
        _ => false,
    }
}
