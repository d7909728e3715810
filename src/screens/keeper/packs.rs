//! "Bài học trên USB": what lies on the stick, bringing a pack here, looking at what it changes, installing it, going back.

use super::pack_words::refusal;
use crate::contract::{Choice, Effect, Event, Fact, Nav, Outline, Press, Reply, Screen};
use crate::pack::{
    Answer, Before, Change, Command, Installed, NotTaken, Offered, Refusal, Review, Shelf, Standing, StickSeen,
};
use crate::screens::paging::Paging;
use crate::texts::Texts;
use crate::vietnamese::date;
use crate::world::World;

/// The digit of going back.
const BACK: u8 = 8;
/// Changes that are listed; of more, how many.
const LISTED: usize = 6;

/// Where the work stands.
#[derive(Default)]
enum Stage {
    #[default]
    Choosing,
    /// Percent that is here.
    Coming(u8),
    Looking,
    Reviewing(Box<Review>),
    /// Under a key the station does not go by yet.
    Comparing(Box<Review>),
    AskingBack,
    Done(Box<Installed>),
    Refused(Refusal),
}

#[derive(Default)]
pub struct Packs {
    /// Once it was answered.
    shelf: Option<Box<Shelf>>,
    paging: Paging,
    stage: Stage,
}

fn carry(command: Command) -> Effect {
    Effect::Carry(command)
}

impl Screen for Packs {
    fn handle(&mut self, event: &Event, _: &World) -> Reply {
        match event {
            Event::Entered => Reply::ignored().with(carry(Command::Look)),
            Event::Told(Fact::Stick { .. }) if matches!(self.stage, Stage::Choosing) => {
                Reply::ignored().with(carry(Command::Look))
            }
            Event::Told(Fact::Carried(answer)) => self.hear(answer),
            Event::Press(press) => self.press(*press),
            _ => Reply::ignored(),
        }
    }

    fn outline(&self, world: &World) -> Outline {
        let texts = world.texts;
        match &self.stage {
            Stage::Choosing => self.offers(texts),
            Stage::Coming(percent) => page(texts.packs_coming_title(), vec![texts.packs_coming(percent)]),
            Stage::Looking => page(texts.packs_coming_title(), vec![texts.packs_looking().into()]),
            Stage::Reviewing(review) => question(reviewed(review, texts), texts.packs_yes(), texts.packs_no()),
            Stage::Comparing(review) => {
                question(digits(review, texts), texts.packs_digits_same(), texts.packs_digits_differ())
            }
            Stage::AskingBack => {
                let asked = page(texts.packs_back_title(), vec![texts.packs_back_text().into()]);
                question(asked, texts.packs_back_yes(), texts.packs_no())
            }
            Stage::Done(installed) => closing(done(installed, texts), texts),
            Stage::Refused(why) => closing(page(texts.packs_refused_title(), vec![refusal(why, texts)]), texts),
        }
    }
}

impl Packs {
    fn hear(&mut self, answer: &Answer) -> Reply {
        self.stage = match answer {
            Answer::Shelf(shelf) => {
                self.shelf = Some(shelf.clone());
                return Reply::stay();
            }
            Answer::Coming { here, whole } => Stage::Coming(u8::try_from(here * 100 / whole.max(&1)).unwrap_or(100)),
            Answer::Here => {
                self.stage = Stage::Looking;
                return Reply::stay().with(carry(Command::Unpack));
            }
            Answer::Arrived(review) => Stage::Reviewing(review.clone()),
            Answer::Refused(why) => Stage::Refused(why.clone()),
            Answer::Installed(installed) => Stage::Done(installed.clone()),
            Answer::Left => return Reply::ignored(),
        };
        Reply::stay()
    }

