//! Unions.

use crate::types::{Either, ExactlyOne, Leaf, Limited, LocItem, Number, Pet, Tree};
use crate::{again, found};
use bindery::json::{Reading, Text, Writing, read_text};
use bindery::{Codec, Value, decode, decode_strict, encode_with};
use std::time::{Duration, Instant};

#[test]
fn by_kind() {
    let items: Vec<LocItem> = decode(br#"["body", 3, 4.0, true]"#).unwrap();
    let [LocItem::String(text), LocItem::Integer(3), LocItem::Integer(4), LocItem::Unknown(other)] = items.as_slice()
    else {
        panic!("{items:?}")
    };
    assert_eq!((text.as_str(), other.value()), ("body", &Value::Bool(true)));
    assert_eq!(found::<Vec<LocItem>>(r#"["a",null,1.5]"#), [("/1".into(), "anyOf"), ("/2".into(), "anyOf")]);
}

#[test]
fn an_integer_is_a_number_without_fraction() {
    let numbers: Vec<Number> = decode(b"[1, 1.0, 1e2, 1.5, -2e-1]").unwrap();
    let [Number::Integer(1), Number::Integer(1), Number::Integer(100), Number::Float(_), Number::Float(_)] =
        numbers.as_slice()
    else {
        panic!("{numbers:?}")
    };
    assert_eq!(found::<Number>("\"1\""), [(String::new(), "anyOf")]);
}

#[test]
fn by_tag() {
    let pet: Pet = decode(br#"{"lives":9,"nested":{"kind":"dog"},"kind":"cat"}"#).unwrap();
    assert!(matches!(pet, Pet::Cat(_)));
    let json = r#"{"kind":"dog","friend":{"fins":[1,2],"kind":"fish"}}"#;
    let Pet::Dog(dog) = decode::<Pet>(json.as_bytes()).unwrap() else { panic!("no dog") };
    let Some(Pet::Unknown(fish)) = dog.friend.as_deref() else { panic!("no fish") };
    assert_eq!(fish.tag(), Some("fish"));
    assert_eq!(again::<Pet>(json), json, "an unknown branch is written as it came");
    assert_eq!(found::<Pet>(json), [("/friend/kind".into(), "enum")]);
    let error = encode_with(&decode::<Pet>(json.as_bytes()).unwrap(), &Writing::strict()).unwrap_err();
    assert_eq!(error.violations().as_slice()[0].location, "/friend");
}

#[test]
fn a_tag_is_the_object_s_own_wherever_it_stands() {
    for (json, cat) in [
        (r#"{"lives":9,"kind":"cat"}"#, true),
        (r#"{"lives":9, "kind" : "cat" }"#, true),
        (r#"{"note":"\"kind\":\"dog\"","lives":9,"kind":"cat"}"#, true),
        (r#"{"note":{"kind":"dog"},"lives":9,"kind":"cat"}"#, true),
        (r#"{"lives":9,"\u006bind":"cat","note":{"kind":"dog"}}"#, true),
        (r#"{"friend":{"lives":9,"kind":"cat"},"kind":"dog"}"#, false),
        (r#"{"friend":{"friend":{"lives":9,"kind":"cat"},"kind":"dog"},"kind":"dog"}"#, false),
    ] {
        let pet = decode::<Pet>(json.as_bytes()).unwrap();
        assert!(if cat { matches!(pet, Pet::Cat(_)) } else { matches!(pet, Pet::Dog(_)) }, "{json}: {pet:?}");
        assert!(decode_strict::<Pet>(json.as_bytes()).is_ok(), "{json}");
    }
    let twice = r#"{"lives":9,"kind":"cat","kind":"cat"}"#;
    assert!(decode::<Pet>(twice.as_bytes()).unwrap_err().to_string().contains("twice"));
    let far = format!(r#"{{"lives":9,"note":"{}","kind":"cat"}}"#, "x".repeat(10_000));
    assert!(matches!(decode::<Pet>(far.as_bytes()).unwrap(), Pet::Cat(_)));
}

/// Reading in vain is bounded, however guesses are nested: two to the sixtieth attempts would never end.
#[test]
fn misleading_tags_cost_little() {
    let depth = 60;
    let json = format!(
        r#"{}{{"lives":9,"kind":"cat"}}{}"#,
        r#"{"lives":1,"note":{"kind":"cat"},"friend":"#.repeat(depth),
        r#","kind":"dog"}"#.repeat(depth)
    );
    assert!(matches!(decode::<Pet>(json.as_bytes()).unwrap(), Pet::Dog(_)));
}

#[test]
fn the_chosen_branch_explains_itself() {
    let error = decode::<Pet>(br#"{"kind":"cat","lives":"many"}"#).unwrap_err();
    assert_eq!(error.violations().as_slice()[0].location, "/lives");
}

#[test]
fn by_preference_for_the_most_known_members() {
    assert!(matches!(decode::<Either>(br#"{"x":1,"y":2}"#).unwrap(), Either::Leaf(Leaf { x: 1, y: Some(2) })));
    assert!(matches!(decode::<Either>(br#"{"x":1,"z":2}"#).unwrap(), Either::Branch(_)));
    assert!(matches!(decode::<Either>(br#"{"x":1}"#).unwrap(), Either::Leaf(_)), "the first on a tie");
    assert!(matches!(decode::<Either>(br#"{"z":6}"#).unwrap(), Either::Branch(_)), "tolerantly in the end");
    assert!(matches!(decode::<Either>(br#"{"x":"a"}"#).unwrap(), Either::Unknown(_)));
    let later_fails = decode::<Either>(br#"{"x":1,"y":2,"z":"a","other":0}"#).unwrap();
    assert!(matches!(later_fails, Either::Leaf(Leaf { x: 1, y: Some(2) })), "{later_fails:?}");
}

#[test]
fn the_order_of_the_branches_is_not_about_the_blank_one() {
    assert!(matches!(Tree::blank(), Tree::Leaf(_)));
    assert!(matches!(decode::<Tree>(br#"{"x":1}"#).unwrap(), Tree::Nested(_)), "the first on a tie");
    assert!(matches!(decode::<Tree>(br#"{"x":1,"tree":{"x":2}}"#).unwrap(), Tree::Nested(_)));
    let error = decode_strict::<Tree>(b"{}").unwrap_err().to_string();
    assert!(error.starts_with("expected one of Nested, Leaf; Nested: "), "{error}");
    let long = Tree::Leaf(Leaf { x: 1, y: Some(2) });
    assert!(bindery::validate(&long).is_err(), "constraints belong to the branch of their place");
}

#[test]
fn constraints_tell_branches_apart() {
    assert!(matches!(decode::<Limited>(br#""abcdef""#).unwrap(), Limited::Long(_)));
    assert!(matches!(decode::<Limited>(br#""ab""#).unwrap(), Limited::Short(_)));
    assert!(matches!(decode::<Limited>(br#""abc""#).unwrap(), Limited::Short(_)), "tolerantly in the end");
    let error = decode_strict::<Limited>(br#""abc""#).unwrap_err().to_string();
    assert_eq!(
        error,
        "expected one of Short, Long; Short: must have at most 2 characters; Long: must have at least 5 characters, \
         at byte 0"
    );
    assert!(bindery::validate(&Limited::Short("abc".into())).is_err());
}

#[test]
fn exactly_one_of_them() {
    let error = decode_strict::<ExactlyOne>(br#"{"x":1}"#).unwrap_err();
    assert_eq!(error.violations().as_slice()[0].keyword, "oneOf");
    assert!(decode_strict::<ExactlyOne>(br#"{"x":1,"z":9}"#).is_ok(), "the limit of z excludes one");
    assert!(matches!(decode::<ExactlyOne>(br#"{"x":1}"#).unwrap(), ExactlyOne::Leaf(_)));
    assert!(decode::<ExactlyOne>(b"5").is_err(), "there is no place for an unknown value");
}

#[test]
fn the_text_of_a_parameter() {
    let read = |text: &str| {
        let mut item = LocItem::blank();
        read_text(&mut item, &Text::scalar(text), &Reading::strict()).map(|()| item)
    };
    assert_eq!(read("12").unwrap(), LocItem::Integer(12));
    assert_eq!(read("12a").unwrap(), LocItem::String("12a".into()));
    assert_eq!(read("").unwrap(), LocItem::String(String::new()));
}

#[test]
fn attempts_inside_attempts_stay_cheap() {
    let depth = 120;
    let json = format!("{}{{\"x\":1}}{}", r#"{"z":1,"next":"#.repeat(depth), "}".repeat(depth));
    let start = Instant::now();
    assert!(decode::<Either>(json.as_bytes()).is_ok());
    assert!(decode_strict::<Either>(json.as_bytes()).is_ok());
    let broken = json.replace("{\"x\":1}", "{\"x\":\"\"}");
    assert!(decode::<Either>(broken.as_bytes()).is_ok());
    assert!(decode_strict::<Either>(broken.as_bytes()).is_err());
    assert!(start.elapsed() < Duration::from_secs(20));
}
