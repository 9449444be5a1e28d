//! Success and error types of an operation.

use super::{Planning, docs};
use crate::analyse::names::{OperationNames, status as status_name};
use crate::ir::{Answer as IrAnswer, Events, Format, MediaType, Operation as IrOperation, Statuses, Type, Value};
use crate::plan::{
    Docs, Envelope, EnvelopeTypes, Ident, Line, Narrowed, Outcome, Reason, ReplyEnum, ReplyVariant, Schema,
    StatusVariant, StatusesEnum, TypeRef, Wire, Word,
};
use crate::words;

impl Planning<'_> {
    pub(super) fn outcome(&self, operation: &IrOperation, number: usize, names: &OperationNames) -> Outcome {
        let sorted = self.analysis.outcomes.get(number);
        let at = |numbers: &[usize]| -> Vec<&IrAnswer> {
            numbers.iter().filter_map(|number| operation.answers.get(*number)).collect()
        };
        let successes = sorted.map(|sorted| at(&sorted.successes)).unwrap_or_default();
        let failures = self.failures(number);
        let method = docs::named(&names.method);
        let own = |shared: bool, ident: &Option<Ident>| ident.clone().filter(|_| !shared);
        let status_sets = own(names.shares_statuses, &names.statuses).map(|ident| {
            let docs = docs::ours(vec!["The statuses with which ".into(), method.clone(), " fails.".into()]);
            statuses(&failures, ident, docs)
        });
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
        let mut error_docs = docs::ours(vec!["Why ".into(), method.clone(), reason.into()]);
        let headers = |declared: &Option<Value>| declared.as_ref().map(|value| self.plain(value));
        if let Some(TypeRef::Schema(ident)) = headers(&operation.failure_headers) {
            error_docs.0.push(Line::Ours(vec!["Comes with the headers ".into(), docs::named(&ident), ".".into()]));
        }
        if let Some(ident) = own(names.shares_failures, &names.failures) {
            replies.push(self.replies(&failures, ident, error_docs.clone()));
        }
        if names.shares_statuses || names.shares_failures {
            error_docs.0.extend(self.unsaid(number, &failures));
        }
        let failure = names.statuses.as_ref().or(names.failures.as_ref());
        let failure = failure.map(|ident| TypeRef::Operation(ident.clone()));
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
            headers: headers(&operation.headers),
            failure_headers: headers(&operation.failure_headers),
            error: names.error.clone(),
            error_docs,
            envelope: envelope.map(|envelope| EnvelopeTypes { payload: payload(&envelope), errors: envelope_errors }),
            failure_body: names
                .statuses
                .as_ref()
                .map(|_| failures.first().map_or(TypeRef::Unit, |answer| self.body(answer))),
            statuses: names.statuses.clone(),
            status_alias: names.status_alias.clone(),
            status_sets: status_sets.into_iter().collect(),
            replies,
        }
    }

    /// The results that a call may be narrowed to, and the one that awaiting it gives.
    pub(super) fn narrowed(
        &self,
        number: usize,
        names: &OperationNames,
        outcome: &Outcome,
    ) -> (Vec<Narrowed>, Option<TypeRef>) {
        let replies = outcome.replies.iter().find(|item| Some(&item.ident) == names.outcome.as_ref());
        let Some(replies) = replies else { return (Vec::new(), None) };
        let streamed = self.analysis.outcomes.get(number).and_then(|sorted| sorted.streamed);
        let at = |variant: usize| replies.variants.get(variant).map(|variant| variant.ty.clone());
        let awaited = streamed.and_then(|streamed| at(streamed.instead?));
        let stream = streamed.and_then(|streamed| at(streamed.stream));
        let mut types: Vec<TypeRef> = Vec::new();
        for ty in awaited.iter().cloned().chain(stream).chain([TypeRef::Binary]) {
            if !types.contains(&ty) {
                types.push(ty);
            }
        }
        let narrowed = types.into_iter().map(|ty| {
            let variants = replies.variants.iter().filter(|variant| variant.ty == ty);
            Narrowed { variants: variants.map(|variant| variant.ident.clone()).collect(), ty }
        });
        (narrowed.filter(|narrowed| !narrowed.variants.is_empty()).collect(), awaited)
    }

    /// What is accepted of an operation that may also answer with a stream: the rest.
    pub(super) fn accepted(&self, operation: &IrOperation, number: usize) -> Option<Wire> {
        let sorted = self.analysis.outcomes.get(number).filter(|sorted| sorted.streamed.is_some())?;
        let answers = sorted.successes.iter().filter_map(|number| operation.answers.get(*number));
        let contents = answers.flat_map(|answer| &answer.contents).filter(|content| !content.format.is_stream());
        let mut media: Vec<&str> = Vec::new();
        for content in contents {
            if !media.contains(&content.name.as_str()) {
                media.push(&content.name);
            }
        }
        (!media.is_empty()).then(|| Wire(media.join(", ").into()))
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
            Schema::Struct(envelope) => envelope.envelope.map(|envelope| *envelope),
            Schema::Enum(_) | Schema::Tuple(_) | Schema::Union(_) => None,
        }
    }

    pub(super) fn replies(&self, answers: &[&IrAnswer], ident: Ident, docs: Docs) -> ReplyEnum {
        let variants = answers.iter().enumerate().map(|(number, answer)| {
            let phrase = answer.statuses.phrase().to_owned();
            let status = match answer.statuses {
                Statuses::Exact(status) => status,
                Statuses::Range(first) => u16::from(first) * 100,
                Statuses::Default => 0,
            };
            let mut key = label(answer.statuses);
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

pub(super) fn statuses(failures: &[&IrAnswer], ident: Ident, docs: Docs) -> StatusesEnum {
    let variants = failures.iter().filter_map(|answer| match answer.statuses {
        Statuses::Exact(status) => Some(StatusVariant {
            ident: status_name(status, answer.statuses.phrase()),
            status,
            docs: said(answer, label(answer.statuses)),
        }),
        Statuses::Range(_) | Statuses::Default => None,
    });
    StatusesEnum { ident, docs, variants: variants.collect() }
}

/// What documentation calls statuses.
pub(super) fn label(statuses: Statuses) -> String {
    match statuses {
        Statuses::Exact(status) => status.to_string(),
        Statuses::Range(first) => format!("{first}XX"),
        Statuses::Default => "Any other status".to_owned(),
    }
}

/// A response's status, and its description where that says more than the status does.
pub(super) fn said(answer: &IrAnswer, key: String) -> Docs {
    let phrase = match answer.statuses {
        Statuses::Exact(_) => answer.statuses.phrase(),
        Statuses::Range(_) | Statuses::Default => "",
    };
    let described = answer.docs.description.as_ref().filter(|text| words::split(text) != words::split(phrase));
    docs::labelled(vec![Word::Text(key)], described)
}
