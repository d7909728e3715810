//! "Người trông trạm": what anybody may read here, and the way in. Behind the PIN lie the rooms: this is their list.
//!
//! To add a room: a file in `keeper/`, a `mod` line, a variant of [`Room`], an arm in [`Room::open`], a line in the menu
//! (`menu.rs`). Whatever is a [`Room`] is behind the door; the gate (`app/gate.rs`) needs no other list.

mod ask_again;
mod attach;
mod backups;
mod checking;
mod chosen_pin;
mod clock;
mod comfort;
mod commune_key;
mod dates;
mod deed;
mod doctor;
mod door;
mod ending;
mod facts;
mod figures;
mod finder;
mod first_time;
mod hamlet;
mod hamlet_name;
mod hamlets;
mod language;
mod log;
mod machine;
mod menu;
mod new_pin;
mod newcomer;
mod pack_words;
mod packs;
mod people;
mod place;
mod records_out;
mod recovery;
mod recovery_code;
mod restore;
mod screen_trial;
mod sheet;
mod trials;
mod verdict;
mod volunteer;
mod volunteers;
mod vouch;
mod watching;
mod whom;
mod witness;
mod witnessed_lesson;

pub use door::{Door, Errand};
pub use newcomer::NewVolunteer;
pub use pack_words::{pack_trouble, refusal};
pub use packs::said as change_words;
pub use people::{PeopleRoom, Seeking};
pub use recovery::Recovery;
pub use whom::Purpose;

use crate::contract::{Backup, Choice, Condition, Effect, Event, Fact, Nav, Outline, Press, Reply, Screen};
use crate::record::{LearnerCode, NotWatched};
use crate::report::Period;
use crate::screens::confirmation::Confirmation;
use crate::screens::{Route, mending, trouble};
use crate::supervisor::{Answer, Command, Desk};
use crate::texts::Texts;
use crate::ui::{Canvas, page, wrap};
use crate::world::World;
use serde::{Deserialize, Serialize};

/// A supervisor's room.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Room {
    Menu,
    /// Who is meant.
    Whom {
        purpose: Purpose,
    },
    AskAgain {
        learner: LearnerCode,
    },
    Volunteers,
    Volunteer {
        volunteer: LearnerCode,
    },
    NewVolunteer,
    NewPin {
        volunteer: LearnerCode,
    },
    Machine,
    Log,
    Place,
    RecoveryCode,
    /// About the people who learn here.
    People(PeopleRoom),
    /// The date and time, and setting them.
    Clock,
    /// The book of figures: of which period, from which day to which, the tables.
    Figures,
    Dates,
    Sheet {
        period: Period,
    },
    /// What was done alone today, to vouch for.
    Watching,
    Vouch {
        learner: LearnerCode,
        lesson: u16,
        attempt: u64,
    },
    /// What is vouched for of somebody.
    Witness {
        learner: LearnerCode,
    },
    /// The same of one lesson: the tasks on their own phone.
    WitnessedLesson {
        learner: LearnerCode,
        lesson: u16,
    },
    /// Somebody's confirmation at the level they have now.
    Confirmation {
        learner: LearnerCode,
        lesson: u16,
    },
    /// Checking codes.
    Checking,
    /// Whether this QR's work is this person's.
    Attach {
        text: String,
        to: LearnerCode,
    },
    /// Packs of lessons on a stick.
    Packs,
    /// The records, onto a stick.
    RecordsOut,
    /// The copies of the records.
    Backups,
    /// Going back to a copy, before and after.
    Restore {
        copy: Backup,
    },
    /// What the first set-up wants, and what is done of it.
    FirstTime,
    Hamlets,
    Hamlet {
        /// Its id.
        xom: String,
    },
    /// A name for this one, or for new ones.
    HamletName {
        xom: Option<String>,
    },
    CommuneKey,
    Doctor,
    Trials,
    ScreenTrial,
    Language,
    /// Letters and colours for everybody who has chosen nothing else.
    Comfort,
    /// Everybody out, restart, power off.
    Ending,
    /// What the station knows of itself.
    Facts,
}

