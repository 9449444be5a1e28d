//! Programs that the documentation shows are files that compile and run: `examples/`.

use std::fs;
use std::process::Command;

use axum::Router;
use bindery_tests::Keys;
use bindery_tests::almanac::Almanac;
use bindery_tests::arklow::Arklow;
use bindery_tests::closient::Closient;
use bindery_tests::kontext::Kontext;
use bindery_tests::nuon::Nuon;

use crate::support::cargo::{Ran, cargo, target};
use crate::support::listen;
use crate::support::repository::root;

fn example(name: &str) -> String {
    fs::read_to_string(root().join(format!("tests/examples/{name}.rs"))).unwrap()
}

/// Runs an example. All are built at once, as `cargo test --workspace` does: a package alone has its dependencies with
/// other features.
fn start(name: &str, arguments: &[&str], variables: &[(&str, &str)]) -> Ran {
    cargo(&root().join("tests"), &["build", "--offline", "--quiet", "--workspace", "--examples"]);
    let program = target().join("debug/examples").join(name);
    Ran::of(Command::new(program).args(arguments).envs(variables.iter().copied()))
}

/// Pages, and the files that they show as they are.
const SHOWN: [(&str, &str); 7] = [
    ("README.md", "tests/examples/readme.rs"),
    ("docs/clients.md", "tests/examples/invite.rs"),
    ("docs/clients.md", "tests/examples/double.rs"),
    ("docs/guide/tutorial.md", "examples/bookshop/src/bin/serve.rs"),
    ("docs/guide/tutorial.md", "examples/bookshop/src/bin/lend.rs"),
    ("docs/guide/build-script.md", "examples/parcels/build.rs"),
    ("docs/guide/build-script.md", "examples/parcels/src/main.rs"),
];

#[test]
fn pages_show_the_examples() {
    for (page, path) in SHOWN {
        let (text, program) =
            (fs::read_to_string(root().join(page)).unwrap(), fs::read_to_string(root().join(path)).unwrap());
        let shown = text.split("```rust\n").skip(1).filter_map(|rest| rest.split_once("```").map(|(code, _)| code));
        assert!(shown.collect::<Vec<_>>().contains(&program.as_str()), "{page} should show {path} as it is");
    }
}

#[test]
fn a_page_shows_the_types_of_an_example() {
    let text = fs::read_to_string(root().join("docs/lowering.md")).unwrap();
    let shown = example("own_types");
    let (_, shown) = shown.split_once("\n\n").unwrap();
    let (shown, _) = shown.split_once("\nfn main()").unwrap();
    assert!(text.contains(shown), "docs/lowering.md should show tests/examples/own_types.rs, its `main` aside");
}

#[test]
fn the_examples_run() {
    for (name, told) in [("readme", "invited"), ("double", ""), ("own_types", "")] {
        let Ran { success, stdout, stderr } = start(name, &[], &[]);
        assert!(success && stdout.contains(told), "{name}: {stdout}{stderr}");
    }
}

#[test]
fn what_is_asked_of_a_server_wrongly_is_explained() {
    for (asked, expected) in [
        (&[][..], "a vendor and an address are needed"),
        (&["acme", "127.0.0.1:0"], "there is no vendor `acme`"),
        (&["nuon", "127.0.0.1:0", "--key"], "`--key` needs a value"),
        (&["nuon", "127.0.0.1:0", "--port"], "there is no option `--port`"),
        (&["nuon", "nowhere"], "`nowhere`"),
    ] {
        let Ran { success, stderr, .. } = start("serve", asked, &[]);
        assert!(!success && stderr.contains(expected), "{asked:?}: {stderr}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_short_program_invites_through_all_vendors() {
    assert!(example("invite").lines().count() <= 40);
    let keys = || Keys::default().issue("key", "ada");
    let served: [(&str, Router); 5] = [
        ("ALMANAC", almanac_server::router(Almanac::default().with("acme"), keys())),
        ("ARKLOW", arklow_server::router(Arklow::default().with("1", &["7"]), keys())),
        ("CLOSIENT", closient_server::router(Closient::default(), keys())),
        ("KONTEXT", kontext_server::router(Kontext::default().with("acme"), keys())),
        ("NUON", nuon_server::router(Nuon::default().with("acme"), keys())),
    ];
    let mut variables = Vec::new();
    for (vendor, router) in served {
        variables.push((format!("{vendor}_URL"), listen(router).await));
        variables.push((format!("{vendor}_KEY"), "key".to_owned()));
    }
    let variables: Vec<_> = variables.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let Ran { success, stdout, stderr } = start("invite", &[], &variables);
    assert!(success, "{stdout}{stderr}");
    let vendors: Vec<_> = stdout.lines().filter_map(|line| line.split_once(": ")).map(|(vendor, _)| vendor).collect();
    assert_eq!(vendors, ["Almanac", "Arklow", "Closient", "Kontext", "Nuon"], "{stdout}");
}
