//! `bindery.toml`: what a user settles beside a document, typed, with the place of every entry.
//!
//! ```toml
//! name = "arklow"                                  # names the crates: arklow-types, arklow-client, arklow-server
//! overlays = ["overlays/limits.yaml"]              # changes to the document, after those of `overlay.yaml` beside it
//! root = ".."                                      # the folder below which the document may refer to files; else its own
//!
//! [select]                                         # only these operations and what they reach; all without the table
//! operations = ["inviteMember", "* /v1/members/**"] # by operationId, or by method and path as the document writes them
//! tags = ["Billing*"]                              # or by tag
//!
//! [operations."PUT /v1/members/{id}"]              # method and path as the document writes them; or "POST webhook newMember"
//! name = "save_member"
//! security = [["ApiKey", "Organisation"]]          # any of these sets, all schemes of a set; [] needs none
//! envelope = "unwrap"                              # or "keep"
//! pagination = { cursor = "after", next = "/last_id", items = "/data", more = "/has_more" } # or "none"
//!
//! [security]
//! require = [["ApiKey", "Organisation"]]           # the same, for every operation without a line of its own
//!
//! [security-schemes.ApiKey]
//! prefix = "Bearer "                               # what the client puts before the key, and the server takes off
//!
//! [types."service.CreateRequest"]                  # a component's name, or a JSON pointer into the document
//! name = "CreateRequest"
//!
//! [types.Pet.fields]                               # fields by properties, variants by values or branches
//! type = "species"
//!
//! [types.Amount]                                   # or a property: "#/components/schemas/Order/properties/amount"
//! type = "decimal"                                 # how a scalar is held: "i64", "f64", "bigint", "string", …
//!
//! [formats]                                        # the same for every schema of a format
//! int32 = "i32"
//! date-time = "jiff::Timestamp"                    # or a type of `chrono`, `time`, `uuid`, `rust_decimal`
//!
//! [types.Money]                                    # any schema can be a type of yours: see "Your own types" in `docs/lowering.md`
//! type = "my_money::Money"
//!
//! [dependencies]                                   # where that is from, as in any manifest
//! my_money = { path = "../../../my-money" }
//!
//! [schemas]
//! unknown-fields = "keep"                          # or "skip"
//! read-only = "refuse"                             # or "ignore"
//! formats = "enforce"                              # or "annotate"
//! maps = "IndexMap"                                # or "BTreeMap"; or below `[types.NAME]` for one
//! derives = ["Eq"]                                 # on every type; or below `[types.NAME]` on one
//! attributes = ["#[my_crate::audited]"]            # likewise
//!
//! [parameters]
//! unknown-query = "refuse"                         # or "ignore"
//! lists = "brackets"                               # in a deepObject; or "indices", "repeat", "comma"
//!
//! [pagination]                                     # the same, for every operation that it fits and that has no line of its own
//! page = "page"                                    # or `cursor` with `next` or `last`, `offset`, `next-url`, `next-link = true`
//! first = 1
//!
//! [limits]                                         # what a run may cost: see `docs/limits.md`
//! file-bytes = "128MiB"
//! operations = 40000
//!
//! [output]
//! runtime-path = "../../../generator/runtime"      # as seen from a generated crate, written as it stands here
//! only = ["types", "client"]                       # and "server"
//! client-methods = "grouped"                       # `client.issues().create(…)`; or "flat": `client.issues_create(…)`
//! documentation = "summary"                        # of the document's prose; or "full", "none"
//! header = "SPDX-License-Identifier: MIT"          # a comment that every generated file begins with
//!
//! [[source]]                                       # where the document came from, written by `bindery import`
//! page = "members.md"
//! ```
//!
//! Every entry must have an effect. A stage takes a value with [`Setting::get`], which counts as its use, and
//! [`Config::report_unused`] turns what is left over into errors.

