//! Identifiers, encodings and numbers in ASCII.

/// A UUID (RFC 9562, section 4), of any version.
pub(super) fn is_uuid(text: &str) -> bool {
    text.len() == 36
        && text.bytes().enumerate().all(|(index, byte)| match index {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
}

/// Base64 (RFC 4648, section 4).
pub(super) fn is_base64(text: &str) -> bool {
    let digits = text.strip_suffix("==").or_else(|| text.strip_suffix('=')).unwrap_or(text);
    text.len() % 4 == 0 && digits.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'+' || byte == b'/')
}

/// Base64 for URLs and file names (RFC 4648, section 5), with or without padding.
pub(super) fn is_base64url(text: &str) -> bool {
    let digits = text.trim_end_matches('=');
    let padding = text.len() - digits.len();
    let fits = if padding == 0 { digits.len() % 4 != 1 } else { padding <= 2 && text.len() % 4 == 0 };
    fits && digits.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
}

/// A number in decimal digits.
pub(super) fn is_decimal(text: &str) -> bool {
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let unsigned = |text| str::strip_prefix(text, ['-', '+']).unwrap_or(text);
    let (number, power) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (whole, fraction) = unsigned(number).split_once('.').unwrap_or((unsigned(number), "0"));
    is_digits(whole) && is_digits(fraction) && is_digits(unsigned(power))
}

/// A JSON pointer (RFC 6901, section 3).
pub(super) fn is_json_pointer(text: &str) -> bool {
    let escapes_end_well = text.split('~').skip(1).all(|rest| rest.starts_with(['0', '1']));
    (text.is_empty() || text.starts_with('/')) && escapes_end_well
}

/// A JSON pointer from a place (draft-bhutton-relative-json-pointer-00, section 3): steps up, steps aside, then a
/// pointer down or `#` for the key.
pub(super) fn is_relative_json_pointer(text: &str) -> bool {
    let Some(rest) = after_number(text) else { return false };
    let rest = match rest.strip_prefix(['+', '-']) {
        Some(aside) if aside.starts_with('0') => return false,
        Some(aside) => match after_number(aside) {
            Some(rest) => rest,
            None => return false,
        },
        None => rest,
    };
    rest == "#" || is_json_pointer(rest)
}

/// What follows a number without leading zeros.
fn after_number(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(|first: char| first.is_ascii_digit());
    let digits = text.len() - rest.len();
    (digits == 1 || digits > 1 && !text.starts_with('0')).then_some(rest)
}
