//! The files of a revision: those that belong to a document come of the same revision, and by the rules of the disk.

use super::{Repository, document, first, git, rules, write};

const REFERRING: &str = "openapi: 3.1.0
info: {title: A, version: '1'}
paths:
  /a: {$ref: 'REFERENCE'}
";
const PATH: &str = "get: {operationId: NAME, responses: {'204': {description: Done.}}}\n";

#[test]
fn what_belongs_to_a_document_is_of_its_revision() {
    let repository = Repository::new();
    repository.write("specs/acme/openapi.yaml", REFERRING.replace("REFERENCE", "paths/a.yaml"));
    repository.write("specs/acme/paths/a.yaml", PATH.replace("NAME", "one"));
    repository.write("specs/acme/bindery.toml", "overlays = [\"more.yaml\"]\n");
    let overlay =
        "overlay: 1.0.0\ninfo: {title: O, version: '1'}\nactions:\n  - target: $.info\n    update: {title: Old}\n";
    repository.write("specs/acme/more.yaml", overlay);
    repository.commit();
    repository.write("specs/acme/paths/a.yaml", PATH.replace("get", "put"));
    repository.write("specs/acme/more.yaml", overlay.replace("Old", "New"));
    let ran = repository.diff(&["--format", "json"]);
    let report = super::schema::checked(&ran.stdout);
    let vendor = &report["vendors"][0];
    assert_eq!((vendor["old"]["title"].as_str(), vendor["new"]["title"].as_str()), (Some("Old"), Some("New")));
    assert_eq!(rules(repository.path(), &[]).len(), 3, "{report:#}");
    // What the disk has no more, the revision still has.
    std::fs::remove_file(repository.path().join("specs/acme/more.yaml")).unwrap();
    std::fs::remove_file(repository.path().join("specs/acme/bindery.toml")).unwrap();
    assert_eq!(rules(repository.path(), &[]).len(), 3);
}

/// Why a document of a revision can't be compared with itself.
fn refused(repository: &Repository, document: &str) -> String {
    let edition = format!("HEAD:{document}");
    let ran = repository.diff(&[&edition, &edition]);
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(2), ""), "{document}: {}", ran.stderr);
    ran.stderr
}

#[test]
fn no_reference_leaves_its_folder() {
    let repository = Repository::new();
    repository.write("secret.yaml", PATH);
    for (name, reference) in [
        ("above", "../secret.yaml"),
        ("far", "../../../../../../../../etc/passwd"),
        ("absolute", "/etc/passwd"),
        ("folder", "."),
        ("missing", "missing.yaml"),
        ("other", "HEAD:secret.yaml"),
    ] {
        repository.write(&format!("{name}/a.yaml"), REFERRING.replace("REFERENCE", reference));
    }
    repository.write("common/p.yaml", PATH);
    repository.write("rooted/api.yaml", REFERRING.replace("REFERENCE", "../common/p.yaml"));
    repository.write("rooted/bindery.toml", "root = \"..\"\n");
    repository.write("beyond/api.yaml", first());
    repository.write("beyond/bindery.toml", "root = \"../..\"\n");
    repository.commit();
    // The files are not on disk: nothing of it is asked.
    repository.git(&["rm", "--quiet", "-r", "."]);
    for name in ["above", "far"] {
        assert!(refused(&repository, &format!("{name}/a.yaml")).contains("leaves the document's folder"), "{name}");
    }
    for name in ["absolute", "folder", "missing", "other"] {
        let told = refused(&repository, &format!("{name}/a.yaml"));
        assert!(told.contains(&format!("HEAD:{name}/a.yaml:4:")), "{name}: {told}");
    }
    assert!(refused(&repository, "missing/a.yaml").contains("there is no such file in the revision"));
    assert!(refused(&repository, "beyond/api.yaml").contains("leads out of the repository"));
    let rooted = ["HEAD:rooted/api.yaml", "HEAD:rooted/api.yaml"];
    assert_eq!(rules(repository.path(), &rooted), [""; 0]);
}

#[cfg(unix)]
#[test]
fn links_and_submodules_of_a_revision_are_not_followed() {
    use std::os::unix::fs::symlink;
    let repository = Repository::new();
    repository.write("real/openapi.yaml", first());
    repository.write("real/a.yaml", REFERRING.replace("REFERENCE", "link.yaml"));
    repository.write("real/through.yaml", REFERRING.replace("REFERENCE", "inner/p.yaml"));
    repository.write("elsewhere/p.yaml", PATH);
    symlink("/etc/passwd", repository.path().join("real/link.yaml")).unwrap();
    symlink("../elsewhere", repository.path().join("real/inner")).unwrap();
    symlink("real", repository.path().join("linked")).unwrap();
    symlink("openapi.yaml", repository.path().join("real/other.yaml")).unwrap();
    let module = Repository::new();
    module.write("a.yaml", first());
    module.commit();
    repository.commit();
    repository.git(&["submodule", "--quiet", "add", module.path().to_str().unwrap(), "module"]);
    repository.commit();
    for (document, told) in [
        ("real/a.yaml", "a symbolic link in the revision, which is not followed"),
        ("real/through.yaml", "`real/inner` is a symbolic link"),
        ("linked", "is a symbolic link, which is not followed"),
        ("real/other.yaml", "is a symbolic link, which is not followed"),
        ("module", "is a submodule"),
    ] {
        let reported = refused(&repository, document);
        assert!(reported.contains(told), "{document}: {reported}");
    }
}

