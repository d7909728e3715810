//! The supervisor's menu. What the first set-up still wants is marked, and the green key leads there.

use super::first_time::Progress;
use super::{PeopleRoom, Purpose, Room, ask};
use crate::contract::{Choice, Event, Fact, Mark, Outline, Press, Reply, Screen};
use crate::record::Leaving;
use crate::screens::paging::Paging;
use crate::screens::{Route, trouble};
use crate::supervisor::Command;
use crate::texts::Texts;
use crate::world::World;

/// The rooms one may go to from here, in order; a page takes seven. What an evening needs comes first.
const ROOMS: &[Room] = &[
    Room::People(PeopleRoom::Entrance),
    Room::Watching,
    Room::Checking,
    Room::People(PeopleRoom::Board),
    Room::Whom { purpose: Purpose::AskAgain },
    Room::Figures,
    Room::Packs,
    Room::RecordsOut,
    Room::Machine,
    Room::Volunteers,
    Room::Backups,
    Room::Log,
    Room::FirstTime,
    Room::RecoveryCode,
];

#[derive(Default)]
pub struct Menu {
    paging: Paging,
    first_time: Progress,
}

fn go(room: &Room) -> Reply {
    Reply::push(Route::Room(room.clone()))
}

fn name(room: &Room, texts: Texts) -> &'static str {
    match room {
        Room::Whom { .. } => texts.room_ask(),
        Room::Watching => texts.room_watching(),
        Room::Checking => texts.room_checking(),
        Room::Volunteers => texts.room_volunteers(),
        Room::Machine => texts.room_machine(),
        Room::Packs => texts.room_packs(),
        Room::RecordsOut => texts.room_records_out(),
        Room::Log => texts.room_log(),
        Room::RecoveryCode => texts.room_recovery(),
        Room::Backups => texts.backups_title(),
        Room::FirstTime => texts.first_title(),
        Room::People(PeopleRoom::Board) => texts.board_title(),
        Room::People(_) => texts.learners_title(),
        Room::Figures => texts.sheet_title(),
        // Not to be gone to from here.
        _ => texts.keeper_title(),
    }
}

impl Screen for Menu {
    fn handle(&mut self, event: &Event, world: &World) -> Reply {
        match event {
            Event::Entered => Progress::questions().into_iter().fold(Reply::ignored(), Reply::with),
            Event::Told(Fact::Supervised(answer)) if self.first_time.hear(answer) => Reply::stay(),
            Event::Press(Press::Digit(digit)) => self.paging.chosen(*digit, ROOMS).map_or(Reply::ignored(), go),
            Event::Press(Press::NextPage) if self.paging.turn(ROOMS) => Reply::stay(),
            Event::Press(Press::Enter) => match self.first_time.wanted(world).first() {
                Some(step) => go(&step.room()),
                None => Reply::ignored().with(ask(Command::Leave(Leaving::Asked))),
            },
            Event::Press(Press::Back) => Reply::ignored().with(ask(Command::Leave(Leaving::Asked))),
            _ => Reply::ignored(),
        }
    }

    fn outline(&self, world: &World) -> Outline {
        let texts = world.texts;
        let wanted = self.first_time.wanted(world);
        let choice = |(digit, room): (u8, &Room)| {
            let next = *room == Room::FirstTime && !wanted.is_empty();
            let mark = if next { Mark::Next } else { Mark::None };
            Choice::new(digit, name(room, texts)).marked(mark)
        };
        let text = if wanted.is_empty() { texts.menu_text().into() } else { texts.menu_text_first(wanted.len()) };
        let enter = wanted.first().map_or_else(|| texts.menu_leave().into(), |step| texts.menu_go_on(step.name(texts)));
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
