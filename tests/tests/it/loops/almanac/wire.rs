//! What is read is written again unchanged.

use almanac_client::types::{HostedOrganizationInvitation, HttpValidationError, ValidationErrorLocItem};
use bindery::Nullable;
use serde_json::{Value, json};

use crate::support::{Peer, Reply};

fn again(value: &dyn bindery::Codec) -> Value {
    serde_json::from_slice(&bindery::encode(value)).unwrap()
}

#[tokio::test]
async fn absent_null_and_value_are_three_states() {
    let states = [json!({}), json!({"created_at": null}), json!({"created_at": ""}), json!({"created_at": "2026"})];
    let expected = [Nullable::Absent, Nullable::Null, Nullable::Value(""), Nullable::Value("2026")];
    for (state, expected) in states.into_iter().zip(expected) {
        let mut body = json!({"invitation_id": "1", "email": "a", "role": "admin", "state": "accepted"});
        body.as_object_mut().unwrap().extend(state.as_object().unwrap().clone());
        let (_, way) = Peer::answering(Reply::json(200, body.to_string())).await;
        let invitation = super::client(&way).invite_organization_member("acme", super::ada()).await.unwrap();
        assert_eq!(invitation.created_at, expected.map(str::to_owned), "{body}");
        assert_eq!(invitation.expires_at, Nullable::Absent);
        assert_eq!(again(&invitation), body);
    }
}

#[tokio::test]
async fn a_default_is_shown_and_never_sent() {
    let body = json!({"invitation_id": "1", "email": "a", "role": "admin"});
    let (_, way) = Peer::answering(Reply::json(200, body.to_string())).await;
    let mut invitation = super::client(&way).invite_organization_member("acme", super::ada()).await.unwrap();
    assert_eq!((&invitation.state, invitation.state()), (&None, "pending"));
    assert_eq!(again(&invitation), body);
    invitation.state = Some("accepted".to_owned());
    assert_eq!(invitation.state(), "accepted");
    assert_eq!(again(&invitation)["state"], "accepted");
}

#[tokio::test]
async fn a_closed_object_is_open_to_the_client() {
    let body = r#"{"invitation_id": "1", "email": "", "role": "", "wiki": {"id": 1}, "state": null}"#;
    let invitation =
        super::client(&Peer::json(body).await).invite_organization_member("acme", super::ada()).await.unwrap();
    assert_eq!((invitation.email.as_str(), invitation.state()), ("", "pending"));
}

#[tokio::test]
async fn validation_errors_keep_every_value() {
    let body = json!({"detail": [
        {"loc": ["body", 0, "a", -7], "msg": "no", "type": "t", "ctx": {"limit": {"deep": [1, null]}}, "input": null},
        {"loc": [], "msg": "", "type": "", "input": [1.5, "x", {"y": true}]},
        {"loc": [true, null, {"key": 1}, ["x"], 1.5], "msg": "m", "type": "t", "ctx": {}},
    ]});
    let (_, way) = Peer::answering(Reply::json(422, body.to_string())).await;
    let error = super::client(&way).invite_organization_member("acme", super::ada()).await.unwrap_err();
    let error = error.into_api_error().unwrap().body;
    assert_eq!(again(&error), body);
    let detail = error.detail.unwrap();
    assert_eq!(detail[0].loc[0], ValidationErrorLocItem::String("body".to_owned()));
    assert_eq!(detail[0].loc[3], ValidationErrorLocItem::Integer(-7));
    assert_eq!(detail[0].input, Nullable::Null);
    assert_eq!(detail[2].input, Nullable::Absent);
    assert!(detail[2].loc.iter().all(|item| matches!(item, ValidationErrorLocItem::Unknown(_))), "{:?}", detail[2].loc);
}

#[test]
fn integers_are_integers_however_they_are_written() {
    let read = |text: &str| bindery::decode::<Vec<ValidationErrorLocItem>>(text.as_bytes()).unwrap();
    assert_eq!(read("[1.0, 1e2, -0]"), [1, 100, 0].map(ValidationErrorLocItem::Integer));
    assert_eq!(read("[9223372036854775807]"), [ValidationErrorLocItem::Integer(i64::MAX)]);
    // Never a silent change, and never another type: an integer that `i64` can't hold fits no branch. A client keeps it
    // as it is, a strict reader refuses it with its place.
    let beyond = b"[9223372036854775808]";
    let kept = bindery::decode::<Vec<ValidationErrorLocItem>>(beyond).unwrap();
    assert!(matches!(kept.as_slice(), [ValidationErrorLocItem::Unknown(_)]), "{kept:?}");
    assert_eq!(bindery::encode(&kept), beyond);
    let error = bindery::decode_strict::<Vec<ValidationErrorLocItem>>(beyond).unwrap_err();
    assert_eq!(error.violations().as_slice()[0].location, "/0");
}

#[test]
fn strict_readers_refuse_what_fits_no_branch() {
    let refused = |text: &str| bindery::decode_strict::<HttpValidationError>(text.as_bytes()).unwrap_err();
    let error = refused(r#"{"detail": [{"loc": ["a", true, 1.5], "msg": "", "type": ""}]}"#);
    let places: Vec<_> = error.violations().iter().map(|violation| violation.location.as_str()).collect();
    assert_eq!(places, ["/detail/0/loc/1", "/detail/0/loc/2"]);
    assert!(bindery::decode_strict::<HostedOrganizationInvitation>(b"{}").is_err());
}
