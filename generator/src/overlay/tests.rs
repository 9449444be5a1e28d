//! What actions do, and what they may not do.

use super::apply;
use crate::diagnostic::{Diagnostics, Severity};
use crate::jsonpath::is_equal;
use crate::limits::Limits;
use crate::source::{Node, Sources, parse};

const DOCUMENT: &str = "
info: {title: Old, version: '1'}
tags: [{name: a}, {name: b}]
paths:
  /a:
    get: {tags: [x, y], parameters: [{name: limit, in: query}]}
    post: {tags: [y]}
  /b:
    get: {deprecated: true}
";

fn read(text: &str) -> Node {
    let (mut sources, mut found) = (Sources::new(), Diagnostics::new());
    let file = sources.add("expected.yaml", text);
    parse(&sources, file, &Limits::default(), &mut found).unwrap()
}

/// The tree after an overlay of these actions, and the messages of all findings.
fn run(version: &str, actions: &str) -> (Option<Node>, Sources, Vec<String>) {
    let (mut sources, mut found) = (Sources::new(), Diagnostics::new());
    let document = sources.add("openapi.yaml", DOCUMENT);
    let text = format!("overlay: {version}\ninfo: {{title: Test, version: '1'}}\nactions:\n{actions}");
    let overlay = sources.add("overlay.yaml", text);
    let tree = parse(&sources, document, &Limits::default(), &mut found).unwrap();
    let tree = apply(tree, &[overlay], &sources, &Limits::default(), &mut found);
    let messages = found.iter().map(|found| {
        let help = found.help.as_deref().filter(|_| found.severity == Severity::Error).unwrap_or_default();
        assert!(found.labels.iter().any(|label| label.span.file == overlay), "{found:?}");
        format!("{} {}; {help}", found.code, found.message)
    });
    let messages = messages.collect();
    (tree, sources, messages)
}

fn becomes(actions: &str, path: &[&str], expected: &str) {
    let (tree, _, messages) = run("1.1.0", actions);
    assert_eq!(messages, [""; 0], "{actions}");
    let tree = tree.unwrap();
    let found = path.iter().fold(&tree, |node, key| node.get(key).unwrap());
    assert!(is_equal(&found.value, &read(expected).value), "{actions}: {found:?}");
}

#[test]
fn objects_are_merged_arrays_joined_and_scalars_replaced() {
    becomes(
        "- {target: $, update: {info: {title: New, summary: S}, tags: [{name: c}]}}",
        &[],
        "{info: {title: New, version: '1', summary: S}, tags: [{name: a}, {name: b}, {name: c}],
          paths: {/a: {get: {tags: [x, y], parameters: [{name: limit, in: query}]}, post: {tags: [y]}},
                  /b: {get: {deprecated: true}}}}",
    );
    becomes("- {target: $.info.title, update: New}", &["info"], "{title: New, version: '1'}");
    becomes("- {target: $.tags, update: {name: c}}", &["tags"], "[{name: a}, {name: b}, {name: c}]");
    becomes("- {target: $.tags, update: [{name: c}]}", &["tags"], "[{name: a}, {name: b}, {name: c}]");
    becomes("- {target: \"$.tags[?@.name == 'b']\", update: {name: c}}", &["tags"], "[{name: a}, {name: c}]");
    becomes(
        "- {target: $.paths.*.get, update: {x-safe: true}}",
        &["paths", "/b"],
        "{get: {deprecated: true, x-safe: true}}",
    );
}

#[test]
fn parts_are_removed_and_copied() {
    becomes("- {target: '$.tags[0,1]', remove: true}", &["tags"], "[]");
    becomes("- {target: \"$..tags[?@ == 'y']\", remove: true}", &["paths", "/a", "get", "tags"], "[x]");
    becomes(
        "- {target: \"$.paths['/b']\", copy: \"$.paths['/a']\"}",
        &["paths", "/b"],
        "{get: {deprecated: true, tags: [x, y], parameters: [{name: limit, in: query}]}, post: {tags: [y]}}",
    );
    // Later actions see what earlier ones have made: a path is moved.
    becomes(
        "- {target: $.paths, update: {/c: {}}}\n- {target: \"$.paths['/c']\", copy: \"$.paths['/b']\"}\n\
         - {target: \"$.paths['/a', '/b']\", remove: true}",
        &["paths"],
        "{/c: {get: {deprecated: true}}}",
    );
}

