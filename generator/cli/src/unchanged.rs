//! Vendors of which nothing has changed since the last run: neither what their crates are made of, nor the crates, nor
//! this program.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::time::SystemTime;

use bindery_build::fingerprint::fingerprint;
use bindery_build::generate::Request;
use bindery_build::write::{Recorded, recorded};

use crate::failure::Failure;
use crate::input::{Inputs, display};
use crate::summary::count;

/// A vendor that was found as the last run left it.
pub(crate) struct Unchanged {
    /// It in a line, as that of a run that has generated it.
    pub(crate) line: String,
    /// What stands in its folder and is not ours, as it is shown.
    pub(crate) foreign: Vec<String>,
    /// How many warnings there were when it was generated.
    pub(crate) warnings: usize,
}

/// Looks whether generating would change nothing.
///
/// A program that was built after the last run may generate something else under the same version, so that it
/// generates once to see.
pub(crate) fn find(inputs: &Inputs, request: &Request<'_>, out: &Path) -> Result<Option<Unchanged>, Failure> {
    let Some(recorded) = recorded(out)?.filter(|recorded| !is_older(recorded)) else { return Ok(None) };
    let (stamp, others) = (recorded.stamp(), &mut inputs.others());
    let Some(now) = fingerprint(request, others, &stamp.others).filter(|now| now.inputs == stamp.inputs) else {
        return Ok(None);
    };
    let Some(foreign) = recorded.intact()? else { return Ok(None) };
    let crates: BTreeSet<_> = recorded.files().filter_map(|path| path.folders().next()).collect();
    let mut line =
        format!("{}: {}, {}, unchanged", now.name, count(crates.len(), "crate"), count(recorded.files().len(), "file"));
    if stamp.notes > 0 {
        line.push_str(&format!(", {}", count(stamp.notes, "note")));
    }
    let foreign = foreign.iter().map(|path| display(&out.join(path))).collect();
    Ok(Some(Unchanged { line, foreign, warnings: stamp.warnings }))
}

/// Notes that this program has generated what stands in a folder. Where that can't be noted, the next run generates it
/// again, which is no failure.
pub(crate) fn refresh(out: &Path) {
    if let Ok(Some(recorded)) = recorded(out)
        && is_older(&recorded)
    {
        _ = recorded.check();
    }
}

/// Whether the last run was before this program was built, as far as that can be told.
fn is_older(recorded: &Recorded) -> bool {
    let built = || -> Option<SystemTime> { fs::metadata(std::env::current_exe().ok()?).ok()?.modified().ok() };
    match (built(), recorded.checked()) {
        (Some(built), Some(checked)) => checked <= built,
        _ => true,
    }
}
