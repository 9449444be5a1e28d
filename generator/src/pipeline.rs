//! The stages in their order, in one place: whoever needs a later one gets the earlier ones with it.
//!
//! ```text
//! bytes ─source→ tree ─document→ Document ─lower→ ir::Api ─analyse→ side tables ─plan→ Bindings ─emit→ Files
//! ```

use crate::analyse::{self, untyped};
use crate::config::{Config, Known};
use crate::diagnostic::Diagnostics;
use crate::document::Document;
use crate::generate::Unsupported;
use crate::ir::Api;
use crate::lock::Lock;
use crate::lower;
use crate::plan::{self, Bindings};

/// What the stages before `emit` made of a document.
#[derive(Debug)]
pub(crate) struct Stages {
    pub(crate) document: Document,
    pub(crate) api: Api,
    pub(crate) bindings: Bindings,
    pub(crate) untyped: Vec<untyped::Fallback>,
}

/// Runs those after reading. Nothing comes back after an error; what it was is among the diagnostics.
pub(crate) fn run(
    document: Document,
    vendor: &str,
    config: &Config,
    unsupported: Unsupported,
    lock: &mut Lock,
    diagnostics: &mut Diagnostics,
) -> Option<Stages> {
    diagnostics.extend(document.contradictions.iter().map(|(found, left_out)| unsupported.tolerate(found, left_out)));
    if diagnostics.has_errors() {
        return None;
    }
    let mut api = lower::api(&document, config, unsupported, lock, diagnostics);
    let analysis = analyse::analyse(&api, config, lock, diagnostics);
    api.decisions.extend(analysis.unions.decisions(&api.types));
    api.decisions.sort_by_key(|decision| (decision.span, decision.pass));
    api.decisions.dedup();
    let bindings = plan::bindings(&api, &analysis, config, vendor);
    config.report_unused(&known(&document), diagnostics);
    if diagnostics.has_errors() {
        return None;
    }
    let untyped = untyped::untyped(&api);
    Some(Stages { document, api, bindings, untyped })
}

/// What the settings of a configuration can name, for help with a misspelt one.
fn known(document: &Document) -> Known {
    let operations = document.paths.iter().flat_map(|(path, item)| {
        item.operations.iter().map(move |operation| format!("{} {}", operation.method.as_str(), path.as_str()))
    });
    let names = |name: &crate::source::Spanned<String>| name.value.clone();
    Known {
        operations: operations.collect(),
        schemes: document.components.security_schemes.keys().map(names).collect(),
        types: document.components.schemas.keys().map(names).collect(),
    }
}
