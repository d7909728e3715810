//! Something that is on or off and changes at a touch: what switch and checkbox share. Not an element itself.

use super::{Pen, Shown};
use crate::lesson::{Node, Reading};
use crate::phone::machine::{Offer, Target};
use crate::phone::spec::{Action, Tap, Template, Value, VarIx};

/// A label, and a variable that is at one of two of its values.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Toggle {
    pub tap: Tap,
    pub label: Template,
    variable: VarIx,
    on: Value,
}

impl Toggle {
    pub(super) fn read(node: &mut Node, reading: &mut Reading) -> Option<Self> {
        let variable = reading.own_variable(node);
        let on = reading.value(node, "on", variable);
        let off = reading.value(node, "off", variable);
        let own = variable.zip(on).zip(off).map(|((variable, on), off)| Action::Toggle(variable, on, off));
        let tap = reading.tap_after(node, own);
        let label = reading.template(node, "label");
        off?;
        Some(Self { tap: tap?, label: label?, variable: variable?, on: on? })
    }

    pub(super) fn offer<'p>(&'p self, shown: &Shown<'p, '_>) -> Offer<'p> {
        Offer { target: Target::Tap(&self.tap), label: shown.fill(&self.label) }
    }

    pub(super) fn is_on(&self, pen: &Pen) -> bool {
        pen.shown.state.value(self.variable) == self.on
    }
}
