//! A line for each operation that answers in pages.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::super::ident::{from_text, ident};
use super::super::super::layout::{Line, Part};
use super::super::super::lit::{integer, lit, unsigned};
use super::Codec;
use crate::ir::{Asked, NextPage};
use crate::plan::{Operation, Paging, Wire};

impl Codec<'_> {
    /// `paginated!`
    pub(super) fn paginated(&self, operation: &Operation) -> Option<Line> {
        let paging = operation.paging.as_ref()?;
        let name = self.scope.runtime("operation", "Paging");
        let at = |asked: &Asked| unsigned(asked.member as u64);
        let (how, arguments) = match &paging.next {
            NextPage::Cursor(asked, from) => ("cursor", vec![at(asked), texts(from)]),
            NextPage::Last(asked, of) => ("last", vec![at(asked), texts(of)]),
            NextPage::Number(asked, first) => ("number", vec![at(asked), integer(i128::from(first.unwrap_or(1)))]),
            NextPage::Offset(asked) => ("offset", vec![at(asked)]),
            NextPage::Url(from) => ("url", vec![texts(from)]),
            NextPage::Link => ("link", Vec::new()),
        };
        let how = from_text(how);
        let within = paging
            .next
            .asked()
            .map(|asked| texts(&asked.path))
            .filter(|_| paging.next.asked().is_some_and(|asked| !asked.path.is_empty()));
        let within = within.map(|path| quote!(.within(#path)));
        let here = wires(&paging.here).map(|path| quote!(.here(#path)));
        let more = paging.more.as_ref().map(|flag| {
            let (how, path) = (from_text(if flag.last { "done" } else { "more" }), texts(&flag.path));
            quote!(.#how(#path))
        });
        let total = wires(&paging.total).map(|path| quote!(.total(#path)));
        let line = Line::new("paginated", ident(&operation.request.ident));
        let line = line.with(items(paging)).with(self.scope.ty(&paging.item));
        Some(line.entry([Part::Tokens(quote!(#name::#how(#(#arguments),*) #within #here #more #total))]))
    }
}

/// Where the items are.
fn items(paging: &Paging) -> TokenStream {
    let there = |optional: bool| optional.then(|| quote!(.as_mut()?));
    let mut path = TokenStream::new();
    if paging.optional && !paging.list.is_empty() {
        path.extend(quote!(as_mut()?));
    }
    for (number, (name, optional)) in paging.list.iter().enumerate() {
        let is_last = number + 1 == paging.list.len();
        let dot = (!path.is_empty()).then(|| quote!(.));
        let (name, there) = (ident(name), there(*optional && !is_last));
        path.extend(quote!(#dot #name #there));
    }
    match &paging.variant {
        Some((several, page)) => {
            let (several, page) = (ident(several), ident(page));
            quote!([#several::#page; #path])
        }
        None => quote!([#path]),
    }
}

fn texts(path: &[String]) -> TokenStream {
    let path = path.iter().map(|name| lit(name));
    quote!(&[#(#path),*])
}

/// Names of members, where there are any.
fn wires(path: &[Wire]) -> Option<TokenStream> {
    let path: Vec<_> = path.iter().map(|name| lit(&name.0)).collect();
    (!path.is_empty()).then(|| quote!(&[#(#path),*]))
}
