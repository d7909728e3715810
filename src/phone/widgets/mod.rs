//! The elements of a phone screen, one file each: what may be written in the lesson, what it offers to be touched, how it
//! is drawn, and its tests.
//!
//! To add an element: its file, and its line in the list below.

mod art;
mod bar;
pub mod entry;
mod sheet;
mod toggle;
#[cfg(test)]
pub(in crate::phone) mod trial;

use self::field::FieldSpec;
use super::machine::{Offer, State, Target};
use super::spec::{Practice, Template};
use crate::contract::Press;
use crate::lesson::{Node, Reading, Spoken, Told};
use crate::ui::Canvas;
use ratatui::layout::Rect;

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
    /// A banner is drawn above the title, wherever it was written.
    fn is_banner(&self) -> bool {
        false
    }
    /// The field one can type into, if it is one.
    fn field(&self) -> Option<FieldSpec<'_>> {
        None
    }
    /// What the voice says of it: what a picture shows, what a caller says.
    fn words(&self) -> Option<&Spoken> {
        None
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
    address: Address = "address",
    apps: Apps = "apps",
    button: Button = "button",
    call: Call = "call",
    camera: Camera = "camera",
    chat: Chat = "chat",
    checkbox: Checkbox = "checkbox",
    choice: Choice = "choice",
    dialog: Dialog = "dialog",
    field: Field = "field",
    gesture: Gesture = "gesture",
    keyboard: Keyboard = "keyboard",
    link: Link = "link",
    list: List = "list",
    notification: Notification = "notification",
    permission: Permission = "permission",
    picture: Picture = "picture",
    progress: Progress = "progress",
    qr: Qr = "qr",
    qr_view: QrView = "qr-view",
    search: Search = "search",
    slider: Slider = "slider",
    switch: Switch = "switch",
    table: Table = "table",
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
    pub fn is_banner(&self) -> bool {
        self.kind().is_banner()
    }
    pub fn field(&self) -> Option<FieldSpec<'_>> {
        self.kind().field()
    }
    pub fn words(&self) -> Option<&Spoken> {
        self.kind().words()
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
    /// The sheet between its margins: 24 columns on the smallest terminal.
    pub canvas: &'c mut Canvas<'b>,
    /// The same rows from frame to frame: 26 columns.
    pub wide: Rect,
    pub shown: &'c Shown<'p, 's>,
    /// What the digits 1, 2, … touch.
    pub view: &'c [Offer<'p>],
    /// The digit the arrow points at.
    pub pointed: Option<u8>,
    /// What is being typed now, with the field's variable.
    pub typing: Option<(super::VarIx, &'c str)>,
    /// How much air there is: 0 where rows are scarce, 1 as a rule, 2 on a tall phone.
    pub air: u16,
    /// A dialog lies over what is drawn: it keeps its place, but nothing of it can be touched.
    pub covered: bool,
    /// Things that stand side by side stand under each other.
    pub one_a_row: bool,
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

    /// Draws the keycap of a digit at (x, y). Returns the column after it.
    pub fn keycap(&mut self, x: u16, y: u16, digit: u8) -> u16 {
        if self.covered {
            return x + 3;
        }
        let style = self.canvas.theme.phone_keycap;
        self.canvas.keycap(x, y, &digit.to_string(), Press::Digit(digit), style)
    }

    /// The arrow at the right edge of row `y`, where `digit` is what is pressed next.
    pub fn arrow(&mut self, y: u16, digit: u8) {
        let x = self.canvas.area.right().saturating_sub(3);
        self.arrow_at(x, y, digit);
    }

    /// The arrow at (x, y), three columns wide.
    pub fn arrow_at(&mut self, x: u16, y: u16, digit: u8) {
        if self.pointed == Some(digit) && !self.covered {
            let style = self.canvas.theme.phone_accent;
            self.canvas.line(x, y, " ◂ ", style);
        }
    }

    /// Makes a whole row (or several) answer a click like its digit.
    pub fn row_hit(&mut self, y: u16, rows: u16, digit: u8) {
        self.hit(Rect::new(self.canvas.area.x, y, self.canvas.area.width, rows), digit);
    }

    /// Makes an area answer a click like its digit.
    pub fn hit(&mut self, area: Rect, digit: u8) {
        if !self.covered {
            self.canvas.hit(area, Press::Digit(digit));
        }
    }

    /// A handle: the digit, and behind it a text over the rows it needs. Returns the row after it.
    pub fn handle(&mut self, y: u16, digit: u8, text: &str, style: ratatui::style::Style) -> u16 {
        let x = self.keycap(self.canvas.area.x, y, digit) + 1;
        let room = self.canvas.area.right().saturating_sub(x + 3);
        let end = self.canvas.text(x, y, room, text, style);
        self.row_hit(y, end - y, digit);
        self.arrow(y, digit);
        end
    }

    /// The sheet without its margins.
    pub fn edge_to_edge(&mut self) -> Canvas<'_> {
        let Canvas { buf, theme, reading, hits, cut, .. } = &mut *self.canvas;
        Canvas { buf, area: self.wide, theme, reading: *reading, hits, cut }
    }
}
