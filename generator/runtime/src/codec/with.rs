//! Building a value in one expression.

/// Changes a value in passing.
///
/// Generated structs are `#[non_exhaustive]`, so that a new member breaks nobody: they are made by `new` with their
/// required members, and the optional ones are set here.
///
/// ```
/// use bindery::With;
///
/// let path = std::path::PathBuf::from("/v1").with(|path| path.push("orgs"));
/// # assert_eq!(path, std::path::Path::new("/v1/orgs"));
/// ```
pub trait With: Sized {
    /// The value after `change`.
    #[must_use]
    fn with(mut self, change: impl FnOnce(&mut Self)) -> Self {
        change(&mut self);
        self
    }
}

impl<T> With for T {}
