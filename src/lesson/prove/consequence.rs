//! A trap has a consequence that is seen: at least one scene.

use super::super::author::Author;
use super::super::model::Lesson;

pub(super) fn is_shown(lesson: &Lesson, author: &mut Author) {
    let texts = author.texts;
    for trap in lesson.practice.traps.iter().filter(|trap| trap.scenes.is_empty()) {
        let span = author.place(&format!("trap/{}", trap.id));
        author.tell(span, "no-consequence", texts.author_scenes(&trap.id), texts.author_scenes_remedy());
    }
}
