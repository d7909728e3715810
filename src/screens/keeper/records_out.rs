//! "Mang sổ lên xã": the records go onto a stick, the commune's receipts come back from it. Says what happened, what did not,
//! and when the stick can go.

use crate::bundle::{Answer, Command, Desk, HandedOver, Refusal, StickSeen};
use crate::contract::{Choice, Effect, Event, Fact, Outline, Press, Reply, Screen};
use crate::texts::Texts;
use crate::vietnamese::number;
use crate::world::World;

/// Where the work stands.
#[derive(Default)]
enum Stage {
    #[default]
    Choosing,
    /// Percent that is on the stick.
    Going(u8),
    Done(HandedOver),
    Refused(Refusal),
}

#[derive(Default)]
pub struct RecordsOut {
    /// Once it was answered.
    desk: Option<Desk>,
    stage: Stage,
}

fn ask(command: Command) -> Effect {
    Effect::HandOver(command)
}

impl Screen for RecordsOut {
    fn handle(&mut self, event: &Event, _: &World) -> Reply {
        match event {
            Event::Entered => Reply::ignored().with(ask(Command::Look)),
            Event::Told(Fact::Stick { .. }) if matches!(self.stage, Stage::Choosing) => {
                Reply::ignored().with(ask(Command::Look))
            }
            Event::Told(Fact::HandedOver(answer)) => self.hear(answer),
            Event::Press(press) => self.press(*press),
            _ => Reply::ignored(),
        }
    }

    fn outline(&self, world: &World) -> Outline {
        let texts = world.texts;
        match &self.stage {
            Stage::Choosing => self.offer(texts),
            Stage::Going(percent) => page(texts.out_title(), vec![texts.out_going(percent)]),
            Stage::Done(done) => closing(page(texts.out_done_title(), said(done, texts)), texts),
            Stage::Refused(why) => Outline {
                choices: vec![Choice::new(1, texts.out_try_again())],
                ..closing(page(texts.out_refused_title(), vec![refusal(*why, texts).into()]), texts)
            },
        }
    }
}

impl RecordsOut {
    fn hear(&mut self, answer: &Answer) -> Reply {
        self.stage = match answer {
            Answer::Desk(desk) => {
                self.desk = Some(*desk);
                return Reply::stay();
            }
            Answer::Going { done, whole } => Stage::Going(u8::try_from(done * 100 / whole.max(&1)).unwrap_or(100)),
            Answer::Done => return Reply::ignored().with(ask(Command::Conclude)),
            Answer::HandedOver(done) => Stage::Done(*done),
            Answer::Refused(why) => Stage::Refused(*why),
            Answer::Left => return Reply::ignored(),
        };
        Reply::stay()
    }

    fn press(&mut self, press: Press) -> Reply {
        match (&self.stage, press) {
            (Stage::Choosing | Stage::Refused(_), Press::Digit(1)) => {
                self.stage = Stage::Going(0);
                Reply::stay().with(ask(Command::HandOver))
            }
            // Nothing leads away while the stick is written to: it would be pulled.
            (Stage::Going(_), _) => Reply::stay(),
            (_, Press::Enter) => Reply::pop(),
            _ => Reply::ignored(),
        }
    }

    fn offer(&self, texts: Texts) -> Outline {
        let standing = self.desk.iter().flat_map(|desk| standing(desk, texts));
        let lines = std::iter::once(texts.out_text().to_owned()).chain(standing).collect();
        Outline { choices: vec![Choice::new(1, texts.out_write())], ..closing(page(texts.out_title(), lines), texts) }
    }
}

/// How far the commune has the records, and what is to be said of the stick.
fn standing(desk: &Desk, texts: Texts) -> Vec<String> {
    let delivered = match desk.delivered {
        0 => texts.out_none_delivered().to_owned(),
        delivered => texts.out_delivered(number(delivered)),
    };
    let stick = match desk.stick {
        StickSeen::None => texts.out_no_stick(),
        StickSeen::One => texts.out_stick(),
        StickSeen::Locked => texts.out_refused_locked(),
        StickSeen::Several => texts.out_several(),
    };
    vec![format!("{delivered} {}", texts.out_waiting(number(desk.waiting))), stick.to_owned()]
}

fn said(done: &HandedOver, texts: Texts) -> Vec<String> {
    let written = match done.events {
        0 => texts.out_nothing().to_owned(),
        events => texts.out_done(number(events)),
    };
    let news = (done.news > 0).then(|| texts.out_news(number(done.delivered)));
    let odd = (done.unbelievable > 0).then(|| texts.out_unbelievable(done.unbelievable));
    [Some(written), news, odd, Some(texts.packs_stick_may_go().to_owned())].into_iter().flatten().collect()
}

fn refusal(why: Refusal, texts: Texts) -> &'static str {
    match why {
        Refusal::NoStick => texts.out_refused_none(),
        Refusal::Locked => texts.out_refused_locked(),
        Refusal::Full => texts.out_refused_full(),
        Refusal::Corrupt => texts.out_refused_corrupt(),
        Refusal::Disk => texts.out_refused_disk(),
    }
}

fn page(title: &str, texts: Vec<String>) -> Outline {
    Outline { title: title.into(), texts, ..Outline::default() }
}

fn closing(page: Outline, texts: Texts) -> Outline {
    Outline { enter: Some(texts.packs_close().into()), ..page }
}
