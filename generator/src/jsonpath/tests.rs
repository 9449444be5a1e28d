//! What paths select, and which texts are none.

use super::{Location, Query, Step};
use crate::diagnostic::Diagnostics;
use crate::limits::Limits;
use crate::source::{Node, Sources, parse};

fn tree(text: &str) -> Node {
    let (mut sources, mut found) = (Sources::new(), Diagnostics::new());
    let file = sources.add("tree.json", text);
    parse(&sources, file, &Limits::default(), &mut found).unwrap()
}

fn shown(location: &Location) -> String {
    let steps = location.iter().map(|step| match step {
        Step::Key(key) => format!("/{key}"),
        Step::Index(at) => format!("/{at}"),
    });
    steps.collect()
}

/// The places that each path selects, joined by blanks.
fn check(text: &str, paths: &[(&str, &str)]) {
    let tree = tree(text);
    for (path, expected) in paths {
        let query = Query::parse(path).unwrap_or_else(|fault| panic!("{path}: {fault:?}"));
        let found: Vec<_> = query.locate(&tree, &mut 1_000).unwrap().iter().map(shown).collect();
        assert_eq!(found.join(" "), *expected, "{path}");
    }
}

#[test]
fn names_indices_and_slices() {
    check(
        r#"{"a": [10, 11, 12, 13], "b": {"c d": 1, "x-y": 2, "é": 3, "'": 4, "\"": 5}}"#,
        &[
            ("$", ""),
            ("$.a[0]", "/a/0"),
            ("$.a[-1]", "/a/3"),
            ("$.a[4]", ""),
            ("$.a[-5]", ""),
            ("$.a[1:3]", "/a/1 /a/2"),
            ("$.a[:2]", "/a/0 /a/1"),
            ("$.a[-2:]", "/a/2 /a/3"),
            ("$.a[::-2]", "/a/3 /a/1"),
            ("$.a[3:0:-1]", "/a/3 /a/2 /a/1"),
            ("$.a[::0]", ""),
            ("$.a[ 0 , 'x' , 2:3 ]", "/a/0 /a/2"),
            ("$.a.b", ""),
            ("$ .b ['c d']", "/b/c d"),
            ("$.b.x-y", "/b/x-y"),
            ("$.b.é", "/b/é"),
            (r#"$.b["\u00e9"]"#, "/b/é"),
            (r"$.b['\'']", "/b/'"),
            (r#"$.b["\""]"#, "/b/\""),
            (r#"$.b["'"]"#, "/b/'"),
            ("$.b[0]", ""),
            ("$.*", "/a /b"),
            ("$..['x-y', 'c d']", "/b/x-y /b/c d"),
        ],
    );
}

#[test]
fn descendants_come_in_the_order_of_the_document() {
    check(
        r#"{"o": {"j": 1, "k": 2}, "a": [5, 3, [{"j": 4}, {"k": 6}]]}"#,
        &[
            ("$..j", "/o/j /a/2/0/j"),
            ("$..[0]", "/a/0 /a/2/0"),
            ("$..*", "/o /a /o/j /o/k /a/0 /a/1 /a/2 /a/2/0 /a/2/1 /a/2/0/j /a/2/1/k"),
            ("$.a..[0, 1]", "/a/0 /a/1 /a/2/0 /a/2/1"),
        ],
    );
}

#[test]
fn conditions_choose_among_children() {
    check(
        r#"{
            "a": [3, 5, 1, 2, 4, 6, {"b": "j"}, {"b": "k"}, {"b": {}}, {"b": "kilo"}],
            "o": {"p": 1, "q": 2, "r": 3, "s": 5, "t": {"u": 6}},
            "e": "f"
        }"#,
        &[
            ("$.a[?@.b == 'kilo']", "/a/9"),
            ("$.a[?(@.b == 'kilo')]", "/a/9"),
            ("$.a[?@>3.5]", "/a/1 /a/4 /a/5"),
            ("$.a[?@.b]", "/a/6 /a/7 /a/8 /a/9"),
            ("$[?@.*]", "/a /o"),
            ("$[?@[?@.b]]", "/a"),
            ("$.o[?@<3, ?@<3]", "/o/p /o/q /o/p /o/q"),
            ("$.a[?@<2 || @.b == \"k\"]", "/a/2 /a/7"),
            ("$.o[?@>1 && @<4]", "/o/q /o/r"),
            ("$.o[?@.u || @.x]", "/o/t"),
            ("$.a[?@.b == $.x]", "/a/0 /a/1 /a/2 /a/3 /a/4 /a/5"),
            ("$.a[?@ == @]", "/a/0 /a/1 /a/2 /a/3 /a/4 /a/5 /a/6 /a/7 /a/8 /a/9"),
            ("$.a[?!@.b && @ != 1.0 && @ <= 3e0]", "/a/0 /a/3"),
            ("$.a[?!(@.b) && @ >= 5]", "/a/1 /a/5"),
            ("$.a[?@.b < 'k']", "/a/6"),
            ("$[?length(@) == 1]", "/e"),
            ("$[?length(@.a) > 1 || count(@.*) == 5]", "/o"),
            ("$[?value(@..u) == 6]", "/o"),
            ("$.a[?match(@.b, 'k.*')]", "/a/7 /a/9"),
            ("$.a[?search(@.b, '[il]')]", "/a/9"),
            ("$.a[?match(@.b, 'ilo')]", ""),
            ("$.a[?match(@.b, '[')]", ""),
            ("$.a[?match(@.b, $.a[7].b)]", "/a/7"),
            ("$[?@ == 'f' || @ == true || @ == null]", "/e"),
        ],
    );
}

#[test]
fn values_are_compared_as_json_has_them() {
    check(
        r#"[{"l": {"a": 1.0, "b": [2]}, "r": {"b": [2], "a": 1}}, {"l": 10, "r": 1e1}, {"l": "1", "r": 1}, {"l": 0}]"#,
        &[
            ("$[?@.l == @.r]", "/0 /1"),
            ("$[?@.l != @.r]", "/2 /3"),
            ("$[?@.l <= @.r]", "/0 /1"),
            ("$[?@.x == @.r]", "/3"),
        ],
    );
}

#[test]
fn what_is_no_path_is_refused_with_its_place() {
    for (path, at) in [
        ("", 0),
        ("info.title", 0),
        (" $", 0),
        ("$ ", 1),
        ("$.", 2),
        ("$. a", 2),
        ("$..", 3),
        ("$.1", 2),
        ("$.-a", 2),
        ("$[", 2),
        ("$[]", 2),
        ("$[01]", 2),
        ("$[-0]", 2),
        ("$[9007199254740992]", 2),
        ("$[1 2]", 4),
        ("$['a]", 5),
        (r"$['\x']", 3),
        ("$[\"\\'\"]", 3),
        ("$['a\n']", 4),
        ("$[?@.a = 1]", 7),
        ("$[?@.*  == 1]", 3),
        ("$[?@..a == 1]", 3),
        ("$[?!@.a == 1]", 8),
        ("$[?1]", 4),
        ("$[?length(@) ]", 12),
        ("$[?match(@, 'a') == true]", 3),
        ("$[?length(@.*) == 1]", 10),
        ("$[?count(1) == 1]", 9),
        ("$[?size(@) == 1]", 3),
        ("$[?length (@) == 1]", 3),
        ("$[?TRUE == @]", 3),
        ("$.é[?]", 5),
    ] {
        assert_eq!(Query::parse(path).map(|_| ()).map_err(|fault| fault.at), Err(at), "{path}");
    }
    let deep = format!("$[?{}@{}]", "(".repeat(100), ")".repeat(100));
    assert!(Query::parse(&deep).is_err());
}
