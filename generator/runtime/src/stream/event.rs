//! A server-sent event without a type of its own.

/// A server-sent event (WHATWG HTML, section 9.2.6), where the document says no more of it than that it is text.
#[derive(Clone, Default)]
#[non_exhaustive]
pub struct Event {
    /// The kind of event; `message` is meant where there is none.
    pub event: Option<String>,
    /// The data: its lines with a line feed between.
    pub data: String,
    /// What a client that comes again may send as `Last-Event-ID`.
    pub id: Option<String>,
    /// How long to wait before coming again, in milliseconds.
    pub retry: Option<u64>,
}

impl Event {
    /// An event with this data.
    #[must_use]
    pub fn new(data: impl Into<String>) -> Self {
        Self { data: data.into(), ..Self::default() }
    }
}

crate::request!(Event [0b10] { event: "event", data: "data", id: "id", retry: "retry" });
