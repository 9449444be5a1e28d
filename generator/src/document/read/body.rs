//! Request bodies, media types, encodings and examples.

use super::fields::Fields;
use super::find::lookup;
use super::unknown::null_before;
use super::{Reader, objects};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::pointer::{Address, Fragment};
use crate::document::{Encoding, Example, MediaRange, MediaType, RefOr, RequestBody};
use crate::near::{is_alike, nearest};
use crate::source::{Map, Node, Spanned, Text};

/// Media types that documents speak of most.
const COMMON: [&str; 12] = [
    "application/json",
    "application/xml",
    "application/x-www-form-urlencoded",
    "application/octet-stream",
    "application/problem+json",
    "application/pdf",
    "multipart/form-data",
    "text/plain",
    "text/html",
    "text/csv",
    "text/event-stream",
    "*/*",
];

/// How to write what was meant to be a media type.
fn media_type_meant(key: &str) -> String {
    let of_subtype = COMMON.iter().find(|name| name.split('/').nth(1).is_some_and(|subtype| is_alike(subtype, key)));
    let near = of_subtype.copied().or_else(|| nearest(key, COMMON));
    near.map_or_else(
        || "write a media type such as `application/json`".to_owned(),
        |near| format!("did you mean `{near}`?"),
    )
}

/// The types at the top level (IANA, Media Types), before the slash.
const TOP_LEVEL: [&str; 11] =
    ["application", "audio", "font", "haptics", "image", "message", "model", "multipart", "text", "video", "example"];

/// The media type that a misspelt one is meant to be. Other words than the usual ones are somebody's own types, so it is
/// only looked at their spelling, and short ones are but other words: `css`, `csv`.
fn misspelt(key: &str) -> Option<String> {
    let name = key.split(';').next()?.trim().to_ascii_lowercase();
    let (kind, subtype) = name.split_once('/')?;
    if COMMON.contains(&name.as_str()) || kind.starts_with("x-") || name.contains('*') {
        return None;
    }
    if !TOP_LEVEL.contains(&kind) {
        let meant = nearest(kind, TOP_LEVEL)?;
        return Some(format!("{meant}/{subtype}"));
    }
    let sorted = |word: &str| {
        let mut letters: Vec<char> = word.chars().collect();
        letters.sort_unstable();
        letters
    };
    let of_kind = COMMON.iter().filter_map(|known| Some((*known, known.split_once('/')?)));
    let is_meant = |(_, (of, known)): &(&str, (&str, &str))| {
        let is_long = known.len() > 8;
        let is_near = is_long && nearest(subtype, [*known]).is_some() || sorted(subtype) == sorted(known);
        // Of the long ones there is one, of whatever kind it is said to be.
        *of == kind && is_near && subtype != *known || is_long && subtype == *known && *of != kind
    };
    of_kind.filter(|known| is_meant(known)).map(|(known, _)| known.to_owned()).next()
}

