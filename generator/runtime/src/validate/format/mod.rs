//! Formats of strings, each by the grammar of its specification.

mod encoding;
mod international;
mod network;
mod template;
mod time;
mod uri;

use std::net::{Ipv4Addr, Ipv6Addr};

/// Hands every format to a macro: its specification, its names in Rust and in documents, and what tells whether a text is
/// of it.
macro_rules! each_format {
    ($with:ident) => {
        $with! {
            /// `email`: RFC 5321, section 4.1.2, `Mailbox`.
            Email = "email", network::is_mailbox;
            /// `date-time`: RFC 3339, section 5.6, `date-time`.
            DateTime = "date-time", time::is_date_time;
            /// `date`: RFC 3339, section 5.6, `full-date`.
            Date = "date", time::is_date;
            /// `time`: RFC 3339, section 5.6, `full-time`.
            Time = "time", time::is_time;
            /// `duration`: RFC 3339, appendix A.
            Duration = "duration", time::is_duration;
            /// `uuid`: RFC 9562, section 4.
            Uuid = "uuid", encoding::is_uuid;
            /// `uri`: RFC 3986, section 3, `URI`.
            Uri = "uri", uri::is_uri;
            /// `uri-reference`: RFC 3986, section 4.1, `URI-reference`.
            UriReference = "uri-reference", uri::is_reference;
            /// `hostname`: RFC 1123, section 2.1.
            Hostname = "hostname", network::is_hostname;
            /// `ipv4`: RFC 2673, section 3.2.
            Ipv4 = "ipv4", |text| text.parse::<Ipv4Addr>().is_ok();
            /// `ipv6`: RFC 4291, section 2.2.
            Ipv6 = "ipv6", |text| text.parse::<Ipv6Addr>().is_ok();
            /// `byte`: RFC 4648, section 4, with padding.
            Byte = "byte", encoding::is_base64;
            /// `json-pointer`: RFC 6901, section 5.
            JsonPointer = "json-pointer", encoding::is_json_pointer;
            /// `relative-json-pointer`: the draft that JSON Schema 2020-12 names (draft-bhutton-relative-json-pointer-00).
            RelativeJsonPointer = "relative-json-pointer", encoding::is_relative_json_pointer;
            /// `base64url`: RFC 4648, section 5, with or without padding.
            Base64Url = "base64url", encoding::is_base64url;
            /// `decimal`: digits with a point, and an exponent if need be.
            Decimal = "decimal", encoding::is_decimal;
            /// `idn-email`: RFC 6531, section 3.3; labels of hosts are not looked at beyond their characters.
            IdnEmail = "idn-email", |text| network::is_mailbox(&international::in_ascii(text, 'x'));
            /// `iri`: RFC 3987, section 2.2, `IRI`.
            Iri = "iri", |text| uri::is_uri(&international::in_ascii(text, '_'));
            /// `iri-reference`: RFC 3987, section 2.2, `IRI-reference`.
            IriReference = "iri-reference", |text| uri::is_reference(&international::in_ascii(text, '_'));
            /// `uri-template`: RFC 6570, section 2.
            UriTemplate = "uri-template", template::is_template;
        }
    };
}
pub(crate) use each_format;

macro_rules! formats {
    ($($(#[$doc:meta])* $name:ident = $text:literal, $is:expr;)*) => {
        /// A format that is checked (Validation 2020-12, section 7.3, and the OpenAPI Format Registry).
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Format {
            $($(#[$doc])* $name,)*
        }

        impl Format {
            /// The name in documents.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$name => $text,)*
                }
            }

            /// Whether `text` is of the format.
            #[must_use]
            pub fn matches(self, text: &str) -> bool {
                let is: fn(&str) -> bool = match self {
                    $(Self::$name => $is,)*
                };
                is(text)
            }
        }
    };
}

each_format!(formats);
