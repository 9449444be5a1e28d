//! Members of an object: typed getters that report what is wrong, and the rest that nobody asked for.

use super::{Reader, objects};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::limits::Limit;
use crate::list::at_most;
use crate::near::nearest;
use crate::source::{Entry, Map, Node, Object, Span, Spanned, Text, Value, plain_scalar};

/// What stands for a schema in OpenAPI 3.0.
pub(super) const NO_BOOLEAN: &str = "an object, as OpenAPI 3.0 has no boolean schemas";

/// The members of one object, and which of them were asked for.
pub(super) struct Fields<'n> {
    pub(super) span: Span,
    object: &'n Object,
    /// What the object is, for messages: `a server`.
    what: &'static str,
    /// What it may hold; nothing for maps.
    of: Option<&'static objects::Object>,
    /// Misspelt keys that have been reported already.
    explained: Vec<&'n str>,
}

impl<'n> Fields<'n> {
    /// The member `name`. What the table of objects does not list is never read.
    pub(super) fn get(&self, name: &'static str) -> Option<&'n Node> {
        self.object.get(name).filter(|_| self.defines(name))
    }

    /// The unknown key that is meant to be the field `name`; whoever asks reports it.
    pub(super) fn misspelt(&mut self, name: &str) -> Option<&'n Spanned<Text>> {
        let key = self.left().map(|entry| &entry.key).find(|key| nearest(key, [name]).is_some())?;
        self.explained.push(key.as_str());
        Some(key)
    }

    fn defines(&self, name: &str) -> bool {
        self.of.is_some_and(|object| object.fields.contains(&name))
    }

    /// Every member.
    pub(super) fn all(&self) -> &'n Object {
        self.object
    }

    /// The members that are no fields.
    pub(super) fn left(&self) -> impl Iterator<Item = &'n Entry<Node>> {
        self.object.entries().filter(|entry| !self.defines(&entry.key))
    }
}

