//! A generated client gets tokens where its document says, once for all of its clones.

use std::convert::Infallible;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use bindery::client::http::{StatusCode, Uri};
use bindery::client::{InProcess, Problem};
use bindery::server::axum::Router;
use bindery::server::axum::routing::post;
use bindery::server::{Credential, Denied};
use bindery_behaviour::oauth::client::{Builder, Client, OAuthApp as App};
use bindery_behaviour::oauth::server::{Api, Authenticator, router};
use bindery_behaviour::oauth::types::api;
use bindery_behaviour::oauth::types::operations::{Machine, Others, Person};

struct Service;

impl Api for Service {
    type Caller = ();

    async fn machine(&self, (): (), _: Machine) -> Result<(), Infallible> {
        Ok(())
    }

    async fn person(&self, (): (), _: Person) -> Result<(), Infallible> {
        Ok(())
    }

    async fn others(&self, (): (), _: Others) -> Result<(), Infallible> {
        Ok(())
    }
}

/// Lets whoever has `token` through.
fn admit(credential: &Credential<'_>) -> Result<(), Denied> {
    if credential.is("token") { Ok(()) } else { Err(Denied::unauthorized()) }
}

impl Authenticator for Service {
    type Caller = ();

    async fn machine(&self, credential: Credential<'_>, _: Option<()>) -> Result<(), Denied> {
        assert_eq!(credential.scopes(), ["write"]);
        admit(&credential)
    }

    async fn person(&self, credential: Credential<'_>, _: Option<()>) -> Result<(), Denied> {
        admit(&credential)
    }

    async fn relative(&self, credential: Credential<'_>, _: Option<()>) -> Result<(), Denied> {
        admit(&credential)
    }

    async fn browser(&self, credential: Credential<'_>, _: Option<()>) -> Result<(), Denied> {
        admit(&credential)
    }

    async fn id(&self, credential: Credential<'_>, _: Option<()>) -> Result<(), Denied> {
        admit(&credential)
    }
}

/// What gives tokens, and counts how many.
fn login(expected: &'static str) -> (InProcess<Router>, Arc<AtomicUsize>) {
    let given = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&given);
    let give = move |uri: Uri, form: String| async move {
        assert_eq!(format!("{uri} {form}"), expected);
        count.fetch_add(1, Ordering::SeqCst);
        r#"{"access_token": "token", "token_type": "Bearer", "expires_in": 600}"#
    };
    (InProcess::host(Router::new().fallback_service(post(give))), given)
}

fn client(credentials: impl FnOnce(Builder) -> Builder) -> Client {
    let transport = InProcess::new(router(Service, Service));
    credentials(Client::builder()).configure(|builder| builder.transport(transport)).build().unwrap()
}

#[tokio::test]
async fn grants_ask_where_the_document_says() {
    let (there, given) = login("https://login.example.com/token grant_type=client_credentials&scope=write");
    let app = App::new("id").secret("hunter2").scopes(["write"]).transport(there);
    let client = self::client(|builder| builder.machine(app.client_credentials()));
    client.clone().machine().await.unwrap();
    client.machine().await.unwrap();
    assert_eq!(given.load(Ordering::SeqCst), 1);

    let form = "grant_type=refresh_token&refresh_token=old&client_id=id";
    let (there, _) = login(format!("https://login.example.com/refresh {form}").leak());
    let app = App::new("id").transport(there);
    self::client(|builder| builder.person(app.refresh_token("old"))).person().await.unwrap();

    let form = "grant_type=password&username=ada&password=pw&client_id=id";
    let (there, _) = login(format!("https://api.example.com/v1/token {form}").leak());
    let app = App::new("id").transport(there);
    self::client(|builder| builder.relative(app.password("ada", "pw"))).others().await.unwrap();
}

#[tokio::test]
async fn a_token_is_a_credential_as_any_other() {
    client(|builder| builder.machine("token")).machine().await.unwrap();
    client(|builder| builder.id("token")).person().await.unwrap();
    client(|builder| builder.browser("token")).others().await.unwrap();
    let error = client(|builder| builder.browser("token")).machine().await.unwrap_err();
    let Some(Problem::MissingCredentials(missing)) = error.problem() else { panic!("{error:?}") };
    assert_eq!(missing.alternatives(), [["machine"]]);
}

#[test]
fn a_scheme_without_a_place_for_tokens_needs_one() {
    let builder = Client::builder().browser(App::new("id").client_credentials());
    let error = builder.build().unwrap_err();
    assert!(error.to_string().contains("call `token_url`"), "{error}");
}

