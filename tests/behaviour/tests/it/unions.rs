//! Unions: which branch a value becomes, what is kept, and why a value is refused.

use bindery_behaviour::{all_of_unions, union_discriminators, union_keys, union_kinds, union_preference, union_tags};

use crate::json::{kept, refused};

/// What a strict reader says of a text.
#[track_caller]
fn why<T: bindery::Codec>(text: &str) -> String {
    let Err(error) = bindery::decode_strict::<T>(text.as_bytes()) else { panic!("{text} is accepted") };
    error.violations().to_string()
}

#[test]
fn unions_are_decided_by_kind() {
    use union_kinds::types::{Query, QueryOneOrMany, QueryTypes, QueryValue};
    let value = |text: &str| kept::<Query>(&format!(r#"{{"value": {text}}}"#)).value;
    assert_eq!(value("null"), None);
    assert_eq!(value("\"a\""), Some(QueryValue::String("a".to_owned())));
    assert_eq!(value("7"), Some(QueryValue::Integer(7)));
    assert_eq!(value("true"), Some(QueryValue::Boolean(true)));
    assert_eq!(value("[]"), Some(QueryValue::List(vec![])));
    assert!(matches!(value(r#"{"from": 1.0, "to": 2.5}"#), Some(QueryValue::Range(range)) if range.to == 2.5));
    assert!(matches!(value("1.5"), Some(QueryValue::Unknown(_))));
    assert!(matches!(kept::<QueryTypes>("2.5"), QueryTypes::Number(number) if number == 2.5));
    assert!(
        matches!(kept::<QueryOneOrMany>(r#"[{"from": 1.5, "to": 2.5}]"#), QueryOneOrMany::List(list) if list.len() == 1)
    );
    assert_eq!(refused::<Query>(r#"{"value": 1.5}"#).len(), 1);
    assert_eq!(refused::<Query>(r#"{"value": {"from": 1}}"#), ["/value/to required"]);
}

#[test]
fn unions_are_decided_by_tag() {
    use union_tags::types::{Event, Pet};
    assert!(matches!(kept(r#"{"type": "created", "at": "yesterday"}"#), Event::Created(_)));
    assert!(matches!(kept(r#"{"reason": "old", "type": "deleted"}"#), Event::Deleted(_)));
    assert!(matches!(kept(r#"{"type": "renamed", "name": "x"}"#), Event::Renamed(_)));
    assert!(matches!(kept(r#"{"type": "merged", "into": 7}"#), Event::Unknown(_)));
    let created: Event = kept(r#"{"type": "created", "at": "yesterday"}"#);
    assert_eq!(bindery::validate(&created).unwrap_err().as_slice()[0].location, "/at");
    assert_eq!(refused::<Event>(r#"{"type": "merged"}"#).len(), 1);
    assert!(matches!(kept(r#"{"kind": "cat", "lives": 9}"#), Pet::Cat(_)));
    assert!(matches!(kept(r#"{"kind": "tomcat"}"#), Pet::Cat(_)));
    assert!(matches!(kept(r#"{"kind": "Dog", "tricks": []}"#), Pet::Dog(_)));
}

#[test]
fn what_nothing_tells_apart_is_tried() {
    use union_preference::types::Method;
    assert!(matches!(kept(r#"{"number": "4242", "holder": "ada"}"#), Method::Card(_)));
    assert!(matches!(kept(r#"{"holder": "ada", "iban": "DE1"}"#), Method::Account(_)));
    assert!(matches!(kept(r#""stored-1""#), Method::String(_)));
    assert!(matches!(kept(r#"{"wallet": 1}"#), Method::Unknown(_)));
    // Both fit, and exactly one has to.
    assert_eq!(refused::<Method>(r#"{"number": "4242", "iban": "DE1"}"#), [" oneOf"]);
    assert_eq!(refused::<Method>(r#"{"holder": "ada"}"#), [" oneOf"]);
}

#[test]
fn a_failure_names_the_branches_of_the_document() {
    use union_preference::types::Method;
    assert_eq!(
        why::<Method>("{}"),
        "expected one of Card, Account, string; Card: `/number`: the member is missing; Account: `/iban`: the member is \
         missing"
    );
    assert_eq!(why::<Method>("[]"), "expected one of Card, Account, string, found an array");
    // One branch is left by its keys: what is wrong inside is told with its place.
    assert_eq!(why::<Method>(r#"{"iban": 7}"#), "`/iban`: expected a string, found a number");
    use union_tags::types::Event;
    assert_eq!(why::<Event>(r#"{"type": "merged"}"#), "`/type`: expected one of `created`, `deleted`, `renamed`");
    assert_eq!(why::<Event>(r#"{"at": "now"}"#), "`/type`: the member is missing");
    assert_eq!(why::<Event>(r#"{"type": "renamed"}"#), "`/name`: the member is missing");
    // The tag says what it is: what is wrong with it is no secret to a client either.
    let error = bindery::decode::<Event>(br#"{"type": "renamed"}"#).unwrap_err();
    assert_eq!(error.violations().as_slice()[0].location, "/name");
}

#[test]
fn an_unlisted_tag_is_kept() {
    use union_tags::types::Event;
    let Event::Unknown(event) = kept(r#"{"type": "merged", "into": 7}"#) else { panic!("a known event") };
    assert_eq!(event.tag(), Some("merged"));
    assert_eq!(event.value()["into"], 7);
    let strict = bindery::json::Writing::strict();
    assert!(bindery::encode_with(&Event::Unknown(event), &strict).is_err(), "a server can't send it");
}

#[test]
fn what_belongs_to_another_branch_is_kept() {
    use union_preference::types::Method;
    let method: Method = kept(r#"{"number": "4242", "iban": "DE1", "more": null}"#);
    assert!(matches!(method, Method::Card(card) if card.extra.get("iban").unwrap() == "DE1"));
}

#[test]
fn branches_are_made_from_their_payloads() {
    use union_kinds::types::{QueryOneOrMany, QueryValue, Range};
    assert_eq!(QueryValue::from(7), QueryValue::Integer(7));
    assert_eq!(QueryOneOrMany::from(Range::new(1.0, 2.0)), QueryOneOrMany::Range(Range::new(1.0, 2.0)));
}

#[test]
fn unions_are_decided_by_key() {
    use union_keys::types::{Corner, Setting, Source};
    assert!(matches!(kept(r#"{"holder": "ada", "number": "4242"}"#), Source::Card(_)));
    assert!(matches!(kept(r#"{"number": 4, "iban": "DE1", "code": null}"#), Source::Account(_)));
    assert!(matches!(kept(r#"{"code": "X"}"#), Source::Voucher(_)));
    assert!(matches!(kept(r#""stored""#), Source::String(_)));
    assert!(matches!(kept(r#"{"name": "a", "value": "b"}"#), Setting::Text(_)));
    assert!(matches!(kept(r#"{"value": 1.5, "name": "a"}"#), Setting::Number(_)));
    assert!(matches!(kept(r#"{"name": "a", "value": ["b"]}"#), Setting::List(_)));
    assert!(matches!(kept(r#"{"name": "a", "value": {"b": 1}}"#), Setting::Unknown(_)));
    assert!(matches!(kept(r#"{"right": 1, "top": 1}"#), Corner::TopRight(_)));
    for text in [r#"{"code": "X"}"#, r#"{"number": "4242"}"#, r#"{"iban": "DE1", "number": 1}"#] {
        bindery::decode_strict::<Source>(text.as_bytes()).unwrap();
    }
    assert_eq!(refused::<Source>(r#"{"code": "X", "more": 1}"#), ["/more additionalProperties"]);
    assert_eq!(refused::<Setting>(r#"{"name": 1, "value": "b"}"#), ["/name type"]);
    assert_eq!(refused::<Setting>(r#"{"name": "a"}"#), [" oneOf"]);
    bindery::decode_strict::<Corner>(br#"{"bottom": 1, "left": 1}"#).unwrap();
    assert_eq!(refused::<Corner>(r#"{"top": 1, "bottom": 1}"#), [" oneOf"]);
}

#[test]
fn a_discriminator_is_a_hint() {
    use union_discriminators::types::Device;
    assert!(matches!(kept(r#"{"kind": "light", "level": 3}"#), Device::Lamp(_)));
    assert!(matches!(kept(r#"{"open": true, "kind": "lock"}"#), Device::Lock(_)));
    assert!(matches!(kept(r#"{"kind": "fan", "name": "f"}"#), Device::OtherDevice(_)), "the default");
    assert!(matches!(kept(r#"{"name": "f"}"#), Device::OtherDevice(_)), "the default");
    // What validates is taken, whatever the discriminator says.
    assert!(matches!(kept(r#"{"kind": "lock", "level": 3}"#), Device::Lamp(_)));
    bindery::decode_strict::<Device>(br#"{"kind": "lock", "level": 3}"#).unwrap();
    // Where nothing does, the branch that the value names says why.
    assert_eq!(refused::<Device>(r#"{"kind": "lock", "level": "low"}"#), ["/open required"]);
    let error = bindery::decode::<Device>(br#"{"kind": "lock", "open": "no"}"#).unwrap_err();
    assert_eq!(error.violations().as_slice()[0].location, "/open");
    assert_eq!(refused::<Device>(r#"{"kind": "lock", "open": true, "level": 3}"#), [" oneOf"]);
}

#[test]
fn a_discriminator_alone_makes_a_union_of_what_includes_it() {
    use union_discriminators::types::Message;
    assert!(matches!(kept(r#"{"type": "Text", "id": "1", "text": "hello"}"#), Message::Text(_)));
    let parent = r#"{"type": "img", "id": "2", "url": "/a", "parent": {"type": "Text", "id": "1", "text": "hello"}}"#;
    let Message::Picture(picture) = kept(parent) else { panic!("no picture") };
    assert!(matches!(picture.parent.as_deref(), Some(Message::Text(_))));
    assert!(matches!(kept(r#"{"type": "Thumbnail", "id": "3", "url": "/a", "size": 1}"#), Message::Thumbnail(_)));
    assert!(
        matches!(kept(r#"{"type": "poll", "id": "4", "options": []}"#), Message::Message(_)),
        "a message all the same"
    );
    bindery::decode_strict::<Message>(br#"{"type": "poll", "id": "4"}"#).unwrap();
    assert_eq!(refused::<Message>(r#"{"type": "poll"}"#), ["/id required"]);
}

#[test]
fn unions_that_hold_together_are_a_product() {
    use all_of_unions::types::{Limit, Order, OrderCard, OrderIban};
    let once: Order = kept(r#"{"kind": "card", "pan": "4242", "at": "noon"}"#);
    assert!(matches!(once, Order::Card(OrderCard::Once(once)) if once.pan == "4242"));
    let monthly: Order = kept(r#"{"kind": "iban", "iban": "DE1", "day": 7}"#);
    assert!(matches!(monthly, Order::Iban(OrderIban::Monthly(monthly)) if monthly.day == 7));
    assert!(!refused::<Order>(r#"{"kind": "card", "pan": "4242"}"#).is_empty());
    assert!(!refused::<Order>(r#"{"kind": "card", "pan": "4242", "at": "noon", "day": 7}"#).is_empty());
    let fits = |text: &str| {
        bindery::decode_strict::<Limit>(text.as_bytes()).is_ok_and(|limit| bindery::validate(&limit).is_ok())
    };
    assert_eq!(["7", "\"all\"", "0", "true", "\"beyond\"", "1.5"].map(fits), [true, true, false, false, false, false]);
}
