//! The entry point: from a file to a checked document.

use super::Reader;
use super::find::Files;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::document::{Document, Version, check, swagger};
use crate::limits::{Limit, Limits};
use crate::near::nearest;
use crate::source::{FileId, Node, Sources, Spanned, Text, parse};

/// Gives the bytes of other files that a document refers to. This is how the library does without I/O.
pub trait Loader {
    /// The bytes of `path`: relative to the document's folder, with `/` between segments, never leaving the root by
    /// its text. The loader has to see to symbolic links.
    ///
    /// # Errors
    /// Why the file can't be had.
    fn load(&mut self, path: &str) -> Result<Vec<u8>, LoadError>;

    /// The names of the folders that lead from the root, below which all files have to be, down to the document's; none
    /// where that is the root.
    fn place(&self) -> &[String] {
        &[]
    }
}

/// Why a [`Loader`] gives no file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoadError {
    /// It can't be had, in words that follow "can't be read: ".
    Unreadable(String),
    /// With it, there would be more than this limit allows.
    Exceeds(Limit),
}

impl From<String> for LoadError {
    fn from(why: String) -> Self {
        Self::Unreadable(why)
    }
}

/// A [`Loader`] without files: every reference to another file is an error.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoFiles;

impl Loader for NoFiles {
    fn load(&mut self, _: &str) -> Result<Vec<u8>, LoadError> {
        Err(LoadError::Unreadable("other files are not available here".to_owned()))
    }
}

/// Reads the document in `file`, which must be whole: references to other files are errors.
///
/// Returns `None` when nothing of it is usable. Otherwise the document may still be partial: ask `diagnostics` whether
/// there were errors.
#[must_use]
pub fn read(sources: &mut Sources, file: FileId, limits: &Limits, diagnostics: &mut Diagnostics) -> Option<Document> {
    read_with(sources, file, limits, &mut NoFiles, diagnostics)
}

/// Reads the document in `file` and the parts of other files that it refers to; each of those is added to `sources`.
#[must_use]
pub fn read_with(
    sources: &mut Sources,
    file: FileId,
    limits: &Limits,
    loader: &mut dyn Loader,
    diagnostics: &mut Diagnostics,
) -> Option<Document> {
    let tree = parse(sources, file, limits, diagnostics)?;
    read_tree(tree, None, sources, limits, loader, diagnostics)
}

/// Reads what is in `tree`; references lead into `whole`, of which it is a part, where it is not all of the document.
pub(crate) fn read_tree(
    tree: Node,
    whole: Option<&Node>,
    sources: &mut Sources,
    limits: &Limits,
    loader: &mut dyn Loader,
    diagnostics: &mut Diagnostics,
) -> Option<Document> {
    let (openapi, version) = version(&tree).map_err(|found| diagnostics.push(*found)).ok()?;
    let swagger = version == Version::V2_0;
    let upgraded = |tree: &Node| if swagger { swagger::upgrade(tree) } else { tree.clone() };
    if let Some(found) = swagger::too_much(whole.unwrap_or(&tree), limits).filter(|_| swagger) {
        diagnostics.push(found);
        return None;
    }
    if swagger {
        diagnostics.extend(swagger::later(&tree));
    }
    let whole = whole.map(upgraded);
    let tree = upgraded(&tree);
    let mut reader = Reader {
        version: version.max(Version::V3_0),
        swagger,
        tree: whole.unwrap_or_else(|| tree.clone()),
        limits: *limits,
        diagnostics,
        pending: Vec::new(),
        in_shared_content: false,
        mappings: Vec::new(),
        dangling: 0,
        unknown: 0,
        contradictions: Vec::new(),
        strict: false,
        in_condition: 0,
        has_ids: false,
        entries: 0,
        refused: false,
        small_ranges: Default::default(),
        later: Default::default(),
    };
    let mut document = reader.document(&tree, openapi)?;
    document.version = version;
    document.targets = reader.follow(&document, &mut Files { sources, limits, loader });
    if reader.refused {
        return None;
    }
    reader.report_later();
    reader.report_small_ranges();
    document.contradictions = std::mem::take(&mut reader.contradictions);
    let (mistakes, supplied) = check::run(&document, &reader.tree, limits, diagnostics);
    document.contradictions.extend(mistakes);
    document.supplied = supplied;
    Some(document)
}

fn version(tree: &Node) -> Result<(Spanned<Text>, Version), Box<Diagnostic>> {
    let begin = tree.span.before();
    let Some(root) = tree.as_object() else {
        let message = format!("this is no OpenAPI document: its root is {}", tree.value.kind());
        let found = Diagnostic::error(Code::NotOpenApi, message).at(begin, "an object is needed here");
        return Err(Box::new(found.help("begin with `openapi: 3.1.0`, `info` and `paths`")));
    };
    let Some(entry) = root.entry("openapi").or_else(|| root.entry("swagger")) else {
        let misspelt = root.keys().find(|key| nearest(key, ["openapi"]).is_some());
        let at = misspelt.map_or(begin, |key| key.span);
        let help = match misspelt {
            Some(key) => format!("rename `{key}` to `openapi`"),
            None if root.get("swaggerVersion").is_some() => {
                "convert the document to Swagger 2.0 or OpenAPI 3: Swagger 1 is not supported".to_owned()
            }
            None => "begin with `openapi: 3.1.0`, or the version that the document was written for".to_owned(),
        };
        let found = Diagnostic::error(Code::NotOpenApi, "this is no OpenAPI document: it has no `openapi` field");
        return Err(Box::new(found.at(at, "`openapi` is missing here").help(help)));
    };
    let at = entry.value.span;
    // Half of all documents in YAML forget the quotes.
    let unquoted = entry.value.as_number().map(|number| number.as_str()).filter(|text| *text == "2.0");
    let Some(text) = entry.value.as_str().or(unquoted.filter(|_| entry.key.as_str() == "swagger")) else {
        let written = entry.value.as_number().map_or("3.1.0", |number| number.as_str());
        let message = format!("`{}` must be a string, not {}", entry.key, entry.value.value.kind());
        let found = Diagnostic::error(Code::WrongType, message).at(at, "not a string");
        return Err(Box::new(found.help(format!("put it in quotes: `\"{written}\"`"))));
    };
    let is_swagger = entry.key.as_str() == "swagger";
    let Some(version) = Version::parse(text).filter(|version| (*version == Version::V2_0) == is_swagger) else {
        let message = format!("`{}: {text}` names no version of OpenAPI that is supported", entry.key);
        let found = Diagnostic::error(Code::UnsupportedVersion, message).at(at, "unknown version");
        let number = text.trim_start_matches(['v', 'V']);
        let help = match number.split('.').next() {
            Some("2") => "write `swagger: '2.0'`".to_owned(),
            Some("3") if Version::parse(number).is_some() => format!("write `openapi: {number}`"),
            Some("3") => "write `openapi: 3.1.0`: all three numbers of the version".to_owned(),
            _ => {
                "write `openapi: 3.0.4`, `3.1.2` or `3.2.0`, or `swagger: '2.0'`, as the document is written".to_owned()
            }
        };
        return Err(Box::new(found.help(help)));
    };
    Ok((Spanned::new(text.into(), at), version))
}
