//! Building a value in one expression.

use super::Codec;

/// Sets optional members in passing.
///
/// Generated structs are `#[non_exhaustive]`, so that a new member breaks nobody: they are made by `new` with their
/// required members, and the optional ones are set here, however many there are. Generated crates have this trait at
/// their root.
///
/// ```
/// use bindery::{Nullable, With};
///
/// # #[derive(Clone, Default)]
/// # struct Invite { email: String, role: Option<String>, note: Nullable<String> }
/// # bindery::record!(Invite [0b001] { email: "email", role: "role", note: "note".nullable() });
/// # impl Invite { fn new(email: impl Into<String>) -> Self { Self { email: email.into(), ..Self::default() } } }
/// let invite = Invite::new("ada@example.com").with(|invite| {
///     invite.role = Some("admin".to_owned());
///     invite.note = "welcome".into();
/// });
/// # assert_eq!(bindery::encode(&invite), br#"{"email":"ada@example.com","role":"admin","note":"welcome"}"#);
/// ```
pub trait With: Codec + Sized {
    /// The value after `change`.
    #[must_use]
    fn with(mut self, change: impl FnOnce(&mut Self)) -> Self {
        change(&mut self);
        self
    }
}

impl<T: Codec> With for T {}
