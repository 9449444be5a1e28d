//! Success and error types of an operation.

use super::{Planning, docs};
use crate::analyse::names::{OperationNames, status as status_name};
use crate::analyse::outcomes::Failures;
use crate::ir::{Answer as IrAnswer, Events, Format, MediaType, Operation as IrOperation, Statuses, Type};
use crate::plan::{
    Docs, Envelope, EnvelopeTypes, Ident, Narrowed, Outcome, Reason, ReplyEnum, ReplyVariant, Schema, StatusVariant,
    StatusesEnum, Streamed, TypeRef, Wire, Word,
};
use crate::words;

impl Planning<'_> {
    pub(super) fn outcome(&self, operation: &IrOperation, number: usize, names: &OperationNames) -> Outcome {
        let sorted = self.analysis.outcomes.get(number);
        let at = |numbers: &[usize]| -> Vec<&IrAnswer> {
            numbers.iter().filter_map(|number| operation.answers.get(*number)).collect()
        };
        let successes = sorted.map(|sorted| at(&sorted.successes)).unwrap_or_default();
        let failures = match sorted.map(|sorted| &sorted.failures) {
            Some(Failures::Same(all) | Failures::Different(all)) => at(all),
            Some(Failures::None) | None => Vec::new(),
        };
        let method = docs::named(&names.method);
        let statuses = names.statuses.clone().map(|ident| statuses(&failures, ident, &method));
        let mut replies = Vec::new();
        let response = match &names.outcome {
            Some(ident) => {
                let docs = docs::ours(vec!["What ".into(), method.clone(), " answers with.".into()]);
                replies.push(self.replies(&successes, ident.clone(), docs));
                TypeRef::Operation(ident.clone())
            }
            None => successes.first().map_or(TypeRef::Unit, |answer| self.body(answer)),
        };
        let envelope = successes.first().filter(|_| names.outcome.is_none()).and_then(|answer| self.opened(answer));
        let envelope_errors = envelope.as_ref().and_then(|envelope| match &envelope.errors {
            Reason::Errors(_, ty) | Reason::Words(_, ty) => Some(ty.clone()),
            Reason::Unsaid => Some(TypeRef::Unit),
            Reason::Nothing => None,
        });
        let reason = if envelope_errors.is_some() { " fails: the errors of its envelope." } else { " fails." };
        let error_docs = docs::ours(vec!["Why ".into(), method.clone(), reason.into()]);
        let failure = match (&names.statuses, &names.failures) {
            (Some(ident), _) => Some(TypeRef::Operation(ident.clone())),
            (None, Some(ident)) => {
                replies.push(self.replies(&failures, ident.clone(), error_docs.clone()));
                Some(TypeRef::Operation(ident.clone()))
            }
            (None, None) => None,
        };
        let optional = sorted.is_some_and(|sorted| sorted.optional);
        let output = match &envelope {
            Some(envelope) => payload(envelope),
            None if optional => TypeRef::Option(Box::new(response.clone())),
            None => response.clone(),
        };
        Outcome {
            response,
            optional,
            failure,
            output,
            error: names.error.clone(),
            error_docs,
            envelope: envelope.map(|envelope| EnvelopeTypes { payload: payload(&envelope), errors: envelope_errors }),
            failure_body: statuses.as_ref().map(|_| failures.first().map_or(TypeRef::Unit, |answer| self.body(answer))),
            statuses,
            replies,
        }
    }

    /// The two results of an operation that answers with a stream or with something else.
    pub(super) fn streamed(&self, operation: &IrOperation, number: usize, names: &OperationNames) -> Option<Streamed> {
        let (sorted, outcome) = (self.analysis.outcomes.get(number)?, self.outcome(operation, number, names));
        let streamed = sorted.streamed?;
        let replies = outcome.replies.iter().find(|item| Some(&item.ident) == names.outcome.as_ref())?;
        let narrowed = |number: usize| {
            let variant = replies.variants.get(number)?;
            Some(Narrowed { variant: variant.ident.clone(), ty: variant.ty.clone() })
        };
        let accept = |streams: bool| {
            let answers = sorted.successes.iter().filter_map(|number| operation.answers.get(*number));
            let contents = answers.flat_map(|answer| &answer.contents);
            let mut media: Vec<&str> = Vec::new();
            for content in contents.filter(|content| content.format.is_stream() == streams) {
                if !media.contains(&content.name.as_str()) {
                    media.push(&content.name);
                }
            }
            Wire(media.join(", "))
        };
        Some(Streamed {
            method: names.stream.clone()?,
            stream: narrowed(streamed.stream)?,
            instead: streamed.instead.and_then(narrowed),
            accept: accept(true),
            accept_instead: accept(false),
        })
    }

    /// The type of a body.
    pub(super) fn content(&self, content: &MediaType) -> TypeRef {
        match content.format {
            Format::Events(Events::Raw) => TypeRef::Stream(Box::new(TypeRef::Event)),
            Format::Lines | Format::Sequence | Format::Events(_) => {
                TypeRef::Stream(Box::new(self.value(&content.value)))
            }
            _ => self.value(&content.value),
        }
    }

    /// The type of a response's body.
    fn body(&self, answer: &IrAnswer) -> TypeRef {
        answer.contents.first().map_or(TypeRef::Unit, |content| self.content(content))
    }

    /// The envelope of a response, where it is opened.
    fn opened(&self, answer: &IrAnswer) -> Option<Envelope> {
        answer.envelope.as_ref()?;
        let Type::Named(id) = answer.contents.first()?.value.ty else { return None };
        match self.schema(id)? {
            Schema::Struct(envelope) => envelope.envelope,
            Schema::Enum(_) | Schema::Tuple(_) | Schema::Union(_) => None,
        }
    }

    fn replies(&self, answers: &[&IrAnswer], ident: Ident, docs: Docs) -> ReplyEnum {
        let variants = answers.iter().enumerate().map(|(number, answer)| {
            let (status, phrase, mut key) = match answer.statuses {
                Statuses::Exact(status) => (status, reason(status).to_owned(), status.to_string()),
                Statuses::Range(first) => (u16::from(first) * 100, class(first).to_owned(), format!("{first}XX")),
                Statuses::Default => (0, "Default".to_owned(), "Any other status".to_owned()),
            };
            let mut before = answers.iter().take(number);
            let name = match answer.contents.first() {
                // A status that carries several types has a variant for each, named after its media type.
                Some(content) if before.any(|other| other.statuses == answer.statuses) => {
                    key = format!("{key} as {}", content.name);
                    let phrase = if phrase.is_empty() { format!("Status {status}") } else { phrase };
                    status_name(status, &format!("{phrase} {}", content.label()))
                }
                _ => status_name(status, &phrase),
            };
            ReplyVariant { ident: name, statuses: answer.statuses, ty: self.body(answer), docs: said(answer, key) }
        });
        ReplyEnum { ident, docs, variants: variants.collect() }
    }
}

