//! Pages.
//!
//! ```yaml
//! parameters: [{name: cursor, in: query, schema: {type: string}}]
//! responses: {'200': {…: {properties: {data: {type: array, …}, next_cursor: {type: [string, 'null']}}}}}
//! ```
//! is an operation whose pages can be asked for one after the other. It takes both sides to show it: a parameter that
//! asks and something in the response that answers, by names that go together and types that fit, beside exactly one
//! list. One side alone proves nothing; `bindery.toml` says what a document does not show.

mod conventions;
mod declared;
mod page;

use crate::config::{self, Config, Setting};
use crate::diagnostic::Diagnostics;
use crate::ir::{Api, Decision};

/// Finds the operations that answer in pages.
pub(super) fn find(api: &mut Api, config: &Config, diagnostics: &mut Diagnostics) {
    let Api { operations, types, decisions, .. } = api;
    let general = config.pagination.as_ref();
    for operation in operations.iter_mut().filter(|operation| !operation.hook) {
        let own = config.operation(&operation.method, &operation.path).and_then(|own| own.pagination.as_ref());
        let (found, why) = match (own.map(Setting::get), general.map(Setting::peek)) {
            (Some(config::Pagination::None), _) => continue,
            (Some(config::Pagination::Declared(declared)), _) => match declared::fit(types, operation, declared) {
                Ok(found) => (Some(found), "bindery.toml says"),
                Err(misfit) => {
                    let span = own.map(Setting::span).unwrap_or(operation.span);
                    diagnostics.push(misfit.report(&operation.key(), span));
                    continue;
                }
            },
            (None, Some(config::Pagination::None)) => {
                general.map(Setting::get);
                continue;
            }
            (None, Some(config::Pagination::Declared(declared))) => match declared::fit(types, operation, declared) {
                Ok(found) => {
                    general.map(Setting::get);
                    (Some(found), "bindery.toml says")
                }
                Err(_) => (conventions::find(types, operation), "the document shows"),
            },
            (None, None) => (conventions::find(types, operation), "the document shows"),
        };
        if found.is_some() {
            let what = format!("the operation answers in pages, as {why}");
            decisions.push(Decision { pass: "pagination", span: operation.span, what });
        }
        operation.pagination = found;
    }
}
