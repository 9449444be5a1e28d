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

#[test]
fn other_formats_are_read_as_json_would_say_them() {
    use serde::de::value::{Error, MapDeserializer};
    let map = MapDeserializer::<_, Error>::new([(1_u8, 2_i64), (3, -4)].into_iter());
    let read = <Wrapped as serde::Deserialize>::deserialize(map).unwrap();
    assert_eq!(serde_json::to_string(&read).unwrap(), r#"{"1":2,"3":-4}"#);
}

#[test]
fn a_value_of_any_depth_does_no_harm() {
    let nested = |depth: usize| (0..depth).fold(Value::Null, |value, _| Value::Array(vec![value]));
    assert!(serde_json::from_value::<Vec<Value>>(nested(300)).is_ok());
    let error = serde_json::from_value::<Wrapped>(nested(300)).unwrap_err();
    assert_eq!(error.to_string(), "too many arrays and objects stand in one another");
}

// With arbitrary precision it is how serde_json hands a number over.
#[cfg(not(feature = "arbitrary-precision"))]
#[test]
fn a_key_of_the_other_library_is_a_key() {
    let json = r#"{"$serde_json::private::Number":"1,2"}"#;
    let read: Wrapped = serde_json::from_str(json).unwrap();
    assert_eq!(serde_json::to_string(&read).unwrap(), json);
}

/// Everything that JSON has.
#[derive(Clone)]
struct Wrapped {
    extra: bindery::Extra,
}
bindery::record!(Wrapped [0] keep(extra) {});
