//! Traits that a user wants on generated types: they are there, and agree with equality.

use bindery_behaviour::additions::types::{Kind, Label, Name, Pet, PetPair};
use std::collections::{BTreeSet, HashSet};
use std::hash::Hash;

fn is_key<T: Eq + Hash>() {}

#[test]
fn every_type_can_be_a_key() {
    is_key::<Pet>();
    is_key::<Label>();
    is_key::<PetPair>();
    is_key::<Kind>();
    is_key::<Name>();
    let pet = |text: &str| bindery::decode::<Pet>(text.as_bytes()).unwrap();
    #[expect(clippy::mutable_key_type, reason = "what an unlisted member holds is shared, and never changed")]
    let mut pets = HashSet::new();
    assert!(pets.insert(pet(r#"{"name":{"first":"Tom"},"kind":"cat"}"#)));
    assert!(!pets.insert(pet(r#"{"kind":"cat","name":{"first":"Tom"}}"#)));
    // What the document does not list is a part of the key: an unknown kind, a value of no branch, more members.
    assert!(pets.insert(pet(r#"{"name":{"first":"Tom"},"kind":"cow"}"#)));
    assert!(pets.insert(pet(r#"{"name":{"first":"Tom"},"tag":[1]}"#)));
    assert!(!pets.insert(pet(r#"{"name":{"first":"Tom"},"tag":[1]}"#)));
}

#[test]
fn one_type_has_more() {
    let mut names = BTreeSet::from([Name::new("Tom"), Name::new("Ann")]);
    assert!(names.insert(Name::default()));
    assert_eq!(names.iter().map(|name| name.first.as_str()).collect::<Vec<_>>(), ["", "Ann", "Tom"]);
}
