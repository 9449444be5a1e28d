//! Envelopes.

use bindery::operation::{Envelope, EnvelopeError, ErrorOf, Opened};
use bindery::{decode, encode};

#[derive(Clone)]
struct Outcome {
    data: Option<i64>,
    errors: Option<Vec<String>>,
}
bindery::record!(Outcome [0b11] { data: "data".nullable(), errors: "errors".nullable() });
bindery::envelope!(Outcome { payload: data => i64, errors: errors => Vec<String> });

#[derive(Clone)]
struct Flagged {
    success: bool,
    result: Option<String>,
    error: Option<String>,
}
bindery::record!(Flagged [0b001] { success: "success", result: "result", error: "error" });
bindery::envelope!(Flagged { optional payload: result => String, errors: error => String, success: success });

#[derive(Clone)]
struct Worded {
    ok: bool,
    result: Option<i64>,
    message: String,
}
bindery::record!(Worded [0b101] { ok: "ok", result: "result", message: "message" });
bindery::envelope!(Worded { optional payload: result => i64, words: message => String, success: ok });

#[derive(Clone)]
struct Unsaid {
    success: Option<bool>,
    data: Option<i64>,
}
bindery::record!(Unsaid [0] { success: "success", data: "data" });
bindery::envelope!(Unsaid { optional payload: data => i64, success: success });

#[derive(Clone)]
struct Alone {
    data: i64,
}
bindery::record!(Alone [0b1] { data: "data" });
bindery::envelope!(Alone { payload: data => i64 });

#[derive(Clone)]
struct Perhaps {
    data: Option<i64>,
}
bindery::record!(Perhaps [0] { data: "data" });
bindery::envelope!(Perhaps { optional payload: data => i64 });

fn open<E: Envelope + bindery::Codec>(json: &str) -> Result<E::Payload, Opened<ErrorOf<E>>> {
    decode::<E>(json.as_bytes()).unwrap().open()
}

#[test]
fn the_outcome_is_what_the_members_say() {
    assert_eq!(open::<Outcome>(r#"{"data":1,"errors":null}"#), Ok(1));
    assert_eq!(open::<Outcome>(r#"{"data":1,"errors":[]}"#), Ok(1));
    assert_eq!(open::<Outcome>(r#"{"data":1}"#), Ok(1), "clients tolerate a missing member that may be null");
    assert_eq!(open::<Outcome>(r#"{"data":null,"errors":null}"#), Err(Opened::Empty));
    assert_eq!(open::<Outcome>(r#"{"data":null,"errors":[]}"#), Err(Opened::Empty));
    let errors = || vec!["no".to_owned()];
    assert_eq!(open::<Outcome>(r#"{"data":null,"errors":["no"]}"#), Err(Opened::Api(EnvelopeError::new(errors()))));
    assert_eq!(
        open::<Outcome>(r#"{"data":1,"errors":["no"]}"#),
        Err(Opened::Api(EnvelopeError::with_partial(errors(), 1)))
    );
}

#[test]
fn success_may_be_stated() {
    assert_eq!(open::<Flagged>(r#"{"success":true,"result":"r"}"#), Ok(Some("r".into())));
    assert_eq!(open::<Flagged>(r#"{"success":true}"#), Ok(None));
    assert_eq!(
        open::<Flagged>(r#"{"success":false,"result":"r"}"#),
        Err(Opened::Api(EnvelopeError::with_partial(String::new(), Some("r".into()))))
    );
    assert_eq!(
        open::<Flagged>(r#"{"success":false,"error":"no"}"#),
        Err(Opened::Api(EnvelopeError::new("no".to_owned())))
    );
}

#[test]
fn a_message_says_what_went_wrong_where_something_did() {
    assert_eq!(open::<Worded>(r#"{"ok":true,"result":1,"message":"fine"}"#), Ok(Some(1)));
    assert_eq!(open::<Worded>(r#"{"ok":false,"message":"no"}"#), Err(Opened::Api(EnvelopeError::new("no".to_owned()))));
    assert_eq!(open::<Unsaid>(r#"{"data":1}"#), Ok(Some(1)));
    assert_eq!(open::<Unsaid>(r#"{"success":false}"#), Err(Opened::Api(EnvelopeError::new(()))));
    assert_eq!(open::<Alone>(r#"{"data":1}"#), Ok(1));
    assert_eq!(open::<Perhaps>("{}"), Ok(None));
}

#[test]
fn closing_is_the_way_back() {
    let text = |envelope: &dyn bindery::Codec| String::from_utf8(encode(envelope)).unwrap();
    assert_eq!(text(&Outcome::close(Ok(1))), r#"{"data":1,"errors":null}"#);
    assert_eq!(text(&Outcome::close(Err(vec!["no".to_owned()].into()))), r#"{"data":null,"errors":["no"]}"#);
    let partial = EnvelopeError::with_partial(vec!["no".to_owned()], 2);
    assert_eq!(text(&Outcome::close(Err(partial))), r#"{"data":2,"errors":["no"]}"#);
    assert_eq!(text(&Flagged::close(Ok(None))), r#"{"success":true}"#);
    assert_eq!(text(&Flagged::close(Err("no".to_owned().into()))), r#"{"success":false,"error":"no"}"#);
    assert_eq!(text(&Worded::close(Ok(Some(1)))), r#"{"ok":true,"result":1,"message":""}"#);
    assert_eq!(text(&Worded::close(Err("no".to_owned().into()))), r#"{"ok":false,"message":"no"}"#);
    assert_eq!(text(&Unsaid::close(Err(().into()))), r#"{"success":false}"#);
    assert_eq!(text(&Alone::close(Ok(1))), r#"{"data":1}"#);
    assert_eq!(text(&Perhaps::close(Ok(None))), "{}");
}
