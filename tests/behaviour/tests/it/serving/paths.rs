//! Which operation a path leads to.

use super::{Served, all};

async fn leads(served: &Served, line: &str, to: &str) {
    let answer = served.get(line).await;
    assert_eq!((answer.status, answer.body), (200, format!("{to:?}")), "{line}");
}

#[tokio::test]
async fn what_other_routers_refuse() {
    let served = Served::new(all()).await;
    for (line, to) in [
        ("GET /a/1", "get_a 1"),
        ("POST /a/1", "post_a 1"),
        ("GET /a/1.json", "get_a_json 1"),
        ("GET /a/b.json.json", "get_a_json b.json"),
        ("POST /a/1.json", "post_a 1.json"),
        ("POST /a/1:undo", "undo_a 1"),
        ("GET /a/1:undo", "get_a 1:undo"),
        ("GET /a/1/2-3", "get_range 1 2 3"),
        ("GET /a/1/-2-3", "get_range 1 -2 3"),
        ("GET /:colon", "get_colon"),
        ("GET /*star", "get_star"),
        ("GET /%3Acolon", "get_colon"),
        ("GET /a/me", "get_me"),
        ("POST /a/me", "post_a me"),
        ("GET /a/m%65", "get_me"),
        ("GET /a/1?shape=short", "get_short 1"),
        ("GET /a/1?shape=long", "get_a 1"),
        ("GET /a/b%2Fc", "get_a b/c"),
    ] {
        leads(&served, line, to).await;
    }
    for line in
        ["GET /colon", "GET /:other", "GET /a", "GET /a/", "GET /a/1/", "GET /a/../a/1", "GET /v1/a/1", "GET //a/1"]
    {
        assert_eq!(served.get(line).await.status, 404, "{line}");
    }
    assert_eq!(served.get("GET /a/1/2").await.status, 404);
    assert_eq!(served.get("GET /a/1/x-2").await.status, 400);
}

#[tokio::test]
async fn methods_of_all_tags_are_told_together() {
    let served = Served::new(all()).await;
    let answer = served.get("DELETE /a/1").await;
    assert_eq!((answer.status, answer.header("allow")), (405, Some("GET, HEAD, OPTIONS, POST")));
    let answer = served.get("OPTIONS /a/1").await;
    assert_eq!((answer.status, answer.header("allow")), (204, Some("GET, HEAD, OPTIONS, POST")));
    let answer = served.get("HEAD /a/1").await;
    let length = r#""get_a 1""#.len().to_string();
    assert_eq!((answer.status, answer.header("content-length"), &*answer.body), (200, Some(&*length), ""));
    let answer = served.get("PATCH /:colon").await;
    assert_eq!((answer.status, answer.header("allow")), (405, Some("GET, HEAD, OPTIONS")));
}

#[tokio::test]
async fn all_is_below_the_base_path() {
    let served = Served::new(all().below_base_path().document("openapi.yaml", "openapi: 3.1.0\n")).await;
    leads(&served, "GET /v1/a/1", "get_a 1").await;
    leads(&served, "GET /v1/a/me", "get_me").await;
    assert_eq!(served.get("GET /v1/openapi.yaml").await.status, 200);
    for line in ["GET /a/1", "GET /v1", "GET /v1/", "GET /v1a/1", "GET /v2/a/1", "GET /openapi.yaml"] {
        assert_eq!(served.get(line).await.status, 404, "{line}");
    }
    assert_eq!(bindery_behaviour::serving::types::api().base_path(), "/v1");
}
