//! Typing the name of a hamlet: of new ones, one after the other, or another name for one that is there.

use super::ask;
use crate::contract::{Event, Fact, FieldKind, Outline, Press, Reply, Screen};
use crate::screens::trouble;
use crate::supervisor::{Answer, Command, MOST_XOMS, NotChanged, XOM_LETTERS, XomChange};
use crate::texts::Texts;
use crate::ui::field::TextField;
use crate::world::World;

pub struct HamletName {
    /// The one that is named anew; `None` for new ones.
    xom: Option<String>,
    field: TextField,
    /// What was added last.
    added: Option<String>,
    refused: Option<NotChanged>,
}

impl HamletName {
    pub fn new(xom: Option<String>, world: &World) -> Self {
        let known = xom.as_deref().and_then(|id| world.station.xom(id)).map(|xom| xom.name.as_str());
        let field = empty().holding(known.unwrap_or_default());
        Self { xom, field, added: None, refused: None }
    }

    fn press(&mut self, press: Press) -> Reply {
        match press {
            Press::LeaveField => Reply::pop(),
            Press::Enter => Reply::ignored().with(ask(Command::ChangeXoms(self.change()))),
            press if self.field.press(press) => {
                self.refused = None;
                Reply::stay()
            }
            _ => Reply::ignored(),
        }
    }

    fn change(&self) -> XomChange {
        let name = self.field.text();
        match &self.xom {
            Some(id) => XomChange::Rename { id: id.clone(), name },
            None => XomChange::Add { name },
        }
    }

    /// A list is typed in one go; who gives another name goes back.
    fn done(&mut self, world: &World) -> Reply {
        if self.xom.is_some() {
            return Reply::pop();
        }
        self.added = world.station.xoms.last().map(|xom| xom.name.clone());
        self.field = empty();
        Reply::stay()
    }
}

fn empty() -> TextField {
    TextField::new(FieldKind::Vietnamese).at_most(XOM_LETTERS)
}

/// Why the list stays as it was, in words.
pub fn refusal(why: NotChanged, texts: Texts) -> String {
    match why {
        NotChanged::NoName => texts.hamlet_no_name().into(),
        NotChanged::TooLong => texts.hamlet_too_long(XOM_LETTERS),
        NotChanged::Taken => texts.hamlet_taken().into(),
        NotChanged::NoRoom => texts.hamlet_no_room(MOST_XOMS),
        // Somebody else has changed the list meanwhile; it is shown as it is now.
        NotChanged::Unknown => texts.hamlets_text().into(),
    }
}

impl Screen for HamletName {
    fn handle(&mut self, event: &Event, world: &World) -> Reply {
        match event {
            Event::Told(Fact::Supervised(Answer::Described(_))) => self.done(world),
            Event::Told(Fact::Supervised(Answer::NoXom(why))) => {
                self.refused = Some(*why);
                Reply::stay()
            }
            Event::Told(Fact::Failed(_)) => Reply::stay(),
            Event::Press(press) => self.press(*press),
            _ => Reply::ignored(),
        }
    }

    fn outline(&self, world: &World) -> Outline {
        let texts = world.texts;
        let known = self.xom.as_deref().and_then(|id| world.station.xom(id));
        let title = known.map_or_else(|| texts.hamlet_name_new().into(), |xom| texts.hamlet_name_change(&xom.name));
        let text = match (self.refused, &self.added) {
            (Some(why), _) => refusal(why, texts),
            (None, Some(name)) => texts.hamlet_added(name),
            (None, None) => texts.hamlet_name_text().into(),
        };
        let enter = if self.field.is_empty() { texts.room_back() } else { texts.name_done() };
        Outline {
            title,
            texts: vec![text],
            field: Some(self.field.outline(texts.hamlet_name_label(), Some(texts.name_help().into()))),
            enter: Some(enter.into()),
            note: world.trouble.map(|trouble| trouble::words(trouble, texts)),
            ..Outline::default()
        }
    }
}
