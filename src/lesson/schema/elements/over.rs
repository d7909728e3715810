//! What lies over the screen and asks for an answer, and what comes in from outside.

use super::super::Shape::{Flag, Table, Tables, Text};
use super::super::keys::{ANSWER, TAP};
use super::super::{Kind, form, may, must};
use crate::texts::Texts;

pub(super) const KINDS: &[Kind] = &[
    Kind {
        word: "permission",
        says: Texts::schema_permission,
        form: form(&[&[
            must("app", Text, Texts::schema_permission_app),
            must("asks", Text, Texts::schema_permission_asks),
            must("allow", Table(&ANSWER), Texts::schema_allow),
            must("deny", Table(&ANSWER), Texts::schema_deny),
        ]]),
        example: r#"
[[practice.screen.element]]
kind = "permission"
when = "gio = chua"
app = "Đồng hồ"
asks = "kêu cả khi máy im lặng"
allow = { id = "cho", label = "Cho phép", do = "set gio = bon" }
deny = { id = "khong-cho", label = "Không cho phép", do = "set gio = nam" }
"#,
    },
    Kind {
        word: "dialog",
        says: Texts::schema_dialog,
        form: form(&[&[
            may("title", Text, Texts::schema_dialog_title),
            must("text", Text, Texts::schema_text_text),
            must("answers", Tables(&ANSWER, 1, 4), Texts::schema_answers),
        ]]),
        example: r#"
[[practice.screen.element]]
kind = "dialog"
when = "gio = chua"
title = "Xóa ảnh?"
text = "Xóa rồi thì không lấy lại được."
answers = [
  { id = "xoa", label = "Xóa", do = "set gio = bon" },
  { id = "giu-lai", label = "Giữ lại", do = "set gio = nam" },
]
"#,
    },
    Kind {
        word: "call",
        says: Texts::schema_call,
        form: form(&[&[
            must("from", Text, Texts::schema_call_from),
            may("outgoing", Flag, Texts::schema_call_outgoing),
            may("says", Text, Texts::schema_call_says),
            must("answers", Tables(&ANSWER, 1, 4), Texts::schema_answers),
        ]]),
        example: r#"
[[practice.screen.element]]
kind = "call"
when = "gio = bon"
from = "Số lạ"
says = "Tôi ở ngân hàng đây, bác đọc mã cho tôi."
answers = [
  { id = "doc-ma", label = "Đọc mã", do = "trap trung-xe" },
  { id = "dap-may", label = "Dập máy", do = "set gio = nam" },
]
"#,
    },
    Kind {
        word: "notification",
        says: Texts::schema_notification,
        form: form(&[
            TAP,
            &[must("app", Text, Texts::schema_notification_app), must("text", Text, Texts::schema_text_text)],
        ]),
        example: r#"
[[practice.screen.element]]
kind = "notification"
when = "gio = bon"
id = "tin-den"
app = "Tin nhắn"
text = "Cô Lý: mai hái chè nhé."
do = "go dong-ho"
"#,
    },
];
