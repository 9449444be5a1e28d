//! Which editions are compared, over real repositories.

use std::fs;

use super::{Repository, diff, document, expected, first, git, rules, second, sorted, write};

/// A repository in which `specs/acme` was committed as [`first`] and is [`second`] now.
fn edited() -> Repository {
    let repository = Repository::new();
    repository.write("specs/acme/openapi.yaml", first());
    repository.commit();
    repository.write("specs/acme/openapi.yaml", second());
    repository
}

#[test]
fn without_arguments_the_working_tree_is_compared_with_head() {
    let repository = edited();
    assert_eq!(sorted(rules(repository.path(), &[])), expected("acme"));
    // From anywhere in the project.
    fs::create_dir_all(repository.path().join("a/b")).unwrap();
    for folder in ["a/b", "specs/acme"] {
        assert_eq!(sorted(rules(&repository.path().join(folder), &[])), expected("acme"), "{folder}");
    }
    repository.commit();
    assert_eq!(rules(repository.path(), &[]), [""; 0]);
    let ran = repository.diff(&[]);
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(0), "acme: no changes\n"));
}

#[test]
fn vendors_come_and_go() {
    let repository = edited();
    repository.write(
        "specs/other/openapi.json",
        "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"O\", \"version\": \"1\"}, \"paths\": {}}",
    );
    assert!(rules(repository.path(), &[]).contains(&"other: vendor-added".to_owned()));
    repository.commit();
    fs::remove_dir_all(repository.path().join("specs/other")).unwrap();
    assert_eq!(rules(repository.path(), &[]), ["other: vendor-removed"]);
    assert_eq!(repository.diff(&["--fail-on", "breaking:callers"]).code, Some(1));
    let ran = repository.diff(&["--fail-on", "breaking"]);
    assert!(ran.stdout.contains("the API of `other`, with 0 operations, is removed"), "{}", ran.stdout);
    // A repository that had no documents at all.
    let empty = Repository::new();
    empty.write("README.md", "Nothing yet.");
    empty.commit();
    empty.write("specs/acme/openapi.yaml", first());
    assert_eq!(rules(empty.path(), &[]), ["acme: vendor-added"]);
}

#[test]
fn every_way_to_name_an_edition() {
    let repository = edited();
    let changed =
        |arguments: &[&str]| assert_eq!(sorted(rules(repository.path(), arguments)), expected("acme"), "{arguments:?}");
    changed(&["specs/acme"]);
    changed(&["specs/acme/openapi.yaml"]);
    changed(&["specs"]);
    changed(&["."]);
    changed(&["HEAD"]);
    changed(&["main"]);
    changed(&["HEAD:specs/acme"]);
    changed(&["HEAD:"]);
    changed(&["HEAD:", "."]);
    changed(&["HEAD:specs", "specs"]);
    changed(&["HEAD:./specs/acme", "specs/acme"]);
    changed(&["HEAD:specs/acme/openapi.yaml", "specs/acme/openapi.yaml"]);
    repository.git(&["tag", "v1"]);
    repository.commit();
    changed(&["v1", "HEAD"]);
    changed(&["HEAD~1:specs", "HEAD:specs"]);
    changed(&["main@{0}~1:specs/acme", "main:specs/acme"]);
    changed(&["HEAD^{/an edition}~1", "main"]);
    // The same the other way round.
    let back = rules(repository.path(), &["HEAD", "v1"]);
    assert!(back.contains(&"acme: operation-added POST /addPet".to_owned()), "{back:?}");
    let below = repository.path().join("specs/acme");
    assert_eq!(sorted(rules(&below, &["v1:./openapi.yaml", "openapi.yaml"])).len(), 2);
    assert_eq!(sorted(rules(&below, &["v1:../acme", "."])).len(), 2);
}

#[test]
fn names_may_be_of_any_kind() {
    let repository = Repository::new();
    let names =
        ["spéc ü 日本/über api.yaml", "with space/a:b.yaml", "-dash/-x.yaml", "[glob]*/o?.yaml", "HEAD:odd.yaml"];
    for name in names {
        repository.write(name, first());
    }
    repository.commit();
    for name in names {
        repository.write(name, second());
        let in_head = format!("HEAD:{name}");
        assert_eq!(rules(repository.path(), &["--", &in_head, name]).len(), 2, "{name}");
        assert_eq!(rules(repository.path(), &["--", name]).len(), 2, "{name}");
    }
    // A file of that name goes before what git has.
    let ran = repository.diff(&["HEAD:odd.yaml", "a:b.yaml"]);
    assert!(ran.stderr.contains("no revision `a`"), "{}", ran.stderr);
    assert_eq!(rules(repository.path(), &["HEAD:odd.yaml", "HEAD:odd.yaml"]), [""; 0]);
}

