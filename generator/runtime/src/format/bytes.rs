//! Bytes as text: base64 and UUIDs.

use super::{Base64Url, Byte, Uuid};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE, URL_SAFE_NO_PAD};
use std::fmt::Write as _;

impl Byte {
    /// The bytes, where the text is base64 (RFC 4648, section 4).
    #[must_use]
    pub fn bytes(&self) -> Option<Vec<u8>> {
        STANDARD.decode(self.as_str()).ok()
    }
}

impl From<&[u8]> for Byte {
    fn from(bytes: &[u8]) -> Self {
        Self::new(STANDARD.encode(bytes))
    }
}

impl From<Vec<u8>> for Byte {
    fn from(bytes: Vec<u8>) -> Self {
        Self::from(bytes.as_slice())
    }
}

impl Base64Url {
    /// The bytes, where the text is base64 for URLs (RFC 4648, section 5), with or without padding.
    #[must_use]
    pub fn bytes(&self) -> Option<Vec<u8>> {
        let engine = if self.ends_with('=') { URL_SAFE } else { URL_SAFE_NO_PAD };
        engine.decode(self.as_str()).ok()
    }
}

/// Without padding.
impl From<&[u8]> for Base64Url {
    fn from(bytes: &[u8]) -> Self {
        Self::new(URL_SAFE_NO_PAD.encode(bytes))
    }
}

/// Without padding.
impl From<Vec<u8>> for Base64Url {
    fn from(bytes: Vec<u8>) -> Self {
        Self::from(bytes.as_slice())
    }
}

impl Uuid {
    /// The 16 bytes (RFC 9562, section 4), where the text is a UUID.
    #[must_use]
    pub fn bytes(&self) -> Option<[u8; 16]> {
        let mut bytes = [0; 16];
        let mut digits = self.valid()?.chars().filter_map(|character| character.to_digit(16));
        for byte in &mut bytes {
            *byte = u8::try_from(digits.next()? << 4 | digits.next()?).ok()?;
        }
        Some(bytes)
    }
}

impl From<[u8; 16]> for Uuid {
    fn from(bytes: [u8; 16]) -> Self {
        let mut text = String::with_capacity(36);
        for (index, byte) in bytes.iter().enumerate() {
            if matches!(index, 4 | 6 | 8 | 10) {
                text.push('-');
            }
            // Writing into a string does not fail.
            let _ = write!(text, "{byte:02x}");
        }
        Self::new(text)
    }
}
