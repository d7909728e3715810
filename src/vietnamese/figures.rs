//! Dates and money as people here write them.

use chrono::{Datelike, NaiveDate, Weekday};

/// "22/11/2026"; days and months below ten with a nought, as on every form.
pub fn date(date: NaiveDate) -> String {
    format!("{:02}/{:02}/{}", date.day(), date.month(), date.year())
}

/// The name of a date's weekday, as it stands inside a sentence: "thứ Bảy", "Chủ nhật".
pub fn weekday(date: NaiveDate) -> &'static str {
    match date.weekday() {
        Weekday::Mon => "thứ Hai",
        Weekday::Tue => "thứ Ba",
        Weekday::Wed => "thứ Tư",
        Weekday::Thu => "thứ Năm",
        Weekday::Fri => "thứ Sáu",
        Weekday::Sat => "thứ Bảy",
        Weekday::Sun => "Chủ nhật",
    }
}

/// An amount in đồng: "1.250.000 đ".
pub fn money(dong: i64) -> String {
    let sign = if dong < 0 { "-" } else { "" };
    format!("{sign}{} đ", number(dong.unsigned_abs()))
}

/// A count: "123.456".
pub fn number(count: u64) -> String {
    let digits = count.to_string();
    let mut grouped = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push('.');
        }
        grouped.push(digit);
    }
    grouped
}

/// Room on a disk: 640 MB, 12,3 GB.
pub fn size(bytes: u64) -> String {
    const MB: u64 = 1 << 20;
    match bytes / MB {
        megabytes @ ..1000 => format!("{megabytes} MB"),
        megabytes => format!("{},{} GB", megabytes / 1024, megabytes % 1024 * 10 / 1024),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_said_in_the_unit_people_know() {
        let gigabyte = 1 << 30;
        assert_eq!(
            [0, 640 << 20, gigabyte, 12 * gigabyte + gigabyte / 3].map(size),
            ["0 MB", "640 MB", "1,0 GB", "12,3 GB"]
        );
    }
    use proptest::prelude::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).expect("a date of the calendar")
    }

    #[test]
    fn dates_go_from_day_to_year() {
        assert_eq!(date(day(2026, 11, 22)), "22/11/2026");
        assert_eq!(date(day(1945, 9, 2)), "02/09/1945");
    }

    #[test]
    fn the_week_has_its_vietnamese_names() {
        assert_eq!(weekday(day(2026, 11, 22)), "Chủ nhật");
        assert_eq!(weekday(day(2026, 11, 23)), "thứ Hai");
        assert_eq!(weekday(day(2026, 11, 28)), "thứ Bảy");
    }

    #[test]
    fn money_is_grouped_by_dots() {
        for (dong, written) in [(0, "0 đ"), (500, "500 đ"), (5_000, "5.000 đ"), (1_250_000, "1.250.000 đ")] {
            assert_eq!(money(dong), written);
        }
        assert_eq!(money(-200_000), "-200.000 đ");
        assert_eq!(money(i64::MIN), "-9.223.372.036.854.775.808 đ");
    }

    proptest! {
        #[test]
        fn no_dong_is_lost_in_writing(dong in any::<i64>()) {
            let read = money(dong).replace('.', "");
            prop_assert_eq!(read.trim_end_matches(" đ").parse::<i64>(), Ok(dong));
        }
    }
}
