//! Content that no schema describes: files, images, archives.

mod chunks;
#[cfg(any(feature = "client", feature = "server"))]
mod incoming;

pub use chunks::Chunks;
#[cfg(any(feature = "client", feature = "server"))]
pub(crate) use incoming::Incoming;

use std::fmt;
#[cfg(feature = "client")]
use std::{future::poll_fn, io, pin::Pin};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;

use crate::codec::Codec;
use crate::json::{Fault, Reader, Writer};
use crate::stream::StreamError;

/// Bytes, or a stream of them, with what they are called and what they are, where that is known.
///
/// To whoever receives one as a whole body, it is a stream that has begun: [`bytes`](Self::bytes) waits for the end,
/// [`into_stream`](Self::into_stream) yields the bytes as they come and holds none. To whoever sends one,
/// [`new`](Self::new) takes bytes, [`stream`](Self::stream) what yields them.
///
/// As a whole body the media type is that of the message; as a part of a form, name and media type are those of the
/// part. Where it has to be JSON (`serde`, [`encode`](crate::encode)) it is a string in base64, which a stream can't be.
///
/// Clones of a stream are the same stream: each piece is had by one of them.
#[derive(Clone)]
pub struct Binary {
    content: Content,
    file_name: Option<String>,
    media_type: Option<String>,
}

#[derive(Clone)]
enum Content {
    Whole(Bytes),
    Stream(Chunks),
}

impl Binary {
    /// Bytes without a name.
    #[must_use]
    pub fn new(bytes: impl Into<Bytes>) -> Self {
        Self::of(Content::Whole(bytes.into()))
    }

    /// Sends what `pieces` yields; the first error breaks the message off, so that its recipient sees that it is not
    /// whole.
    pub fn stream<S, B, E>(pieces: S) -> Self
    where
        S: futures_core::Stream<Item = Result<B, E>> + Send + 'static,
        B: Into<Bytes>,
        E: Into<Box<dyn std::error::Error + Send + Sync>>,
    {
        Self::of(Content::Stream(Chunks::given(pieces)))
    }

    /// What arrives; no more than `held` bytes are held at once.
    #[cfg(any(feature = "client", feature = "server"))]
    pub(crate) fn arriving(
        pieces: impl futures_core::Stream<Item = Result<Bytes, StreamError>> + Send + 'static,
        length: Option<u64>,
        held: usize,
    ) -> Self {
        Self::of(Content::Stream(Chunks::new(Box::pin(pieces), length, held)))
    }

    fn of(content: Content) -> Self {
        Self { content, file_name: None, media_type: None }
    }

    /// With the name of a file, as a form sends it.
    #[must_use]
    pub fn named(mut self, file_name: impl Into<String>) -> Self {
        self.file_name = Some(file_name.into());
        self
    }

    /// With a media type, such as `image/png`, where the document leaves it open.
    #[must_use]
    pub fn of_type(mut self, media_type: impl Into<String>) -> Self {
        self.media_type = Some(media_type.into());
        self
    }

    /// With the number of bytes that a stream yields, which recipients are then told beforehand. A stream that yields
    /// another number breaks off.
    #[must_use]
    pub fn of_length(self, length: u64) -> Self {
        if let Content::Stream(chunks) = &self.content {
            chunks.set_length(length);
        }
        self
    }

    /// With a limit to the number of bytes that a stream yields: one that has more ends with
    /// [`StreamError::TooLarge`].
    #[must_use]
    pub fn at_most(self, bytes: usize) -> Self {
        if let Content::Stream(chunks) = &self.content {
            chunks.limit(bytes);
        }
        self
    }

    /// How many bytes there are, or are still to come, where that is known: of a stream its sender says it.
    #[must_use]
    pub fn length(&self) -> Option<u64> {
        match &self.content {
            Content::Whole(bytes) => Some(bytes.len() as u64),
            Content::Stream(chunks) => chunks.length(),
        }
    }

    /// The bytes, where all of them are there.
    #[must_use]
    pub fn whole(&self) -> Option<&Bytes> {
        match &self.content {
            Content::Whole(bytes) => Some(bytes),
            Content::Stream(_) => None,
        }
    }

