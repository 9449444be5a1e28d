//! Requests that break what the document says of them.

use bindery::server::UnknownQuery;
use bindery_behaviour::serving::types::operations::CreateThing;

use super::Served;
use super::responses::shop;

#[tokio::test]
async fn all_violations_are_told_at_once_in_the_declared_shape() {
    let served = Served::new(shop()).await;
    let body = r#"{"id": "1", "name": "x", "size": 0, "secret": "hunter2", "more": 1}"#;
    let answer = served.call("POST /things", body).await;
    assert_eq!((answer.status, answer.header("content-type")), (400, Some("application/json")));
    let json = answer.json();
    assert_eq!(
        (json["message"].as_str(), json["code"].as_str()),
        (Some("the request is not valid"), Some("bad_request"))
    );
    let issues = json["issues"].as_array().unwrap();
    let paths: Vec<_> = issues.iter().map(|issue| issue["path"].to_string()).collect();
    assert_eq!(paths, [r#"["body","id"]"#, r#"["body","name"]"#, r#"["body","size"]"#, r#"["body","secret"]"#]);
    assert!(!answer.body.contains("hunter2") && !answer.body.contains("::"), "{}", answer.body);
}

#[tokio::test]
async fn unknown_parameters_are_ignored_or_refused() {
    assert_eq!(Served::new(shop().validate_responses(false)).await.get("GET /events?more=1").await.status, 200);
    let served = Served::new(shop().unknown_query(UnknownQuery::Refuse)).await;
    let answer = served.get("GET /events?more=1").await;
    assert_eq!((answer.status, answer.json()["errors"][0]["pointer"].as_str().unwrap()), (400, "/query/more"));
}

#[tokio::test]
async fn bodies_have_a_limit_each() {
    let served = Served::new(shop().body_limit(8).body_limit_of::<CreateThing>(64)).await;
    let long = format!(r#"{{"name": "{}"}}"#, "x".repeat(64));
    assert_eq!(served.call("POST /things", &long).await.status, 413);
    assert_eq!(served.call("POST /things", r#"{"name": "it"}"#).await.status, 201);
}

#[tokio::test]
async fn media_types_are_agreed_on() {
    let served = Served::new(shop().validate_responses(false)).await;
    let answer = served.send("POST /things", "x-key: good\r\ncontent-type: text/plain\r\n", "{}").await;
    assert_eq!((answer.status, answer.header("accept")), (415, Some("application/json")));
    assert_eq!(served.send("POST /things", "x-key: good\r\n", "{}").await.status, 415);
    assert_eq!(served.send("GET /things", "x-key: good\r\naccept: text/html\r\n", "").await.status, 406);
    assert_eq!(
        served.send("GET /things", "x-key: good\r\naccept: text/html, application/*;q=0.1\r\n", "").await.status,
        200
    );
}

#[tokio::test]
async fn strangers_are_told_what_to_present() {
    let served = Served::new(shop()).await;
    let answer = served.get("GET /things").await;
    assert_eq!(answer.status, 401);
    let challenge = r#"ApiKey realm="serving", in="header", name="X-Key""#;
    assert_eq!(answer.header("www-authenticate"), Some(challenge));
    let answer = served.send("GET /things", "x-key: hunter2\r\n", "").await;
    assert_eq!(answer.status, 401);
    assert!(!answer.body.contains("hunter2"));
}
