//! What both clients call: a server on a thread of its own, which answers with bytes made before.

use axum::Router;
use axum::body::Bytes;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::routing::post;

/// Starts it: its base URL.
pub fn start() -> String {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let listener = tokio::net::TcpListener::from_std(listener).unwrap();
            axum::serve(listener, router()).await.unwrap();
        });
    });
    url
}

fn router() -> Router {
    let answer = |status: StatusCode, body: String| {
        let body = Bytes::from(body);
        move |_: Bytes| std::future::ready((status, [(CONTENT_TYPE, "application/json")], body.clone()))
    };
    let mut router = Router::new().route("/orgs/acme/members", post(answer(StatusCode::CREATED, member(0))));
    for count in [20, 2000] {
        let members: Vec<_> = (0..count).map(member).collect();
        let list = answer(StatusCode::OK, format!("[{}]", members.join(",")));
        router = router.route(&format!("/orgs/{count}/members"), axum::routing::get(list));
    }
    router
}

fn member(index: usize) -> String {
    format!(
        r#"{{"id":"{index}","org_id":"org_8f2k1{index}","email":"ada.{index}@example.com","age":36,"score":1.5,"active":true,"role":"admin","permissions":["read","write","actions:runs:inputs"],"created_at":"1990-12-31T23:59:59Z","visits":[1,977,{index}]}}"#
    )
}
