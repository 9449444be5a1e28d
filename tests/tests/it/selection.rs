//! Selections: the crates of some operations of a document hold these and what they reach, and compile without a warning.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use bindery_build::generate::Options;
use bindery_build::select::Selection;
use bindery_build::write::plan;

use crate::support::cargo::cargo;
use crate::support::fixture::Fixture;
use crate::support::repository::{Owned, findings, root};

/// A selection of a fixture: its name, entries of `operations` and of `tags`, and the methods that are left.
type Case = (&'static str, &'static str, &'static [&'static str], &'static [&'static str], &'static [&'static str]);

const CASES: &[Case] = &[
    ("ids", "selection", &["getMember", "deleteMember"], &[], &["get_member", "delete_member"]),
    ("path", "selection", &["PUT /members/{id}"], &[], &["put_member_by_id"]),
    ("paths", "selection", &["* /members/**"], &[], &["get_member", "put_member_by_id", "delete_member"]),
    ("globs", "selection", &["*Member"], &[], &["get_member", "delete_member"]),
    ("tags", "selection", &[], &["Audit"], &["write_audit"]),
    ("tag-globs", "selection", &[], &["A*t"], &["write_audit"]),
    ("together", "selection", &["deleteMember"], &["Audit"], &["delete_member", "write_audit"]),
    // What is left out is what a link leads to, what others share, or what a scheme, a server or a webhook is for.
    ("link", "links", &["get_user"], &[], &["get_user"]),
    ("shared", "shared-errors", &["list_orders"], &[], &["list_orders"]),
    ("scheme", "security", &["all_of_them"], &[], &["all_of_them"]),
    ("server", "servers", &["regional"], &[], &["regional"]),
    ("webhook", "webhooks", &["POST webhook pet.added"], &[], &["pet_added"]),
    ("callback", "webhooks", &["subscribe"], &[], &["subscribe", "on_event"]),
];

fn selection(operations: &[&str], tags: &[&str]) -> Selection {
    let all = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<String>>();
    Selection::new(all(operations), all(tags))
}

/// The methods that a client has for operations.
fn methods(client: &Path) -> BTreeSet<String> {
    let text = crate::support::repository::files(&client.join("src"), ".rs").into_iter();
    let text: String = text.map(|path| fs::read_to_string(path).unwrap()).collect();
    let methods = text.split("pub fn ").skip(1).filter(|rest| {
        let signature = rest.split('{').next().unwrap_or_default();
        signature.contains("-> Call<")
    });
    methods.filter_map(|rest| rest.split('(').next()).map(str::to_owned).collect()
}

#[test]
fn selections_compile_and_hold_what_is_selected() {
    let fixtures = Fixture::all("fixtures");
    // A folder that stays, so that only what changed is compiled again.
    let workspace = Path::new(env!("CARGO_TARGET_TMPDIR")).join("selections");
    let runtime = root().join("generator/runtime").canonicalize().unwrap().to_string_lossy().replace('\\', "/");
    let mut members = Vec::new();
    for (name, fixture, operations, tags, expected) in CASES {
        let mut fixture = fixtures.iter().find(|one| one.name == *fixture).unwrap().with_config(None);
        let options = Options { default_runtime_path: Some(runtime.clone()), ..Options::default() };
        // As the command line selects, then as `bindery.toml` does.
        let select = Some(selection(operations, tags));
        let generated = fixture.generate_with(name, Options { select, ..options.clone() });
        assert!(generated.is_ok(), "{name}: {}", findings(&generated));
        let line = |key, all: &[&str]| if all.is_empty() { String::new() } else { format!("{key} = {all:?}\n") };
        let config = format!("[select]\n{}{}", line("operations", operations), line("tags", tags));
        fixture =
            fixture.with_config(Some(Owned { name: "bindery.toml".to_owned(), contents: config.into_bytes().into() }));
        let configured = fixture.generate_with(name, options);
        assert!(configured.is_ok(), "{name}: {}", findings(&configured));
        assert!(generated.files.iter().eq(configured.files.iter()), "{name}: `bindery.toml` selects something else");
        plan(&workspace.join(name), &generated.files).unwrap().apply().unwrap();
        let methods = methods(&workspace.join(name).join("client"));
        assert_eq!(methods.iter().map(String::as_str).collect::<BTreeSet<_>>(), expected.iter().copied().collect());
        members.extend(["types", "client", "server"].map(|kind| format!("\"{name}/{kind}\"")));
    }
    let manifest = format!("[workspace]\nresolver = \"3\"\nmembers = [{}]\n", members.join(", "));
    fs::write(workspace.join("Cargo.toml"), manifest + "\n[profile.dev]\ndebug = \"line-tables-only\"\n").unwrap();
    fs::copy(root().join("tests/Cargo.lock"), workspace.join("Cargo.lock")).unwrap();
    let output = cargo(&workspace, &["check", "--offline", "--workspace", "--quiet"]);
    assert_eq!(output, "");
}
