//! Days of the civil calendar, in UTC.
//!
//! A crate for it (`jiff`, `time`) would be the only one that `bindery_build` gets for `diff` beside those it has; the one
//! thing needed that its TOML parser has not is the day of a clock, which is the dozen lines of [`Date::of`].

use std::fmt;

/// A day, as `2026-11-22`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// The day, if there is such a one.
    #[must_use]
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let days = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 => 28 + u8::from(is_leap),
            _ => 0,
        };
        ((1..=days).contains(&day) && year <= 9999).then_some(Self { year, month, day })
    }

    /// Reads `2026-11-22`, in exactly this form.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let digits = |range: std::ops::Range<usize>| {
            let digits = text.get(range).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))?;
            digits.parse::<u16>().ok()
        };
        if bytes.len() != 10 || bytes.get(4) != Some(&b'-') || bytes.get(7) != Some(&b'-') {
            return None;
        }
        let small = |range| u8::try_from(digits(range)?).ok();
        Self::new(digits(0..4)?, small(5..7)?, small(8..10)?)
    }

    /// The day on which a second lies, counted from the beginning of 1970; nothing beyond the calendar.
    #[must_use]
    pub fn of(second: u64) -> Option<Self> {
        let days = second / 86_400;
        let days = days + 719_468;
        let (era, of_era) = (days / 146_097, days % 146_097);
        let years = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * years + years / 4 - years / 100);
        let shifted = (5 * of_year + 2) / 153;
        let day = of_year - (153 * shifted + 2) / 5 + 1;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
        let year = years + era * 400 + u64::from(month <= 2);
        Self::new(u16::try_from(year).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::Date;

    #[test]
    fn days_are_those_of_the_calendar() {
        for (second, day) in [
            (0, "1970-01-01"),
            (86_399, "1970-01-01"),
            (68_169_600, "1972-02-29"),
            (951_782_400, "2000-02-29"),
            (951_868_800, "2000-03-01"),
            (1_795_305_599, "2026-11-21"),
            (1_795_305_600, "2026-11-22"),
            (4_107_542_399, "2100-02-28"),
            (4_107_542_400, "2100-03-01"),
        ] {
            let date = Date::of(second).unwrap();
            assert_eq!(date.to_string(), day);
            assert_eq!(Date::parse(day), Some(date));
        }
        assert_eq!(Date::of(400_000_000_000), None);
    }

    #[test]
    fn what_is_no_day_is_refused() {
        for wrong in [
            "",
            "2026-11-31",
            "2025-02-29",
            "1900-02-29",
            "2026-00-01",
            "2026-13-01",
            "2026-1-01",
            "+026-01-01",
            "26-01-01é",
        ] {
            assert_eq!(Date::parse(wrong), None, "{wrong}");
        }
        assert!(Date::parse("2026-11-22") < Date::parse("2026-12-01"));
    }
}
