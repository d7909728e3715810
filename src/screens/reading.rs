//! How large the letters are, and in which colours. What is chosen is seen at once. A supervisor's room sets the same for
//! the whole station (`keeper/comfort.rs`); what there is to choose stands here.

use crate::contract::{Choice, Effect, Event, Fact, Learner, Mark, Outline, Press, Reply, Screen};
use crate::record::{Comfort, Look, TextSize, Wishes};
use crate::texts::Texts;
use crate::ui::naming;
use crate::world::World;

pub struct ReadingChoice;

/// What a digit chooses, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wish {
    Size(TextSize),
    Look(Look),
}

fn wishes() -> impl Iterator<Item = Wish> {
    TextSize::ALL.into_iter().map(Wish::Size).chain(Look::ALL.into_iter().map(Wish::Look))
}

impl Wish {
    pub fn with_digit(digit: u8) -> Option<Self> {
        wishes().nth(usize::from(digit).checked_sub(1)?)
    }

    fn is_so(self, comfort: Comfort) -> bool {
        match self {
            Self::Size(size) => comfort.size == size,
            Self::Look(look) => comfort.look == look,
        }
    }

    /// This one, and as it was otherwise.
    pub fn alone(self) -> Wishes {
        match self {
            Self::Size(size) => Wishes::of_size(size),
            Self::Look(look) => Wishes::of_look(look),
        }
    }

    fn label(self, texts: Texts) -> &'static str {
        match self {
            Self::Size(TextSize::Usual) => texts.reading_usual(),
            Self::Size(TextSize::Large) => texts.reading_large(),
            Self::Size(TextSize::Largest) => texts.reading_largest(),
            Self::Look(Look::Evening) => texts.reading_evening(),
            Self::Look(Look::Day) => texts.reading_day(),
            Self::Look(Look::Night) => texts.reading_night(),
        }
    }
}

/// Every size and look there is; what is so is marked.
pub fn choices(comfort: Comfort, texts: Texts) -> Vec<Choice> {
    let choice = |(digit, wish): (u8, Wish)| {
        let mark = if wish.is_so(comfort) { Mark::Chosen } else { Mark::None };
        Choice::new(digit, wish.label(texts)).marked(mark)
    };
    (1..).zip(wishes()).map(choice).collect()
}

impl Screen for ReadingChoice {
    fn handle(&mut self, event: &Event, _: &World) -> Reply {
        match event {
            Event::Press(Press::Digit(digit)) => match Wish::with_digit(*digit) {
                Some(wish) => Reply::ignored().with(Effect::Prefer(wish.alone())),
                None => Reply::ignored(),
            },
            Event::Told(Fact::Preferred(_)) => Reply::stay(),
            Event::Press(Press::Enter) => Reply::pop(),
            _ => Reply::ignored(),
        }
    }

    fn outline(&self, world: &World) -> Outline {
        let texts = world.texts;
        Outline {
            title: texts.reading_title().into(),
            texts: vec![texts.reading_text().into()],
            choices: choices(world.comfort(), texts),
            enter: Some(texts.reading_done().into()),
            note: Some(how_long(world)),
            together: true,
            ..Outline::default()
        }
    }
}

/// Until when it stays so.
fn how_long(world: &World) -> String {
    match &world.learner {
        Some(Learner { person: Some(person), .. }) => world.texts.reading_remembered(naming::short(person)),
        _ => world.texts.reading_for_now().into(),
    }
}
