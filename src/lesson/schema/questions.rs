//! Every kind of question of the self-check: one entry each, in the order of the guide.

use super::Shape::{Condition, Drawing, Flag, Id, Large, Tables, Text, Texts as List};
use super::{Form, Key, Kind, MANY, form, may, must};
use crate::texts::Texts;

/// Of every question, besides its kind's own keys.
pub(super) const OF_ALL: &[Key] = &[must("id", Id, Texts::schema_question_id), must("ask", Text, Texts::schema_ask)];

const OPTION: Form = form(&[&[
    must("text", Text, Texts::schema_option_text),
    may("right", Flag, Texts::schema_right),
    must("why", Text, Texts::schema_option_why),
]]);

const PAIR: Form =
    form(&[&[must("left", Text, Texts::schema_pair_left), must("right", Text, Texts::schema_pair_right)]]);

const PLACE: Form = form(&[&[
    must("text", Text, Texts::schema_sign_text),
    may("sign", Flag, Texts::schema_sign_sign),
    may("why", Text, Texts::schema_sign_why),
]]);

const NEAR: Form =
    form(&[&[must("value", Large, Texts::schema_near_value), must("why", Text, Texts::schema_near_why)]]);

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
    Kind {
        word: "match",
        says: Texts::schema_match,
        form: form(&[&[must("pairs", Tables(&PAIR, 2, 5), Texts::schema_pairs)], WHY]),
        example: r#"
[[check.question]]
id = "ghep"
kind = "match"
ask = "Ô nào để làm gì?"
pairs = [
  { left = "Đồng hồ", right = "Xem giờ" },
  { left = "Máy ảnh", right = "Chụp chè" },
  { left = "Tin nhắn", right = "Gửi chữ" },
]
why = "Tên ô nói luôn việc của nó."
"#,
    },
    Kind {
        word: "signs",
        says: Texts::schema_signs,
        form: form(&[&[must("message", Tables(&PLACE, 2, 7), Texts::schema_signs_message)], WHY]),
        example: r#"
[[check.question]]
id = "cho-dang-ngo"
kind = "signs"
ask = "Chỗ nào trong tin này đáng ngờ?"
message = [
  { text = "Chào bác." },
  { text = "Bác trúng xe máy!", sign = true, why = "Không dự thưởng thì lấy đâu ra trúng." },
  { text = "Bấm nhận ngay hôm nay.", sign = true, why = "Giục vội để mình khỏi kịp nghĩ." },
]
why = "Chào hỏi thì ai cũng chào."
"#,
    },
    Kind {
        word: "number",
        says: Texts::schema_number_question,
        form: form(&[
            &[
                may("picture", Drawing, Texts::schema_bill),
                must("answer", Large, Texts::schema_number_answer),
                may("near", Tables(&NEAR, 1, MANY), Texts::schema_near),
            ],
            WHY,
        ]),
        example: r#"
[[check.question]]
id = "tien-dien"
kind = "number"
ask = "Giấy này báo phải trả bao nhiêu?"
picture = [
  "GIẤY BÁO TIỀN ĐIỆN",
  "Kỳ: tháng 10",
  "Phải trả: 86.000 đồng",
]
answer = 86000
near = [{ value = 86, why = "Thiếu mất ba số không rồi bác." }]
why = "Bác nhìn dòng Phải trả."
"#,
    },
    Kind {
        word: "short",
        says: Texts::schema_short,
        form: form(&[&[must("accept", List(1, MANY), Texts::schema_accept)], WHY]),
        example: r#"
[[check.question]]
id = "go-ten"
kind = "short"
ask = "Muốn tìm ứng dụng nhắn tin, bác gõ chữ gì?"
accept = ["zalo", "za lo"]
why = "Gõ đúng tên thì máy tìm ra ngay."
"#,
    },
    Kind {
        word: "practice",
        says: Texts::schema_practice_question,
        form: form(&[
            &[must("start", Id, Texts::schema_task_start), must("goal", Condition, Texts::schema_task_goal)],
            WHY,
        ]),
        example: r#"
[[check.question]]
id = "tu-lam"
kind = "practice"
ask = "Bác mở Đồng hồ lên xem."
start = "dau"
goal = "at dong-ho"
why = "Bấm con số cạnh chữ Đồng hồ."
"#,
    },
    Kind {
        word: "scan",
        says: Texts::schema_scan,
        form: form(&[&[must("words", List(6, MANY), Texts::schema_scan_words)], WHY]),
        example: r#"
[[check.question]]
id = "quet-ma"
kind = "scan"
ask = "Lấy điện thoại của bác quét mã này, rồi bấm số hiện ra."
words = ["427", "058", "913", "266", "740", "381"]
why = "Giơ điện thoại thẳng vào mã, cách một gang tay."
"#,
    },
];
