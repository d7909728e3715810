//! Numbers as they are said in the North: "một trăm linh năm", "hai mươi mốt", "mười lăm nghìn".

const DIGITS: [&str; 10] = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];

/// The names of the powers of a thousand. A milliard is the largest number anybody here says in one piece.
const GROUPS: [&str; 4] = ["", "nghìn", "triệu", "tỷ"];

/// A number below a thousand milliards in words; a larger one digit by digit.
pub fn cardinal(number: u64) -> String {
    if number >= 1_000_000_000_000 {
        return digit_by_digit(&number.to_string());
    }
    let groups = |place: u32| u16::try_from(number / 1000_u64.pow(place) % 1000).unwrap_or(0);
    let mut words = Vec::new();
    for (place, name) in (0..4).zip(GROUPS).rev() {
        let group = groups(place);
        if group > 0 {
            below_a_thousand(group, !words.is_empty(), &mut words);
            words.push(name);
        }
    }
    words.retain(|word| !word.is_empty());
    if words.is_empty() { DIGITS[0].to_owned() } else { words.join(" ") }
}

/// The digits of a code or a telephone number, one after another; whatever is no digit is left out.
pub fn digit_by_digit(digits: &str) -> String {
    digits.chars().filter_map(|c| c.to_digit(10)).map(word).collect::<Vec<_>>().join(" ")
}

/// Three digits. `after`: there is a larger group before them, so that a missing hundred is said: "một nghìn không trăm linh năm".
fn below_a_thousand(number: u16, after: bool, words: &mut Vec<&'static str>) {
    let (hundreds, tens, units) = (number / 100, number / 10 % 10, number % 10);
    let hundred_said = hundreds > 0 || after;
    if hundred_said {
        words.extend([word(hundreds.into()), "trăm"]);
    }
    match tens {
        0 if units > 0 && hundred_said => words.push("linh"),
        0 => {}
        1 => words.push("mười"),
        _ => words.extend([word(tens.into()), "mươi"]),
    }
    match (tens, units) {
        (_, 0) => {}
        (2.., 1) => words.push("mốt"),
        (2.., 4) => words.push("tư"),
        (1.., 5) => words.push("lăm"),
        _ => words.push(word(units.into())),
    }
}

fn word(digit: u32) -> &'static str {
    DIGITS.get(digit as usize).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The number that was said: the words read back, apart from how they are written.
    fn heard(words: &str) -> u64 {
        let (mut all, mut group, mut unit) = (0, 0, 0);
        for word in words.split(' ') {
            match word {
                "trăm" => (group, unit) = (group + unit * 100, 0),
                "mươi" => (group, unit) = (group + unit * 10, 0),
                "mười" => group += 10,
                "linh" => {}
                "mốt" => unit = 1,
                "tư" => unit = 4,
                "lăm" => unit = 5,
                name => match GROUPS.iter().position(|&group| group == name) {
                    Some(power) => {
                        all += (group + unit) * 1000_u64.pow(u32::try_from(power).unwrap());
                        (group, unit) = (0, 0);
                    }
                    None => unit = DIGITS.iter().position(|&digit| digit == name).unwrap() as u64,
                },
            }
        }
        all + group + unit
    }

    #[test]
    fn numbers_are_said_as_in_the_north() {
        let said = [
            (0, "không"),
            (5, "năm"),
            (10, "mười"),
            (15, "mười lăm"),
            (21, "hai mươi mốt"),
            (24, "hai mươi tư"),
            (35, "ba mươi lăm"),
            (105, "một trăm linh năm"),
            (114, "một trăm mười bốn"),
            (2026, "hai nghìn không trăm hai mươi sáu"),
            (412_000, "bốn trăm mười hai nghìn"),
            (1_250_000, "một triệu hai trăm năm mươi nghìn"),
            (1_000_005, "một triệu không trăm linh năm"),
            (12_000_000, "mười hai triệu"),
            (3_000_000_000, "ba tỷ"),
        ];
        for (number, words) in said {
            assert_eq!(cardinal(number), words);
        }
    }

    #[test]
    fn what_nobody_says_in_one_piece_is_said_digit_by_digit() {
        assert_eq!(cardinal(1_000_000_000_000).split(' ').count(), 13);
        assert_eq!(digit_by_digit("0912 345"), "không chín một hai ba bốn năm");
    }

    proptest! {
        #[test]
        fn what_is_said_is_the_number(number in prop_oneof![0_u64..100_000, 0_u64..1_000_000_000_000]) {
            prop_assert_eq!(heard(&cardinal(number)), number);
        }
    }
}
