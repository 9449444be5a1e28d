//! The modules of types of a large API: a file for each part of it, and their parent for the rest.
//!
//! The parts are private and their items stand in the parent, so that where a type is written changes no path.

use quote::quote;

use super::super::ident::ident;
use super::super::layout::{Child, Module, Name, Piece, Printed};
use super::super::scope::Paths;
use crate::parallel;
use crate::plan::{Bindings, Ident, Operation, ReplyEnum, Schema, StatusesEnum};

/// What is to be divided: one file of a build script stays one file.
#[derive(Clone, Copy)]
pub(super) struct Division<'a> {
    bindings: &'a Bindings,
    paths: &'a Paths,
}

impl<'a> Division<'a> {
    pub(super) fn new(bindings: &'a Bindings, paths: &'a Paths) -> Self {
        Self { bindings, paths }
    }

    /// All schemas, each with its file; `None` is the one of the rest.
    pub(super) fn all_schemas(self) -> impl Iterator<Item = (Option<usize>, &'a Schema)> {
        let of = move |number: usize| self.place(self.bindings.division.schemas.get(number).copied());
        self.bindings.schemas.iter().enumerate().map(move |(number, schema)| (of(number), schema))
    }

    /// All operations, each with its file; `None` is the one of the rest.
    pub(super) fn all_operations(self) -> impl Iterator<Item = (Option<usize>, &'a Operation)> {
        let of = move |number: usize| self.place(self.bindings.division.operations.get(number).copied());
        self.bindings.operations.iter().enumerate().map(move |(number, operation)| (of(number), operation))
    }

    /// The sets of statuses that several operations have and that stand in a file.
    pub(super) fn statuses(self, file: Option<usize>) -> impl Iterator<Item = &'a StatusesEnum> {
        let all = self.bindings.shared_statuses.iter().enumerate();
        let of = move |number: usize| self.place(self.bindings.division.statuses.get(number).copied());
        all.filter(move |(number, _)| of(*number) == file).map(|(_, item)| item)
    }

    /// The enumerations of errors that several operations have and that stand in a file.
    pub(super) fn replies(self, file: Option<usize>) -> impl Iterator<Item = &'a ReplyEnum> {
        let all = self.bindings.shared_replies.iter().enumerate();
        let of = move |number: usize| self.place(self.bindings.division.replies.get(number).copied());
        all.filter(move |(number, _)| of(*number) == file).map(|(_, item)| item)
    }

    /// The schemas of a file, each with the one that it is an alias of.
    pub(super) fn schemas(self, file: Option<usize>) -> impl Iterator<Item = (&'a Schema, Option<&'a Schema>)> {
        let all = self.all_schemas().enumerate().filter(move |(_, (of, _))| *of == file);
        all.map(move |(number, (_, schema))| (schema, self.bindings.alike(number)))
    }

    /// The operations of a file.
    pub(super) fn operations(self, file: Option<usize>) -> impl Iterator<Item = &'a Operation> {
        self.all_operations().filter(move |(of, _)| *of == file).map(|(_, operation)| operation)
    }

    fn place(self, file: Option<Option<usize>>) -> Option<usize> {
        match self.paths {
            Paths::Crates(_) => file.flatten(),
            Paths::SingleFile => None,
        }
    }

    /// The module of the rest with the others in it, whose items it hands on.
    pub(super) fn items(self, print: impl Fn(Option<usize>) -> Module + Sync) -> Module {
        let (mut parent, children) = self.printed(print);
        let mut pieces = Printed::default();
        for (name, module) in children {
            let ident = ident(&name);
            pieces.push(Piece::Items(quote!(pub use #ident::*;)));
            parent.modules.push(Child::private(Name::Claimed(name), module));
        }
        pieces.append(parent.pieces);
        Module { pieces, ..parent }
    }

    /// The same of tables, which have no names.
    pub(super) fn tables(self, print: impl Fn(Option<usize>) -> Module + Sync) -> Module {
        let (mut parent, children) = self.printed(print);
        parent.modules.extend(children.map(|(name, module)| Child::private(Name::Claimed(name), module)));
        parent
    }

    /// The module of the rest, and the others.
    fn printed(
        self,
        print: impl Fn(Option<usize>) -> Module + Sync,
    ) -> (Module, impl Iterator<Item = (Ident, Module)>) {
        let modules = match self.paths {
            Paths::Crates(_) => self.bindings.division.modules.as_slice(),
            Paths::SingleFile => &[],
        };
        let files: Vec<Option<usize>> = std::iter::once(None).chain((0..modules.len()).map(Some)).collect();
        let mut printed = parallel::map(self.bindings, &files, |file| print(*file)).into_iter();
        let parent = printed.next().unwrap_or_default();
        let others = modules.iter().cloned().zip(printed).filter(|(_, module)| !module.pieces.is_empty());
        (parent, others)
    }
}
