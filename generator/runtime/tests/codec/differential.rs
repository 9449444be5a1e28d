//! The reader and `serde_json` agree on every input: what is JSON, and what it says.

use crate::types::{Keeping, Member};
use bindery::{Codec, Value, decode, encode};

/// xorshift64*: the same inputs in every run.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() >> 33).unwrap() % limit
    }

    fn pick<'t>(&mut self, from: &[&'t str]) -> &'t str {
        from[self.below(from.len())]
    }
}

const SCALARS: &[&str] = &[
    "null",
    "true",
    "false",
    "0",
    "-0",
    "1",
    "-1",
    "10",
    "1.5",
    "-2.5e3",
    "1e2",
    "9223372036854775807",
    "9223372036854775808",
    "18446744073709551616",
    "1e400",
    "1e-400",
    "01",
    "1.",
    "\"\"",
    "\"a\"",
    "\"admin\"",
    "\"é𝄞\"",
    "\"\\u00e9\"",
    "\"\\ud834\\udd1e\"",
    "\"\\ud834\"",
    "\"\\n\\\\\\\"\"",
    "\"\\q\"",
    "nul",
    "tru",
];
const KEYS: &[&str] = &["id", "email", "nick", "manager", "roles", "labels", "input", "a", "\\u0061", "", "x/y~z"];
const SPACES: &[&str] = &["", "", "", " ", "\n", "\t\r "];
const NOISE: &[&str] =
    &["{", "}", "[", "]", ",", ":", "\"", "\\", "-", ".", "e", "0", "1", " ", "é", "\u{1}", "n", "/"];

/// JSON, more or less.
fn text(random: &mut Random, depth: usize, out: &mut String) {
    out.push_str(random.pick(SPACES));
    match if depth == 0 { 0 } else { random.below(6) } {
        0..=2 => out.push_str(random.pick(SCALARS)),
        3 => {
            out.push('[');
            for index in 0..random.below(4) {
                if index > 0 {
                    out.push(',');
                }
                text(random, depth - 1, out);
            }
            out.push(']');
        }
        _ => {
            out.push('{');
            for index in 0..random.below(5) {
                if index > 0 {
                    out.push(',');
                }
                out.push_str(random.pick(SPACES));
                out.push('"');
                out.push_str(random.pick(KEYS));
                out.push_str("\":");
                text(random, depth - 1, out);
            }
            out.push('}');
        }
    }
    out.push_str(random.pick(SPACES));
}

/// Takes something out, puts something in, or cuts the end off.
fn damage(random: &mut Random, text: &mut String) {
    let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    let Some(&at) = places.get(random.below(places.len().max(1))) else { return };
    match random.below(3) {
        0 => text.truncate(at),
        1 => drop(text.remove(at)),
        _ => text.insert_str(at, random.pick(NOISE)),
    }
}

/// `serde_json` rounds some floats to the neighbour of the nearest one; everything else must be equal.
fn same(ours: &Value, theirs: &Value) -> bool {
    match (ours, theirs) {
        (Value::Number(a), Value::Number(b)) => match (a.as_f64(), b.as_f64()) {
            (Some(a), Some(b)) => a == b || (a - b).abs() <= a.abs() * f64::EPSILON,
            // Beyond any float, which only arbitrary precision keeps: then as it is written.
            _ => a == b,
        },
        (Value::Array(a), Value::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b)),
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len() && a.iter().all(|(key, a)| b.get(key).is_some_and(|b| same(a, b)))
        }
        _ => ours == theirs,
    }
}

#[test]
fn untyped_values_agree() {
    let mut random = Random(0x5EED);
    let mut valid = 0;
    for round in 0..60_000 {
        let mut json = String::new();
        text(&mut random, 4, &mut json);
        if round % 2 == 1 {
            damage(&mut random, &mut json);
        }
        let theirs = serde_json::from_str::<Value>(&json);
        match (decode::<Value>(json.as_bytes()), &theirs) {
            (Ok(ours), Ok(theirs)) => {
                assert!(same(&ours, theirs), "{json}: {ours} but {theirs}");
                assert!(same(&ours, &serde_json::from_slice(&encode(&ours)).unwrap()), "{json}");
                valid += 1;
            }
            (Err(_), Err(_)) => {}
            (ours, theirs) => panic!("{json:?}: {ours:?} but {theirs:?}"),
        }
        // Stepping over a value checks its grammar, which alone does not bound numbers.
        if theirs.is_ok() {
            assert!(decode::<()>(json.as_bytes()).is_ok(), "{json}");
        } else if decode::<()>(json.as_bytes()).is_ok() {
            assert!(json.contains("1e400") || json.contains("e1") || json.contains('e'), "{json}");
        }
    }
    assert!(valid > 10_000, "only {valid} of the inputs were valid");
}

