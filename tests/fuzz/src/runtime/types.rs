//! JSON to a generated type and back: what is read can be written, and is then read as the same value; and what is no JSON
//! is refused, as serde_json refuses it.

use std::fmt::Debug;

use bindery::json::{Direction, Mode, Reading, Writing};
use bindery::{Codec, decode_with, encode_with};
use serde_json::value::RawValue;

use super::{fixture, samples};
use crate::Target;
use crate::json::Json;
use crate::seeds::Seed;

struct Type {
    fixture: &'static str,
    name: &'static str,
    holds: fn(&[u8], &Reading),
}

macro_rules! types {
    ($($fixture:ident: $($name:ident),+;)+) => {
        const TYPES: &[Type] = &[$($(Type {
            fixture: stringify!($fixture),
            name: stringify!($name),
            holds: holds::<bindery_behaviour::$fixture::types::$name>,
        },)+)+];
    };
}

types! {
    all_of_unions: Payment, Pet, Contact, Event, Way, Order;
    constraints: Thing;
    constraints_unevaluated: Thing, Known, Chosen, Closed;
    defaults: Thing;
    direction: User;
    direction_split: Team;
    earlier_drafts: Order;
    enum_numbers: Thing;
    enum_values: Thing;
    formats: Thing;
    nulls: Note;
    nulls_branches: Field;
    numbers: Thing;
    objects: Thing;
    objects_mixed: Thing;
    recursion: Node, Expression;
    recursion_lists: Document;
    tuples: Thing;
    union_discriminators: Device, Message;
    union_keys: Source, Setting;
    union_kinds: Query;
    union_tags: Event, Pet;
}

/// The target.
pub const TARGET: Target =
    Target { name: "types", about: "JSON to generated types and back", check, seeds, longest: 4 << 10 };

/// The first byte says which type it is, the second how it is read; the rest is the value.
///
/// # Panics
/// Where something does not hold.
pub fn check(input: &[u8]) {
    let [number, how, json @ ..] = input else { return };
    let Some(ty) = TYPES.get(usize::from(*number) % TYPES.len()) else { return };
    let reading = if how & 1 == 0 { Reading::tolerant() } else { Reading::strict() };
    let direction = [Direction::Any, Direction::Request, Direction::Response][usize::from(how >> 1) % 3];
    (ty.holds)(json, &reading.direction(direction).defaults(how & 64 != 0));
}

fn holds<T: Codec + PartialEq + Debug>(json: &[u8], reading: &Reading) {
    let syntax = serde_json::from_slice::<&RawValue>(json);
    let value = match decode_with::<T>(json, reading) {
        Ok(value) => value,
        Err(error) => {
            let is_syntax = error.violations().iter().any(|violation| violation.keyword == "syntax");
            // It reads escapes in what it keeps alone.
            let value = || serde_json::from_slice::<serde_json::Value>(json);
            assert!(!is_syntax || syntax.is_err() || value().is_err(), "JSON was refused: {error}");
            return;
        }
    };
    if let Err(error) = syntax {
        panic!("read as {value:?}, and by serde_json not at all: {error}");
    }
    // In no direction: what travels the other way would be left out.
    let writing = if reading.mode == Mode::Strict { Writing::strict() } else { Writing::tolerant() };
    let written = encode_with(&value, &writing).unwrap_or_else(|error| panic!("{value:?} can't be written: {error}"));
    let text = String::from_utf8_lossy(&written);
    assert!(serde_json::from_slice::<&RawValue>(&written).is_ok(), "what was written is no JSON: {text}");
    let again = decode_with::<T>(&written, reading);
    if again.as_ref() != Ok(&value) {
        // A branch of a union is refused for two members of one name, and what is then kept of them is the last.
        assert!(Json::has_twins(json), "{text} is read again as {again:?}, not {value:?}");
        return;
    }
    let rewritten = again.map(|again| encode_with(&again, &writing).unwrap_or_default()).unwrap_or_default();
    assert_eq!(String::from_utf8_lossy(&rewritten), text);
}

/// Values of each type, read in each way.
fn seeds() -> Vec<Seed> {
    let mut seeds = Vec::new();
    for (number, ty) in TYPES.iter().enumerate() {
        let document = fixture(ty.fixture);
        for (at, value) in samples(&document, &document["components"]["schemas"][ty.name], 24).into_iter().enumerate() {
            let head = [u8::try_from(number).unwrap_or_default(), u8::try_from(at % 6).unwrap_or_default()];
            let seed = [&head, value.to_string().as_bytes()].concat();
            seeds.push((format!("{}-{}-{at}", ty.fixture, ty.name), seed));
        }
    }
    seeds
}
