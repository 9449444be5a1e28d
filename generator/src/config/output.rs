//! `[output]`: which crates are written, and how they find the runtime.

use std::fmt;

use super::setting::Setting;
use super::values::{ClientMethods, Documentation, Word};

/// `[output]`.
#[derive(Clone, Debug, Default)]
pub struct Output {
    /// Where the runtime crate is, as seen from the folder of a generated crate. It is written into manifests as it
    /// stands here, so that these are equal on every machine.
    pub runtime_path: Option<Setting<String>>,
    /// The crates to write; all of them when it is not set.
    pub only: Option<Setting<Vec<CrateKind>>>,
    /// Where the client's methods stand.
    pub client_methods: Option<Setting<ClientMethods>>,
    /// How much of the document's prose is written.
    pub documentation: Option<Setting<Documentation>>,
    /// What every generated file begins with, as a comment.
    pub header: Option<Setting<String>>,
}

/// One of the crates of a vendor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CrateKind {
    /// The types that both sides share.
    Types,
    /// The client.
    Client,
    /// The server.
    Server,
}

impl CrateKind {
    /// Every kind, dependencies first.
    pub const ALL: [Self; 3] = [Self::Types, Self::Client, Self::Server];

    /// The name of the crate's folder, and the end of its package's name.
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            Self::Types => "types",
            Self::Client => "client",
            Self::Server => "server",
        }
    }

    /// The name of a vendor's crate in Rust: `arklow_types`.
    pub(crate) fn crate_name(self, vendor: &str) -> String {
        format!("{}_{self}", vendor.replace('-', "_"))
    }
}

impl fmt::Display for CrateKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.text())
    }
}

impl Word for CrateKind {
    const WORDS: &'static [(&'static str, Self)] =
        &[("types", Self::Types), ("client", Self::Client), ("server", Self::Server)];
    const MEANINGS: &'static [&'static str] = &["The types that both sides share.", "The client.", "The server."];
}
