//! From the plan to text: tokens through `quote`, laid out by `prettyplease`, no templates.
//!
//! Text of the document reaches the output through three functions only: [`lit::lit`] makes literals, [`doc::Doc`]
//! doc comments, [`ident::ident`] identifiers (and the manifest's description, which a TOML serializer writes).

mod budget;
mod client;
mod doc;
mod error;
mod group;
mod ident;
mod json;
mod layout;
mod lit;
mod manifest;
mod module_path;
mod outcome;
mod runtime_expression;
mod scope;
mod server;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
mod types;
mod value;

pub use error::EmitError;
pub use module_path::{ModulePath, ModulePathError};

use proc_macro2::TokenStream;
use quote::quote;

use budget::Budget;
use doc::Doc;
use layout::{Child, Module, Name};
use scope::{Names, Paths};

use crate::config::{CrateKind, Source};
use crate::generate::RuntimeDependency;
use crate::limits::{Limit, Limits};
use crate::plan::{Bindings, Docs, Ident, Operation, Schema};
use crate::write::Files;

/// What is to be printed.
#[derive(Debug, Clone)]
pub struct Options {
    /// Which crates. Client and server need the types.
    pub only: Vec<CrateKind>,
    /// How manifests depend on the runtime.
    pub runtime: RuntimeDependency,
    /// What else generated crates depend on, as the configuration says it.
    pub dependencies: Vec<(String, Source)>,
    /// What every file begins with.
    pub header: Option<String>,
    /// Whether the tables of the codec are printed whole; else what of them adds to the public items, which is enough to
    /// compare crates.
    pub tables: bool,
    /// What may be printed.
    pub limits: Limits,
}

impl Options {
    fn budget(&self) -> Budget {
        Budget::new(self.limits.get(Limit::OutputBytes))
    }

    /// A file with what every file begins with, in comments that begin like this.
    fn headed(&self, mark: &str, text: String) -> String {
        let Some(header) = &self.header else { return text };
        let lines = header.lines().map(|line| format!("{mark} {line}").trim_end().to_owned() + "\n");
        lines.collect::<String>() + "\n" + &text
    }

    /// Whether these files are all that there may be.
    fn check(&self, files: &Files, budget: &Budget) -> Result<(), EmitError> {
        let size = files.iter().map(|(_, contents)| contents.len()).sum::<usize>();
        if budget.is_spent() || size > self.limits.get(Limit::OutputBytes) {
            return Err(EmitError::Limit(Limit::OutputBytes));
        }
        if files.len() > self.limits.get(Limit::OutputFiles) {
            return Err(EmitError::Limit(Limit::OutputFiles));
        }
        Ok(())
    }
}

/// Prints the crates of a vendor: `types/`, `client/` and `server/`, each complete.
///
/// # Errors
/// When there is more to print than the limits allow. When a name of the plan makes no path of a file, or what was made
/// is no Rust: both are faults of an earlier stage.
pub fn crates(bindings: &Bindings, options: &Options) -> Result<Files, EmitError> {
    // Each group has a file in each crate: too many are told before they are printed.
    if bindings.groups.len() > options.limits.get(Limit::OutputFiles) {
        return Err(EmitError::Limit(Limit::OutputFiles));
    }
    let (budget, paths) = (options.budget(), Paths::Crates(bindings.vendor.clone()));
    let names = Names::of(bindings, budget.clone(), options.tables);
    let mut files = Files::new();
    for kind in CrateKind::ALL.into_iter().filter(|kind| options.only.contains(kind)) {
        let module = module(bindings, &names, &paths, kind);
        options.check(&files, &budget)?;
        let attributes = crate_attributes(bindings);
        files
            .insert(format!("{kind}/Cargo.toml"), options.headed("#", manifest::manifest(bindings, options, kind)?))?;
        files.insert(format!("{kind}/src/lib.rs"), options.headed("//", module.file(&attributes)?))?;
        children(&format!("{kind}/src"), module.modules, options, &mut files)?;
        options.check(&files, &budget)?;
    }
    Ok(files)
}

/// The files of a module's modules, which nest as deep as the emitters do it. A module goes when its file is there.
fn children(folder: &str, modules: Vec<Child>, options: &Options, files: &mut Files) -> Result<(), EmitError> {
    for child in modules {
        let path = format!("{folder}/{}", child.name.file());
        files.insert(format!("{path}.rs"), options.headed("//", child.module.file(&quote!())?))?;
        children(&path, child.module.modules, options, files)?;
    }
    Ok(())
}

/// What rustc's recursion limit is where a crate does not say.
const RECURSION_LIMIT: usize = 128;
/// How many steps rustc makes from one type of the document to the next at most, as in `Option<Box<Map<…>>>`.
const STEPS: usize = 4;

