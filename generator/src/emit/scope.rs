//! How names are written in a module: bare where that means the right thing, else by their whole path.
//!
//! Types of the document come into a module through globs. Those yield to what the module defines or imports, and go
//! before the prelude: a document with a schema named `Option` or `Answer` compiles because such a name is then
//! written by path, here and nowhere else.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::budget::Budget;
use super::doc::Doc;
use super::ident::{from_text, ident};
use super::layout::{Piece, Printed};
use crate::config::{BARE, CrateKind, KNOWN};
use crate::ir::{Foreign, Segment};
use crate::plan::{Additions, Bindings, Docs, Ident, Schema, TypeRef};

/// Where the output stands.
#[derive(Debug, Clone)]
pub(super) enum Paths {
    /// A crate each, named after the vendor.
    Crates(String),
    /// Modules `types`, `client` and `server` of one file.
    SingleFile,
}

impl Paths {
    /// The root of the types, from a module `depth` below the root of client or server.
    pub(super) fn types(&self, depth: usize) -> TokenStream {
        match self {
            Self::Crates(vendor) => {
                let name = from_text(&CrateKind::Types.crate_name(vendor));
                quote!(::#name)
            }
            Self::SingleFile => {
                let supers = (0..depth).map(|_| quote!(super::));
                quote!(#(#supers)* super::types)
            }
        }
    }

    /// The root of a crate, as its user names it.
    pub(super) fn outside(&self, kind: CrateKind) -> TokenStream {
        let name = match self {
            Self::Crates(vendor) => from_text(&kind.crate_name(vendor)),
            Self::SingleFile => from_text(kind.text()),
        };
        quote!(#name)
    }

    /// The root of a crate, from a module right below it.
    pub(super) fn root(&self) -> TokenStream {
        match self {
            Self::Crates(_) => quote!(crate),
            Self::SingleFile => quote!(super),
        }
    }
}

/// The module that is being printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// `types::schemas`
    Schemas,
    /// `types::operations`
    Operations,
    /// `types::codec`
    Codec,
    /// A module right below the root of client or server.
    Beside,
    /// A program of somebody who uses the crates: what it names it imports by name.
    Program,
}

/// The names of a module.
#[derive(Debug)]
pub(super) struct Scope<'a> {
    pub(super) paths: &'a Paths,
    place: Place,
    document: &'a Names,
    /// The file, where the module is one of those that a large API is divided into.
    file: Option<usize>,
    local: BTreeSet<String>,
    schemas: Cell<bool>,
    operations: Cell<bool>,
    /// What a program names of the operations module, and of the schemas.
    named: RefCell<[BTreeSet<syn::Ident>; 2]>,
    imports: RefCell<BTreeMap<&'static str, BTreeSet<&'static str>>>,
}

/// The names that the document's types have.
#[derive(Debug)]
pub(super) struct Names {
    /// What may still be printed in their modules.
    pub(super) budget: Budget,
    /// Whether tables are printed whole.
    pub(super) tables: bool,
    all: HashSet<String>,
    /// The types that several operations share, each with its file.
    shared: HashMap<String, Option<usize>>,
    /// The file of each schema that has one.
    files: HashMap<String, usize>,
    additions: BTreeMap<Ident, Additions>,
}

impl Names {
    /// These items as the text of a module.
    pub(super) fn printed(&self, items: impl IntoIterator<Item = TokenStream>) -> Printed {
        let mut printed = Printed::within(&self.budget);
        printed.extend(items.into_iter().map(Piece::Items));
        printed
    }

