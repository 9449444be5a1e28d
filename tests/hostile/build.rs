//! Makes the bindings that `src/lib.rs` includes: of the documents in `run-time`, and of those of the shared corpus that
//! have to be run to be judged, where the variable `BINDERY_SHARED` names a folder that has them.

use std::env;
use std::path::{Path, PathBuf};

use bindery_build::Bindings;

/// What the bindings are called, and the file of the corpus.
const DOCUMENTS: [(&str, &str); 7] = [
    ("patterns", "H07-redos-lookaround.yaml"),
    ("paths", "K01-client-path.yaml"),
    ("redirects", "K03-api-key-redirect.yaml"),
    ("limits", "K04-body-limit.yaml"),
    ("pages", "K05-next-url.yaml"),
    ("admission", "K06-global-security.yaml"),
    ("constraints", "K07-constraints.yaml"),
];

fn main() {
    println!("cargo::rustc-check-cfg=cfg(shared)");
    println!("cargo::rerun-if-env-changed=BINDERY_SHARED");
    for name in DOCUMENTS.map(|(name, _)| name).into_iter().chain(["work"]) {
        Bindings::from_document(format!("run-time/{name}.yaml")).name(format!("own-{name}")).write();
    }
    let corpus = env::var_os("BINDERY_SHARED").map(|shared| Path::new(&shared).join("hostile"));
    if let Some(corpus) = corpus.filter(|corpus| corpus.is_dir()) {
        println!("cargo::rustc-cfg=shared");
        for (name, file) in DOCUMENTS {
            let document: PathBuf = corpus.join(file);
            Bindings::from_document(document).name(format!("shared-{name}")).write();
        }
    }
}
