//! What YAML's plain scalars mean: the core schema of YAML 1.2.2, section 10.3.2. So `no`, `on` and dates are strings.

use super::{Number, Text, Value};

/// The value of a plain scalar without a tag; `None` for infinities and not-a-number, which JSON can't hold.
pub(crate) fn resolve(text: &str) -> Option<Value> {
    resolve_with(text, |text| Text::from(text))
}

/// The same; `string` makes a string.
pub(super) fn resolve_with(text: &str, string: impl FnOnce(&str) -> Text) -> Option<Value> {
    Some(match text {
        "" | "~" | "null" | "Null" | "NULL" => Value::Null,
        "true" | "True" | "TRUE" => Value::Bool(true),
        "false" | "False" | "FALSE" => Value::Bool(false),
        ".nan" | ".NaN" | ".NAN" => return None,
        _ => {
            let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
            if matches!(unsigned, ".inf" | ".Inf" | ".INF") {
                return None;
            }
            number(text).map_or_else(|| Value::String(string(text)), Value::Number)
        }
    })
}

/// Whether the text is written as a decimal integer: the one kind of key that may stand without quotes beside strings.
pub(super) fn is_integer(text: &str) -> bool {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// A number in YAML's spelling, brought into JSON's.
fn number(text: &str) -> Option<Number> {
    let first = text.bytes().next()?;
    if !first.is_ascii_digit() && !matches!(first, b'-' | b'+' | b'.') {
        return None;
    }
    if let Some(digits) = text.strip_prefix("0o") {
        return radix(digits, 8);
    }
    if let Some(digits) = text.strip_prefix("0x") {
        return radix(digits, 16);
    }
    let (sign, unsigned) = match text.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (unsigned, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let some_digits = !(whole.is_empty() && fraction.unwrap_or_default().is_empty());
    if !some_digits || !all_digits(whole) || !fraction.is_none_or(all_digits) || !exponent.is_none_or(is_integer) {
        return None;
    }
    let trimmed = whole.trim_start_matches('0');
    let mut literal = format!("{sign}{}", if trimmed.is_empty() { "0" } else { trimmed });
    for (mark, digits) in [('.', fraction.filter(|digits| !digits.is_empty())), ('e', exponent)] {
        if let Some(digits) = digits {
            literal.push(mark);
            literal.push_str(digits);
        }
    }
    Some(Number::from_literal(literal))
}

fn radix(digits: &str, radix: u32) -> Option<Number> {
    let plain = !digits.is_empty() && digits.chars().all(|digit| digit.is_digit(radix));
    let value = plain.then(|| u128::from_str_radix(digits, radix).ok()).flatten()?;
    Some(Number::from_literal(value.to_string()))
}

#[cfg(test)]
mod tests {
    use super::{is_integer, resolve};
    use crate::source::Value;

    #[test]
    fn plain_scalars_follow_the_core_schema() {
        let number = |text: &str| match resolve(text) {
            Some(Value::Number(number)) => Some(number.as_str().to_owned()),
            _ => None,
        };
        for (text, literal) in [
            ("0", "0"),
            ("-007", "-7"),
            ("+12", "12"),
            ("1.", "1"),
            (".5", "0.5"),
            ("-.5e+3", "-0.5e+3"),
            ("1.50", "1.50"),
            ("0x1F", "31"),
            ("0o17", "15"),
            ("1e400", "1e400"),
            ("123456789012345678901234567890", "123456789012345678901234567890"),
        ] {
            assert_eq!(number(text).as_deref(), Some(literal), "{text}");
        }
        for text in
            ["1_000", "1.2.3", "2020-01-01", "0b1", "-", "+", ".", "e5", "1e", "0x", "12:30", "no", "Yes", "..."]
        {
            assert_eq!(resolve(text), Some(Value::String(text.into())), "{text}");
        }
        for text in ["", "~", "null"] {
            assert_eq!(resolve(text), Some(Value::Null));
        }
        assert_eq!(resolve("TRUE"), Some(Value::Bool(true)));
        assert_eq!((resolve(".inf"), resolve("-.Inf"), resolve(".nan")), (None, None, None));
        assert!(is_integer("200") && is_integer("-1") && !is_integer("2XX") && !is_integer(""));
    }
}
