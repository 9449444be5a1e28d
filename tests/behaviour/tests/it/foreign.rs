//! Types of other crates between client and server: read and written as their formats say, or refused with their place.

use bindery::chrono::{DateTime, NaiveDate};
use bindery::jiff::{Span, Timestamp};
use bindery::rust_decimal::Decimal;
use bindery::uuid::Uuid;
use bindery::{AsText, Nullable};
use bindery_behaviour::foreign;
use money::{AccountId, Money, Point, Tagged};
use std::convert::Infallible;
use std::sync::{Arc, Mutex};

use crate::client;
use foreign::types::operations::{PutOrder, PutOrderError, PutOrderStatus, TransferCall};
use foreign::types::{Order, OrderEither, OrderManyItem, OrderWhen, Problem, PutOrderHeaders, Transfer};

/// Answers with what it was asked, and remembers it.
#[derive(Clone, Default)]
struct Echo(Arc<Mutex<Option<PutOrder>>>);

impl foreign::server::Api for Echo {
    async fn put_order(
        &self,
        request: PutOrder,
    ) -> Result<foreign::server::WithHeaders<Order, PutOrderHeaders>, PutOrderError> {
        *self.0.lock().unwrap() = Some(request.clone());
        if request.account == AccountId(13) {
            let problem = Problem::new("no such account", Timestamp::UNIX_EPOCH);
            return Err(PutOrderError::new(PutOrderStatus::UnprocessableContent, problem));
        }
        let mut headers = PutOrderHeaders::new();
        headers.expires_at = Some(request.body.at);
        Ok(foreign::server::WithHeaders::new(request.body, headers))
    }

    async fn transfer(&self, request: TransferCall) -> Result<Timestamp, Infallible> {
        assert_eq!(request.body.fee, Some("0.10".parse().unwrap()));
        assert_eq!((request.body.amount, request.body.to), (euros(1250), Some(AccountId(7))));
        Ok(request.body.at)
    }
}

fn euros(cents: i64) -> Money {
    Money { cents, currency: "EUR".to_owned() }
}

/// What a client makes of a member beside the required ones, written again.
#[track_caller]
fn kept(name: &str, literal: &str) -> Result<String, String> {
    let before = "{\"at\":\"2024-02-29T00:00:00Z\",\"total\":\"1.00 EUR\"";
    let text = format!("{before},\"{name}\":{literal}}}");
    let order = bindery::decode::<Order>(text.as_bytes()).map_err(|error| error.to_string())?;
    assert_eq!(order, order.clone());
    let again = String::from_utf8(bindery::encode(&order)).unwrap();
    let again = again.strip_prefix(&format!("{before},\"{name}\":")).unwrap().strip_suffix('}').unwrap();
    Ok(again.to_owned())
}

/// The keyword by which a server refuses a member, its constraints included.
#[track_caller]
fn refused(name: &str, literal: &str) -> Option<String> {
    let text = format!("{{\"at\":\"2024-02-29T00:00:00Z\",\"total\":\"1.00 EUR\",\"{name}\":{literal}}}");
    let violations = match bindery::decode_strict::<Order>(text.as_bytes()) {
        Ok(order) => bindery::validate(&order).err()?,
        Err(error) => error.into_violations(),
    };
    let first = violations.iter().next().unwrap();
    Some(format!("{} {}", first.location, first.keyword))
}

