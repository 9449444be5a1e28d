//! Numbers and formats between client and server: exact, or refused with their place.

use bindery::format::{Byte, Date, DateTime, Uuid};
use bindery::number::{BigInt, Decimal};
use bindery_behaviour::{formats, numbers};
use std::sync::{Arc, Mutex};

use crate::client;
use numbers::types::{Thing, operations::PutThing};

/// Answers with what it was asked, and remembers it.
#[derive(Clone, Default)]
struct Echo(Arc<Mutex<Option<PutThing>>>);

impl numbers::server::Api for Echo {
    async fn put_thing(&self, request: PutThing) -> Result<Thing, std::convert::Infallible> {
        *self.0.lock().unwrap() = Some(request.clone());
        Ok(request.body)
    }
}

impl formats::server::Api for Echo {
    async fn put_thing(
        &self,
        request: formats::types::operations::PutThing,
    ) -> Result<formats::types::Thing, std::convert::Infallible> {
        Ok(request.body)
    }
}

/// What a client makes of a member, written again.
#[track_caller]
fn kept(name: &str, literal: &str) -> Result<String, String> {
    let text = format!("{{\"{name}\":{literal}}}");
    let thing = bindery::decode::<Thing>(text.as_bytes()).map_err(|error| error.to_string())?;
    let again = String::from_utf8(bindery::encode(&thing)).unwrap();
    let again = again.strip_prefix(&format!("{{\"{name}\":")).unwrap().strip_suffix('}').unwrap();
    Ok(again.to_owned())
}

/// The keyword by which a server refuses a member, its constraints included.
#[track_caller]
fn refused(name: &str, literal: &str) -> Option<String> {
    let text = format!("{{\"{name}\":{literal}}}");
    let violations = match bindery::decode_strict::<Thing>(text.as_bytes()) {
        Ok(thing) => bindery::validate(&thing).err()?,
        Err(error) => error.into_violations(),
    };
    let first = violations.iter().next().unwrap();
    Some(format!("{} {}", first.location, first.keyword))
}

#[test]
fn whole_numbers_are_exact_or_refused() {
    for (name, literal, again) in [
        ("plain", "1.0", "1"),
        ("plain", "1e2", "100"),
        ("plain", "9007199254740993", "9007199254740993"),
        ("plain", "-9223372036854775808", "-9223372036854775808"),
        ("wide", "18446744073709551615", "18446744073709551615"),
        ("between", "18446744073709551615", "18446744073709551615"),
        ("signed", "9223372036854775807", "9223372036854775807"),
        ("wei", "123456789012345678901234567890", "123456789012345678901234567890"),
        ("wei", "1E30", "1E30"),
        ("ledger", "9223372036854775808", "9223372036854775808"),
        ("either", "18446744073709551615", "18446744073709551615"),
        ("integer_or_text", "12345678901234567890123", "12345678901234567890123"),
        ("integer_or_text", "\"a\"", "\"a\""),
        ("one_of", "18446744073709551615", "18446744073709551615"),
        // Beyond the format, within the type: no reason for a client to lose the rest.
        ("narrow", "2147483648", "2147483648"),
        ("unsigned", "-1", "-1"),
    ] {
        assert_eq!(kept(name, literal), Ok(again.to_owned()), "{name}");
    }
    for (name, literal) in [
        ("plain", "9223372036854775808"),
        ("plain", "1e400"),
        ("plain", "1.5"),
        ("narrower", "32768"),
        ("wide", "-1"),
        ("wide", "18446744073709551616"),
        ("wei", "0.5"),
    ] {
        let error = kept(name, literal).unwrap_err();
        assert!(error.contains(&format!("/{name}")), "{error}");
    }
    for (name, literal, expected) in [
        ("narrow", "2147483648", Some("/narrow maximum")),
        ("narrow", "2147483647", None),
        ("unsigned", "-1", Some("/unsigned minimum")),
        ("wide", "-1", Some("/wide format")),
        ("wei", "1e30", None),
        ("wei", "1234567890123456789012345678001", Some("/wei multipleOf")),
        ("beyond", "1e30", None),
        ("beyond", "1000000000000000000000000000001", Some("/beyond maximum")),
        ("any", "9007199254740993", None),
        ("any", "9007199254740992", Some("/any minimum")),
        ("one_of", "18446744073709551615", None),
        ("one_of", "18446744073709551614", Some("/one_of enum")),
    ] {
        assert_eq!(refused(name, literal).as_deref(), expected, "{name} {literal}");
    }
}

