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
fn serde_json_hands_its_text_over() {
    // As a float this integer is another one.
    let json = r#"{"id":9007199254740993.0,"roles":[]}"#;
    let exact = |member: Member| assert_eq!(bindery::encode(&member), br#"{"id":9007199254740993,"roles":[]}"#);
    exact(serde_json::from_str(json).unwrap());
    exact(serde_json::from_slice(json.as_bytes()).unwrap());
    exact(serde_json::from_reader(json.as_bytes()).unwrap());
    let list: Vec<Member> = serde_json::from_str(&format!("[ {json} , {json} ]")).unwrap();
    list.into_iter().for_each(exact);
    assert!(serde_json::from_slice::<Wrapped>(b"{\"\xff\":1}").is_err());
    assert!(serde_json::from_str::<Wrapped>(r#"{"a":"\ud800"}"#).is_err());
    assert!(serde_json::from_str::<Wrapped>(r#"{"a":1}}"#).is_err());
}

#[test]
fn types_stand_inside_derived_ones() {
    #[derive(serde::Deserialize)]
    struct Page {
        #[serde(flatten)]
        member: Member,
        page: u8,
    }
    #[derive(serde::Deserialize)]
    #[serde(untagged)]
    enum Either {
        Member(Member),
        Text(String),
    }
    let page: Page = serde_json::from_str(r#"{"page":2,"id":1,"roles":[]}"#).unwrap();
    assert_eq!((page.page, bindery::encode(&page.member)), (2, br#"{"id":1,"roles":[]}"#.to_vec()));
    let both: Vec<Either> = serde_json::from_str(r#"["a",{"id":1,"roles":[]}]"#).unwrap();
    assert!(matches!(&both[..], [Either::Text(text), Either::Member(member)] if text == "a" && *member == page.member));
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
