//! Lines that give a type or the client methods.

use super::{method, skip_entry, with};
use proc_macro2::TokenStream;
use quote::quote;
use syn::ext::IdentExt as _;
use syn::parse::{ParseBuffer, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Attribute, Expr, Ident, ItemImpl, Token, Type, braced, parenthesized, parse_quote};

/// `Name [whole] { member(Type) [=> expr], … }`
pub(super) fn new(input: ParseStream<'_>) -> syn::Result<Vec<ItemImpl>> {
    let name = input.call(Ident::parse_any)?;
    input.parse::<Option<Ident>>()?;
    let members;
    braced!(members in input);
    let mut parameters = Vec::new();
    while !members.is_empty() {
        let (member, ty) = (members.call(Ident::parse_any)?, in_parentheses(&members)?);
        parameters.push(quote!(#member: #ty));
        skip_entry(&members)?;
    }
    let new = quote! {
        /// With its required members.
        pub fn new(#(#parameters),*) -> Self
    };
    Ok(vec![with(parse_quote!(impl #name {}), vec![method(new)?])])
}

/// `Name, self { /// … member: Type => expr, … }`
pub(super) fn defaults(input: ParseStream<'_>) -> syn::Result<Vec<ItemImpl>> {
    let name = input.call(Ident::parse_any)?;
    input.parse::<Token![,]>()?;
    input.parse::<Token![self]>()?;
    let members;
    braced!(members in input);
    let mut made = Vec::new();
    while !members.is_empty() {
        let docs = members.call(Attribute::parse_outer)?;
        let member = members.call(Ident::parse_any)?;
        members.parse::<Token![:]>()?;
        let ty: Type = members.parse()?;
        skip_entry(&members)?;
        made.push(method(quote!(#(#docs)* pub fn #member(&self) -> #ty))?);
    }
    Ok(vec![with(parse_quote!(impl #name {}), made)])
}

/// `Call<…>, request { /// … name(Type) [in body [or default]] [=> expr], … }`
pub(super) fn setters(input: ParseStream<'_>) -> syn::Result<Vec<ItemImpl>> {
    let call: Type = input.parse()?;
    input.parse::<Token![,]>()?;
    input.parse::<Ident>()?;
    let members;
    braced!(members in input);
    let mut made = Vec::new();
    while !members.is_empty() {
        let docs = members.call(Attribute::parse_outer)?;
        let (name, ty) = (members.call(Ident::parse_any)?, in_parentheses(&members)?);
        let parameter = (!ty.is_empty()).then(|| quote!(, #name: #ty));
        skip_entry(&members)?;
        made.push(method(quote!(#(#docs)* pub fn #name(self #parameter) -> Self))?);
    }
    Ok(vec![with(parse_quote!(impl #call {}), made)])
}

/// `Name { /// … name(response: &Type) => expr, … }`
pub(super) fn callbacks(input: ParseStream<'_>) -> syn::Result<Vec<ItemImpl>> {
    let name = input.call(Ident::parse_any)?;
    let members;
    braced!(members in input);
    let mut made = Vec::new();
    while !members.is_empty() {
        let docs = members.call(Attribute::parse_outer)?;
        let (name, given) = (members.call(Ident::parse_any)?, in_parentheses(&members)?);
        skip_entry(&members)?;
        made.push(method(quote!(#(#docs)* pub fn #name(&self, #given) -> Option<String>))?);
    }
    Ok(vec![with(parse_quote!(impl #name {}), made)])
}

/// `Client, self { /// … name(response: &Type; id(Type): member = expr) -> Call<…> => expr, … }`
pub(super) fn links(input: ParseStream<'_>) -> syn::Result<Vec<ItemImpl>> {
    let caller: Type = input.parse()?;
    input.parse::<Token![,]>()?;
    input.parse::<Token![self]>()?;
    while !input.peek(syn::token::Brace) {
        input.parse::<proc_macro2::TokenTree>()?;
    }
    let members;
    braced!(members in input);
    let mut made = Vec::new();
    while !members.is_empty() {
        let docs = members.call(Attribute::parse_outer)?;
        let name = members.call(Ident::parse_any)?;
        let parameters = link(&members)?;
        members.parse::<Token![->]>()?;
        let call: Type = members.parse()?;
        skip_entry(&members)?;
        let gives = quote!(Result<#call, LinkError>);
        made.push(method(quote!(#(#docs)* pub fn #name(&self #(, #parameters)*) -> #gives))?);
    }
    Ok(vec![with(parse_quote!(impl #caller {}), made)])
}

/// What a link is given, and what its call requires beside that.
fn link(members: &ParseBuffer<'_>) -> syn::Result<Vec<TokenStream>> {
    let inside;
    parenthesized!(inside in members);
    let mut parameters = Vec::new();
    while !inside.is_empty() && !inside.peek(Token![;]) {
        let name = inside.call(Ident::parse_any)?;
        inside.parse::<Token![:]>()?;
        let ty: Type = inside.parse()?;
        inside.parse::<Option<Token![,]>>()?;
        parameters.push(quote!(#name: #ty));
    }
    if inside.parse::<Option<Token![;]>>()?.is_some() {
        while !inside.is_empty() {
            let (name, ty) = (inside.call(Ident::parse_any)?, in_parentheses(&inside)?);
            inside.parse::<Token![:]>()?;
            inside.call(Ident::parse_any)?;
            inside.parse::<Token![=]>()?;
            inside.parse::<Expr>()?;
            inside.parse::<Option<Token![,]>>()?;
            parameters.push(quote!(#name: #ty));
        }
    }
    Ok(parameters)
}

fn in_parentheses(input: &ParseBuffer<'_>) -> syn::Result<TokenStream> {
    let inside;
    parenthesized!(inside in input);
    let tokens: TokenStream = inside.parse()?;
    // As a type, so that nothing else passes for one.
    match tokens.is_empty() {
        true => Ok(tokens),
        false => {
            use syn::parse::Parser as _;
            let types = Punctuated::<Given, Token![,]>::parse_terminated.parse2(tokens)?;
            Ok(quote!(#types))
        }
    }
}

/// `Type`, or `name: Type`.
struct Given(Option<Ident>, Type);

impl syn::parse::Parse for Given {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let named = input.peek(Ident::peek_any) && input.peek2(Token![:]) && !input.peek2(Token![::]);
        let name = if named { Some(input.call(Ident::parse_any)?) } else { None };
        if named {
            input.parse::<Token![:]>()?;
        }
        Ok(Self(name, input.parse()?))
    }
}

impl quote::ToTokens for Given {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let (name, ty) = (self.0.iter(), &self.1);
        tokens.extend(quote!(#(#name:)* #ty));
    }
}
