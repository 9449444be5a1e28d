//! Arbitrary bytes as XML, read by a generated client and a generated server: they agree with the parser on what is XML,
//! and refuse what is beyond the bounds of XML, and nothing else.

use axum::body::Body as Served;
use bindery::client::http::{Request, Response};
use bindery::client::{Body, BoxFuture, Builder, Client, Problem, Transport, TransportError};
use bindery_behaviour::xml::types::{Pet, api, operations};
use bytes::Bytes;
use roxmltree::{Document, Node};
use tower::ServiceExt as _;

use super::wait;
use crate::Target;
use crate::seeds::Seed;

/// The bounds, as `generator/runtime/src/media/xml/bounds.rs` has them.
const LEVELS: usize = 64;
const ATTRIBUTES: usize = 256;
const NAMESPACES: usize = 32;
const NAMESPACE_BYTES: usize = 256;

/// The target.
pub const TARGET: Target = Target { name: "xml", about: "bytes as XML", check, seeds, longest: 8 << 10 };

/// The input is the body.
///
/// # Panics
/// Where something does not hold.
pub fn check(input: &[u8]) {
    let said = received(input);
    let status = answered(input);
    assert_ne!(status, 500);
    let is_read = !said.starts_with("the body nests") && !said.starts_with("the body has");
    let is_xml = !said.starts_with("the body is no");
    assert!(status == 400 || is_read && is_xml, "the client refuses ({said}), and not the server ({status})");
    let Ok(text) = std::str::from_utf8(input) else {
        assert_eq!(said, "the body is not UTF-8 text");
        return;
    };
    match Document::parse(text) {
        Err(error) => assert!(!is_read || !is_xml, "{error}, and read as XML: {said}"),
        Ok(document) => {
            assert!(is_xml, "the parser takes it: {said}");
            let beyond = Counts::of(&document).beyond(text, &said);
            assert_eq!(is_read, beyond.is_none(), "{said} {beyond:?}");
        }
    }
}

/// The most that a document has of what is bounded, counted on what was parsed.
#[derive(Debug, Default)]
struct Counts {
    levels: usize,
    attributes: usize,
    namespaces: usize,
    namespace_bytes: usize,
    is_twice: bool,
}

impl Counts {
    fn of(document: &Document<'_>) -> Self {
        let mut most = Self::default();
        for element in document.descendants().filter(Node::is_element) {
            let prefixes: Vec<_> = element.namespaces().map(|namespace| namespace.name()).collect();
            most.levels = most.levels.max(element.ancestors().filter(Node::is_element).count());
            most.attributes = most.attributes.max(element.attributes().len());
            most.namespaces = most.namespaces.max(prefixes.len());
            most.is_twice |= prefixes.iter().enumerate().any(|(at, prefix)| prefixes[..at].contains(prefix));
            let longest = element.namespaces().map(|namespace| namespace.uri().len()).max();
            most.namespace_bytes = most.namespace_bytes.max(longest.unwrap_or_default());
        }
        most
    }

    /// Which bound a document goes beyond.
    fn beyond(&self, text: &str, said: &str) -> Option<&'static str> {
        // A namespace is measured as it is written; references and line ends make it shorter.
        let is_written_longer = said.ends_with("bytes") && text.contains(['&', '\r']);
        match () {
            () if self.levels > LEVELS => Some("levels"),
            () if self.attributes > ATTRIBUTES => Some("attributes"),
            () if self.namespaces > NAMESPACES => Some("namespaces"),
            () if self.namespace_bytes > NAMESPACE_BYTES || is_written_longer => Some("the length of a namespace"),
            () if self.is_twice => Some("a namespace without a prefix that is declared twice"),
            () => None,
        }
    }
}

/// What a client says of a response with this body; nothing where it is read.
fn received(body: &[u8]) -> String {
    let client = Builder::new(api()).transport(Sends(Bytes::copy_from_slice(body))).build();
    let client: Client = client.unwrap_or_else(|error| panic!("{error}"));
    let call = client.call(operations::AddPet::new(pet()));
    let Err(error) = wait(call.output()) else { return String::new() };
    match error.problem() {
        Some(Problem::Body(error)) => {
            error.violations().as_slice().first().map(|violation| violation.message.clone()).unwrap_or_default()
        }
        other => panic!("{other:?}"),
    }
}

/// Answers every request with this body.
struct Sends(Bytes);

impl Transport for Sends {
    fn send(&self, _: Request<Body>) -> BoxFuture<Result<Response<Body>, TransportError>> {
        let response = Response::builder().header("content-type", "application/xml").body(Body::from(self.0.clone()));
        Box::pin(async { response.map_err(TransportError::new) })
    }
}

/// What has read a request answers always the same.
struct Reads;

impl bindery_behaviour::xml::server::Api for Reads {
    async fn add_pet(&self, _: operations::AddPet) -> Result<Pet, operations::AddPetError> {
        Ok(pet())
    }
}

fn pet() -> Pet {
    Pet::new(1, "a", Vec::<String>::new())
}

/// The status of what a server answers to a request with this body.
fn answered(body: &[u8]) -> u16 {
    let request = Request::post("/pets").header("content-type", "application/xml");
    let request = request.body(Served::from(body.to_vec())).unwrap_or_else(|error| panic!("{error}"));
    let response = wait(bindery_behaviour::xml::server::router(Reads).oneshot(request));
    response.unwrap_or_else(|never| match never {}).status().as_u16()
}

/// Bodies around each bound, and such as are hard to take apart.
fn seeds() -> Vec<Seed> {
    let each = |count: usize, one: &dyn Fn(usize) -> String| (0..count).map(one).collect::<String>();
    let mut bodies = vec![
        "<?xml version='1.0'?><p:pet xmlns:p='https://example.com/pets' id='1'><p:name>a</p:name></p:pet>".to_owned(),
        "\u{feff}<!-- <a --><pet id = \"1\"\n\tborn='>'><name>a&amp;&#66;<![CDATA[<b>]]></name><?x > ?></pet >".into(),
        "<!DOCTYPE pet [<!ENTITY e 'x'>]><pet>&e;</pet>".into(),
        "<pet xmlns='u' xmlns='v'/>".into(),
        "<r xmlns:p='u' p:xmlns='v' xmlns:xml='http://www.w3.org/XML/1998/namespace' :a=''/>".into(),
        format!("<pet xmlns='{}'/>", "&#65;".repeat(60)),
    ];
    for more in [0, 1] {
        bodies.push(format!("{}{}", "<a>".repeat(LEVELS + more), "</a>".repeat(LEVELS + more)));
        bodies.push(format!("<a{}/>", each(ATTRIBUTES + more, &|n| format!(" a{n}=''"))));
        let inner = each(1 + more, &|n| format!(" xmlns:q{n}='v'"));
        bodies.push(format!("<a{}><b{inner}/></a>", each(NAMESPACES - 1, &|n| format!(" xmlns:p{n}='u'"))));
        bodies.push(format!("<a xmlns:p='{}'/>", "u".repeat(NAMESPACE_BYTES + more)));
    }
    bodies.into_iter().enumerate().map(|(at, body)| (at.to_string(), body.into_bytes())).collect()
}
