//! Operations that a service leaves out.

use bindery::operation::Operation as _;
use bindery_behaviour::serving::types::operations::{CreateThing, DeleteThings, ListThings, WatchThings};

use super::{Served, all};

#[tokio::test]
async fn what_is_left_out_answers_501_and_is_reported_unless_it_is_listed() {
    let listed = [CreateThing::ENDPOINT, ListThings::ENDPOINT];
    let routes = all().unimplemented(&listed);
    let forgotten: Vec<_> = routes.forgotten().map(|endpoint| endpoint.name).collect();
    assert_eq!(forgotten, ["delete_things", "watch_things"]);
    let served = Served::new(routes).await;
    // Whoever starts the server learns of them; no caller is needed for that.
    let told = |name| format!("{name}: it has no handler, and is not listed as unimplemented");
    assert_eq!(served.incidents(), [told("delete_things"), told("watch_things")]);
    let answer = served.call("POST /things", r#"{"name": "it"}"#).await;
    assert_eq!(answer.status, 501);
    let expected = serde_json::json!({
        "message": "the operation is not implemented",
        "code": "not_implemented",
        "issues": [{"path": [], "message": "the operation is not implemented"}],
    });
    assert_eq!(answer.json(), expected);
    assert_eq!(served.call("GET /things", "").await.status, 501);
    assert_eq!(served.incidents(), [""; 0]);
    assert_eq!(served.call("DELETE /things", "").await.status, 501);
    assert_eq!(served.incidents(), [told("delete_things")]);
    // Strangers don't learn what there is.
    assert_eq!(served.get("POST /things").await.status, 401);
    assert_eq!(served.get("GET /a/1").await.status, 200);
}

#[test]
fn a_service_that_forgets_nothing() {
    let listed = [CreateThing::ENDPOINT, ListThings::ENDPOINT, DeleteThings::ENDPOINT, WatchThings::ENDPOINT];
    assert_eq!(all().unimplemented(&listed).forgotten().count(), 0);
}

#[tokio::test]
async fn an_operation_can_be_taken_out_of_service() {
    use bindery_behaviour::serving::types::operations::GetMe;
    let served = Served::new(all().unimplemented(&[GetMe::ENDPOINT])).await;
    assert_eq!(served.get("GET /a/me").await.status, 501);
    assert_eq!(served.get("GET /a/1").await.status, 200);
}