impl Room {
    pub fn open(&self, world: &World) -> Box<dyn Screen> {
        match self {
            Self::Menu => Box::new(menu::Menu::default()),
            Self::Whom { purpose } => Box::new(whom::Whom::new(purpose.clone())),
            Self::AskAgain { learner } => Box::new(ask_again::AskAgain::new(*learner)),
            Self::Volunteers => Box::new(volunteers::Volunteers::default()),
            Self::Volunteer { volunteer } => Box::new(volunteer::Volunteer::new(*volunteer)),
            Self::NewVolunteer => Box::new(NewVolunteer::another()),
            Self::NewPin { volunteer } => Box::new(new_pin::NewPin::new(*volunteer)),
            Self::Machine => Box::new(machine::Machine),
            Self::Log => Box::new(log::Log::default()),
            Self::Place => Box::new(place::Place::default()),
            Self::RecoveryCode => Box::new(recovery_code::NewCode::default()),
            Self::People(room) => room.open(),
            Self::Clock => Box::new(clock::Clock::default()),
            Self::Figures => Box::new(figures::Figures),
            Self::Dates => Box::new(dates::Dates::default()),
            Self::Sheet { period } => Box::new(sheet::Sheet::of(*period)),
            Self::Watching => Box::new(watching::Watching::default()),
            Self::Vouch { learner, lesson, attempt } => Box::new(vouch::Vouch::new(*learner, *lesson, *attempt)),
            Self::Witness { learner } => Box::new(witness::Witness::new(*learner)),
            Self::WitnessedLesson { learner, lesson } => {
                Box::new(witnessed_lesson::WitnessedLesson::new(*learner, *lesson))
            }
            Self::Confirmation { learner, lesson } => Box::new(Confirmation::of(*learner, *lesson)),
            Self::Checking => Box::new(checking::Checking::default()),
            Self::Attach { text, to } => Box::new(attach::Attach::new(text.clone(), *to)),
            Self::Packs => Box::new(packs::Packs::default()),
            Self::RecordsOut => Box::new(records_out::RecordsOut::default()),
            Self::Backups => Box::new(backups::Backups::default()),
            Self::Restore { copy } => Box::new(restore::Restore::of(copy.clone())),
            Self::FirstTime => Box::new(first_time::FirstTime::default()),
            Self::Hamlets => Box::new(hamlets::Hamlets::default()),
            Self::Hamlet { xom } => Box::new(hamlet::Hamlet::new(xom.clone())),
            Self::HamletName { xom } => Box::new(hamlet_name::HamletName::new(xom.clone(), world)),
            Self::CommuneKey => Box::new(commune_key::CommuneKey::default()),
            Self::Doctor => Box::new(doctor::Doctor::default()),
            Self::Trials => Box::new(trials::Trials::default()),
            Self::ScreenTrial => Box::new(screen_trial::ScreenTrial::default()),
            Self::Language => Box::new(language::Speech),
            Self::Ending => Box::new(ending::Ending::default()),
            Self::Comfort => Box::new(comfort::StationComfort),
            Self::Facts => Box::new(facts::Facts::default()),
        }
    }
}

/// Asks the machine something of the supervisor's.
fn ask(command: Command) -> Effect {
    Effect::Supervise(command)
}

/// Goes on with what was hashed.
fn conclude(job: u64) -> Reply {
    Reply::ignored().with(ask(Command::Conclude(job)))
}

/// Why something is not vouched for, to whoever would have.
pub fn not_watched(why: NotWatched, texts: Texts) -> &'static str {
    match why {
        NotWatched::Oneself => texts.vouch_oneself(),
        NotWatched::Unfinished => texts.vouch_unfinished(),
        NotWatched::Shown => texts.watch_shown(),
        NotWatched::NotToday => texts.vouch_not_today(),
        NotWatched::Already => texts.vouch_already(),
    }
}

/// The public page.
#[derive(Default)]
pub struct Keeper {
    /// Once the store has answered.
    desk: Option<Desk>,
    /// How the disk and the records are, once that was answered.
    condition: Option<Box<Condition>>,
}

