//! The cases that the benchmarks measure: types that Bindery has made of `openapi.yaml`, and the same types by hand
//! with serde's derives.
//!
//! `cargo bench` runs `benches/speed.rs`, which times the cases, and then `benches/table.rs`, which counts allocations
//! and prints everything as a table. `benches/call` times whole calls.

use bindery::Codec;
use serde::Serialize;
use serde::de::DeserializeOwned;

#[allow(missing_docs, unreachable_pub, dead_code, reason = "as a user includes it; not everything is measured")]
pub mod payloads_api {
    include!(concat!(env!("OUT_DIR"), "/payloads.rs"));
}

pub mod derived;
pub mod payloads;

use payloads_api::types;

/// What the time of a case is measured against.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Structs: serde's derive.
    Struct,
    /// A union that the document proves: `#[serde(tag)]` or `#[serde(untagged)]`.
    Proven,
    /// A union that nothing proves: `#[serde(untagged)]`.
    Preference,
}

/// Something that is done with every case.
pub trait Measure {
    /// Takes a case: the payload, the generated type, and the one with serde's derives.
    fn case<O, D>(&mut self, name: &'static str, kind: Kind, json: &[u8])
    where
        O: Codec + Serialize + DeserializeOwned,
        D: Serialize + DeserializeOwned;
}

/// Hands every case to `measure`.
pub fn cases(measure: &mut impl Measure) {
    use Kind::{Preference, Proven, Struct};
    use derived as d;
    measure.case::<Vec<types::Member>, Vec<d::Member>>("list", Struct, payloads::members().as_bytes());
    measure.case::<Vec<types::Member>, Vec<d::Member>>("shuffled", Struct, payloads::shuffled_members().as_bytes());
    measure.case::<Vec<types::Folder>, Vec<d::Folder>>("deep", Struct, payloads::folders().as_bytes());
    measure.case::<Vec<types::Track>, Vec<d::Track>>("numbers", Struct, payloads::tracks().as_bytes());
    measure.case::<Vec<types::Article>, Vec<d::Article>>("texts", Struct, payloads::articles().as_bytes());
    let (events, late) = (payloads::events(), payloads::events_with_late_tags());
    measure.case::<Vec<types::Event>, Vec<d::Event>>("tag", Proven, events.as_bytes());
    measure.case::<Vec<types::Event>, Vec<d::Event>>("late tag", Proven, late.as_bytes());
    measure.case::<Vec<types::Event>, Vec<d::untagged::Event>>("tag, untagged", Proven, events.as_bytes());
    measure.case::<Vec<types::Answer>, Vec<d::Answer>>("kind", Proven, payloads::answers().as_bytes());
    measure.case::<Vec<types::Target>, Vec<d::Target>>("key", Proven, payloads::targets().as_bytes());
    measure.case::<Vec<types::Method>, Vec<d::Method>>("preference", Preference, payloads::methods().as_bytes());
}

#[cfg(test)]
mod tests {
    use super::{Kind, Measure, cases};
    use bindery::{Codec, Value};
    use serde::Serialize;
    use serde::de::DeserializeOwned;

    struct Compare;

    impl Measure for Compare {
        fn case<O, D>(&mut self, name: &'static str, _: Kind, json: &[u8])
        where
            O: Codec + Serialize + DeserializeOwned,
            D: Serialize + DeserializeOwned,
        {
            let ours: O = bindery::decode(json).unwrap();
            let bridged: O = serde_json::from_slice(json).unwrap();
            let derived: D = serde_json::from_slice(json).unwrap();
            let expected = serde_json::to_value(&derived).unwrap();
            let same = |json: Vec<u8>| serde_json::from_slice::<Value>(&json).unwrap() == expected;
            assert!(same(bindery::encode(&ours)), "{name}");
            assert!(same(bindery::encode(&bridged)), "{name}, read through serde");
            assert!(same(serde_json::to_vec(&ours).unwrap()), "{name}, written through serde");
        }
    }

    /// What is measured is the same work.
    #[test]
    fn both_kinds_of_types_read_and_write_the_same() {
        cases(&mut Compare);
    }
}
