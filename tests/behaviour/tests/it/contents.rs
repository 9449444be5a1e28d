//! Parameters with `content`: what a body of their media type would be.

use std::convert::Infallible;
use std::sync::{Arc, Mutex};

use bindery::With;
use bindery::client::http::{Request, StatusCode};
use bindery::server::axum::body::{Body, to_bytes};
use bindery_behaviour::parameter_content;
use parameter_content::server::WithHeaders;
use parameter_content::types::operations::{ByPoint, Graph, Search};
use parameter_content::types::{Filter, Point, SearchHeaders};
use tower::ServiceExt as _;

use crate::client;

#[derive(Clone, Default)]
struct Seen(Arc<Mutex<Vec<String>>>);

impl Seen {
    fn see(&self, what: String) {
        self.0.lock().unwrap().push(what);
    }

    fn last(&self) -> String {
        self.0.lock().unwrap().pop().unwrap_or_default()
    }
}

impl parameter_content::server::Api for Seen {
    async fn search(&self, request: Search) -> Result<WithHeaders<String, SearchHeaders>, Infallible> {
        self.see(format!("{request:?}"));
        let headers = SearchHeaders::new().with(|headers| headers.x_yaml = Some("{x: 1}".to_owned()));
        Ok(WithHeaders::new("found".to_owned(), headers))
    }

    async fn graph(&self, request: Graph) -> Result<(), Infallible> {
        self.see(request.query);
        Ok(())
    }

    async fn by_point(&self, request: ByPoint) -> Result<(), Infallible> {
        self.see(format!("{:?}", request.query));
        Ok(())
    }
}

fn point() -> Point {
    Point::new(7).with(|point| point.y = Some(-1))
}

fn filter() -> Filter {
    Filter::new().with(|filter| {
        filter.names = Some(vec!["a & b".to_owned(), "c=d;".to_owned()]);
        filter.near = Some(point());
    })
}

#[tokio::test]
async fn a_parameter_is_read_as_it_was_written() {
    let seen = Seen::default();
    let client = client!(parameter_content, parameter_content::server::router(seen.clone()));
    let call = client
        .search(point())
        .form(filter())
        .xml(point())
        .plain(point())
        .count(9)
        .query("{ a, b }")
        .any("a+b c")
        .yaml("x: 1\ny: 2\n")
        .x_point(point())
        .filter(filter());
    let sent = format!("{:?}", call.request());
    let call = call.configure(|call| {
        let built = call.build().unwrap();
        let query = built.uri().query().unwrap();
        assert_eq!(built.uri().path(), "/search/%7B%22x%22%3A7%2C%22y%22%3A-1%7D");
        for part in
            ["form=names%3Da%2520%2526%2520b%26names%3D", "xml=%3C%3Fxml", "plain=%7B%22x%22", "yaml=x%3A%201%0A"]
        {
            assert!(query.contains(part), "{part} in {query}");
        }
        assert!(built.headers()["x-point"].to_str().unwrap().ends_with("<Point><x>7</x><y>-1</y></Point>"));
        call
    });
    let found = call.send().await.unwrap();
    assert_eq!(found.declared_headers().unwrap().x_yaml.as_deref(), Some("{x: 1}"));
    assert_eq!(seen.last(), sent);
}

#[tokio::test]
async fn a_whole_query_may_be_of_any_media_type() {
    let seen = Seen::default();
    let client = client!(parameter_content, parameter_content::server::router(seen.clone()));
    client.graph("{ me { name } } # a&b=c").await.unwrap();
    assert_eq!(seen.last(), "{ me { name } } # a&b=c");
    client.by_point(point()).await.unwrap();
    assert_eq!(seen.last(), format!("{:?}", point()));
}

#[tokio::test]
async fn what_departs_from_its_schema_is_refused_with_its_place() {
    let server = parameter_content::server::router(Seen::default());
    let send = async |query: &'static str| {
        let request = Request::get(format!("/search/%7B%22x%22%3A1%7D?{query}")).body(Body::empty()).unwrap();
        let response = server.clone().oneshot(request).await.unwrap();
        let status = response.status();
        let bytes = to_bytes(response.into_body(), 10_000).await.unwrap();
        (status, String::from_utf8(bytes.to_vec()).unwrap())
    };
    for (query, place) in [
        ("form=near%3D%257B%2522x%2522%253A100%257D", "/query/form/near/x"),
        ("xml=%3CPoint%3E%3Cx%3E100%3C/x%3E%3C/Point%3E", "/query/xml/x"),
        ("xml=%3CPoint", "\"/query/xml\""),
        ("plain=%7B%7D", "/query/plain"),
        ("count=10", "/query/count"),
    ] {
        let (status, text) = send(query).await;
        assert_eq!(status, StatusCode::BAD_REQUEST, "{query}");
        assert!(text.contains(place), "{query}: {place} in {text}");
    }
}
