//! Types of other crates, by their paths: `jiff::Timestamp`, `my_money::Money`.

use super::setting::Setting;
use super::table::{Found, Reader, quoted};
use super::values::{Held, Word as _};
use super::{Config, Type};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::generate::Layout;
use crate::ir::{Foreign, Segment, Whence};
use crate::near::nearest;

/// `type` of a schema, or a line of `[formats]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HeldAs {
    /// One of our own types.
    Ours(Held),
    /// A type of another crate.
    Foreign(Foreign),
}

/// The types that the runtime has a codec for, by crate; each crate is a feature of it.
pub const KNOWN: &[(&str, &[&str])] = &[
    ("chrono", &["chrono::DateTime<chrono::Utc>", "chrono::DateTime<chrono::FixedOffset>", "chrono::NaiveDate"]),
    ("jiff", &["jiff::Timestamp", "jiff::civil::Date", "jiff::Span", "jiff::SignedDuration"]),
    ("rust_decimal", &["rust_decimal::Decimal"]),
    ("time", &["time::OffsetDateTime", "time::Date"]),
    ("uuid", &["uuid::Uuid"]),
];

/// The types that need no path, as arguments of others, with where they are.
pub const BARE: &[(&str, &[&str])] = &[
    ("bool", &["core", "primitive"]),
    ("char", &["core", "primitive"]),
    ("f32", &["core", "primitive"]),
    ("f64", &["core", "primitive"]),
    ("i8", &["core", "primitive"]),
    ("i16", &["core", "primitive"]),
    ("i32", &["core", "primitive"]),
    ("i64", &["core", "primitive"]),
    ("i128", &["core", "primitive"]),
    ("u8", &["core", "primitive"]),
    ("u16", &["core", "primitive"]),
    ("u32", &["core", "primitive"]),
    ("u64", &["core", "primitive"]),
    ("u128", &["core", "primitive"]),
    ("Box", &["std", "boxed"]),
    ("Option", &["core", "option"]),
    ("String", &["std", "string"]),
    ("Vec", &["std", "vec"]),
];

/// How deep types may be arguments of each other.
const DEEPEST: usize = 8;

impl Reader<'_> {
    /// How values are held: one of our words, or the path of a type.
    pub(super) fn held(&mut self, found: &Found<'_>) -> Option<HeldAs> {
        let text = self.text(found)?;
        if !text.contains("::") {
            let known = Held::WORDS.iter().any(|(word, _)| *word == text);
            let like = nearest(text, Held::WORDS.iter().map(|(word, _)| *word));
            if !known && like.is_none() {
                let words: Vec<&str> = Held::WORDS.iter().map(|(word, _)| *word).collect();
                let must = format!("must be one of {}, or a type's path, as in `jiff::Timestamp`", quoted(&words));
                return self.refuse(found, &must);
            }
            return self.word(found).map(HeldAs::Ours);
        }
        match foreign(text) {
            Ok(foreign) => Some(HeldAs::Foreign(foreign)),
            Err(must) => self.refuse(found, &must),
        }
    }
}

/// The type that a text names, or what it should be.
fn foreign(text: &str) -> Result<Foreign, String> {
    const PATH: &str = "must be the path of a type, as in `chrono::DateTime<chrono::Utc>`";
    let parsed = syn::parse_str::<syn::TypePath>(text).map_err(|_| PATH.to_owned())?;
    let path = path(&parsed, DEEPEST).filter(|path| path.len() > 1).ok_or(PATH)?;
    let first = path.first().map(|segment| segment.name.as_str()).unwrap_or_default();
    let mut foreign = Foreign { whence: Whence::Package, path: path.clone() };
    let shown = foreign.to_string();
    foreign.whence = match first {
        "crate" => Whence::Here,
        "self" | "super" => return Err("must begin with a crate, or with `crate` under build.rs".to_owned()),
        "std" | "core" | "alloc" => {
            return Err("is a type that nobody can add a codec to: write one of your own around it".to_owned());
        }
        "rust_decimal" if is_known(first, &shown)? => Whence::Numbers("rust_decimal"),
        first => match KNOWN.iter().find(|(name, _)| *name == first) {
            Some((feature, _)) if is_known(first, &shown)? => Whence::Texts(feature),
            _ => Whence::Package,
        },
    };
    Ok(foreign)
}

