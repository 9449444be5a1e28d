//! Numbers, exactly.

use bindery::{Value, decode, encode, encode_with, json::Writing};

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
    assert!(decode::<Value>(b"1e400").is_err());
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
