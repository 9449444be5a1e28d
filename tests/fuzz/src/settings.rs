//! What stands beside a document: a configuration, a lock, an overlay, a selection by JSONPath in it. All are a user's own,
//! and still no text in them may make the generator panic.

use std::sync::OnceLock;

use bindery_build::config::VendorName;
use bindery_build::generate::{Options, Request};
use bindery_build::inspect::{Format, Stage, inspect};
use bindery_build::source::Contents;

use crate::Target;
use crate::case::Case;
use crate::diagnostics;
use crate::seeds;

/// The target.
pub const TARGET: Target = Target {
    name: "settings",
    about: "a configuration, a lock and an overlay beside a document",
    check,
    seeds: seeds::settings,
    longest: 4 << 10,
};

/// The first byte says what the rest is: a configuration, a lock, an overlay, or the path that an overlay acts on.
///
/// # Panics
/// Where something does not hold.
pub fn check(input: &[u8]) {
    static DOCUMENT: OnceLock<Contents> = OnceLock::new();
    let document = DOCUMENT.get_or_init(|| Contents::from(include_str!("../../fixtures/minimal.yaml")));
    let Some((kind, rest)) = input.split_first() else { return };
    let contents = Contents::from(rest.to_vec());
    let path = |text: &[u8]| {
        let path = serde_json::Value::from(String::from_utf8_lossy(text));
        let info = r#""overlay": "1.0.0", "info": {"title": "a", "version": "1"}"#;
        Contents::from(format!("{{{info}, \"actions\": [{{\"target\": {path}, \"remove\": true}}]}}").as_str())
    };
    let overlay = match kind % 4 {
        2 => Some(contents.clone()),
        3 => Some(path(rest)),
        _ => None,
    };
    let overlays = overlay.iter().map(|overlay| Case::input(overlay, "overlay.yaml")).collect();
    let config = (kind % 4 == 0).then(|| Case::input(&contents, "bindery.toml"));
    let lock = (kind % 4 == 1).then(|| Case::input(&contents, "names.lock"));
    let document = Case::input(document, "openapi.yaml");
    let stage = if kind % 4 > 1 { Stage::Source } else { Stage::Ir };
    let name = VendorName::new("fuzz").unwrap_or_else(|error| panic!("{error}"));
    let request = Request { document, config, overlays, lock, name, options: Options::default() };
    let inspected = inspect(&request, stage, Format::Text);
    diagnostics::check(&inspected.diagnostics, &inspected.sources);
}
