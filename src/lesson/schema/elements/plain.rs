//! What is on most screens: text, things to press, fields to type into.

use super::super::Shape::{Condition, Id, OneOf, Tables, Text, Texts as List};
use super::super::keys::{LABEL, TAP, WHEN};
use super::super::{Form, Key, Kind, MANY, form, may, must};
use crate::texts::Texts;

const APP: Form = form(&[TAP, LABEL, WHEN]);

const ITEM: Form = form(&[
    TAP,
    LABEL,
    &[may("lines", List(1, MANY), Texts::schema_lines), may("badge", Text, Texts::schema_badge)],
    WHEN,
]);

const STYLES: &[&str] = &["plain", "heading", "quiet", "bubble"];
const INPUTS: &[&str] = &["vietnamese", "plain", "digits", "number", "phone", "money", "pin", "otp", "date", "name"];

/// Of what one types into.
const TYPED: &[Key] = &[
    must("variable", Id, Texts::schema_field_variable),
    must("input", OneOf(INPUTS), Texts::schema_field_input),
    may("error", Text, Texts::schema_field_error),
    may("error_when", Condition, Texts::schema_field_error_when),
];

pub(super) const KINDS: &[Kind] = &[
    Kind {
        word: "text",
        says: Texts::schema_text,
        form: form(&[&[must("text", Text, Texts::schema_text_text), may("style", OneOf(STYLES), Texts::schema_style)]]),
        example: r#"
[[practice.screen.element]]
kind = "text"
style = "heading"
text = "Chào {ten}!"
when = "gio = bon"
"#,
    },
    Kind {
        word: "button",
        says: Texts::schema_button,
        form: form(&[TAP, LABEL]),
        example: r#"
[[practice.screen.element]]
kind = "button"
id = "dong-y"
label = "Đồng ý"
do = ["set gio = bon", "go dong-ho"]
say = "Bác đọc kỹ rồi hãy đồng ý."
"#,
    },
    Kind {
        word: "apps",
        says: Texts::schema_apps,
        form: form(&[&[must("apps", Tables(&APP, 1, MANY), Texts::schema_apps_apps)]]),
        example: r#"
[[practice.screen.element]]
kind = "apps"
apps = [
  { id = "mo-may-anh", label = "Máy ảnh", do = "go may-anh", say = "Đây là Máy ảnh." },
  { id = "mo-dong-ho", label = "Đồng hồ", do = "go dong-ho" },
]
"#,
    },
    Kind {
        word: "list",
        says: Texts::schema_list,
        form: form(&[&[must("items", Tables(&ITEM, 1, MANY), Texts::schema_list_items)]]),
        example: r#"
[[practice.screen.element]]
kind = "list"
items = [
  { id = "xe-re", label = "Xe máy giá rẻ", badge = "Quảng cáo", lines = ["Người bán lạ"], do = "go may-anh" },
  { id = "xe-that", label = "Xe máy", lines = ["Cửa hàng Bình Minh"], do = "go dong-ho" },
]
"#,
    },
    Kind {
        word: "field",
        says: Texts::schema_field,
        form: form(&[TAP, LABEL, TYPED]),
        example: r#"
[[practice.screen.element]]
kind = "field"
id = "o-ten"
variable = "ten"
label = "Họ và tên"
input = "name"
do = "if ten = dung then go dong-ho"
error = "Bác gõ lại tên nhé."
error_when = "ten = other"
"#,
    },
    Kind {
        word: "search",
        says: Texts::schema_search,
        form: form(&[TAP, LABEL, TYPED]),
        example: r#"
[[practice.screen.element]]
kind = "search"
id = "o-tim"
variable = "ten"
label = "Tìm trên mạng"
input = "vietnamese"
do = "if ten = dung then go dong-ho"
error = "Không thấy gì."
error_when = "ten = other"
"#,
    },
    Kind {
        word: "keyboard",
        says: Texts::schema_keyboard,
        form: form(&[]),
        example: r#"
[[practice.screen.element]]
kind = "keyboard"
"#,
    },
    Kind {
        word: "link",
        says: Texts::schema_link,
        form: form(&[TAP, LABEL, &[may("address", Text, Texts::schema_link_address)]]),
        example: r#"
[[practice.screen.element]]
kind = "link"
id = "mo-trang"
label = "Nhận lương hưu"
address = "luong-huu.example"
do = "go dong-ho"
"#,
    },
];
