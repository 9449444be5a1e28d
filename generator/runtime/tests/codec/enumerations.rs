//! Enumerations.

use crate::types::{Color, Mixed, Priority, Role, Size, Switch};
use bindery::json::{Reading, Text, Writing, read_text};
use bindery::{Value, decode, decode_strict, encode, encode_with};

#[test]
fn a_listed_value_is_always_its_variant() {
    assert_eq!(Role::from("admin"), Role::Admin);
    assert_eq!("viewer".parse(), Ok(Role::Viewer));
    assert_eq!(decode::<Role>(br#""\u0061dmin""#).unwrap(), Role::Admin);
    assert!(matches!(Role::from("Admin"), Role::Unknown(_)));
    assert_eq!(Role::VALUES, ["admin", "viewer"]);
}

#[test]
fn an_unlisted_value_is_kept_by_clients_only() {
    let role: Role = decode(br#""owner""#).unwrap();
    assert_eq!((role.as_str(), format!("{role:>7}").as_str()), ("owner", "  owner"));
    assert_eq!(role, Role::from("owner".to_owned()));
    assert_eq!(encode(&role), br#""owner""#);
    let error = decode_strict::<Role>(br#""owner""#).unwrap_err();
    assert_eq!(error.to_string(), "expected one of `admin`, `viewer`, at byte 0");
}

#[test]
fn one_beside_an_open_string_takes_every_value() {
    assert_eq!(decode_strict::<Color>(br#""red""#).unwrap(), Color::Red);
    let color: Color = decode_strict(br#""bl\u0075e""#).unwrap();
    assert_eq!(color, Color::from("blue"));
    assert_eq!(encode_with(&color, &Writing::strict()).unwrap(), br#""blue""#);
    assert!(encode_with(&decode::<Role>(br#""owner""#).unwrap(), &Writing::strict()).is_err());
    let mut color = Color::Red;
    read_text(&mut color, &Text::scalar("green"), &Reading::strict()).unwrap();
    assert_eq!(color.as_str(), "green");
    assert!(decode_strict::<Color>(b"1").is_err(), "another type is none of its values");
    assert_eq!(decode_strict::<Size>(br#""unknown""#).unwrap(), Size::Unknown);
    assert!(matches!(decode_strict::<Size>(br#""large""#).unwrap(), Size::Unlisted(_)));
}

#[test]
fn a_closed_one_refuses_it() {
    assert_eq!(decode::<Switch>(br#""off""#).unwrap(), Switch::Off);
    assert!(decode::<Switch>(br#""dim""#).is_err());
    assert_eq!("dim".parse::<Switch>().unwrap_err().to_string(), "expected one of `on`, `off`");
    assert_eq!("on".parse::<Switch>(), Ok(Switch::On));
}

#[test]
fn integers_are_listed_however_they_are_spelled() {
    assert_eq!(decode_strict::<Priority>(b"1").unwrap(), Priority::N1);
    assert_eq!(decode_strict::<Priority>(b"-2.0").unwrap(), Priority::Minus2);
    assert_eq!((Priority::from(1), Priority::from(-2).as_i64()), (Priority::N1, -2));
    assert_eq!(encode(&Priority::Minus2), b"-2");
    let other: Priority = decode(b"7").unwrap();
    assert_eq!((&other, other.as_i64(), format!("{other:>3}").as_str()), (&Priority::from(7), 7, "  7"));
    assert!(matches!(other, Priority::Unknown(_)));
    assert_eq!(encode(&other), b"7");
    assert!(encode_with(&other, &Writing::strict()).is_err());
    let error = decode_strict::<Priority>(b"7").unwrap_err();
    assert_eq!(error.to_string(), "expected one of `1`, `-2`, at byte 0");
    assert!(decode::<Priority>(br#""1""#).is_err(), "another type is none of its values");
    let mut priority = Priority::N1;
    read_text(&mut priority, &Text::scalar("-2"), &Reading::strict()).unwrap();
    assert_eq!(priority, Priority::Minus2);
}

#[test]
fn values_of_several_kinds_keep_theirs() {
    let all = [("1", Mixed::N1), ("0.5", Mixed::N0Point5), (r#""auto""#, Mixed::Auto), ("true", Mixed::True)];
    for (text, value) in all {
        assert_eq!(decode_strict::<Mixed>(text.as_bytes()).unwrap(), value);
        assert_eq!(encode_with(&value, &Writing::strict()).unwrap(), text.as_bytes());
        assert_eq!(Mixed::from(value.to_value()), value);
        let mut read = Mixed::N1;
        read_text(&mut read, &Text::scalar(text.trim_matches('"')), &Reading::strict()).unwrap();
        assert_eq!((read.to_string(), read), (text.trim_matches('"').to_owned(), value));
    }
    for text in ["2", "false", r#""1""#, "1.5"] {
        let other: Mixed = decode(text.as_bytes()).unwrap();
        assert!(
            matches!(&other, Mixed::Other(unlisted) if *unlisted.as_value() == serde_json::from_str::<Value>(text).unwrap())
        );
        assert_eq!(encode(&other), text.as_bytes());
        let error = decode_strict::<Mixed>(text.as_bytes()).unwrap_err();
        assert_eq!(error.to_string(), "expected one of `1`, `0.5`, `auto`, `true`, at byte 0");
    }
    assert_eq!(Mixed::from(Value::from(1.0)), Mixed::N1);
    assert!(decode::<Mixed>(b"[1]").is_err());
}
