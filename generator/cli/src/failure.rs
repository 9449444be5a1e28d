//! What stops a command before there is a document to point into.

use std::fmt;
use std::io;

use bindery_build::build::ProjectError;
use bindery_build::diagnostic::{Code, visible};
use bindery_build::write::WriteError;

/// A failure in one line, with a second one that says how to mend it.
#[derive(Debug)]
pub(crate) struct Failure {
    code: Option<Code>,
    message: String,
    help: Option<String>,
}

impl Failure {
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self { code: None, message: message.into(), help: None }
    }

    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    fn code(mut self, code: Code) -> Self {
        self.code = Some(code);
        self
    }

    /// A file that the user named, or that must be there, can't be read.
    pub(crate) fn unreadable(path: &str, error: &io::Error) -> Self {
        Self::new(format!("can't read `{}`: {error}", visible(path))).code(Code::UnreadableFile)
    }

    /// What should be a document is what Git LFS keeps in the place of one.
    pub(crate) fn pointer(path: &str, in_revision: bool) -> Self {
        let help = match in_revision {
            true => "write it to a file with `git cat-file --filters REV:path > FILE`, and name that",
            false => "fetch it with `git lfs pull`",
        };
        Self::new(format!("`{}` is a pointer of Git LFS, and not the file that it stands for", visible(path)))
            .code(Code::UnreadableFile)
            .help(help)
    }

    /// An overlay that the configuration lists is not there.
    pub(crate) fn missing_overlay(config: &str, overlay: &str) -> Self {
        let message = format!("`{}` lists the overlay `{}`, which is not there", visible(config), visible(overlay));
        Self::new(message).code(Code::UnreadableFile).help("write the overlay, or remove it from `overlays`")
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.code {
            Some(code) => write!(formatter, "error[{code}]: {}", self.message)?,
            None => write!(formatter, "error: {}", self.message)?,
        }
        match self.help.as_deref().or_else(|| self.code.map(Code::help)) {
            Some(help) => write!(formatter, "\n  = help: {help}"),
            None => Ok(()),
        }
    }
}

impl From<WriteError> for Failure {
    fn from(error: WriteError) -> Self {
        Self::new(error.to_string()).code(Code::UnwritableFile)
    }
}

impl From<ProjectError> for Failure {
    fn from(error: ProjectError) -> Self {
        Self { code: error.code, message: error.message, help: error.help }
    }
}
