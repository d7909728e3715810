//! The least a lesson must have beside its practice, for tests that write their own practice or questions.

/// Everything outside practice and self-check.
pub const AROUND: &str = r#"
format = 1
id = "thu"
number = 1000
course = "thu"
title = "Thử"
minutes = 5
version = 1
goals = ["Thử."]
skills = []
helper = []
review_by = 2027-11-01
[[sources]]
document = "Thử"
confirms = "Thử"
checked = 2026-11-20
[[story]]
text = "Thử."
[[gain]]
text = "Thử."
[[phone_task]]
text = "Thử."
"#;

/// Before the questions.
pub const CHECK: &str = r#"
[check]
pass = 1
"#;

pub const QUESTION: &str = r#"
[[check.question]]
id = "thu-thu"
kind = "true-false"
ask = "Thử?"
answer = true
why_true = "Thử."
why_false = "Thử."
"#;
