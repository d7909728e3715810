//! Keys that several tables share.

use super::Shape::{Commands, Condition, Id, Text};
use super::{Form, Key, form, may, must};
use crate::texts::Texts;

/// Of whatever can be tapped.
pub(super) const TAP: &[Key] =
    &[must("id", Id, Texts::schema_id), must("do", Commands, Texts::schema_do), may("say", Text, Texts::schema_say)];

/// Of what does something of its own at a touch (a switch turns): it may do more.
pub(super) const TAP_OF_ITS_OWN: &[Key] = &[
    must("id", Id, Texts::schema_id),
    may("do", Commands, Texts::schema_do_more),
    may("say", Text, Texts::schema_say),
];

pub(super) const LABEL: &[Key] = &[must("label", Text, Texts::schema_label)];

pub(super) const WHEN: &[Key] = &[may("when", Condition, Texts::schema_when)];

/// An answer of a dialog.
pub(super) const ANSWER: Form = form(&[TAP, LABEL]);
