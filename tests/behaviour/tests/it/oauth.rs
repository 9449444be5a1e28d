//! A generated client gets tokens where its document says, once for all of its clones.

use std::convert::Infallible;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use bindery::client::http::Uri;
use bindery::client::{InProcess, Problem};
use bindery::server::axum::Router;
use bindery::server::axum::routing::post;
use bindery::server::{Credential, Denied};
use bindery_behaviour::oauth::client::{Builder, Client, OAuthApp as App};
use bindery_behaviour::oauth::server::{Api, Authenticator, router};
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
