//! What a synthesiser is given to say: a text with its figures, signs and foreign words written out as they are spoken here.
//!
//! A synthesiser reads "1.250.000 đ" as a count with a hundred too many, "/" as nothing and "OTP" as one syllable. What is on
//! the screen stays as it is written, and so does what an announcer reads.

use crate::vietnamese::{cardinal, digit_by_digit};

/// The signs on the keys of a numeric keypad.
const SIGNS: [(&str, &str); 5] = [("*", "sao"), ("/", "gạch chéo"), (".", "chấm"), ("+", "cộng"), ("-", "trừ")];

/// What is no Vietnamese syllable, in small letters, as people say it.
const WORDS: [(&str, &str); 16] = [
    ("otp", "ô tê pê"),
    ("qr", "quy rờ"),
    ("usb", "u ét bê"),
    ("sms", "ét em ét"),
    ("vneid", "vê nờ e i đê"),
    ("wi-fi", "oai phai"),
    ("zalo", "da lô"),
    ("facebook", "phây búc"),
    ("google", "gu gồ"),
    ("iphone", "ai phôn"),
    ("dichvucong", "dịch vụ công"),
    ("gov", "gốp"),
    ("vn", "vê nờ"),
    ("vni", "vê nờ i"),
    ("ch", "xê hát"),
    ("hs", "hát ét"),
];

/// Digits of a code or a telephone number are at least so many; a shorter figure is a number.
const CODE: usize = 5;

/// The text in spoken words. Punctuation, which makes the pauses, stays.
pub fn pronounced(text: &str) -> String {
    let mut said = Said::default();
    for word in text.split_whitespace() {
        said.say(word);
    }
    said.words
}

/// What was said so far.
#[derive(Default)]
struct Said {
    words: String,
    /// The groups of a telephone number follow each other.
    dialling: bool,
}

impl Said {
    fn say(&mut self, word: &str) {
        let core = word.trim_matches(is_around);
        let dialling = std::mem::take(&mut self.dialling);
        let spoken = match core {
            "" => self.sign(word),
            "đ" if self.ends_with_a_number() => Some("đồng".into()),
            _ if dialling && is_digits(core) => Some(self.dial(core)),
            _ if core.len() > 2 && core.starts_with('0') && is_digits(core) => Some(self.dial(core)),
            _ => date(core, self.words.ends_with("ngày"))
                .or_else(|| figure(core))
                .or_else(|| known(core))
                .or_else(|| address(core)),
        };
        if !self.words.is_empty() {
            self.words.push(' ');
        }
        match spoken {
            Some(spoken) if core.is_empty() => self.words.push_str(&spoken),
            Some(spoken) => self.words.push_str(&word.replacen(core, &spoken, 1)),
            None => self.words.push_str(word),
        }
    }

    fn dial(&mut self, digits: &str) -> String {
        self.dialling = true;
        digit_by_digit(digits)
    }

    /// The name of a key that stands alone, where it was not said just before: "phím gạch chéo /".
    fn sign(&self, word: &str) -> Option<String> {
        let bare = word.trim_matches(|c| matches!(c, '(' | ')' | '“' | '”' | '"' | ','));
        let (_, name) = SIGNS.iter().find(|(sign, _)| *sign == bare)?;
        // A hyphen with words on both sides is mostly a dash.
        if bare == "-" && !["phím", "dấu"].iter().any(|key| self.words.ends_with(key)) {
            return None;
        }
        let name = if self.words.ends_with(name) { "" } else { name };
        Some(word.replacen(bare, name, 1))
    }

    fn ends_with_a_number(&self) -> bool {
        let last = self.words.rsplit(' ').next().unwrap_or_default();
        ["nghìn", "triệu", "tỷ", "trăm", "mươi", "mười"].contains(&last) || last.parse::<u64>().is_ok()
    }
}

