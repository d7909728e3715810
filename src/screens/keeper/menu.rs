//! The supervisor's menu. What the first set-up still wants is marked, and the green key leads there.

use super::{Room, ask};
use crate::contract::{Choice, Event, Fact, Mark, Outline, Press, Reply, Screen};
use crate::record::Leaving;
use crate::screens::paging::Paging;
use crate::screens::{Route, trouble};
use crate::supervisor::{Answer, Command};
use crate::texts::Texts;
use crate::world::World;

/// The rooms one may go to from here, in order; a page takes seven.
const ROOMS: &[Room] = &[
    Room::Whom,
    Room::Volunteers,
    Room::Machine,
    Room::Backups,
    Room::Log,
    Room::Place,
    Room::RecoveryCode,
    Room::Packs,
];

#[derive(Default)]
pub struct Menu {
    paging: Paging,
    /// Whether there is a recovery code, once the store has answered.
    recovery: Option<bool>,
}

impl Menu {
    /// What the first set-up still wants, in its order.
    fn wanted(&self, world: &World) -> Vec<&'static Room> {
        let wants = |room: &&Room| match room {
            Room::Place => world.station.place.is_none(),
            Room::RecoveryCode => self.recovery == Some(false),
            _ => false,
        };
        ROOMS.iter().filter(wants).collect()
    }
}

fn go(room: &Room) -> Reply {
    Reply::push(Route::Room(room.clone()))
}

fn name(room: &Room, texts: Texts) -> &'static str {
    match room {
        Room::Whom | Room::AskAgain { .. } => texts.room_ask(),
        Room::Volunteers | Room::Volunteer { .. } | Room::NewVolunteer | Room::NewPin { .. } => texts.room_volunteers(),
        Room::Machine | Room::Clock => texts.room_machine(),
        Room::Packs => texts.room_packs(),
        Room::Log => texts.room_log(),
        Room::Place => texts.room_place(),
        Room::RecoveryCode => texts.room_recovery(),
        Room::Backups | Room::Restore { .. } => texts.backups_title(),
        Room::Menu => texts.keeper_title(),
    }
}

impl Screen for Menu {
    fn handle(&mut self, event: &Event, world: &World) -> Reply {
        match event {
            Event::Entered => Reply::ignored().with(ask(Command::Look)),
            Event::Told(Fact::Supervised(Answer::Desk(desk))) => {
                self.recovery = Some(desk.recovery);
                Reply::stay()
            }
            Event::Press(Press::Digit(digit)) => self.paging.chosen(*digit, ROOMS).map_or(Reply::ignored(), go),
            Event::Press(Press::NextPage) if self.paging.turn(ROOMS) => Reply::stay(),
            Event::Press(Press::Enter) => match self.wanted(world).first() {
                Some(room) => go(room),
                None => Reply::ignored().with(ask(Command::Leave(Leaving::Asked))),
            },
            Event::Press(Press::Back) => Reply::ignored().with(ask(Command::Leave(Leaving::Asked))),
            _ => Reply::ignored(),
        }
    }

    fn outline(&self, world: &World) -> Outline {
        let texts = world.texts;
        let wanted = self.wanted(world);
        let choice = |(digit, room): (u8, &Room)| {
            let mark = if wanted.first() == Some(&room) { Mark::Next } else { Mark::None };
            Choice::new(digit, name(room, texts)).marked(mark)
        };
        let text = if wanted.is_empty() { texts.menu_text().into() } else { texts.menu_text_first(wanted.len()) };
        let enter =
            wanted.first().map_or_else(|| texts.menu_leave().into(), |room| texts.menu_go_on(name(room, texts)));
        let pages = self.paging.words(ROOMS, texts);
        Outline {
            title: texts.keeper_title().into(),
            texts: vec![text],
            choices: self.paging.view(ROOMS).map(choice).collect(),
            enter: Some(enter),
            note: world.trouble.map(|t| trouble::words(t, texts)).or(pages).or(Some(texts.menu_note().into())),
            more: self.paging.more(ROOMS),
            ..Outline::default()
        }
    }
}