#[test]
fn values_are_read_and_written_as_their_formats_say() {
    for (name, literal, again) in [
        ("shipped", "\"2024-02-29T01:00:00.500+01:00\"", "\"2024-02-29T00:00:00.5Z\""),
        ("shipped", "null", "null"),
        ("due", "\"2024-02-29\"", "\"2024-02-29\""),
        ("due", "null", "null"),
        ("window", "\"P1DT12H\"", "\"P1DT12H\""),
        ("instant", "\"2024-02-29T01:00:00+01:00\"", "\"2024-02-29T01:00:00+01:00\""),
        ("offset", "\"2024-02-29T01:00:00+01:00\"", "\"2024-02-29T01:00:00+01:00\""),
        ("key", "\"6BA7B810-9DAD-11D1-80B4-00C04FD430C8\"", "\"6ba7b810-9dad-11d1-80b4-00c04fd430c8\""),
        // As numbers or as text, as the schema says, and never through a float.
        ("price", "0.10", "0.10"),
        ("price", "1234567890123456789012345.678", "1234567890123456789012345.678"),
        ("price", "1.5e3", "1500"),
        ("list_price", "\"0.10\"", "\"0.10\""),
        ("account", "18446744073709551615", "18446744073709551615"),
        ("place", "{\"x\":1.0,\"y\":-2.5}", "{\"x\":1.0,\"y\":-2.5}"),
        ("places", "[{\"y\":1.0,\"x\":0.0}]", "[{\"x\":0.0,\"y\":1.0}]"),
        ("discounts", "{\"a\":\"0.50 EUR\"}", "{\"a\":\"0.50 EUR\"}"),
        ("events", "{\"a\":\"1970-01-01T00:00:00Z\"}", "{\"a\":\"1970-01-01T00:00:00Z\"}"),
        ("colour", "\"#7\"", "\"#7\""),
        // What is said of the schema itself goes before its format.
        ("raw_at", "\"yesterday\"", "\"yesterday\""),
        ("when", "\"1970-01-01T00:00:00Z\"", "\"1970-01-01T00:00:00Z\""),
        ("when", "5", "5"),
        ("either", "\"1.00 EUR\"", "\"1.00 EUR\""),
        ("either", "{\"x\":1.0,\"y\":2.0}", "{\"x\":1.0,\"y\":2.0}"),
        ("many", "[\"6ba7b810-9dad-11d1-80b4-00c04fd430c8\",0.10]", "[\"6ba7b810-9dad-11d1-80b4-00c04fd430c8\",0.10]"),
        // A union keeps what fits none of its branches, so that here nothing is lost.
        ("when", "\"yesterday\"", "\"yesterday\""),
    ] {
        assert_eq!(kept(name, literal), Ok(again.to_owned()), "{name}");
    }
}

#[test]
fn what_is_no_value_of_the_type_is_refused_with_its_place() {
    for (name, literal, why) in [
        ("shipped", "\"yesterday\"", "/shipped"),
        ("shipped", "5", "expected a string, found a number"),
        ("due", "\"2023-02-29\"", "/due"),
        ("window", "\"forever\"", "/window"),
        ("instant", "\"now\"", "/instant"),
        ("offset", "\"now\"", "/offset"),
        ("key", "\"6ba7\"", "/key"),
        ("price", "\"0.10\"", "expected a number, found a string"),
        ("price", "0.123456789012345678901234567890", "more digits than a `Decimal` holds"),
        ("list_price", "0.10", "expected a string, found a number"),
        ("list_price", "\"dear\"", "expected a number"),
        ("account", "-1", "/account"),
        ("place", "{\"x\":1}", "missing field `y`"),
        ("places", "[{\"x\":1,\"y\":1},{}]", "/places/1"),
        ("discounts", "{\"a\":\"free\"}", "/discounts/a"),
        ("discounts", "{\"a\":\"1 EUR\"}", "expected an amount with two decimals"),
    ] {
        let error = kept(name, literal).unwrap_err();
        assert!(error.contains(why), "{name}: {error}");
    }
}

#[test]
fn servers_take_the_format_itself_and_check_constraints_on_what_is_written() {
    for (name, literal, expected) in [
        // A client takes what the crate understands, a server what RFC 3339 says.
        ("shipped", "\"2024-02-29 00:00+01\"", Some("/shipped format")),
        ("shipped", "\"2024-02-29T00:00:00Z\"", None),
        ("window", "\"PT0.5S\"", Some("/window format")),
        ("key", "\"6ba7b8109dad11d180b400c04fd430c8\"", Some("/key format")),
        ("fixed", "\"11111111-1111-1111-1111-111111111111\"", None),
        ("fixed", "\"6ba7b810-9dad-11d1-80b4-00c04fd430c8\"", Some("/fixed enum")),
        ("price", "0.105", Some("/price multipleOf")),
        ("account", "0", Some("/account minimum")),
        ("discounts", "{\"a\":\"1.00 euros\"}", Some("/discounts/a pattern")),
        ("places", "[{\"x\":1,\"y\":1},{\"x\":1,\"y\":1},{\"x\":1,\"y\":1}]", Some("/places maxItems")),
        ("colour", "\"7\"", None),
        ("when", "\"yesterday\"", Some("/when format")),
    ] {
        assert_eq!(refused(name, literal).as_deref(), expected, "{name} {literal}");
    }
    assert!(kept("shipped", "\"2024-02-29 00:00+01\"").is_ok());
}

