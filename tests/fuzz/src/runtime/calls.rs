//! Requests from records to records: whatever the values, a request goes where it is meant to go and holds nothing that
//! would end a header; and the server reads the values that the client was given.

use std::fmt::Debug;
use std::sync::{Arc, Mutex, PoisonError};

use bindery::client::http::{Request, Uri};
use bindery::client::{Builder, Client, InProcess};
use bindery::operation::Operation;
use bindery::{Codec, decode, decode_strict, encode};
use bytes::Bytes;
use serde_json::Value;
use url::Url;

use super::{fixture, samples, wait};
use crate::Target;
use crate::seeds::Seed;

/// What has arrived, as JSON.
type Kept = Arc<Mutex<Option<Vec<u8>>>>;

/// The base URLs that are tried.
const BASES: [&str; 3] = ["https://api.test", "https://api.test:8443/v1/", "https://xn--4ca.test/a%20b/c"];

struct Call {
    fixture: &'static str,
    name: &'static str,
    holds: fn(&[u8], &str),
}

macro_rules! calls {
    ($($fixture:ident { $($method:ident($request:ident) -> $output:ty, $error:ty = $answer:expr,)+ })+) => {
        $(mod $fixture {
            #[allow(unused_imports, reason = "not every fixture has both")]
            use bindery_behaviour::$fixture::types::{operations::*, *};

            pub(super) struct Keep(pub(super) super::Kept);

            impl bindery_behaviour::$fixture::server::Api for Keep {
                $(async fn $method(&self, request: $request) -> Result<$output, $error> {
                    super::keep(&self.0, &request);
                    let answer: fn($request) -> $output = $answer;
                    Ok(answer(request))
                })+
            }

            pub(super) mod call {
                $(pub(in super::super) fn $method(json: &[u8], base: &str) {
                    let server = |kept| bindery_behaviour::$fixture::server::router(super::Keep(kept));
                    let api = bindery_behaviour::$fixture::types::api();
                    super::super::holds::<super::$request>(json, base, api, server);
                })+
            }
        })+

        const CALLS: &[Call] = &[$($(Call {
            fixture: stringify!($fixture),
            name: stringify!($method),
            holds: $fixture::call::$method,
        },)+)+];
    };
}

calls! {
    parameter_styles {
        simple(Simple) -> (), std::convert::Infallible = |_| (),
        label(Label) -> (), std::convert::Infallible = |_| (),
        matrix(Matrix) -> (), std::convert::Infallible = |_| (),
        query(Query) -> (), std::convert::Infallible = |_| (),
        rest(Rest) -> (), std::convert::Infallible = |_| (),
        mixed(Mixed) -> (), std::convert::Infallible = |_| (),
        whole(Whole) -> (), std::convert::Infallible = |_| (),
        whole_json(WholeJson) -> (), std::convert::Infallible = |_| (),
        cookies(Cookies) -> (), std::convert::Infallible = |_| (),
    }
    parameters { get_a(GetA) -> (), std::convert::Infallible = |_| (), }
    forms {
        create_charge(CreateCharge) -> Charge, std::convert::Infallible = |_| Charge::new("a"),
        create_token(CreateToken) -> Token, std::convert::Infallible = |_| Token::new("a", 1),
    }
    xml {
        add_pet(AddPet) -> Pet, AddPetError = |request| request.body,
        save_note(SaveNote) -> Note, std::convert::Infallible = |request| request.body,
    }
}

/// The target.
pub const TARGET: Target =
    Target { name: "calls", about: "requests from a client to a server", check, seeds, longest: 2 << 10 };

/// The first byte says which operation it is, the second where the server is; the rest is the request, as JSON.
///
/// # Panics
/// Where something does not hold.
pub fn check(input: &[u8]) {
    let [number, base, json @ ..] = input else { return };
    let Some(call) = CALLS.get(usize::from(*number) % CALLS.len()) else { return };
    (call.holds)(json, BASES[usize::from(*base) % BASES.len()]);
}

fn keep(kept: &Kept, request: &dyn Codec) {
    *kept.lock().unwrap_or_else(PoisonError::into_inner) = Some(encode(request));
}

