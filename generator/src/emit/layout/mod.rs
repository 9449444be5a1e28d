//! Modules as text: items through prettyplease, the runtime's macro lines through [`Line`], blank lines between.
//!
//! prettyplease sets no blank lines and leaves what stands in a macro as it is. Nothing here looks into printed code
//! for a place to change it: items, and the members of a block, are printed one by one and put together.

mod dense;
mod direct;
mod item;
mod line;
mod printed;
mod sheet;

pub(super) use line::{Line, Part};
pub(super) use printed::{Piece, Printed};

use proc_macro2::TokenStream;
use quote::quote;

use super::doc::Doc;
use crate::plan::Ident;
use printed::{Kind, Text};

/// A module: a file, or a block in the file of its parent.
#[derive(Debug, Default)]
pub(super) struct Module {
    /// Its documentation.
    pub(super) doc: Doc,
    /// Its modules, in the order of their declaration.
    pub(super) modules: Vec<Child>,
    /// What stands in it.
    pub(super) pieces: Printed,
}

/// A module of a module.
#[derive(Debug)]
pub(super) struct Child {
    /// Its name.
    pub(super) name: Name,
    /// How its parent declares it.
    declaration: syn::Result<String>,
    /// Its contents.
    pub(super) module: Module,
}

/// The name of a module.
#[derive(Debug, Clone)]
pub(super) enum Name {
    /// One of ours.
    Ours(&'static str),
    /// One that was claimed.
    Claimed(Ident),
}

impl Name {
    /// As a token.
    pub(super) fn ident(&self) -> syn::Ident {
        match self {
            Self::Ours(name) => super::ident::from_text(name),
            Self::Claimed(name) => super::ident::ident(name),
        }
    }

    /// As the name of a file.
    pub(super) fn file(&self) -> &str {
        match self {
            Self::Ours(name) => name,
            Self::Claimed(name) => name.plain(),
        }
    }
}

impl Child {
    /// A private module.
    pub(super) fn private(name: Name, module: Module) -> Self {
        Self::with(quote!(), name, module)
    }

    /// A public module.
    pub(super) fn public(name: Name, module: Module) -> Self {
        Self::with(quote!(pub), name, module)
    }

    /// A module with attributes, and `pub` if it is public.
    pub(super) fn with(attributes: TokenStream, name: Name, module: Module) -> Self {
        let ident = name.ident();
        Self { declaration: item::printed(quote!(#attributes mod #ident;)), name, module }
    }

    fn declaration(&self) -> syn::Result<&str> {
        self.declaration.as_deref().map_err(Clone::clone)
    }
}

impl Module {
    /// As the text of a file whose modules are files of their own; `attributes` are those of a crate.
    pub(super) fn file(&self, attributes: &TokenStream) -> syn::Result<String> {
        let mut text = Text::default();
        let doc = self.doc.inner();
        text.add(Kind::Head, &item::print(quote!(#doc #attributes))?);
        for child in &self.modules {
            text.add(Kind::Declaration, child.declaration()?);
        }
        text.text.reserve_exact(self.pieces.length());
        self.pieces.put(&mut text)?;
        Ok(text.text)
    }
}

/// As the text of one file without attributes of its own: an item, and modules as blocks.
pub(super) fn blocks(head: TokenStream, modules: &[Child]) -> syn::Result<String> {
    let mut text = Text::default();
    text.add(Kind::Head, &item::print(head)?);
    for child in modules {
        block(child, &mut text)?;
    }
    Ok(text.text)
}

/// A module as a block in another one's text. As deep as the emitters nest modules.
fn block(child: &Child, text: &mut Text) -> syn::Result<()> {
    let mut inside = Text::default();
    inside.add(Kind::Head, &item::print(child.module.doc.inner())?);
    for child in &child.module.modules {
        block(child, &mut inside)?;
    }
    child.module.pieces.put(&mut inside)?;
    let declaration = child.declaration()?;
    let mut block = format!("{} {{", declaration.strip_suffix(";\n").unwrap_or(declaration));
    // No token of the output spans lines: literals are escaped, comments are line by line.
    for line in inside.text.lines() {
        block.push('\n');
        if !line.is_empty() {
            block.push_str("    ");
            block.push_str(line);
        }
    }
    block.push_str("\n}\n");
    text.add(Kind::Other, &block);
    Ok(())
}
