//! A branch of a union keeps its names whatever comes to stand beside it, and whatever it is titled.

use std::collections::BTreeSet;

use super::{generated, text};
use crate::support::repository::findings;

const DOCUMENT: &str = "
openapi: 3.1.0
info: {title: Siblings, version: '1'}
servers: [{url: https://api.example.com}]
paths:
  /pets:
    get:
      operationId: getPet
      responses:
        '200': {description: It., content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
components:
  schemas:
    Pet:
      type: object
      properties:
        owner:
          oneOf:
            - {type: object, required: [email], properties: {email: {type: string}, via: {const: mail}, state: {enum: [a, b]}}}
            - {type: integer}
            - {enum: [auto]}
    Limit: {anyOf: [{type: integer, maximum: 2}, {type: string}]}
    Number: {anyOf: [{type: integer, enum: [1, 2]}, {type: string}]}
    Either:
      oneOf:
        - {type: array, items: {type: object, properties: {a: {type: string}, b: {type: string}}}}
        - {type: object, properties: {a: {type: string}, c: {type: string}, within: {oneOf: [{type: object, properties: {x: {type: string}}}, {type: string}]}}}
        - {title: Old, type: object, properties: {o: {type: string}}}
";

/// Another branch at a place in a document.
fn beside(document: &str, place: &str, branch: &str) -> String {
    assert!(document.contains(place), "{place}");
    let indent: String = document.split(place).next().unwrap().rsplit('\n').next().unwrap().to_owned();
    document.replacen(place, &format!("{branch}\n{indent}{place}"), 1)
}

/// Names of types, and their variants and fields.
fn names(code: &str) -> BTreeSet<String> {
    let mut owner = String::new();
    let mut names = BTreeSet::new();
    for line in code.lines() {
        let item = line.strip_prefix("pub struct ").or_else(|| line.strip_prefix("pub enum "));
        if let Some(item) = item.and_then(|item| item.strip_suffix(" {")) {
            owner = item.to_owned();
            names.insert(owner.clone());
        } else if line == "}" {
            owner.clear();
        } else if !owner.is_empty() && line.ends_with(',') && !line.trim_start().starts_with("//") {
            names.insert(format!("{owner} {}", line.trim()));
        }
    }
    names
}

#[track_caller]
fn keeps(before: &str, lock: &str, after: &str) -> (BTreeSet<String>, String) {
    let (before, after) = (generated(before, Some(lock)), generated(after, Some(lock)));
    let (old, new) = (names(&text(&before)), names(&text(&after)));
    assert_eq!(old.difference(&new).collect::<Vec<_>>(), [""; 0], "{new:#?}");
    (new, after.lock)
}

#[test]
fn a_branch_keeps_its_names_whatever_stands_beside_it() {
    let first = generated(DOCUMENT, None).lock;
    for (place, branch) in [
        ("- {type: integer}", "- {type: object, required: [phone], properties: {phone: {type: string}}}"),
        // Each is called by the value that it alone has.
        ("- {type: integer}", "- {type: object, properties: {phone: {type: string}, via: {const: phone}}}"),
        ("- {type: integer}", "- {enum: [none]}"),
        ("- {title: Old", "- {title: Old, type: object, properties: {n: {type: string}}}"),
        ("- {title: Old", "- {type: object, properties: {a: {type: string}, d: {type: string}}}"),
        ("- {title: Old", "- {type: array, items: {type: integer}}"),
    ] {
        let second = beside(DOCUMENT, place, branch);
        let (names, lock) = keeps(DOCUMENT, &first, &second);
        // And once more, with a third beside both.
        let third = beside(&second, place, "- {type: object, properties: {third: {type: string}, a: {type: string}}}");
        let (_, last) = keeps(&second, &lock, &third);
        // Who goes leaves the others what they are called, and gets his name back.
        let (fewer, left) = (generated(&second, Some(&last)), generated(DOCUMENT, Some(&last)));
        assert_eq!(self::names(&text(&fewer)), names, "{branch}");
        assert_eq!(self::names(&text(&left)), self::names(&text(&generated(DOCUMENT, None))), "{branch}");
    }
}

#[test]
fn a_branch_keeps_its_variant_beside_another_of_its_kind() {
    let lock = generated(DOCUMENT, None).lock;
    for (known, added) in [
        ("{type: integer, maximum: 2}", "{type: integer, minimum: 10}"),
        ("{type: integer, enum: [1, 2]}", "{type: integer}"),
    ] {
        for both in [format!("{known}, {added}"), format!("{added}, {known}")] {
            assert!(DOCUMENT.contains(known));
            keeps(DOCUMENT, &lock, &DOCUMENT.replace(known, &both));
        }
    }
}

#[test]
fn the_branch_that_is_left_keeps_its_name() {
    let added = "- {type: object, required: [phone], properties: {phone: {type: string}, mobile: {type: boolean}}}";
    let both = beside(DOCUMENT, "- {type: integer}", added);
    let lock = generated(&both, Some(&generated(DOCUMENT, None).lock)).lock;
    let own = DOCUMENT.lines().find(|line| line.contains("via:")).unwrap();
    let left = generated(&both.replace(&format!("{own}\n"), ""), Some(&lock));
    let (before, now) = (names(&text(&generated(&both, Some(&lock)))), names(&text(&left)));
    assert_eq!(now.difference(&before).collect::<Vec<_>>(), [""; 0]);
    assert!(now.contains("PetOwnerWithPhone"), "{now:#?}");
    let again = generated(&both, Some(&left.lock));
    assert_eq!(names(&text(&again)), before, "who comes again is called as he was");
}

#[test]
fn a_branch_with_another_title_keeps_its_names_and_it_is_said() {
    let lock = generated(DOCUMENT, None).lock;
    let titled = DOCUMENT.replace("title: Old", "title: New");
    let (_, again) = keeps(DOCUMENT, &lock, &titled);
    let said = findings(&generated(&titled, Some(&again)));
    for expected in
        ["note[B0502]", "the branch `New` of `Either` is still called `Old`", "`type component Either |New`"]
    {
        assert!(said.contains(expected), "{expected} in {said}");
    }
    let without: String =
        again.lines().filter(|line| !line.contains("component Either |New")).map(|line| format!("{line}\n")).collect();
    let renamed = generated(&titled, Some(&without.replace("shape component Either |Old", "# ")));
    assert!(text(&renamed).contains("pub struct EitherNew "));
}

/// What a branch is tells it, where it has no type of its own and no other branch is that.
#[test]
fn a_branch_without_a_type_keeps_its_name_whatever_it_is_titled() {
    let words = "- {title: Array of words, type: array, items: {type: string}}";
    let counts = "- {title: Array of counts, type: array, items: {type: integer}}";
    let titled = beside(&beside(DOCUMENT, "- {title: Old", words), "- {title: Old", counts);
    let first = generated(&titled, None);
    let lists = |lock: &str| lock.lines().filter(|line| line.contains(" list)")).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(lists(&first.lock).len(), 2, "{}", first.lock);
    let renamed = titled.replace("title: Array of words, ", "").replace("title: Array of counts", "title: Numbers");
    let (names, lock) = keeps(&titled, &first.lock, &renamed);
    assert!(names.contains("Either ArrayOfCounts(Vec<i64>),"), "{names:#?}");
    let said = findings(&generated(&renamed, Some(&lock)));
    assert!(said.contains("the branch `Numbers` of `Either` is still called `ArrayOfCounts`"), "{said}");
    // With another list of words beside it, nobody could tell which of the two it was.
    let several = beside(&renamed, "- {title: Old", "- {title: Others, type: array, items: {type: string}}");
    keeps(&renamed, &lock, &several);
    let last = generated(&several, Some(&lock)).lock;
    assert_eq!(self::names(&text(&generated(&renamed, Some(&last)))), names, "who goes leaves the others theirs");
    let fresh = text(&generated(&renamed, None));
    assert!(fresh.contains("Numbers(Vec<i64>),"), "without the lock it is called as it is titled");
}

#[test]
fn what_was_changed_on_two_sides_is_still_known_by_its_label() {
    let mail = beside(DOCUMENT, "- {type: integer}", "- {type: object, properties: {via: {const: phone}}}");
    let lock = generated(&mail, Some(&generated(DOCUMENT, None).lock)).lock;
    let line = lock.lines().find(|line| line.starts_with("shape component Pet .owner |mail = ")).unwrap();
    let merged = lock.replace(line, &format!("{line}\nshape component Pet .owner |mail = h00000000"));
    keeps(&mail, &lock, &mail);
    let after = generated(&mail, Some(&merged));
    assert_eq!(text(&after), text(&generated(&mail, Some(&lock))));
    assert_eq!(after.lock, lock);
}
