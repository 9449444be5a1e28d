//! Enumerations of strings.

use crate::types::{Color, Role, Size, Switch};
use bindery::json::{Reading, Text, Writing, read_text};
use bindery::{decode, decode_strict, encode, encode_with};

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
    read_text(&mut color, Text { whole: "green", elements: &[] }, &Reading::strict()).unwrap();
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
