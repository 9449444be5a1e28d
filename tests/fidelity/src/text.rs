//! Strings for a schema: of its format, of its pattern, of its length.

use regex_syntax::hir::{Class, Hir, HirKind};
use serde_json::{Map, Value};

use crate::chance::Chance;

/// So often an unbounded repetition repeats beyond what it must.
const MORE: u32 = 2;

const FORMATS: [(&str, &[&str]); 16] = [
    ("base64url", &["aGVsbG8", ""]),
    ("byte", &["aGVsbG8=", ""]),
    ("date", &["2024-02-29", "1970-01-01"]),
    ("date-time", &["2024-02-29T12:30:45Z", "1999-12-31T23:59:60.123456+05:30", "2024-01-01T00:00:00.000Z"]),
    ("decimal", &["12.50", "-1"]),
    ("duration", &["P3DT4H", "PT0.5S"]),
    ("email", &["ada@example.com"]),
    ("hostname", &["api.example.com"]),
    ("ipv4", &["192.0.2.1"]),
    ("ipv6", &["2001:db8::1"]),
    ("time", &["12:30:45Z"]),
    ("uri", &["https://example.com/a?b=c#d", "urn:isbn:0451450523"]),
    ("uri-reference", &["../a", "https://example.com"]),
    ("uri-template", &["/a/{b}"]),
    ("url", &["https://example.com"]),
    ("uuid", &["123e4567-e89b-12d3-a456-426614174000", "123E4567-E89B-12D3-A456-426614174000"]),
];

const PLAIN: [&str; 10] =
    ["", "a", "null", "true", "12", "Grüße", "line\nbreak", "\"quoted\" \\ /", "\u{1f600}", "some longer text"];

pub(crate) fn of(schema: &Map<String, Value>, chance: &mut Chance) -> String {
    let length =
        |keyword: &str| schema.get(keyword).and_then(Value::as_u64).and_then(|limit| usize::try_from(limit).ok());
    let (least, most) = (length("minLength").unwrap_or(0).min(10_000), length("maxLength").unwrap_or(usize::MAX));
    let pattern = schema.get("pattern").and_then(Value::as_str);
    if let Some(text) = pattern.and_then(|pattern| matching(pattern, least, most, chance)) {
        return text;
    }
    let format = schema.get("format").and_then(Value::as_str).unwrap_or_default();
    let values = FORMATS.iter().find(|(name, _)| *name == format).map_or(PLAIN.as_slice(), |(_, values)| *values);
    let text = chance.one_of(values).copied().unwrap_or_default();
    let text: String = text.chars().take(most).collect();
    let missing = least.saturating_sub(text.chars().count());
    text + &"x".repeat(missing)
}

/// A text that a pattern matches; of several the first of a length that is allowed.
fn matching(pattern: &str, least: usize, most: usize, chance: &mut Chance) -> Option<String> {
    // ECMA-262 allows escapes that the `regex` crates don't.
    let hir = regex_syntax::parse(&pattern.replace("\\/", "/").replace("\\_", "_")).ok()?;
    let mut text = String::new();
    for more in 0..20 {
        text.clear();
        write(&hir, MORE + more * 4, &mut text, chance)?;
        if (least..=most).contains(&text.chars().count()) {
            break;
        }
    }
    Some(text)
}

fn write(hir: &Hir, more: u32, text: &mut String, chance: &mut Chance) -> Option<()> {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => {}
        HirKind::Literal(literal) => text.push_str(std::str::from_utf8(&literal.0).ok()?),
        HirKind::Class(Class::Unicode(class)) => {
            let ranges = class.ranges();
            // Printable ASCII where there is any.
            let plain: Vec<_> = ranges.iter().filter(|range| (' '..='~').contains(&range.start())).collect();
            let range = chance.one_of(&plain).copied().or(ranges.first())?;
            let (start, end) = (u32::from(range.start()), u32::from(range.end()));
            let width = usize::try_from(end - start + 1).ok()?.min(60);
            text.push(char::from_u32(start + u32::try_from(chance.below(width)).ok()?)?);
        }
        HirKind::Class(Class::Bytes(class)) => text.push(char::from(class.ranges().first()?.start())),
        HirKind::Repetition(repetition) => {
            let most = repetition.max.unwrap_or(u32::MAX).min(repetition.min.saturating_add(more));
            let spread = usize::try_from(most - repetition.min).ok()? + 1;
            let times = repetition.min.min(2000) + u32::try_from(chance.below(spread)).ok()?;
            for _ in 0..times {
                write(&repetition.sub, more, text, chance)?;
            }
        }
        HirKind::Capture(capture) => write(&capture.sub, more, text, chance)?,
        HirKind::Concat(parts) => parts.iter().try_for_each(|part| write(part, more, text, chance))?,
        HirKind::Alternation(parts) => write(chance.one_of(parts)?, more, text, chance)?,
    }
    Some(())
}
