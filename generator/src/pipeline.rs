//! The stages in their order, in one place: whoever needs a later one gets the earlier ones with it.
//!
//! ```text
//! bytes ─source→ tree ─document→ Document ─lower→ ir::Api ─analyse→ side tables ─plan→ Bindings ─emit→ Files
//! ```

use crate::analyse::names::NameReport;
use crate::analyse::{self, Analysis, untyped};
use crate::config::{Config, Documentation, Known};
use crate::diagnostic::Diagnostics;
use crate::document::Document;
use crate::generate::{Step, Unsupported};
use crate::ir::{Api, LeftOut, Prose};
use crate::lock::Lock;
use crate::lower;
use crate::plan::{self, Bindings};

/// What the stages before `emit` made of a document.
#[derive(Debug)]
pub(crate) struct Stages {
    pub(crate) document: Document,
    pub(crate) api: Api,
    pub(crate) planned: Planned,
}

/// What is printed, the values that have no type, what was left out, and how names came out.
#[derive(Debug)]
pub(crate) struct Planned {
    pub(crate) bindings: Bindings,
    pub(crate) untyped: Vec<untyped::Fallback>,
    pub(crate) left_out: Vec<LeftOut>,
    pub(crate) names: NameReport,
}

/// What all stages are given.
pub(crate) struct Settings<'a> {
    pub(crate) vendor: &'a str,
    pub(crate) config: &'a Config,
    pub(crate) unsupported: Unsupported,
    /// Is told each step when it begins.
    pub(crate) begins: &'a dyn Fn(Step),
}

/// Runs those after reading. Nothing comes back after an error; what it was is among the diagnostics.
pub(crate) fn run(
    document: Document,
    settings: &Settings<'_>,
    lock: &mut Lock,
    diagnostics: &mut Diagnostics,
) -> Option<Stages> {
    let mut api = lowered(&document, settings, diagnostics)?;
    let planned = planned(&mut api, &known(&document), settings, lock, diagnostics)?;
    Some(Stages { document, api, planned })
}

/// As [`run`], for those who want the last stage only: what an earlier one made is gone as soon as it is not needed.
pub(crate) fn plan(
    document: Document,
    settings: &Settings<'_>,
    lock: &mut Lock,
    diagnostics: &mut Diagnostics,
) -> Option<Planned> {
    let mut api = lowered(&document, settings, diagnostics)?;
    let known = known(&document);
    drop(document);
    planned(&mut api, &known, settings, lock, diagnostics)
}

/// What a document means, as far as that needs no lock.
pub(crate) fn lowered(document: &Document, settings: &Settings<'_>, diagnostics: &mut Diagnostics) -> Option<Api> {
    if diagnostics.has_errors() {
        return None;
    }
    (settings.begins)(Step::Lower);
    // A document with contradictions can be lowered, as far as they are tolerated: what else there is to say is said in
    // the same run.
    let contradictions = document.contradictions.iter();
    diagnostics.extend(contradictions.map(|(found, left_out)| settings.unsupported.tolerate(found, left_out)));
    Some(lower::api(document, settings.config, settings.unsupported, diagnostics))
}

/// What is printed of it.
pub(crate) fn planned(
    api: &mut Api,
    known: &Known,
    settings: &Settings<'_>,
    lock: &mut Lock,
    diagnostics: &mut Diagnostics,
) -> Option<Planned> {
    let analysis = named(api, settings, lock, diagnostics);
    bound(api, analysis, known, settings, diagnostics)
}

/// What is decided of it before it is planned. That is all that the lock has a part in.
pub(crate) fn named(
    api: &mut Api,
    settings: &Settings<'_>,
    lock: &mut Lock,
    diagnostics: &mut Diagnostics,
) -> Analysis {
    (settings.begins)(Step::Analyse);
    lower::settle(api, settings.config, lock, diagnostics);
    analyse::analyse(api, settings.config, lock, diagnostics)
}

/// The plan of what was decided.
pub(crate) fn bound(
    api: &mut Api,
    analysis: Analysis,
    known: &Known,
    settings: &Settings<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Planned> {
    api.decisions.extend(analysis.unions.decisions(&api.types));
    api.decisions.sort_by_key(|decision| (decision.span, decision.pass));
    api.decisions.dedup();
    match settings.config.output.documentation.as_ref().map(|setting| *setting.get()) {
        None | Some(Documentation::Full) => {}
        Some(Documentation::Summary) => api.keep_prose(Prose::Summary),
        Some(Documentation::None) => api.keep_prose(Prose::None),
    }
    (settings.begins)(Step::Plan);
    let bindings = plan::bindings(api, &analysis, settings.config, settings.vendor);
    settings.config.report_unused(known, diagnostics);
    let untyped = untyped::untyped(api);
    let left_out = api.left_out.clone();
    let names = analysis.names.report;
    (!diagnostics.has_errors()).then_some(Planned { bindings, untyped, left_out, names })
}

/// What the settings of a configuration can name, for help with a misspelt one.
pub(crate) fn known(document: &Document) -> Known {
    let operations = document.paths.iter().flat_map(|(path, item)| {
        item.operations.iter().map(move |operation| format!("{} {}", operation.method.as_str(), path.as_str()))
    });
    let names = |name: &crate::source::Spanned<crate::source::Text>| name.value.to_string();
    Known {
        operations: operations.collect(),
        schemes: document.components.security_schemes.keys().map(names).collect(),
        types: document.components.schemas.keys().map(names).collect(),
    }
}
