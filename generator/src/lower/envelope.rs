//! Response envelopes.
//!
//! ```yaml
//! type: object
//! required: [data, errors]
//! properties:
//!   data: {anyOf: [{type: object, …}, {type: 'null'}]}
//!   errors: {anyOf: [{type: array, …}, {type: 'null'}]}
//! ```
//! is opened for the caller: the payload, or an error. Decided for each response by its own schema: exactly one payload
//! property, otherwise only properties that tell the outcome, at least one of which can say that the call failed:
//! `errors` that may be empty, or a boolean `success`. A page (anything about paging, links or metadata) is never an
//! envelope, and a payload alone is one where `bindery.toml` says so.

use crate::config::{self, Config};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::ir::{
    Answer, Api, Decision, EnvelopeDecision, Format, Kind as TypeKind, Member, Object, Operation, Reason, Span, Type,
    Types, Value,
};
use crate::lock::{Kind, Lock};

const PAYLOAD: &[&str] = &["data", "result", "payload", "response"];
const VERDICT: &[&str] = &["errors", "error", "success", "ok"];
const OUTCOME: &[&str] = &[
    "errors",
    "error",
    "success",
    "ok",
    "message",
    "messages",
    "code",
    "status",
    "status_code",
    "request_id",
    "requestid",
    "trace_id",
    "warnings",
];

/// Decides for each success with a JSON body whether it is an envelope.
///
/// What has been published stays: an operation that the lock knows is opened if and only if the lock says so, until
/// `bindery.toml` says otherwise.
pub(super) fn decide(api: &mut Api, config: &Config, lock: &mut Lock, diagnostics: &mut Diagnostics) {
    let Api { operations, types, decisions, .. } = api;
    for operation in operations {
        let key = operation.lock_key();
        let settings = config.operation(&operation.method, &operation.path);
        let setting = settings.and_then(|settings| settings.envelope.as_ref());
        let wanted = setting.map(|setting| *setting.get());
        let published = lock.peek(Kind::Operation, &key).is_some();
        let opened = lock.get(Kind::Envelope, &key).is_some();
        if wanted == Some(config::Envelope::Keep) {
            continue;
        }
        let recognised = only_success(operation).and_then(|answer| {
            let object = body(types, answer)?;
            let envelope = recognise(object, wanted.is_some() || opened)?;
            let payload = object.members.get(envelope.payload)?.name.clone();
            Some((answer, envelope, payload))
        });
        let Some((answer, envelope, payload)) = recognised else {
            diagnostics.extend(setting.map(|setting| no_envelope(setting.span())));
            continue;
        };
        let mut decided = |what: String| decisions.push(Decision { pass: "envelope", span: answer.span, what });
        if published && !opened && wanted.is_none() {
            decided("would be opened, had it not been published closed; `envelope = \"unwrap\"` opens it".to_owned());
            continue;
        }
        decided(format!("the envelope is opened: `{payload}` is the payload"));
        lock.insert(Kind::Envelope, key, payload);
        answer.envelope = Some(envelope);
    }
}

fn no_envelope(span: Span) -> Diagnostic {
    Diagnostic::error(Code::UnusedSetting, "`envelope` has no effect: the success body is no envelope")
        .at(span, "nothing to open")
        .help(
            "an envelope has one of `data`, `result`, `payload`, `response`; beside it nothing, a boolean `success` or \
             `ok`, or `errors` or `error` that may be empty",
        )
}

/// The success of an operation that declares one.
fn only_success(operation: &mut Operation) -> Option<&mut Answer> {
    let mut successes = operation.answers.iter_mut().filter(|answer| !answer.failure);
    successes.next().filter(|_| successes.next().is_none())
}

/// The body of a response, where it is one object.
fn body<'t>(types: &'t Types, answer: &Answer) -> Option<&'t Object> {
    match answer.contents.as_slice() {
        [first, ..] if first.format == Format::Json => object(types, &first.value),
        _ => None,
    }
}

fn object<'t>(types: &'t Types, value: &Value) -> Option<&'t Object> {
    let Type::Named(id) = value.ty else { return None };
    match &types.get(id)?.kind {
        TypeKind::Object(object) if !value.nullable => Some(object),
        _ => None,
    }
}

fn recognise(object: &Object, forced: bool) -> Option<EnvelopeDecision> {
    let is = |number: usize, names: &[&str]| {
        object.members.get(number).is_some_and(|member| names.contains(&member.name.to_ascii_lowercase().as_str()))
    };
    let numbers = 0..object.members.len();
    let payloads: Vec<usize> = numbers.clone().filter(|number| is(*number, PAYLOAD)).collect();
    let [payload] = payloads[..] else { return None };
    let others_tell_the_outcome = numbers.clone().all(|number| number == payload || is(number, OUTCOME));
    let verdict = numbers.clone().any(|number| is(number, VERDICT));
    let is_telling = others_tell_the_outcome && verdict;
    if !(forced || is_telling) {
        return None;
    }
    let errors = numbers.clone().find(|number| is(*number, &["errors", "error"]));
    let success = numbers.clone().find(|number| {
        let boolean = object.members.get(*number).is_some_and(|member| member.value.ty == Type::Boolean);
        boolean && is(*number, &["success", "ok"])
    });
    let words = numbers.clone().find(|number| is(*number, &["message", "messages"]));
    let errors = match (errors, success, words) {
        // Where it can't be empty there is nothing to hand to the caller but the envelope itself.
        (Some(errors), ..) if object.members.get(errors).is_some_and(can_be_clear) => Reason::Errors(errors),
        (None, Some(_), Some(words)) => Reason::Words(words),
        (None, Some(_), None) => Reason::Unsaid,
        (None, None, _) if forced => Reason::Nothing,
        _ => return None,
    };
    Some(EnvelopeDecision { payload, errors, success })
}

/// Whether a member can say that nothing went wrong: it may be absent, null, empty or false.
fn can_be_clear(member: &Member) -> bool {
    !member.required
        || member.value.nullable
        || matches!(member.value.ty, Type::Array(_) | Type::Map(_) | Type::String(_) | Type::Boolean)
}