    pub(super) fn of(bindings: &Bindings, budget: Budget, tables: bool) -> Self {
        let schemas = bindings.schemas.iter().map(Schema::ident);
        let operations = bindings.operations.iter().flat_map(|operation| {
            let outcome = &operation.outcome;
            let errors = [outcome.error.as_ref(), outcome.statuses.as_ref(), outcome.status_alias.as_ref()];
            let replies = outcome.replies.iter().map(|item| &item.ident);
            [&operation.request.ident].into_iter().chain(errors.into_iter().flatten()).chain(replies)
        });
        let division = &bindings.division;
        let file = |files: &[Option<usize>], number: usize| files.get(number).copied().flatten();
        let statuses = bindings.shared_statuses.iter().enumerate();
        let statuses = statuses.map(|(number, item)| (&item.ident, file(&division.statuses, number)));
        let replies = bindings.shared_replies.iter().enumerate();
        let replies = replies.map(|(number, item)| (&item.ident, file(&division.replies, number)));
        let shared: Vec<(&Ident, Option<usize>)> = statuses.chain(replies).collect();
        let all = schemas.chain(operations).chain(shared.iter().map(|(ident, _)| *ident));
        let files = bindings.schemas.iter().zip(&bindings.division.schemas);
        Self {
            budget,
            tables,
            all: all.map(|ident| ident.as_str().to_owned()).collect(),
            shared: shared.into_iter().map(|(ident, file)| (ident.as_str().to_owned(), file)).collect(),
            additions: bindings.additions.clone(),
            files: files.filter_map(|(schema, file)| Some((schema.ident().as_str().to_owned(), (*file)?))).collect(),
        }
    }
}

impl<'a> Scope<'a> {
    /// The text of the module, still empty.
    pub(super) fn printed(&self) -> Printed {
        Printed::within(&self.document.budget)
    }

    /// A module that defines or imports the names in `local` itself.
    pub(super) fn new<'n>(
        paths: &'a Paths,
        document: &'a Names,
        place: Place,
        local: impl IntoIterator<Item = &'n str>,
    ) -> Self {
        Self {
            paths,
            place,
            document,
            file: None,
            local: local.into_iter().map(str::to_owned).collect(),
            schemas: Cell::new(false),
            operations: Cell::new(false),
            named: RefCell::default(),
            imports: RefCell::default(),
        }
    }

    /// The same as one of the files that a large API is divided into; `None` is the one that holds the rest.
    pub(super) fn of_file(mut self, file: Option<usize>) -> Self {
        self.file = file;
        self
    }

    /// What is wanted on a type of the document's schemas beside what is there.
    pub(super) fn additions(&self, name: &Ident) -> Option<&Additions> {
        self.document.additions.get(name).filter(|_| self.place == Place::Schemas)
    }

