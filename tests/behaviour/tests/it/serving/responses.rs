//! Responses that break what the document says of them.

use bindery::server::Routes;
use bindery::{Stream, With as _};
use bindery_behaviour::serving::server::{Things, WithHeaders};
use bindery_behaviour::serving::types::operations as called;
use bindery_behaviour::serving::types::{CreateThingHeaders, Problem, Thing};

use super::{Keys, Served, Service};

/// Answers with what a request is called.
pub(super) struct Shop;

type Created = Result<WithHeaders<Thing, CreateThingHeaders>, called::CreateThingError>;

impl Things for Shop {
    type Caller = ();

    async fn create_thing(&self, (): (), request: called::CreateThing) -> Created {
        let thing = request.body;
        let headers = CreateThingHeaders::new();
        Ok(match thing.name.as_str() {
            "short" => Thing::new("x").into(),
            "small" => thing.with(|thing| thing.size = Some(0)).into(),
            "hashed" => thing.with(|thing| thing.secret = Some("longer than what is sent".to_owned())).into(),
            "less" => WithHeaders::new(thing, headers.with(|headers| headers.x_left = Some(-1))),
            "panic" => panic!("hunter2"),
            "no" => return Err(called::CreateThingError::Default(409, Problem::new("there is one"))),
            "lie" => return Err(called::CreateThingError::Default(200, Problem::new("fine"))),
            _ => WithHeaders::new(thing, headers.with(|headers| headers.x_left = Some(1))),
        })
    }

    async fn list_things(&self, (): (), _: called::ListThings) -> Result<Vec<Thing>, called::ListThingsError> {
        Ok(vec![Thing::new("one"), Thing::new("two"), Thing::new("x")])
    }

    async fn watch_things(&self, _: called::WatchThings) -> Result<Stream<Thing>, std::convert::Infallible> {
        Ok(Stream::of([Thing::new("one"), Thing::new("x"), Thing::new("two")]))
    }
}

impl super::Reading for Shop {}
impl super::Writing for Shop {}

pub(super) fn shop() -> Routes<Shop, impl bindery::server::Gate> {
    bindery_behaviour::serving::server::routes(Shop, Keys)
}

async fn create(served: &Served, name: &str) -> super::Answer {
    served.incidents();
    served.call("POST /things", &format!(r#"{{"name": "{name}"}}"#)).await
}

#[tokio::test]
async fn a_value_that_breaks_its_constraints_does_not_get_out() {
    let served = Served::new(shop().validate_responses(true)).await;
    for (name, told) in [
        ("short", "the body: `/name`: must have at least 2 characters"),
        ("small", "the body: `/size`: must be at least 1"),
        ("less", "the headers: `/X-Left`: must be at least 0"),
        ("lie", "status 200 is outside of what the document declares for this response"),
    ] {
        let answer = create(&served, name).await;
        assert_eq!(answer.status, 500, "{name}");
        let message = "the server could not answer the request";
        let expected = serde_json::json!({
            "message": message, "code": "internal_server_error", "issues": [{"path": [], "message": message}],
        });
        assert_eq!(answer.json(), expected);
        let told = format!("create_thing: the outcome is not one that the document declares: {told}");
        assert_eq!(served.incidents(), [told]);
    }
    let answer = served.call("GET /things", "").await;
    assert_eq!(answer.status, 500);
    let told = served.incidents();
    assert!(told[0].contains("the body: must have at most 2 items; `/2/name`"), "{told:?}");
    for (name, status) in [("fine", 201), ("hashed", 201), ("no", 409)] {
        let answer = create(&served, name).await;
        assert_eq!((answer.status, served.incidents()), (status, Vec::new()), "{name}: {}", answer.body);
        assert!(!answer.body.contains("secret"));
    }
}

#[tokio::test]
async fn a_stream_breaks_off_at_what_breaks_its_constraints() {
    let served = Served::new(shop().validate_responses(true)).await;
    served.incidents();
    // What came before it may not have been sent yet.
    let answer = served.get("GET /events").await;
    assert!(matches!(answer.status, 0 | 200) && !answer.body.contains("two"), "{}", answer.body);
    assert_eq!(
        served.incidents(),
        ["watch_things: the response broke off: an element: `/name`: must have at least 2 characters"]
    );
}

#[tokio::test]
async fn without_validation_only_types_and_statuses_are_held() {
    let served = Served::new(shop().validate_responses(false)).await;
    assert_eq!(create(&served, "short").await.status, 201);
    assert_eq!(create(&served, "lie").await.status, 500);
    assert!(served.get("GET /events").await.body.contains("two"));
}

#[tokio::test]
async fn a_panic_is_none_of_the_callers_business() {
    let served = Served::new(shop()).await;
    let answer = create(&served, "panic").await;
    assert_eq!(answer.status, 500);
    assert!(!answer.body.contains("hunter2"));
    assert_eq!(served.incidents(), ["create_thing: panicked: hunter2"]);
    assert_eq!(create(&served, "fine").await.status, 201);
}

#[tokio::test]
async fn defaults_are_applied_and_read_only_members_refused() {
    let served = Served::new(shop()).await;
    let answer = create(&served, "fine").await;
    assert_eq!(answer.json(), serde_json::json!({"name": "fine", "size": 1}));
    assert_eq!(answer.header("x-left"), Some("1"));
    let answer = served.call("POST /things", r#"{"id": "1", "name": "x", "size": 0, "secret": "hunter2", "name": 7}"#);
    let answer = answer.await;
    assert_eq!(answer.status, 400);
    assert!(!answer.body.contains("hunter2") && !answer.body.contains("Thing"), "{}", answer.body);
}

/// The service of the other tests has no things.
#[tokio::test]
async fn services_may_leave_whole_traits_out() {
    let routes = bindery_behaviour::serving::server::routes(Service, Keys);
    assert_eq!(routes.forgotten().count(), 4);
}
