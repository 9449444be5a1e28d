//! Types, paths and bounds.

use proc_macro2::{Delimiter, TokenTree};

use super::super::sheet::{Break, INDENT, Sheet};
use super::tokens::Tokens;

/// A type.
pub(super) fn ty(tokens: &mut Tokens, sheet: &mut Sheet) -> Option<()> {
    if tokens.take("&") {
        sheet.word("&");
        if tokens.follows("'") {
            lifetime(tokens, sheet)?;
            sheet.word(" ");
        }
        if tokens.take_word("mut") {
            sheet.word("mut ");
        }
        return ty(tokens, sheet);
    }
    if tokens.follows_group(Delimiter::Parenthesis) {
        sheet.word("(");
        let count = tokens.group(Delimiter::Parenthesis, |inner| list(inner, sheet, Some(INDENT), ty))?;
        sheet.word(")");
        // One type in parentheses is no tuple.
        return (count != 1).then_some(());
    }
    if tokens.follows_group(Delimiter::Bracket) {
        sheet.word("[");
        tokens.group(Delimiter::Bracket, |inner| ty(inner, sheet))?;
        sheet.word("]");
        return Some(());
    }
    for word in ["impl", "dyn"] {
        if tokens.take_word(word) {
            sheet.word(word);
            sheet.word(" ");
            return bounds(tokens, sheet, |sheet| sheet.word(" + "));
        }
    }
    path(tokens, sheet)
}

/// Bounds with what `between` puts before the `+` of all but the first.
pub(super) fn bounds(tokens: &mut Tokens, sheet: &mut Sheet, between: impl Fn(&mut Sheet)) -> Option<()> {
    loop {
        if tokens.follows("'") {
            lifetime(tokens, sheet)?
        } else {
            path(tokens, sheet)?
        }
        if !tokens.take("+") {
            return Some(());
        }
        between(sheet);
    }
}

pub(super) fn lifetime(tokens: &mut Tokens, sheet: &mut Sheet) -> Option<()> {
    tokens.take("'").then_some(())?;
    sheet.word("'");
    sheet.show(tokens.ident()?);
    Some(())
}

/// The path of a type or a trait.
fn path(tokens: &mut Tokens, sheet: &mut Sheet) -> Option<()> {
    segments(tokens, sheet, KEYWORDS, |tokens, sheet| {
        if tokens.follows("<") {
            arguments(tokens, sheet)?;
        }
        (!tokens.follows_group(Delimiter::Parenthesis) && !tokens.follows("!")).then_some(())
    })
}

/// With what a type begins that is no path.
const KEYWORDS: &[&str] = &["fn", "unsafe", "extern", "for", "as"];

/// The segments of a path, none of which may be one of these words, and what stands behind each of them.
pub(super) fn segments(
    tokens: &mut Tokens,
    sheet: &mut Sheet,
    keywords: &[&str],
    mut behind: impl FnMut(&mut Tokens, &mut Sheet) -> Option<()>,
) -> Option<()> {
    if tokens.take("::") {
        sheet.word("::");
    }
    loop {
        let segment = tokens.ident()?;
        if keywords.iter().any(|word| *segment == word) {
            return None;
        }
        sheet.show(segment);
        behind(tokens, sheet)?;
        if !tokens.take("::") {
            return Some(());
        }
        sheet.word("::");
    }
}

/// What stands in angle brackets.
pub(super) fn arguments(tokens: &mut Tokens, sheet: &mut Sheet) -> Option<()> {
    tokens.take("<").then_some(())?;
    sheet.word("<");
    sheet.open(INDENT);
    sheet.may_end(Break::default());
    loop {
        argument(tokens, sheet)?;
        let last = !tokens.take(",") || tokens.follows(">");
        comma(sheet, last);
        if last {
            break;
        }
    }
    sheet.close();
    sheet.word(">");
    tokens.take(">").then_some(())
}

fn argument(tokens: &mut Tokens, sheet: &mut Sheet) -> Option<()> {
    if tokens.follows("'") {
        return lifetime(tokens, sheet);
    }
    if let [TokenTree::Ident(_), TokenTree::Punct(punct), ..] = tokens.rest()
        && punct.as_char() == '='
    {
        sheet.show(tokens.ident()?);
        sheet.word(" = ");
        tokens.take("=");
    }
    if tokens.follows_literal() {
        sheet.show(tokens.literal()?);
        return Some(());
    }
    ty(tokens, sheet)
}

/// Everything in a pair of brackets, with commas between: in a group of their own, so much further in, or in that around
/// them. Returns how many there are.
pub(super) fn list(
    tokens: &mut Tokens,
    sheet: &mut Sheet,
    indent: Option<isize>,
    mut element: impl FnMut(&mut Tokens, &mut Sheet) -> Option<()>,
) -> Option<usize> {
    if tokens.is_empty() {
        return Some(0);
    }
    if let Some(indent) = indent {
        sheet.open(indent);
    }
    sheet.may_end(Break::default());
    let mut count = 0;
    while !tokens.is_empty() {
        element(tokens, sheet)?;
        count += 1;
        let more = tokens.take(",");
        // A comma after the only one means a tuple.
        let last = tokens.is_empty();
        if (!more && !last) || (more && last && count == 1) {
            return None;
        }
        comma(sheet, last);
    }
    if indent.is_some() {
        sheet.close();
    }
    Some(count)
}

/// What stands after an element of a list: after the last only where lines end.
pub(super) fn comma(sheet: &mut Sheet, last: bool) {
    if last {
        sheet.may_end(Break { comma: true, closes: true, ..Break::default() });
    } else {
        sheet.word(",");
        sheet.may_end(Break { blanks: 1, ..Break::default() });
    }
}
