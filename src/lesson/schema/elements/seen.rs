//! What is looked at: conversations, pictures, tables, addresses, codes.

use super::super::Shape::{Condition, Drawing, Flag, Grid, Table, Tables, Text, Texts as List};
use super::super::keys::{ANSWER, LABEL, TAP, WHEN};
use super::super::{Form, Kind, MANY, form, may, must};
use crate::texts::Texts;

const MESSAGE: Form = form(&[
    &[
        may("from", Text, Texts::schema_message_from),
        may("me", Flag, Texts::schema_message_me),
        must("text", Text, Texts::schema_text_text),
    ],
    WHEN,
]);

pub(super) const KINDS: &[Kind] = &[
    Kind {
        word: "chat",
        says: Texts::schema_chat,
        form: form(&[&[must("messages", Tables(&MESSAGE, 1, MANY), Texts::schema_messages)]]),
        example: r#"
[[practice.screen.element]]
kind = "chat"
messages = [
  { from = "bà Thơm", text = "Chè xuân còn không cháu?" },
  { me = true, text = "Còn bà ạ." },
  { from = "bà Thơm", text = "Mai bà lấy nhé.", when = "gio = bon" },
]
"#,
    },
    Kind {
        word: "address",
        says: Texts::schema_address,
        form: form(&[&[must("domain", Text, Texts::schema_domain), may("secure", Flag, Texts::schema_secure)]]),
        example: r#"
[[practice.screen.element]]
kind = "address"
domain = "thoi-tiet.example"
secure = true
"#,
    },
    Kind {
        word: "table",
        says: Texts::schema_table,
        form: form(&[&[
            must("head", List(1, 3), Texts::schema_table_head),
            must("rows", Grid, Texts::schema_table_rows),
        ]]),
        example: r#"
[[practice.screen.element]]
kind = "table"
head = ["Ngày", "Trời", "Mưa"]
rows = [["23/11", "nắng", "0"], ["24/11", "mưa", "9 mm"]]
"#,
    },
    Kind {
        word: "picture",
        says: Texts::schema_picture,
        form: form(&[&[must("rows", Drawing, Texts::schema_drawing), must("says", Text, Texts::schema_drawing_says)]]),
        example: r#"
[[practice.screen.element]]
kind = "picture"
rows = [
  "  ▄▄▄▄▄▄▄▄  ",
  "  ██ CHÈ ██ ",
  "  ▀▀▀▀▀▀▀▀  ",
]
says = "Gói chè trên bàn"
"#,
    },
    Kind {
        word: "camera",
        says: Texts::schema_camera,
        form: form(&[&[
            must("rows", Drawing, Texts::schema_drawing),
            must("says", Text, Texts::schema_drawing_says),
            may("blurred", Condition, Texts::schema_blurred),
            must("shutter", Table(&ANSWER), Texts::schema_shutter),
        ]]),
        example: r#"
[[practice.screen.element]]
kind = "camera"
rows = ["  ▄▄▄▄▄▄▄▄  ", "  ██ CHÈ ██ ", "  ▀▀▀▀▀▀▀▀  "]
says = "Gói chè trên bàn"
blurred = "gio = chua"
shutter = { id = "chup", label = "Chụp", do = ["if gio = bon then go dong-ho", "set gio = bon"] }
"#,
    },
    Kind {
        word: "qr",
        says: Texts::schema_qr,
        form: form(&[&[must("word", Text, Texts::schema_qr_word)]]),
        example: r#"
[[practice.screen.element]]
kind = "qr"
word = "chè"
"#,
    },
    Kind {
        word: "qr-view",
        says: Texts::schema_qr_view,
        form: form(&[TAP, LABEL, &[must("says", Text, Texts::schema_qr_view_says)]]),
        example: r#"
[[practice.screen.element]]
kind = "qr-view"
id = "soi"
label = "Quét"
says = "Mã dán trên gói chè"
do = "go dong-ho"
"#,
    },
];
