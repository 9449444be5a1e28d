//! The public items of generated crates on one page: definitions and signatures, without documentation, bodies and
//! tables. It is what a reviewer reads first.

use super::expand;
use crate::write::Files;
use syn::{Attribute, Fields, File, ImplItem, Item, TraitItem, Visibility};

/// The outline of all Rust files.
pub fn outline(files: &Files) -> String {
    let mut out = String::new();
    for (path, bytes) in files.iter() {
        let path = path.to_string();
        if !path.ends_with(".rs") {
            continue;
        }
        let Ok(text) = std::str::from_utf8(bytes) else { continue };
        let Ok(mut file) = syn::parse_file(text) else { continue };
        keep_public(&mut file);
        if !file.items.is_empty() {
            out.push_str(&format!("// {path}\n{}\n", prettyplease::unparse(&file)));
        }
    }
    out
}

fn keep_public(file: &mut File) {
    file.attrs.clear();
    file.shebang = None;
    let items = std::mem::take(&mut file.items).into_iter();
    file.items = items.flat_map(expanded).collect();
    file.items.retain_mut(|item| match item {
        Item::Struct(item) => {
            plain(&mut item.attrs);
            fields(&mut item.fields);
            public(&item.vis)
        }
        Item::Enum(item) => {
            plain(&mut item.attrs);
            item.variants.iter_mut().for_each(|variant| variant.attrs.clear());
            public(&item.vis)
        }
        Item::Type(item) => {
            item.attrs.clear();
            public(&item.vis)
        }
        Item::Fn(item) => {
            item.attrs.clear();
            item.block.stmts.clear();
            public(&item.vis)
        }
        Item::Trait(item) => {
            item.attrs.clear();
            for item in &mut item.items {
                match item {
                    TraitItem::Fn(item) => item.attrs.clear(),
                    TraitItem::Type(item) => item.attrs.clear(),
                    _ => {}
                }
            }
            public(&item.vis)
        }
        Item::Impl(item) => {
            item.attrs.clear();
            signatures(&mut item.items);
            item.trait_.is_none() && !item.items.is_empty()
        }
        Item::Use(item) => {
            item.attrs.clear();
            public(&item.vis)
        }
        _ => false,
    });
}

/// What stands for an item: for a line of a macro the methods that it makes.
fn expanded(item: Item) -> Vec<Item> {
    match item {
        Item::Macro(line) => expand::items(&line).collect(),
        item => vec![item],
    }
}

/// Public methods without their bodies.
fn signatures(items: &mut Vec<ImplItem>) {
    items.retain_mut(|item| {
        let ImplItem::Fn(method) = item else { return matches!(item, ImplItem::Verbatim(_)) };
        let keep = public(&method.vis);
        let (vis, sig) = (&method.vis, &method.sig);
        *item = ImplItem::Verbatim(quote::quote!(#vis #sig;));
        keep
    });
}

/// Public fields; of a tuple, whose fields have no names to leave out, all.
fn fields(fields: &mut Fields) {
    fields.iter_mut().for_each(|field| field.attrs.clear());
    if let Fields::Named(named) = fields {
        named.named = std::mem::take(&mut named.named).into_iter().filter(|field| public(&field.vis)).collect();
    }
}

/// Derives say what a type can do; everything else is no part of the outline.
fn plain(attributes: &mut Vec<Attribute>) {
    attributes.retain(|attribute| attribute.path().is_ident("derive") || attribute.path().is_ident("non_exhaustive"));
}

fn public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}
