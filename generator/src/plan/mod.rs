//! What will be printed: items with claimed identifiers and a recursive [`TypeRef`]; no text of Rust.
//!
//! The plan is made once from the IR and the side tables of `analyse`; the emitters of the three crates and of the
//! build.rs file only put tokens around it.

mod additions;
mod build;
mod format;
mod operation;
mod outcome;
mod schema;
mod server;
mod text;
mod type_ref;

pub use additions::Additions;
pub use build::bindings;
#[cfg(feature = "diff")]
pub(crate) use build::order;
pub use format::format_type;
pub use operation::{
    Argument, Bodies, Callback, Content, Flat, Group, GroupOf, Lent, Link, Narrowed, Operation, Paging, Placed, Sources,
};
pub use outcome::{Answer, EnvelopeTypes, Outcome, ReplyEnum, ReplyVariant, StatusVariant, StatusesEnum, Template};
pub use schema::{
    Branch, Decide, Enum, EnumOf, Envelope, Extra, MORE_BRANCHES, Member, NO_BRANCH, Reason, Schema, Struct, Tuple,
    Union, Unknown, Variant,
};
pub use server::{Elsewhere, Scheme, Server, ServerChoice, ServerVariable};
pub use text::{Docs, Ident, Line, Wire, Word};
pub use type_ref::TypeRef;

/// How the types of a large API are divided into files; what has none stands with everything else.
#[derive(Debug, Default)]
pub struct Division {
    /// The modules.
    pub modules: Vec<Ident>,
    /// The number of the module of each schema, by number.
    pub schemas: Vec<Option<usize>>,
    /// The number of the module of each operation, by number.
    pub operations: Vec<Option<usize>>,
    /// That of each set of statuses whose operations all stand in one module.
    pub statuses: Vec<Option<usize>>,
    /// That of each enumeration of errors whose operations all stand in one module.
    pub replies: Vec<Option<usize>>,
}

/// The crates of one vendor.
#[derive(Debug)]
pub struct Bindings {
    /// The vendor's name, as packages spell it: `arklow`.
    pub vendor: String,
    /// `info.title`.
    pub title: Wire,
    /// `info.description`.
    pub description: Docs,
    /// The types of the document's schemas.
    pub schemas: Vec<Schema>,
    /// The number of the schema that each of them is an alias of, where it is one.
    pub alike: Vec<Option<usize>>,
    /// The operations.
    pub operations: Vec<Operation>,
    /// The sets of statuses that several operations have.
    pub shared_statuses: Vec<StatusesEnum>,
    /// The enumerations of errors that several operations have.
    pub shared_replies: Vec<ReplyEnum>,
    /// The operations by tag.
    pub groups: Vec<Group>,
    /// The files of a large API.
    pub division: Division,
    /// The servers.
    pub servers: Vec<Server>,
    /// What may stand for variables of the servers.
    pub server_choices: Vec<ServerChoice>,
    /// The operations that are served elsewhere.
    pub elsewhere: Vec<Elsewhere>,
    /// The security schemes.
    pub schemes: Vec<Scheme>,
    /// What is wanted on types beside what is there, by their names.
    pub additions: std::collections::BTreeMap<Ident, Additions>,
    /// The types of other crates that values are held in.
    pub foreign: Vec<crate::ir::Foreign>,
    /// Whether maps keep the order of their keys, for which the runtime has a feature.
    pub ordered_maps: bool,
    /// Whether the server skips `readOnly` members of a request instead of refusing it (`read-only = "ignore"`).
    pub ignore_read_only: bool,
    /// Whether the server refuses parameters of a query that an operation does not have (`unknown-query = "refuse"`).
    pub refuse_unknown_query: bool,
    /// How values stand in XML, in tables that refer to each other by number.
    pub xml: Vec<Vec<crate::ir::Xml>>,
    /// How refusals are worded where an operation says nothing.
    pub usual_error: Option<Template>,
    /// The type of that error body, where half of the operations or more declare it.
    pub usual_error_type: Option<TypeRef>,
}

impl Bindings {
    /// The schema that the one of this number is an alias of.
    pub fn alike(&self, number: usize) -> Option<&Schema> {
        self.schemas.get(self.alike.get(number).copied().flatten()?)
    }

    /// Whether the document declares headers of responses.
    pub fn has_headers(&self) -> bool {
        self.operations.iter().any(|operation| operation.outcome.has_headers())
    }

    /// Whether operations answer in pages.
    pub fn has_pages(&self) -> bool {
        self.operations.iter().any(|operation| operation.paging.is_some())
    }

    /// Whether a call may be for such a result.
    pub fn has_result(&self, is_such: impl Fn(&TypeRef) -> bool) -> bool {
        self.operations.iter().any(|operation| {
            let output = match &operation.outcome.output {
                TypeRef::Option(inner) => &**inner,
                ty => ty,
            };
            is_such(output) || operation.narrowed.iter().any(|narrowed| is_such(&narrowed.ty))
        })
    }

    /// Whether responses lead to further calls.
    pub fn has_links(&self) -> bool {
        self.operations.iter().any(|operation| !operation.links.is_empty())
    }
}
