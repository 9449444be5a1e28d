//! A Prism process.

use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use bindery_build::config::VendorName;
use bindery_build::generate::{Input, Options, Request};
use bindery_build::inspect::{Format, Stage, inspect};
use bindery_build::source::Contents;
use tempfile::TempDir;

/// Prism while it runs; it ends with this value.
pub struct Judge {
    process: Child,
    /// Where it listens.
    pub url: String,
    _folder: TempDir,
}

impl Judge {
    /// An API made up from a vendor's document.
    pub fn mock(vendor: &str) -> Self {
        Self::start(&["mock"], vendor, &[])
    }

    /// Looks at what passes between a client and the server at a base URL. What breaks the document is told in the
    /// header `sl-violations` of the response.
    pub fn proxy(vendor: &str, server: &str) -> Self {
        Self::start(&["proxy"], vendor, &[server])
    }

    fn start(mode: &[&str], vendor: &str, server: &[&str]) -> Self {
        let prism = std::env::var_os("BINDERY_PRISM").expect("BINDERY_PRISM, the path of Prism's command");
        let folder = tempfile::tempdir().unwrap();
        let document = folder.path().join("openapi.json");
        std::fs::write(&document, document_of(vendor)).unwrap();
        // Free at this moment; Prism takes no port 0.
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap().local_addr().unwrap().port();
        let mut command = Command::new(prism);
        command.args(mode).arg(document).args(server).args(["--port", &port.to_string(), "--verboseLevel", "silent"]);
        let mut process = command.stdin(Stdio::null()).stdout(Stdio::null()).spawn().unwrap();
        let started = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            assert_eq!(process.try_wait().unwrap(), None, "Prism ended");
            assert!(started.elapsed() < Duration::from_secs(60), "Prism does not listen");
            std::thread::sleep(Duration::from_millis(50));
        }
        Self { process, url: format!("http://127.0.0.1:{port}"), _folder: folder }
    }
}

/// The vendor's document as it is generated from: with its overlay, of which Prism knows nothing.
fn document_of(vendor: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs").join(vendor);
    let document = std::fs::read(folder.join("openapi.yaml")).unwrap();
    let overlay = std::fs::read(folder.join("overlay.yaml")).ok();
    let (document, overlay) = (document.into(), overlay.map(Contents::from));
    let overlay = overlay.as_ref().map(|contents| Input { name: "overlay.yaml", contents });
    let document = Input { name: "openapi.yaml", contents: &document };
    let overlays = overlay.into_iter().collect();
    let (name, options) = (VendorName::new(vendor).unwrap(), Options::default());
    let request = Request { document, config: None, overlays, lock: None, name, options };
    let inspected = inspect(&request, Stage::Source, Format::Json);
    assert!(!inspected.diagnostics.has_errors(), "{vendor}");
    inspected.text
}

impl Drop for Judge {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
