//! A program that implements a server: all traits of the old edition, each method as it was written, and the router.

use std::collections::BTreeMap;

use quote::ToTokens;
use syn::{FnArg, Generics, ItemFn, ItemTrait, TraitItem, Type};

/// The traits and the routers of a server crate.
#[derive(Default)]
pub struct Service {
    traits: BTreeMap<String, String>,
    routers: Vec<(String, String)>,
}

impl Service {
    /// Takes a trait, which `Implementor` implements.
    pub fn contract(&mut self, item: &ItemTrait) {
        let name = item.ident.to_string();
        let parts = item.items.iter().map(|part| match part {
            TraitItem::Type(part) => format!("type {} = ();", part.ident),
            TraitItem::Fn(method) => format!("{} {{ async {{ any() }} }}", method.sig.to_token_stream()),
            _ => String::new(),
        });
        let parts: String = parts.collect();
        self.traits
            .insert(name.clone(), format!("impl crate::pairs::PAIR::server::{name} for Implementor {{ {parts} }}"));
    }

    /// Takes a function that makes something of implementations.
    pub fn router(&mut self, file: &str, item: &ItemFn) {
        let bounds = item.sig.generics.where_clause.to_token_stream().to_string();
        let asked = self.traits.iter().filter(|(name, _)| super::expected::mentions(&bounds, name));
        let implemented: String = asked.map(|(_, text)| text.as_str()).collect();
        let module = if file.ends_with("receiver.rs") { "receiver::" } else { "" };
        let path = format!("{module}{}", item.sig.ident);
        let passed = item.sig.inputs.iter().map(|input| match input {
            FnArg::Typed(of) if asks(&item.sig.generics, &of.ty) => "Implementor",
            FnArg::Typed(_) => "any()",
            FnArg::Receiver(_) => "self",
        });
        let passed = passed.collect::<Vec<_>>().join(", ");
        let call = format!("fn used() {{ let _ = crate::pairs::PAIR::server::{path}({passed}); }}");
        self.routers.push((path, format!("struct Implementor; {implemented} {call}")));
    }

    /// The programs, each by the function that it calls.
    pub fn programs(self) -> Vec<(String, String)> {
        self.routers
    }
}

/// Whether a type is one that the caller chooses.
fn asks(generics: &Generics, ty: &Type) -> bool {
    let ty = ty.to_token_stream().to_string();
    generics.type_params().any(|param| param.ident == ty)
}
