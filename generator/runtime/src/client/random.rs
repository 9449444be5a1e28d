//! Bytes that nobody can guess, from the operating system.

/// Random bytes.
///
/// # Errors
/// When the system has none.
pub(crate) fn bytes<const N: usize>() -> Result<[u8; N], getrandom::Error> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map(|()| bytes)
}

/// A text of 32 random bytes.
#[cfg(feature = "pkce")]
pub(super) fn secret() -> Result<super::Secret, super::oauth::TokenError> {
    use base64::Engine as _;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD;

    let bytes = bytes::<32>().map_err(|_| super::oauth::TokenError::wrong("the system has no random bytes"))?;
    Ok(URL_SAFE_NO_PAD.encode(bytes).into())
}