mod attributes;
mod dependencies;
mod foreign;
mod output;
mod pagination;
mod read;
pub mod reference;
mod renames;
mod security;
mod select;
mod setting;
pub(crate) mod table;
mod values;
mod vendor;

pub use attributes::Extra;
pub use dependencies::{Dependency, Source};
pub use foreign::{BARE, HeldAs, KNOWN};
pub use output::{CrateKind, Output};
pub use pagination::{DeclaredPages, PagesBy, Pagination};
pub use renames::Renames;
pub use security::Alternatives;
pub use setting::{Known, Setting};
pub use values::{
    ClientMethods, Documentation, Envelope, Formats, Held, Lists, Maps, ReadOnly, UnknownFields, UnknownQuery,
};
pub use vendor::{VendorName, VendorNameError};

use crate::diagnostic::Diagnostics;
use crate::limits::Limit;
use crate::select::Selection;
use crate::source::{FileId, Spanned};
use setting::{Claims, Group};

/// The name of the file, beside the document.
pub const FILE_NAME: &str = "bindery.toml";

/// The settings of one vendor. Without a `bindery.toml` nothing is set: that is the default.
#[derive(Clone, Debug, Default)]
pub struct Config {
    /// The vendor's name; else the front takes that of the folder.
    pub name: Option<Setting<VendorName>>,
    /// Where the document came from, a page each. Nothing depends on it but the resolution of relative addresses.
    pub sources: Vec<Provenance>,
    /// Overlays besides `overlay.yaml`, relative to the document's folder, in the order in which they are applied.
    pub overlays: Option<Setting<Vec<String>>>,
    /// The folder below which the files have to be that the document refers to, relative to the document's.
    pub root: Option<Setting<String>>,
    /// The operations to generate; all of them when it is not set.
    pub select: Option<Setting<Selection>>,
    /// What every operation requires that has no `security` of its own here, instead of what the document says.
    pub require: Option<Setting<Alternatives>>,
    /// How schemas are read.
    pub schemas: Schemas,
    /// How parameters are spelled and read.
    pub parameters: Parameters,
    /// How operations answer in pages that have no line of their own.
    pub pagination: Option<Setting<Pagination>>,
    /// What a run may cost, where that is not the default.
    pub limits: Vec<(Limit, Setting<usize>)>,
    /// What is written, and how.
    pub output: Output,
    /// The packages of types that schemas are held in.
    pub dependencies: Vec<Dependency>,
    formats: Vec<(String, Setting<HeldAs>)>,
    operations: Vec<Group<Operation>>,
    schemes: Vec<Group<Scheme>>,
    types: Vec<Group<Type>>,
    claims: Claims,
}

/// `[[source]]`: the origin of a part of the document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Provenance {
    /// The documentation page: its file's name, without folders.
    pub page: Option<String>,
    /// The address of the list of pages that the page names.
    pub index: Option<String>,
    /// The address of the whole document, as the page names it: absolute, or relative to the documentation's host.
    pub document: Option<String>,
    /// The operation on the page, as method and path.
    pub operation: Option<String>,
}

/// `[operations."METHOD /path"]`.
#[derive(Clone, Debug, Default)]
pub struct Operation {
    /// The operation's name, in any case.
    pub name: Option<Setting<String>>,
    /// What a call requires, instead of what the document says.
    pub security: Option<Setting<Alternatives>>,
    /// Whether the success response is unwrapped.
    pub envelope: Option<Setting<Envelope>>,
    /// How it answers in pages.
    pub pagination: Option<Setting<Pagination>>,
    /// Names of parameters, by their own or by place and name.
    pub parameters: Renames,
}

/// `[security-schemes.NAME]`.
#[derive(Clone, Debug, Default)]
pub struct Scheme {
    /// Stands before an API key on the wire and is no part of it: printable ASCII.
    pub prefix: Option<Setting<String>>,
}