#[test]
fn what_an_overlay_brings_keeps_its_place() {
    let (tree, sources, _) = run("1.1.0", "  - target: $.info\n    update:\n      title: New\n      summary: S");
    let tree = tree.unwrap();
    let place = |node: &Node| {
        let file = sources.file(node.span.file).unwrap();
        format!("{}:{}", file.name, file.position(node.span.start).line)
    };
    let info = tree.get("info").unwrap();
    assert_eq!(place(info), "openapi.yaml:2");
    assert_eq!(place(info.get("title").unwrap()), "overlay.yaml:6");
    assert_eq!(place(info.get("version").unwrap()), "openapi.yaml:2");
    let summary = info.as_object().unwrap().entry("summary").unwrap();
    assert_eq!(sources.file(summary.key.span.file).unwrap().name, "overlay.yaml");
}

#[test]
fn an_action_must_match_and_fit() {
    for (version, action, message) in [
        (
            "1.1.0",
            "{target: $.inf.title, remove: true}",
            "B0709 the path matches nothing in the document; `$` matches; did you mean `info` in it?",
        ),
        (
            "1.1.0",
            "{target: \"$.tags[?@.name == 'z']\", remove: true}",
            "B0709 the path matches nothing in the document; `$.tags` matches, what follows does not: mend the path, or \
             delete the action",
        ),
        ("1.1.0", "{target: $, remove: true}", "B0710 the document itself can't be removed; select a part of it"),
        (
            "1.1.0",
            "{target: $.info, update: {title: {}}}",
            "B0710 an object can't be merged into a string; remove what is there in an action before this one",
        ),
        (
            "1.1.0",
            "{target: $.info, update: text}",
            "B0710 a string can't be merged into an object; remove what is there in an action before this one",
        ),
        (
            "1.1.0",
            "{target: $.*, update: {}}",
            "B0710 an action changes nodes of one sort: objects, arrays or scalars; make an action for each sort",
        ),
        (
            "1.1.0",
            "{target: $.info, copy: $.paths.*}",
            "B0710 `copy` selects 2 nodes where one is copied; name one of them",
        ),
        (
            "1.0.0",
            "{target: $.info.title, update: New}",
            "B0710 an overlay of version 1.0 changes objects and arrays only; write `overlay: 1.1.0`, or select what the \
             scalar stands in",
        ),
        (
            "1.0.0",
            "{target: $.info, copy: $.info}",
            "B0707 `copy` is not a field of an action; remove it; a field of your own begins with `x-`",
        ),
        ("1.1.0", "{target: $.info, updaet: {}}", "B0707 `updaet` is not a field of an action; did you mean `update`?"),
        (
            "1.1.0",
            "{target: $.info, update: {}, copy: $.info}",
            "B0707 an action has both `update` and `copy`; make two actions of it, in the order that is meant",
        ),
    ] {
        let (tree, _, messages) = run(version, &format!("- {action}"));
        assert!(tree.is_none(), "{action}");
        assert_eq!(messages.first().map(String::as_str), Some(message), "{action}");
    }
}

#[test]
fn copies_of_copies_are_limited() {
    let actions = "- {target: $.paths, copy: $.paths}\n- {target: $.tags, copy: $.tags}\n".to_owned();
    let more: String = (0..40).map(|at| format!("- {{target: $.tags, copy: $.tags, x-number: {at}}}\n")).collect();
    let (tree, _, messages) = run("1.1.0", &(actions + &more));
    assert!(
        tree.is_none()
            && messages.iter().all(|message| message.starts_with("B0108 with the overlay, the document holds more"))
    );
}
