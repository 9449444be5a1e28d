//! Parameters and headers.

use super::Reader;
use super::fields::Fields;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::model::is_token;
use crate::document::{Header, Location, MediaType, Parameter, RefOr, Schema, Style};
use crate::near::one_of;
use crate::source::{Map, Node, Span, Spanned, Text};

/// The values of `in` (OpenAPI 3.2, 4.12.2.1).
const LOCATIONS: [&str; 5] = ["path", "query", "header", "cookie", "querystring"];

/// The values of `style` (OpenAPI 3.2, 4.12.3).
const STYLES: [&str; 8] =
    ["simple", "form", "deepObject", "spaceDelimited", "pipeDelimited", "label", "matrix", "cookie"];

/// The part that parameters and headers share.
struct Content {
    style: Option<Spanned<Style>>,
    explode: Option<bool>,
    schema: Option<Schema>,
    content: Map<RefOr<MediaType>>,
}

impl Reader<'_> {
    pub(super) fn parameter_or_reference(&mut self, node: &Node) -> Option<RefOr<Parameter>> {
        self.reference_or(node, Self::parameter)
    }

    pub(super) fn parameter(&mut self, node: &Node) -> Option<Parameter> {
        let mut fields = self.fields(node, "a parameter")?;
        let name = self.needed_text(&mut fields, "name", "add `name`: the parameter's name on the wire");
        let place = "add `in`: `path`, `query`, `header` or `cookie`";
        let location = self.needed_text(&mut fields, "in", place).and_then(|text| self.location(&text));
        let (name, location) = (name?, location?);
        if location.value == Location::Header && !is_token(&name) {
            let required = fields.get("required").and_then(Node::as_bool).unwrap_or(false);
            self.header_name(&name, required);
            return None;
        }
        let required = fields.get("required");
        let written = required.and_then(|node| self.boolean("required", node));
        if let (Location::Path, Some(node), Some(false)) = (location.value, required, written) {
            let message = format!("the path parameter `{name}` is always required");
            let found = Diagnostic::warning(Code::BadValue, message).at(node.span, "read as `true`");
            self.report(found.help("write `required: true`"));
        }
        let description = self.text(&mut fields, "description");
        let deprecated = self.flag(&mut fields, "deprecated");
        let allow_empty_value = self.flag(&mut fields, "allowEmptyValue");
        let allow_reserved = self.flag(&mut fields, "allowReserved");
        let Content { style, explode, schema, content } =
            self.content_of(&mut fields, &format!("the parameter `{name}`"), name.span);
        let required = written.unwrap_or(false) || location.value == Location::Path;
        let read = Parameter {
            span: node.span,
            name,
            location,
            description,
            required,
            deprecated,
            allow_empty_value,
            style,
            explode,
            allow_reserved,
            schema,
            content,
        };
        self.rest(&fields);
        Some(read)
    }

    pub(super) fn header(&mut self, node: &Node) -> Option<Header> {
        let mut fields = self.fields(node, "a header")?;
        let description = self.text(&mut fields, "description");
        let required = self.flag(&mut fields, "required");
        let deprecated = self.flag(&mut fields, "deprecated");
        let Content { style, explode, schema, content } = self.content_of(&mut fields, "the header", node.span);
        self.rest(&fields);
        let span = node.span;
        Some(Header { span, description, required, deprecated, style, explode, schema, content })
    }

    /// A map of headers by name.
    pub(super) fn headers(&mut self, fields: &mut Fields<'_>) -> Map<RefOr<Header>> {
        self.map(fields, "headers", |reader, entry| {
            if !is_token(&entry.key) {
                reader.header_name(&entry.key, false);
                return None;
            }
            reader.reference_or(&entry.value, Self::header)
        })
    }

    fn content_of(&mut self, fields: &mut Fields<'_>, what: &str, at: Span) -> Content {
        let style = self.style(fields);
        let explode = self.optional_flag(fields, "explode");
        let schema_node = fields.get("schema");
        let schema = schema_node.and_then(|node| self.schema("schema", node));
        let content_node = fields.get("content");
        let content = content_node.map(|node| self.content(node)).unwrap_or_default();
        match (schema_node, content_node) {
            (None, None) => {
                let message = format!("{what} has neither `schema` nor `content`");
                let found = Diagnostic::error(Code::ParameterWithoutSchema, message).at(at, "one of them is needed");
                let misspelt = ["schema", "content"].into_iter().find_map(|name| Some((name, fields.misspelt(name)?)));
                let found = match misspelt {
                    Some((name, key)) => {
                        found.at(key.span, "unknown field").help(format!("rename `{key}` to `{name}`"))
                    }
                    None => found.help("add `schema`, as in `schema: { type: string }`"),
                };
                self.mistake(found, "any text is taken");
            }
            (Some(schema), Some(content)) => {
                let message = format!("{what} has both `schema` and `content`");
                let found = Diagnostic::error(Code::ConflictingFields, message).at(content.span, "this one");
                let found = found.at(schema.span, "and this one").help("keep one of the two");
                self.mistake(found, "`schema` counts");
            }
            _ => {}
        }
        self.examples(fields);
        Content { style, explode, schema, content }
    }

    /// `style`.
    pub(super) fn style(&mut self, fields: &mut Fields<'_>) -> Option<Spanned<Style>> {
        let text = self.text(fields, "style")?;
        let style = match text.as_str() {
            "matrix" => Style::Matrix,
            "label" => Style::Label,
            "simple" => Style::Simple,
            "form" => Style::Form,
            "spaceDelimited" => Style::SpaceDelimited,
            "pipeDelimited" => Style::PipeDelimited,
            "tabDelimited" if self.swagger => Style::TabDelimited,
            "deepObject" => Style::DeepObject,
            "cookie" => Style::Cookie,
            _ => {
                let help = one_of(&text, &STYLES);
                self.bad_value(format!("`{text}` is no style"), text.span, help);
                return None;
            }
        };
        Some(Spanned::new(style, text.span))
    }

    fn location(&mut self, text: &Spanned<Text>) -> Option<Spanned<Location>> {
        let lower = text.to_ascii_lowercase();
        let location = match lower.as_str() {
            "path" => Location::Path,
            "query" => Location::Query,
            "querystring" => Location::QueryString,
            "header" => Location::Header,
            "cookie" => Location::Cookie,
            _ => {
                let other = text.as_str();
                let help = match other {
                    "body" => "describe the body in the operation's `requestBody`".to_owned(),
                    "formData" => {
                        "describe the form in the operation's `requestBody`, as `multipart/form-data`".to_owned()
                    }
                    _ => one_of(other, &LOCATIONS),
                };
                self.bad_value(format!("a parameter can't be in `{other}`"), text.span, help);
                return None;
            }
        };
        if lower != text.value {
            let found = Diagnostic::warning(Code::BadValue, format!("a parameter can't be in `{text}`"));
            self.report(found.at(text.span, format!("read as `{lower}`")).help(format!("write `in: {lower}`")));
        }
        Some(Spanned::new(location, text.span))
    }

    /// A header that can't be sent is left out. One that a request needs is worth an error, and so is a name that could
    /// harm.
    fn header_name(&mut self, name: &Spanned<Text>, required: bool) {
        let help = "a header's name is made of letters, digits and hyphens (RFC 9110, section 5.6.2)";
        let message = format!("`{name}` can't be the name of a header");
        if name.contains(|character: char| !(' '..='~').contains(&character) || character == '"') {
            self.harmful(message, name.span, help);
        } else if required {
            let found = Diagnostic::error(Code::BadValue, message).at(name.span, "this header can't be sent");
            self.mistake(found.help(help), "the header is left out");
        } else {
            self.report(Diagnostic::warning(Code::BadValue, message).at(name.span, "left out").help(help));
        }
    }
}
