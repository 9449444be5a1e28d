//! A document that is large enough to be divided: groups by resource, handles, files, routes by group. It is made here,
//! as nobody reads one of this size.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use bindery_build::config::VendorName;
use bindery_build::generate::{Generated, Input, Options, Request, generate};
use bindery_build::source::Contents;

use crate::support::cargo::cargo;
use crate::support::repository::root;
use crate::support::snapshot;

/// Two are called like things of the runtime, as a file and as a type.
const RESOURCES: [&str; 9] =
    ["accounts", "charges", "customers", "endpoints", "invoices", "operations", "payments", "refunds", "transfers"];
/// What can be done with one of them.
const ACTIONS: [&str; 8] = ["approve", "archive", "cancel", "close", "open", "restore", "send", "verify"];
/// Parts that a resource has, each a schema.
const PARTS: [&str; 6] = ["address", "balance", "contact", "history", "limits", "settings"];
/// Files are divided so that none is longer: they are estimated, so that some are.
const LONGEST: usize = 2500;

/// `more` is an operation that nothing else has to do with.
fn document(more: &str) -> String {
    let mut text = String::from("openapi: 3.1.0\ninfo: {title: Large, version: '1'}\n");
    text.push_str("servers: [{url: https://api.example.com}]\nsecurity: [{Key: []}]\npaths:\n");
    text.push_str(more);
    for all in RESOURCES {
        let one = all.trim_end_matches('s');
        let body = |schema: &str| format!("{{content: {{application/json: {{schema: {schema}}}}}}}");
        let answer = |schema: &str| {
            format!("{{'200': {{description: A., content: {{application/json: {{schema: {schema}}}}}}}}}")
        };
        let schema = format!("{{$ref: '#/components/schemas/{one}'}}");
        let list = format!("{{type: array, items: {schema}}}");
        let _ = write!(
            text,
            "  /v1/{all}:
    get: {{responses: {list}}}
    post: {{requestBody: {body}, responses: {one_answer}}}
  /v1/{all}/{{{one}}}:
    parameters: [{{name: {one}, in: path, required: true, schema: {{type: string}}}}]
    get: {{responses: {one_answer}}}
    delete: {{responses: {{'204': {{description: Gone.}}}}}}
",
            list = answer(&list),
            body = body(&schema),
            one_answer = answer(&schema),
        );
        for action in ACTIONS {
            let _ = write!(
                text,
                "  /v1/{all}/{{{one}}}/{action}:
    post:
      parameters: [{{name: {one}, in: path, required: true, schema: {{type: string}}}}]
      responses: {}
",
                answer(&schema)
            );
        }
    }
    text.push_str("components:\n  securitySchemes: {Key: {type: apiKey, in: header, name: x-key}}\n  schemas:\n");
    for all in RESOURCES {
        let one = all.trim_end_matches('s');
        let _ = writeln!(
            text,
            "    {one}:\n      type: object\n      required: [id]\n      properties:\n        id: {{type: string}}"
        );
        for part in PARTS {
            let _ = writeln!(text, "        {part}: {{$ref: '#/components/schemas/{one}_{part}'}}");
        }
        for part in PARTS {
            let _ = writeln!(text, "    {one}_{part}:\n      type: object\n      properties:");
            for number in 0..20 {
                let _ =
                    writeln!(text, "        {part}_value_{number}: {{type: string, description: It is said of it.}}");
            }
        }
    }
    text
}

fn generated(document: &str, lock: Option<&str>) -> Generated {
    let runtime = root().join("generator/runtime").canonicalize().unwrap().display().to_string();
    let lock = lock.map(Contents::from);
    let generated = generate(&Request {
        document: Input { name: "openapi.yaml", contents: &document.into() },
        config: None,
        overlays: Vec::new(),
        lock: lock.as_ref().map(|contents| Input { name: "names.lock", contents }),
        name: VendorName::new("large").unwrap(),
        options: Options { runtime_path: Some(runtime), ..Options::default() },
    });
    assert!(generated.is_ok(), "{:?}", generated.diagnostics);
    generated
}

fn text<'g>(generated: &'g Generated, path: &str) -> &'g str {
    std::str::from_utf8(generated.files.get(path).unwrap_or_else(|| panic!("{path} is there"))).unwrap()
}

#[test]
fn it_is_divided_by_what_things_are_called() {
    let generated = generated(&document(""), None);
    let mut page = String::new();
    for (path, bytes) in generated.files.iter() {
        let lines = String::from_utf8_lossy(bytes).lines().count();
        assert!(lines < LONGEST, "{path} has {lines} lines");
        let _ = writeln!(page, "{path}");
    }
    for path in ["client/src/lib.rs", "client/src/accounts.rs", "server/src/router.rs", "server/src/router/refunds.rs"]
    {
        let _ = write!(page, "\n// {path}\n{}", text(&generated, path));
    }
    snapshot::check([("large".to_owned(), page)]);
}

#[test]
fn what_grows_moves_nothing_else() {
    let before = generated(&document(""), None);
    let more = "  /v1/added: {get: {operationId: getAdded, responses: {'204': {description: N.}}}}\n";
    let after = generated(&document(more), Some(&before.lock));
    for (path, bytes) in before.files.iter().filter(|(path, _)| path.as_str().contains("/schemas")) {
        assert_eq!(after.files.get(path.as_str()), Some(bytes.as_slice()), "{path}");
    }
    assert!(text(&after, "client/src/added.rs").contains("get_added"));
}

#[test]
fn its_crates_compile_without_a_warning() {
    let generated = generated(&document(""), None);
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("large");
    if folder.exists() {
        fs::remove_dir_all(&folder).unwrap();
    }
    for (path, bytes) in generated.files.iter() {
        let path = path.below(&folder);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    let manifest = "[workspace]\nmembers = [\"types\", \"client\", \"server\"]\nresolver = \"3\"\n\n\
         [profile.dev]\ndebug = \"line-tables-only\"\n";
    fs::write(folder.join("Cargo.toml"), manifest).unwrap();
    fs::copy(root().join("tests/Cargo.lock"), folder.join("Cargo.lock")).unwrap();
    let printed = cargo(&folder, &["check", "--offline", "--workspace"]);
    assert!(!printed.contains("warning"), "{printed}");
}