/// Whether the runtime knows a type of a crate that it knows.
fn is_known(name: &str, shown: &str) -> Result<bool, String> {
    let types = KNOWN.iter().find(|(known, _)| *known == name).map(|(_, types)| *types).unwrap_or_default();
    if types.contains(&shown) {
        return Ok(true);
    }
    Err(format!(
        "is none of the types that Bindery knows of `{name}`: {}; write one of your own around it",
        quoted(types)
    ))
}

/// The names of a path without anything that is no name; nothing where it nests too deep.
fn path(ty: &syn::TypePath, depth: usize) -> Option<Vec<Segment>> {
    let depth = depth.checked_sub(1)?;
    if ty.qself.is_some() {
        return None;
    }
    let segments = ty.path.segments.iter().map(|segment| {
        let arguments = match &segment.arguments {
            syn::PathArguments::None => Some(Vec::new()),
            syn::PathArguments::AngleBracketed(all) => {
                let arguments = all.args.iter().map(|argument| match argument {
                    syn::GenericArgument::Type(syn::Type::Path(ty)) => path(ty, depth),
                    _ => None,
                });
                arguments.collect()
            }
            syn::PathArguments::Parenthesized(_) => None,
        };
        Some(Segment { name: segment.ident.to_string(), arguments: arguments? })
    });
    let segments: Vec<Segment> = segments.collect::<Option<_>>()?;
    let is_whole =
        segments.len() > 1 || segments.first().is_some_and(|only| BARE.iter().any(|(name, _)| *name == only.name));
    is_whole.then_some(segments)
}

impl Config {
    /// How values of a `format` are held, where that is a type of another crate.
    pub(crate) fn foreign_format(&self, name: &str) -> Option<(&Foreign, &Setting<HeldAs>)> {
        self.format(name).and_then(as_foreign)
    }

    fn foreign(&self) -> impl Iterator<Item = (&Foreign, &Setting<HeldAs>)> {
        let own = self.types.iter().filter_map(|group| group.settings.held.as_ref());
        self.formats.iter().map(|(_, setting)| setting).chain(own).filter_map(as_foreign)
    }

    /// Sees that everything is there that types of other crates need: generated crates depend on what `[dependencies]`
    /// lists; what a build script makes is a part of a crate that has its own.
    pub(crate) fn check_foreign(&self, layout: Layout, diagnostics: &mut Diagnostics) {
        let mut used: Vec<String> = Vec::new();
        for (foreign, setting) in self.foreign() {
            let packages = packages(&foreign.path);
            let found = match (foreign.whence, layout) {
                (Whence::Here, Layout::Crates) => Some((
                    "`crate` would be the generated crate here, which has no such type".to_owned(),
                    "give the type a crate of its own, or use a build script".to_owned(),
                )),
                (Whence::Package, Layout::Crates) => {
                    let missing = packages.iter().find(|name| !self.dependencies.iter().any(|one| one.is(name)));
                    missing.map(|name| {
                        let line = format!("{name} = {{ path = \"../../../{name}\" }}");
                        (
                            format!("the generated crates don't depend on `{name}`"),
                            format!("add it below `[dependencies]`, as in `{line}` or `{name} = \"1\"`"),
                        )
                    })
                }
                _ => None,
            };
            used.extend(packages);
            if let Some((label, help)) = found {
                let message = format!("`{foreign}` can't be found");
                diagnostics.push(Diagnostic::error(Code::BadSetting, message).at(setting.span(), label).help(help));
            }
        }
        used.extend(self.names_in_extras().cloned());
        for dependency in &self.dependencies {
            if used.iter().any(|name| dependency.is(name)) {
                dependency.value.get();
            }
        }
    }
}

fn as_foreign(setting: &Setting<HeldAs>) -> Option<(&Foreign, &Setting<HeldAs>)> {
    match setting.peek() {
        HeldAs::Foreign(foreign) => Some((foreign, setting)),
        HeldAs::Ours(_) => None,
    }
}

/// The packages that a path begins with, and those of its arguments.
fn packages(path: &[Segment]) -> Vec<String> {
    let first = path.first().filter(|_| path.len() > 1).map(|first| first.name.clone()).into_iter();
    let known = |name: &String| KNOWN.iter().any(|(known, _)| known == name);
    let first = first.filter(|name| !known(name) && name != "crate" && name != "bindery");
    let arguments = path.iter().flat_map(|segment| &segment.arguments).flat_map(|argument| packages(argument));
    first.chain(arguments).collect()
}

impl Type {
    /// How values are held, where that is a type of another crate.
    pub(crate) fn foreign(&self) -> Option<(&Foreign, &Setting<HeldAs>)> {
        self.held.as_ref().and_then(as_foreign)
    }
}
