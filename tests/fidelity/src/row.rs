//! What came of a document.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Row {
    pub(crate) document: String,
    /// Stands for everything that the row depends on.
    pub(crate) key: String,
    /// `Err` where nothing could be tried.
    pub(crate) found: Result<Figures, String>,
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Figures {
    /// Schemas that had a value to try.
    pub(crate) schemas: usize,
    /// Of these, those whose type is a value of any kind.
    pub(crate) untyped: usize,
    /// By what the values are: `example`, `default` and `sample`.
    pub(crate) counts: BTreeMap<String, Counts>,
    pub(crate) failures: Vec<Failure>,
}

/// Different values of different schemas.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Counts {
    /// Read and written again as they were.
    pub(crate) passed: usize,
    pub(crate) failed: usize,
    /// Their own schema does not allow them.
    pub(crate) invalid: usize,
    /// Their schema is none to the validator: a reference that leads nowhere, a pattern that is none.
    pub(crate) unjudged: usize,
    /// Of those that are valid with formats checked too, those that a server refuses.
    pub(crate) refused: usize,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Failure {
    /// Where the value stands, or the schema that it was sampled from.
    pub(crate) place: String,
    pub(crate) what: String,
    /// Whether it is a server that refuses.
    pub(crate) strict: bool,
    pub(crate) value: Value,
    /// What became of it.
    pub(crate) why: String,
}

impl Counts {
    pub(crate) fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.invalid += other.invalid;
        self.unjudged += other.unjudged;
        self.refused += other.refused;
    }
}
