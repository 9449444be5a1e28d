//! The media types of bodies.

/// A media type of a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Content {
    /// JSON, under this media type.
    Json(&'static str),
    /// Text in UTF-8: a scalar.
    Text(&'static str),
    /// Bytes: a [`Binary`](crate::Binary).
    Binary(&'static str),
    /// A form, URL-encoded.
    Form(&'static str, &'static [Part]),
    /// A form in parts; or a list of parts, whose table has empty names: those that have a place of their own, then one
    /// for all others, which is a list.
    Multipart(&'static str, &'static [Part]),
    /// XML; with the feature `xml`, which generated crates ask for where a document has it.
    #[cfg(feature = "xml")]
    Xml(&'static str, &'static [super::Xml; 1]),
    /// JSON lines: a [`Stream`](crate::Stream).
    Lines(&'static str),
    /// JSON text sequences (RFC 7464): a [`Stream`](crate::Stream).
    Sequence(&'static str),
    /// Server-sent events: a [`Stream`](crate::Stream).
    Events(&'static str, Events),
    /// Where a request may carry several types, one that belongs to this variant of its body. Those of the first stand
    /// without it.
    Variant(u16, &'static Content),
}

impl Content {
    /// The media type or range, as the document writes it.
    #[must_use]
    pub const fn media_type(&self) -> &'static str {
        match self {
            Self::Json(name) | Self::Text(name) | Self::Binary(name) | Self::Lines(name) | Self::Sequence(name) => name,
            Self::Form(name, _) | Self::Multipart(name, _) | Self::Events(name, _) => name,
            #[cfg(feature = "xml")]
            Self::Xml(name, _) => name,
            Self::Variant(_, content) => content.media_type(),
        }
    }

    /// Whether it is a sequence, whose elements are read while they arrive.
    #[must_use]
    pub const fn is_stream(&self) -> bool {
        matches!(self, Self::Lines(_) | Self::Sequence(_) | Self::Events(..))
    }

    /// The variant of the body that it belongs to, and what it is.
    #[cfg(any(feature = "client", feature = "server"))]
    pub(crate) const fn parts(&'static self) -> (u16, &'static Self) {
        match self {
            Self::Variant(variant, content) => (*variant, content),
            content => (0, content),
        }
    }
}

/// What an element of a stream of server-sent events is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Events {
    /// The data of an event, as JSON.
    Data,
    /// The event as an object with the members `event`, `data`, `id` and `retry`; its data is JSON.
    Whole,
    /// The event as such an object; its data is text.
    Text,
}

/// A property of a form that is more than one text, or is to be sent in another way (OpenAPI 3.1, 4.8.15 Encoding
/// Object).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// The property.
    pub name: &'static str,
    /// How its value is spelled.
    pub style: PartStyle,
    /// Whether it is a list, each element of which is spelled so.
    pub list: bool,
    /// The media type of the part.
    pub media_type: Option<&'static str>,
    /// Whether it must be there.
    pub required: bool,
    /// The names that an exploded object lends to the form.
    pub members: &'static [&'static str],
}

impl Part {
    /// A property that is spelled in this way.
    #[must_use]
    pub const fn new(name: &'static str, style: PartStyle) -> Self {
        Self { name, style, list: false, media_type: None, required: false, members: &[] }
    }

    /// With a value for each element.
    #[must_use]
    pub const fn list(mut self) -> Self {
        self.list = true;
        self
    }

    /// Which must be there.
    #[must_use]
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// Which is an object with these members.
    #[must_use]
    pub const fn members(mut self, members: &'static [&'static str]) -> Self {
        self.members = members;
        self
    }

    /// With a media type.
    #[must_use]
    pub const fn of_type(mut self, media_type: &'static str) -> Self {
        self.media_type = Some(media_type);
        self
    }
}

/// How a property of a form is spelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum PartStyle {
    /// As its text.
    Text,
    /// As JSON.
    Json,
    /// As a file.
    File,
    /// `deepObject`: `a[b]=1`.
    Deep,
    /// `form`, exploded: an object whose members are properties of the form.
    Exploded,
    /// `form`, not exploded: with commas.
    Comma,
    /// `spaceDelimited`, not exploded.
    Space,
    /// `pipeDelimited`, not exploded.
    Pipe,
}

/// The media types of a body that is plain JSON (RFC 8259).
pub const JSON: &[Content] = &[Content::Json("application/json")];