#[test]
fn fractions_are_decimal_where_the_document_says_so() {
    for (name, literal, again) in [
        ("price", "0.10", "0.10"),
        ("price", "1e400", "1e400"),
        ("price", "0.1000000000000000000000000001", "0.1000000000000000000000000001"),
        ("money", "99999999999999999999.99", "99999999999999999999.99"),
        ("share", "0.0075", "0.0075"),
        ("prices", "[0.10,1.0]", "[0.10,1.0]"),
        ("ratio", "0.1", "0.1"),
        ("ratio", "0.1000000000000000055", "0.1"),
        ("ratio", "1e308", "1e+308"),
    ] {
        assert_eq!(kept(name, literal), Ok(again.to_owned()), "{name}");
    }
    assert!(kept("ratio", "1e400").unwrap_err().contains("/ratio"));
    for (name, literal, expected) in [
        ("price", "0.10", None),
        ("price", "0.105", Some("/price multipleOf")),
        ("price", "0.00", Some("/price exclusiveMinimum")),
        ("price", "1e308", None),
        ("money", "99999999999999999999.990", None),
        ("money", "99999999999999999999.991", Some("/money maximum")),
        ("share", "0.0075", None),
        ("share", "0.00751", Some("/share multipleOf")),
        ("share", "1.0000000000000000000001", Some("/share maximum")),
        ("prices", "[0.1,0.11]", None),
        ("prices", "[0.1,0.10]", Some("/prices uniqueItems")),
        ("ratio", "9007199254740993", Some("/ratio format")),
        ("ratio", "9007199254740994", None),
    ] {
        assert_eq!(refused(name, literal).as_deref(), expected, "{name} {literal}");
    }
}

#[test]
fn defaults_have_all_their_digits() {
    let thing = Thing::new();
    assert_eq!((thing.wide(), thing.ratio()), (u64::MAX, 0.1));
    assert_eq!((thing.wei().as_str(), thing.price().as_str()), ("1000000000000000000000", "0.10"));
}

#[tokio::test]
async fn parameters_keep_their_digits() {
    let echo = Echo::default();
    let client = client!(numbers, numbers::server::router(echo.clone()));
    let price: Decimal = "12345678901234567890.10".parse().unwrap();
    let call = client.put_thing(u64::MAX, Thing::new()).amount(price.clone());
    call.sizes([BigInt::from(1), "1e30".parse().unwrap()]).x_ratio(1e-7).await.unwrap();
    let request = echo.0.lock().unwrap().take().unwrap();
    assert_eq!((request.id, request.amount.unwrap().as_str()), (u64::MAX, price.as_str()));
    assert_eq!(request.sizes.unwrap()[1].as_str(), "1e30");
    assert_eq!((request.limit, request.x_ratio), (Some(20), Some(1e-7)));
    let error = client.put_thing(1, Thing::new()).amount("0.001".parse::<Decimal>().unwrap()).await.unwrap_err();
    assert_eq!(error.status().unwrap(), 400, "{error:?}");
}

#[tokio::test]
async fn formats_are_kept_by_clients_and_checked_by_servers() {
    use formats::types::Thing;
    let text = br#"{"at":"yesterday","uuid":"x","ipv4":"1.2.3","byte":"*","encoded":"*"}"#;
    let thing: Thing = bindery::decode(text).unwrap();
    assert_eq!(bindery::encode(&thing), text);
    let places: Vec<_> = bindery::validate(&thing).unwrap_err().into_iter().map(|found| found.location).collect();
    // What `contentEncoding` says is a remark (Validation 2020-12, section 8.2).
    assert_eq!(places, ["/at", "/uuid", "/ipv4", "/byte"]);
    let client = client!(formats, formats::server::router(Echo::default()));
    let mut thing = Thing::new(std::time::UNIX_EPOCH);
    thing.encoded = Some(Byte::from(b"png".as_slice()));
    thing.hostname = Some("localhost".to_owned());
    let call = client.put_thing([7; 16], thing.clone()).since("2024-02-29T00:00:00Z");
    let answer = call.days([Date::of(2024, 2, 29)]).await.unwrap();
    assert_eq!((answer.at.timestamp(), answer.date().parts()), (Some(std::time::UNIX_EPOCH), Some((2026, 1, 1))));
    assert_eq!(answer.encoded.unwrap().bytes().unwrap(), b"png");
    let bad = client.put_thing(Uuid::from("x"), thing).since(DateTime::from("now")).await.unwrap_err();
    assert_eq!(bad.status().unwrap(), 400, "{bad:?}");
}