    fn press(&mut self, press: Press) -> Reply {
        match (&self.stage, press) {
            (Stage::Choosing, Press::Digit(BACK)) if self.before().is_some() => self.turn_to(Stage::AskingBack),
            (Stage::Choosing, Press::Digit(digit)) => self.choose(digit),
            (Stage::Choosing, Press::NextPage) => self.turn_page(),
            // Nothing leads away while a pack is on its way: it would be lost sight of.
            (Stage::Coming(_) | Stage::Looking, _) => Reply::stay(),
            (Stage::Reviewing(review), Press::Digit(1)) if review.digits.is_some() => {
                let review = review.clone();
                self.turn_to(Stage::Comparing(review))
            }
            (Stage::Reviewing(_), Press::Digit(1)) => Reply::stay().with(carry(Command::Install { compared: false })),
            (Stage::Comparing(_), Press::Digit(1)) => Reply::stay().with(carry(Command::Install { compared: true })),
            (Stage::AskingBack, Press::Digit(1)) => Reply::stay().with(carry(Command::GoBack)),
            (Stage::Choosing | Stage::Done(_) | Stage::Refused(_), Press::Enter) => Reply::go(Nav::Pop),
            (Stage::Reviewing(_) | Stage::Comparing(_) | Stage::AskingBack, Press::Digit(2) | Press::Back) => {
                self.turn_to(Stage::Choosing).with(carry(Command::Look))
            }
            _ => Reply::ignored(),
        }
    }

    fn turn_page(&mut self) -> Reply {
        let mut paging = self.paging;
        let turned = paging.turn(self.found());
        self.paging = paging;
        if turned { Reply::stay() } else { Reply::ignored() }
    }

    fn turn_to(&mut self, stage: Stage) -> Reply {
        self.stage = stage;
        Reply::stay()
    }

    /// A pack that cannot be installed says why; another one is sent for.
    fn choose(&mut self, digit: u8) -> Reply {
        match self.paging.chosen(digit, self.found()) {
            None => Reply::ignored(),
            Some(Offered { standing: Err(why), .. }) => {
                let why = Refusal::NotTaken(*why);
                self.turn_to(Stage::Refused(why))
            }
            Some(Offered { label, .. }) => {
                let id = label.id;
                self.turn_to(Stage::Coming(0)).with(carry(Command::Bring(id)))
            }
        }
    }

    fn found(&self) -> &[Offered] {
        self.shelf.as_ref().map_or(&[], |shelf| &shelf.offers)
    }

    fn before(&self) -> Option<&Before> {
        self.shelf.as_ref()?.before.as_ref()
    }

    fn offers(&self, texts: Texts) -> Outline {
        let found = self.found();
        let offers = self.paging.view(found).map(|(digit, offered)| entry(digit, offered, texts));
        let back = self.before().map(|before| {
            Choice::new(
                BACK,
                match before {
                    Before::Own => texts.packs_go_back_own().to_owned(),
                    Before::Pack(label) => texts.packs_go_back(&label.name, label.number),
                },
            )
        });
        Outline {
            title: texts.packs_title().into(),
            texts: self.shelf.as_ref().map(|shelf| on_shelf(shelf, texts)).unwrap_or_default(),
            choices: offers.chain(back).collect(),
            enter: Some(texts.room_back().into()),
            more: self.paging.more(found),
            ..Outline::default()
        }
    }
}

/// What is in use, and what is to be said of the stick.
fn on_shelf(shelf: &Shelf, texts: Texts) -> Vec<String> {
    let now = shelf.current.as_ref().map(|label| texts.packs_offer(date(label.made), &label.name, label.number));
    let now = now.map_or_else(|| texts.packs_now_own().to_owned(), |now| texts.packs_now(now));
    let stick = match shelf.stick {
        StickSeen::None => texts.packs_no_stick(),
        StickSeen::Several => texts.packs_several(),
        StickSeen::One if shelf.offers.is_empty() => texts.packs_no_offer(),
        StickSeen::One => texts.packs_choose(),
    };
    let bad = (shelf.unbelievable > 0).then(|| texts.packs_unbelievable(shelf.unbelievable));
    [now, stick.to_owned()].into_iter().chain(bad).collect()
}

