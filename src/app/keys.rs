//! From a raw key to what it means: product.md's key table, and nothing else.
//!
//! Keys of the numeric keypad arrive as the same characters as those of the main block, so there is one table.
//!
//! Inside a field of digits the dot deletes. Inside a text field it is a letter like any other, and a keypad has no key that
//! deletes: there the green key leaves an empty field, and a text it has no effect on. So a refused name is left by pressing
//! it a second time (`refused.rs`, because only the end of a turn shows whether anything came of a key).

use crate::contract::{Field, FieldKind, Press};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// What a key means, given the field that is open on the screen, if any. `None`: nothing here.
pub fn meaning(key: &KeyEvent, field: Option<&Field>) -> Option<Press> {
    match (plain(key)?, field) {
        (code, None) => outside(code),
        (code, Some(field)) => inside(code, field),
    }
}

/// Whether this is Ctrl-C or Ctrl-Q: a volunteer at a keyboard ends the program.
pub fn is_quit(key: &KeyEvent) -> bool {
    key.modifiers.contains(KeyModifiers::CONTROL) && matches!(key.code, KeyCode::Char('c' | 'q' | 'C' | 'Q'))
}

/// The key without its modifiers. Ctrl-H is Backspace: some terminals and input methods send it so. Other keys with Ctrl
/// or Alt mean nothing here (AltGr makes both, with a character of its own).
fn plain(key: &KeyEvent) -> Option<KeyCode> {
    let control = key.modifiers.contains(KeyModifiers::CONTROL);
    let alt = key.modifiers.contains(KeyModifiers::ALT);
    match key.code {
        KeyCode::Char('h' | 'H') if control && !alt => Some(KeyCode::Backspace),
        KeyCode::Char(_) if control != alt => None,
        code => Some(code),
    }
}

fn outside(code: KeyCode) -> Option<Press> {
    match code {
        KeyCode::Char(c) => sign(c).or(match c {
            '1'..='8' => Some(Press::Digit(c as u8 - b'0')),
            '9' => Some(Press::Help),
            '0' => Some(Press::Home),
            '.' => Some(Press::Back),
            _ => None,
        }),
        KeyCode::Enter => Some(Press::Enter),
        KeyCode::Backspace | KeyCode::Esc => Some(Press::Back),
        code => arrow(code),
    }
}

fn inside(code: KeyCode, field: &Field) -> Option<Press> {
    match code {
        KeyCode::Char(c) => match field.kind {
            FieldKind::Vietnamese | FieldKind::Plain => Some(Press::Char(c)),
            FieldKind::Digits | FieldKind::Secret => in_digits(c),
        },
        KeyCode::Enter if field.text.is_empty() => Some(Press::LeaveField),
        KeyCode::Enter => Some(Press::Enter),
        KeyCode::Esc => Some(Press::LeaveField),
        KeyCode::Backspace => Some(Press::Delete),
        code => arrow(code),
    }
}

fn in_digits(c: char) -> Option<Press> {
    match c {
        '0'..='9' => Some(Press::Char(c)),
        '.' => Some(Press::Delete),
        _ => sign(c),
    }
}

fn sign(c: char) -> Option<Press> {
    match c {
        '*' => Some(Press::Again),
        '+' => Some(Press::Louder),
        '-' => Some(Press::Softer),
        '/' => Some(Press::NextPage),
        _ => None,
    }
}

fn arrow(code: KeyCode) -> Option<Press> {
    match code {
        KeyCode::Up => Some(Press::Up),
        KeyCode::Down => Some(Press::Down),
        KeyCode::Left => Some(Press::Left),
        KeyCode::Right => Some(Press::Right),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(kind: FieldKind, text: &str) -> Field {
        Field { label: String::new(), text: text.into(), cursor: text.chars().count(), kind, help: None }
    }

    fn press(c: char, field: Option<&Field>) -> Option<Press> {
        meaning(&KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE), field)
    }

    fn key(code: KeyCode, field: Option<&Field>) -> Option<Press> {
        meaning(&KeyEvent::new(code, KeyModifiers::NONE), field)
    }

    #[test]
    fn outside_a_field_the_keypad_steers() {
        let steering: Vec<Option<Press>> = "1890*+-/.".chars().map(|c| press(c, None)).collect();
        let wanted = [
            Press::Digit(1),
            Press::Digit(8),
            Press::Help,
            Press::Home,
            Press::Again,
            Press::Louder,
            Press::Softer,
            Press::NextPage,
            Press::Back,
        ];
        assert_eq!(steering, wanted.map(Some));
        assert_eq!(key(KeyCode::Enter, None), Some(Press::Enter));
        assert_eq!(key(KeyCode::Backspace, None), Some(Press::Back));
        assert_eq!(key(KeyCode::Esc, None), Some(Press::Back));
        assert_eq!(press('a', None), None);
    }

    #[test]
    fn in_a_text_field_every_character_is_text() {
        for kind in [FieldKind::Vietnamese, FieldKind::Plain] {
            let field = field(kind, "a");
            for c in "0189*+-/. a".chars() {
                assert_eq!(press(c, Some(&field)), Some(Press::Char(c)));
            }
            assert_eq!(key(KeyCode::Backspace, Some(&field)), Some(Press::Delete));
            assert_eq!(key(KeyCode::Enter, Some(&field)), Some(Press::Enter));
        }
    }

    #[test]
    fn in_a_digit_field_the_signs_keep_their_meaning_and_the_dot_deletes() {
        let field = field(FieldKind::Digits, "1");
        assert_eq!(press('9', Some(&field)), Some(Press::Char('9')));
        assert_eq!(press('0', Some(&field)), Some(Press::Char('0')));
        assert_eq!(press('*', Some(&field)), Some(Press::Again));
        assert_eq!(press('+', Some(&field)), Some(Press::Louder));
        assert_eq!(press('-', Some(&field)), Some(Press::Softer));
        assert_eq!(press('/', Some(&field)), Some(Press::NextPage));
        assert_eq!(press('.', Some(&field)), Some(Press::Delete));
        assert_eq!(press('a', Some(&field)), None);
    }

    #[test]
    fn enter_in_an_empty_field_and_esc_in_any_leave_it() {
        for kind in [FieldKind::Vietnamese, FieldKind::Plain, FieldKind::Digits, FieldKind::Secret] {
            assert_eq!(key(KeyCode::Enter, Some(&field(kind, ""))), Some(Press::LeaveField));
            assert_eq!(key(KeyCode::Esc, Some(&field(kind, "x"))), Some(Press::LeaveField));
        }
    }

    #[test]
    fn ctrl_h_is_backspace_and_other_controls_are_nothing() {
        let control = |c| KeyEvent::new(KeyCode::Char(c), KeyModifiers::CONTROL);
        assert_eq!(meaning(&control('h'), None), Some(Press::Back));
        assert_eq!(meaning(&control('h'), Some(&field(FieldKind::Plain, "a"))), Some(Press::Delete));
        assert_eq!(meaning(&control('a'), Some(&field(FieldKind::Plain, "a"))), None);
        assert!(is_quit(&control('c')) && is_quit(&control('q')) && !is_quit(&control('h')));
    }

    #[test]
    fn altgr_types_its_character() {
        let altgr = KeyEvent::new(KeyCode::Char('@'), KeyModifiers::CONTROL | KeyModifiers::ALT);
        assert_eq!(meaning(&altgr, Some(&field(FieldKind::Plain, "a"))), Some(Press::Char('@')));
    }
}