#[tokio::test]
async fn a_person_agrees() {
    let there = Router::new().fallback_service(post(|form: String| async move {
        assert!(form.starts_with("grant_type=authorization_code&code=c&redirect_uri=https%3A%2F%2Fapp.test%2Fback&"));
        r#"{"access_token": "token", "refresh_token": "next", "token_type": "Bearer"}"#
    }));
    let app = || App::new("id").scopes(["read"]).transport(InProcess::host(there.clone()));
    let login = app().login(api(), "person", "https://app.test/back").await.unwrap();
    assert!(login.url().starts_with("https://login.example.com/authorize?response_type=code&client_id=id&"));
    let returned = format!("?code=c&state={}", login.state().expose());
    let tokens = login.finish(&returned).await.unwrap();
    client(|builder| builder.person(tokens.grant(app()))).person().await.unwrap();
    let error = app().login(api(), "machine", "https://app.test/back").await.unwrap_err();
    assert_eq!(error.to_string(), "no token: the document has no such flow for the scheme");
}

#[tokio::test]
async fn a_provider_gives_tokens_elsewhere_where_that_is_set() {
    let there = Router::new().fallback(|uri: Uri| async move {
        match uri.path() {
            "/t" => r#"{"access_token": "token", "token_type": "Bearer"}"#,
            _ => {
                r#"{"authorization_endpoint": "https://login.example.com/a", "token_endpoint": "https://tokens.example.com/t"}"#
            }
        }
    });
    let app = || App::new("id").transport(InProcess::host(there.clone()));
    let error = app().login(api(), "id", "https://app.test/back").await.unwrap_err();
    assert!(error.to_string().ends_with("at another origin, which must be set with `token_url`"), "{error}");
    let app = || app().token_url("https://tokens.example.com/t");
    let login = app().login(api(), "id", "https://app.test/back").await.unwrap();
    let returned = format!("?code=c&state={}", login.state().expose());
    let tokens = login.finish(&returned).await.unwrap();
    client(|builder| builder.id(tokens.grant(app()))).person().await.unwrap();
}

/// Requests, and after how many seconds they came.
type Seen = Arc<Mutex<Vec<(u64, String)>>>;

/// What a device asks, and what it is answered, in turn.
fn device(answers: &[(u16, &'static str)]) -> (App, Seen) {
    let (seen, begun) = (Arc::new(Mutex::new(Vec::new())), tokio::time::Instant::now());
    let (kept, answers) = (Arc::clone(&seen), answers.to_vec());
    let router = Router::new().fallback_service(post(move |uri: Uri, form: String| async move {
        let mut seen = kept.lock().unwrap();
        let (status, answer) = answers[seen.len()];
        seen.push((begun.elapsed().as_secs(), format!("{uri} {form}")));
        (StatusCode::from_u16(status).unwrap(), answer)
    }));
    (App::new("id").scopes(["read"]).transport(InProcess::host(router)), seen)
}

const CODE: (u16, &str) = (
    200,
    r#"{"device_code": "d&1", "user_code": "AB-CD", "verification_uri": "https://example.com/go", "expires_in": 60}"#,
);
const PENDING: (u16, &str) = (400, r#"{"error": "authorization_pending"}"#);

#[tokio::test(start_paused = true)]
async fn a_person_agrees_on_another_device() {
    let token = (200, r#"{"access_token": "token", "token_type": "Bearer"}"#);
    let slower = (400, r#"{"error": "slow_down"}"#);
    let (app, seen) = device(&[CODE, PENDING, slower, (503, ""), token]);
    let login = app.clone().device_login(api(), "person").await.unwrap();
    assert_eq!((login.user_code(), login.url(), login.whole_url()), ("AB-CD", "https://example.com/go", None));
    let tokens = login.finish().await.unwrap();
    client(|builder| builder.person(tokens.grant(app))).person().await.unwrap();
    let seen = seen.lock().unwrap();
    let form = "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code&device_code=d%261&client_id=id";
    let question = |at| (at, format!("https://login.example.com/token {form}"));
    let begin = (0, "https://login.example.com/device scope=read&client_id=id".to_owned());
    assert_eq!(*seen, [begin, question(5), question(10), question(20), question(40)]);
}

#[tokio::test(start_paused = true)]
async fn a_person_does_not_agree() {
    let (app, _) = device(&[CODE, PENDING, (400, r#"{"error": "access_denied"}"#)]);
    let error = app.device_login(api(), "person").await.unwrap().finish().await.unwrap_err();
    assert_eq!(error.code(), Some("access_denied"));
    let (app, seen) = device(&[[CODE].as_slice(), &[PENDING; 11]].concat());
    let error = app.device_login(api(), "person").await.unwrap().finish().await.unwrap_err();
    assert_eq!(error.to_string(), "no token: the person did not agree in time");
    assert_eq!(seen.lock().unwrap().len(), 12);
    let (app, _) = device(&[(200, r#"{"user_code": "AB-CD"}"#)]);
    let error = app.device_login(api(), "person").await.unwrap_err();
    assert!(error.to_string().contains("https://login.example.com/device"), "{error}");
    let (app, _) = device(&[]);
    assert!(app.device_login(api(), "machine").await.is_err());
}
