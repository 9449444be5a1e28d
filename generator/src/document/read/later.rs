//! What came with a later version of OpenAPI than the document declares: it is read as in that version, and other tools
//! pass it over.
//!
//! ```yaml
//! openapi: 3.0.3
//! components:
//!   schemas:
//!     Kind: {const: cat}                  # 3.1
//!     Name: {type: [string, 'null']}      # 3.1
//! ```
//! What shapes values or requests is a warning, what only describes them a note; of each kind there is one, with all its
//! places.

use super::Reader;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::Version;
use crate::source::{Object, Span};
use std::collections::{BTreeMap, BTreeSet};

/// Fields by the object that has them and the version that brought them.
const SINCE: &[(&str, Version, &[&str])] = &[
    ("the document", Version::V3_1, &["webhooks", "jsonSchemaDialect"]),
    ("the document", Version::V3_2, &["$self"]),
    ("`info`", Version::V3_1, &["summary"]),
    ("`license`", Version::V3_1, &["identifier"]),
    ("`components`", Version::V3_1, &["pathItems"]),
    ("`components`", Version::V3_2, &["mediaTypes"]),
    ("a server", Version::V3_2, &["name"]),
    ("a tag", Version::V3_2, &["summary", "parent", "kind"]),
    ("a path item", Version::V3_2, &["query", "additionalOperations"]),
    ("a response", Version::V3_2, &["summary"]),
    ("a media type", Version::V3_2, &["itemSchema", "prefixEncoding", "itemEncoding"]),
    ("an encoding", Version::V3_2, &["encoding", "prefixEncoding", "itemEncoding"]),
    ("an example", Version::V3_2, &["dataValue", "serializedValue"]),
    ("a security scheme", Version::V3_2, &["oauth2MetadataUrl", "deprecated"]),
    ("`flows`", Version::V3_2, &["deviceAuthorization"]),
    ("`discriminator`", Version::V3_2, &["defaultMapping"]),
    ("`xml`", Version::V3_2, &["nodeType"]),
    ("a schema", Version::V3_0, &["anyOf", "oneOf", "not", "writeOnly", "deprecated"]),
    (
        "a schema",
        Version::V3_1,
        &[
            "$id",
            "$schema",
            "$anchor",
            "$dynamicRef",
            "$dynamicAnchor",
            "$defs",
            "$comment",
            "const",
            "contains",
            "contentEncoding",
            "contentMediaType",
            "contentSchema",
            "dependentRequired",
            "dependentSchemas",
            "else",
            "examples",
            "if",
            "maxContains",
            "minContains",
            "patternProperties",
            "prefixItems",
            "propertyNames",
            "then",
            "unevaluatedItems",
            "unevaluatedProperties",
        ],
    ),
];

/// Fields that only describe: nothing is lost with a tool that passes them over.
const DESCRIBING: &[&str] = &[
    "$comment",
    "$id",
    "$schema",
    "dataValue",
    "deprecated",
    "examples",
    "identifier",
    "jsonSchemaDialect",
    "kind",
    "name",
    "oauth2MetadataUrl",
    "parent",
    "serializedValue",
    "summary",
];

/// The version that brought a field of an object, where not every version has it.
pub(super) fn since(what: &str, field: &str) -> Option<Version> {
    let brings = |(object, _, fields): &&(&str, Version, &[&str])| *object == what && fields.contains(&field);
    SINCE.iter().find(brings).map(|(_, version, _)| *version)
}

/// What says the same in the version that is declared.
fn instead(field: &str, declared: Version) -> Option<&'static str> {
    Some(match field {
        "const" => "`enum` with this one value",
        "examples" => "`example`",
        "$defs" if declared > Version::V2_0 => "the schemas below `components/schemas`",
        "prefixItems" if declared > Version::V2_0 => "`items` with a schema that all elements have, such as a `oneOf`",
        "patternProperties" | "propertyNames" => "`additionalProperties`, with a schema that all of them have",
        "contentEncoding" => "`format: byte`",
        "contentMediaType" => "`format: binary`",
        "oneOf" | "anyOf" => "one schema with the properties of all",
        "itemSchema" => "`schema`",
        _ => return None,
    })
}

/// What is met of later versions, each with whether it only describes, what to write instead, and where it stands.
pub(super) type Later = BTreeMap<(Version, String), (bool, Option<&'static str>, BTreeSet<Span>)>;

impl Reader<'_> {
    /// Takes down the fields of an object that came later. A document of version 2.0 has been upgraded: what it says
    /// itself is looked at before.
    pub(super) fn later_fields(&mut self, what: &'static str, object: &Object) {
        if self.swagger || self.version == Version::V3_2 || !SINCE.iter().any(|(of, ..)| *of == what) {
            return;
        }
        for entry in object {
            self.later_field(what, &entry.key, entry.key.span);
        }
    }

    /// Takes down a field if it came later.
    pub(super) fn later_field(&mut self, what: &str, field: &str, span: Span) {
        let Some(version) = since(what, field).filter(|version| *version > self.declared()) else { return };
        let key = (version, format!("`{field}` of {what}"));
        let (describes, instead) = (DESCRIBING.contains(&field), instead(field, self.declared()));
        self.later.entry(key).or_insert_with(|| (describes, instead, BTreeSet::new())).2.insert(span);
    }

    /// Takes down something else that came later, in words that begin a sentence.
    pub(super) fn later_value(&mut self, version: Version, said: &str, instead: Option<&'static str>, span: Span) {
        if version > self.declared() {
            let found = self.later.entry((version, said.to_owned())).or_insert((false, instead, BTreeSet::new()));
            found.2.insert(span);
        }
    }

    /// Reports all that was taken down.
    pub(super) fn report_later(&mut self) {
        for ((version, said), (describes, instead, places)) in std::mem::take(&mut self.later) {
            let message =
                format!("{said} is new in OpenAPI {version}, and this is a document of version {}", self.declared());
            let found = if describes { Diagnostic::note } else { Diagnostic::warning };
            let found = found(Code::OutdatedKeyword, message).at_all(places, &format!("read as in OpenAPI {version}"));
            let begin = match self.swagger {
                true => format!("convert the document to OpenAPI {version}"),
                false => format!("begin the document with `openapi: {version}.0`"),
            };
            self.report(found.help(match instead {
                Some(instead) => format!("write {instead}; or {begin}"),
                None => format!("{begin}, if it is written for that: other tools pass this over"),
            }));
        }
    }

    fn declared(&self) -> Version {
        if self.swagger { Version::V2_0 } else { self.version }
    }
}