    /// All bytes, once they are there.
    ///
    /// # Errors
    /// When the stream breaks off, or has more bytes than a body that is held as a whole may have: the limit of the call
    /// or of the server.
    pub async fn bytes(self) -> Result<Bytes, StreamError> {
        match self.content {
            Content::Whole(bytes) => Ok(bytes),
            Content::Stream(chunks) => chunks.whole().await,
        }
    }

    /// The bytes as they come. A client limits their number where [`at_most`](Self::at_most) says so, and their silence by
    /// `idle_timeout`; a server counts them.
    #[must_use]
    pub fn into_stream(self) -> Chunks {
        match self.content {
            Content::Whole(bytes) => Chunks::of(bytes),
            Content::Stream(chunks) => chunks,
        }
    }

    /// Writes the bytes where they belong as they come, and tells how many there were.
    ///
    /// # Errors
    /// Those of `writer`. When the bytes break off or are too many: an error that holds the [`StreamError`].
    #[cfg(feature = "client")]
    pub async fn write_to(self, mut writer: impl tokio::io::AsyncWrite + Unpin) -> io::Result<u64> {
        let (mut pieces, mut count) = (self.into_stream(), 0);
        while let Some(piece) = pieces.next().await {
            let piece = piece.map_err(io::Error::other)?;
            let mut rest = &*piece;
            while !rest.is_empty() {
                match poll_fn(|context| Pin::new(&mut writer).poll_write(context, rest)).await? {
                    0 => return Err(io::ErrorKind::WriteZero.into()),
                    written => rest = rest.get(written..).unwrap_or_default(),
                }
            }
            count += piece.len() as u64;
        }
        poll_fn(|context| Pin::new(&mut writer).poll_flush(context)).await?;
        Ok(count)
    }

    /// The name of the file. It is what the sender says: never a path to write to.
    #[must_use]
    pub fn file_name(&self) -> Option<&str> {
        self.file_name.as_deref()
    }

    /// The media type, as the sender says.
    #[must_use]
    pub fn media_type(&self) -> Option<&str> {
        self.media_type.as_deref()
    }

    /// The body that it becomes.
    ///
    /// # Errors
    /// When its bytes have been taken.
    #[cfg(any(feature = "client", feature = "server"))]
    pub(crate) fn body(&self) -> Result<crate::media::Body, String> {
        match &self.content {
            Content::Whole(bytes) => Ok(bytes.clone().into()),
            Content::Stream(chunks) if chunks.is_over() => Err("is a stream that has been read or sent".to_owned()),
            Content::Stream(chunks) => Ok(crate::media::Body::new(chunks.clone())),
        }
    }
}

impl Default for Binary {
    /// No bytes.
    fn default() -> Self {
        Self::new(Bytes::new())
    }
}

impl PartialEq for Binary {
    /// Whether both are the same bytes, or the same stream, with the same name and media type.
    fn eq(&self, other: &Self) -> bool {
        let same = match (&self.content, &other.content) {
            (Content::Whole(one), Content::Whole(other)) => one == other,
            (Content::Stream(one), Content::Stream(other)) => one.is(other),
            _ => false,
        };
        same && self.file_name == other.file_name && self.media_type == other.media_type
    }
}

impl Eq for Binary {}

impl fmt::Debug for Binary {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = formatter.debug_struct("Binary");
        match self.length() {
            Some(length) => shown.field("bytes", &length),
            None => shown.field("bytes", &format_args!("…")),
        };
        if let Some(name) = &self.file_name {
            shown.field("file_name", name);
        }
        if let Some(media_type) = &self.media_type {
            shown.field("media_type", media_type);
        }
        shown.finish()
    }
}

impl<T: Into<Bytes>> From<T> for Binary {
    fn from(bytes: T) -> Self {
        Self::new(bytes)
    }
}

impl Codec for Binary {
    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Fault> {
        *self = match reader.binary()? {
            Ok(binary) => binary,
            Err(text) => match STANDARD.decode(text.as_bytes()) {
                Ok(bytes) => Self::new(bytes),
                Err(_) => Self::new(text.into_owned()),
            },
        };
        Ok(())
    }

    fn write(&self, writer: &mut Writer<'_>) {
        writer.binary(self);
    }

    fn blank() -> Self {
        Self::default()
    }
}

/// The bytes as a string of JSON; nothing for a stream.
pub(crate) fn text(binary: &Binary) -> Option<String> {
    binary.whole().map(|bytes| STANDARD.encode(bytes))
}
