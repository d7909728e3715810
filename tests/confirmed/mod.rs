//! A data folder of a station at which somebody has earned a confirmation and sits before it; written by the station's own
//! machine, so that no test has to play a lesson first.

use std::path::Path;
use tramhoc::contract::{Confirmation, Effect, Fact, Place};
use tramhoc::lesson::embedded_catalogue;
use tramhoc::ports::speaker::Silence;
use tramhoc::ports::{Machine, Parts, Ports};
use tramhoc::record::{Body, FormOfAddress, Mode};
use tramhoc::screens::Route;
use tramhoc::texts::{Lang, Texts};

/// The lesson that was learned.
pub const LESSON: u16 = 6;

/// Fills the folder; the next start asks whether Bà Hoàng Thị Lan sits there (1: yes) and shows her confirmation.
pub fn station(data: &Path) -> Confirmation {
    let catalogue = || embedded_catalogue(Texts::new(Lang::Vi));
    let mut machine = Ports::new(Parts::of_machine(data.to_owned(), Box::new(catalogue), Box::new(Silence)));
    machine.run(&Effect::Open);
    let name = "Hoàng Thị Lan".to_owned();
    let added = machine.run(&Effect::AddPerson { name, address: Some(FormOfAddress::Ba), xom: None });
    let Some(Fact::SignedIn { learner, .. }) = added else { panic!("nobody was signed in: {added:?}") };
    let (learner, lesson, version, attempt) = (learner.code, LESSON, 1, 7);
    for body in [
        Body::PracticeDone { learner, lesson, version, attempt, mode: Mode::Alone },
        Body::CheckDone { learner, lesson, version, attempt, right: 5, of: 5, passed: true },
    ] {
        machine.run(&Effect::Record(body));
    }
    let confirmed = machine.run(&Effect::Confirm { lesson, version, percent: 100 });
    let Some(Fact::Confirmed { confirmation, .. }) = confirmed else { panic!("nothing was confirmed: {confirmed:?}") };
    let routes = vec![Route::Lessons, Route::Lesson { lesson }, Route::Confirmation { lesson }];
    machine.run(&Effect::KeepPlace(Some(Place { learner, routes })));
    machine.close();
    confirmation
}