#[test]
fn a_renamed_document_is_the_same() {
    let repository = edited();
    repository.git(&["mv", "specs/acme/openapi.yaml", "specs/acme/openapi.yml"]);
    assert_eq!(sorted(rules(repository.path(), &[])), expected("acme"));
    let ran = repository.diff(&["specs/acme/openapi.yml"]);
    assert!(ran.stdout.contains("the API of `acme` is new"), "{}{}", ran.stdout, ran.stderr);
    repository.write("pets.yaml", first());
    let pair = ["HEAD:specs/acme/openapi.yaml", "pets.yaml"];
    assert_eq!(rules(repository.path(), &pair), [""; 0]);
}

#[test]
fn worktrees_and_bare_repositories_have_revisions_too() {
    let repository = edited();
    let other = tempfile::TempDir::new().unwrap();
    let (tree, bare) = (other.path().join("tree"), other.path().join("bare"));
    repository.git(&["worktree", "add", "--quiet", tree.to_str().unwrap()]);
    assert_eq!(rules(&tree, &[]), [""; 0]);
    write(&tree, "specs/acme/openapi.yaml", second());
    assert_eq!(sorted(rules(&tree, &[])), expected("acme"));
    git(other.path(), &["clone", "--quiet", "--bare", repository.path().to_str().unwrap(), "bare"]);
    repository.commit();
    git(&bare, &["fetch", "--quiet", repository.path().to_str().unwrap(), "main:next"]);
    assert_eq!(sorted(rules(&bare, &["main:specs/acme", "next:specs/acme"])), expected("acme"));
    let ran = diff(&bare, &["next"]);
    assert_eq!(ran.code, Some(2), "{}", ran.stderr);
}

#[test]
fn what_git_can_not_give_is_told() {
    let repository = edited();
    let long = "x".repeat(64);
    for (arguments, told) in [
        (&["nope:specs", "specs"][..], "error: git knows no revision `nope`"),
        (&["HEAD:nope", "specs"], "error: there is nothing at `HEAD:nope`"),
        (&["HEAD:acme/openapi.yaml", "specs/acme"], "it is `REV:./path`"),
        (&["specs", "nope"], "error: `nope` is neither a file, nor a folder, nor a revision of git"),
        (&["--", "-x:specs", "specs"], "`-x` is no revision: none begins with `-`"),
        (&["--", "--output=x:specs", "specs"], "`--output=x` is no revision"),
        (&[":specs", "specs"], "nothing stands before the `:`"),
        (&["HEAD:../specs", "specs"], "leads out of the git repository"),
        (&["https://example.com/openapi.yaml", "specs"], "Bindery opens no connections"),
        (&["specs/acme", "specs"], "one of the two is a folder of vendors"),
        (&["C:\\specs\\acme", "specs"], "there is nothing at `C:\\specs\\acme`"),
        (&["c:/specs", "specs"], "there is nothing at `c:/specs`"),
        (&[&long, "specs"], "is neither a file"),
        (&["HEAD\u{1b}[31m:x", "specs"], "git knows no revision `HEAD\\u{1b}[31m`"),
        (&["HEAD:.git", "specs"], "there is nothing at `HEAD:.git`"),
    ] {
        let ran = repository.diff(arguments);
        assert_eq!((ran.code, ran.stdout.as_str()), (Some(2), ""), "{arguments:?}");
        assert!(ran.stderr.contains(told), "{arguments:?}: {}", ran.stderr);
    }
    assert!(!repository.path().join("x:specs").exists(), "no argument of git is made of a revision");
    let shallow = tempfile::TempDir::new().unwrap();
    repository.commit();
    let from = format!("file://{}", repository.path().display());
    git(shallow.path(), &["clone", "--quiet", "--depth", "1", &from, "clone"]);
    let ran = diff(&shallow.path().join("clone"), &["HEAD~1", "HEAD"]);
    assert_eq!(ran.code, Some(2));
    let ran = diff(&shallow.path().join("clone"), &["HEAD~1:specs", "HEAD:specs"]);
    assert!(ran.stderr.contains("this clone is shallow"), "{}", ran.stderr);
}

