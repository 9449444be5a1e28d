//! A service that implements every trait of some generated servers, for measuring what compiling one costs.
//!
//! `handlers FILE.rs… >OUT.rs`: a struct `Service`, and for each public trait in the files an implementation whose methods
//! take what they take and do nothing.

use std::io::Error;

use quote::{ToTokens, quote};
use syn::{GenericArgument, Item, ItemTrait, PathArguments, ReturnType, TraitItem, Type, TypeParamBound, Visibility};

fn main() -> Result<(), Error> {
    println!("#[derive(Clone)]\npub struct Service;\npub struct Caller;");
    for path in std::env::args().skip(1) {
        let file = syn::parse_file(&std::fs::read_to_string(path)?).map_err(Error::other)?;
        for item in file.items {
            match item {
                Item::Trait(item) if matches!(item.vis, Visibility::Public(_)) => println!("{}", implementation(item)),
                _ => {}
            }
        }
    }
    Ok(())
}

fn implementation(item: ItemTrait) -> impl ToTokens + std::fmt::Display {
    let ItemTrait { attrs, ident, items, .. } = item;
    // `async_trait` stands on both sides.
    let attributes = attrs.iter().filter(|attribute| attribute.path().segments.len() > 1);
    let members = items.into_iter().filter_map(|item| match item {
        TraitItem::Type(item) => {
            let ident = item.ident;
            Some(quote!(type #ident = Caller;))
        }
        // Those that return a future are handlers, whether they may be left out or not.
        TraitItem::Fn(item) if item.default.is_none() || awaited(&item.sig.output).is_some() => {
            let mut signature = item.sig;
            if let Some(output) = awaited(&signature.output) {
                signature.output = ReturnType::Type(Default::default(), Box::new(output));
                signature.asyncness = Some(Default::default());
            }
            Some(quote!(#signature { unimplemented!() }))
        }
        _ => None,
    });
    quote!(#(#attributes)* impl #ident for Service { #(#members)* })
}

/// What `impl Future<Output = T>` comes to.
fn awaited(output: &ReturnType) -> Option<Type> {
    let ReturnType::Type(_, output) = output else { return None };
    let Type::ImplTrait(output) = &**output else { return None };
    output.bounds.iter().find_map(|bound| {
        let TypeParamBound::Trait(bound) = bound else { return None };
        let PathArguments::AngleBracketed(arguments) = &bound.path.segments.last()?.arguments else { return None };
        arguments.args.iter().find_map(|argument| match argument {
            GenericArgument::AssocType(output) => Some(output.ty.clone()),
            _ => None,
        })
    })
}
