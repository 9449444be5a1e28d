//! A redirect carries credentials within the origin that was asked, and nowhere else.

use bindery::client::{Problem, RedirectReason};

use super::documents::redirects::client::Client;
use crate::peer::{Answer, Peer};

fn client(url: &str) -> Client {
    Client::builder().key("hunter2").configure(|builder| builder.base_url(url)).build().unwrap()
}

#[tokio::test]
async fn another_origin_sees_nothing() {
    let other = Peer::new(|_| Answer::json(r#"{"ok":true}"#)).await;
    let port = other.port();
    let places = [
        format!("http://127.0.0.1:{port}/ping"),
        format!("http://127.0.0.1:{port}/ping?X-API-Key=hunter2"),
        format!("//127.0.0.1:{port}/ping"),
        format!("///127.0.0.1:{port}/ping"),
        format!("\\\\127.0.0.1:{port}\\ping"),
        format!("/\\127.0.0.1:{port}/ping"),
        format!("http:\\\\127.0.0.1:{port}/ping"),
        format!("HTTP://127.1:{port}/ping"),
        format!("http://2130706433:{port}/ping"),
        format!("http://localhost:{port}/ping"),
        format!("http://ada:pw@127.0.0.1:{port}/ping"),
        format!("https://127.0.0.1:{port}/ping"),
        format!("ftp://127.0.0.1:{port}/ping"),
    ];
    for location in places {
        for status in [301, 302, 303, 307, 308] {
            let to = location.clone();
            let peer = Peer::new(move |_| Answer::to(status, &to)).await;
            let error = client(&peer.url).ping().await.unwrap_err();
            let Some(Problem::Redirect(redirect)) = error.problem() else { panic!("{location}: {error:?}") };
            let refused = matches!(redirect.reason(), RedirectReason::OtherOrigin | RedirectReason::BadLocation);
            assert!(refused, "{location}: {error}");
            assert!(!format!("{error} {error:?}").contains("hunter2"), "{error:?}");
            assert_eq!(peer.seen().len(), 1);
        }
    }
    assert_eq!(other.seen(), [""; 0]);
}

#[tokio::test]
async fn the_same_port_of_another_name_or_scheme_is_another_origin() {
    for (before, behind) in [("http://localhost:", ""), ("https://127.0.0.1:", ""), ("http://ada@127.0.0.1:", "/")] {
        let peer = Peer::new(move |request| {
            let port = request.split("host: 127.0.0.1:").nth(1).unwrap().split("\r\n").next().unwrap();
            Answer::to(307, &format!("{before}{port}{behind}"))
        });
        let peer = peer.await;
        let error = client(&peer.url).ping().await.unwrap_err();
        assert!(matches!(error.problem(), Some(Problem::Redirect(_))), "{error:?}");
        assert_eq!(peer.seen().len(), 1);
    }
}

#[tokio::test]
async fn the_same_origin_is_followed_with_the_credential_and_to_an_end() {
    let peer = Peer::new(|request| match request.starts_with("GET /there ") {
        true => Answer::json(r#"{"ok":true}"#),
        false => Answer::to(302, "/there"),
    });
    let peer = peer.await;
    assert_eq!(client(&peer.url).ping().await.unwrap().ok, Some(true));
    assert!(peer.seen().iter().all(|request| request.contains("\r\nx-api-key: hunter2\r\n")));

    let peer = Peer::new(|_| Answer::to(302, "/ping")).await;
    let error = client(&peer.url).ping().await.unwrap_err();
    let Some(Problem::Redirect(redirect)) = error.problem() else { panic!("{error:?}") };
    assert_eq!(redirect.reason(), RedirectReason::TooMany);
    assert_eq!(peer.seen().len(), 11);
}

#[tokio::test]
async fn a_redirect_to_another_origin_after_one_at_home_is_none_either() {
    let other = Peer::new(|_| Answer::json(r#"{"ok":true}"#)).await;
    let away = other.url.clone();
    let peer = Peer::new(move |request| match request.starts_with("GET /there ") {
        true => Answer::to(302, &away),
        false => Answer::to(302, "/there"),
    });
    let peer = peer.await;
    client(&peer.url).ping().await.unwrap_err();
    assert_eq!((peer.seen().len(), other.seen().len()), (2, 0));
}
