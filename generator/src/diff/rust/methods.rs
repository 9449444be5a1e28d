//! What can be called, and what has to be implemented.

use super::item::{Argument, Facet, Kind, Path, Shape};
use super::members::shape;
use super::parse::{Into, is_public};
use super::spelled::{Names, written};
use crate::config::CrateKind;
use quote::{ToTokens, quote};
use std::collections::BTreeSet;
use syn::{
    FnArg, GenericArgument, ImplItem, ImplItemFn, Item, ItemFn, ItemImpl, ItemTrait, PathArguments, ReturnType,
    Signature, TraitItem, TraitItemFn, Type, WhereClause, WherePredicate,
};

/// An implementation.
pub(super) fn block(into: &mut Into<'_>, block: ItemImpl) {
    let Some(of) = named(&block.self_ty) else { return };
    match &block.trait_ {
        Some((path, _)) => {
            let name = path.segments.last().map(|last| last.ident.to_string()).unwrap_or_default();
            implements(into, &of, &name, path, &block);
        }
        None if of == "Call" && is_of_one_operation(&block.self_ty) => setters(into, block),
        None if into.of == CrateKind::Types => {
            let path = into.path_of_type(&of);
            methods_of_type(into, path, block);
        }
        None => {
            for item in &block.items {
                if let ImplItem::Fn(method) = item
                    && is_public(&method.vis)
                {
                    let path = into.path(&format!("{of}::{}", method.sig.ident));
                    function_at(into, path, Kind::Method, &block, method);
                }
            }
        }
    }
}

/// The methods and constants of a type of the document.
fn methods_of_type(into: &mut Into<'_>, path: Path, mut block: ItemImpl) {
    let names = into.names;
    let public = into.at(path);
    block.items.retain(|item| match item {
        ImplItem::Fn(method) => is_public(&method.vis),
        ImplItem::Const(constant) => is_public(&constant.vis),
        _ => false,
    });
    for item in &block.items {
        match item {
            ImplItem::Fn(method) => {
                let name = method.sig.ident.to_string();
                let facet = if name == "new" { Facet::Constructor } else { Facet::Method };
                public.facets.insert((facet, name), signature(names, &method.sig));
            }
            ImplItem::Const(constant) => {
                public.facets.insert((Facet::Const, constant.ident.to_string()), shape(names, &constant.ty));
            }
            _ => {}
        }
    }
    public.parts.push(Item::Impl(block));
}

/// Implementations of which code can tell: conversions, a default, and what the runtime gives for an operation. Those
/// of client and server are theirs.
fn implements(into: &mut Into<'_>, of: &str, name: &str, path: &syn::Path, block: &ItemImpl) {
    if into.of != CrateKind::Types {
        return;
    }
    let names = into.names;
    let public = into.at(into.path_of_type(of));
    match name {
        "Operation" | "Paginated" => {
            for item in &block.items {
                if let ImplItem::Type(part) = item {
                    public.facets.insert((Facet::Operation, part.ident.to_string()), shape(names, &part.ty));
                }
            }
        }
        "From" | "Default" | "Narrow" => {
            public.facets.insert((Facet::Implements, names.exact(path)), shape(names, path));
            if name != "Narrow" {
                public.parts.push(Item::Impl(block.clone()));
            }
        }
        _ => {}
    }
}

/// The setters of the calls of an operation: they are found by its request, whatever it answers.
fn setters(into: &mut Into<'_>, mut block: ItemImpl) {
    let Some(request) = operation(&block.self_ty) else { return };
    let names = into.names;
    let public = into.at(into.path(&format!("Call<{request}>")));
    public.kind = Some(Kind::Setters);
    block.items.retain(|item| matches!(item, ImplItem::Fn(_)));
    for item in &block.items {
        if let ImplItem::Fn(method) = item {
            public.facets.insert((Facet::Setter, method.sig.ident.to_string()), signature(names, &method.sig));
        }
    }
    public.parts.push(Item::Impl(block));
}

/// A trait, with each of its methods as an item of its own.
pub(super) fn contract(into: &mut Into<'_>, item: ItemTrait) {
    let (names, of) = (into.names, item.ident.to_string());
    let mut head = item.clone();
    head.items.retain(|item| !matches!(item, TraitItem::Fn(_)));
    for part in item.items {
        if let TraitItem::Fn(method) = part {
            let mut shape = signature(names, &method.sig);
            shape.default = method.default.is_some();
            let public = into.at(into.path(&format!("{of}::{}", method.sig.ident)));
            public.kind = Some(Kind::Handler);
            public.facets.insert((Facet::Signature, String::new()), shape);
            public
                .parts
                .push(wrapped(&head, TraitItemFn { default: None, semi_token: Some(Default::default()), ..method }));
        }
    }
    let public = into.at(into.path(&of));
    public.kind = Some(Kind::Trait);
    for bound in &head.supertraits {
        public.facets.insert((Facet::Demand, names.exact(bound)), shape(names, bound));
    }
    for part in &head.items {
        if let TraitItem::Type(part) = part {
            let bounds = &part.bounds;
            public.facets.insert((Facet::Demand, part.ident.to_string()), shape(names, bounds));
        }
    }
    public.parts.insert(0, Item::Trait(head));
}

