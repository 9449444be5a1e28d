//! XML bodies, both ways and by the letter.

use std::sync::Mutex;

use bindery::client::{Body, BoxFuture, Problem, Transport, TransportError, bytes::Bytes, http};
use bindery::server::axum::body::{Body as Posted, to_bytes};
use bindery_behaviour::xml::client::{Client, With};
use bindery_behaviour::xml::server::{Api, router};
use bindery_behaviour::xml::types::operations::{AddPet, AddPetError, ListPets, SaveNote};
use bindery_behaviour::xml::types::{Failure, Note, Pet, PetHome, Tag, TagKind};

use tower::ServiceExt;

use crate::client;

struct Service;

impl Api for Service {
    async fn add_pet(&self, request: AddPet) -> Result<Pet, AddPetError> {
        match request.body.name.as_str() {
            "bad" => Err(AddPetError::Default(500, Failure::new("no such <pet> & \"more\""))),
            _ => Ok(request.body),
        }
    }

    async fn list_pets(&self, _: ListPets) -> Result<Vec<Pet>, std::convert::Infallible> {
        Ok(vec![Pet::new(1, "Rex", Vec::<String>::new()), Pet::new(2, "Tom", ["T"])])
    }

    async fn save_note(&self, request: SaveNote) -> Result<Note, std::convert::Infallible> {
        Ok(request.body)
    }
}

fn pet() -> Pet {
    Pet::new(7, "Rex & <Co> \"\u{e9}\"", ["R", ""]).with(|pet| {
        pet.born = Some("2020-01-02".into());
        pet.tags = Some(vec![Tag::new("a\tb").with(|tag| tag.kind = Some(TagKind::Good)), Tag::new("")]);
        pet.friends = Some(vec![Pet::new(8, "Tom", Vec::<String>::new())]);
        pet.weight = 1.5.into();
        pet.alive = Some(true);
        pet.home = Some(PetHome::new().with(|home| {
            home.street = Some("Elm".to_owned());
            home.number = Some(3);
        }));
    })
}

#[tokio::test]
async fn values_travel_as_xml() {
    let client = client!(xml, router(Service));
    assert_eq!(client.add_pet(pet()).await.unwrap(), pet());
    let pets = client.list_pets().await.unwrap();
    assert_eq!(pets.iter().map(|pet| pet.name.as_str()).collect::<Vec<_>>(), ["Rex", "Tom"]);
    assert_eq!(pets[1].nicks, ["T"]);
    let error = client.add_pet(Pet::new(1, "bad", ["x"])).await.unwrap_err();
    assert!(format!("{error:?}").contains("no such <pet> & "), "{error:?}");
}

#[tokio::test]
async fn servers_refuse_what_the_schema_does_not_allow() {
    let client = client!(xml, router(Service));
    let error = client.add_pet(Pet::new(1, "", ["x"])).await.unwrap_err();
    assert!(format!("{error:?}").contains("name"), "{error:?}");
}

