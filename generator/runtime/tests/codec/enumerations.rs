//! Enumerations of strings.

use crate::types::{Role, Switch};
use bindery::{decode, decode_strict, encode};

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
fn a_closed_one_refuses_it() {
    assert_eq!(decode::<Switch>(br#""off""#).unwrap(), Switch::Off);
    assert!(decode::<Switch>(br#""dim""#).is_err());
    assert_eq!("dim".parse::<Switch>().unwrap_err().to_string(), "expected one of `on`, `off`");
    assert_eq!("on".parse::<Switch>(), Ok(Switch::On));
}
