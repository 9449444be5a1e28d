//! Success and error types of an operation.

use super::{Planning, docs};
use crate::analyse::names::OperationNames;
use crate::analyse::outcomes::Failures;
use crate::ir::{Operation as IrOperation, Statuses, Type};
use crate::plan::{Docs, EnvelopeTypes, Ident, Line, Outcome, Schema, StatusVariant, StatusesEnum, TypeRef};
use crate::words;

impl Planning<'_> {
    pub(super) fn outcome(&self, operation: &IrOperation, number: usize, names: &OperationNames) -> Outcome {
        let sorted = self.analysis.outcomes.get(number);
        let success = sorted.and_then(|sorted| operation.answers.get(*sorted.successes.first()?));
        let response = success
            .and_then(|answer| answer.contents.first())
            .map_or(TypeRef::Unit, |content| self.value(&content.value));
        let failures: &[usize] = match sorted.map(|sorted| &sorted.failures) {
            Some(Failures::Same(all) | Failures::Different(all)) => all,
            Some(Failures::None) | None => &[],
        };
        let statuses = names.statuses.clone().map(|ident| self.statuses(operation, failures, ident, names));
        let failure_body = statuses.as_ref().and_then(|_| {
            let answer = operation.answers.get(*failures.first()?)?;
            Some(answer.contents.first().map_or(TypeRef::Unit, |content| self.value(&content.value)))
        });
        let envelope = success.filter(|answer| answer.envelope.is_some()).and_then(|answer| {
            let Type::Named(id) = answer.contents.first()?.value.ty else { return None };
            match self.schema(id)? {
                Schema::Struct(envelope) => envelope.envelope,
                Schema::StringEnum(_) | Schema::Union(_) => None,
            }
        });
        let output = match &envelope {
            Some(envelope) => self.payload(envelope),
            None => response.clone(),
        };
        let method = names.method.as_str().trim_start_matches("r#");
        let reason = if envelope.is_some() { ": the errors of its envelope" } else { "" };
        Outcome {
            response,
            failure: names.statuses.clone().map(TypeRef::Operation),
            output,
            error: names.error.clone(),
            error_docs: Docs(vec![Line::Ours(format!("Why {} fails{reason}.", docs::code(method)))]),
            envelope: envelope.map(|envelope| EnvelopeTypes {
                payload: self.payload(&envelope),
                errors: envelope.errors.map_or(TypeRef::Unit, |(_, ty)| ty),
            }),
            statuses,
            failure_body,
        }
    }

    /// What the caller gets out of an envelope. A payload that the document does not promise may be missing.
    fn payload(&self, envelope: &crate::plan::Envelope) -> TypeRef {
        let payload = envelope.payload_ty.clone();
        let promised = envelope.payload_required && envelope.success.is_none();
        if promised { payload } else { TypeRef::Option(Box::new(payload)) }
    }

    fn statuses(
        &self,
        operation: &IrOperation,
        failures: &[usize],
        ident: Ident,
        names: &OperationNames,
    ) -> StatusesEnum {
        let mut variants: Vec<StatusVariant> = Vec::new();
        for answer in failures.iter().filter_map(|number| operation.answers.get(*number)) {
            let Statuses::Exact(status) = answer.statuses else { continue };
            let phrase = reason(status);
            let mut all = Docs(vec![Line::Ours(format!("{status}"))]);
            let said = answer.docs.description.as_deref().filter(|text| words::split(text) != words::split(phrase));
            all.0.extend(docs::of_text(said).0);
            let name = crate::analyse::names::status(status, phrase);
            variants.push(StatusVariant { ident: name, status, docs: all });
        }
        let method = names.method.as_str().trim_start_matches("r#");
        StatusesEnum {
            ident,
            docs: Docs(vec![Line::Ours(format!("The statuses with which {} fails.", docs::code(method)))]),
            variants,
        }
    }
}

/// Reason phrases (RFC 9110, section 15, and the IANA registry of status codes).
fn reason(status: u16) -> &'static str {
    match status {
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
        507 => "Insufficient Storage",
        508 => "Loop Detected",
        511 => "Network Authentication Required",
        _ => "",
    }
}