/// What the caller gets out of an envelope. A payload that the document does not promise may be missing.
fn payload(envelope: &Envelope) -> TypeRef {
    let payload = envelope.payload_ty.clone();
    let promised = envelope.payload_required && envelope.success.is_none();
    if promised { payload } else { TypeRef::Option(Box::new(payload)) }
}

fn statuses(failures: &[&IrAnswer], ident: Ident, method: &Word) -> StatusesEnum {
    let variants = failures.iter().filter_map(|answer| match answer.statuses {
        Statuses::Exact(status) => Some(StatusVariant {
            ident: status_name(status, reason(status)),
            status,
            docs: said(answer, status.to_string()),
        }),
        Statuses::Range(_) | Statuses::Default => None,
    });
    StatusesEnum {
        ident,
        docs: docs::ours(vec!["The statuses with which ".into(), method.clone(), " fails.".into()]),
        variants: variants.collect(),
    }
}

/// A response's status, and its description where that says more than the status does.
fn said(answer: &IrAnswer, key: String) -> Docs {
    let phrase = match answer.statuses {
        Statuses::Exact(status) => reason(status),
        Statuses::Range(_) | Statuses::Default => "",
    };
    let described = answer.docs.description.as_deref().filter(|text| words::split(text) != words::split(phrase));
    docs::labelled(vec![Word::Text(key)], described)
}

/// What RFC 9110, section 15, calls a class of statuses.
fn class(first: u8) -> &'static str {
    match first {
        1 => "Informational",
        2 => "Successful",
        3 => "Redirection",
        4 => "Client Error",
        _ => "Server Error",
    }
}

/// Reason phrases (RFC 9110, section 15, and the IANA registry of status codes).
fn reason(status: u16) -> &'static str {
    match status {
        100 => "Continue",
        101 => "Switching Protocols",
        200 => "Ok",
        201 => "Created",
        202 => "Accepted",
        203 => "Non Authoritative Information",
        204 => "No Content",
        205 => "Reset Content",
        206 => "Partial Content",
        207 => "Multi Status",
        208 => "Already Reported",
        226 => "Im Used",
        300 => "Multiple Choices",
        301 => "Moved Permanently",
        302 => "Found",
        303 => "See Other",
        304 => "Not Modified",
        307 => "Temporary Redirect",
        308 => "Permanent Redirect",
        400 => "Bad Request",
        401 => "Unauthorized",
        402 => "Payment Required",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        406 => "Not Acceptable",
        407 => "Proxy Authentication Required",
        408 => "Request Timeout",
        409 => "Conflict",
        410 => "Gone",
        411 => "Length Required",
        412 => "Precondition Failed",
        413 => "Content Too Large",
        414 => "Uri Too Long",
        415 => "Unsupported Media Type",
        416 => "Range Not Satisfiable",
        417 => "Expectation Failed",
        421 => "Misdirected Request",
        422 => "Unprocessable Content",
        423 => "Locked",
        424 => "Failed Dependency",
        425 => "Too Early",
        426 => "Upgrade Required",
        428 => "Precondition Required",
        429 => "Too Many Requests",
        431 => "Request Header Fields Too Large",
        451 => "Unavailable For Legal Reasons",
        500 => "Internal Server Error",
        501 => "Not Implemented",
        502 => "Bad Gateway",
        503 => "Service Unavailable",
        504 => "Gateway Timeout",
        505 => "Http Version Not Supported",
        506 => "Variant Also Negotiates",
        507 => "Insufficient Storage",
        508 => "Loop Detected",
        511 => "Network Authentication Required",
        _ => "",
    }
}
