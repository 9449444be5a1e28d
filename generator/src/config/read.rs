//! The text of `bindery.toml` to a [`Config`]: as many independent errors as there are, not the first only.

use std::sync::Arc;

use toml::de::{DeTable, DeValue};

use super::setting::{Claim, Group, Subject};
use super::table::{Found, Reader, Table};
use super::vendor::{self, VendorName};
use super::{Config, Operation, Output, Parameters, Provenance, Schemas, Scheme, Setting, Type};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::limits::Limit;
use crate::source::FileId;
use crate::unicode::is_hidden;

impl Config {
    /// Reads the text of a `bindery.toml`; `file` is what diagnostics name as its place.
    ///
    /// Reports text that is not TOML, settings that don't exist and values that a setting can't have as errors; the
    /// result then holds what could be read.
    #[must_use]
    pub fn parse(file: FileId, text: &str, diagnostics: &mut Diagnostics) -> Self {
        let mut reader = Reader::new(file, diagnostics);
        let (root, faults) = DeTable::parse_recoverable(text);
        // What recovery makes of the rest could only be misunderstood, and its later faults are echoes of the first.
        if let Some(fault) = faults.iter().min_by_key(|fault| fault.span().map(|span| span.start)) {
            let span = reader.span(&fault.span().unwrap_or_default());
            let message = format!("`{}` is not TOML: {}", super::FILE_NAME, fault.message().replace('\n', ", "));
            reader.diagnostics.push(Diagnostic::error(Code::ConfigSyntax, message).at(span, ""));
            return Self::default();
        }
        reader.config(Table::new("", root.get_ref()))
    }
}

