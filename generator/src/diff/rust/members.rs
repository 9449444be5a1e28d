//! What types are made of.

use super::item::{Facet, Kind, Public, Shape};
use super::parse::{Into, is_public, leaves};
use super::spelled::{Names, written};
use quote::ToTokens;
use syn::punctuated::Punctuated;
use syn::{Attribute, Fields, Item, ItemEnum, ItemStruct, ItemType, Token, UseTree};

/// How something of a type looks.
pub(super) fn shape(names: &Names, tokens: &impl ToTokens) -> Shape {
    Shape { text: written(tokens), exact: names.exact(tokens), ..Shape::default() }
}

pub(super) fn structure(into: &mut Into<'_>, item: ItemStruct) {
    let names = into.names;
    let public = into.at(into.path(&item.ident.to_string()));
    let is_tuple = matches!(item.fields, Fields::Unnamed(_));
    public.kind = Some(if is_tuple { Kind::Tuple } else { Kind::Struct });
    for (number, field) in item.fields.iter().enumerate().filter(|(_, field)| is_public(&field.vis)) {
        let name = field.ident.as_ref().map_or_else(|| number.to_string(), ToString::to_string);
        public.facets.insert((Facet::Field, name), shape(names, &field.ty));
    }
    let hidden = item.fields.iter().any(|field| !is_public(&field.vis));
    attributes(public, names, &item.attrs, hidden);
    public.parts.insert(0, Item::Struct(item));
}

pub(super) fn enumeration(into: &mut Into<'_>, item: ItemEnum) {
    let names = into.names;
    let public = into.at(into.path(&item.ident.to_string()));
    public.kind = Some(Kind::Enum);
    for variant in &item.variants {
        let payload = match &variant.fields {
            Fields::Unnamed(fields) => fields.unnamed.iter().map(|field| &field.ty).collect(),
            Fields::Named(_) | Fields::Unit => Punctuated::<_, Token![,]>::new(),
        };
        public.facets.insert((Facet::Variant, variant.ident.to_string()), shape(names, &payload));
    }
    attributes(public, names, &item.attrs, false);
    public.parts.insert(0, Item::Enum(item));
}

/// Derives, and whether all there is is known to those who match.
fn attributes(public: &mut Public, names: &Names, attributes: &[Attribute], hidden: bool) {
    let mut exhaustive = !hidden;
    for attribute in attributes {
        if attribute.path().is_ident("non_exhaustive") {
            exhaustive = false;
        }
        if attribute.path().is_ident("deprecated") {
            public.facets.insert((Facet::Deprecated, String::new()), Shape::default());
        }
        if attribute.path().is_ident("derive")
            && let Ok(derived) = attribute.parse_args_with(Punctuated::<syn::Path, Token![,]>::parse_terminated)
        {
            for path in derived {
                public.facets.insert((Facet::Implements, names.exact(&path)), shape(names, &path));
            }
        }
    }
    if exhaustive {
        public.facets.insert((Facet::Exhaustive, String::new()), Shape::default());
    }
}

pub(super) fn alias(into: &mut Into<'_>, item: ItemType) {
    let names = into.names;
    let public = into.at(into.path(&item.ident.to_string()));
    public.kind = Some(Kind::Alias);
    public.facets.insert((Facet::Target, String::new()), shape(names, &item.ty));
    public.parts.insert(0, Item::Type(item));
}

/// What is handed on: of the runtime, or of this crate under another name. What stands elsewhere in the crate under its
/// own name is found there.
pub(super) fn reexports(into: &mut Into<'_>, tree: &UseTree, rooted: bool, before: &mut Vec<String>) {
    let mut found = Vec::new();
    leaves(tree, before, &mut found);
    for (what, name) in found {
        let own = what.rsplit("::").next() == Some(name.as_str());
        if own && !rooted {
            continue;
        }
        let what = match rooted {
            true => format!("::{what}"),
            false => what,
        };
        let public = into.at(into.path(&name));
        public.kind = Some(Kind::Reexport);
        let renamed = if own { String::new() } else { format!(" as {name}") };
        public.facets.insert(
            (Facet::Target, String::new()),
            Shape { exact: what.clone(), text: what.clone(), ..Shape::default() },
        );
        if let Ok(item) = syn::parse_str(&format!("pub use {what}{renamed};")) {
            public.parts.push(item);
        }
    }
}
