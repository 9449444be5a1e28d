//! What operations answer: for the table, and as types that a caller gets.

use super::{Content, Docs, Ident, TypeRef, Wire};
use crate::ir::{Has, Rule, Statuses};

/// Success and error types of an operation.
#[derive(Debug)]
pub struct Outcome {
    /// What a success carries on the wire.
    pub response: TypeRef,
    /// What the documented errors carry on the wire; `None` when there are none.
    pub failure: Option<TypeRef>,
    /// Whether there may be no content: a caller gets an `Option` of the response.
    pub optional: bool,
    /// What a caller gets.
    pub output: TypeRef,
    /// The headers of successes.
    pub headers: Option<TypeRef>,
    /// The headers of errors.
    pub failure_headers: Option<TypeRef>,
    /// The name of the error alias in the operations module; `None` when nothing is documented.
    pub error: Option<Ident>,
    /// Documentation of the alias.
    pub error_docs: Docs,
    /// Set when the response is an envelope that is opened.
    pub envelope: Option<EnvelopeTypes>,
    /// The type of the statuses of the error body, where one body stands on all of them.
    pub statuses: Option<Ident>,
    /// The name that the operation has published for it before it was a shared one.
    pub status_alias: Option<Ident>,
    /// The definition of that type, unless other operations share it.
    pub status_sets: Vec<StatusesEnum>,
    /// The body of the error, where one body stands on all of its statuses.
    pub failure_body: Option<TypeRef>,
    /// The enumerations of several declared successes, and of errors with different bodies or open statuses; those
    /// aside that several operations share.
    pub replies: Vec<ReplyEnum>,
}

impl Outcome {
    /// Whether responses have declared headers.
    pub fn has_headers(&self) -> bool {
        self.headers.is_some() || self.failure_headers.is_some()
    }
}

/// An enumeration of declared responses.
#[derive(Debug)]
pub struct ReplyEnum {
    /// Its name.
    pub ident: Ident,
    /// Its documentation.
    pub docs: Docs,
    /// A variant for each response, in the order of the table.
    pub variants: Vec<ReplyVariant>,
}

/// A declared response.
#[derive(Debug)]
pub struct ReplyVariant {
    /// Its name: the reason phrase, or what the range is called.
    pub ident: Ident,
    /// Its statuses. A variant for more than one carries the status.
    pub statuses: Statuses,
    /// Its body; `Unit` when it has none.
    pub ty: TypeRef,
    /// Its documentation.
    pub docs: Docs,
}

/// The types of an envelope.
#[derive(Debug)]
pub struct EnvelopeTypes {
    /// The payload.
    pub payload: TypeRef,
    /// The errors; `None` where it can't report any.
    pub errors: Option<TypeRef>,
}

/// A closed enumeration of statuses.
#[derive(Debug)]
pub struct StatusesEnum {
    /// Its name.
    pub ident: Ident,
    /// Its documentation.
    pub docs: Docs,
    /// The statuses, in document order.
    pub variants: Vec<StatusVariant>,
}

/// A declared status.
#[derive(Debug)]
pub struct StatusVariant {
    /// Its name: the reason phrase.
    pub ident: Ident,
    /// The status.
    pub status: u16,
    /// The response's description.
    pub docs: Docs,
}

/// A declared response, for the table.
#[derive(Debug)]
pub struct Answer {
    /// The statuses.
    pub statuses: Statuses,
    /// Whether it is an error.
    pub failure: bool,
    /// Its number among the variants of the response or failure type.
    pub variant: u16,
    /// Its media types.
    pub contents: Vec<Content>,
    /// How the server words a refusal with this status.
    pub template: Option<Template>,
    /// Which of its side's headers it has, unless it has all of them.
    pub headers: Option<Has>,
    /// Constraints on its body beyond those of the body's type.
    pub rules: Vec<Rule>,
}

/// As `bindery::operation::Template`.
#[derive(Debug, Clone, PartialEq)]
pub enum Template {
    /// An object.
    Object(Vec<(Wire, Template)>),
    /// An array with one element for each violation.
    EachViolation(Box<Template>),
    /// A sentence.
    Message,
    /// A short word.
    Code,
    /// The violation's place as a list.
    Path,
    /// The violation's place as a JSON pointer.
    Pointer,
    /// The status as words.
    Title,
    /// The status.
    Status,
    /// A boolean.
    Boolean(bool),
    /// A string.
    Text(Wire),
}