impl Reader<'_> {
    pub(super) fn request_body(&mut self, node: &Node) -> Option<RequestBody> {
        let mut fields = self.fields(node, "a request body")?;
        let description = self.text(&mut fields, "description");
        let content = match fields.get("content") {
            Some(content) => self.content(content),
            None => {
                self.missing(&mut fields, "content", "add `content` with a media type, as in `application/json`");
                Map::new()
            }
        };
        let required = self.flag(&mut fields, "required");
        self.rest(&fields);
        Some(RequestBody { span: node.span, description, content, required })
    }

    /// `content`. A key that is no media type can't be matched: it is kept with a warning, unless it could harm. One that
    /// stands alone says that there is content, of whatever type.
    pub(super) fn content(&mut self, node: &Node) -> Map<RefOr<MediaType>> {
        let Some(shared) = self.shared_content(node) else { return self.own_content(node) };
        // Followed once: the target may hold another such reference, even to itself.
        self.in_shared_content = true;
        let content = self.own_content(&shared);
        self.in_shared_content = false;
        content
    }

    fn own_content(&mut self, node: &Node) -> Map<RefOr<MediaType>> {
        let lone = node.as_object().is_some_and(|object| object.len() == 1);
        let mut content = self.members("content", node, |reader, entry| {
            if MediaRange::parse(&entry.key).is_none() {
                let message = format!("`{}` is no media type", entry.key);
                if objects::called("a media type").is_some_and(|of| of.fields.contains(&entry.key.as_str())) {
                    reader.without_media_type(message, &entry.key, node);
                    return None;
                }
                let help = media_type_meant(&entry.key);
                if entry.key.contains(|character: char| !(' '..='~').contains(&character) || character == '"') {
                    reader.harmful(message, entry.key.span, help);
                    return None;
                }
                let what = if lone { "taken for `*/*`" } else { "never matches" };
                let found = Diagnostic::warning(Code::BadValue, message).at(entry.key.span, what);
                reader.report(found.help(help));
            } else if let Some(meant) = misspelt(&entry.key) {
                let message = format!("no media type is called `{}`", entry.key);
                let found = Diagnostic::warning(Code::Misspelt, message).at(entry.key.span, "taken as it is written");
                reader.report(found.help(format!("did you mean `{meant}`?")));
            }
            reader.reference_or(&entry.value, Self::media_type)
        });
        if lone && content.keys().any(|key| MediaRange::parse(key).is_none()) {
            let any = |key: &Spanned<Text>| Spanned::new("*/*".into(), key.span);
            content = content.iter().map(|(key, media_type)| (any(key), media_type.clone())).collect();
        }
        content
    }

    /// What belongs below a media type, and stands in its place. A schema is missed there; what only documents a media
    /// type, beside one that is whole, is not.
    fn without_media_type(&mut self, message: String, key: &Spanned<Text>, content: &Node) {
        let object = content.as_object();
        let before = object.and_then(|object| null_before(object, key));
        let beside = object.is_some_and(|object| object.keys().any(|key| MediaRange::parse(key).is_some()));
        let is_idle = before.is_none() && beside && !matches!(key.as_str(), "schema" | "itemSchema");
        let found = if is_idle { Diagnostic::warning } else { Diagnostic::error };
        let found = found(Code::BadValue, message).at(key.span, "a field of a media type");
        let found = match before {
            Some(before) => found
                .at(before.span, "nothing stands below this")
                .help(format!("indent it further than `{before}`, so that it stands below that")),
            None if beside => found.help("move it below the media type that it belongs to"),
            None => found.help(format!("put a media type around it, as in `application/json: {{ {key}: … }}`")),
        };
        if is_idle {
            self.report(found);
        } else {
            self.mistake(found, "it is left out");
        }
    }

    /// The whole `content` behind a `$ref` in its place: no version defines it, yet bundlers write it.
    fn shared_content(&mut self, node: &Node) -> Option<Node> {
        let entry = node.as_object().filter(|object| object.len() == 1 && !self.in_shared_content)?.entry("$ref")?;
        let address = Address::parse(entry.value.as_str()?).ok()?;
        let Address { file: None, fragment: Fragment::Pointer(segments) } = address else { return None };
        let target = lookup(&self.tree, &segments)?.clone();
        let message = "a `$ref` in place of all of `content` is not defined; it is followed";
        let found = Diagnostic::note(Code::UnknownField, message).at(entry.key.span, "followed");
        self.report(found.help("refer to media types or to whole responses instead"));
        Some(target)
    }

    pub(super) fn media_type(&mut self, node: &Node) -> Option<MediaType> {
        let mut fields = self.fields(node, "a media type")?;
        let read = MediaType {
            span: node.span,
            schema: fields.get("schema").and_then(|node| self.schema("schema", node)),
            item_schema: fields.get("itemSchema").and_then(|node| self.schema("itemSchema", node)),
            encoding: self.map(&mut fields, "encoding", |reader, entry| reader.encoding(&entry.value)),
            prefix_encoding: self
                .list(&mut fields, "prefixEncoding", |reader, node| reader.encoding(node))
                .unwrap_or_default(),
            item_encoding: fields.get("itemEncoding").and_then(|node| self.encoding(node)),
        };
        self.examples(&mut fields);
        self.rest(&fields);
        Some(read)
    }

    fn encoding(&mut self, node: &Node) -> Option<Encoding> {
        let mut fields = self.fields(node, "an encoding")?;
        let inner = ["encoding", "prefixEncoding", "itemEncoding"].into_iter();
        let read = Encoding {
            span: node.span,
            content_type: self.text(&mut fields, "contentType"),
            headers: self.headers(&mut fields),
            style: self.style(&mut fields),
            explode: self.optional_flag(&mut fields, "explode"),
            allow_reserved: self.flag(&mut fields, "allowReserved"),
            inner: inner.filter_map(|name| Some(Spanned::new(name, fields.get(name)?.span))).collect(),
        };
        self.rest(&fields);
        Some(read)
    }

    /// `examples` and a lone `example`. Nothing is made of them; what their references name is looked for.
    pub(super) fn examples(&mut self, fields: &mut Fields<'_>) {
        _ = fields.get("example");
        // Some documents write a list here, as a schema has it; an example is never worth an error.
        if let Some(node) = fields.get("examples").filter(|node| node.as_object().is_some()) {
            _ = self.members("examples", node, |reader, entry| reader.reference_or(&entry.value, Self::example));
        }
    }

    pub(super) fn example(&mut self, node: &Node) -> Option<Example> {
        let mut fields = self.fields(node, "an example")?;
        for text in ["summary", "description", "serializedValue", "externalValue"] {
            _ = self.text(&mut fields, text);
        }
        _ = (fields.get("value"), fields.get("dataValue"));
        self.rest(&fields);
        Some(Example { span: node.span })
    }
}