impl Reader<'_> {
    /// The members of `node`, which has to be an object.
    pub(super) fn fields<'n>(&mut self, node: &'n Node, what: &'static str) -> Option<Fields<'n>> {
        let Some(object) = node.as_object() else {
            self.wrong_type(what, "an object", node);
            return None;
        };
        self.later_fields(what, object);
        Some(Fields { span: node.span, object, what, of: objects::called(what), explained: Vec::new() })
    }

    /// What is no field: extensions and unknown members. Counts the latter, and warns where it is clear what was meant.
    pub(super) fn rest(&mut self, fields: &Fields<'_>) {
        for entry in fields.left() {
            if fields.explained.contains(&entry.key.as_str()) || self.former_field(&entry.key, fields.what) {
                self.unknown += 1;
            } else if !entry.key.starts_with("x-") {
                self.unknown_member(entry, fields.what, fields.object);
            }
        }
    }

    /// An optional string.
    pub(super) fn text(&mut self, fields: &mut Fields<'_>, name: &'static str) -> Option<Spanned<Text>> {
        let node = fields.get(name)?;
        self.optional_text(name, node)
    }

    /// A string, if it is one. Null says what absence says: many generators write it so. Text for people is never worth
    /// an error, and some bundlers put it into files of its own, which nothing defines.
    pub(super) fn optional_text(&mut self, name: &str, node: &Node) -> Option<Spanned<Text>> {
        let for_people = matches!(name, "title" | "summary" | "description");
        if node.is_null() || for_people && (node.as_object().is_some() || node.as_array().is_some()) {
            self.read_as(name, "a string", node, "absent");
            return None;
        }
        let text = self.string(name, node)?;
        Some(if for_people && text.len() > self.limits.get(Limit::TextBytes) {
            self.shortened(name, text)
        } else {
            text
        })
    }

    /// The beginning of a text that nobody will read, and that may stand in as many places as refer to it.
    fn shortened(&mut self, name: &str, text: Spanned<Text>) -> Spanned<Text> {
        let (more, mend) = (format!("`{name}` is longer"), "shorten it, or put it where `externalDocs` leads");
        let found = self.limits.exceeded(Limit::TextBytes, &more, Some(text.len()), mend);
        self.report(Diagnostic { severity: Severity::Warning, ..found.at(text.span, "cut there") });
        let longest = self.limits.get(Limit::TextBytes);
        let end = text.char_indices().map(|(at, _)| at).take_while(|at| *at <= longest).last();
        text.map(|text| text.get(..end.unwrap_or(0)).unwrap_or_default().into())
    }

    /// A string that has to be there; `help` says what to add.
    pub(super) fn needed_text(
        &mut self,
        fields: &mut Fields<'_>,
        name: &'static str,
        help: &str,
    ) -> Option<Spanned<Text>> {
        let node = fields.get(name).filter(|node| !node.is_null());
        if node.is_none() {
            let found = lacking(fields, name, help);
            self.mistake(found, &format!("{} is left out", fields.what));
        }
        self.string(name, node?)
    }

    /// A boolean; false when absent or wrong.
    pub(super) fn flag(&mut self, fields: &mut Fields<'_>, name: &'static str) -> bool {
        self.optional_flag(fields, name).unwrap_or(false)
    }

    /// A boolean, if it is there.
    pub(super) fn optional_flag(&mut self, fields: &mut Fields<'_>, name: &'static str) -> Option<bool> {
        let node = fields.get(name)?;
        self.boolean(name, node)
    }

    /// An array, each item read by `read`; `None` when absent or wrong.
    pub(super) fn list<T>(
        &mut self,
        fields: &mut Fields<'_>,
        name: &'static str,
        read: impl FnMut(&mut Self, &Node) -> Option<T>,
    ) -> Option<Vec<T>> {
        let node = fields.get(name)?;
        self.items(name, node, read)
    }

    /// An object whose members are read by `read`; empty when absent or wrong. `x-` members are read too.
    pub(super) fn map<T>(
        &mut self,
        fields: &mut Fields<'_>,
        name: &'static str,
        read: impl FnMut(&mut Self, &Entry<Node>) -> Option<T>,
    ) -> Map<T> {
        fields.get(name).map(|node| self.members(name, node, read)).unwrap_or_default()
    }

    /// The items of an array.
    pub(super) fn items<T>(
        &mut self,
        name: &str,
        node: &Node,
        mut read: impl FnMut(&mut Self, &Node) -> Option<T>,
    ) -> Option<Vec<T>> {
        let Some(items) = node.as_array() else {
            self.wrong_type(name, "an array", node);
            return None;
        };
        Some(at_most(items.len(), items.iter().filter_map(|item| read(self, item))))
    }

    /// The members of an object that is a map.
    pub(super) fn members<T>(
        &mut self,
        name: &str,
        node: &Node,
        mut read: impl FnMut(&mut Self, &Entry<Node>) -> Option<T>,
    ) -> Map<T> {
        let Some(object) = node.as_object() else {
            self.wrong_type(name, "an object", node);
            return Map::new();
        };
        let read = |entry: &Entry<Node>| Some(Entry { key: entry.key.clone(), value: read(self, entry)? });
        Map::build(at_most(object.len(), object.entries().filter_map(read)), |_, _| ())
    }

    /// A string.
    pub(super) fn string(&mut self, name: &str, node: &Node) -> Option<Spanned<Text>> {
        if let Value::String(text) = &node.value {
            return Some(Spanned::new(text.clone(), node.span));
        }
        let meant = if is_code(name) { None } else { self.text_meant(name, node) };
        if meant.is_none() {
            self.wrong_type(name, "a string", node);
        }
        meant
    }

    /// A boolean.
    pub(super) fn boolean(&mut self, name: &str, node: &Node) -> Option<bool> {
        const WANTED: &str = "`true` or `false`";
        if node.as_bool().is_some() {
            return node.as_bool();
        }
        let meant = self.boolean_meant(name, node);
        if meant.is_none() && !self.is_nothing(name, WANTED, node) {
            self.wrong_type(name, WANTED, node);
        }
        meant
    }

    /// Reports a field of the wrong type.
    pub(super) fn wrong_type(&mut self, name: &str, wanted: &str, node: &Node) {
        let found = mistyped(name, wanted, node).at(node.span, format!("this is {}", node.value.kind()));
        self.mistake(found, "it is read as absent");
    }

    /// Reports a field that has to be there, without which the object can be read all the same.
    pub(super) fn missing(&mut self, fields: &mut Fields<'_>, name: &str, help: &str) {
        let found = lacking(fields, name, help);
        self.mistake(found, &format!("`{name}` is read as empty"));
    }

    /// Warns of a field that has to be there, of what nothing is made but documentation.
    pub(super) fn missing_text(&mut self, fields: &mut Fields<'_>, name: &str, help: &str) {
        let found = lacking(fields, name, help);
        self.report(Diagnostic { severity: Severity::Warning, ..found });
    }

    /// Reports a value that a field can't have.
    pub(super) fn bad_value(&mut self, message: impl Into<String>, span: Span, help: impl Into<String>) {
        self.mistake(impossible(message, span, help), "it is left out");
    }

    /// Refuses a value that could harm.
    pub(super) fn harmful(&mut self, message: impl Into<String>, span: Span, help: impl Into<String>) {
        self.report(impossible(message, span, help));
    }
}