fn holds<Op>(json: &[u8], base: &str, api: &'static bindery::operation::Api, server: impl FnOnce(Kept) -> axum::Router)
where
    Op: Operation + Debug + PartialEq,
    bindery::client::Error<Op::Error>: Debug,
{
    let Ok(record) = decode::<Op>(json) else { return };
    let kept = Kept::default();
    let transport = InProcess::new(server(Arc::clone(&kept)));
    let builder = Builder::new(api).base_url(base).transport(transport);
    let client: Client = builder.build().unwrap_or_else(|error| panic!("{error}"));
    let Ok(request) = wait(client.call(record.clone()).build_request()) else { return };
    goes_where_it_should(&request, base);
    let sent = encode(&record);
    let outcome = wait(client.call(record.clone()).output());
    let arrived = kept.lock().unwrap_or_else(PoisonError::into_inner).take();
    let is_valid = decode_strict::<Op>(&sent).is_ok_and(|record| bindery::validate(&record).is_ok());
    match arrived {
        // It stands for something else to the server, or for no text at all.
        _ if is_encoded(&sent) => {}
        Some(arrived) => {
            let [one, other] = [&sent, &arrived].map(|json| serde_json::from_slice::<Value>(json).unwrap_or_default());
            assert_eq!(loose(&one), loose(&other), "{} is sent as {request:?}", String::from_utf8_lossy(&sent));
        }
        None if !is_valid => {}
        None => panic!("{record:?} was sent as {request:?} and refused: {:?}", outcome.err()),
    }
}

/// Whether the parameter with `allowReserved` has something that is percent-encoded, which then stays so (RFC 6570,
/// section 3.2.3).
fn is_encoded(sent: &[u8]) -> bool {
    let sent: Value = serde_json::from_slice(sent).unwrap_or_default();
    let bytes = sent["path"].as_str().unwrap_or_default().as_bytes();
    bytes.windows(3).any(|three| matches!(three, [b'%', rest @ ..] if rest.iter().all(u8::is_ascii_hexdigit)))
}

/// Scheme, host, port and path of the base are those of the request, whoever reads its URI; nothing in it ends a line.
fn goes_where_it_should(request: &Request<Bytes>, base: &str) {
    let uri: &Uri = request.uri();
    let url = Url::parse(&uri.to_string()).unwrap_or_else(|error| panic!("{uri}: {error}"));
    let base = Url::parse(base).unwrap_or_else(|error| panic!("{base}: {error}"));
    assert_eq!(url.origin(), base.origin(), "{uri}");
    assert_eq!(url.path(), uri.path(), "another path once dot segments are resolved");
    assert!(url.username().is_empty() && url.password().is_none() && url.fragment().is_none(), "{uri}");
    let below = base.path().trim_end_matches('/');
    assert!(uri.path().strip_prefix(below).is_some_and(|path| path.starts_with('/')), "{uri} is not below {base}");
    for (name, value) in request.headers() {
        let ends_line = value.as_bytes().iter().any(|byte| matches!(byte, b'\r' | b'\n' | 0));
        assert!(!ends_line, "{name}: {value:?}");
    }
}

/// A value without what can't be told apart where it travels: empty lists, objects and nulls from nothing, blanks around a
/// text, a number from its spelling, and a list of one, of which XML without a schema knows nothing, from what is in it.
fn loose(value: &Value) -> Value {
    match value {
        Value::Array(items) => {
            let mut items: Vec<Value> = items.iter().map(loose).filter(|item| !is_nothing(item)).collect();
            if items.len() == 1 { items.remove(0) } else { items.into() }
        }
        Value::Object(members) => {
            let members = members.iter().map(|(name, value)| (name.clone(), loose(value)));
            members.filter(|(_, value)| !is_nothing(value)).collect()
        }
        Value::String(text) => text.trim().parse::<f64>().map_or_else(|_| text.trim().into(), Value::from),
        Value::Number(number) => number.as_f64().map_or(value.clone(), Value::from),
        Value::Bool(flag) => flag.to_string().into(),
        _ => value.clone(),
    }
}

fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(items) => items.is_empty(),
        Value::Object(members) => members.is_empty(),
        Value::String(text) => text.is_empty(),
        _ => false,
    }
}

/// Requests of each operation.
fn seeds() -> Vec<Seed> {
    let mut seeds = Vec::new();
    for (number, call) in CALLS.iter().enumerate() {
        let document = fixture(call.fixture);
        let operations = document["paths"].as_object().into_iter().flatten().flat_map(|(_, item)| {
            let operations = item.as_object().into_iter().flatten().map(|(_, operation)| operation);
            operations.map(move |operation| (item, operation))
        });
        let is_it = |operation: &Value| {
            let id = operation["operationId"].as_str().unwrap_or_default();
            id.replace('_', "").eq_ignore_ascii_case(&call.name.replace('_', ""))
        };
        for (item, operation) in operations.filter(|(_, operation)| is_it(operation)) {
            let schema = request(item, operation);
            for (at, value) in samples(&document, &schema, 24).into_iter().enumerate() {
                let head = [u8::try_from(number).unwrap_or_default(), u8::try_from(at % 3).unwrap_or_default()];
                seeds.push((
                    format!("{}-{}-{at}", call.fixture, call.name),
                    [&head, value.to_string().as_bytes()].concat(),
                ));
            }
        }
    }
    seeds
}

/// The schema of a request: an object with its parameters and its body.
fn request(item: &Value, operation: &Value) -> Value {
    let mut properties = serde_json::Map::new();
    let mut required = Vec::new();
    let of = |content: &Value| {
        content.as_object().and_then(|content| content.values().next()).map(|media| media["schema"].clone())
    };
    for parameter in [item, operation].into_iter().filter_map(|of| of["parameters"].as_array()).flatten() {
        let name = parameter["name"].as_str().unwrap_or_default().to_owned();
        let schema = of(&parameter["content"]).unwrap_or_else(|| parameter["schema"].clone());
        if parameter["required"] == true {
            required.push(Value::from(name.clone()));
        }
        properties.insert(name, schema);
    }
    if let Some(schema) = of(&operation["requestBody"]["content"]) {
        properties.insert("body".to_owned(), schema);
        required.push("body".into());
    }
    serde_json::json!({"type": "object", "properties": properties, "required": required})
}