#[tokio::test]
async fn parameters_headers_and_bodies_carry_them() {
    let echo = Echo::default();
    let client = client!(foreign, foreign::server::router(echo.clone()));
    let at: Timestamp = "2024-02-29T12:00:00.25Z".parse().unwrap();
    let day = NaiveDate::from_ymd_opt(2024, 2, 29).unwrap();
    let mut order = Order::new(at, euros(1250));
    order.shipped = Nullable::Value(at);
    order.due = Nullable::Value(day);
    order.window = Some(Span::new().hours(36));
    order.offset = Some(DateTime::parse_from_rfc3339("2024-02-29T12:00:00+02:00").unwrap());
    order.key = Some(Uuid::from_u128(7));
    order.price = Some(Decimal::new(1050, 2));
    order.list_price = Some(AsText(Decimal::new(1250, 2)));
    order.place = Some(Point { x: 1.0, y: 2.0 });
    order.colour = Some(Tagged(7));
    order.when = Some(OrderWhen::String(at));
    order.either = Some(OrderEither::Money(euros(1)));
    order.many = Some(vec![OrderManyItem::Number(Decimal::new(1, 1)), OrderManyItem::String(Uuid::nil())]);
    let call = client.put_order(AccountId(u64::MAX), Uuid::from_u128(1), order.clone());
    let call = call.days([day]).most(euros(5)).ratio(Decimal::new(25, 2)).x_trace(Uuid::from_u128(9));
    let response = call.send().await.unwrap();
    assert_eq!(response.declared_headers().unwrap().expires_at, Some(at));
    assert_eq!(response.into_body(), order);
    let request = echo.0.lock().unwrap().take().unwrap();
    assert_eq!((request.account, request.id), (AccountId(u64::MAX), Uuid::from_u128(1)));
    assert_eq!((request.days, request.most), (Some(vec![day]), Some(euros(5))));
    assert_eq!((request.ratio, request.x_trace), (Some(Decimal::new(25, 2)), Some(Uuid::from_u128(9))));
    // A default is read like a value; one that the type has not stays absent.
    assert_eq!(request.since, Some("2024-01-01T00:00:00Z".parse().unwrap()));
    assert!(request.bad.is_none());
    assert_eq!(request.body.list_price.unwrap().to_string(), "12.50");
}

#[tokio::test]
async fn errors_and_forms_carry_them() {
    let client = client!(foreign, foreign::server::router(Echo::default()));
    let order = Order::new(Timestamp::UNIX_EPOCH, euros(100));
    let error = client.put_order(AccountId(13), Uuid::nil(), order.clone()).await.unwrap_err();
    assert_eq!(error.api_error().unwrap().body.at, Timestamp::UNIX_EPOCH);
    let error = client.put_order(AccountId(0), Uuid::nil(), order).await.unwrap_err();
    assert_eq!(error.status().unwrap(), 422, "{error:?}");
    let mut transfer = Transfer::new(euros(1250), "2024-02-29T12:00:00Z".parse().unwrap());
    (transfer.fee, transfer.to) = (Some(Decimal::new(10, 2)), Some(AccountId(7)));
    assert_eq!(client.transfer(transfer.clone()).await.unwrap(), transfer.at);
}

#[test]
fn they_are_shown_and_compared_as_they_are_written() {
    let mut order = Order::new(Timestamp::UNIX_EPOCH, euros(100));
    order.price = Some("1.0".parse().unwrap());
    order.place = Some(Point { x: 1.0, y: 2.0 });
    let shown = "Order { at: \"1970-01-01T00:00:00Z\", total: \"1.00 EUR\", price: 1.0, place: {\"x\":1.0,\"y\":2.0} }";
    assert_eq!(format!("{order:?}"), shown);
    let mut other = order.clone();
    other.price = Some("1.00".parse().unwrap());
    assert_eq!(order, other);
    other.place = None;
    assert_ne!(order, other);
}
