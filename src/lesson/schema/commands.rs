//! What may be written in `do`, `when` and `done`, a line each.

use super::Says;
use crate::texts::Texts;

/// An example and what it does.
pub(super) struct Sentence {
    pub example: &'static str,
    pub says: Says,
}

const fn sentence(example: &'static str, says: Says) -> Sentence {
    Sentence { example, says }
}

pub(super) const COMMANDS: &[Sentence] = &[
    sentence("go dong-ho", Texts::schema_do_go),
    sentence("back", Texts::schema_do_back),
    sentence("home", Texts::schema_do_home),
    sentence("set gio = bon", Texts::schema_do_set),
    sentence("clear gio", Texts::schema_do_clear),
    sentence("add lan", Texts::schema_do_add),
    sentence("add lan 2", Texts::schema_do_add_more),
    sentence("done chon-gio", Texts::schema_do_done),
    sentence("trap trung-xe", Texts::schema_do_trap),
    sentence("play chuong", Texts::schema_do_play),
    sentence("in 2 then go dong-ho", Texts::schema_do_in),
    sentence("if gio = bon then go dong-ho", Texts::schema_do_if),
];

pub(super) const CONDITIONS: &[Sentence] = &[
    sentence("at dong-ho", Texts::schema_when_at),
    sentence("gio = bon", Texts::schema_when_is),
    sentence("gio != bon", Texts::schema_when_is_not),
    sentence("lan >= 2", Texts::schema_when_at_least),
    sentence("lan <= 2", Texts::schema_when_at_most),
    sentence("ten = empty", Texts::schema_when_empty),
    sentence("ten = other", Texts::schema_when_other),
    sentence("gio = bon and at dong-ho", Texts::schema_when_and),
    sentence("gio = bon or gio = nam", Texts::schema_when_or),
    sentence("not (gio = bon or gio = nam)", Texts::schema_when_not),
];

/// The words a command may begin with.
pub(super) fn verbs() -> Vec<&'static str> {
    let mut verbs: Vec<&str> = Vec::new();
    for verb in COMMANDS.iter().filter_map(|command| command.example.split(' ').next()) {
        if !verbs.contains(&verb) {
            verbs.push(verb);
        }
    }
    verbs
}
