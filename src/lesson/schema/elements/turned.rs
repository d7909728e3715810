//! What is set and moved by a touch: switches, choices, sliders, gestures, and what takes its time.

use super::super::Shape::{Id, OneOf, Table, Tables, Text};
use super::super::keys::{LABEL, TAP, TAP_OF_ITS_OWN};
use super::super::{Form, Key, Kind, MANY, form, may, must};
use crate::texts::Texts;

/// Of what is on or off.
const TOGGLE: &[Key] = &[
    must("variable", Id, Texts::schema_own_variable),
    must("on", Id, Texts::schema_on),
    must("off", Id, Texts::schema_off),
];

const CHOOSABLE: Form = form(&[TAP_OF_ITS_OWN, LABEL, &[must("value", Id, Texts::schema_choice_value)]]);

const HANDLE: Form = form(&[TAP_OF_ITS_OWN, LABEL]);

const GESTURES: &[&str] = &["swipe-left", "swipe-right", "swipe-up", "swipe-down", "long-press", "pinch"];

pub(super) const KINDS: &[Kind] = &[
    Kind {
        word: "switch",
        says: Texts::schema_switch,
        form: form(&[TAP_OF_ITS_OWN, LABEL, TOGGLE]),
        example: r#"
[[practice.screen.element]]
kind = "switch"
id = "bao-som"
label = "Báo lúc 4 giờ"
variable = "gio"
on = "bon"
off = "chua"
"#,
    },
    Kind {
        word: "checkbox",
        says: Texts::schema_checkbox,
        form: form(&[TAP_OF_ITS_OWN, LABEL, TOGGLE]),
        example: r#"
[[practice.screen.element]]
kind = "checkbox"
id = "o-dong-y"
label = "Tôi đồng ý"
variable = "gio"
on = "bon"
off = "chua"
"#,
    },
    Kind {
        word: "choice",
        says: Texts::schema_choice,
        form: form(&[&[
            may("label", Text, Texts::schema_choice_label),
            must("variable", Id, Texts::schema_own_variable),
            must("options", Tables(&CHOOSABLE, 1, MANY), Texts::schema_choice_options),
        ]]),
        example: r#"
[[practice.screen.element]]
kind = "choice"
label = "Mấy giờ gọi dậy?"
variable = "gio"
options = [
  { id = "luc-bon", label = "4 giờ", value = "bon" },
  { id = "luc-nam", label = "5 giờ", value = "nam", say = "5 giờ thì muộn mất." },
]
"#,
    },
    Kind {
        word: "slider",
        says: Texts::schema_slider,
        form: form(&[
            LABEL,
            &[
                must("variable", Id, Texts::schema_own_count),
                must("less", Table(&HANDLE), Texts::schema_less),
                must("more", Table(&HANDLE), Texts::schema_more),
            ],
        ]),
        example: r#"
[[practice.screen.element]]
kind = "slider"
label = "Cỡ chữ"
variable = "lan"
less = { id = "nho-di", label = "Nhỏ đi" }
more = { id = "to-len", label = "To lên" }
"#,
    },
    Kind {
        word: "gesture",
        says: Texts::schema_gesture,
        form: form(&[TAP, LABEL, &[must("gesture", OneOf(GESTURES), Texts::schema_gesture_gesture)]]),
        example: r#"
[[practice.screen.element]]
kind = "gesture"
id = "vuot"
gesture = "swipe-left"
label = "Ảnh sau"
do = "go dong-ho"
"#,
    },
    Kind {
        word: "progress",
        says: Texts::schema_progress,
        form: form(&[
            TAP_OF_ITS_OWN,
            LABEL,
            &[must("variable", Id, Texts::schema_own_count), must("next", Text, Texts::schema_progress_next)],
        ]),
        example: r#"
[[practice.screen.element]]
kind = "progress"
id = "cho-gui"
label = "Máy đang gửi…"
variable = "lan"
next = "Chờ một chút"
do = "if lan = 5 then go dong-ho"
"#,
    },
];
