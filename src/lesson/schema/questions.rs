//! Every kind of question of the self-check: one entry each, in the order of the guide.

use super::Shape::{Flag, Id, Tables, Text, Texts as List};
use super::{Form, Key, Kind, form, may, must};
use crate::texts::Texts;

/// Of every question, besides its kind's own keys.
pub(super) const OF_ALL: &[Key] = &[must("id", Id, Texts::schema_question_id), must("ask", Text, Texts::schema_ask)];

const OPTION: Form = form(&[&[
    must("text", Text, Texts::schema_option_text),
    may("right", Flag, Texts::schema_right),
    must("why", Text, Texts::schema_option_why),
]]);

const WHY: &[Key] = &[must("why", Text, Texts::schema_why)];

pub(super) const QUESTIONS: &[Kind] = &[
    Kind {
        word: "one",
        says: Texts::schema_one,
        form: form(&[&[must("options", Tables(&OPTION, 2, 6), Texts::schema_options)]]),
        example: r#"
[[check.question]]
id = "o-nao"
kind = "one"
ask = "Muốn xem giờ, bác mở ô nào?"
options = [
  { text = "Máy ảnh", why = "Máy ảnh để chụp. Giờ nằm trong Đồng hồ." },
  { text = "Đồng hồ", right = true, why = "Đúng rồi." },
]
"#,
    },
    Kind {
        word: "several",
        says: Texts::schema_several,
        form: form(&[&[must("options", Tables(&OPTION, 2, 6), Texts::schema_options)]]),
        example: r#"
[[check.question]]
id = "nhung-o-nao"
kind = "several"
ask = "Những ô nào xem được ngày giờ?"
options = [
  { text = "Lịch", right = true, why = "Lịch có ngày." },
  { text = "Máy ảnh", why = "Máy ảnh chỉ để chụp." },
  { text = "Đồng hồ", right = true, why = "Đồng hồ có giờ." },
]
"#,
    },
    Kind {
        word: "true-false",
        says: Texts::schema_true_false,
        form: form(&[&[
            must("answer", Flag, Texts::schema_answer),
            must("why_true", Text, Texts::schema_why_true),
            must("why_false", Text, Texts::schema_why_false),
        ]]),
        example: r#"
[[check.question]]
id = "bam-nham"
kind = "true-false"
ask = "Bấm nhầm thì quay lại được. Đúng hay không?"
answer = true
why_true = "Đúng rồi. Mình cứ quay lại."
why_false = "Quay lại được bác ạ, máy không hỏng đâu."
"#,
    },
    Kind {
        word: "order",
        says: Texts::schema_order,
        form: form(&[&[must("items", List(3, 6), Texts::schema_order_items)], WHY]),
        example: r#"
[[check.question]]
id = "thu-tu"
kind = "order"
ask = "Làm gì trước, gì sau?"
items = ["Mở Đồng hồ", "Bấm Thêm", "Chọn giờ"]
why = "Có mở thì mới thấy chữ Thêm, có thêm thì máy mới hỏi giờ."
"#,
    },
];
