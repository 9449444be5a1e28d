//! Which files of a folder are taken for documents.

use std::fs;
use std::path::Path;

use sweep::documents::below;

#[test]
fn any_folder_will_do() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("documents");
    let _ = fs::remove_dir_all(&folder);
    let work = folder.join("target/sweep");
    for path in ["b.yaml", "a/b.json", "a_b.json", "notes.md", ".git/config.json", "target/sweep/b/row.json", "ä b.yml"]
    {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "").unwrap();
    }
    std::os::unix::fs::symlink(&folder, folder.join("a/again")).unwrap();
    std::os::unix::fs::symlink("nowhere", folder.join("gone.yaml")).unwrap();

    let documents = below(&folder, &work).unwrap();
    let names: Vec<&str> = documents.iter().map(|document| document.name.as_str()).collect();
    assert_eq!(names, ["a/b.json", "a_b.json", "b.yaml", "gone.yaml", "ä b.yml"]);
    let mut works: Vec<_> = documents.iter().map(|document| &document.work).collect();
    works.sort();
    works.dedup();
    assert_eq!(works.len(), documents.len(), "each has a folder of its own");

    let alone = below(&folder.join("b.yaml"), &work).unwrap();
    assert_eq!(alone.len(), 1);
    let error = below(&folder.join("missing"), &work).unwrap_err();
    assert!(error.to_string().contains("missing"), "{error}");
}
