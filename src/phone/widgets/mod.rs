//! The elements of a phone screen, one file each: what may be written in the lesson, what it offers to be touched, how it
//! is drawn, and its tests.
//!
//! To add an element: its file, and its line in the list below.

use super::machine::{Offer, State, Target};
use super::spec::{Practice, Template};
use crate::lesson::{Node, Reading, Told};
use crate::ui::Canvas;

/// What every element can do.
pub trait Kind {
    /// What can be touched on it now, in order.
    fn offers<'p>(&'p self, _shown: &Shown<'p, '_>) -> Vec<Offer<'p>> {
        Vec::new()
    }
    /// Draws it from row `y`; returns the next free row.
    fn draw(&self, pen: &mut Pen, y: u16) -> u16;
    /// Texts with variables in them.
    fn templates(&self) -> Vec<&Template> {
        Vec::new()
    }
    /// A dialog is drawn over everything and hides what else could be touched.
    fn is_dialog(&self) -> bool {
        false
    }
}

/// The list: `file: Type = "kind" in the lesson`.
macro_rules! elements {
    ($($file:ident: $kind:ident = $word:literal),* $(,)?) => {
        $(pub mod $file;)*

        /// An element of a phone screen.
        #[derive(Debug, Clone, PartialEq)]
        pub enum Widget {
            $($kind($file::$kind)),*
        }

        impl Widget {
            /// The kinds as a lesson names them.
            pub const KINDS: &[&str] = &[$($word),*];

            /// Reads the element of a kind; an unknown kind is told.
            pub fn read(kind: &Told<String>, node: &mut Node, reading: &mut Reading) -> Option<Self> {
                match kind.value.as_str() {
                    $($word => $file::$kind::read(node, reading).map(Self::$kind),)*
                    unknown => {
                        let texts = reading.author.texts;
                        let remedy = texts.author_kind_remedy(Self::KINDS.join(", "));
                        reading.author.tell(kind.span, "unknown-kind", texts.author_kind(unknown), remedy);
                        None
                    }
                }
            }

            fn kind(&self) -> &dyn Kind {
                match self {
                    $(Self::$kind(kind) => kind),*
                }
            }
        }
    };
}

elements! {
    apps: Apps = "apps",
    button: Button = "button",
    field: Field = "field",
    list: List = "list",
    permission: Permission = "permission",
    text: Text = "text",
}

impl Widget {
    pub fn offers<'p>(&'p self, shown: &Shown<'p, '_>) -> Vec<Offer<'p>> {
        self.kind().offers(shown)
    }
    pub fn draw(&self, pen: &mut Pen, y: u16) -> u16 {
        self.kind().draw(pen, y)
    }
    pub fn templates(&self) -> Vec<&Template> {
        self.kind().templates()
    }
    pub fn is_dialog(&self) -> bool {
        self.kind().is_dialog()
    }
}

/// The script and the state an element is shown in.
pub struct Shown<'p, 's> {
    pub practice: &'p Practice,
    pub state: &'s State,
}

impl Shown<'_, '_> {
    pub fn fill(&self, template: &Template) -> String {
        self.state.fill(self.practice, template)
    }
}

/// What an element draws with: the phone's inside, the digits on view, and what is pointed at.
pub struct Pen<'c, 'b, 'p, 's> {
    pub canvas: &'c mut Canvas<'b>,
    pub shown: &'c Shown<'p, 's>,
    /// What the digits 1, 2, … touch.
    pub view: &'c [Offer<'p>],
    /// The digit the arrow points at.
    pub pointed: Option<u8>,
    /// What is being typed now, with the field's variable.
    pub typing: Option<(super::VarIx, &'c str)>,
}

impl Pen<'_, '_, '_, '_> {
    /// The digit under which a tap is on view, if it is on this page.
    pub fn digit_of(&self, id: &str) -> Option<u8> {
        let is = |offer: &Offer| match offer.target {
            Target::Tap(tap) | Target::Field(tap, _) => tap.id == id,
            Target::Back | Target::Home => false,
        };
        self.view.iter().position(is).map(|place| place as u8 + 1)
    }

    /// Draws the keycap of a digit at (x, y), with the arrow behind `end` where it is pointed at.
    pub fn keycap(&mut self, x: u16, y: u16, digit: u8) -> u16 {
        let style = self.canvas.theme.phone_keycap;
        let face = digit.to_string();
        self.canvas.keycap(x, y, &face, crate::contract::Press::Digit(digit), style)
    }

    /// The arrow at the right edge of row `y`, where `digit` is what is pressed next.
    pub fn arrow(&mut self, y: u16, digit: u8) {
        if self.pointed == Some(digit) {
            let style = self.canvas.theme.phone_accent;
            let x = self.canvas.area.right().saturating_sub(3);
            self.canvas.line(x, y, " ◂ ", style);
        }
    }

    /// Makes a whole row (or several) answer a click like its digit.
    pub fn row_hit(&mut self, y: u16, rows: u16, digit: u8) {
        let area = ratatui::layout::Rect::new(self.canvas.area.x, y, self.canvas.area.width, rows);
        self.canvas.hit(area, crate::contract::Press::Digit(digit));
    }
}
