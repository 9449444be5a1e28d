//! Credentials that change: providers, and tokens of OAuth 2 and OpenID Connect.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use bindery::client::http::{Request, Response};
use bindery::client::oauth::{Access, App, Tokens};
use bindery::client::{
    Asked, Body, BoxFuture, Builder, Client, Credential, Http, Problem, Retry, Secret, Transport, TransportError,
    reqwest,
};

use crate::api::{API, GetItem, PostMe};
use crate::peer::{Peer, answer};

fn json(body: &str) -> String {
    answer("200 OK", "content-type: application/json", body)
}

/// A server that gives tokens `t1`, `t2`, … at these paths, and lets calls through that carry the last of them.
async fn server(expires: &'static str) -> (Peer, Arc<AtomicUsize>) {
    let given = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&given);
    let peer = Peer::new(move |request| {
        let path = request.split(' ').nth(1).unwrap();
        match path {
            "/token" | "/refresh" | "/oidc/token" => {
                let number = count.fetch_add(1, Ordering::SeqCst) + 1;
                json(&format!(
                    r#"{{"access_token":"t{number}","token_type":"Bearer","refresh_token":"r{number}"{expires}}}"#
                ))
            }
            "/.well-known/openid-configuration" => {
                let host = request.lines().find_map(|line| line.strip_prefix("host: ")).unwrap();
                json(&format!(r#"{{"token_endpoint":"http://{host}/oidc/token"}}"#))
            }
            "/me" => {
                let token = format!("authorization: Bearer t{}\r\n", count.load(Ordering::SeqCst));
                answer(if request.contains(&token) { "204 No Content" } else { "401 Unauthorized" }, "", "")
            }
            _ => answer("404 Not Found", "", ""),
        }
    });
    (peer.await, given)
}

fn client(peer: &Peer, access: impl Into<Access>) -> Client {
    peer.builder().credential(0, "key".into()).access(6, access.into()).build().unwrap()
}

/// The requests for tokens.
fn asked(peer: &Peer) -> Vec<String> {
    peer.requests().into_iter().filter(|request| !request.starts_with("POST /me ")).collect()
}

fn app() -> App {
    App::new("the app").secret("hunter2:&")
}

#[tokio::test]
async fn clones_share_a_token_and_ask_for_it_once() {
    let (peer, _) = server(r#","expires_in":3600"#).await;
    let client = client(&peer, app().scopes(["a", "b"]).parameter("audience", "x y").client_credentials());
    let calls: Vec<_> = (0..8).map(|_| tokio::spawn(client.clone().call(PostMe {}).send())).collect();
    for call in calls {
        call.await.unwrap().unwrap();
    }
    let [request] = &asked(&peer)[..] else { panic!("{:?}", asked(&peer)) };
    assert!(request.starts_with("POST /token HTTP/1.1\r\n"), "{request}");
    // RFC 6749, section 2.3.1: encoded as in a form, then as in HTTP Basic.
    assert!(request.contains("\r\nauthorization: Basic dGhlJTIwYXBwOmh1bnRlcjIlM0ElMjY=\r\n"), "{request}");
    assert!(request.ends_with("\r\n\r\ngrant_type=client_credentials&scope=a%20b&audience=x%20y"), "{request}");
    let call = client.call(PostMe {});
    assert!(call.build().unwrap().headers().get("authorization").is_none());
    let built = call.build_request().await.unwrap();
    assert_eq!(built.headers()["authorization"], "Bearer t1");
    assert!(!format!("{built:?} {client:?}").contains("t1"), "{built:?}");
}

/// Takes its time.
struct Slow(Http);

impl Transport for Slow {
    fn send(&self, request: Request<Body>) -> BoxFuture<Result<Response<Body>, TransportError>> {
        let sent = self.0.send(request);
        Box::pin(async move {
            tokio::time::sleep(Duration::from_millis(60)).await;
            sent.await
        })
    }
}

#[tokio::test]
async fn a_token_that_others_wait_for_outlives_the_call_that_asked() {
    let (peer, _) = server("").await;
    let slow = Slow(Http::new(reqwest::Client::builder()).unwrap());
    let client = client(&peer, app().transport(slow).refresh_token("r0"));
    let mut first = client.call(PostMe {}).send();
    assert!(tokio::time::timeout(Duration::from_millis(20), &mut first).await.is_err());
    let others = [client.clone(), client].map(|client| tokio::spawn(client.call(PostMe {}).send()));
    tokio::task::yield_now().await;
    drop(first);
    for other in others {
        other.await.unwrap().unwrap();
    }
    // What it asked for was not lost: the refresh token is used once.
    assert_eq!(asked(&peer).len(), 1);
}

#[tokio::test]
async fn a_token_is_renewed_before_it_expires() {
    let (peer, given) = server(r#","expires_in":0"#).await;
    let client = client(&peer, app().secret_in_body().client_credentials());
    client.call(PostMe {}).send().await.unwrap();
    client.call(PostMe {}).send().await.unwrap();
    assert_eq!(given.load(Ordering::SeqCst), 2);
    let request = &asked(&peer)[0];
    assert!(request.ends_with("&client_id=the%20app&client_secret=hunter2%3A%26"), "{request}");
    assert!(!request.contains("authorization"), "{request}");
}

#[tokio::test]
async fn a_refused_token_is_renewed_once() {
    let (peer, given) = server("").await;
    let client = client(&peer, app().client_credentials());
    client.call(PostMe {}).send().await.unwrap();
    // Elsewhere another token is given, and the first is good no more.
    given.fetch_add(1, Ordering::SeqCst);
    client.call(PostMe {}).retry(Retry::never()).send().await.unwrap();
    assert_eq!(given.load(Ordering::SeqCst), 3);

    let never = Peer::new(|request| match request.starts_with("POST /token") {
        true => json(r#"{"access_token":"t"}"#),
        false => answer("401 Unauthorized", "", ""),
    });
    let never = never.await;
    let client = self::client(&never, app().client_credentials());
    let error = client.call(PostMe {}).send().await.unwrap_err();
    assert_eq!(error.status().unwrap(), 401);
    // The same token came again: there was no reason to send the call again.
    assert_eq!((asked(&never).len(), never.requests().len()), (2, 3));
}

#[tokio::test]
async fn refresh_tokens_rotate() {
    let (peer, _) = server(r#","expires_in":0"#).await;
    let told = Arc::new(std::sync::Mutex::new(Vec::new()));
    let tell = Arc::clone(&told);
    let grant = app().scopes(["a"]).refresh_token("r0").on_tokens(move |tokens: &Tokens| {
        tell.lock().unwrap().push(tokens.refresh_token().unwrap().expose().to_owned());
    });
    let client = client(&peer, grant.beginning_with(Tokens::new("t0", Some(Duration::ZERO))));
    for _ in 0..2 {
        client.call(PostMe {}).send().await.unwrap();
    }
    let requests = asked(&peer);
    let bodies: Vec<_> = requests.iter().map(|request| request.rsplit_once("\r\n\r\n").unwrap().1).collect();
    let form = |token| format!("grant_type=refresh_token&refresh_token={token}&scope=a");
    assert_eq!(bodies, [form("r0"), form("r1")]);
    assert!(requests[0].starts_with("POST /refresh "), "{requests:?}");
    assert_eq!(*told.lock().unwrap(), ["r1", "r2"]);
}

#[tokio::test]
async fn open_id_says_where_tokens_are_given() {
    let (peer, _) = server("").await;
    let client = peer.builder().access(7, app().client_credentials().into()).build().unwrap();
    client.call(PostMe {}).send().await.unwrap();
    client.call(PostMe {}).send().await.unwrap();
    let paths: Vec<_> = asked(&peer).iter().map(|request| request.split(' ').nth(1).unwrap().to_owned()).collect();
    assert_eq!(paths, ["/.well-known/openid-configuration", "/oidc/token"]);

    let elsewhere = Peer::new(|_| json(r#"{"token_endpoint":"https://evil.test/token"}"#)).await;
    let client = elsewhere.builder().access(7, app().client_credentials().into()).build().unwrap();
    let error = client.call(PostMe {}).send().await.unwrap_err();
    assert!(chain(&error).contains("at another origin, which must be set with `token_url`"), "{}", chain(&error));
    assert_eq!(elsewhere.requests().len(), 1);
}

fn chain(error: &dyn std::error::Error) -> String {
    let source = error.source().map(chain).unwrap_or_default();
    format!("{error}\n{source}")
}

#[tokio::test]
async fn a_refusal_says_why_and_shows_no_secret() {
    let refusal = r#"{"error":"invalid_client","error_description":"Who\nis that?"}"#;
    let peer = Peer::new(move |_| answer("400 Bad Request", "", refusal)).await;
    let client = client(&peer, app().client_credentials());
    let calls: Vec<_> = (0..4).map(|_| tokio::spawn(client.call(PostMe {}).send())).collect();
    for call in calls {
        let error = call.await.unwrap().unwrap_err();
        let Some(Problem::Credential(credential)) = error.problem() else { panic!("{error:?}") };
        assert_eq!(credential.token_error().unwrap().code(), Some("invalid_client"));
        assert_eq!((credential.scheme(), error.is_retryable(), error.status()), ("oauth", false, None));
        let shown = chain(&error);
        let url = &peer.url;
        assert_eq!(
            shown,
            format!(
                "`post_me` (POST /me): the credential for `oauth` can't be had\n\
                 no token from `{url}/token`: it answered 400, `invalid_client`, `Who\\nis that?`\n"
            )
        );
        assert!(!format!("{shown} {error:?}").contains("hunter2"));
    }
}

#[tokio::test]
async fn redirects_of_the_place_of_tokens_are_not_followed() {
    let evil = Peer::json(r#"{"access_token":"t"}"#).await;
    let location = format!("location: {}/token", evil.url);
    let peer = Peer::new(move |_| answer("307 Temporary Redirect", &location, "")).await;
    let error = client(&peer, app().client_credentials()).call(PostMe {}).send().await.unwrap_err();
    assert!(chain(&error).contains("it answered 307"), "{error:?}");
    assert!(evil.requests().is_empty());
}

/// A transport that nothing should reach.
struct Nowhere;

impl Transport for Nowhere {
    fn send(
        &self,
        request: bindery::client::http::Request<Body>,
    ) -> bindery::client::BoxFuture<Result<bindery::client::http::Response<Body>, bindery::client::TransportError>>
    {
        let token = request.headers().get("authorization").cloned();
        Box::pin(async move {
            assert!(token.is_some_and(|token| token == "Bearer t1"));
            Ok(bindery::client::http::Response::builder().status(204).body(Body::default()).unwrap())
        })
    }
}

#[tokio::test]
async fn the_application_s_secret_does_not_go_over_a_transport_for_the_api() {
    let (peer, _) = server("").await;
    let url = format!("{}/token", peer.url);
    let builder = Builder::new(&API).transport(Nowhere).credential(0, "key".into());
    let client = builder.access(6, app().token_url(url).client_credentials().into()).build().unwrap();
    client.call(PostMe {}).send().await.unwrap();
    assert_eq!(asked(&peer).len(), 1);
}

#[test]
fn grants_that_cannot_work_are_refused_at_once() {
    let refused = |scheme, grant: bindery::client::oauth::Grant, base: &str| {
        Builder::new(&API).base_url(base).allow_http().access(scheme, grant.into()).build().unwrap_err().to_string()
    };
    let base = "http://api.test";
    let grant = || app().client_credentials();
    assert_eq!(
        refused(6, app().password("ada", "pw"), base),
        "the credential for `oauth` has no such flow in the document: call `token_url`"
    );
    assert_eq!(refused(0, grant(), base), "the credential for `key` is for a scheme that gives no tokens");
    let error = Builder::new(&API).access(6, app().token_url("http://a.test/t").client_credentials().into()).build();
    let message = "the credential for `oauth` has a `tokenUrl` that is not `https` and without a user's name";
    assert_eq!(error.unwrap_err().to_string(), message);
}

#[tokio::test]
async fn a_provider_is_asked_before_each_attempt_and_after_a_401() {
    let peer = Peer::new(|request| match request {
        _ if request.contains("Bearer old\r\n") => answer("401 Unauthorized", "", ""),
        _ if request.contains("Bearer first\r\n") => answer("503 Busy", "retry-after: 0", ""),
        _ => answer("204 No Content", "", ""),
    });
    let peer = peer.await;
    let seen = Arc::new(std::sync::Mutex::new(Vec::new()));
    let note = Arc::clone(&seen);
    let token = Credential::from_fn(move |asked: Asked| {
        let mut seen = note.lock().unwrap();
        assert_eq!((asked.scheme, asked.scopes), ("oauth", &["me:write"][..]));
        seen.push(asked.refused.map(|secret| secret.expose().to_owned()));
        let next = ["first", "old", "new"][seen.len() - 1];
        async move { Ok(Secret::from(next)) }
    });
    client(&peer, token).call(PostMe {}).send().await.unwrap();
    assert_eq!(*seen.lock().unwrap(), [None, None, Some("old".to_owned())]);
    assert_eq!(peer.requests().len(), 3);

    let none = Credential::from_fn(|_| async { Err("the vault is sealed".into()) });
    let error = client(&peer, none).call(PostMe {}).send().await.unwrap_err();
    assert_eq!(chain(&error), "`post_me` (POST /me): the credential for `oauth` can't be had\nthe vault is sealed\n");
    assert_eq!(peer.requests().len(), 3);
    // Other operations don't need it.
    let none = Credential::from_fn(|_| async { Err("the vault is sealed".into()) });
    client(&peer, none).call(GetItem::new("1")).build_request().await.unwrap();
}

#[cfg(feature = "pkce")]
#[tokio::test]
async fn a_person_agrees() {
    let (peer, _) = server("").await;
    let app = || App::new("id").scopes(["a"]).token_url(format!("{}/token", peer.url));
    let login = app().login(&API, "oauth", "https://app.test/back").await.unwrap();
    assert!(login.url().starts_with("https://api.test/authorize?response_type=code&client_id=id&"), "{}", login.url());
    let (state, verifier) = (login.state().clone(), login.verifier().clone());
    assert!(login.url().contains(state.expose()) && !login.url().contains(verifier.expose()));
    let another = app().login(&API, "oauth", "https://app.test/back").await.unwrap();
    assert_ne!(another.verifier().expose(), verifier.expose());
    let error = another.finish(&format!("?code=c&state={}", state.expose())).await.unwrap_err();
    assert!(error.to_string().contains("`state`"), "{error}");
    let another = app().login(&API, "oauth", "https://app.test/back").await.unwrap();
    let returned = format!("error=access_denied&state={}", another.state().expose());
    assert_eq!(another.finish(&returned).await.unwrap_err().code(), Some("access_denied"));
    assert!(peer.requests().is_empty());

    let resumed = app().login(&API, "oauth", "https://app.test/back").await.unwrap();
    let resumed = resumed.resume(state.clone(), verifier.clone());
    let returned = format!("https://app.test/back?code=c%26&state={}#there", state.expose());
    let tokens = resumed.finish(&returned).await.unwrap();
    let request = peer.request();
    let form = format!(
        "grant_type=authorization_code&code=c%26&redirect_uri=https%3A%2F%2Fapp.test%2Fback&code_verifier={}\
         &client_id=id",
        verifier.expose()
    );
    assert!(request.ends_with(&form), "{request}");
    assert_eq!(tokens.refresh_token().unwrap().expose(), "r1");
    client(&peer, tokens.grant(app())).call(PostMe {}).send().await.unwrap();
    assert!(app().login(&API, "key", "https://app.test/back").await.is_err());
}