fn entry(digit: u8, offered: &Offered, texts: Texts) -> Choice {
    let label = &offered.label;
    let remark = match offered.standing {
        Ok(Standing::Same) => Some(texts.packs_offer_same()),
        Ok(Standing::Newer | Standing::NewKey(_)) => None,
        Err(NotTaken::Older { .. } | NotTaken::OlderKey { .. }) => Some(texts.packs_offer_older()),
        Err(_) => Some(texts.packs_offer_refused()),
    };
    let words = texts.packs_offer(date(label.made), &label.name, label.number);
    Choice::new(digit, words).with_remark(remark.map(Into::into))
}

fn reviewed(review: &Review, texts: Texts) -> Outline {
    let label = &review.label;
    let (begun, others): (Vec<_>, Vec<_>) = review.changes.iter().partition(|change| review.is_begun(change));
    let changes = begun.into_iter().chain(others).take(LISTED);
    let mut lines: Vec<String> = changes.map(|change| said(change, review, texts)).collect();
    if review.changes.is_empty() {
        lines.push(texts.packs_review_none().into());
    }
    if review.changes.len() > LISTED {
        lines.push(texts.packs_review_more(review.changes.len() - LISTED));
    }
    if !review.begun.is_empty() {
        lines.push(texts.pack_begun().into());
    }
    lines.extend(with_it(review, texts));
    lines.extend(review.trust_list.then(|| texts.packs_trust_list().to_owned()));
    page(&texts.packs_review_title(&label.name, label.number), vec![lines.join("\n"), texts.packs_here().into()])
}

/// What comes besides lessons, if anything does.
fn with_it(review: &Review, texts: Texts) -> Option<String> {
    let all = [
        (review.recordings, texts.packs_recordings(review.recordings)),
        (review.announcements, texts.packs_announcements(review.announcements)),
        (review.xoms, texts.packs_xoms(review.xoms)),
    ];
    let some: Vec<String> = all.into_iter().filter(|(count, _)| *count > 0).map(|(_, words)| words).collect();
    (!some.is_empty()).then(|| texts.packs_with_it(some.join(", ")))
}

/// One lesson that becomes another one, and whether somebody is in the middle of it. The command says the same.
pub fn said(change: &Change, review: &Review, texts: Texts) -> String {
    let words = match change {
        Change::New { number, title, .. } => texts.pack_new(number, title),
        Change::Changed { number, title, from, to } => texts.pack_changed(from, number, title, to),
        Change::Removed { number, title } => texts.pack_removed(number, title),
    };
    if review.is_begun(change) { texts.pack_change_begun(words) } else { words }
}

fn digits(review: &Review, texts: Texts) -> Outline {
    let digits = review.digits.map(|digits| digits.to_string()).unwrap_or_default();
    // Two lines of four groups, as on the paper card.
    let halves = digits.split_at_checked(24).map(|(first, second)| format!("{}\n{second}", first.trim_end()));
    let test = review.on_test_root.then(|| texts.packs_test_root().to_owned());
    let lines = [texts.packs_digits().into(), halves.unwrap_or(digits)].into_iter().chain(test);
    page(&texts.packs_digits_title(&review.label.commune), lines.collect())
}

fn done(installed: &Installed, texts: Texts) -> Outline {
    let words = match &installed.label {
        Some(label) => texts.packs_done(&label.name, label.number),
        None => texts.packs_done_own().into(),
    };
    page(texts.packs_done_title(), vec![words, texts.packs_stick_may_go().into()])
}

fn page(title: &str, texts: Vec<String>) -> Outline {
    Outline { title: title.into(), texts, ..Outline::default() }
}

fn question(page: Outline, yes: &str, no: &str) -> Outline {
    Outline { choices: vec![Choice::new(1, yes), Choice::new(2, no)], ..page }
}

fn closing(page: Outline, texts: Texts) -> Outline {
    Outline { enter: Some(texts.packs_close().into()), ..page }
}
