//! A document and what stands beside it, read from disk for a generation.

use super::{Bindings, Error, Folder, display, read_at_most};
use crate::config::{self, Config, VendorName};
use crate::generate::{Generated, Input, Request, generate_with};
use crate::limits::{Limit, Limits};
use crate::source::Contents;
use crate::write::WriteError;
use crate::{lock, overlay};
use std::io;
use std::path::{Path, PathBuf};

impl Bindings {
    /// Generates, and tells each file that was read, or that the document refers to.
    pub(super) fn generate(&self, read: &mut dyn FnMut(&Path)) -> Result<Generated, Error> {
        let mut options = self.options.clone();
        options.name = self.name.as_ref().map(VendorName::new).transpose()?;
        let folder = self.document.parent().unwrap_or(Path::new(""));
        let limits = options.limits.iter().copied().collect();
        let config = File::read_if_exists(folder.join(config::FILE_NAME), &limits, read)?;
        let settings = Config::peek(config.as_ref().map(|config| config.contents.bytes()));
        let limits = Limits::new(&options.limits, &settings);
        let document = File::read_if_exists(self.document.clone(), &limits, read)?;
        let document = document.ok_or_else(|| Error::NoDocument(self.document.clone()))?;
        let mut overlays = Vec::new();
        for listed in overlay::files(&settings) {
            let path = folder.join(&listed.path);
            match File::read_if_exists(path.clone(), &limits, read)? {
                Some(file) => overlays.push(file),
                None if listed.required => return Err(Error::NoOverlay(path)),
                None => {}
            }
        }
        let lock = File::read_if_exists(folder.join(lock::FILE_NAME), &limits, read)?;
        let request = Request {
            document: document.input(),
            config: config.as_ref().map(File::input),
            overlays: overlays.iter().map(File::input).collect(),
            lock: lock.as_ref().map(File::input),
            name: VendorName::of_document(&self.document),
            options,
        };
        let others = Folder::rooted(&self.document, self.root.as_deref(), &settings);
        let mut others = others.map_err(|(root, error)| WriteError::new("read", &root, error))?.within(&limits);
        let generated = generate_with(&request, &mut others);
        others.files().iter().for_each(|path| read(path));
        Ok(generated)
    }
}

/// A file that was read.
struct File {
    /// Its path as diagnostics show it.
    name: String,
    contents: Contents,
}

impl File {
    fn read_if_exists(path: PathBuf, limits: &Limits, read: &mut dyn FnMut(&Path)) -> Result<Option<Self>, Error> {
        let contents = match read_at_most(&path, limits.get(Limit::FileBytes)) {
            Ok(bytes) => bytes.into(),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(WriteError::new("read", &path, error).into()),
        };
        read(&path);
        Ok(Some(Self { name: display(&path), contents }))
    }

    fn input(&self) -> Input<'_> {
        Input { name: &self.name, contents: &self.contents }
    }
}