/// What may stand around a word without being part of it. Not the signs between digits and letters.
fn is_around(c: char) -> bool {
    !c.is_alphanumeric() && c != '%'
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// "22/11/2026", "2/9" after "ngày"; other fractions are so many out of so many.
fn date(text: &str, said_day: bool) -> Option<String> {
    let parts: Vec<&str> = text.split('/').collect();
    if !parts.iter().all(|part| is_digits(part)) {
        return None;
    }
    let number = |part: &str| part.parse().ok().map(cardinal);
    match parts.as_slice() {
        [day, month, year] => {
            let before = if said_day { "" } else { "ngày " };
            Some(format!("{before}{} tháng {} năm {}", number(day)?, number(month)?, number(year)?))
        }
        [day, month] if said_day => Some(format!("{} tháng {}", number(day)?, number(month)?)),
        [part, whole] => Some(format!("{} trên {}", number(part)?, number(whole)?)),
        _ => None,
    }
}

/// "1.250.000", "12,3", "80%", "19:30", "1–8", "415".
fn figure(text: &str) -> Option<String> {
    if let Some(percent) = text.strip_suffix('%') {
        return figure(percent).map(|number| format!("{number} phần trăm"));
    }
    if let Some((hour, minute)) = text.split_once(':').filter(|(hour, minute)| is_digits(hour) && is_digits(minute)) {
        let minutes = minute.parse().ok().filter(|minute| *minute > 0).map(|minute| format!(" {}", cardinal(minute)));
        return Some(format!("{} giờ{}", figure(hour)?, minutes.unwrap_or_default()));
    }
    if let Some((from, to)) = text.split_once(['–', '-']) {
        return Some(format!("{} đến {}", figure(from)?, figure(to)?));
    }
    if let Some((whole, rest)) = text.split_once(',') {
        return is_digits(rest)
            .then(|| digit_by_digit(rest))
            .and_then(|rest| Some(format!("{} phẩy {rest}", whole_number(whole)?)));
    }
    whole_number(text)
}

/// Digits, with a dot between the thousands or without one.
fn whole_number(text: &str) -> Option<String> {
    let groups: Vec<&str> = text.split('.').collect();
    let grouped = groups.len() > 1 && groups[0].len() <= 3 && groups[1..].iter().all(|group| group.len() == 3);
    if !groups.iter().all(|group| is_digits(group)) || (groups.len() > 1 && !grouped) {
        return None;
    }
    if !grouped && text.len() >= CODE {
        return Some(digit_by_digit(text));
    }
    groups.concat().parse().ok().map(cardinal)
}

fn known(word: &str) -> Option<String> {
    let small = word.to_lowercase();
    WORDS.iter().find(|(written, _)| *written == small).map(|(_, said)| (*said).to_owned())
}

/// Parts of an address between its dots, and of a code between its hyphens. Vietnamese words have neither.
fn address(text: &str) -> Option<String> {
    let (sign, between) = if text.contains('.') { ('.', " chấm ") } else { ('-', " ") };
    let is_part = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric());
    let parts: Vec<&str> = text.split(sign).collect();
    if parts.len() < 2 || !parts.iter().all(|part| is_part(part)) {
        return None;
    }
    let said = |part: &&str| figure(part).or_else(|| known(part)).unwrap_or_else(|| (*part).to_owned());
    Some(parts.iter().map(said).collect::<Vec<_>>().join(between))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn figures_are_said_as_people_say_them() {
        let said = [
            ("Hết 1.250.000 đ – đúng chưa?", "Hết một triệu hai trăm năm mươi nghìn đồng – đúng chưa?"),
            ("Hôm nay 22/11/2026.", "Hôm nay ngày hai mươi hai tháng mười một năm hai nghìn không trăm hai mươi sáu."),
            ("ngày 2/9, nghỉ", "ngày hai tháng chín, nghỉ"),
            ("Đúng 4/5 câu", "Đúng bốn trên năm câu"),
            ("lúc 19:30, lúc 7:00", "lúc mười chín giờ ba mươi, lúc bảy giờ"),
            ("80% là 12,3 GB", "tám mươi phần trăm là mười hai phẩy ba GB"),
            ("bấm 1–8.", "bấm một đến tám."),
            ("mã 904817", "mã chín không bốn tám một bảy"),
            ("gọi 0912 345 678 nhé, xóm 3", "gọi không chín một hai ba bốn năm sáu bảy tám nhé, xóm ba"),
            ("0 5 1 1", "không năm một một"),
        ];
        for (text, words) in said {
            assert_eq!(pronounced(text), words);
        }
    }

    #[test]
    fn signs_addresses_and_foreign_words_are_said() {
        let said = [
            ("Bấm phím * để nghe lại.", "Bấm phím sao để nghe lại."),
            ("phím gạch chéo /, rồi (.)", "phím gạch chéo , rồi (chấm)"),
            ("trang dichvucong.gov.vn.", "trang dịch vụ công chấm gốp chấm vê nờ."),
            ("bấm phím -, nhà - vườn", "bấm phím trừ, nhà - vườn"),
            ("Mã OTP, mã “QR”, Wi-Fi", "Mã ô tê pê, mã “quy rờ”, oai phai"),
            ("hồ sơ HS-TAP-27", "hồ sơ hát ét TAP hai mươi bảy"),
        ];
        for (text, words) in said {
            assert_eq!(pronounced(text), words);
        }
    }

    #[test]
    fn what_is_vietnamese_already_is_left_as_it_is() {
        let text = "Bà Lan ơi, bác bấm con số cạnh chữ “Đồng hồ”… được chưa?";
        assert_eq!(pronounced(text), text);
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic_and_no_digit_stays_alone(text in "\\PC{0,40}", figures in "[0-9.,/:%–-]{1,12}") {
            pronounced(&text);
            let words = pronounced(&figures);
            prop_assert!(!is_digits(&figures) || words.chars().all(|c| !c.is_ascii_digit()), "{words}");
        }
    }
}
