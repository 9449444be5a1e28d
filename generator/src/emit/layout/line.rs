//! Lines of the runtime's macros: on one line where that is short, else on as few as the entries fit on.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Ident;

#[cfg(test)]
use super::super::ident::from_text;
use super::dense::{Pieces, WIDTH};

const INDENT: usize = 4;

/// `::bindery::record!(Invite [0b1] { id: "id" });`
#[derive(Debug)]
pub(in super::super) struct Line {
    name: &'static str,
    head: Vec<Part>,
    entries: Vec<Entry>,
}

/// An entry between the braces.
#[derive(Debug)]
struct Entry {
    /// Lines of its own, before it.
    comments: Vec<String>,
    parts: Vec<Part>,
}

/// A part of a line, by how it is printed.
#[derive(Debug)]
pub(in super::super) enum Part {
    /// An identifier, a word of the macro, an expression or a type.
    Tokens(TokenStream),
    /// `=>`
    Arrow,
    /// `->`
    Gives,
    /// `key:`
    Key(Ident),
}

impl Line {
    /// The line of this macro for this type.
    pub(in super::super) fn new(name: &'static str, ident: Ident) -> Self {
        Self::of(name, quote!(#ident))
    }

    /// The line of this macro that begins so.
    pub(in super::super) fn of(name: &'static str, tokens: TokenStream) -> Self {
        Self { name, head: vec![Part::Tokens(tokens)], entries: Vec::new() }
    }

    /// With this before the braces.
    pub(in super::super) fn with(mut self, tokens: TokenStream) -> Self {
        self.head.push(Part::Tokens(tokens));
        self
    }

    /// With a member that is an expression.
    pub(in super::super) fn member(self, key: Ident, value: TokenStream) -> Self {
        self.entry([Part::Key(key), Part::Tokens(value)])
    }

    /// With an entry in the braces.
    pub(in super::super) fn entry(self, parts: impl IntoIterator<Item = Part>) -> Self {
        self.documented([], parts)
    }

    /// With an entry in the braces below a doc comment.
    pub(in super::super) fn documented(
        mut self,
        comments: impl IntoIterator<Item = String>,
        parts: impl IntoIterator<Item = Part>,
    ) -> Self {
        let (comments, parts) = (comments.into_iter().collect(), parts.into_iter().collect());
        self.entries.push(Entry { comments, parts });
        self
    }

    /// Whether there is nothing between the braces.
    pub(in super::super) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    pub(super) fn print(&self) -> String {
        let mut head = Pieces::default();
        head.push(&format!("::bindery::{}!(", self.name));
        add(&mut head, &self.head);
        if self.entries.is_empty() {
            return format!("{} {{}});\n", head.fill(0, 2 * INDENT));
        }
        let entries: Vec<Pieces> = self.entries.iter().map(|entry| pieces(&entry.parts)).collect();
        let short: Vec<String> = entries.iter().map(Pieces::line).collect();
        let short = format!("{} {{ {} }});\n", head.line(), short.join(", "));
        if short.chars().count() <= WIDTH + 1 && self.entries.iter().all(|entry| entry.comments.is_empty()) {
            return short;
        }
        let mut text = format!("{} {{", head.fill(0, 2 * INDENT));
        let mut column = WIDTH;
        for (entry, Entry { comments, .. }) in entries.into_iter().zip(&self.entries) {
            for comment in comments {
                text.push('\n');
                text.push_str(&" ".repeat(INDENT));
                text.push_str(comment);
                column = WIDTH;
            }
            // With the comma after it.
            let length = entry.line().chars().count() + 1;
            if column + 1 + length > WIDTH {
                text.push('\n');
                text.push_str(&" ".repeat(INDENT));
                column = INDENT;
            } else {
                text.push(' ');
                column += 1;
            }
            let entry = entry.fill(column, 2 * INDENT);
            text.push_str(&entry);
            text.push(',');
            let closed = entry.contains('\n') || !comments.is_empty();
            column = if closed { WIDTH } else { column + length };
        }
        text.push_str("\n});\n");
        text
    }

    /// The same as tokens.
    #[cfg(test)]
    pub(in super::super) fn tokens(&self) -> TokenStream {
        let name = from_text(self.name);
        let head = self.head.iter().map(Part::tokens);
        let entries = self.entries.iter().map(|entry| entry.parts.iter().map(Part::tokens).collect::<TokenStream>());
        quote!(::bindery::#name!(#(#head)* { #(#entries),* });)
    }
}

impl Part {
    #[cfg(test)]
    fn tokens(&self) -> TokenStream {
        match self {
            Self::Tokens(tokens) => tokens.clone(),
            Self::Arrow => quote!(=>),
            Self::Gives => quote!(->),
            Self::Key(key) => quote!(#key:),
        }
    }
}

fn add(pieces: &mut Pieces, parts: &[Part]) {
    for (number, part) in parts.iter().enumerate() {
        match part {
            // A line may end before them.
            Part::Arrow | Part::Gives => pieces.split(),
            _ if number > 0 => pieces.push(" "),
            _ => {}
        }
        match part {
            Part::Tokens(tokens) => pieces.add(tokens.clone()),
            Part::Arrow => pieces.push("=>"),
            Part::Gives => pieces.push("->"),
            Part::Key(key) => pieces.push(&format!("{key}:")),
        }
    }
}

fn pieces(parts: &[Part]) -> Pieces {
    let mut pieces = Pieces::default();
    add(&mut pieces, parts);
    pieces
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
            Part::Tokens(quote!(optional)),
            Part::Key(from_text("r#type")),
            Part::Tokens(quote!(data)),
            Part::Arrow,
            Part::Tokens(quote!(Vec<Option<Thing>>)),
        ]);
        for line in [long, short] {
            let tokens = line.tokens();
            let printed = line.print();
            let reparsed: TokenStream = printed.parse().unwrap();
            assert_eq!(skeleton(reparsed).to_string(), skeleton(tokens).to_string(), "{printed}");
        }
    }
}
