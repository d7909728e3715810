//! A permission dialog: an app asks, one may allow or refuse. Nothing else can be touched while it is up.

use super::sheet::{self, Answer};
use super::{Kind, Pen, Shown};
use crate::lesson::{Node, Reading};
use crate::phone::machine::Offer;
use crate::phone::spec::Template;

#[derive(Debug, Clone, PartialEq)]
pub struct Permission {
    app: String,
    asks: String,
    allow: Answer,
    deny: Answer,
}

impl Permission {
    pub fn read(node: &mut Node, reading: &mut Reading) -> Option<Self> {
        let app = node.text(reading.author, "app");
        let asks = node.text(reading.author, "asks");
        let allow = node.node(reading.author, "allow").and_then(|node| Answer::read(node, reading));
        let deny = node.node(reading.author, "deny").and_then(|node| Answer::read(node, reading));
        Some(Self { app: app?.value, asks: asks?.value, allow: allow?, deny: deny? })
    }
}

impl Kind for Permission {
    fn offers<'p>(&'p self, shown: &Shown<'p, '_>) -> Vec<Offer<'p>> {
        vec![self.allow.offer(shown), self.deny.offer(shown)]
    }

    fn is_dialog(&self) -> bool {
        true
    }

    fn draw(&self, pen: &mut Pen, _y: u16) -> u16 {
        let text = format!("{} muốn {}", self.app, self.asks);
        sheet::draw(pen, None, &text, &[&self.allow, &self.deny])
    }

    fn templates(&self) -> Vec<&Template> {
        vec![self.allow.label(), self.deny.label()]
    }
}
