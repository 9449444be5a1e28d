//! Replies by status.

use bindery::operation::{Failure, Perhaps, Reply, StatusSet};

#[derive(Debug, Clone, Copy, PartialEq)]
enum Status {
    BadRequest,
    NotFound,
    ServerError(u16),
}
bindery::statuses!(Status { BadRequest: 400, NotFound: 404; ServerError });

enum Answer {
    Found(String),
    Gone,
    Other(u16, i64),
}
bindery::replies!(Answer { Found(body), Gone, Other(status, body) });

#[test]
fn a_set_of_statuses() {
    assert_eq!(Status::new(1, 404), Some(Status::NotFound));
    assert_eq!(Status::new(2, 503).map(|status| (status.variant(), status.status())), Some((2, 503)));
    assert_eq!(Status::new(3, 400), None);
    assert_eq!((Status::BadRequest.variant(), Status::BadRequest.status()), (0, 400));
    let mut failure = <Failure<Status, String> as Reply>::blank(2, 500).unwrap();
    bindery::json::read_json(failure.body_mut(), br#""no""#, &bindery::json::Reading::tolerant()).unwrap();
    assert_eq!(failure, Failure::new(Status::ServerError(500), "no".to_owned()));
}

#[test]
fn replies_show_and_compare() {
    assert_eq!(format!("{:?}", Answer::Found("x".into())), r#"Found("x")"#);
    assert_eq!(format!("{:?}", Answer::Gone), "Gone");
    assert_eq!(format!("{:?}", Answer::Other(500, 1)), "Other(500, 1)");
    assert_ne!(Answer::Other(500, 1), Answer::Other(502, 1));
    assert_ne!(Answer::Other(500, 1), Answer::Other(500, 2));
}

#[test]
fn a_variant_for_each_reply() {
    let mut found = Answer::blank(0, 200).unwrap();
    bindery::json::read_json(found.body_mut(), br#""x""#, &bindery::json::Reading::tolerant()).unwrap();
    assert_eq!((found.parts().variant, found.parts().status), (0, None));
    assert_eq!(found, Answer::Found("x".into()));
    let mut gone = Answer::blank(1, 410).unwrap();
    assert!(gone.body_mut().is_absent() && gone.parts().body.is_absent());
    assert_eq!(gone, Answer::Gone);
    let other = Answer::blank(2, 503).unwrap();
    let parts = other.parts();
    assert_eq!((parts.variant, parts.status, bindery::encode(parts.body)), (2, Some(503), b"0".to_vec()));
    assert_eq!(Answer::blank(3, 200), None);
    assert_eq!(other, Answer::Other(503, 0));
}

#[test]
fn content_or_none() {
    let mut some = Perhaps::<String>::blank(0, 200).unwrap();
    bindery::json::read_json(some.body_mut(), br#""x""#, &bindery::json::Reading::tolerant()).unwrap();
    assert_eq!((some.parts().variant, bindery::encode(some.parts().body)), (0, br#""x""#.to_vec()));
    assert_eq!(some, Perhaps(Some("x".to_owned())));
    let mut none = Perhaps::<String>::blank(1, 204).unwrap();
    assert!(none.parts().variant == 1 && none.parts().body.is_absent() && none.body_mut().is_absent());
    assert_eq!(Perhaps::<String>::blank(2, 200), None);
}

#[test]
fn what_is_never_answered_has_no_reply() {
    assert!(<std::convert::Infallible as Reply>::blank(0, 200).is_none());
}