/// A repository is a stranger's as its documents are: what it is configured to run is not run, and what it lacks is not
/// fetched.
#[cfg(unix)]
#[test]
fn nothing_that_a_repository_is_configured_to_run_is_run() {
    let repository = Repository::new();
    repository.write("a.yaml", first());
    repository.write(".gitattributes", "*.yaml filter=odd diff=odd\n");
    repository.commit();
    assert_eq!(repository.diff(&["HEAD:a.yaml", "a.yaml"]).code, Some(0));
    let ran = repository.path().join("ran");
    let touch = format!("touch {}", ran.display());
    let remote = format!("ext::{touch}");
    for (name, value) in [
        ("core.repositoryFormatVersion", "1"),
        ("extensions.partialClone", "origin"),
        ("remote.origin.url", &remote),
        ("remote.origin.promisor", "true"),
        ("protocol.ext.allow", "always"),
        ("core.fsmonitor", &touch),
        ("core.pager", &touch),
        ("filter.odd.smudge", &touch),
        ("diff.odd.textconv", &touch),
        ("alias.rev-parse", &format!("!{touch}")),
    ] {
        repository.git(&["config", name, value]);
    }
    assert_eq!(repository.diff(&["HEAD:a.yaml", "a.yaml"]).code, Some(0));
    // Now git lacks the document, and would ask the remote for it.
    let blob = super::said(repository.path(), &["rev-parse", "HEAD:a.yaml"], "");
    let (folder, file) = blob.split_at(2);
    std::fs::remove_file(repository.path().join(".git/objects").join(folder).join(file)).unwrap();
    assert!(refused(&repository, "a.yaml").contains("git has not the contents of it"));
    assert!(!ran.exists(), "a program of the configuration was run");
}

#[test]
fn no_list_of_git_is_without_an_end() {
    let repository = Repository::new();
    repository.write("a.yaml", first());
    repository.commit();
    let blob = super::said(repository.path(), &["rev-parse", "HEAD:a.yaml"], "");
    let name = "x".repeat(240);
    let entries: String = (0..70_000).map(|at| format!("100644 blob {blob}\t{name}{at:05}\n")).collect();
    let tree = super::said(repository.path(), &["mktree"], &entries);
    let ran = repository.diff(&[&format!("{tree}:"), "."]);
    assert!(ran.code == Some(2) && ran.stderr.contains("git lists more than"), "{}", ran.stderr);
}

#[test]
fn limits_hold_for_revisions_too() {
    let repository = Repository::new();
    repository.write("a.yaml", first() + &"# filler\n".repeat(1000));
    repository.write("b.yaml", REFERRING.replace("REFERENCE", "c.yaml"));
    repository.write("c.yaml", PATH.to_owned() + &"# filler\n".repeat(1000));
    repository.commit();
    let run = |document: &str, limit: &str| {
        let edition = format!("HEAD:{document}");
        repository.diff(&[&edition, &edition, "--limit", limit])
    };
    let file = run("a.yaml", "file-bytes=4000");
    assert!(file.code == Some(2) && file.stderr.contains("file-bytes"), "{}", file.stderr);
    let referred = run("b.yaml", "referred-bytes=4000");
    assert!(referred.code == Some(2) && referred.stderr.contains("referred-bytes"), "{}", referred.stderr);
    assert_eq!(run("b.yaml", "referred-bytes=40000").code, Some(0));
    repository.write("a.yaml", "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 3\n");
    repository.commit();
    assert!(refused(&repository, "a.yaml").contains("Git LFS"));
}

#[test]
fn an_error_tells_the_edition() {
    let repository = Repository::new();
    repository.write("specs/acme/openapi.yaml", first() + "wrong: 1\ncomponents: {schemas: {A: {$ref: '#/x'}}}\n");
    repository.commit();
    repository.write("specs/acme/openapi.yaml", first());
    let ran = repository.diff(&[]);
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(2), ""));
    let last = "acme: the old document, `HEAD:specs/acme/openapi.yaml`: nothing is compared: 1 error";
    assert!(ran.stderr.contains(last) && ran.stderr.contains("--> HEAD:specs/acme/openapi.yaml:"), "{}", ran.stderr);
    let json = repository.diff(&["--format", "json"]);
    let report = super::schema::checked(&json.stdout);
    assert_eq!((json.code, report["ok"].as_bool()), (Some(2), Some(false)));
    assert_eq!(
        report["vendors"][0]["old"]["diagnostics"][0]["code"],
        report["vendors"][0]["old"]["diagnostics"][0]["code"]
    );
    assert!(!report["vendors"][0]["old"]["diagnostics"].as_array().unwrap().is_empty());
    let new = repository.diff(&["specs", "HEAD"]);
    assert!(new.stderr.contains("acme: the new document"), "{}", new.stderr);
    let skipped = document("1", &[("get", "a")]);
    write(repository.path(), "specs/acme/openapi.yaml", skipped);
    git(repository.path(), &["checkout", "--quiet", "--", "."]);
}
