//! The comparison of documents.

mod schema;

use super::draft::Draft;
use super::edition::Made;
use schema::Schemas;

/// What changed, in the order of reports.
pub(super) fn changes(was: &Made, is: &Made) -> Vec<Draft> {
    let schemas = Schemas::new(was, is);
    schemas.finish()
}
