//! From the text of the generated crates to their public items.

use super::item::{Items, Path};
use super::spelled::Names;
use super::{members, methods};
use crate::config::CrateKind;
use crate::inspect::expand::expand;
use crate::write::Files;
use syn::{Item, UseTree, Visibility};

/// A file of a crate.
#[derive(Clone, Copy)]
pub(super) struct Source<'a> {
    pub(super) path: &'a str,
    pub(super) text: &'a str,
}

/// The Rust files.
pub(super) fn sources(files: &Files) -> impl Iterator<Item = Source<'_>> {
    let rust = files.iter().filter(|(path, _)| path.as_str().ends_with(".rs"));
    rust.filter_map(|(path, bytes)| Some(Source { path: path.as_str(), text: std::str::from_utf8(bytes).ok()? }))
}

/// Adds the public items of a file; false, if it can't be parsed.
pub(super) fn add(items: &mut Items, source: Source<'_>, names: &Names) -> bool {
    let Some((of, module)) = place(source.path) else { return true };
    let Ok(file) = syn::parse_file(source.text) else { return false };
    for item in file.items {
        let mut into = Into { items, of, module, names };
        into.item(item);
    }
    true
}

/// Adds the public items of a part of a file, or of all of it if that can't be parsed.
pub(super) fn add_part(items: &mut Items, source: Source<'_>, part: &str, names: &Names) {
    if !add(items, Source { text: part, ..source }, names) {
        add(items, source, names);
    }
}

/// The crate of a file, and the public module that its items stand in.
pub(super) fn place(path: &str) -> Option<(CrateKind, &'static str)> {
    let (folder, rest) = path.split_once("/src/")?;
    let of = CrateKind::ALL.into_iter().find(|kind| kind.text() == folder)?;
    let module = rest.split(['/', '.']).next()?;
    let module = match (of, module) {
        (CrateKind::Types, "operations") => "operations::",
        (CrateKind::Client, "servers") => "servers::",
        (CrateKind::Server, "receiver") => "receiver::",
        _ => "",
    };
    Some((of, module))
}

/// Where items are put.
pub(super) struct Into<'a> {
    items: &'a mut Items,
    pub(super) of: CrateKind,
    module: &'static str,
    pub(super) names: &'a Names,
}

impl Into<'_> {
    fn item(&mut self, item: Item) {
        match item {
            Item::Macro(line) => expand(&line).into_iter().for_each(|block| methods::block(self, block)),
            Item::Impl(block) => methods::block(self, block),
            Item::Struct(item) if is_public(&item.vis) => members::structure(self, item),
            Item::Enum(item) if is_public(&item.vis) => members::enumeration(self, item),
            Item::Type(item) if is_public(&item.vis) => members::alias(self, item),
            Item::Trait(item) if is_public(&item.vis) => methods::contract(self, item),
            Item::Fn(item) if is_public(&item.vis) => methods::function(self, item),
            Item::Use(item) if is_public(&item.vis) => {
                let rooted = item.leading_colon.is_some();
                members::reexports(self, &item.tree, rooted, &mut Vec::new());
            }
            _ => {}
        }
    }

    /// The path of what is defined here.
    pub(super) fn path(&self, name: &str) -> Path {
        (self.of, format!("{}{name}", self.module))
    }

    /// The path of a type of this crate, wherever it is defined: tables speak of types of both modules.
    pub(super) fn path_of_type(&self, name: &str) -> Path {
        match self.of {
            CrateKind::Types if self.names.is_operation(name) => (self.of, format!("operations::{name}")),
            CrateKind::Types => (self.of, name.to_owned()),
            CrateKind::Client | CrateKind::Server => self.path(name),
        }
    }

    pub(super) fn at(&mut self, path: Path) -> &mut super::item::Public {
        self.items.entry(path).or_default()
    }
}

pub(super) fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

/// The names that a tree brings in: what it is, and what it is called.
pub(super) fn leaves(tree: &UseTree, before: &mut Vec<String>, found: &mut Vec<(String, String)>) {
    match tree {
        UseTree::Path(path) => {
            before.push(path.ident.to_string());
            // As deep as what the emitters print.
            leaves(&path.tree, before, found);
            before.pop();
        }
        UseTree::Name(name) => found.push((joined(before, &name.ident), name.ident.to_string())),
        UseTree::Rename(name) => found.push((joined(before, &name.ident), name.rename.to_string())),
        UseTree::Group(group) => group.items.iter().for_each(|tree| leaves(tree, before, found)),
        UseTree::Glob(_) => {}
    }
}

fn joined(before: &[String], last: &syn::Ident) -> String {
    before.iter().cloned().chain([last.to_string()]).collect::<Vec<_>>().join("::")
}
