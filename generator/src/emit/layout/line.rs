//! Lines of the runtime's macros: on one line where that is short, else on as few as the entries fit on.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Ident;

use super::dense::{Pieces, WIDTH};

const INDENT: usize = 4;

/// `::bindery::record!(Invite [0b1] { id: "id" });`
///
/// Kept as text: tokens take ten times the memory, and there may be as many entries as a document has members.
#[derive(Debug)]
pub(in super::super) struct Line {
    /// What stands before the braces.
    head: Pieces,
    entries: Vec<Entry>,
}

/// An entry between the braces.
#[derive(Debug)]
struct Entry {
    /// Lines of its own, before it.
    comments: Vec<String>,
    pieces: Pieces,
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
        let mut head = Pieces::default();
        head.push("::bindery::");
        head.push(name);
        head.push("!(");
        head.add(tokens);
        Self { head, entries: Vec::new() }
    }

    /// With this before the braces.
    pub(in super::super) fn with(mut self, tokens: TokenStream) -> Self {
        self.head.push(" ");
        self.head.add(tokens);
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
        self.entries.push(Entry { comments: comments.into_iter().collect(), pieces: pieces(parts) });
        self
    }

    /// Whether there is nothing between the braces.
    pub(in super::super) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    pub(super) fn print(self) -> String {
        let Self { head, entries } = self;
        if entries.is_empty() {
            return format!("{} {{}});\n", head.fill(0, 2 * INDENT));
        }
        let between = " { ".len() + 2 * (entries.len() - 1) + " });".len();
        let width = head.width() + between + entries.iter().map(|entry| entry.pieces.width()).sum::<usize>();
        if width <= WIDTH && entries.iter().all(|entry| entry.comments.is_empty()) {
            let entries: Vec<String> = entries.iter().map(|entry| entry.pieces.line()).collect();
            return format!("{} {{ {} }});\n", head.line(), entries.join(", "));
        }
        let mut text = format!("{} {{", head.fill(0, 2 * INDENT));
        let mut column = WIDTH;
        for Entry { comments, pieces } in entries {
            for comment in &comments {
                text.push('\n');
                text.push_str(&" ".repeat(INDENT));
                text.push_str(comment);
                column = WIDTH;
            }
            // With the comma after it.
            let length = pieces.width() + 1;
            if column + 1 + length > WIDTH {
                text.push('\n');
                text.push_str(&" ".repeat(INDENT));
                column = INDENT;
            } else {
                text.push(' ');
                column += 1;
            }
            let before = text.len();
            pieces.fill_into(&mut text, column, 2 * INDENT);
            let lines = text.get(before..).is_some_and(|entry| entry.contains('\n'));
            text.push(',');
            column = if lines || !comments.is_empty() { WIDTH } else { column + length };
        }
        text.push_str("\n});\n");
        text
    }
}

fn pieces(parts: impl IntoIterator<Item = Part>) -> Pieces {
    let mut pieces = Pieces::default();
    for (number, part) in parts.into_iter().enumerate() {
        match part {
            // A line may end before them.
            Part::Arrow | Part::Gives => pieces.split(),
            _ if number > 0 => pieces.push(" "),
            _ => {}
        }
        match part {
            Part::Tokens(tokens) => pieces.add(tokens),
            Part::Arrow => pieces.push("=>"),
            Part::Gives => pieces.push("->"),
            Part::Key(key) => pieces.push(&format!("{key}:")),
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::super::super::ident::from_text;
    use super::super::super::testing::skeleton;
    use super::*;

    #[test]
    fn a_printed_line_has_the_tokens_that_it_was_given() {
        let value = || quote!("a member".nullable().rules(&[Rule::MinLength(1), Rule::Pattern(&PATTERN_0)]));
        let keys: Vec<Ident> = (0..12).map(|number| from_text(&format!("member_{number}"))).collect();
        let long = Line::new("record", from_text("Thing")).with(quote!([0b1, 0b11]));
        let long = keys.iter().fold(long, |line, key| line.member(key.clone(), value()));
        let values = keys.iter().map(|_| value());
        let of_long = quote!(::bindery::record!(Thing [0b1, 0b11] { #(#keys: #values),* }););
        let short = Line::new("envelope", from_text("Response")).entry([
            Part::Tokens(quote!(optional)),
            Part::Key(from_text("r#type")),
            Part::Tokens(quote!(data)),
            Part::Arrow,
            Part::Tokens(quote!(Vec<Option<Thing>>)),
        ]);
        let of_short = quote!(::bindery::envelope!(Response { optional r#type: data => Vec<Option<Thing>> }););
        for (line, tokens) in [(long, of_long), (short, of_short)] {
            let printed = line.print();
            let reparsed: TokenStream = printed.parse().unwrap();
            assert_eq!(skeleton(reparsed).to_string(), skeleton(tokens).to_string(), "{printed}");
        }
    }
}
