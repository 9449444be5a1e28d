//! Content that no schema describes: files, images, archives.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;

use crate::codec::Codec;
use crate::json::{Fault, Reader, Writer};

/// Bytes, with what they are called and what they are, where that is known.
///
/// As a whole body the media type is that of the message; as a part of a form, name and media type are those of the
/// part. Where it has to be JSON (`serde`, [`encode`](crate::encode)) it is a string in base64.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Binary {
    bytes: Bytes,
    file_name: Option<String>,
    media_type: Option<String>,
}

impl Binary {
    /// Bytes without a name.
    #[must_use]
    pub fn new(bytes: impl Into<Bytes>) -> Self {
        Self { bytes: bytes.into(), file_name: None, media_type: None }
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

    /// The bytes.
    #[must_use]
    pub fn bytes(&self) -> &Bytes {
        &self.bytes
    }

    /// The bytes, without the rest.
    #[must_use]
    pub fn into_bytes(self) -> Bytes {
        self.bytes
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
}

impl fmt::Debug for Binary {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = formatter.debug_struct("Binary");
        shown.field("bytes", &self.bytes.len());
        if let Some(name) = &self.file_name {
            shown.field("file_name", name);
        }
        if let Some(media_type) = &self.media_type {
            shown.field("media_type", media_type);
        }
        shown.finish()
    }
}

impl AsRef<[u8]> for Binary {
    fn as_ref(&self) -> &[u8] {
        &self.bytes
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

/// The bytes as a string of JSON.
pub(crate) fn text(binary: &Binary) -> String {
    STANDARD.encode(&binary.bytes)
}
