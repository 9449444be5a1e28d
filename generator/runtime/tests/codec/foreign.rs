//! Types of other crates: as their formats say, or a fault with its place.

use bindery::{AsText, Codec, Map, chrono, jiff, rust_decimal, time, uuid};

/// What a tolerant and what a strict reader make of a JSON text, written again.
fn both<T: Codec>(json: &str) -> (Option<String>, Option<String>) {
    let again = |read: Result<T, _>| -> Option<String> {
        let read: Result<T, bindery::DecodeError> = read;
        read.ok().map(|value| String::from_utf8(bindery::encode(&value)).unwrap())
    };
    (again(bindery::decode(json.as_bytes())), again(bindery::decode_strict(json.as_bytes())))
}

#[track_caller]
fn same<T: Codec>(json: &str, written: &str) {
    assert_eq!(both::<T>(json), (Some(written.to_owned()), Some(written.to_owned())), "{json}");
}

/// Only a tolerant reader takes it.
#[track_caller]
fn tolerated<T: Codec>(json: &str, written: &str) {
    assert_eq!(both::<T>(json), (Some(written.to_owned()), None), "{json}");
}

#[track_caller]
fn refused<T: Codec>(json: &str) {
    assert_eq!(both::<T>(json), (None, None), "{json}");
}

#[test]
fn points_in_time() {
    same::<chrono::DateTime<chrono::Utc>>(r#""2024-02-29T01:00:00.5+01:00""#, r#""2024-02-29T00:00:00.500Z""#);
    same::<chrono::DateTime<chrono::FixedOffset>>(r#""2024-02-29T01:00:00+01:00""#, r#""2024-02-29T01:00:00+01:00""#);
    same::<jiff::Timestamp>(r#""2024-02-29T01:00:00.5+01:00""#, r#""2024-02-29T00:00:00.5Z""#);
    same::<time::OffsetDateTime>(r#""2024-02-29T01:00:00.5+01:00""#, r#""2024-02-29T01:00:00.5+01:00""#);
    tolerated::<chrono::DateTime<chrono::Utc>>(r#""2024-02-29 00:00:00Z""#, r#""2024-02-29T00:00:00Z""#);
    tolerated::<jiff::Timestamp>(r#""2024-02-29T00:00Z""#, r#""2024-02-29T00:00:00Z""#);
    for json in [r#""2023-02-29T00:00:00Z""#, r#""now""#, r#""""#, "0", "null"] {
        refused::<chrono::DateTime<chrono::Utc>>(json);
        refused::<chrono::DateTime<chrono::FixedOffset>>(json);
        refused::<jiff::Timestamp>(json);
        refused::<time::OffsetDateTime>(json);
    }
}

#[test]
fn dates_and_durations() {
    for read in [same::<chrono::NaiveDate>, same::<jiff::civil::Date>, same::<time::Date>] {
        read(r#""2024-02-29""#, r#""2024-02-29""#);
    }
    for read in [refused::<chrono::NaiveDate>, refused::<jiff::civil::Date>, refused::<time::Date>] {
        read(r#""2023-02-29""#);
        read("20240229");
    }
    same::<jiff::Span>(r#""P1Y2M3DT4H""#, r#""P1Y2M3DT4H""#);
    same::<jiff::SignedDuration>(r#""PT36H""#, r#""PT36H""#);
    tolerated::<jiff::SignedDuration>(r#""PT0.5S""#, r#""PT0.5S""#);
    // A day is no number of seconds to this type.
    refused::<jiff::SignedDuration>(r#""P1D""#);
    refused::<jiff::Span>(r#""forever""#);
}

#[test]
fn uuids_and_decimals() {
    let text = r#""6ba7b810-9dad-11d1-80b4-00c04fd430c8""#;
    same::<uuid::Uuid>(text, text);
    same::<uuid::Uuid>(&text.to_uppercase(), text);
    tolerated::<uuid::Uuid>(&text.replace('-', ""), text);
    refused::<uuid::Uuid>(r#""6ba7b810""#);
    same::<rust_decimal::Decimal>("0.10", "0.10");
    same::<rust_decimal::Decimal>("-1.5e3", "-1500");
    same::<AsText<rust_decimal::Decimal>>(r#""0.10""#, r#""0.10""#);
    refused::<rust_decimal::Decimal>(r#""0.10""#);
    refused::<rust_decimal::Decimal>("0.12345678901234567890123456789");
    refused::<AsText<rust_decimal::Decimal>>("0.10");
    refused::<AsText<rust_decimal::Decimal>>(r#""ten""#);
}

#[test]
fn a_fault_has_its_place() {
    let error = bindery::decode::<Map<Vec<uuid::Uuid>>>(br#"{"a":[],"b":["x"]}"#).unwrap_err();
    let fault = error.violations().iter().next().unwrap();
    assert_eq!((fault.location.as_str(), fault.keyword), ("/b/0", "format"));
}

/// A type whose `Serialize` fails: JSON has no such keys.
#[derive(Clone, Default, serde::Deserialize, serde::Serialize)]
struct Pairs(std::collections::BTreeMap<(u8, u8), u8>);

bindery::json_type!(Pairs);

#[test]
fn what_has_no_json_is_reported() {
    let mut pairs = Pairs::default();
    pairs.0.insert((1, 2), 3);
    assert_eq!(bindery::encode(&pairs), b"null");
    let error = bindery::encode_with(&vec![pairs], &bindery::json::Writing::tolerant()).unwrap_err();
    assert!(error.to_string().contains("key must be a string"), "{error}");
}
