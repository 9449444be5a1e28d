//! Parts that `bindery.toml` calls otherwise: names of Rust are others, messages are the same.

use bindery_behaviour::renames;
use renames::types::operations::{GetPet, NotePet, PatchAccount, PutPet};
use renames::types::{Account, AccountInput, Event, Home, Pet, Priority, Tag};
use std::convert::Infallible;
use std::sync::{Arc, Mutex};

use crate::client;

const PET: &str = r#"{"type":"cat","species":"felis","x-legacy-id":7,"fooBar":"a","foo_bar":"b","size":3,"new":false,"tag":["x"],"home":{"zip":"1010"},"priority":"1"}"#;

#[test]
fn messages_are_the_same() {
    let pet: Pet = bindery::decode(PET.as_bytes()).unwrap();
    assert_eq!((pet.species.as_str(), pet.r#type.as_deref()), ("cat", Some("felis")));
    assert_eq!((pet.legacy_id, pet.bar.as_deref(), pet.foo_bar.as_str()), (Some(7), Some("a"), "b"));
    assert_eq!((pet.extra, pet.is_new), (Some(3), Some(false)));
    assert_eq!(pet.home.as_ref().map(|home: &Home| home.postcode.as_str()), Some("1010"));
    assert!(matches!(&pet.tag, Some(Tag::Several(all)) if all == &["x"]));
    assert_eq!(pet.priority, Some(Priority::LowText));
    assert_eq!(bindery::encode(&pet), PET.as_bytes());
    assert_eq!(bindery::encode(&Priority::Lowest), b"1");
    // Defaults are told under the new names.
    let pet = Pet::new("cat", "b");
    assert_eq!((pet.r#type(), pet.is_new()), ("cat", true));
    // What is wrong is told in the words of the document.
    let error = bindery::decode_strict::<Pet>(br#"{"foo_bar":"b","x-legacy-id":0}"#).unwrap_err().to_string();
    assert!(error.contains("/type"), "{error}");
    let mut pet = Pet::new("cat", "b");
    pet.legacy_id = Some(0);
    let violations = bindery::validate(&pet).unwrap_err();
    assert_eq!(violations.iter().map(|one| one.location.to_string()).collect::<Vec<_>>(), ["/x-legacy-id"]);
}

#[derive(Clone, Default)]
struct Service(Arc<Mutex<Option<NotePet>>>);

impl renames::server::Api for Service {
    async fn get_pet(&self, request: GetPet) -> Result<Pet, Infallible> {
        Ok(Pet::new(request.id, "b"))
    }

    async fn put_pet(&self, request: PutPet) -> Result<Account, Infallible> {
        Ok(Account::new(request.id, request.body.species))
    }

    async fn patch_account(&self, request: PatchAccount) -> Result<(), Infallible> {
        assert_eq!((request.body.reference.as_str(), request.body.secret.as_str()), ("r", "s"));
        Ok(())
    }

    async fn note_pet(&self, request: NotePet) -> Result<Event, Infallible> {
        *self.0.lock().unwrap() = Some(request);
        Ok(bindery::decode(br#"{"kind":"end","at":5}"#).unwrap())
    }
}

#[tokio::test]
async fn both_sides_have_the_names() {
    let service = Service::default();
    let client = client!(renames, renames::server::router(service.clone()));
    assert_eq!(client.get_pet("dog").await.unwrap().species, "dog");
    assert_eq!(client.put_pet("1", Pet::new("cat", "b")).await.unwrap().reference, "cat");
    client.patch_account("1", AccountInput::new("r", "s")).await.unwrap();
    let event = client.note_pet("9", 2, "hello").called("Ann").trace("t").await.unwrap();
    assert!(matches!(event, Event::Died(_)));
    let request = service.0.lock().unwrap().take().unwrap();
    assert_eq!((request.pet.as_str(), request.revision), ("9", 2));
    assert_eq!((request.called.as_deref(), request.trace.as_deref()), (Some("Ann"), Some("t")));
    assert_eq!(request.body.note, "hello");
}
