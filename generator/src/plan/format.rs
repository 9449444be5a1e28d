//! Formats of strings, as the runtime calls them.

/// The runtime's name of a format: of the newtype in `bindery::format`, and of the check in `bindery::validate::Format`.
pub fn format_type(format: &str) -> Option<&'static str> {
    Some(match format {
        "base64url" => "Base64Url",
        "byte" => "Byte",
        "date" => "Date",
        "date-time" => "DateTime",
        "decimal" => "Decimal",
        "duration" => "Duration",
        "email" => "Email",
        "hostname" => "Hostname",
        "idn-email" => "IdnEmail",
        "ipv4" => "Ipv4",
        "ipv6" => "Ipv6",
        "iri" => "Iri",
        "iri-reference" => "IriReference",
        "json-pointer" => "JsonPointer",
        "relative-json-pointer" => "RelativeJsonPointer",
        "time" => "Time",
        "uri" => "Uri",
        "uri-reference" => "UriReference",
        "uri-template" => "UriTemplate",
        "uuid" => "Uuid",
        _ => return None,
    })
}
