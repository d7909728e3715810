//! A recovery code is made: shown once, copied onto paper, confirmed by typing its last group. Only then does it count.

use super::{ask, conclude};
use crate::contract::{Event, Fact, FieldKind, Outline, Press, Reply, Screen};
use crate::narration::Narration;
use crate::screens::trouble;
use crate::supervisor::{Answer, Command, RecoveryCode};
use crate::texts::Texts;
use crate::ui::field::TextField;
use crate::ui::{Canvas, page};
use crate::world::World;

pub struct NewCode {
    at: Stage,
    /// Whether there was one before, which the new one will end.
    before: bool,
    last_group: TextField,
    mistyped: bool,
}

enum Stage {
    Why,
    Shown(RecoveryCode),
    Confirming(RecoveryCode),
    Saving,
    Kept,
}

impl Default for NewCode {
    fn default() -> Self {
        Self { at: Stage::Why, before: false, last_group: field(), mistyped: false }
    }
}

/// Latin letters and digits, without an input method.
fn field() -> TextField {
    TextField::new(FieldKind::Plain).at_most(8)
}

impl NewCode {
    fn press(&mut self, press: Press) -> Reply {
        match (&self.at, press) {
            (Stage::Why, Press::Enter) => Reply::ignored().with(ask(Command::DrawRecovery)),
            (Stage::Shown(code), Press::Enter) => self.go(Stage::Confirming(code.clone())),
            (Stage::Confirming(code), Press::LeaveField) => self.go(Stage::Shown(code.clone())),
            (Stage::Confirming(code), Press::Enter) => match code.ends_with(&self.last_group.text()) {
                true => {
                    let keep = ask(Command::KeepRecovery(code.clone()));
                    self.go(Stage::Saving).with(keep)
                }
                false => {
                    self.mistyped = true;
                    Reply::stay()
                }
            },
            (Stage::Confirming(_), press) if self.last_group.press(press) => {
                self.mistyped = false;
                Reply::stay()
            }
            (Stage::Kept, Press::Enter) => Reply::pop(),
            (Stage::Saving, press) if press != Press::Home => Reply::stay(),
            _ => Reply::ignored(),
        }
    }

    fn go(&mut self, stage: Stage) -> Reply {
        self.at = stage;
        (self.last_group, self.mistyped) = (field(), false);
        Reply::stay()
    }

    fn told(&mut self, answer: &Answer) -> Reply {
        match (answer, &self.at) {
            (Answer::Desk(_), Stage::Saving) => self.go(Stage::Kept),
            (Answer::Desk(desk), _) => {
                self.before = desk.recovery;
                Reply::stay()
            }
            (Answer::Drawn(code), Stage::Why) => self.go(Stage::Shown(code.clone())),
            (Answer::Ready(job), Stage::Saving) => conclude(*job),
            _ => Reply::ignored(),
        }
    }

    fn noted(&self, world: &World) -> Outline {
        let note = world.trouble.map(|trouble| trouble::words(trouble, world.texts));
        Outline { note, ..self.frame(world.texts) }
    }

    /// The page without the code, which is never read aloud.
    fn frame(&self, texts: Texts) -> Outline {
        let (title, text, enter) = match &self.at {
            Stage::Why => {
                let text = if self.before { texts.new_code_again() } else { texts.new_code_text() };
                (texts.room_recovery(), text, texts.new_code_make())
            }
            Stage::Shown(_) => (texts.new_code_shown_title(), texts.new_code_shown(), texts.new_code_copied()),
            Stage::Confirming(_) => {
                let text = if self.mistyped { texts.new_code_mistyped() } else { texts.new_code_confirm() };
                let enter = if self.last_group.is_empty() { texts.new_code_look_again() } else { texts.name_done() };
                (texts.new_code_confirm_title(), text, enter)
            }
            Stage::Saving => (texts.room_saving(), "", ""),
            Stage::Kept => (texts.new_code_kept_title(), texts.new_code_kept(), texts.room_back()),
        };
        let filled = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let confirming = matches!(self.at, Stage::Confirming(_));
        Outline {
            title: title.into(),
            texts: filled(text).into_iter().collect(),
            field: confirming.then(|| self.last_group.outline(texts.new_code_label(), None)),
            enter: filled(enter),
            spoken: Some(Narration::of([title, text])),
            ..Outline::default()
        }
    }
}

impl Screen for NewCode {
    fn handle(&mut self, event: &Event, _: &World) -> Reply {
        match event {
            Event::Entered => Reply::ignored().with(ask(Command::Look)),
            Event::Told(Fact::Supervised(answer)) => self.told(answer),
            Event::Told(Fact::Failed(_)) if matches!(self.at, Stage::Saving) => self.go(Stage::Why),
            Event::Press(press) => self.press(*press),
            _ => Reply::ignored(),
        }
    }

    fn outline(&self, world: &World) -> Outline {
        let frame = self.noted(world);
        let code = match &self.at {
            Stage::Shown(code) => Some(code.written().to_string()),
            _ => None,
        };
        Outline { texts: frame.texts.into_iter().chain(code).collect(), ..frame }
    }

    /// The code stands by itself in the middle of its page.
    fn view(&self, world: &World, canvas: &mut Canvas) {
        let Stage::Shown(code) = &self.at else {
            return page::draw(&self.outline(world), world.texts, canvas);
        };
        let block = page::draw_around(&self.noted(world), 1, world.texts, canvas);
        let spaced = code.written().replace('-', "   ");
        canvas.line(block.x, block.y, &spaced, canvas.theme.heading);
    }
}