/// The attributes of each crate.
///
/// rustc follows types that refer to each other from one to the next when it asks whether they are `Send`, and in
/// which order they are dropped; a large circle takes it past its limit (E0275, E0320).
fn crate_attributes(bindings: &Bindings) -> TokenStream {
    let types = bindings.schemas.iter().filter(|schema| matches!(schema, Schema::Struct(_) | Schema::Union(_)));
    let steps = types.count().saturating_mul(STEPS);
    let limit = (steps > RECURSION_LIMIT).then(|| {
        let limit = lit::lit(&steps.next_power_of_two().to_string());
        quote!(#![recursion_limit = #limit])
    });
    quote!(#limit #![forbid(unsafe_code)])
}

/// Prints everything as one file with modules `types`, `client` and `server`, for `include!` in a user's crate.
///
/// # Errors
/// When there is more to print than the limits allow. When a name of the plan makes no path of a file, or what was made
/// is no Rust: both are faults of an earlier stage.
pub fn single_file(bindings: &Bindings, file: &str, options: &Options) -> Result<Files, EmitError> {
    let (budget, paths) = (options.budget(), Paths::SingleFile);
    let names = Names::of(bindings, budget.clone(), options.tables);
    let kinds: Vec<_> =
        CrateKind::ALL.into_iter().filter(|kind| *kind == CrateKind::Types || options.only.contains(kind)).collect();
    // The attributes of the user's crate hold here as well. Not every document describes all that it names, and few
    // programs use all that a document describes.
    let attributes = quote! {
        #[forbid(unsafe_code)]
        #[allow(
            dead_code, missing_docs, unreachable_pub, unused_imports,
            reason = "the document decides what is there and described, and its user what is used"
        )]
    };
    let child = |kind: CrateKind| {
        let module = module(bindings, &names, &paths, kind);
        Child::with(quote!(#attributes pub), Name::Ours(kind.text()), module)
    };
    // No manifest of ours asks for the runtime's features here.
    let features = manifest::features(bindings, &kinds);
    let head = (!features.is_empty()).then(|| {
        let features = features.into_iter().map(ident::from_text);
        quote!(::bindery::needs!(#(#features)*);)
    });
    let (modules, mut files) = (kinds.into_iter().map(child).collect::<Vec<_>>(), Files::new());
    options.check(&files, &budget)?;
    files.insert(file, options.headed("//", layout::blocks(head.unwrap_or_default(), &modules)?))?;
    options.check(&files, &budget)?;
    Ok(files)
}

/// Prints a program that implements and serves those operations that are `chosen`, for a person to begin with. `module` is
/// where the bindings are that a build script makes; without it they are crates.
///
/// # Errors
/// When there is more to print than the limits allow, or what was made is no Rust, which is a fault of an earlier stage.
pub fn skeleton(
    bindings: &Bindings,
    module: Option<&ModulePath>,
    options: &Options,
    chosen: &dyn Fn(&Operation) -> bool,
) -> Result<String, EmitError> {
    let (budget, paths) = (options.budget(), Paths::Crates(bindings.vendor.clone()));
    let names = Names::of(bindings, budget.clone(), options.tables);
    let server = match module {
        Some(module) => {
            let module = module.tokens();
            quote!(#module::server)
        }
        None => paths.outside(CrateKind::Server),
    };
    let text = server::skeleton(bindings, &names, &paths, &server, chosen).file(&server::skeleton_attributes())?;
    if budget.is_spent() {
        return Err(EmitError::Limit(Limit::OutputBytes));
    }
    Ok(text)
}

fn module(bindings: &Bindings, names: &Names, paths: &Paths, kind: CrateKind) -> Module {
    match kind {
        CrateKind::Types => types::module(bindings, names, paths),
        CrateKind::Client => client::module(bindings, names, paths),
        CrateKind::Server => server::module(bindings, names, paths),
    }
}

/// What the API is called in a sentence: its title, with `API` after it unless it ends so.
fn api_name(bindings: &Bindings) -> String {
    let title = doc::text(&bindings.title.0);
    let named = title.split(' ').next_back().is_some_and(|word| word.eq_ignore_ascii_case("api"));
    match (title.is_empty(), named) {
        (true, _) => "API".to_owned(),
        (false, true) => title,
        (false, false) => format!("{title} API"),
    }
}

/// An operation as people know it, as a code span: `PUT /orgs/{id}`.
fn operation_key(operation: &Operation) -> String {
    doc::code(&format!("{} {}", operation.method.0, operation.path.0))
}

/// An enumeration whose variants hold nothing.
fn unit_enum<'v>(name: &Ident, docs: &Docs, variants: impl Iterator<Item = (&'v Ident, Doc)>) -> TokenStream {
    let (name, doc) = (ident::ident(name), Doc::of(docs).outer());
    let variants = variants.map(|(variant, doc)| {
        let (variant, doc) = (ident::ident(variant), doc.outer());
        quote!(#doc #variant)
    });
    quote! {
        #doc
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants),*
        }
    }
}

/// How a scheme's credential travels, in words.
fn sent_as(scheme: &crate::plan::Scheme) -> String {
    use crate::ir::Slot;
    match &scheme.slot {
        Slot::Header(name) => format!("in the header {}", doc::code(name)),
        Slot::Query(name) => format!("in the query as {}", doc::code(name)),
        Slot::Cookie(name) => format!("in the cookie {}", doc::code(name)),
        Slot::Bearer => "as `Authorization: Bearer`".to_owned(),
        Slot::Http(name) => format!("in the header `Authorization`, after {}", doc::code(name)),
        Slot::Basic => "as `Authorization: Basic`, made from `user:password`".to_owned(),
        Slot::Certificate => "as the certificate of the connection".to_owned(),
    }
}
