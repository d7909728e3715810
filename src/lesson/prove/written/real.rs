//! Nothing looks like somebody's real number, or could be paid: no phone number (10 digits from 0, or +84), no card (16), no
//! ID (12), no payment QR. Learners type what they read, and a made-up number always belongs to somebody.

use super::{Author, Written};

/// How the data of a Vietnamese payment QR (EMVCo) begin.
const PAYABLE: &str = "000201";

/// What a number looks like.
#[derive(Debug, PartialEq, Eq)]
enum Looks {
    Phone,
    Identity,
    Card,
}

pub(super) fn nothing_is(written: &[Written], author: &mut Author) {
    let texts = author.texts;
    for text in written {
        if text.text.trim().starts_with(PAYABLE) {
            author.tell(text.span, "real-qr", texts.author_real_qr(), texts.author_real_qr_remedy());
            continue;
        }
        for number in numbers(&text.text) {
            let Some(looks) = looks_like(number) else { continue };
            let what = match looks {
                Looks::Phone => texts.author_real_phone(),
                Looks::Identity => texts.author_real_identity(),
                Looks::Card => texts.author_real_card(),
            };
            let span = text.place_of(number, author.source);
            author.tell(span, "real-number", texts.author_real(what, number), texts.author_real_remedy());
        }
    }
}

/// The runs of digits with single blanks, points and hyphens between them.
fn numbers(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut run: Option<(usize, usize)> = None;
    let mut gap = false;
    for (at, c) in text.char_indices() {
        match run {
            _ if c.is_ascii_digit() => {
                run = Some((run.map_or(at, |(from, _)| from), at + 1));
                gap = false;
            }
            Some(_) if !gap && matches!(c, ' ' | '.' | '-') => gap = true,
            Some((from, to)) => {
                found.push(&text[from..to]);
                (run, gap) = (None, false);
            }
            None => {}
        }
    }
    found.extend(run.map(|(from, to)| &text[from..to]));
    found
}

fn looks_like(number: &str) -> Option<Looks> {
    let groups: Vec<&str> = number.split([' ', '.', '-']).collect();
    let digits: String = groups.concat();
    let money = groups.len() > 1 && !number.starts_with('0') && groups[1..].iter().all(|group| group.len() == 3);
    // Digits told one by one are read out, not a number: the keys 0 1 2 3.
    if (money && number.contains('.')) || (groups.len() > 1 && groups.iter().all(|group| group.len() == 1)) {
        return None;
    }
    match digits.len() {
        10 if digits.starts_with('0') => Some(Looks::Phone),
        11 if digits.starts_with("84") => Some(Looks::Phone),
        12 => Some(Looks::Identity),
        16 => Some(Looks::Card),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn looks(text: &str) -> Vec<Option<Looks>> {
        numbers(text).into_iter().map(looks_like).collect()
    }

    #[test]
    fn phone_card_and_identity_numbers_are_seen_however_they_are_grouped() {
        assert_eq!(looks("Gọi 0912345678."), [Some(Looks::Phone)]);
        assert_eq!(looks("Gọi 0912.345.678 nhé"), [Some(Looks::Phone)]);
        assert_eq!(looks("+84 912 345 678"), [Some(Looks::Phone)]);
        assert_eq!(looks("số 019 123 456 789"), [Some(Looks::Identity)]);
        assert_eq!(looks("4111 1111 1111 1111"), [Some(Looks::Card)]);
    }

    #[test]
    fn money_days_and_keys_told_one_by_one_are_no_numbers_of_anybody() {
        for text in ["3.200.000 đồng", "100.000.000.000 đồng", "23/11/2026 9:41", "0 1 2 3 4 5 6 7 8 9", "09•• ••• 678"]
        {
            assert!(looks(text).into_iter().all(|seen| seen.is_none()), "{text}");
        }
    }
}
