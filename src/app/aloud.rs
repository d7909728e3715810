//! How a screen is read aloud when it does not say itself what to say: its heading, its sentences, what to press.

use crate::contract::Outline;
use crate::narration::Narration;
use crate::texts::Texts;

/// The outline in spoken words.
pub fn aloud(outline: &Outline, texts: Texts) -> Narration {
    if let Some(spoken) = &outline.spoken {
        return spoken.clone();
    }
    let title = Some(outline.title.clone()).filter(|title| !title.is_empty());
    let choices = outline.choices.iter().map(|choice| texts.spoken_choice(choice.digit, &choice.label));
    let enter = outline.enter.as_ref().map(|label| texts.spoken_enter(label));
    Narration::of(title.into_iter().chain(outline.texts.iter().cloned()).chain(choices).chain(enter))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::Choice;
    use crate::texts::Lang;

    #[test]
    fn a_page_is_read_with_what_to_press() {
        let outline = Outline {
            title: "Mời vào".into(),
            texts: vec!["Bấm nhầm không sao.".into()],
            choices: vec![Choice::new(1, "Học")],
            enter: Some("Đi tiếp".into()),
            ..Outline::default()
        };
        let spoken = ["Mời vào", "Bấm nhầm không sao.", "Bấm số 1: Học.", "Bấm phím xanh: Đi tiếp."];
        assert_eq!(aloud(&outline, Texts::new(Lang::Vi)), Narration::of(spoken));
    }

    #[test]
    fn what_a_screen_wants_said_comes_first() {
        let spoken = Some(Narration::of(["Giờ bấm số mấy?"]));
        let outline = Outline { title: "Làm theo".into(), spoken: spoken.clone(), ..Outline::default() };
        assert_eq!(Some(aloud(&outline, Texts::new(Lang::Vi))), spoken);
    }
}
