//! `jiff`.

use jiff::civil::Date;
use jiff::{SignedDuration, Span, Timestamp};

super::text_forms! {
    /// `date-time`; written with `Z`.
    Timestamp = DateTime, Self::UNIX_EPOCH, str::parse, Self::to_string;
    /// `date`.
    Date = Date, Self::ZERO, str::parse, Self::to_string;
    /// `duration`.
    Span = Duration, Self::new(), str::parse, Self::to_string;
    /// `duration` of hours, minutes and seconds.
    SignedDuration = Duration, Self::ZERO, str::parse, Self::to_string;
}
