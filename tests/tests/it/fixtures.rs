//! Each rule on a small document of its own: what it means, and every file that comes of it.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use bindery_build::generate::Generated;
use bindery_build::inspect::{Format, Stage, inspect};

use crate::support::fixture::Fixture;
use crate::support::repository::{Owned, Vendor, files, findings};

/// The fixture whose files are shown whole; of the others, those that are the same as here are only named.
const MINIMAL: &str = "minimal";

#[test]
fn every_rule() {
    let fixtures = Fixture::all("fixtures");
    let minimal = fixtures.iter().find(|fixture| fixture.name == MINIMAL).unwrap().generate();
    for fixture in &fixtures {
        let generated = fixture.generate();
        let page = page(fixture, &generated, (fixture.name != MINIMAL).then_some(&minimal));
        insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(format!("fixture-{}", fixture.name), page);
        });
        assert!(generated.is_ok(), "{}: {}", fixture.name, findings(&generated));
    }
}

fn page(fixture: &Fixture, generated: &Generated, minimal: Option<&Generated>) -> String {
    let config = fixture.config.as_ref().map(Owned::input);
    let inspected = inspect(fixture.document.input(), config, None, Stage::Ir, Format::Text);
    let mut page = String::new();
    let findings = findings(generated);
    if !findings.is_empty() {
        let _ = write!(page, "==> findings\n{findings}\n");
    }
    let lock: String =
        generated.lock.lines().filter(|line| !line.starts_with('#')).map(|line| line.to_owned() + "\n").collect();
    let _ = write!(page, "==> meaning\n{}\n==> names.lock\n{lock}", inspected.text);
    for (path, contents) in generated.files.iter() {
        let same = minimal.and_then(|minimal| minimal.files.get(path.as_str())) == Some(contents);
        let text = if same { "(as in `minimal`)\n".into() } else { String::from_utf8_lossy(contents) };
        let _ = write!(page, "\n==> {}\n{text}", path.as_str());
    }
    page
}

#[test]
fn no_snapshot_is_left_over() {
    let named = |prefix: &str, fixtures: Vec<Fixture>| {
        fixtures.into_iter().map(|fixture| format!("{prefix}-{}.snap", fixture.name)).collect::<Vec<_>>()
    };
    let vendors = Vendor::all()
        .into_iter()
        .flat_map(|vendor| ["findings", "ir", "rust"].map(|page| format!("vendor-{}-{page}.snap", vendor.name)));
    let expected: BTreeSet<_> = named("fixture", Fixture::all("fixtures"))
        .into_iter()
        .chain(named("bad", Fixture::all("fixtures/bad")))
        .chain(vendors)
        .collect();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/snapshots");
    let found =
        files(&folder, ".snap").into_iter().map(|path| path.file_name().unwrap().to_string_lossy().into_owned());
    let left: Vec<_> = found.filter(|name| !expected.contains(name)).collect();
    assert!(left.is_empty(), "remove these, as nothing makes them any more: {left:?}");
}
