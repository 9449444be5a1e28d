//! Lists whose elements differ by their place.

use bindery_behaviour::tuples::types::{Pair, Thing, ThingEither, ThingOpen, ThingPosition, ThingRest, Tree};

use crate::json::{kept, refused};

#[test]
fn elements_have_the_type_of_their_place() {
    let text = r#"{"pair": ["a", 1], "position": [1.5, -2.5], "path": [["b", 2], ["c", 3]], "open": ["x", null, {}],
        "rest": ["v1", 1, 2], "tree": ["t", ["u"], ["v", ["w"]]], "either": ["e", 0], "numbers": [1.5, 2.5],
        "few": ["f"], "elsewhere": ["v1", 1]}"#;
    let thing: Thing = kept(text);
    let strict: Thing = bindery::decode_strict(text.as_bytes()).unwrap();
    bindery::validate(&strict).unwrap();
    assert_eq!(thing, strict);
    assert!(matches!(&thing.pair, Some(Pair(name, 1)) if name == "a"));
    assert!(matches!(thing.position, Some(ThingPosition(x, y)) if x == 1.5 && y == -2.5));
    assert_eq!(thing.path.as_ref().map(Vec::len), Some(2));
    assert!(matches!(&thing.either, Some(ThingEither::Pair(pair)) if pair.1 == 0));
    let open = thing.open.unwrap();
    assert!(open.1.is_null());
    assert_eq!(open.2.len(), 1);
    assert_eq!(thing.rest.unwrap().1, [1, 2]);
    assert_eq!(serde_json::to_value(Pair::new("a", 1)).unwrap(), serde_json::json!(["a", 1]));
    assert_eq!(serde_json::from_str::<Pair>(r#"["a", 1]"#).unwrap(), Pair::new("a", 1));
    assert_eq!(format!("{:?}", Pair::new("a", 1)), r#"["a", 1]"#);
}

#[test]
fn what_may_be_missing_stays_missing() {
    for text in ["[]", r#"["x"]"#, r#"["x",null]"#, r#"["x",1]"#, r#"["x",1,[]]"#] {
        let open: ThingOpen = kept(text);
        assert_eq!(bindery::encode(&open), text.as_bytes());
        bindery::decode_strict::<ThingOpen>(text.as_bytes()).unwrap();
    }
    assert_eq!(bindery::encode(&ThingOpen::new()), b"[]");
    assert!(bindery::decode::<Pair>(br#"["a"]"#).is_err());
    assert!(bindery::decode::<Pair>(br#"{"a": 1}"#).is_err());
    let longer: Pair = bindery::decode(br#"["a", 1, true]"#).unwrap();
    assert_eq!(longer, Pair::new("a", 1));
    let tree: Tree = kept(r#"["a", ["b", ["c"], ["d"]], ["e"]]"#);
    assert!(matches!(tree, Tree(_, Some(_), rest) if rest.len() == 1));
    assert!(bindery::decode::<Tree>(r#"["a","#.repeat(5_000).as_bytes()).unwrap_err().is_malformed());
}

#[test]
fn a_server_refuses_by_place() {
    assert_eq!(refused::<Pair>(r#"["a", 1, true]"#), ["/2 items"]);
    assert_eq!(refused::<Pair>(r#"[1, "a"]"#), ["/0 type", "/1 type"]);
    assert_eq!(
        refused::<Thing>(r#"{"pair": ["a"], "open": [null], "rest": ["v2", "x"]}"#),
        ["/pair minItems", "/open/0 type", "/rest/0 enum", "/rest/1 type",]
    );
    let broken: Thing = kept(r#"{"pair": ["", -1], "open": ["long"], "rest": ["v1", 1, -1, 1], "path": [["", 0]]}"#);
    let found = bindery::validate(&broken).unwrap_err();
    let mut found: Vec<String> =
        found.as_slice().iter().map(|one| format!("{} {}", one.location, one.keyword)).collect();
    found.sort();
    assert_eq!(
        found,
        [
            "/open/0 maxLength",
            "/pair/0 minLength",
            "/pair/1 minimum",
            "/path/0/0 minLength",
            "/rest uniqueItems",
            "/rest/2 minimum",
        ]
    );
    let _: ThingRest = kept(r#"["v9"]"#);
}
