//! `--watch`: a document is changed, damaged and mended while the command runs.

use std::fs;
use std::io::Read;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;

const DOCUMENT: &str = "\
openapi: 3.1.0
info: {title: Acme, version: '1'}
paths: {}
components:
  schemas:
    Thing: {type: object, required: [first], properties: {first: {type: string}}}
";

/// Ends the process with the test, however that ends.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        _ = self.0.kill();
        _ = self.0.wait();
    }
}

fn waits_for(what: &str, mut is_there: impl FnMut() -> bool) {
    let begin = Instant::now();
    while !is_there() {
        assert!(begin.elapsed() < Duration::from_secs(60), "{what}");
        thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn a_change_is_generated_and_a_mistake_is_told() {
    let folder = TempDir::new().unwrap();
    let write = |path: &str, text: &str| {
        let path: &Path = &folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write("specs/acme/openapi.yaml", DOCUMENT);
    let mut command = Command::new(env!("CARGO_BIN_EXE_bindery"));
    let command = command.args(["--watch", "--quiet"]).current_dir(folder.path());
    let mut running = Running(command.stderr(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap());
    let mut stderr = running.0.stderr.take().unwrap();
    let (send, told) = std::sync::mpsc::channel();
    thread::spawn(move || {
        let mut buffer = [0; 4096];
        while let Ok(count @ 1..) = stderr.read(&mut buffer) {
            let text = String::from_utf8_lossy(&buffer[..count]).into_owned();
            if send.send(text).is_err() {
                return;
            }
        }
    });
    let schemas = folder.path().join("generated/acme/types/src/schemas.rs");
    let has = |text: &str| fs::read_to_string(&schemas).is_ok_and(|schemas| schemas.contains(text));
    waits_for("the first run", || has("pub first: String"));

    write("specs/acme/openapi.yaml", &DOCUMENT.replace("first", "second"));
    waits_for("a change", || has("pub second: String"));

    let mut said = String::new();
    write("specs/acme/openapi.yaml", "openapi: 3.1.0\npaths: [\n");
    waits_for("an error", || {
        said.extend(told.try_iter());
        said.contains("error[B")
    });
    assert!(has("pub second: String"));
    write("specs/acme/openapi.yaml", &DOCUMENT.replace("first", "third"));
    waits_for("the repair", || has("pub third: String"));
    // What stands beside the document counts, the lock that each run may write does not.
    write("specs/acme/bindery.toml", "[output]\nonly = [\"types\"]\n");
    waits_for("a setting", || !folder.path().join("generated/acme/client").join("Cargo.toml").exists());
    assert!(running.0.try_wait().unwrap().is_none());
}
