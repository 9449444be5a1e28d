//! `Cargo.toml` of what is generated: our dependencies, and nothing that runs.

/// # Panics
/// Where something does not hold.
pub(super) fn check(path: &str, text: &str) {
    let manifest: toml::Table = text.parse().unwrap_or_else(|error| panic!("{path}: {error}\n{text}"));
    let keys = |name: &str| {
        let table = manifest.get(name).and_then(toml::Value::as_table);
        table.into_iter().flat_map(|table| table.keys().map(String::as_str)).collect::<Vec<_>>()
    };
    for section in manifest.keys() {
        assert!(matches!(section.as_str(), "package" | "lib" | "dependencies" | "lints"), "{path}: [{section}]");
    }
    for key in keys("package") {
        let known = ["name", "version", "edition", "rust-version", "description", "publish"];
        assert!(known.contains(&key), "{path}: `{key}` in [package]");
    }
    assert_eq!(keys("lib"), ["doctest"], "{path}: [lib]");
    for name in keys("dependencies") {
        assert!(matches!(name, "bindery" | "fuzz-types"), "{path}: depends on {name}");
    }
    for name in ["fuzz-types", "bindery"] {
        let dependency = manifest.get("dependencies").and_then(|all| all.get(name)).and_then(toml::Value::as_table);
        for key in dependency.into_iter().flat_map(|table| table.keys()) {
            assert!(matches!(key.as_str(), "version" | "path" | "features"), "{path}: `{key}` of {name}");
        }
    }
}
