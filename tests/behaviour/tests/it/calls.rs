//! What a client sends is what a handler gets.

use std::convert::Infallible;
use std::sync::{Arc, Mutex};

use bindery::With;
use bindery_behaviour::{defaults, direction, parameters};

use crate::client;

/// Keeps the last request.
struct Keep<T>(Arc<Mutex<Option<T>>>);

impl<T> Keep<T> {
    fn new() -> (Self, impl Fn() -> T) {
        let kept = Arc::new(Mutex::new(None));
        let keep = Self(Arc::clone(&kept));
        (keep, move || kept.lock().unwrap().take().expect("a request"))
    }

    fn keep(&self, request: T) {
        *self.0.lock().unwrap() = Some(request);
    }
}

impl parameters::server::Api for Keep<parameters::types::operations::GetA> {
    async fn get_a(&self, request: parameters::types::operations::GetA) -> Result<(), Infallible> {
        self.keep(request);
        Ok(())
    }
}

#[tokio::test]
async fn parameters_arrive_as_they_were_given() {
    use parameters::types::GetAAny;
    const UUID: &str = "123e4567-e89b-12d3-a456-426614174000";
    let (api, last) = Keep::new();
    let client = client!(parameters, parameters::server::router(api));
    let odd = ["a,b", "c d", "é/&=?#%", "+", "\"q\""].map(String::from).to_vec();

    let call = client.get_a(-7, odd.clone(), i64::MAX, UUID);
    call.clone().await.unwrap();
    assert_eq!(&last(), call.request());

    let call = call.tags(odd.clone()).csv([1, -2]).flag(false).ratio(0.25).x_ids(["a", "b"]).session("s 1;é");
    let call = call.filter_name("[x]").any(GetAAny::Integer(3));
    call.clone().await.unwrap();
    let request = last();
    assert_eq!(&request, call.request());
    assert_eq!((request.tags.unwrap(), request.csv.unwrap()), (odd, vec![1, -2]));

    let call = client.get_a(1, vec!["x".to_owned()], 2, UUID).any(GetAAny::String("text".to_owned()));
    call.clone().await.unwrap();
    assert_eq!(&last(), call.request());
}

#[tokio::test]
async fn values_that_no_header_or_path_can_carry_are_refused_before_sending() {
    let (api, _) = Keep::new();
    let client = client!(parameters, parameters::server::router(api));
    let uuid = "123e4567-e89b-12d3-a456-426614174000";
    let ids = || vec!["x".to_owned()];
    for call in [
        client.get_a(1, Vec::<String>::new(), 1, uuid),
        client.get_a(1, ids(), 1, "a\r\nx-evil: 1"),
        client.get_a(1, ids(), 1, uuid).x_ids(["a\nb"]),
    ] {
        let error = call.await.unwrap_err();
        assert!(matches!(error.problem(), Some(bindery::client::Problem::Request(_))), "{error:?}");
    }
}

impl defaults::server::Api for Keep<defaults::types::operations::CreateThing> {
    async fn create_thing(
        &self,
        request: defaults::types::operations::CreateThing,
    ) -> Result<defaults::types::Thing, Infallible> {
        let thing = request.body.clone();
        self.keep(request);
        Ok(thing)
    }
}

#[tokio::test]
async fn the_server_fills_defaults_in_and_the_client_does_not() {
    use defaults::types::{Sort, Thing, ThingLevel};
    let (api, last) = Keep::new();
    let client = client!(defaults, defaults::server::router(api));
    let call = client.create_thing(Thing::new("x"));
    assert_eq!((call.request().limit, call.request().limit()), (None, 20));
    let thing = &call.request().body;
    assert_eq!(bindery::encode(thing), br#"{"always":"x"}"#);
    assert_eq!((thing.text(), thing.level(), thing.tags()), ("a \"b\"\n{c}", ThingLevel::Low, [].as_slice()));
    assert_eq!((&*thing.some(), thing.object().a.as_deref()), ([1, 2].as_slice(), Some("b")));
    assert_eq!((thing.stamp().as_str(), thing.nullable_text()), ("2026-01-01T00:00:00Z", Some("text")));
    let cleared = thing.clone().with(|thing| thing.nullable_text = None.into());
    assert_eq!(cleared.nullable_text(), None, "null is said, so nothing stands for it");
    call.await.unwrap();

    let request = last();
    assert_eq!((request.dry_run, request.limit, request.sort), (Some(false), Some(20), Some(Sort::Asc)));
    let thing = request.body;
    assert_eq!(thing.text.as_deref(), Some("a \"b\"\n{c}"));
    assert_eq!((thing.count, thing.ratio, thing.flag), (Some(3), Some(0.5), Some(true)));
    assert_eq!((thing.level, thing.tags, thing.some), (Some(ThingLevel::Low), Some(vec![]), Some(vec![1, 2])));
    assert_eq!(thing.object.unwrap().a.as_deref(), Some("b"));
    assert_eq!(thing.nullable_text.as_deref(), Some("text"));

    let call = client.create_thing(Thing::new("x").with(|thing| thing.count = Some(0))).limit(0).sort(Sort::Desc);
    call.await.unwrap();
    let request = last();
    assert_eq!((request.limit, request.sort, request.body.count), (Some(0), Some(Sort::Desc), Some(0)));
}

#[tokio::test]
async fn null_as_the_default_of_what_is_never_null_is_no_value() {
    let (api, last) = Keep::new();
    let client = client!(defaults, defaults::server::router(api));
    client.create_thing(defaults::types::Thing::new("x")).await.unwrap();
    assert_eq!(last().body.nothing, None);
}

impl direction::server::Api for Keep<direction::types::operations::CreateUser> {
    async fn create_user(
        &self,
        request: direction::types::operations::CreateUser,
    ) -> Result<direction::types::User, Infallible> {
        let user = request.body.clone().with(|user| user.id = Some("1".to_owned()));
        self.keep(request);
        Ok(user)
    }
}

#[tokio::test]
async fn members_travel_in_their_own_direction_only() {
    use direction::types::User;
    let (api, last) = Keep::new();
    let client = client!(direction, direction::server::router(api));
    let user = User::new("ada").with(|user| {
        user.id = Some("mine".to_owned());
        user.password = Some("hunter2".to_owned());
    });
    let answer = client.create_user(user).await.unwrap();
    let sent = last().body;
    assert_eq!((sent.id, sent.password.as_deref()), (None, Some("hunter2")));
    assert_eq!((answer.id.as_deref(), answer.password), (Some("1"), None));
}

#[tokio::test]
async fn unknown_members_come_back() {
    use direction::types::User;
    let (api, last) = Keep::new();
    let client = client!(direction, direction::server::router(api));
    let user: User = bindery::decode(br#"{"name": "ada", "theme": {"dark": true}}"#).unwrap();
    let answer = client.create_user(user).await.unwrap();
    assert_eq!(answer.extra.get("theme").unwrap()["dark"], true);
    assert_eq!(last().body.extra.get("theme").unwrap()["dark"], true);
}
