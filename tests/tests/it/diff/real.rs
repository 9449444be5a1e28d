//! Pairs of real documents, where `BINDERY_SHARED` names the folder that has them: revisions of one API, and one API in
//! two spellings. Nobody wrote them to show what a comparison can.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Instant;

use bindery_build::diff::{Effect, Report, Side};

use super::{compared, programs, shown, untold, wrongly_gone};
use crate::stable::property::is_meant;

/// A pair: its name, and two documents.
struct Pair {
    name: &'static str,
    old: &'static str,
    new: &'static str,
}

const fn pair(name: &'static str, old: &'static str, new: &'static str) -> Pair {
    Pair { name, old, new }
}

/// Revisions of one API.
const REVISIONS: [Pair; 9] = [
    pair("clerk", "suites/hey-api/specs/3.0.x/clerk-2025-11-10.yaml", "corpus/clerk_bapi.yaml"),
    pair(
        "telegram",
        "suites/ogen/_testdata/examples/telegram_bot_api.json",
        "suites/ogen/_testdata/examples/gotd_bot_api.json",
    ),
    pair(
        "openai-1",
        "suites/ogen/_testdata/examples/openai-1.2.0.openapi.yaml",
        "suites/ogen/_testdata/examples/openai-2.3.0.openapi.yaml",
    ),
    pair("openai-2", "suites/hey-api/specs/3.1.x/openai.yaml", "corpus/openai.yaml"),
    pair(
        "github-1",
        "suites/ogen/_testdata/examples/api.github.com.json",
        "suites/progenitor/sample_openapi/api.github.com.json",
    ),
    pair("github-2", "suites/progenitor/sample_openapi/api.github.com.json", "corpus/github.json"),
    pair("oxide", "suites/progenitor/sample_openapi/nexus.json", "corpus/oxide_nexus.json"),
    pair(
        "petstore-1",
        "suites/libopenapi/test_specs/petstorev3.json",
        "suites/ogen/_testdata/examples/swagger-petstore-1.0.27.yaml",
    ),
    pair("petstore-2", "suites/ogen/_testdata/examples/swagger-petstore-1.0.27.yaml", "corpus/petstore_swagger.yaml"),
];

/// One API in two spellings: Swagger 2.0 and OpenAPI 3.0, one file and many, 3.0 and 3.1, two copies.
const SPELLINGS: [Pair; 4] = [
    pair("nuon", "suites/nuon/spec/doc.json", "corpus/nuon.json"),
    pair("beacon", "corpus/eth_beacon.yaml", "suites/beacon-multifile/beacon-node-oapi.yaml"),
    pair(
        "baseline",
        "suites/openapi-python-client/end_to_end_tests/baseline_openapi_3.0.json",
        "suites/openapi-python-client/end_to_end_tests/baseline_openapi_3.1.yaml",
    ),
    pair("zoom", "corpus/zoom_video_webhooks.json", "suites/hey-api/specs/3.1.x/zoom-video-sdk.json"),
];

/// What breaks somebody in a pair of one API all the same: the pair, the rule, how often, and why it is true.
const TRUE: [(&str, &str, usize, &str); 4] = [
    ("beacon", "rust-item-changed", 9, BUNDLED),
    ("beacon", "rust-item-removed", 1, BUNDLED),
    ("beacon", "rust-item-renamed", 1, BUNDLED),
    ("baseline", "response-media-type-generalized", 1, "3.1 has left out a parameter of the media type"),
];

/// Why a bundled document and that of many files differ.
const BUNDLED: &str = "bundling has called the components of files otherwise, of which types have their names";

impl Pair {
    /// Both documents, where there are any.
    fn paths(&self) -> Option<[PathBuf; 2]> {
        let shared = std::env::var_os("BINDERY_SHARED")?;
        Some([self.old, self.new].map(|path| Path::new(&shared).join(path)))
    }

    /// What changed; a line says how much, and how long that took.
    fn report(&self) -> Option<Report> {
        let [old, new] = self.paths().filter(|_| is_meant("ONLY", self.name))?;
        let started = Instant::now();
        let report = compared(&old, &new).report.unwrap_or_else(|| panic!("{} has errors", self.name));
        let took = started.elapsed().as_secs_f64();
        let worst = |effect: Effect| report.count_worst(effect);
        let breaking = |side: Side| report.count(side, Effect::Breaking);
        eprintln!(
            "| {} | {} | {} | {} | {} | {} | {} | {} | {} | {took:.2} s |",
            self.name,
            report.old.operations,
            report.new.operations,
            worst(Effect::Breaking),
            breaking(Side::Wire),
            breaking(Side::Callers),
            breaking(Side::Implementors),
            worst(Effect::Additive),
            worst(Effect::Cosmetic),
        );
        Some(report)
    }
}

/// What no report may have, whatever the pair.
fn faults(name: &str, report: &Report) -> Vec<String> {
    let lost = programs::lost(report).into_iter().map(|lost| format!("told by no change: {lost}"));
    let all = untold(report).into_iter().chain(wrongly_gone(report)).chain(lost);
    all.map(|fault| format!("{name}: {fault}")).collect()
}

/// What breaks somebody in a pair of one API and is not listed, and what is listed otherwise.
fn untrue(name: &str, report: &Report) -> Vec<String> {
    let mut broken: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for change in report.changes.iter().filter(|change| change.effects.worst() == Effect::Breaking) {
        broken.entry(change.rule.id()).or_default().push(shown(change));
    }
    let mut wrong = Vec::new();
    for (_, rule, count, why) in TRUE.iter().filter(|(pair, ..)| *pair == name) {
        let found = broken.remove(rule).unwrap_or_default();
        if found.len() != *count {
            wrong.push(format!("{name}: {count} `{rule}` are listed ({why}), found {}", found.len()));
        }
    }
    wrong.extend(broken.into_values().flatten().map(|change| format!("{name}: {change}")));
    wrong
}

#[test]
#[ignore = "minutes: `cargo test --manifest-path tests/Cargo.toml --test it -- --ignored --nocapture diff_real_pairs`"]
fn diff_real_pairs() {
    let mut wrong = Vec::new();
    for pair in REVISIONS.iter().chain(&SPELLINGS) {
        let Some(report) = pair.report() else { continue };
        wrong.extend(faults(pair.name, &report));
        if SPELLINGS.iter().any(|other| other.name == pair.name) {
            wrong.extend(untrue(pair.name, &report));
        }
    }
    assert!(wrong.is_empty(), "{} faults:\n{}", wrong.len(), wrong.join("\n"));
}

/// The programs for each thing of the old edition's crates, held against the new one's by rustc.
#[test]
#[ignore = "minutes of rustc: `cargo test --manifest-path tests/Cargo.toml --test it -- --ignored --nocapture diff_real_programs`"]
fn diff_real_programs() {
    let mut wrong = Vec::new();
    for name in ["clerk", "telegram", "beacon"].into_iter().filter(|name| is_meant("ONLY", name)) {
        let pair = REVISIONS.iter().chain(&SPELLINGS).find(|pair| pair.name == name).unwrap();
        let Some([old, new]) = pair.paths() else { continue };
        eprintln!("{name}");
        wrong.extend(programs::tried("diff-real", name, &old, &new));
    }
    assert!(wrong.is_empty(), "{} programs:\n{}", wrong.len(), wrong.join("\n"));
}
