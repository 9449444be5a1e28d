//! `uuid`.

use uuid::Uuid;

super::text_forms! {
    /// `uuid`; written in lower case.
    Uuid = Uuid, Self::nil(), Self::parse_str, Self::to_string;
}
