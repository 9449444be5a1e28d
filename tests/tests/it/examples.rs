//! The README's program is one that compiles: `examples/readme.rs`.

use std::fs;

use crate::support::cargo::cargo;
use crate::support::repository::root;

#[test]
fn the_readme_shows_the_example() {
    let example = fs::read_to_string(root().join("tests/examples/readme.rs")).unwrap();
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let shown = readme.split("```rust\n").skip(1).filter_map(|rest| rest.split_once("```").map(|(code, _)| code));
    let shown: Vec<_> = shown.collect();
    assert!(shown.contains(&example.as_str()), "README.md should show tests/examples/readme.rs as it is: {shown:#?}");
}

#[test]
fn the_example_runs() {
    let output = cargo(&root().join("tests"), &["run", "--offline", "--quiet", "--example", "readme"]);
    assert!(output.contains("invited"), "{output}");
}
