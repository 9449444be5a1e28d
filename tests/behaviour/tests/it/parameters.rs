//! Every style of parameters: what a client spells, a server reads; what a server refuses, it refuses at its place.

use std::convert::Infallible;
use std::sync::{Arc, Mutex};

use bindery::server::axum::body::{Body, to_bytes};
use bindery::server::axum::http;
use bindery::{Map, With};
use bindery_behaviour::parameter_styles::server::{Api, router};
use bindery_behaviour::parameter_styles::types::operations::*;
use bindery_behaviour::parameter_styles::types::{Color, Filter, MixedMixed, QueryEither, Range};
use tower::ServiceExt as _;

use crate::client;

/// Keeps the last request, as the text that tells everything of it.
#[derive(Clone, Default)]
struct Keep(Arc<Mutex<String>>);

macro_rules! keep {
    ($($method:ident($request:ident)),+ $(,)?) => {
        impl Api for Keep {
            $(async fn $method(&self, request: $request) -> Result<(), Infallible> {
                *self.0.lock().unwrap() = format!("{request:?}");
                Ok(())
            })+
        }
    };
}
keep!(
    simple(Simple),
    label(Label),
    matrix(Matrix),
    query(Query),
    rest(Rest),
    mixed(Mixed),
    whole(Whole),
    whole_json(WholeJson),
    cookies(Cookies),
);

fn color() -> Color {
    Color::new(100).with(|color| {
        color.g = Some(200);
        color.name = Some("é, =;".to_owned());
    })
}

fn filter() -> Filter {
    Filter::new().with(|filter| {
        filter.name = Some("a&b=c".to_owned());
        filter.created = Some(Range::new().with(|range| range.gt = Some(-1)));
        filter.tags = Some(vec!["x,y".to_owned(), "[z]".to_owned()]);
        filter.lines = Some(vec![Range::new().with(|range| range.lt = Some(1)); 2]);
        filter.flag = Some(true);
    })
}

fn odd() -> Vec<String> {
    ["a,b", "c d", "é/&=?#%;", "+"].map(String::from).to_vec()
}

/// Sends a call and sees that it arrives as it was.
macro_rules! arrives {
    ($kept:expr, $call:expr) => {{
        let call = $call;
        call.clone().await.unwrap();
        assert_eq!(*$kept.0.lock().unwrap(), format!("{:?}", call.request()));
    }};
}

#[tokio::test]
async fn paths_and_headers() {
    let kept = Keep::default();
    let client = client!(parameter_styles, router(kept.clone()));
    arrives!(kept, client.simple("x.y", [1, -2], color(), color()));
    let plain = Color::new(1).with(|color| color.name = Some("b c".to_owned()));
    let call = client.simple("x", [1], color(), color()).x_color(plain.clone()).x_exploded(plain).x_json(filter());
    arrives!(kept, call);
    let dotless = ["a".to_owned(), "b/c".to_owned()];
    let short = Color::new(1).with(|color| color.g = Some(2));
    arrives!(kept, client.label(-5, odd(), dotless, short));
    arrives!(kept, client.matrix("a;b=c", odd(), odd(), color(), color()));
    arrives!(kept, client.matrix("", odd(), ["".to_owned(), "x".to_owned()], color(), color()));
}

#[tokio::test]
async fn queries() {
    let kept = Keep::default();
    let client = client!(parameter_styles, router(kept.clone()));
    arrives!(kept, client.query());
    arrives!(kept, client.query().color(color()).pairs(color()).spaces(["a".to_owned(), "b,c".to_owned()]));
    arrives!(kept, client.query().pipes([1, 2, 3]).filter(filter()).ids([7]).ids([7, 8]));
    arrives!(kept, client.query().labels(Map::from([("a".to_owned(), 1), ("0".to_owned(), 2)])));
    arrives!(kept, client.query().either(QueryEither::Integer(3)));
    arrives!(kept, client.query().either(QueryEither::Range(Range::new().with(|range| range.gt = Some(0)))));
    arrives!(kept, client.query().json(filter()).text("a,b c").path("/a/b?c=d e").limit(4).cleared(5).wrong(";x"));
    let rest =
        [("a".to_owned(), "b c".to_owned()), ("b[".to_owned(), "]".to_owned()), ("c]".to_owned(), "[".to_owned())];
    arrives!(kept, client.rest().page(2).rest(Map::from(rest)));
    let brackets = ["a[0]", "a[]", "[a]", "s [0]", "page[x]", "rest", ""].map(|name| (name.to_owned(), "x".to_owned()));
    arrives!(kept, client.rest().rest(Map::from(brackets)));
    arrives!(kept, client.mixed().page(2).filter(Range::new().with(|range| range.gt = Some(1))).mixed(mixed("a]")));
    arrives!(kept, client.whole().form(filter()));
    arrives!(kept, client.whole_json(filter()));
    let list = ["a".to_owned(), "b=c".to_owned()];
    arrives!(kept, client.cookies().theme(color()).plain(list.clone()).csv(odd()).json(color()));
}

