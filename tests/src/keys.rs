//! Keys that callers present, for every vendor.

use bindery::server::{Credential, Denied};

/// Who is calling.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caller {
    /// The name that the key was issued to.
    pub name: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Valid,
    ReadOnly,
    Revoked,
}

/// The keys that were issued.
#[derive(Clone, Default)]
pub struct Keys(Vec<(String, String, State)>);

impl Keys {
    /// Issues a key.
    #[must_use]
    pub fn issue(self, key: &str, name: &str) -> Self {
        self.add(key, name, State::Valid)
    }

    /// Issues a key that may look, but not change anything.
    #[must_use]
    pub fn read_only(self, key: &str, name: &str) -> Self {
        self.add(key, name, State::ReadOnly)
    }

    /// Takes a key back.
    #[must_use]
    pub fn revoke(mut self, key: &str) -> Self {
        for entry in self.0.iter_mut().filter(|entry| entry.0 == key) {
            entry.2 = State::Revoked;
        }
        self
    }

    fn add(mut self, key: &str, name: &str, state: State) -> Self {
        self.0.push((key.to_owned(), name.to_owned(), state));
        self
    }

    /// Whom the key was issued to.
    ///
    /// # Errors
    /// When it was not issued or was taken back, and when it does not allow to change anything.
    pub fn admit(&self, credential: Credential<'_>) -> Result<Caller, Denied> {
        // Every key is compared, so that the time taken says nothing about which one came close.
        let found = self.0.iter().fold(None, |found, entry| if credential.is(&entry.0) { Some(entry) } else { found });
        let (_, name, state) = found.ok_or_else(Denied::unauthorized)?;
        match state {
            State::Valid => Ok(Caller { name: name.clone() }),
            State::ReadOnly => Err(Denied::forbidden().because("the key is read-only")),
            State::Revoked => Err(Denied::unauthorized().because("the key was revoked")),
        }
    }
}