/// Whether a field holds a word of OpenAPI or an address, which nothing but text can be meant to be.
fn is_code(name: &str) -> bool {
    matches!(name, "type" | "$ref" | "in" | "format")
}

fn is_number(text: &str) -> bool {
    matches!(plain_scalar(text), Some(Value::Number(_)))
}

/// A field of the wrong type, without its place.
pub(super) fn mistyped(name: &str, wanted: &str, node: &Node) -> Diagnostic {
    let help = match (wanted, &node.value) {
        ("a string", Value::Number(number)) if !is_code(name) => format!("put it in quotes: `\"{number}\"`"),
        ("a string", Value::Bool(value)) if !is_code(name) => format!("put it in quotes: `\"{value}\"`"),
        ("a string", Value::Null) if name == "type" => "put it in quotes: `\"null\"`".to_owned(),
        ("a number", Value::String(text)) if is_number(text) => format!("write `{text}` without quotes"),
        ("`true` or `false`", Value::String(_)) => format!("write {wanted} without quotes"),
        ("a schema" | NO_BOOLEAN, Value::Bool(_)) => "write an object here: `{}` allows everything".to_owned(),
        (_, Value::Null) if is_scalar(wanted) => format!("remove it, or write {wanted}"),
        // Of a key in YAML after which nobody wrote on; JSON says `null`.
        (_, Value::Null) if node.span.start == node.span.end => {
            "write what belongs to it below it, indented further than its key; or remove it".to_owned()
        }
        (_, Value::Null) => format!("remove it, or write {wanted}"),
        ("an array", Value::Object(object)) => list_help(name, object),
        ("an array", _) => "write it as a list: `[…]`, or one `- …` a line".to_owned(),
        ("an object" | "a schema" | NO_BOOLEAN, Value::Array(items)) => {
            let first = items.first();
            let named = first.and_then(|first| first.get("name")?.as_str());
            let key = || first.and_then(Node::as_object)?.keys().next().map(Spanned::as_str);
            let shown = named.or_else(key).map(|key| format!(", as in `{key}: …`")).unwrap_or_default();
            format!("write an object instead of a list: begin each entry with its name, not with `- `{shown}")
        }
        ("an object", Value::String(url)) if name == "a server" => format!("write `url: {url}`"),
        ("a schema" | NO_BOOLEAN, _) => "write an object here, as in `{ type: string }`".to_owned(),
        _ => format!("write {wanted} here"),
    };
    let name = if name.contains([' ', '`']) { name.to_owned() } else { format!("`{name}`") };
    Diagnostic::error(Code::WrongType, format!("{name} must be {wanted}, not {}", node.value.kind())).help(help)
}

/// How to write an object as a list: of named things, of words, or of objects.
fn list_help(name: &str, object: &Object) -> String {
    let Some(first) = object.entries().next() else { return "write an empty list: `[]`".to_owned() };
    let key = &first.key;
    let entry = match name {
        "parameters" | "tags" if first.value.as_object().is_some() => format!("- name: {key}"),
        "enum" | "required" | "tags" | "type" => format!("- {key}"),
        _ => format!("- {key}: …"),
    };
    format!("write it as a list: begin each entry with `- `, as in `{entry}`")
}

fn is_scalar(wanted: &str) -> bool {
    matches!(wanted, "a string" | "a number" | "`true` or `false`")
}

/// A field that is not there.
fn lacking(fields: &mut Fields<'_>, name: &str, help: &str) -> Diagnostic {
    let found = Diagnostic::error(Code::MissingField, format!("{} needs the field `{name}`", fields.what));
    if let Some(key) = fields.misspelt(name) {
        return found
            .at(key.span, format!("`{name}` is missing, this is unknown"))
            .help(format!("rename `{key}` to `{name}`"));
    }
    let at = fields.object.keys().next().map_or(fields.span, |key| key.span);
    found.at(at, format!("in this object `{name}` is missing")).help(help)
}

/// A value that a field can't have.
fn impossible(message: impl Into<String>, span: Span, help: impl Into<String>) -> Diagnostic {
    Diagnostic::error(Code::BadValue, message).at(span, "not possible here").help(help)
}
