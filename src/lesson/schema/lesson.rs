//! Every table of a lesson file but the elements and questions.

use super::Shape::{
    Condition, Day, Elements, Exactly, Flag, Id, NamedTexts, Number, OneOf, Questions, Table, Tables, Text,
    Texts as List, Touches,
};
use super::{Form, Key, MANY, form, may, must};
use crate::texts::Texts;

/// The whole file.
pub(super) const LESSON: Form = form(&[&[
    must("format", Exactly(1), Texts::schema_format),
    must("id", Id, Texts::schema_lesson_id),
    must("number", Number(1, 65_000), Texts::schema_number),
    must("course", Id, Texts::schema_course),
    must("title", Text, Texts::schema_lesson_title),
    must("minutes", Number(5, 60), Texts::schema_minutes),
    must("version", Number(1, 65_000), Texts::schema_version),
    may("safety", Flag, Texts::schema_safety),
    must("goals", List(1, MANY), Texts::schema_goals),
    must("skills", List(0, MANY), Texts::schema_skills),
    must("review_by", Day, Texts::schema_review_by),
    must("helper", List(0, MANY), Texts::schema_helper),
    must("sources", Tables(&SOURCE, 1, MANY), Texts::schema_sources),
    must("story", Tables(&PAGE, 1, MANY), Texts::schema_story),
    must("practice", Table(&PRACTICE), Texts::schema_practice),
    must("check", Table(&CHECK), Texts::schema_check),
    must("gain", Tables(&PAGE, 1, MANY), Texts::schema_gain),
    must("phone_task", Tables(&PAGE, 1, MANY), Texts::schema_phone_task),
]]);

const SOURCE: Form = form(&[&[
    must("document", Text, Texts::schema_document),
    must("confirms", Text, Texts::schema_confirms),
    must("checked", Day, Texts::schema_checked),
]]);

const PAGE: Form = form(&[&[must("text", Text, Texts::schema_page_text), may("clip", Text, Texts::schema_page_clip)]]);

const PRACTICE: Form = form(&[&[
    must("clock", Text, Texts::schema_clock),
    may("battery", Number(0, 100), Texts::schema_battery),
    may("status", Tables(&STATUS, 1, MANY), Texts::schema_status),
    must("start", Id, Texts::schema_start),
    may("variable", Tables(&VARIABLE, 1, MANY), Texts::schema_variable),
    must("screen", Tables(&SCREEN, 1, MANY), Texts::schema_screen),
    must("step", Tables(&STEP, 1, MANY), Texts::schema_step),
    may("trap", Tables(&TRAP, 1, MANY), Texts::schema_trap),
    may("clip", Tables(&CLIP, 1, MANY), Texts::schema_clip),
    must("solution", Tables(&SOLUTION, 1, MANY), Texts::schema_solution),
]]);

const STATUS: Form = form(&[&[must("when", Condition, Texts::schema_status_when)], STATUS_LINE]);

/// Of what shows a status line of its own.
const STATUS_LINE: &[Key] =
    &[may("clock", Text, Texts::schema_clock), may("battery", Number(0, 100), Texts::schema_battery)];

const VARIABLE: Form = Form {
    keys: &[&[
        must("id", Id, Texts::schema_id),
        may("words", List(2, MANY), Texts::schema_words),
        may("count", Number(1, 99), Texts::schema_count),
        may("typed", NamedTexts, Texts::schema_typed),
        may("marks", Flag, Texts::schema_marks),
    ]],
    either: &["words", "count", "typed"],
};

const SCREEN: Form = form(&[
    &[
        must("id", Id, Texts::schema_id),
        may("title", Text, Texts::schema_screen_title),
        must("element", Elements, Texts::schema_element),
    ],
    STATUS_LINE,
]);

const STEP: Form = form(&[&[
    must("id", Id, Texts::schema_id),
    must("say", Text, Texts::schema_step_say),
    may("done", Condition, Texts::schema_done),
    may("after", List(0, MANY), Texts::schema_after),
    must("hints", List(3, 3), Texts::schema_hints),
    may("detour", OneOf(&["harmless", "mistake"]), Texts::schema_detour),
]]);

const TRAP: Form = form(&[&[
    must("id", Id, Texts::schema_id),
    must("tag", Id, Texts::schema_tag),
    must("scenes", List(1, MANY), Texts::schema_scenes),
    must("happened", Text, Texts::schema_happened),
    must("sign", Text, Texts::schema_sign),
    must("next_time", Text, Texts::schema_next_time),
    must("rewind", Id, Texts::schema_rewind),
    must("back", Text, Texts::schema_back),
]]);

const CLIP: Form = form(&[&[must("id", Id, Texts::schema_id), must("text", Text, Texts::schema_clip_text)]]);

const SOLUTION: Form = form(&[&[must("touch", Touches, Texts::schema_touch)]]);

const CHECK: Form =
    form(&[&[must("pass", Number(1, 20), Texts::schema_pass), must("question", Questions, Texts::schema_question)]]);
