//! Members of one direction: each side has the type that it can fill.

use std::convert::Infallible;
use std::sync::Mutex;

use bindery::With;
use bindery::json::{Direction, ReadOnly, Reading};
use bindery_behaviour::direction_split::{self, types};
use types::operations::{CreateKey, CreateNote, SaveTeam};

use crate::client;

#[derive(Default)]
struct Service {
    saved: Mutex<Option<types::TeamInput>>,
}

impl direction_split::server::Api for &'static Service {
    async fn save_team(&self, request: SaveTeam) -> Result<types::Team, Infallible> {
        let sent = request.body;
        let members = sent.members.iter().map(|user| types::User::new("u1", user.name.as_str()));
        let team = types::Team::new(members).with(|team| team.plan = sent.plan.clone());
        *self.saved.lock().unwrap() = Some(sent);
        Ok(team)
    }

    async fn create_key(&self, request: CreateKey) -> Result<types::Key, Infallible> {
        Ok(types::Key::new(request.body.label))
    }

    async fn create_note(&self, request: CreateNote) -> Result<Vec<types::Note>, Infallible> {
        Ok(vec![types::Note::new(request.body.text)])
    }
}

#[tokio::test]
async fn each_direction_has_its_own_members() {
    let service: &'static Service = Box::leak(Box::default());
    let client = client!(direction_split, direction_split::server::router(service));
    let team = types::TeamInput::new([types::UserInput::new("ada", "hunter2")]).with(|team| {
        team.plan = Some(types::Plan::new().with(|plan| plan.since = Some("only the server knows".to_owned())));
        team.parent = Some(Box::new(types::TeamInput::new([])));
    });
    let answer = client.save_team("t1", team).await.unwrap();
    assert_eq!((answer.members[0].id.as_str(), answer.members[0].name.as_str()), ("u1", "ada"));
    let saved = service.saved.lock().unwrap().take().unwrap();
    assert_eq!(saved.members[0].password, "hunter2");
    assert_eq!(saved.plan.unwrap().since, None, "a type that is one for both directions has its members checked");
    assert!(saved.parent.unwrap().members.is_empty());

    assert_eq!(client.create_key(types::NewKey::new("ci")).await.unwrap().label, "ci");
    let notes = client.create_note("text", types::UserInput::new("ada", "hunter2")).await.unwrap();
    assert_eq!(notes[0].text, "text");
}

#[test]
fn a_server_refuses_what_only_it_sets_or_skips_it() {
    const USER: &[u8] = br#"{"id": "mine", "name": "ada", "password": "hunter2"}"#;
    let request = Reading::strict().direction(Direction::Request);
    let refused = bindery::decode_with::<types::UserInput>(USER, &request).unwrap_err();
    let found: Vec<_> = refused.violations().iter().map(|found| (found.location.as_str(), found.keyword)).collect();
    assert_eq!(found, [("/id", "readOnly")]);
    let ignoring = request.read_only(ReadOnly::Ignore);
    let user: types::UserInput = bindery::decode_with(USER, &ignoring).unwrap();
    assert_eq!(bindery::encode(&user), br#"{"name":"ada","password":"hunter2"}"#);
    let key = bindery::decode_with::<types::NewKey>(br#"{"id": 1, "label": "ci"}"#, &request).unwrap_err();
    assert_eq!(key.violations().as_slice()[0].keyword, "readOnly");
}

#[test]
fn a_client_does_not_miss_what_only_it_sets() {
    let user: types::User = bindery::decode(br#"{"id": "u1", "name": "ada"}"#).unwrap();
    assert_eq!(bindery::encode(&user), br#"{"id":"u1","name":"ada"}"#);
    bindery::decode::<types::User>(br#"{"name": "ada", "password": "hunter2"}"#).unwrap_err();
    let key: types::Key = bindery::decode(br#"{"label": "ci"}"#).unwrap();
    assert_eq!(key.label, "ci");
}
