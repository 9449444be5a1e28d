//! `{data, errors}`: every combination that a vendor may send.

use arklow_client::Error;
use arklow_client::types::operations::InviteMemberError;
use arklow_client::types::{Action, InviteMemberData};
use bindery::client::Problem;

use crate::support::Peer;

async fn outcome(body: &'static str) -> Result<InviteMemberData, Error<InviteMemberError>> {
    super::client(&Peer::json(body).await).invite_member("42", "7").await
}

#[tokio::test]
async fn a_payload_without_errors_is_success() {
    for body in [
        r#"{"data": {"action": "added"}, "errors": null}"#,
        r#"{"data": {"action": "added"}, "errors": []}"#,
        r#"{"errors": [], "data": {"action": "added"}}"#,
        r#"{"data": {"action": "added"}, "errors": null, "trace": 7}"#,
    ] {
        assert_eq!(outcome(body).await.unwrap().action, Action::Added, "{body}");
    }
}

#[tokio::test]
async fn a_payload_whose_errors_are_missing_is_success() {
    // The member is required, but clients tolerate.
    assert_eq!(outcome(r#"{"data": {"action": "added"}}"#).await.unwrap().action, Action::Added);
}

#[tokio::test]
async fn errors_are_errors_with_and_without_a_payload() {
    for body in [
        r#"{"data": null, "errors": [{"code": "no", "message": "not today"}]}"#,
        r#"{"errors": [{"code": "no", "message": "not today", "hint": "tomorrow"}]}"#,
    ] {
        let error = outcome(body).await.unwrap_err();
        let api = error.api_error().unwrap();
        assert_eq!((api.errors[0].code.as_str(), api.errors[0].message.as_str()), ("no", "not today"), "{body}");
        assert_eq!(api.partial(), None);
        assert_eq!(error.status().unwrap(), 200);
    }
    let both = r#"{"data": {"action": "invited"}, "errors": [{"code": "mail", "message": "no mail was sent"}]}"#;
    let error = outcome(both).await.unwrap_err();
    let (errors, partial) = error.into_api_error().unwrap().into_parts();
    assert_eq!(errors[0].code, "mail");
    assert_eq!(partial.unwrap().action, Action::Invited);
}

#[tokio::test]
async fn neither_payload_nor_errors_is_an_error_that_says_so() {
    for body in [r#"{"data": null, "errors": null}"#, r#"{"data": null, "errors": []}"#] {
        let error = outcome(body).await.unwrap_err();
        assert!(matches!(error.problem(), Some(Problem::Empty)), "{body}: {error:?}");
        assert!(error.to_string().contains("neither a payload nor errors"), "{error}");
        assert_eq!(error.body().unwrap(), body);
    }
}

#[tokio::test]
async fn what_is_no_envelope_is_an_error_with_its_place() {
    for (body, place) in [
        (r#"{"data": {"action": 7}, "errors": null}"#, "/data/action"),
        (r#"{"data": {}, "errors": null}"#, "/data/action"),
        (r#"{"data": null, "errors": [{"code": "a", "message": "b"}, 7]}"#, "/errors/1"),
        (r#"{"data": {"action": "added""#, ""),
        ("<html>", ""),
        ("", ""),
    ] {
        let error = outcome(body).await.unwrap_err();
        let Some(Problem::Body(problem)) = error.problem() else { panic!("{body}: {error:?}") };
        if !place.is_empty() {
            let places: Vec<_> = problem.violations().iter().map(|violation| violation.location.as_str()).collect();
            assert_eq!(places, [place], "{body}");
        }
        assert_eq!(error.status().unwrap(), 200);
        assert_eq!(error.body().unwrap(), body);
    }
}
