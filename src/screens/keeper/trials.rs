//! Trying the machine out: the voice, a signal, a sample on paper, and the way to letters, colours and a QR.

use super::Room;
use crate::contract::{Choice, Cue, Effect, Event, Fact, Outline, Press, Printed, Reply, Screen, Voice};
use crate::credential::Kind;
use crate::narration::Narration;
use crate::paper::{Achievement, Sheet};
use crate::screens::Route;
use crate::texts::Texts;
use crate::world::World;

/// What the sample's QR says: nothing that could be taken for a confirmation.
pub const SAMPLE_QR: &str = "Tram hoc so";
/// Of the reference vector, which is no station's.
const SAMPLE_CODE: &str = "YRN0X-SGMV9";

#[derive(Default)]
pub struct Trials {
    /// Once it was looked for.
    has_printer: Option<bool>,
    paper: Option<Paper>,
    listened: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Paper {
    Printing { code: String },
    Done,
    NotReady,
}

/// A paper that says of itself that it is a sample.
fn sample(world: &World) -> Option<Sheet> {
    let lesson = world.catalogue.lessons().first()?;
    let achievement = Achievement {
        place: world.station.place.clone(),
        learner: None,
        kind: Kind::Demo,
        lesson: lesson.number,
        title: Some(lesson.title.clone()),
        date: world.today?,
        date_trusted: world.clock_trusted,
        short_code: SAMPLE_CODE.parse().ok()?,
        qr_text: SAMPLE_QR.into(),
    };
    achievement.on_paper(world.texts).ok()
}

impl Trials {
    fn press(&mut self, press: Press, world: &World) -> Reply {
        match press {
            Press::Digit(1) => {
                self.listened = true;
                Reply::stay().with(Effect::Speak(Narration::of([world.texts.trials_sentence()])))
            }
            Press::Digit(2) => {
                self.listened = true;
                Reply::stay().with(Effect::Sound(Cue::Done))
            }
            Press::Digit(3) => Reply::push(Route::Room(Room::ScreenTrial)),
            Press::Digit(4) if !matches!(self.paper, Some(Paper::Printing { .. })) => self.print(world),
            Press::Enter => Reply::pop(),
            _ => Reply::ignored(),
        }
    }

    fn print(&mut self, world: &World) -> Reply {
        match sample(world).filter(|_| self.has_printer == Some(true)) {
            Some(sheet) => {
                self.paper = Some(Paper::Printing { code: sheet.code.clone() });
                Reply::stay().with(Effect::Print(Box::new(sheet)))
            }
            None => Reply::ignored(),
        }
    }

    fn note(&self, world: &World) -> Option<&'static str> {
        let texts = world.texts;
        match (&self.paper, self.has_printer) {
            (Some(Paper::Printing { .. }), _) => Some(texts.trials_printing()),
            (Some(Paper::Done), _) => Some(texts.trials_printed()),
            (Some(Paper::NotReady), _) => Some(texts.trials_not_printed()),
            (None, _) if self.listened => Some(heard(world.voice, texts)),
            (None, Some(false)) => Some(texts.trials_no_printer()),
            (None, _) => None,
        }
    }
}

fn heard(voice: Voice, texts: Texts) -> &'static str {
    match voice {
        Voice::Silent => texts.trials_silent(),
        Voice::ClipsOnly => texts.doctor_no_voice(),
        Voice::Unknown | Voice::Speaks => texts.trials_heard(),
    }
}

impl Screen for Trials {
    fn handle(&mut self, event: &Event, world: &World) -> Reply {
        match event {
            Event::Entered => Reply::ignored().with(Effect::LookForPrinter),
            Event::Told(Fact::Printer { is_there }) => {
                self.has_printer = Some(*is_there);
                Reply::stay()
            }
            Event::Told(Fact::Printed { code, how }) if self.paper == Some(Paper::Printing { code: code.clone() }) => {
                self.paper = Some(if *how == Printed::Done { Paper::Done } else { Paper::NotReady });
                self.listened = false;
                Reply::stay()
            }
            Event::Press(press) => self.press(*press, world),
            _ => Reply::ignored(),
        }
    }

    fn outline(&self, world: &World) -> Outline {
        let texts = world.texts;
        let paper = (self.has_printer == Some(true)).then(|| Choice::new(4, texts.trials_print()));
        let choices = [
            Choice::new(1, texts.trials_voice()),
            Choice::new(2, texts.trials_cue()),
            Choice::new(3, texts.trials_screen()),
        ];
        Outline {
            title: texts.trials_title().into(),
            texts: vec![texts.trials_text().into()],
            choices: choices.into_iter().chain(paper).collect(),
            enter: Some(texts.room_back().into()),
            note: self.note(world).map(Into::into),
            ..Outline::default()
        }
    }
}
