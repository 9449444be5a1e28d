//! Modules as text: items through prettyplease, the runtime's macro lines through [`Line`], blank lines between.
//!
//! prettyplease sets no blank lines and leaves what stands in a macro as it is. Nothing here looks into printed code
//! for a place to change it: items, and the members of a block, are printed one by one and put together.

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
use super::ident::plain;
use crate::plan::Ident;
use printed::{Kind, Text};

/// A module: a file, or a block in the file of its parent.
pub(super) struct Module<'a> {
    /// Its documentation.
    pub(super) doc: Doc,
    /// Its modules, in the order of their declaration.
    pub(super) modules: Vec<Child<'a>>,
    /// What stands in it.
    pub(super) pieces: Printed,
}

/// A module of a module.
pub(super) struct Child<'a> {
    /// Its name.
    pub(super) name: Name,
    /// `pub` for those that users see.
    pub(super) public: bool,
    /// Attributes of its declaration.
    pub(super) attributes: TokenStream,
    /// Its contents.
    pub(super) module: Contents<'a>,
}

/// What makes a module: large ones are made and printed at the same time, each on a thread, between which tokens can't
/// go.
pub(super) type Contents<'a> = Box<dyn Fn() -> Module<'a> + Send + Sync + 'a>;

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
            Self::Claimed(name) => plain(name),
        }
    }
}

impl<'a> Child<'a> {
    /// A private module.
    pub(super) fn private(name: Name, module: impl Fn() -> Module<'a> + Send + Sync + 'a) -> Self {
        Self { name, public: false, attributes: TokenStream::new(), module: Box::new(module) }
    }

    /// A public module.
    pub(super) fn public(name: Name, module: impl Fn() -> Module<'a> + Send + Sync + 'a) -> Self {
        Self { public: true, ..Self::private(name, module) }
    }
}

impl<'a> Module<'a> {
    /// As the text of a file, with the modules that are files of their own; `attributes` are those of a crate.
    pub(super) fn file(self, attributes: &TokenStream) -> syn::Result<(String, Vec<Child<'a>>)> {
        let mut text = Text::default();
        let doc = self.doc.inner();
        text.add(Kind::Head, &item::print(quote!(#doc #attributes))?);
        for child in &self.modules {
            let (ident, attributes) = (child.name.ident(), &child.attributes);
            let public = child.public.then(|| quote!(pub));
            text.add(Kind::Declaration, &item::print(quote!(#attributes #public mod #ident;))?);
        }
        text.append(self.pieces.finish()?);
        Ok((text.text, self.modules))
    }

    /// As a block in another module's text.
    fn block(self, child: &Child<'_>, text: &mut Text) -> syn::Result<()> {
        let (ident, attributes, doc) = (child.name.ident(), &child.attributes, self.doc.inner());
        let public = child.public.then(|| quote!(pub));
        let shell = item::print(quote!(#attributes #public mod #ident {}))?;
        let mut inside = Text::default();
        inside.add(Kind::Head, &item::print(doc)?);
        for child in &self.modules {
            (child.module)().block(child, &mut inside)?;
        }
        inside.append(self.pieces.finish()?);
        let mut block = shell.strip_suffix("}\n").unwrap_or(&shell).to_owned();
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
}

/// As the text of one file without attributes of its own, its modules as blocks.
pub(super) fn blocks(modules: &[Child<'_>]) -> syn::Result<String> {
    let mut text = Text::default();
    for child in modules {
        (child.module)().block(child, &mut text)?;
    }
    Ok(text.text)
}