/// `[types."..."]`.
#[derive(Clone, Debug, Default)]
pub struct Type {
    /// The type's name, in any case. Inline types of equal structure that are given one name are one type.
    pub name: Option<Setting<String>>,
    /// How values are held.
    pub held: Option<Setting<HeldAs>>,
    /// Traits to derive.
    pub derives: Option<Setting<Vec<Extra>>>,
    /// Attributes.
    pub attributes: Option<Setting<Vec<Extra>>>,
    /// What maps are held in.
    pub maps: Option<Setting<Maps>>,
    /// Names of fields, by properties.
    pub fields: Renames,
    /// Names of variants, by the values of an enumeration or what the branches of a union are called.
    pub variants: Renames,
}

/// `[schemas]`.
#[derive(Clone, Debug, Default)]
pub struct Schemas {
    /// What happens to members that a schema doesn't list.
    pub unknown_fields: Option<Setting<UnknownFields>>,
    /// What the server does with `readOnly` members of a request.
    pub read_only: Option<Setting<ReadOnly>>,
    /// Whether the server checks `format`.
    pub formats: Option<Setting<Formats>>,
    /// What maps are held in.
    pub maps: Option<Setting<Maps>>,
    /// Traits to derive on every type.
    pub derives: Option<Setting<Vec<Extra>>>,
    /// Attributes of every type.
    pub attributes: Option<Setting<Vec<Extra>>>,
}

/// `[parameters]`.
#[derive(Clone, Debug, Default)]
pub struct Parameters {
    /// What the server does with parameters of a query that an operation does not have.
    pub unknown_query: Option<Setting<UnknownQuery>>,
    /// How lists in a `deepObject` are spelled.
    pub lists: Option<Setting<Lists>>,
}

impl Config {
    /// The configuration in the bytes of a `bindery.toml`, for a front that has to know which files it names. What is wrong
    /// with it is found when it is used.
    #[must_use]
    pub fn peek(bytes: Option<&[u8]>) -> Self {
        let text = bytes.and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default();
        Self::parse(FileId::default(), text, &mut Diagnostics::new())
    }

    /// The settings of an operation, by method (any case) and path as the document writes it.
    #[must_use]
    pub fn operation(&self, method: &str, path: &str) -> Option<&Operation> {
        let is_it = |key: &str| {
            key.split_once(' ').is_some_and(|(left, right)| left.eq_ignore_ascii_case(method) && right == path)
        };
        Group::find(&self.operations, is_it)
    }

    /// The settings of a security scheme, by its name among the components.
    #[must_use]
    pub fn scheme(&self, name: &str) -> Option<&Scheme> {
        Group::find(&self.schemes, |key| key == name)
    }

    /// The settings of a type, by the pointer to its schema (`#/components/schemas/Pet`); a component's name in the
    /// file stands for that pointer.
    #[must_use]
    pub fn type_at(&self, pointer: &str) -> Option<&Type> {
        let pointer = pointer.strip_prefix('#').unwrap_or(pointer);
        Group::find(&self.types, |key| key == pointer)
    }

    /// The JSON pointers by which schemas are named, without `#`.
    pub(crate) fn pointers(&self) -> impl Iterator<Item = &str> {
        self.types.iter().map(|group| group.key.as_str()).filter(|key| key.starts_with('/'))
    }

    /// Whether anything is said of any type.
    #[must_use]
    pub fn has_types(&self) -> bool {
        !self.types.is_empty()
    }

    /// How values of a `format` are held.
    #[must_use]
    pub fn format(&self, name: &str) -> Option<&Setting<HeldAs>> {
        self.formats.iter().find(|(format, _)| format == name).map(|(_, setting)| setting)
    }

    /// The schemes that any `security` or `require` names, for the check that they exist.
    pub fn named_schemes(&self) -> impl Iterator<Item = &Spanned<String>> {
        let operations = self.operations.iter().filter_map(|group| group.settings.security.as_ref());
        operations.chain(&self.require).flat_map(|alternatives| alternatives.peek().schemes())
    }
}

#[cfg(test)]
mod tests;