/// An object of which one member is a list, and another, of this name, holds something.
fn mixed(name: &str) -> MixedMixed {
    MixedMixed::new().with(|mixed| {
        mixed.tags = Some(vec!["x".to_owned(), "y[0]".to_owned()]);
        mixed.extra.insert(name.to_owned(), Map::from([("b".to_owned(), "c".to_owned())]));
    })
}

#[tokio::test]
async fn what_can_not_be_told_apart_is_not_sent() {
    let client = client!(parameter_styles, router(Keep::default()));
    let spaces = client.query().spaces(["a b".to_owned()]);
    let label = client.label(1, odd(), ["a.b".to_owned()], Color::new(1));
    for error in [spaces.await.unwrap_err(), label.await.unwrap_err()] {
        assert!(error.to_string().contains("holds what separates the parts"), "{error}");
    }
    for name in ["a[0]", "a[]", "[a]", "a[b]c", "a["] {
        let error = client.mixed().mixed(mixed(name)).await.unwrap_err();
        assert!(error.to_string().contains("whose name has brackets"), "{error}");
    }
    for name in ["page", "filter", "filter[", "filter[gt]"] {
        let error = client.mixed().mixed(mixed(name)).await.unwrap_err();
        assert!(error.to_string().contains("called as another parameter"), "{error}");
    }
    let error = client.rest().rest(Map::from([("page".to_owned(), "x".to_owned())])).await.unwrap_err();
    assert!(error.to_string().contains("called as another parameter"), "{error}");
    let error = client.cookies().plain(["a;b".to_owned()]).await.unwrap_err();
    assert!(error.to_string().contains("no cookie holds"), "{error}");
}

/// The status of the answer, and the places of the violations.
async fn places(path: &str) -> (u16, Vec<String>) {
    let uri = format!("https://api.example.com{path}");
    let request = http::Request::get(uri).body(Body::empty()).unwrap();
    let response = router(Keep::default()).oneshot(request).await.unwrap();
    let (parts, body) = response.into_parts();
    let body = to_bytes(body, 1 << 20).await.unwrap();
    let body: serde_json::Value = serde_json::from_slice(&body).unwrap_or_default();
    let places = body["errors"].as_array().into_iter().flatten();
    let mut places: Vec<String> =
        places.map(|error| error["pointer"].as_str().unwrap_or_default().trim_start_matches('#').to_owned()).collect();
    places.sort();
    (parts.status.as_u16(), places)
}

#[tokio::test]
async fn other_spellings_are_read() {
    for path in [
        "/query?filter[tags][]=a&filter[tags][]=b",
        "/query?filter[tags]=a&filter[tags]=b",
        "/query?filter%5Btags%5D%5B0%5D=a",
        "/query?ids=1&ids=2",
        "/query?pipes=1|2",
        "/query?spaces=a+b",
        "/query?limit=",
        "/query?cleared=null",
        "/query?R=1&G=2",
    ] {
        let (status, places) = places(path).await;
        assert_eq!((status, places), (204, Vec::new()), "{path}");
    }
}

#[tokio::test]
async fn violations_have_their_places() {
    for (path, expected) in [
        ("/query?filter[name]=a", "/query/filter/name"),
        ("/query?filter[created][gt]=x", "/query/filter/created/gt"),
        ("/query?filter[lines][1][lt]=x&filter[lines][0][lt]=1", "/query/filter/lines/1/lt"),
        ("/query?filter[other]=1", "/query/filter/other"),
        ("/query?R=300", "/query/color/R"),
        ("/query?G=1", "/query/color/R"),
        ("/query?json=%7B%22name%22%3A1%7D", "/query/json/name"),
        ("/query?json=%7B", "/query/json"),
        ("/query?pipes=1|x", "/query/pipes/1"),
        ("/query?limit=1&limit=2", "/query/limit"),
        ("/query?limit=x", "/query/limit"),
        ("/query?sort=1", "/query/sort"),
        ("/query?filter[a=1", "/query/filter"),
        ("/whole?name=a", "/query/name"),
        ("/whole/json?%7B%22flag%22:1%7D", "/query/flag"),
        ("/label/5/.a/.b/.R=1", "/path/scalar"),
        ("/label/.5/.a/.b/.R=x", "/path/object/R"),
    ] {
        assert_eq!(places(path).await, (400, vec![expected.to_owned()]), "{path}");
    }
}
