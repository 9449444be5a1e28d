//! `time`.

use time::format_description::well_known::{Iso8601, Rfc3339};
use time::{Date, OffsetDateTime};

super::text_forms! {
    /// `date-time`, with the offset that it came with. RFC 3339 has neither years beyond 9999 nor seconds of an offset:
    /// such a time is written in words of the crate, which is no `date-time`, and constraints report it.
    OffsetDateTime = DateTime, Self::UNIX_EPOCH, |text| Self::parse(text, &Rfc3339), |time| {
        time.format(&Rfc3339).unwrap_or_else(|_| time.to_string())
    };
    /// `date`.
    Date = Date, OffsetDateTime::UNIX_EPOCH.date(), |text| Self::parse(text, &Iso8601::DATE), Self::to_string;
}
