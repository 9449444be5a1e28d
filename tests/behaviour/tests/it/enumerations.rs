//! Enumerations: listed values are their variants, others are kept by clients and refused by servers.

use bindery_behaviour::enum_numbers::types::operations::SaveThing;
use bindery_behaviour::enum_numbers::{server, types};
use bindery_behaviour::enum_values;
use serde_json::Value;

use crate::client;
use crate::json::{kept, refused};

#[test]
fn every_value_of_an_enumeration_has_its_variant() {
    use enum_values::types::{Odd, Thing};
    for text in Odd::VALUES {
        let odd = Odd::from(*text);
        assert_eq!(odd.as_str(), *text);
        assert_eq!(format!("{odd}"), *text);
        let value = Value::from(*text).to_string();
        assert_eq!(kept::<Odd>(&value), odd);
        bindery::decode_strict::<Odd>(value.as_bytes()).unwrap();
    }
    for unlisted in ["Asc", "a b", "null ", "TRUE"] {
        assert!(!Odd::VALUES.contains(&unlisted));
        assert_eq!(refused::<Odd>(&Value::from(unlisted).to_string()), [" enum"]);
    }
    // A value beside an open string is never refused.
    for text in ["a", "c", ""] {
        let text = format!(r#"{{"open": "{text}", "empty_or_text": "{text}"}}"#);
        kept::<Thing>(&text);
        bindery::decode_strict::<Thing>(text.as_bytes()).unwrap();
    }
}

#[test]
fn values_that_are_no_strings_keep_their_kind() {
    use types::{Mixed, Priority, Thing, ThingEither, ThingLevel, ThingNext};
    let text = r#"{"priority": -1, "version": 2.0, "spelled": 1e3, "ratio": 0.25, "mixed": "1", "nullable": null,
        "either": "fast", "next": 2, "level": 1, "never": false, "both": true, "structures": {"a": 1}, "huge": 1}"#;
    let thing: Thing = bindery::decode_strict(text.as_bytes()).unwrap();
    bindery::validate(&thing).unwrap();
    assert_eq!((thing.priority, thing.level), (Some(Priority::Minus1), Some(ThingLevel::N1)));
    assert_eq!(thing.either, Some(ThingEither::Fast));
    assert_eq!(thing.spelled.unwrap().as_i64(), 1000);
    assert_eq!(thing.mixed.unwrap().to_value(), "1");
    assert!(matches!(thing.next, Some(ThingNext::Integer(_))));
    assert_eq!((Thing::new().level(), Thing::new().ratio().to_string()), (ThingLevel::N2, "0.25".to_owned()));
    for value in Priority::VALUES {
        assert_eq!((Priority::from(*value).as_i64(), Priority::from(*value).to_string()), (*value, value.to_string()));
    }
    for constant in Mixed::VALUES {
        let value = Value::from(constant);
        assert_eq!(kept::<Mixed>(&value.to_string()).to_value(), value);
    }
    let strange = r#"{"priority": 7, "version": 3, "ratio": 9.5, "mixed": "2", "nullable": 3, "either": true,
        "next": 9, "level": 3}"#;
    let strange: Thing = kept(strange);
    assert!(matches!(&strange.priority, Some(Priority::Unknown(other)) if other.as_i64() == 7));
    assert_eq!(
        refused::<Thing>(r#"{"priority": 7, "mixed": 2, "nullable": 3, "next": 9, "level": "1", "structures": 2}"#),
        ["/priority enum", "/mixed enum", "/nullable enum", "/next enum", "/level type"]
    );
    let structure: Thing = kept(r#"{"structures": 2, "never": true}"#);
    assert_eq!(bindery::validate(&structure).unwrap_err().as_slice().len(), 2);
}

struct Echo;

impl server::Api for Echo {
    async fn save_thing(&self, request: SaveThing) -> Result<types::Thing, std::convert::Infallible> {
        let mut thing = request.body;
        (thing.priority, thing.mixed) = (request.priority, request.mixed);
        Ok(thing)
    }
}

#[tokio::test]
async fn they_travel_as_parameters_and_in_bodies() {
    use types::{Mixed, Priority, Thing};
    let client = client!(enum_numbers, server::router(Echo));
    let call = client.save_thing(Thing::new()).priority(Priority::Minus1).mixed(Mixed::Auto);
    let thing = call.await.unwrap();
    assert_eq!((thing.priority, thing.mixed), (Some(Priority::Minus1), Some(Mixed::Auto)));
    let unlisted = client.save_thing(Thing::new()).priority(Priority::from(7)).await;
    unlisted.unwrap_err();
}
