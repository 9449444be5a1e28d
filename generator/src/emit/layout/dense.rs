//! Tables as text: as much on a line as fits, which prettyplease would give a line for each element.

use std::fmt::Write as _;

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};

/// What a line may be long, where a literal does not make it longer.
pub(super) const WIDTH: usize = 100;

/// An item on as few lines as it fits on.
pub(super) fn item(tokens: TokenStream) -> String {
    let mut pieces = Pieces::default();
    pieces.add(tokens);
    format!("{}\n", pieces.fill(0, 4).trim_end())
}

/// Expressions and types as text, in pieces between which a line may end: at commas and before arrows.
#[derive(Debug, Default)]
pub(super) struct Pieces {
    text: String,
    /// Where all pieces but the first begin.
    begins: Vec<usize>,
}

impl Pieces {
    /// The text of tokens. As deep as they nest, which is as deep as the document does.
    pub(super) fn add(&mut self, tokens: TokenStream) {
        let mut before = Before::Open;
        for token in tokens {
            match token {
                TokenTree::Group(group) => {
                    let (open, close) = match group.delimiter() {
                        Delimiter::Parenthesis => ("(", ")"),
                        Delimiter::Bracket => ("[", "]"),
                        Delimiter::Brace if group.stream().is_empty() => ("{", "}"),
                        Delimiter::Brace => ("{ ", " }"),
                        Delimiter::None => ("", ""),
                    };
                    if group.delimiter() == Delimiter::Brace && before == Before::Word {
                        self.push(" ");
                    }
                    self.push(open);
                    self.add(group.stream());
                    self.push(close);
                    before = Before::Word;
                }
                TokenTree::Punct(punct) => {
                    let (character, joint) = (punct.as_char(), punct.spacing() == Spacing::Joint);
                    match (character, joint) {
                        ('=', false) => self.push(" = "),
                        // An empty list of a closure's parameters.
                        ('|', false) if before == Before::Bar => self.push("| "),
                        (';', _) => self.push("; "),
                        _ => self.push(character.encode_utf8(&mut [0; 4])),
                    }
                    before = match (character, joint, before) {
                        (',', ..) => {
                            self.split();
                            Before::Open
                        }
                        (':', true, _) => Before::Joint,
                        ('|', true, _) => Before::Bar,
                        (':', false, Before::Joint) => Before::Open,
                        (':', ..) => {
                            self.push(" ");
                            Before::Open
                        }
                        _ => Before::Open,
                    };
                }
                word => {
                    if before == Before::Word {
                        self.push(" ");
                    }
                    // Writing to a `String` does not fail.
                    _ = write!(self.text, "{word}");
                    before = Before::Word;
                }
            }
        }
    }

    /// Adds to the last piece.
    pub(super) fn push(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Starts another piece.
    pub(super) fn split(&mut self) {
        self.begins.push(self.text.len());
    }

    fn all(&self) -> impl Iterator<Item = &str> {
        let begins = std::iter::once(0).chain(self.begins.iter().copied());
        let ends = self.begins.iter().copied().chain([self.text.len()]);
        begins.zip(ends).map(|(begin, end)| self.text.get(begin..end).unwrap_or_default())
    }

    /// How many characters it has on one line.
    pub(super) fn width(&self) -> usize {
        self.text.chars().count() + self.begins.len()
    }

    /// On one line.
    pub(super) fn line(&self) -> String {
        self.all().collect::<Vec<_>>().join(" ")
    }

    /// On as few lines as they fit on, of which all but the first are indented by `indent`; `used` of the first one is
    /// taken.
    pub(super) fn fill(&self, used: usize, indent: usize) -> String {
        let mut text = String::with_capacity(self.text.len() + self.begins.len());
        self.fill_into(&mut text, used, indent);
        text
    }

    /// The same at the end of a text.
    pub(super) fn fill_into(&self, text: &mut String, used: usize, indent: usize) {
        let mut column = used;
        for (number, piece) in self.all().enumerate() {
            let length = piece.chars().count();
            if number > 0 && column + 1 + length > WIDTH {
                text.push('\n');
                text.extend(std::iter::repeat_n(' ', indent));
                column = indent;
            } else if number > 0 {
                text.push(' ');
                column += 1;
            }
            text.push_str(piece);
            column += length;
        }
    }
}

/// What stands before a token.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Before {
    /// Nothing that needs a space.
    Open,
    /// The first half of `::`.
    Joint,
    /// The first half of `||`.
    Bar,
    /// An identifier, a literal or a group.
    Word,
}

#[cfg(test)]
mod tests {
    use super::*;
    use quote::quote;

    fn pieces(tokens: TokenStream) -> Pieces {
        let mut pieces = Pieces::default();
        pieces.add(tokens);
        pieces
    }

    #[test]
    fn tokens_are_spaced_as_people_space_them() {
        let tokens =
            quote!(&Table { rules: &[Rule::Minimum(Limit::Integer(-5)), A], of: ::bindery::Map<Vec<T>>, x: &[] });
        let expected = "&Table { rules: &[Rule::Minimum(Limit::Integer(-5)), A], of: ::bindery::Map<Vec<T>>, x: &[] }";
        assert_eq!(pieces(tokens).line(), expected);
        assert_eq!(pieces(quote!("a".nullable().rule(MaxLength(1)))).line(), "\"a\".nullable().rule(MaxLength(1))");
    }

    #[test]
    fn lines_end_at_commas_where_they_are_full() {
        let numbers = (0u32..60).map(|number| quote!(#number));
        let text = pieces(quote!(&[#(#numbers),*])).fill(10, 4);
        assert!(text.lines().skip(1).all(|line| line.starts_with("    ") && line.len() <= WIDTH), "{text}");
        assert!(text.lines().count() > 2);
    }
}
