//! Bodies: their media types, and how values become them.

use super::{Docs, Span, Value};
use crate::source::Text;

/// A request body.
#[derive(Debug, Clone)]
pub struct Body {
    /// `required: true`.
    pub required: bool,
    /// Its media types: those of one type after the other, JSON first, then in document order.
    pub contents: Vec<MediaType>,
    /// What the document says of it.
    pub docs: Docs,
    /// Its place.
    pub span: Span,
}

impl Body {
    /// The first media type of each type that it may carry.
    pub fn variants(&self) -> impl Iterator<Item = &MediaType> {
        let begins = |(number, content): &(usize, &MediaType)| {
            let before = number.checked_sub(1).and_then(|before| self.contents.get(before));
            before.is_none_or(|before| before.variant != content.variant)
        };
        self.contents.iter().enumerate().filter(begins).map(|(_, content)| content)
    }

    /// Its only type, by its first media type; nothing where there are several.
    pub fn only(&self) -> Option<&MediaType> {
        let mut variants = self.variants();
        variants.next().filter(|_| variants.next().is_none())
    }
}

/// A body under a media type.
#[derive(Debug, Clone)]
pub struct MediaType {
    /// The media type, as the document writes it.
    pub name: Text,
    /// How a value becomes a body.
    pub format: Format,
    /// What it carries.
    pub value: Value,
    /// Whether another stream goes before it, so that it has to be called by its name.
    pub second: bool,
    /// The number of its type, where a request may carry several.
    pub variant: usize,
}

impl MediaType {
    /// A word for it, where a status carries several: `csv` of `text/csv`.
    pub fn label(&self) -> String {
        if self.format.is_stream() && !self.second {
            return "stream".to_owned();
        }
        let essence = self.name.split(';').next().unwrap_or_default().trim();
        match essence.split_once('/') {
            Some(("*", _)) | None => "any".to_owned(),
            Some((kind, "*")) => kind.to_ascii_lowercase(),
            Some((_, subtype)) => subtype.to_ascii_lowercase(),
        }
    }
}

/// How a value becomes a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Format {
    /// As JSON.
    Json,
    /// As its text.
    Text,
    /// It is bytes.
    Binary,
    /// As an URL-encoded form; the properties that are more than one text.
    Form(Vec<Part>),
    /// As a form in parts; the properties that are more than one text.
    Multipart(Vec<Part>),
    /// As XML: the one element in the table with this number, in [`super::Api::xml`].
    Xml(usize),
    /// A sequence of values: JSON, each on a line.
    Lines,
    /// A sequence of values: JSON, with a record separator before each (RFC 7464).
    Sequence,
    /// A sequence of server-sent events.
    Events(Events),
}

impl Format {
    /// Whether it is a sequence, so that the value is an element.
    pub fn is_stream(&self) -> bool {
        matches!(self, Self::Lines | Self::Sequence | Self::Events(_))
    }
}

/// What an element of a stream of events is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Events {
    /// The data of an event.
    Data,
    /// An event, whose data is JSON.
    Whole,
    /// An event, whose data is text.
    Text,
    /// An event of which the document says nothing.
    Raw,
}

/// How a property of a form is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The property.
    pub name: Text,
    /// How its value is spelled.
    pub style: PartStyle,
    /// Whether it is a list, each element of which is spelled so.
    pub list: bool,
    /// The media type that the document states for it.
    pub media_type: Option<Text>,
    /// Whether it must be there, where a file may have to wait for it.
    pub required: bool,
    /// The names that an exploded object lends to the form.
    pub members: Vec<Text>,
}

/// How a property of a form is spelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartStyle {
    /// As its text.
    Text,
    /// As JSON.
    Json,
    /// As a file.
    File,
    /// `a[b]=1`.
    Deep,
    /// An object whose members are properties of the form.
    Exploded,
    /// With commas.
    Comma,
    /// With spaces.
    Space,
    /// With pipes.
    Pipe,
}