impl Reader<'_> {
    fn config(&mut self, mut table: Table<'_>) -> Config {
        let mut config = Config::default();
        if let Some(found) = table.take("name") {
            config.name = self.vendor_name(&found).map(|name| self.setting(&found, None, name));
        }
        config.overlays = self.optional(&mut table, "overlays", None, Self::overlays);
        config.root = self.optional(&mut table, "root", None, Self::root);
        config.select = self.optional(&mut table, "select", None, Self::selection);
        if let Some(found) = table.take("source") {
            config.sources = self.sources(&found);
        }
        if let Some(found) = table.take("operations") {
            config.operations = self.groups(&found, Subject::Operation, operation_key, Self::operation);
        }
        if let Some(mut table) = table.take("security").and_then(|found| self.table(&found)) {
            config.require = self.optional(&mut table, "require", None, Self::alternatives);
            table.finish(self);
        }
        if let Some(found) = table.take("security-schemes") {
            config.schemes = self.groups(&found, Subject::Scheme, |key| Some(key.to_owned()), Self::scheme);
        }
        if let Some(found) = table.take("types") {
            config.types = self.groups(&found, Subject::Type, type_pointer, Self::named_type);
        }
        if let Some(found) = table.take("formats") {
            for found in self.table(&found).map(Table::into_entries).unwrap_or_default() {
                if let Some(held) = self.held(&found) {
                    config.formats.push((found.key.to_owned(), self.setting(&found, None, held)));
                }
            }
        }
        if let Some(found) = table.take("dependencies") {
            config.dependencies = self.dependencies(&found);
        }
        if let Some(mut table) = table.take("schemas").and_then(|found| self.table(&found)) {
            config.schemas = Schemas {
                unknown_fields: self.optional(&mut table, "unknown-fields", None, Self::word),
                read_only: self.optional(&mut table, "read-only", None, Self::word),
                formats: self.optional(&mut table, "formats", None, Self::word),
                maps: self.optional(&mut table, "maps", None, Self::word),
                derives: self.optional(&mut table, "derives", None, Self::derives),
                attributes: self.optional(&mut table, "attributes", None, Self::attributes),
            };
            table.finish(self);
        }
        if let Some(mut table) = table.take("parameters").and_then(|found| self.table(&found)) {
            config.parameters = Parameters {
                unknown_query: self.optional(&mut table, "unknown-query", None, Self::word),
                lists: self.optional(&mut table, "lists", None, Self::word),
            };
            table.finish(self);
        }
        config.pagination = self.optional(&mut table, "pagination", None, Self::pagination);
        if let Some(mut table) = table.take("limits").and_then(|found| self.table(&found)) {
            for limit in Limit::ALL {
                let value = self.optional(&mut table, limit.name(), None, |reader, found| reader.limit(*limit, found));
                config.limits.extend(value.map(|value| (*limit, value)));
            }
            table.finish(self);
        }
        if let Some(mut table) = table.take("output").and_then(|found| self.table(&found)) {
            config.output = Output {
                runtime_path: self.optional(&mut table, "runtime-path", None, Self::printable),
                only: self.optional(&mut table, "only", None, Self::crates),
                client_methods: self.optional(&mut table, "client-methods", None, Self::word),
                documentation: self.optional(&mut table, "documentation", None, Self::word),
                header: self.optional(&mut table, "header", None, Self::comment),
            };
            table.finish(self);
        }
        table.finish(self);
        config.claims = std::mem::take(&mut self.claims);
        config
    }

    /// The setting `key` of a table, if it is there and good.
    fn optional<T>(
        &mut self,
        table: &mut Table<'_>,
        key: &'static str,
        group: Option<&Arc<Claim>>,
        read: impl FnOnce(&mut Self, &Found<'_>) -> Option<T>,
    ) -> Option<Setting<T>> {
        let found = table.take(key)?;
        let value = read(self, &found)?;
        Some(self.setting(&found, group, value))
    }

    /// The tables of a table whose keys name something in the document.
    fn groups<T>(
        &mut self,
        found: &Found<'_>,
        subject: Subject,
        key: fn(&str) -> Option<String>,
        read: fn(&mut Self, &mut Table<'_>, &Arc<Claim>) -> T,
    ) -> Vec<Group<T>> {
        let mut groups: Vec<Group<T>> = Vec::new();
        for found in self.table(found).map(Table::into_entries).unwrap_or_default() {
            let Some(mut table) = self.table(&found) else { continue };
            if table.is_empty() {
                self.bad(&found.path, &found.key_span, "is an entry without a setting");
                continue;
            }
            let claim = self.group(&found, subject);
            let settings = read(self, &mut table, &claim);
            table.finish(self);
            match key(found.key) {
                None => self.bad(&found.path, &found.key_span, OPERATION),
                Some(key) if groups.iter().any(|other| other.key == key) => {
                    self.bad(&found.path, &found.key_span, "another entry means the same");
                }
                Some(key) => groups.push(Group { key, settings, claim }),
            }
        }
        groups
    }

    fn sources(&mut self, found: &Found<'_>) -> Vec<Provenance> {
        let mut sources = Vec::new();
        for item in self.list(found, "must be a list of tables: write `[[source]]`").unwrap_or_default() {
            let Some(mut table) = self.table(&item) else { continue };
            let mut text = |key| table.take(key).and_then(|found| self.text(&found)).map(str::to_owned);
            sources.push(Provenance {
                page: text("page"),
                index: text("index"),
                document: text("document"),
                operation: text("operation"),
            });
            table.finish(self);
        }
        sources
    }

    fn operation(&mut self, table: &mut Table<'_>, claim: &Arc<Claim>) -> Operation {
        Operation {
            name: self.optional(table, "name", Some(claim), Self::name),
            security: self.optional(table, "security", Some(claim), Self::alternatives),
            envelope: self.optional(table, "envelope", Some(claim), Self::word),
            pagination: self.optional(table, "pagination", Some(claim), Self::pagination),
            parameters: self.renames(table, "parameters", Subject::Parameter, claim),
        }
    }

    fn scheme(&mut self, table: &mut Table<'_>, claim: &Arc<Claim>) -> Scheme {
        Scheme { prefix: self.optional(table, "prefix", Some(claim), Self::printable) }
    }

    fn named_type(&mut self, table: &mut Table<'_>, claim: &Arc<Claim>) -> Type {
        Type {
            name: self.optional(table, "name", Some(claim), Self::name),
            held: self.optional(table, "type", Some(claim), Self::held),
            derives: self.optional(table, "derives", Some(claim), Self::derives),
            attributes: self.optional(table, "attributes", Some(claim), Self::attributes),
            maps: self.optional(table, "maps", Some(claim), Self::word),
            fields: self.renames(table, "fields", Subject::Property, claim),
            variants: self.renames(table, "variants", Subject::EnumValue, claim),
        }
    }

    fn vendor_name(&mut self, found: &Found<'_>) -> Option<VendorName> {
        let name = VendorName::new(self.text(found)?);
        name.map_or_else(|_| self.refuse(found, vendor::RULE), Some)
    }

    /// A name for an identifier; its case and the language's own words are the business of whoever makes one.
    pub(super) fn name(&mut self, found: &Found<'_>) -> Option<String> {
        let text = self.text(found)?;
        let good = text.starts_with(|first: char| first.is_ascii_alphabetic())
            && text.len() <= 100
            && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        if good {
            Some(text.to_owned())
        } else {
            self.refuse(found, "must be letters, digits and `_`, beginning with a letter")
        }
    }

    /// A whole number; of bytes also a text with a unit.
    fn limit(&mut self, limit: Limit, found: &Found<'_>) -> Option<usize> {
        let text = match found.value.get_ref() {
            DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix()).map(|it| it.to_string()),
            DeValue::String(text) => Ok(text.to_string()),
            _ => return self.refuse(found, &limit.rule()),
        };
        let value = text.map_err(|_| limit.rule()).and_then(|text| limit.parse(&text));
        value.map_err(|rule| self.refuse::<()>(found, &rule)).ok()
    }

    fn printable(&mut self, found: &Found<'_>) -> Option<String> {
        let text = self.text(found)?;
        let good = !text.is_empty() && text.bytes().all(|byte| (b' '..=b'~').contains(&byte));
        if good { Some(text.to_owned()) } else { self.refuse(found, "must be printable ASCII, and not empty") }
    }

    /// Lines of a comment.
    fn comment(&mut self, found: &Found<'_>) -> Option<String> {
        let text = self.text(found)?.trim_end();
        let good = !text.is_empty() && !text.chars().any(|letter| letter != '\n' && is_hidden(letter));
        if good { Some(text.to_owned()) } else { self.refuse(found, "must be lines of visible text, and not empty") }
    }

    fn crates(&mut self, found: &Found<'_>) -> Option<Vec<super::CrateKind>> {
        let must = "must be a list of `types`, `client` and `server`";
        let mut kinds = Vec::new();
        for item in self.list(found, must)? {
            kinds.push(self.word(&item)?);
        }
        if kinds.is_empty() { self.refuse(found, must) } else { Some(kinds) }
    }
}

