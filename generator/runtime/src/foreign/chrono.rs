//! `chrono`.

use chrono::{DateTime, FixedOffset, NaiveDate, SecondsFormat, Utc};

super::text_forms! {
    /// `date-time`; written with `Z`.
    DateTime<Utc> = DateTime, Self::UNIX_EPOCH, str::parse, |time| time.to_rfc3339_opts(SecondsFormat::AutoSi, true);
    /// `date-time`, with the offset that it came with.
    DateTime<FixedOffset> = DateTime, DateTime::<Utc>::UNIX_EPOCH.fixed_offset(), str::parse, |time| {
        time.to_rfc3339_opts(SecondsFormat::AutoSi, true)
    };
    /// `date`.
    NaiveDate = Date, Self::default(), str::parse, Self::to_string;
}
