//! serde, over the codec.

use crate::types::{Member, Pet};
use bindery::{Value, decode};

const JSON: &str = r#"{"id":7,"email":"a@b.c","nick":null,"manager":{"id":1,"roles":[]},"roles":["admin","owner"],"labels":{"a":1},"input":[1.5,null]}"#;

#[test]
fn json_goes_both_ways() {
    let member: Member = serde_json::from_str(JSON).unwrap();
    assert_eq!(member, decode::<Member>(JSON.as_bytes()).unwrap());
    assert_eq!(serde_json::to_string(&member).unwrap(), JSON);
    assert_eq!(serde_json::to_value(&member).unwrap(), serde_json::from_str::<Value>(JSON).unwrap());
    assert_eq!(serde_json::from_value::<Member>(serde_json::from_str(JSON).unwrap()).unwrap(), member);
}

#[test]
fn it_is_tolerant_and_says_where() {
    let pet: Pet = serde_json::from_str(r#"{"kind":"fish"}"#).unwrap();
    assert!(matches!(pet, Pet::Unknown(_)));
    let error = serde_json::from_str::<Member>(r#"{"id":1,"roles":[3]}"#).unwrap_err();
    assert!(error.to_string().contains("/roles/0"), "{error}");
}