#[test]
fn without_git_or_repository_it_says_so() {
    let folder = tempfile::TempDir::new().unwrap();
    write(folder.path(), "specs/acme/openapi.yaml", first());
    let none = diff(folder.path(), &[]);
    assert!(none.code == Some(2) && none.stderr.contains("is in no git repository"), "{}", none.stderr);
    write(folder.path(), "new.yaml", second());
    assert_eq!(rules(folder.path(), &["specs/acme/openapi.yaml", "new.yaml"]).len(), 2, "two files need no git");
    let without = super::super::bindery_with(folder.path(), &["diff", "HEAD:a", "new.yaml"], &[("PATH", "")]);
    assert!(without.code == Some(2) && without.stderr.contains("the program `git` can't be run"), "{}", without.stderr);
    git(folder.path(), &["init", "--quiet"]);
    let unborn = diff(folder.path(), &[]);
    assert!(unborn.code == Some(2) && unborn.stderr.contains("has no commit yet"), "{}", unborn.stderr);
    let json = diff(folder.path(), &["--format", "json"]);
    let report = super::schema::checked(&json.stdout);
    assert!(json.code == Some(2) && report["failure"].as_str().unwrap().contains("no commit yet"));
}

#[test]
fn a_hook_tells_git_of_its_own_repository() {
    let repository = edited();
    let variables = [("GIT_DIR", ".git"), ("GIT_INDEX_FILE", ".git/index"), ("GIT_PREFIX", "")];
    let ran =
        super::super::bindery_with(&repository.path().join("specs"), &["diff", "--fail-on", "breaking"], &variables);
    assert_eq!(ran.code, Some(1), "{}", ran.stderr);
}

#[test]
fn a_document_that_was_fetched_is_read_as_the_vendor_s() {
    let folder = tempfile::TempDir::new().unwrap();
    write(folder.path(), "specs/acme/openapi.yaml", first());
    write(folder.path(), "specs/acme/bindery.toml", "[select]\noperations = [\"listPets\"]\n");
    write(folder.path(), "fetched.yaml", second());
    assert_eq!(rules(folder.path(), &["specs/acme", "fetched.yaml"]), [""; 0], "what is not selected does not count");
    assert_eq!(rules(folder.path(), &["fetched.yaml", "specs/acme"]), [""; 0]);
    let more = document("1", &[("get", "listPets"), ("get", "more")]);
    write(folder.path(), "more.yaml", more);
    assert_eq!(rules(folder.path(), &["fetched.yaml", "more.yaml"]).len(), 2);
    let one = ["fetched.yaml", "more.yaml", "--operation", "listPets"];
    assert_eq!(rules(folder.path(), &one), [""; 0]);
    let ran = diff(folder.path(), &["fetched.yaml", "more.yaml", "--name", "acme"]);
    assert!(ran.stdout.starts_with("acme: Pets 1\n"), "{}", ran.stdout);
}

#[test]
fn files_outside_the_folder_are_read_below_a_root_that_is_named() {
    let repository = Repository::new();
    let shared = |limit: u32| format!("Name: {{type: string, maxLength: {limit}}}\n");
    let document = "openapi: 3.1.0\ninfo: {title: P, version: '1'}\npaths:\n  /a: {put: {operationId: putA, requestBody: \
                    {content: {application/json: {schema: {$ref: '../shared.yaml#/Name'}}}}, responses: {'204': {description: Done}}}}\n";
    repository.write("specs/shared.yaml", shared(9));
    repository.write("specs/acme/openapi.yaml", document);
    repository.commit();
    repository.write("specs/shared.yaml", shared(5));
    let without = repository.diff(&["HEAD:specs/acme", "specs/acme"]);
    assert!(without.code == Some(2) && without.stderr.contains("shared.yaml"), "{}", without.stderr);
    let narrower = ["acme: request-max-length-tightened PUT /a"];
    assert_eq!(rules(repository.path(), &["HEAD:specs/acme", "specs/acme", "--root", "specs"]), narrower);
    assert_eq!(
        rules(&repository.path().join("specs/acme"), &["HEAD:./openapi.yaml", "openapi.yaml", "--root", ".."]),
        ["api: request-max-length-tightened PUT /a"]
    );
    let wrong = repository.diff(&["HEAD:specs/acme", "specs/acme", "--root", "generated"]);
    assert_eq!(wrong.code, Some(2), "{}", wrong.stdout);
}

#[test]
fn pointers_of_git_lfs_are_no_documents() {
    let repository = Repository::new();
    let pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 12345\n";
    repository.write("specs/acme/openapi.yaml", pointer);
    repository.commit();
    for (arguments, help) in [
        (["HEAD:specs/acme/openapi.yaml", "other.yaml"], "git cat-file --filters REV:path"),
        (["specs/acme/openapi.yaml", "other.yaml"], "git lfs pull"),
    ] {
        repository.write("other.yaml", first());
        let ran = repository.diff(&arguments);
        assert_eq!(ran.code, Some(2), "{}", ran.stdout);
        for said in ["is a pointer of Git LFS, and not the file that it stands for", help] {
            assert!(ran.stderr.contains(said), "{}", ran.stderr);
        }
    }
}
