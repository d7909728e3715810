//! Another name, form of address or hamlet for somebody. It can be set right again at any time, so nothing is asked.

use super::choosing::{OTHER, address, addresses, hamlets};
use super::dossier::{Dossier, Heard};
use super::wish;
use crate::contract::{Choice, Event, Fact, FieldKind, Outline, Press, Reply, Screen};
use crate::record::{Change, FormOfAddress, LearnerCode};
use crate::screens::paging::Paging;
use crate::supervisor::people::Deed;
use crate::ui::field::TextField;
use crate::ui::naming;
use crate::world::World;

pub struct Correct {
    dossier: Dossier,
    at: Stage,
    paging: Paging,
}

enum Stage {
    What,
    Name(TextField),
    Address,
    Xom,
    Saving,
}

impl Correct {
    pub fn new(learner: LearnerCode) -> Self {
        Self { dossier: Dossier::of(learner), at: Stage::What, paging: Paging::default() }
    }

    fn go(&mut self, stage: Stage) -> Reply {
        self.at = stage;
        self.paging = Paging::default();
        Reply::stay()
    }

    fn change(&mut self, change: Change) -> Reply {
        let learner = self.dossier.learner();
        self.go(Stage::Saving).with(wish(Deed::Change { learner, change }))
    }

    fn press(&mut self, press: Press, world: &World) -> Reply {
        match &mut self.at {
            Stage::What => self.press_what(press, world),
            Stage::Name(field) => match press {
                Press::LeaveField => self.go(Stage::What),
                Press::Enter => {
                    let name = Some(field.text());
                    self.change(Change { name, ..Change::default() })
                }
                press if field.press(press) => Reply::stay(),
                _ => Reply::ignored(),
            },
            Stage::Address => match press {
                Press::Digit(digit) => match address(digit) {
                    address @ Some(_) => self.change(Change { address, ..Change::default() }),
                    None => Reply::ignored(),
                },
                Press::Enter | Press::Back => self.go(Stage::What),
                _ => Reply::ignored(),
            },
            Stage::Xom => self.press_xom(press, world),
            Stage::Saving if press == Press::Home => Reply::ignored(),
            Stage::Saving => Reply::stay(),
        }
    }

    fn press_what(&mut self, press: Press, world: &World) -> Reply {
        let Some(person) = self.dossier.person() else { return Reply::ignored() };
        match press {
            Press::Digit(1) => {
                let field = TextField::new(FieldKind::Vietnamese).holding(&person.name);
                self.go(Stage::Name(field))
            }
            Press::Digit(2) => self.go(Stage::Address),
            Press::Digit(3) if !world.station.xoms.is_empty() => self.go(Stage::Xom),
            Press::Enter => Reply::pop(),
            _ => Reply::ignored(),
        }
    }

    fn press_xom(&mut self, press: Press, world: &World) -> Reply {
        let xoms = &world.station.xoms;
        let to = |id: &str| Change { xom: Some(id.to_owned()), ..Change::default() };
        match press {
            Press::Digit(OTHER) => self.change(to("")),
            Press::Digit(digit) => match self.paging.chosen(digit, xoms) {
                Some(xom) => self.change(to(&xom.id)),
                None => Reply::ignored(),
            },
            Press::NextPage if self.paging.turn(xoms) => Reply::stay(),
            Press::Enter | Press::Back => self.go(Stage::What),
            _ => Reply::ignored(),
        }
    }

    fn what(&self, world: &World) -> Outline {
        let texts = world.texts;
        let Some(person) = self.dossier.person() else { return Outline::default() };
        let xom = person.xom.as_deref().and_then(|id| world.station.xom(id));
        let address = person.address.map(FormOfAddress::capitalised);
        let none = || texts.correct_none().to_owned();
        let xom = Choice::new(3, texts.correct_xom()).with_remark(Some(xom.map_or_else(none, |xom| xom.name.clone())));
        Outline {
            title: naming::full(person),
            texts: vec![texts.correct_text().into()],
            choices: [
                Choice::new(1, texts.correct_name()).with_remark(Some(person.name.clone())),
                Choice::new(2, texts.correct_address()).with_remark(Some(address.unwrap_or_else(none))),
            ]
            .into_iter()
            .chain((!world.station.xoms.is_empty()).then_some(xom))
            .collect(),
            enter: Some(texts.room_back().into()),
            ..Outline::default()
        }
    }

    fn naming(field: &TextField, world: &World) -> Outline {
        let texts = world.texts;
        let enter = if field.is_empty() { texts.room_leave_field() } else { texts.name_done() };
        Outline {
            title: texts.correct_name().into(),
            field: Some(field.outline(texts.name_label(), Some(texts.name_help().into()))),
            enter: Some(enter.into()),
            ..Outline::default()
        }
    }
}

impl Screen for Correct {
    fn handle(&mut self, event: &Event, world: &World) -> Reply {
        match (event, self.dossier.hear(event)) {
            (Event::Entered, _) => self.dossier.ask(),
            (_, Heard::Page | Heard::Refused) | (Event::Told(Fact::Failed(_)), _) => self.go(Stage::What),
            (Event::Press(press), Heard::Nothing) => self.press(*press, world),
            _ => Reply::ignored(),
        }
    }

    fn outline(&self, world: &World) -> Outline {
        let outline = match &self.at {
            Stage::What => self.what(world),
            Stage::Name(field) => Self::naming(field, world),
            Stage::Address => {
                let name = self.dossier.person().map(|person| person.name.as_str()).unwrap_or_default();
                addresses(name, world.texts.room_back(), world)
            }
            Stage::Xom => Outline { enter: Some(world.texts.room_back().into()), ..hamlets(self.paging, world) },
            Stage::Saving => Outline { title: world.texts.room_saving().into(), ..Outline::default() },
        };
        self.dossier.noting(outline, world)
    }
}
