//! The modules of types of a large API: a file for each part of it, and their parent for the rest.
//!
//! The parts are private and their items stand in the parent, so that where a type is written changes no path.

use quote::quote;

use super::super::ident::ident;
use super::super::layout::{Child, Module, Name, Piece, Printed};
use super::super::scope::Paths;
use crate::plan::{Bindings, Ident, Operation, Schema};

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

    /// The schemas of a file, each with the one that it is an alias of; `None` is the file of the rest.
    pub(super) fn schemas(self, file: Option<usize>) -> impl Iterator<Item = (&'a Schema, Option<&'a Schema>)> {
        let of = |number: usize| self.bindings.division.schemas.get(number).copied();
        self.bindings
            .schemas
            .iter()
            .enumerate()
            .filter(move |(number, _)| self.place(of(*number)) == file)
            .map(move |(number, schema)| (schema, self.bindings.alike(number)))
    }

    /// The operations of a file; `None` is the one of the rest.
    pub(super) fn operations(self, file: Option<usize>) -> impl Iterator<Item = &'a Operation> {
        let of = |number: usize| self.bindings.division.operations.get(number).copied();
        self.bindings
            .operations
            .iter()
            .enumerate()
            .filter(move |(number, _)| self.place(of(*number)) == file)
            .map(|(_, operation)| operation)
    }

    fn place(self, file: Option<Option<usize>>) -> Option<usize> {
        match self.paths {
            Paths::Crates(_) => file.flatten(),
            Paths::SingleFile => None,
        }
    }

    /// The module of the rest with the others in it, whose items it hands on.
    pub(super) fn items(self, mut print: impl FnMut(Option<usize>) -> Module) -> Module {
        let mut parent = print(None);
        let mut pieces = Printed::default();
        for (name, module) in self.children(print) {
            let ident = ident(&name);
            pieces.push(Piece::Items(quote!(pub use #ident::*;)));
            parent.modules.push(Child::private(Name::Claimed(name), module));
        }
        pieces.append(parent.pieces);
        Module { pieces, ..parent }
    }

    /// The same of tables, which have no names.
    pub(super) fn tables(self, mut print: impl FnMut(Option<usize>) -> Module) -> Module {
        let mut parent = print(None);
        parent.modules.extend(self.children(print).map(|(name, module)| Child::private(Name::Claimed(name), module)));
        parent
    }

    fn children(self, mut print: impl FnMut(Option<usize>) -> Module) -> impl Iterator<Item = (Ident, Module)> {
        let modules = match self.paths {
            Paths::Crates(_) => self.bindings.division.modules.as_slice(),
            Paths::SingleFile => &[],
        };
        let all = modules.iter().enumerate().map(move |(number, name)| (name.clone(), print(Some(number))));
        all.filter(|(_, module)| !module.pieces.is_empty())
    }
}