impl Screen for Keeper {
    fn handle(&mut self, event: &Event, _: &World) -> Reply {
        match event {
            Event::Entered => Reply::ignored().with(ask(Command::Look)).with(Effect::AskCondition),
            Event::Told(Fact::Condition(condition)) => {
                self.condition = Some(condition.clone());
                Reply::stay()
            }
            Event::Told(Fact::Supervised(Answer::Desk(desk))) => {
                self.desk = Some(desk.clone());
                Reply::stay()
            }
            Event::Press(Press::Digit(1)) => self.way_in().map_or(Reply::ignored(), Reply::push),
            Event::Press(Press::Enter) => Reply::go(Nav::Reset(Route::Welcome)),
            _ => Reply::ignored(),
        }
    }

    fn outline(&self, world: &World) -> Outline {
        let mut outline = self.frame(world);
        outline.texts.extend(self.facts(world).into_iter().map(|(what, value)| format!("{what}: {value}")));
        outline
    }

    fn view(&self, world: &World, canvas: &mut Canvas) {
        draw_facts(&self.frame(world), &self.facts(world), world, canvas);
    }
}

impl Keeper {
    /// Through the door; or, where nobody looks after the station yet, to becoming the first who does.
    fn way_in(&self) -> Option<Route> {
        let desk = self.desk.as_ref()?;
        Some(if desk.volunteers.is_empty() { Route::FirstVolunteer } else { Route::Room(Room::Menu) })
    }

    /// What matters to whoever helps, with or without a PIN.
    fn facts(&self, world: &World) -> Vec<(&'static str, String)> {
        let texts = world.texts;
        let voice = facts::voice(world.voice, texts).into();
        let facts = vec![(texts.keeper_saving(), saving(world)), (texts.keeper_voice(), voice)];
        facts.into_iter().chain(of_the_disk(self.condition.as_deref(), texts)).collect()
    }

    fn frame(&self, world: &World) -> Outline {
        let texts = world.texts;
        let first = self.desk.as_ref().is_some_and(|desk| desk.volunteers.is_empty());
        let (text, way) = if first {
            (texts.keeper_text_first(), texts.keeper_first())
        } else {
            (texts.keeper_text(), texts.keeper_enter())
        };
        Outline {
            title: texts.keeper_title().into(),
            texts: vec![text.into()],
            choices: self.desk.iter().map(|_| Choice::new(1, way)).collect(),
            enter: Some(texts.keeper_close().into()),
            ..Outline::default()
        }
    }
}

/// What is known of disk and records.
fn of_the_disk(condition: Option<&Condition>, texts: Texts) -> Vec<(&'static str, String)> {
    let Some(condition) = condition else { return Vec::new() };
    let free = condition.free.map(|free| mending::free(free, condition.nearly_full, texts));
    let records = condition.mended.as_ref().map(|mended| mending::for_the_keeper(mended, texts));
    let rows = [(texts.keeper_disk(), free), (texts.keeper_records(), records)];
    rows.into_iter().filter_map(|(what, value)| Some((what, value?))).collect()
}

/// How saving goes.
fn saving(world: &World) -> String {
    world.trouble.map_or_else(|| world.texts.keeper_saving_fine().into(), |t| trouble::words(t, world.texts))
}

/// Facts in two columns between the text of a page and what it offers.
fn draw_facts(frame: &Outline, facts: &[(&str, String)], world: &World, canvas: &mut Canvas) {
    let widest = facts.iter().map(|(what, _)| wrap::width(what)).max().unwrap_or(0) + 3;
    let room = page::text_column(canvas.area).width.saturating_sub(widest);
    let rows = facts.iter().map(|(_, value)| wrap::lines(value, room).len() as u16).sum();
    let block = page::draw_around(frame, rows, world.texts, canvas);
    facts.iter().fold(block.y, |y, (what, value)| {
        canvas.line(block.x, y, what, canvas.theme.quiet);
        canvas.text(block.x + widest, y, room, value, canvas.theme.heading)
    });
}
