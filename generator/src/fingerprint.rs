//! What crates are made of, as one digest: where it is the one that was recorded, and the files are those that were
//! written, generating them again would change nothing.

use std::collections::BTreeMap;

use crate::config::{Config, VendorName};
use crate::diagnostic::{Diagnostics, Severity};
use crate::document::{LoadError, Loader};
use crate::generate::{Request, Settled};
use crate::limits::Limits;
use crate::source::Sources;
use crate::write::{Digest, Digester, Stamp};

/// The digest of a request's inputs, with the vendor's name.
#[derive(Clone, Debug)]
pub struct Fingerprint {
    /// The vendor's name.
    pub name: VendorName,
    /// The digest; that of a [`Stamp`] where nothing has changed.
    pub inputs: Digest,
}

/// The fingerprint of a request of whose document it is known to which files it refers; none without a lock.
pub fn fingerprint(request: &Request<'_>, others: &mut dyn Loader, known: &[String]) -> Option<Fingerprint> {
    let mut sources = Sources::new();
    let mut diagnostics = Diagnostics::new();
    let config = request.config.and_then(|config| {
        let file = sources.add_file(config.name, config.contents, &Limits::default(), &mut diagnostics)?;
        let text = sources.file(file)?.text.clone();
        Some(Config::parse(file, &text, &mut diagnostics))
    });
    let settled = Settled::new(request, &config.unwrap_or_default());
    let mut recorder = Recorder::new(others);
    for path in known {
        // What can't be read is recorded as such.
        _ = recorder.load(path);
    }
    let inputs = digest(request, &settled, request.lock?.contents.bytes(), &recorder.read);
    Some(Fingerprint { name: settled.name, inputs })
}

/// The stamp of what a request made; `lock` is the lock that it leaves behind. None where the name of a file can't stand
/// in a list of files.
pub(crate) fn stamp(
    request: &Request<'_>,
    settled: &Settled,
    lock: &str,
    read: BTreeMap<String, Option<Digest>>,
    diagnostics: &Diagnostics,
) -> Option<Stamp> {
    let inputs = digest(request, settled, lock.as_bytes(), &read);
    let others: Vec<String> = read.into_keys().collect();
    let plain = !others.iter().any(|path| path.contains(char::is_control));
    let (warnings, notes) = (diagnostics.count(Severity::Warning), diagnostics.count(Severity::Note));
    plain.then_some(Stamp { inputs, others, warnings, notes })
}

fn digest(request: &Request<'_>, settled: &Settled, lock: &[u8], others: &BTreeMap<String, Option<Digest>>) -> Digest {
    let mut digester = Digester::default();
    let options = &request.options;
    digester.add(format!("{settled:?} {:?} {:?} {:?}", options.select, options.unsupported, options.layout).as_bytes());
    digester.add(request.document.contents.bytes());
    digester.add(request.config.map(|config| config.contents.bytes()).unwrap_or_default());
    digester.add(lock);
    digester.add(request.overlays.len().to_string().as_bytes());
    request.overlays.iter().for_each(|overlay| digester.add(overlay.contents.bytes()));
    for (path, contents) in others {
        digester.add(path.as_bytes());
        digester.add(contents.as_ref().map(Digest::to_string).unwrap_or_default().as_bytes());
    }
    digester.finish()
}

/// A loader that remembers what it was asked for.
pub(crate) struct Recorder<'a> {
    others: &'a mut dyn Loader,
    /// The digest of each file; none of one that could not be read.
    pub(crate) read: BTreeMap<String, Option<Digest>>,
}

impl<'a> Recorder<'a> {
    pub(crate) fn new(others: &'a mut dyn Loader) -> Self {
        Self { others, read: BTreeMap::new() }
    }
}

impl Loader for Recorder<'_> {
    fn load(&mut self, path: &str) -> Result<Vec<u8>, LoadError> {
        let loaded = self.others.load(path);
        self.read.insert(path.to_owned(), loaded.as_ref().ok().map(|bytes| Digest::of(bytes)));
        loaded
    }

    fn place(&self) -> &[String] {
        self.others.place()
    }
}