pub(super) const OPERATION: &str = "must be a method and a path, as in `GET /members/{id}`, or what `names.lock` calls a webhook or \
                         callback, as in `POST webhook newMember`";

/// `METHOD /path`, the method in upper case; in the place of the path a webhook or a callback.
fn operation_key(key: &str) -> Option<String> {
    let (method, path) = key.split_once(' ')?;
    let is_method =
        !method.is_empty() && method.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
    let is_place = path.starts_with('/') || path.starts_with("webhook ") || path.starts_with("callback ");
    (is_method && is_place).then(|| format!("{} {path}", method.to_ascii_uppercase()))
}

/// The JSON pointer (RFC 6901) of a schema, without `#`: as written, or that of the component with this name.
fn type_pointer(key: &str) -> Option<String> {
    let pointer = key.strip_prefix('#').unwrap_or(key);
    // What has no pointer of its own is called as in `names.lock`.
    let begin = pointer.split(' ').next().unwrap_or_default();
    let is_key = pointer.contains(' ') && (matches!(begin, "component" | "input") || operation_key(pointer).is_some());
    if pointer.starts_with('/') {
        return Some(pointer.to_owned());
    }
    if is_key {
        return Some(nameless(pointer));
    }
    Some(format!("/components/schemas/{}", key.replace('~', "~0").replace('/', "~1")))
}

/// A key as in `names.lock`, where parameters of a path have no names: `GET /pets/{} path id`, which may be written as the
/// document has the path.
fn nameless(key: &str) -> String {
    let Some((method, rest)) = key.split_once(' ').filter(|(_, rest)| rest.starts_with('/')) else {
        return key.to_owned();
    };
    let (path, rest) = rest.split_at(rest.find(' ').unwrap_or(rest.len()));
    format!("{}{rest}", crate::ir::operation_key(method, path))
}
