//! Numbers, exactly.

use bindery::number::{BigInt, Decimal};
use bindery::{Value, decode, decode_strict, encode, encode_with, json::Writing};
use std::collections::BTreeSet;

fn integer(text: &str) -> Result<i64, &'static str> {
    decode::<i64>(text.as_bytes()).map_err(|error| error.violations().as_slice()[0].keyword)
}

#[test]
fn integers_may_be_spelled_as_numbers() {
    for (text, value) in [
        ("1.0", 1),
        ("1e2", 100),
        ("-1.50e1", -15),
        ("9007199254740993.0", 9_007_199_254_740_993),
        ("9223372036854775807", i64::MAX),
        ("-9223372036854775808", i64::MIN),
        ("922337203685477580700e-2", i64::MAX),
        ("0.0000000000000000000000000001e28", 1),
        ("0e99999999999999999999", 0),
        ("-0", 0),
        ("-0.0", 0),
        ("100000000000000000000e-20", 1),
        ("000000000000000001".trim_start_matches('0'), 1),
    ] {
        assert_eq!(integer(text), Ok(value), "{text}");
    }
}

#[test]
fn what_is_no_integer_is_never_rounded() {
    for (text, keyword) in [
        ("1.5", "type"),
        ("1e-1", "type"),
        ("9223372036854775808", "format"),
        ("-9223372036854775809", "format"),
        ("1e30", "format"),
        ("1e99999999999999999999", "format"),
        ("1e-99999999999999999999", "type"),
        ("\"1\"", "type"),
        ("true", "type"),
        ("01", "syntax"),
        ("-", "syntax"),
        ("1.", "syntax"),
    ] {
        assert_eq!(integer(text), Err(keyword), "{text}");
    }
    assert!(decode::<u8>(b"256").is_err());
    assert!(decode::<i32>(b"2147483648").is_err());
    assert_eq!(decode::<u64>(b"18446744073709551615").unwrap(), u64::MAX);
    assert!(decode::<f64>(b"1e400").is_err());
    assert_eq!(decode::<Value>(b"1e400").is_ok(), cfg!(feature = "arbitrary-precision"));
}

#[test]
fn a_float_is_near_what_clients_read_and_equal_to_what_servers_read() {
    let strict = |text: &str| decode_strict::<f64>(text.as_bytes()).map_err(|error| error.to_string());
    assert_eq!(decode::<f64>(b"9007199254740993").unwrap(), 9_007_199_254_740_992.0);
    assert!(strict("9007199254740993").unwrap_err().contains("digits"));
    assert!(strict("-123456789012345678901").is_err());
    for (text, value) in
        [("9007199254740992", 9_007_199_254_740_992.0), ("1e23", 1e23), ("0.10000000000000000555", 0.1)]
    {
        assert_eq!(strict(text), Ok(value));
    }
    assert_eq!(decode_strict::<Value>(b"123456789012345678901").is_ok(), cfg!(feature = "arbitrary-precision"));
}

#[test]
fn all_digits_stay() {
    for text in ["0.10", "-1.50e-7", "123456789012345678901234567890.123456789", "1E400", "-0"] {
        let decimal: Decimal = decode_strict(text.as_bytes()).unwrap();
        assert_eq!((decimal.as_str(), encode(&decimal).as_slice()), (text, text.as_bytes()));
        assert_eq!(decimal.to_string().parse(), Ok(decimal));
    }
    for text in ["123456789012345678901234567890", "1e30", "1.0", "-0"] {
        let integer: BigInt = decode_strict(text.as_bytes()).unwrap();
        assert_eq!(encode(&integer), text.as_bytes());
    }
    for (text, keyword) in [("0.5", "type"), ("1e-400", "type"), ("\"1\"", "type"), ("null", "type"), ("1.", "syntax")]
    {
        let error = decode::<BigInt>(text.as_bytes()).unwrap_err();
        assert_eq!(error.violations().as_slice()[0].keyword, keyword, "{text}");
    }
    for text in ["", "1 ", " 1", "+1", ".5", "NaN", "0x1", "1,5"] {
        assert!(text.parse::<Decimal>().is_err() && text.parse::<BigInt>().is_err(), "{text}");
    }
}

#[test]
fn all_digits_are_numbers() {
    let decimal = |text: &str| text.parse::<Decimal>().unwrap();
    assert_eq!(decimal("0.10"), decimal("1e-1"));
    assert!(decimal("0.1") < decimal("0.10000000000000000001") && decimal("-1e400") < decimal("-1e399"));
    assert_eq!(["1", "1.0", "10e-1", "2"].map(decimal).into_iter().collect::<BTreeSet<_>>().len(), 2);
    assert_eq!(Decimal::try_from(0.1).unwrap().as_str(), "0.1");
    assert!(Decimal::try_from(f64::NAN).is_err());
    assert_eq!(decimal("1e400").to_f64(), f64::INFINITY);
    assert_eq!(Decimal::from(u128::MAX).as_str(), u128::MAX.to_string());
    let integer = |text: &str| text.parse::<BigInt>().unwrap();
    assert_eq!(i64::try_from(&integer("1e2")), Ok(100));
    assert_eq!(u64::try_from(&integer("18446744073709551615")), Ok(u64::MAX));
    assert!(u64::try_from(&integer("-1")).is_err() && i64::try_from(&integer("1e30")).is_err());
    assert_eq!((BigInt::default(), Decimal::from(integer("7"))), (BigInt::from(0), decimal("7")));
}

#[test]
fn serde_keeps_the_digits_that_it_has_a_type_for() {
    let json = |text: &str| serde_json::to_string(&text.parse::<Decimal>().unwrap());
    assert_eq!(json("0.5").unwrap(), "0.5");
    assert_eq!(json("170141183460469231731687303715884105727").unwrap(), i128::MAX.to_string());
    let exact = json("0.10000000000000000001");
    if cfg!(feature = "arbitrary-precision") {
        assert_eq!(exact.unwrap(), "0.10000000000000000001");
    } else {
        assert!(exact.unwrap_err().to_string().contains("digits"));
    }
    assert_eq!(serde_json::from_str::<BigInt>("12").unwrap(), BigInt::from(12));
}

#[cfg(feature = "arbitrary-precision")]
#[test]
fn untyped_numbers_keep_their_digits() {
    // serde_json gives every exponent a sign.
    let text = r#"{"a":[1.10,1e+400,123456789012345678901234567890,-0.0,7],"b":0.1000000000000000000001}"#;
    assert_eq!(encode(&decode_strict::<Value>(text.as_bytes()).unwrap()), text.as_bytes());
}

#[test]
fn floats_come_back_as_they_were() {
    for value in [0.1, -0.0, 1e300, 5e-324, 1.0, f64::MAX, 123_456_789.125, 1.0 / 3.0] {
        let json = encode(&value);
        assert_eq!(json, serde_json::to_vec(&value).unwrap());
        assert_eq!(decode::<f64>(&json).unwrap().to_bits(), value.to_bits());
    }
}

#[test]
fn json_has_no_infinities() {
    let values = vec![1.0, f64::INFINITY, f64::NAN];
    assert_eq!(encode(&values), b"[1.0,null,null]");
    let error = encode_with(&values, &Writing::tolerant()).unwrap_err();
    let locations: Vec<_> = error.violations().iter().map(|violation| violation.location.as_str()).collect();
    assert_eq!(locations, ["/1", "/2"]);
}
