//! Names that Rust or the generated code has a meaning for: the wire never sees what became of them.

use std::convert::Infallible;

use bindery_behaviour::names_rust::server::{Api, Authenticator, Crate, router};
use bindery_behaviour::names_rust::types;
use bindery_behaviour::names_rust::types::operations::{GetBuilder, MatchCall};

use bindery::server::{Credential, Denied};
use serde_json::Value;

struct Service;

impl Authenticator for Service {
    type Caller = ();

    async fn r#type(&self, _: Credential<'_>, _: Option<()>) -> Result<(), Denied> {
        Ok(())
    }
}

impl Crate for Service {
    type Caller = ();

    async fn r#match(
        &self,
        (): (),
        request: MatchCall,
    ) -> Result<<MatchCall as bindery::operation::Operation>::Output, Infallible> {
        assert_eq!((request.self_.as_str(), request.r#type.as_str()), ("s", "t"));
        assert_eq!((request.send.as_deref(), request.configure.as_deref()), (Some("a"), Some("b")));
        let body: Value = serde_json::from_slice(&bindery::encode(&request.body)).unwrap();
        assert_eq!(body["Self"], "up");
        Ok(bindery::decode(br#"{"box": {"a": {"a": null}}, "some": "Err", "match": {"a": "x"}}"#).unwrap())
    }
}

impl Api for Service {
    type Caller = ();

    async fn get_builder(&self, (): (), _: GetBuilder) -> Result<types::Call, Infallible> {
        Ok(types::Call::new())
    }
}

#[tokio::test]
async fn the_wire_has_the_documents_names() {
    use bindery_behaviour::names_rust::client::Client;
    let transport = bindery::client::InProcess::new(router(Service, Service));
    let client = Client::builder().r#type("k").configure(|builder| builder.transport(transport)).build().unwrap();
    let text = r#"{"new": "a", "default": "b", "fn": "c", "Self": "up", "self": "down", "camelCase": "1",
        "camel_case": "2", "camel-case": "3", "1st": "4", "@id": "5", "ünïcode": "6", "": "7", "_": "8", "gen": "9"}"#;
    let body = bindery::decode(text.as_bytes()).unwrap();
    let call = client.r#match("s", "t").set_send("a").set_configure("b").body(body);
    let again: Value = serde_json::from_slice(&bindery::encode(&call.request().body)).unwrap();
    assert_eq!(again, serde_json::from_str::<Value>(text).unwrap());
    let answer: Value = serde_json::from_slice(&bindery::encode(&call.await.unwrap())).unwrap();
    assert_eq!(answer["some"], "Err");
    client.get_builder().await.unwrap();
}
