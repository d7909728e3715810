//! Every screen of a lesson as text, at the smallest size, the everyday one and a large one. Reviewed by eye when they change.

use crate::pictures::keep;
use crate::sitting::Sitting;

/// The keys that lead to each screen of lesson 6 from its door.
pub const WAYS: [(&str, &str); 20] = [
    ("lesson_door", ""),
    ("lesson_story", "1"),
    ("lesson_watch", "2"),
    ("lesson_watch_asks", "2 ↵"),
    ("lesson_watch_not_that_one", "2 ↵ 8"),
    ("lesson_watch_done", "2 ↵ 1 ↵ 2 ↵ 1 ↵ 1 ↵ 4"),
    ("lesson_follow", "3"),
    ("lesson_follow_typing", "3 3 1 type:za"),
    ("lesson_follow_dialog", "3 3 1 type:zalo ↵ 2 1 1"),
    ("lesson_alone_hint", "5 9"),
    ("lesson_alone_remark", "5 1"),
    ("lesson_trap_scene", "5 3 1 type:zalo ↵ 1 1 1 1"),
    ("lesson_trap_still", "5 3 1 type:zalo ↵ 1 1 1 1 ↵ ↵"),
    ("lesson_check_rule", "6"),
    ("lesson_check_question", "6 ↵"),
    ("lesson_check_answered", "6 ↵ 1"),
    ("lesson_gain", "7"),
    ("lesson_phone", "8"),
    ("lesson_pair_swap", "4"),
    ("lesson_pair", "4 ↵"),
];

#[test]
fn every_screen_of_a_lesson() {
    for (columns, rows) in [(64, 24), (80, 24), (120, 40)] {
        for (name, keys) in WAYS {
            let mut sitting = Sitting::at(columns, rows);
            sitting.press("3 2").press(keys);
            keep(name, &sitting, columns, rows);
        }
    }
}