#[test]
fn strings_agree() {
    const PIECES: &[&str] = &[
        "a",
        "é",
        "𝄞",
        "\\n",
        "\\u0041",
        "\\ud834\\udd1e",
        "\\ud834",
        "\\udd1e",
        "\\u",
        "\\u00",
        "\\",
        "\"",
        "\u{1f}",
        "\u{7f}",
        "\\/",
        "\\x",
        "\\\"",
        "\\\\",
        "\u{2028}",
        "\\uFFFE",
        "\\u0000",
    ];
    let mut random = Random(7);
    for _ in 0..40_000 {
        let mut json = String::from("\"");
        for _ in 0..random.below(6) {
            json.push_str(random.pick(PIECES));
        }
        json.push('"');
        let theirs = serde_json::from_str::<String>(&json).ok();
        let ours = decode::<String>(json.as_bytes()).ok();
        assert_eq!(ours, theirs, "{json}");
        if let Some(text) = ours {
            assert_eq!(encode(&text), serde_json::to_vec(&text).unwrap());
        }
    }
}

#[test]
fn numbers_agree() {
    const PIECES: &[&str] = &["0", "1", "9", "5", "-", "+", ".", "e", "E", "00", "12345678901234567890", "308", "e-"];
    let mut random = Random(11);
    for _ in 0..60_000 {
        let json: String = (0..=random.below(5)).map(|_| random.pick(PIECES)).collect();
        let theirs = serde_json::from_str::<f64>(&json).ok();
        let ours = decode::<f64>(json.as_bytes()).ok();
        match (ours, theirs) {
            (Some(ours), Some(theirs)) => assert!((ours - theirs).abs() <= ours.abs() * f64::EPSILON, "{json}"),
            _ => assert_eq!(ours.is_some(), theirs.is_some(), "{json}: {ours:?} {theirs:?}"),
        }
        if let Ok(theirs) = serde_json::from_str::<i64>(&json) {
            assert_eq!(decode::<i64>(json.as_bytes()).unwrap(), theirs, "{json}");
        }
    }
}

/// No input panics, and what was read is written so that it reads the same again.
fn round_trips<T: Codec + PartialEq + std::fmt::Debug>(seed: u64, before: &str, after: &str) {
    let mut random = Random(seed);
    let mut valid = 0;
    for round in 0..40_000 {
        let mut json = before.to_owned();
        text(&mut random, 3, &mut json);
        json.push_str(after);
        // What is too small for a float is 0 to it, and an integer when it is read again.
        json = json.replace("1e-400", "1e-40");
        if round % 4 == 1 {
            damage(&mut random, &mut json);
        }
        let strict = bindery::decode_strict::<T>(json.as_bytes());
        let Ok(value) = decode::<T>(json.as_bytes()) else {
            assert!(strict.is_err(), "{json}: a strict reader takes what a tolerant one refuses");
            continue;
        };
        valid += 1;
        let again = encode(&value);
        assert_eq!(decode::<T>(&again).unwrap(), value, "{json}");
        if let Ok(strict) = strict {
            assert_eq!(strict, value, "{json}");
        }
        let _ = bindery::validate(&value);
    }
    assert!(valid > 1_000, "only {valid} of the inputs were valid");
}

#[test]
fn records_round_trip() {
    round_trips::<Keeping>(3, "", "");
    round_trips::<Vec<Keeping>>(4, "[{},", "]");
    round_trips::<Member>(5, r#"{"id":1,"roles":["admin"],"input":"#, "}");
    round_trips::<Member>(6, r#"{"id":1,"roles":["admin"],"manager":{"id":2,"roles":[],"email":"#, "}}");
    round_trips::<crate::types::Pet>(8, r#"{"kind":"dog","friend":"#, "}");
    round_trips::<crate::types::Either>(9, "", "");
}
