//! Points and spans of time, as the standard library has them.

use super::{Date, DateTime, Duration};
use std::time::{Duration as Span, SystemTime, UNIX_EPOCH};

const DAY: i64 = 86_400;

impl DateTime {
    /// The point in time, where the text is one (RFC 3339, section 5.6), cut off after nanoseconds. A leap second is the
    /// second after it, as `SystemTime` has none.
    #[must_use]
    pub fn timestamp(&self) -> Option<SystemTime> {
        let text = self.valid()?;
        let part = |from: usize, to: usize| text.get(from..to)?.parse::<i64>().ok();
        let days = days_before(part(0, 4)?, part(5, 7)?, part(8, 10)?);
        let (fraction, offset) = text.get(19..)?.split_at(text.get(19..)?.find(['Z', 'z', '+', '-'])?);
        let offset = match offset.strip_prefix(['+', '-']) {
            Some(minutes) => {
                let minutes = minutes.get(..2)?.parse::<i64>().ok()? * 60 + minutes.get(3..)?.parse::<i64>().ok()?;
                if offset.starts_with('-') { -minutes } else { minutes }
            }
            None => 0,
        };
        let seconds = days * DAY + part(11, 13)? * 3_600 + (part(14, 16)? - offset) * 60 + part(17, 19)?;
        let digits: String = fraction.chars().skip(1).chain("000000000".chars()).take(9).collect();
        let whole = Span::from_secs(seconds.unsigned_abs());
        let time = if seconds < 0 { UNIX_EPOCH.checked_sub(whole) } else { UNIX_EPOCH.checked_add(whole) };
        time?.checked_add(Span::from_nanos(digits.parse().ok()?))
    }
}

/// In UTC, with as many digits of a second as are needed; before the year 0 and after 9999 it is not valid, as RFC 3339
/// has no more years.
impl From<SystemTime> for DateTime {
    fn from(time: SystemTime) -> Self {
        let (seconds, nanoseconds) = match time.duration_since(UNIX_EPOCH) {
            Ok(after) => (i64::try_from(after.as_secs()).unwrap_or(i64::MAX), after.subsec_nanos()),
            Err(before) => {
                let before = before.duration();
                let seconds = i64::try_from(before.as_secs()).unwrap_or(i64::MAX);
                match before.subsec_nanos() {
                    0 => (-seconds, 0),
                    nanoseconds => (-seconds - 1, 1_000_000_000 - nanoseconds),
                }
            }
        };
        let (year, month, day) = date_of(seconds.div_euclid(DAY));
        let second = seconds.rem_euclid(DAY);
        let (hour, minute, second) = (second / 3_600, second / 60 % 60, second % 60);
        let fraction = format!(".{nanoseconds:09}");
        let fraction = fraction.trim_end_matches('0').trim_end_matches('.');
        Self::new(format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{fraction}Z"))
    }
}

impl Date {
    /// Year, month and day, where the text is a date (RFC 3339, section 5.6).
    #[must_use]
    pub fn parts(&self) -> Option<(u16, u8, u8)> {
        let text = self.valid()?;
        Some((text.get(..4)?.parse().ok()?, text.get(5..7)?.parse().ok()?, text.get(8..)?.parse().ok()?))
    }

    /// This year, month and day; not valid where there is no such day.
    #[must_use]
    pub fn of(year: u16, month: u8, day: u8) -> Self {
        Self::new(format!("{year:04}-{month:02}-{day:02}"))
    }
}

impl Duration {
    /// The span of time, where the text is one (RFC 3339, appendix A) without years and months, whose lengths vary. A
    /// day has 24 hours.
    #[must_use]
    pub fn span(&self) -> Option<Span> {
        let text = self.valid()?.strip_prefix('P')?;
        let (date, time) = text.split_once('T').unwrap_or((text, ""));
        let units = |text: &str, units: &[(char, u64)]| {
            let mut rest = text;
            let mut total = 0_u64;
            while let Some(at) = rest.find(|character: char| !character.is_ascii_digit()) {
                let (count, unit) = rest.split_at(at);
                let unit = unit.chars().next()?;
                let (_, seconds) = units.iter().find(|(name, _)| *name == unit)?;
                total = total.checked_add(count.parse::<u64>().ok()?.checked_mul(*seconds)?)?;
                rest = rest.get(at + 1..)?;
            }
            Some(total)
        };
        let days = units(date, &[('W', 7 * 86_400), ('D', 86_400)])?;
        let seconds = units(time, &[('H', 3_600), ('M', 60), ('S', 1)])?;
        days.checked_add(seconds).map(Span::from_secs)
    }
}

/// In whole seconds, as the format has no smaller unit.
impl From<Span> for Duration {
    fn from(span: Span) -> Self {
        Self::new(format!("PT{}S", span.as_secs()))
    }
}

/// Days from 1970-01-01 to a date of the Gregorian calendar, counted in years that begin in March.
fn days_before(year: i64, month: i64, day: i64) -> i64 {
    let year = year - i64::from(month < 3);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// The date so many days after 1970-01-01; the inverse of [`days_before`].
fn date_of(days: i64) -> (i64, i64, i64) {
    let days = days.saturating_add(719_468);
    let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let (day, month) = (of_year - (153 * month + 2) / 5 + 1, (month + 2) % 12 + 1);
    (era * 400 + year + i64::from(month < 3), month, day)
}

#[cfg(test)]
mod tests {
    use super::{date_of, days_before};

    #[test]
    fn days_and_dates_are_inverse() {
        assert_eq!(days_before(1970, 1, 1), 0);
        assert_eq!(days_before(2000, 3, 1), 11_017);
        for days in (-800_000..3_000_000).step_by(37) {
            let (year, month, day) = date_of(days);
            assert_eq!(days_before(year, month, day), days, "{year}-{month}-{day}");
        }
    }
}