/// What a client sends, and an answer.
#[derive(Clone)]
struct Peer(std::sync::Arc<Mutex<Vec<String>>>, &'static str);

impl Transport for Peer {
    fn send(&self, request: http::Request<Body>) -> BoxFuture<Result<http::Response<Body>, TransportError>> {
        let body = request.body().bytes().unwrap().to_vec();
        self.0.lock().unwrap().push(String::from_utf8(body).unwrap());
        let response = http::Response::builder().header("content-type", "application/xml");
        let response = response.body(Body::from(Bytes::from_static(self.1.as_bytes()))).unwrap();
        Box::pin(async move { Ok(response) })
    }
}

async fn asked(answer: &'static str) -> (Result<Pet, String>, String) {
    let peer = Peer(std::sync::Arc::default(), answer);
    let client = Client::builder().configure(|builder| builder.transport(peer.clone())).build().unwrap();
    let result = client.add_pet(pet()).await;
    let sent = peer.0.lock().unwrap().pop().unwrap();
    let result = result.map_err(|error| match error.problem() {
        Some(Problem::Body(body)) => format!("{body:?}"),
        other => panic!("{other:?}"),
    });
    (result, sent)
}

#[tokio::test]
async fn elements_are_called_as_the_document_says() {
    let (pet, sent) = asked(
        "<?xml version='1.0'?><!-- a remark --><q:pet xmlns:q='https://example.com/pets' id='9' other='1'><name>A&amp;&#66;<![CDATA[<]]></name>\
         <nick>x</nick><unknown><deep/></unknown><nick/><labels><tag kind='new'>t</tag></labels><alive>true</alive></q:pet>",
    )
    .await;
    assert_eq!(
        sent,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><p:pet xmlns:p=\"https://example.com/pets\" id=\"7\" \
         birth-day=\"2020-01-02\"><p:name>Rex &amp; &lt;Co&gt; &quot;\u{e9}&quot;</p:name><nick>R</nick><nick></nick>\
         <labels><tag kind=\"good\">a&#9;b</tag><tag></tag></labels><friends><p:pet id=\"8\"><p:name>Tom</p:name></p:pet>\
         </friends><weight>1.5</weight><alive>true</alive><home number=\"3\"><street>Elm</street></home></p:pet>"
    );
    let pet = pet.map_err(|error| panic!("{error}")).unwrap();
    assert_eq!((pet.id, pet.name.as_str(), pet.nicks), (9, "A&B<", vec!["x".to_owned(), String::new()]));
    assert_eq!(pet.tags.unwrap()[0].text, "t");
}

#[tokio::test]
async fn what_is_no_such_xml_is_an_error() {
    let bombs = [
        "<!DOCTYPE pet [<!ENTITY a 'b'>]><pet id='1'><name>&a;</name></pet>",
        "<pet id='1'><name>&a;</name></pet>",
        "<pet id='1'><name>x</pet>",
        "<cat id='1'><name>x</name></cat>",
        "{}",
        "",
    ];
    for body in bombs {
        let (result, _) = asked(body).await;
        assert!(result.is_err(), "{body}");
    }
    let deep: &'static str = Box::leak(format!("<pet>{}{}</pet>", "<a>".repeat(5000), "</a>".repeat(5000)).into());
    assert!(asked(deep).await.0.unwrap_err().contains("nests too deeply"));
}

async fn posted(body: String) -> http::Response<Posted> {
    let request = http::Request::post("/pets").header("content-type", "application/xml");
    router(Service).oneshot(request.body(Posted::from(body)).unwrap()).await.unwrap()
}

/// Bodies that a parser takes out of proportion, with what is said of each.
fn out_of_proportion() -> Vec<(&'static str, String)> {
    let pet = |attributes: &str, inside: &str| format!("<pet id='1'{attributes}><name>x</name>{inside}</pet>");
    let each = |count: usize, one: &dyn Fn(usize) -> String| (0..count).map(one).collect::<String>();
    vec![
        ("nests too deeply", pet("", &format!("{}{}", "<a>".repeat(64), "</a>".repeat(64)))),
        ("more than 256 attributes", pet(&each(256, &|n| format!(" a{n}='>'")), "")),
        ("more than 32 namespaces", pet(&each(33, &|n| format!(" xmlns:p{n}='u'")), "")),
        ("a namespace of more than 256 bytes", pet(&format!(" xmlns:p='{}'", "u".repeat(257)), "")),
        ("a document type", format!("<!DOCTYPE pet>{}", pet("", ""))),
        ("a document type", format!("<!DOCTYPE pet [<!ENTITY e 'x'>]>{}", pet("", "<a>&e;</a>"))),
        ("unknown entity reference 'e'", pet("", "<a>&e;</a>")),
        ("xxx…", pet("", &format!("<a>&{};</a>", "x".repeat(1 << 20)))),
    ]
}

#[tokio::test]
async fn clients_keep_bounds() {
    for (what, body) in out_of_proportion() {
        let refused = asked(Box::leak(body.into())).await.0.unwrap_err();
        assert!(refused.contains(what) && refused.len() < 600, "{what}: {refused:.600}");
    }
    let within =
        format!("<pet id='1'{}><name>x</name></pet>", (0..255).map(|n| format!(" a{n}=''")).collect::<String>());
    assert!(asked(Box::leak(within.into())).await.0.is_ok());
}

#[tokio::test]
async fn servers_keep_bounds() {
    for (what, body) in out_of_proportion() {
        let answer = posted(body).await;
        assert_eq!(answer.status(), 400, "{what}");
        let text = to_bytes(answer.into_body(), 4096).await.unwrap();
        let text = String::from_utf8(text.to_vec()).unwrap();
        assert!(text.contains(what), "{what}: {text}");
    }
    assert_eq!(
        posted("<p:pet xmlns:p='https://example.com/pets' id='1'><p:name>x</p:name></p:pet>".into()).await.status(),
        200
    );
}

#[tokio::test]
async fn json_goes_before_xml() {
    let client = client!(xml, router(Service));
    let note = Note::new("<b>]]></b>").with(|note| note.by = Some("me".to_owned()));
    assert_eq!(client.save_note(note.clone()).await.unwrap(), note);
    let call = client.save_note(note).configure(|call| call.header("accept", "application/xml"));
    let response = call.send().await.unwrap();
    assert_eq!(
        response.bytes(),
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Note by=\"me\"><![CDATA[<b>]]]]><![CDATA[></b>]]></Note>"
    );
}
