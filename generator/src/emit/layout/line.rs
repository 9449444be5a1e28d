//! Lines of the runtime's macros: on one line where that is short, else an entry on each.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Ident;

#[cfg(test)]
use super::super::ident::from_text;
use super::direct;
use super::item::print;

/// What a line may be long to stay one line.
const WIDTH: usize = 100;

/// `::bindery::record!(Invite [0b1] { id: "id" });`
#[derive(Debug)]
pub(in super::super) struct Line {
    name: &'static str,
    head: Vec<Part>,
    entries: Vec<Vec<Part>>,
}

/// A part of a line, by how it is printed.
#[derive(Debug)]
pub(in super::super) enum Part {
    /// An identifier, a word of the macro or an expression.
    Expression(TokenStream),
    /// A type.
    Type(TokenStream),
    /// `=>`
    Arrow,
    /// `key:`
    Key(Ident),
}

impl Line {
    /// The line of this macro for this type.
    pub(in super::super) fn new(name: &'static str, ident: Ident) -> Self {
        Self { name, head: vec![Part::Expression(quote!(#ident))], entries: Vec::new() }
    }

    /// With this before the braces.
    pub(in super::super) fn with(mut self, tokens: TokenStream) -> Self {
        self.head.push(Part::Expression(tokens));
        self
    }

    /// With a member that is an expression.
    pub(in super::super) fn member(self, key: Ident, value: TokenStream) -> Self {
        self.entry([Part::Key(key), Part::Expression(value)])
    }

    /// With an entry in the braces.
    pub(in super::super) fn entry(mut self, parts: impl IntoIterator<Item = Part>) -> Self {
        self.entries.push(parts.into_iter().collect());
        self
    }

    pub(super) fn print(self) -> syn::Result<String> {
        let head = format!("::bindery::{}!({}", self.name, join(self.head)?);
        let entries = self.entries.into_iter().map(join).collect::<syn::Result<Vec<_>>>()?;
        if entries.is_empty() {
            return Ok(format!("{head} {{}});\n"));
        }
        let short = format!("{head} {{ {} }});\n", entries.join(", "));
        if short.len() <= WIDTH + 1 && !short.trim_end().contains('\n') {
            return Ok(short);
        }
        let mut text = format!("{head} {{\n");
        for entry in entries {
            for line in entry.lines() {
                text.push_str("    ");
                text.push_str(line);
                text.push('\n');
            }
            text.pop();
            text.push_str(",\n");
        }
        text.push_str("});\n");
        Ok(text)
    }

    /// The same as tokens.
    #[cfg(test)]
    pub(in super::super) fn tokens(&self) -> TokenStream {
        let name = from_text(self.name);
        let head = self.head.iter().map(Part::tokens);
        let entries = self.entries.iter().map(|entry| entry.iter().map(Part::tokens).collect::<TokenStream>());
        quote!(::bindery::#name!(#(#head)* { #(#entries),* });)
    }
}

impl Part {
    fn print(self) -> syn::Result<String> {
        match self {
            Self::Expression(tokens) => {
                direct::expression(tokens, |tokens| bare(quote!(const X: T = #tokens;), "const X: T = "))
            }
            Self::Type(tokens) => direct::ty(tokens, |tokens| bare(quote!(type X = #tokens;), "type X = ")),
            Self::Arrow => Ok("=>".to_owned()),
            Self::Key(key) => Ok(format!("{key}:")),
        }
    }

    #[cfg(test)]
    fn tokens(&self) -> TokenStream {
        match self {
            Self::Expression(tokens) | Self::Type(tokens) => tokens.clone(),
            Self::Arrow => quote!(=>),
            Self::Key(key) => quote!(#key:),
        }
    }
}

/// What prettyplease prints between `before` and the semicolon.
fn bare(item: TokenStream, before: &str) -> syn::Result<String> {
    let text = print(item)?;
    let bare = text.trim_start().strip_prefix(before).and_then(|text| text.strip_suffix(";\n"));
    Ok(bare.unwrap_or(&text).to_owned())
}

fn join(parts: Vec<Part>) -> syn::Result<String> {
    Ok(parts.into_iter().map(Part::print).collect::<syn::Result<Vec<_>>>()?.join(" "))
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::skeleton;
    use super::*;

    #[test]
    fn a_printed_line_has_the_tokens_that_it_was_given() {
        let long = (0..12).fold(Line::new("record", from_text("Thing")).with(quote!([0b1, 0b11])), |line, number| {
            let key = from_text(&format!("member_{number}"));
            line.member(key, quote!("a member".nullable().rules(&[Rule::MinLength(1), Rule::Pattern(&PATTERN_0)])))
        });
        let short = Line::new("envelope", from_text("Response")).entry([
            Part::Expression(quote!(optional)),
            Part::Key(from_text("r#type")),
            Part::Expression(quote!(data)),
            Part::Arrow,
            Part::Type(quote!(Vec<Option<Thing>>)),
        ]);
        for line in [long, short] {
            let tokens = line.tokens();
            let printed = line.print().unwrap();
            let reparsed: TokenStream = printed.parse().unwrap();
            assert_eq!(skeleton(reparsed).to_string(), skeleton(tokens).to_string(), "{printed}");
        }
    }
}