/// A method as it stands in its trait.
fn wrapped(of: &ItemTrait, method: TraitItemFn) -> Item {
    let trait_ = ItemTrait { attrs: Vec::new(), items: vec![TraitItem::Fn(method)], ..of.clone() };
    Item::Trait(trait_)
}

pub(super) fn function(into: &mut Into<'_>, item: ItemFn) {
    let path = into.path(&item.sig.ident.to_string());
    let names = into.names;
    let public = into.at(path);
    public.kind = Some(Kind::Function);
    public.facets.insert((Facet::Signature, String::new()), signature(names, &item.sig));
    public.parts.push(Item::Fn(ItemFn { block: syn::parse_quote!({}), ..item }));
}

fn function_at(into: &mut Into<'_>, path: Path, kind: Kind, block: &ItemImpl, method: &ImplItemFn) {
    let names = into.names;
    let mut shape = signature(names, &method.sig);
    // Methods of a call differ by what it is of. What the type itself is called is said of the path.
    let (of, bounds) = (&block.self_ty, &block.generics);
    let clause = &bounds.where_clause;
    let own = named(of).unwrap_or_default();
    let of = names.exact(&quote!(#bounds #of #clause));
    let of = of.split(' ').map(|word| if word.trim_start_matches('@') == own { "Self" } else { word });
    shape.exact = format!("{} {}", of.collect::<Vec<_>>().join(" "), shape.exact);
    let public = into.at(path);
    public.kind = Some(kind);
    if method.attrs.iter().any(|attribute| attribute.path().is_ident("deprecated")) {
        public.facets.insert((Facet::Deprecated, String::new()), Shape::default());
    }
    public.facets.insert((Facet::Signature, String::new()), shape);
    let method = ImplItemFn { block: syn::parse_quote!({}), ..method.clone() };
    let block = ItemImpl { attrs: Vec::new(), items: vec![ImplItem::Fn(method)], ..block.clone() };
    public.parts.push(Item::Impl(block));
}

/// What is called, apart from its name and documentation.
fn signature(names: &Names, signature: &Signature) -> Shape {
    let (generics, inputs) = (&signature.generics, &signature.inputs);
    let arguments = inputs.iter().filter_map(|input| match input {
        FnArg::Receiver(_) => None,
        FnArg::Typed(argument) => Some(Argument {
            name: argument.pat.to_token_stream().to_string(),
            text: written(&argument.ty),
            exact: names.exact(&argument.ty),
        }),
    });
    let receiver = inputs.iter().find_map(|input| match input {
        FnArg::Receiver(receiver) => Some(receiver),
        FnArg::Typed(_) => None,
    });
    let (asyncness, clause) = (&signature.asyncness, &generics.where_clause);
    let gives = match &signature.output {
        ReturnType::Default => Type::Verbatim(quote!(())),
        ReturnType::Type(_, ty) => (**ty).clone(),
    };
    Shape {
        text: written(&gives),
        exact: names.exact(&quote!(#asyncness #generics #receiver)),
        arguments: arguments.collect(),
        gives: names.exact(&gives),
        bounds: clause
            .as_ref()
            .map(|clause| written(&clause.predicates).trim_end_matches(',').to_owned())
            .unwrap_or_default(),
        asked: asked(names, clause.as_ref()),
        default: false,
    }
}

/// What is asked of parameters, bound by bound.
fn asked(names: &Names, clause: Option<&WhereClause>) -> BTreeSet<String> {
    let predicates = clause.into_iter().flat_map(|clause| &clause.predicates);
    let asked = predicates.flat_map(|predicate| match predicate {
        WherePredicate::Type(predicate) => {
            let of = names.exact(&predicate.bounded_ty);
            predicate.bounds.iter().map(|bound| format!("{of} : {}", names.exact(bound))).collect()
        }
        other => vec![names.exact(other)],
    });
    asked.collect()
}

/// The name of a type, parameters aside.
fn named(ty: &Type) -> Option<String> {
    match ty {
        Type::Path(path) => Some(path.path.segments.last()?.ident.to_string()),
        _ => None,
    }
}

/// The request of a call: the first parameter.
fn operation(ty: &Type) -> Option<String> {
    let Type::Path(path) = ty else { return None };
    let PathArguments::AngleBracketed(arguments) = &path.path.segments.last()?.arguments else { return None };
    match arguments.args.first()? {
        GenericArgument::Type(request) => named(request),
        _ => None,
    }
}

/// Whether this is the call of an operation, rather than any.
fn is_of_one_operation(ty: &Type) -> bool {
    operation(ty).is_some_and(|request| request != "Op")
}