    /// A static of the `codec` module itself.
    pub(super) fn of_codec(&self, name: &syn::Ident) -> TokenStream {
        if self.file.is_some() { quote!(super::#name) } else { quote!(#name) }
    }

    /// A name of the prelude.
    pub(super) fn std(&self, name: &'static str) -> TokenStream {
        let module = match name {
            "Option" => "core::option",
            "Result" => "core::result",
            "Default" => "core::default",
            "Into" => "core::convert",
            "IntoIterator" => "core::iter",
            "FnOnce" => "core::ops",
            "Send" | "Sync" => "core::marker",
            "Clone" => "core::clone",
            "String" => "std::string",
            "Vec" => "std::vec",
            "Box" => "std::boxed",
            "Future" => "core::future",
            _ => return quote!(::std::compile_error!("a name that is not in the table of `Scope::std`")),
        };
        let bare = from_text(name);
        // The prelude of edition 2021, which a build.rs user may have, lacks it.
        let missing = name == "Future" && matches!(self.paths, Paths::SingleFile);
        if !missing && self.is_short(name) {
            return quote!(#bare);
        }
        let module = module.split("::").map(from_text);
        quote!(#(::#module)*::#bare)
    }

    /// Whether a name of the prelude is written as it is.
    pub(super) fn is_short(&self, name: &str) -> bool {
        !self.document.all.contains(name)
    }

    /// A name of the runtime, imported, or its whole path where the document has a type of that name.
    pub(super) fn runtime(&self, module: &'static str, name: &'static str) -> TokenStream {
        let bare = from_text(name);
        if self.document.all.contains(name) {
            let module = from_text(module);
            return quote!(::bindery::#module::#bare);
        }
        self.imports.borrow_mut().entry(module).or_default().insert(name);
        quote!(#bare)
    }

    /// The imports that what was printed so far needs.
    pub(super) fn uses(&self) -> TokenStream {
        let root = self.paths.root();
        let (operations, schemas) = match self.place {
            Place::Schemas => (
                None,
                Some(quote!(
                    use super::*;
                )),
            ),
            Place::Operations => (
                Some(quote!(
                    use super::*;
                )),
                Some(quote!(use #root::schemas::*;)),
            ),
            Place::Codec => (Some(quote!(use #root::operations::*;)), Some(quote!(use #root::schemas::*;))),
            Place::Beside => {
                let types = self.paths.types(1);
                (Some(quote!(use #types::operations::*;)), Some(quote!(use #types::*;)))
            }
            Place::Program => (None, None),
        };
        let operations = operations.filter(|_| self.operations.get());
        let schemas = schemas.filter(|_| self.schemas.get());
        let imports = self.imports.borrow();
        let imports = imports.iter().map(|(module, names)| {
            let module = from_text(module);
            let idents: Vec<_> = names.iter().map(|name| from_text(name)).collect();
            let root = (self.place != Place::Program).then(|| quote!(::));
            match idents.as_slice() {
                [name] => quote!(use #root bindery::#module::#name;),
                names => quote!(use #root bindery::#module::{#(#names),*};),
            }
        });
        quote!(#operations #schemas #(#imports)*)
    }

    /// The imports of a program, by the path that it knows the crate's root by.
    pub(super) fn uses_of(&self, root: &TokenStream) -> TokenStream {
        let named = self.named.borrow();
        let [operations, schemas] =
            [(0, quote!(#root::types::operations)), (1, quote!(#root::types))].map(|(at, path)| {
                let names: Vec<_> = named.get(at).into_iter().flatten().collect();
                match names.as_slice() {
                    [] => None,
                    [name] => Some(quote!(use #path::#name;)),
                    names => Some(quote!(use #path::{#(#names),*};)),
                }
            });
        let runtime = self.uses();
        quote!(#runtime #operations #schemas)
    }

    /// Notes what a program has to import.
    fn name(&self, at: usize, name: &syn::Ident) {
        if self.place == Place::Program {
            self.named.borrow_mut().iter_mut().skip(at).take(1).for_each(|names| _ = names.insert(name.clone()));
        }
    }

    /// A type of the document's schemas.
    pub(super) fn schema(&self, name: &Ident) -> TokenStream {
        let bare = ident(name);
        if self.local.contains(name.as_str()) && self.place == Place::Beside {
            let types = self.paths.types(1);
            return quote!(#types::#bare);
        }
        // What the file has itself needs no import, nor does what the file of the rest hands on.
        let near = self.file.is_none() || self.document.files.get(name.as_str()).copied() == self.file;
        if self.place != Place::Schemas || !near {
            self.schemas.set(true);
        }
        self.name(1, &bare);
        quote!(#bare)
    }

    /// What the plan says of a type: its links lead past the file that it stands in, without an import, of which rustc
    /// would say that nobody uses it.
    pub(super) fn doc(&self, docs: &Docs) -> Doc {
        let is_near =
            |name: &Ident| self.file.is_none() || self.document.files.get(name.as_str()).copied() == self.file;
        Doc::with_paths(docs, |name| if self.place == Place::Schemas && !is_near(name) { "super::" } else { "" })
    }

    /// A type of the operations module.
    pub(super) fn operation(&self, name: &Ident) -> TokenStream {
        let bare = ident(name);
        let path = match self.place {
            Place::Schemas => {
                let root = self.paths.root();
                return quote!(#root::operations::#bare);
            }
            Place::Operations => {
                // What several files share stands in the one of the rest.
                if self.file.is_some() && self.document.shared.get(name.as_str()).is_some_and(|file| *file != self.file)
                {
                    self.operations.set(true);
                }
                return quote!(#bare);
            }
            Place::Codec => None,
            Place::Program => {
                self.name(0, &bare);
                None
            }
            Place::Beside => self.local.contains(name.as_str()).then(|| self.paths.types(1)),
        };
        match path {
            Some(types) => quote!(#types::operations::#bare),
            None => {
                self.operations.set(true);
                quote!(#bare)
            }
        }
    }

    /// A type that several operations share, to be handed on under another name: what a glob brings in can't be.
    pub(super) fn reexported(&self, name: &Ident) -> TokenStream {
        let bare = ident(name);
        if self.file.is_some() { quote!(super::#bare) } else { quote!(self::#bare) }
    }

    /// Any type.
    pub(super) fn ty(&self, ty: &TypeRef) -> TokenStream {
        let of = |name: &'static str, inner: &TypeRef| {
            let (outer, inner) = (self.std(name), self.ty(inner));
            quote!(#outer<#inner>)
        };
        match ty {
            TypeRef::Unit => quote!(()),
            TypeRef::Null => quote!(::bindery::Null),
            TypeRef::Never => quote!(::bindery::Never),
            TypeRef::Bool => quote!(bool),
            TypeRef::Integer(name) => from_text(name).into_token_stream(),
            TypeRef::F64 => quote!(f64),
            TypeRef::Number(name) => {
                let name = from_text(name);
                quote!(::bindery::number::#name)
            }
            TypeRef::String => self.std("String"),
            TypeRef::Format(name) => {
                let name = from_text(name);
                quote!(::bindery::format::#name)
            }
            TypeRef::Foreign { ty, as_text } => {
                let ty = foreign(ty);
                if *as_text { quote!(::bindery::AsText<#ty>) } else { ty }
            }
            TypeRef::Binary => quote!(::bindery::Binary),
            TypeRef::Event => quote!(::bindery::stream::Event),
            TypeRef::Stream(element) => {
                let element = self.ty(element);
                quote!(::bindery::Stream<#element>)
            }
            TypeRef::Value => quote!(::bindery::Value),
            TypeRef::Schema(name) => self.schema(name),
            TypeRef::Operation(name) => self.operation(name),
            TypeRef::Option(inner) => of("Option", inner),
            TypeRef::Vec(inner) => of("Vec", inner),
            TypeRef::Boxed(inner) => of("Box", inner),
            TypeRef::Nullable(inner) => {
                let inner = self.ty(inner);
                quote!(::bindery::Nullable<#inner>)
            }
            TypeRef::Map(inner) => {
                let inner = self.ty(inner);
                quote!(::bindery::Map<#inner>)
            }
            TypeRef::IndexMap(inner) => {
                let inner = self.ty(inner);
                quote!(::bindery::IndexMap<#inner>)
            }
        }
    }
}

/// A type of another crate, by its whole path: the runtime hands on the crates that it has features for.
fn foreign(ty: &Foreign) -> TokenStream {
    path(&ty.path)
}

fn path(segments: &[Segment]) -> TokenStream {
    let first = segments.first().map(|segment| segment.name.as_str()).unwrap_or_default();
    let bare = BARE.iter().find(|(name, _)| segments.len() == 1 && *name == first);
    let root = match (first, bare) {
        ("crate", _) => quote!(),
        (_, Some((_, module))) => {
            let module = module.iter().map(|name| from_text(name));
            quote!(::#(#module::)*)
        }
        (name, None) if KNOWN.iter().any(|(known, _)| *known == name) => quote!(::bindery::),
        _ => quote!(::),
    };
    let segments = segments.iter().map(|Segment { name, arguments }| {
        // A segment of its own, which no claimed name may be.
        let name = if name == "crate" { quote!(crate) } else { from_text(name).into_token_stream() };
        let arguments = (!arguments.is_empty()).then(|| {
            let arguments = arguments.iter().map(|argument| path(argument));
            quote!(<#(#arguments),*>)
        });
        quote!(#name #arguments)
    });
    quote!(#root #(#segments)::*)
}
