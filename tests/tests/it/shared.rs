//! Real and hostile documents, where the variable `BINDERY_SHARED` names the folder that has them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use bindery_build::analyse::untyped::counts;
use bindery_build::config::VendorName;
use bindery_build::diagnostic::{Code, Severity};
use bindery_build::generate::{Generated, Input, Options, Request, Unsupported, generate};
use bindery_build::ir::Untyped;

use crate::support::repository::files;

/// The documents of a shared folder; none where there is no shared folder.
fn documents(folder: &str) -> Vec<PathBuf> {
    let Some(shared) = std::env::var_os("BINDERY_SHARED") else { return Vec::new() };
    let files = files(&Path::new(&shared).join(folder), "");
    files.into_iter().filter(|path| path.extension().is_some_and(|kind| kind == "yaml" || kind == "json")).collect()
}

fn generated(path: &Path) -> Generated {
    let bytes = fs::read(path).unwrap();
    generate(&Request {
        document: Input { name: "document", contents: &bytes.into() },
        config: None,
        overlays: Vec::new(),
        lock: None,
        name: VendorName::new("vendor").unwrap(),
        options: Options { unsupported: Unsupported::Skip, ..Options::default() },
    })
}

/// Every file of Rust that was made, parsed.
fn parsed(path: &Path, generated: &Generated) -> Vec<syn::File> {
    let rust = generated.files.iter().filter(|(name, _)| name.as_str().ends_with(".rs"));
    rust.map(|(name, contents)| {
        let text = std::str::from_utf8(contents).unwrap();
        syn::parse_file(text).unwrap_or_else(|error| panic!("{}: {}: {error}", path.display(), name.as_str()))
    })
    .collect()
}

/// Looks for code that a document has brought in.
#[derive(Default)]
struct Foreign(Vec<String>);

impl<'ast> syn::visit::Visit<'ast> for Foreign {
    fn visit_ident(&mut self, ident: &'ast syn::Ident) {
        if ident == "PWNED_CANARY" {
            self.0.push(ident.to_string());
        }
    }

    fn visit_expr_unsafe(&mut self, _: &'ast syn::ExprUnsafe) {
        self.0.push("unsafe".to_owned());
    }

    fn visit_item_macro(&mut self, item: &'ast syn::ItemMacro) {
        let path = &item.mac.path;
        if path.segments.first().is_none_or(|first| first.ident != "bindery") {
            self.0.push("a macro that is not ours".to_owned());
        }
    }
}

#[test]
fn hostile_documents_bring_no_code_in() {
    for path in documents("hostile") {
        for file in parsed(&path, &generated(&path)) {
            let mut foreign = Foreign::default();
            syn::visit::visit_file(&mut foreign, &file);
            assert_eq!(foreign.0, [""; 0], "{}", path.display());
        }
    }
}

#[test]
#[ignore = "takes a minute"]
fn real_documents_come_out_as_rust() {
    let documents = documents("corpus");
    let mut whole = 0;
    let mut untyped: BTreeMap<Untyped, usize> = BTreeMap::new();
    let mut findings: BTreeMap<(Code, Severity), (usize, usize)> = BTreeMap::new();
    for path in &documents {
        let first = generated(path);
        whole += usize::from(first.is_ok());
        for (reason, count) in counts(&first.untyped) {
            *untyped.entry(reason).or_default() += count;
        }
        let mut codes: BTreeMap<(Code, Severity), usize> = BTreeMap::new();
        for found in first.diagnostics.iter() {
            *codes.entry((found.code, found.severity)).or_default() += 1;
        }
        for (key, count) in codes {
            let (places, files) = findings.entry(key).or_default();
            *places += count;
            *files += 1;
        }
        parsed(path, &first);
        let name = path.file_name().unwrap().to_string_lossy();
        println!(
            "{name}: {}, {} findings",
            if first.is_ok() { "ok" } else { "refused" },
            first.diagnostics.iter().count()
        );
    }
    println!("{whole} of {} documents", documents.len());
    for ((code, severity), (places, files)) in findings {
        println!("{severity} {code} at {places} places in {files} documents: {}", code.title());
    }
    for (reason, count) in untyped {
        println!("{count} untyped values, stated {}: {}", reason.is_stated(), reason.why());
    }
}
