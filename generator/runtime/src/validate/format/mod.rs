//! Formats of strings, each by the grammar of its specification.

mod encoding;
mod international;
mod network;
mod template;
mod time;
mod uri;

/// A format that is checked (Validation 2020-12, section 7.3, and the OpenAPI Format Registry).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// `email`: RFC 5321, section 4.1.2, `Mailbox`.
    Email,
    /// `date-time`: RFC 3339, section 5.6, `date-time`.
    DateTime,
    /// `date`: RFC 3339, section 5.6, `full-date`.
    Date,
    /// `time`: RFC 3339, section 5.6, `full-time`.
    Time,
    /// `duration`: RFC 3339, appendix A.
    Duration,
    /// `uuid`: RFC 9562, section 4.
    Uuid,
    /// `uri`: RFC 3986, section 3, `URI`.
    Uri,
    /// `uri-reference`: RFC 3986, section 4.1, `URI-reference`.
    UriReference,
    /// `hostname`: RFC 1123, section 2.1.
    Hostname,
    /// `ipv4`: RFC 2673, section 3.2.
    Ipv4,
    /// `ipv6`: RFC 4291, section 2.2.
    Ipv6,
    /// `byte`: RFC 4648, section 4, with padding.
    Byte,
    /// `json-pointer`: RFC 6901, section 5.
    JsonPointer,
    /// `relative-json-pointer`: the draft that JSON Schema 2020-12 names (draft-bhutton-relative-json-pointer-00).
    RelativeJsonPointer,
    /// `base64url`: RFC 4648, section 5, with or without padding.
    Base64Url,
    /// `decimal`: digits with a point, and an exponent if need be.
    Decimal,
    /// `idn-email`: RFC 6531, section 3.3; labels of hosts are not looked at beyond their characters.
    IdnEmail,
    /// `iri`: RFC 3987, section 2.2, `IRI`.
    Iri,
    /// `iri-reference`: RFC 3987, section 2.2, `IRI-reference`.
    IriReference,
    /// `uri-template`: RFC 6570, section 2.
    UriTemplate,
}

impl Format {
    /// The name in documents.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::DateTime => "date-time",
            Self::Date => "date",
            Self::Time => "time",
            Self::Duration => "duration",
            Self::Uuid => "uuid",
            Self::Uri => "uri",
            Self::UriReference => "uri-reference",
            Self::Hostname => "hostname",
            Self::Ipv4 => "ipv4",
            Self::Ipv6 => "ipv6",
            Self::Byte => "byte",
            Self::JsonPointer => "json-pointer",
            Self::RelativeJsonPointer => "relative-json-pointer",
            Self::Base64Url => "base64url",
            Self::Decimal => "decimal",
            Self::IdnEmail => "idn-email",
            Self::Iri => "iri",
            Self::IriReference => "iri-reference",
            Self::UriTemplate => "uri-template",
        }
    }

    /// Whether `text` is of the format.
    #[must_use]
    pub fn matches(self, text: &str) -> bool {
        match self {
            Self::Email => network::is_mailbox(text),
            Self::DateTime => time::is_date_time(text),
            Self::Date => time::is_date(text),
            Self::Time => time::is_time(text),
            Self::Duration => time::is_duration(text),
            Self::Uuid => encoding::is_uuid(text),
            Self::Uri => uri::is_uri(text),
            Self::UriReference => uri::is_reference(text),
            Self::Hostname => network::is_hostname(text),
            Self::Ipv4 => text.parse::<std::net::Ipv4Addr>().is_ok(),
            Self::Ipv6 => text.parse::<std::net::Ipv6Addr>().is_ok(),
            Self::Byte => encoding::is_base64(text),
            Self::JsonPointer => encoding::is_json_pointer(text),
            Self::RelativeJsonPointer => encoding::is_relative_json_pointer(text),
            Self::Base64Url => encoding::is_base64url(text),
            Self::Decimal => encoding::is_decimal(text),
            Self::IdnEmail => network::is_mailbox(&international::in_ascii(text, 'x')),
            Self::Iri => uri::is_uri(&international::in_ascii(text, '_')),
            Self::IriReference => uri::is_reference(&international::in_ascii(text, '_')),
            Self::UriTemplate => template::is_template(text),
        }
    }
}
