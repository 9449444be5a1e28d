//! Attributes and visibility: what stands before an item, a member, a variant.

use proc_macro2::Delimiter;

use super::super::sheet::{Break, INDENT, Sheet};
use super::tokens::Tokens;

/// All attributes that follow, comments among them.
pub(super) fn attributes(tokens: &mut Tokens, sheet: &mut Sheet) -> Option<()> {
    while tokens.take("#") {
        tokens.group(Delimiter::Bracket, |inner| match inner.take_word("doc") {
            true => comment(inner, sheet),
            false => attribute(inner, sheet),
        })?;
    }
    Some(())
}

/// `pub`, `pub(crate)` or nothing.
pub(super) fn visibility(tokens: &mut Tokens, sheet: &mut Sheet) -> Option<()> {
    if !tokens.take_word("pub") {
        return Some(());
    }
    sheet.word("pub");
    if tokens.follows_group(Delimiter::Parenthesis) {
        sheet.word("(");
        tokens.group(Delimiter::Parenthesis, |scope| {
            sheet.show(scope.ident().filter(|scope| *scope == "crate" || *scope == "super")?);
            Some(())
        })?;
        sheet.word(")");
    }
    sheet.word(" ");
    Some(())
}

/// A line of documentation.
fn comment(tokens: &mut Tokens, sheet: &mut Sheet) -> Option<()> {
    tokens.take("=").then_some(())?;
    let literal = tokens.literal()?.to_string();
    let text = value(&literal)?;
    if text.contains('\n') || text.starts_with('/') {
        return None;
    }
    sheet.word("///");
    sheet.word(text.trim_end_matches(' '));
    sheet.end();
    Some(())
}

/// The value of a string literal, raw or not.
fn value(literal: &str) -> Option<String> {
    if let Some(raw) = literal.strip_prefix('r') {
        let bare = raw.trim_matches('#');
        return Some(bare.strip_prefix('"')?.strip_suffix('"')?.to_owned());
    }
    let mut rest = literal.strip_prefix('"')?.strip_suffix('"')?;
    let mut text = String::with_capacity(rest.len());
    while let Some((plain, escape)) = rest.split_once('\\') {
        text.push_str(plain);
        let (c, after) = escaped(escape)?;
        text.push(c);
        rest = after;
    }
    text.push_str(rest);
    Some(text)
}

/// The character of an escape, with what follows it; none for those that nobody writes.
fn escaped(escape: &str) -> Option<(char, &str)> {
    let mut rest = escape.chars();
    let c = match rest.next()? {
        quote @ ('"' | '\\' | '\'') => quote,
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'u' => {
            let (digits, after) = rest.as_str().strip_prefix('{')?.split_once('}')?;
            return Some((char::from_u32(u32::from_str_radix(digits, 16).ok()?)?, after));
        }
        _ => return None,
    };
    Some((c, rest.as_str()))
}

fn attribute(tokens: &mut Tokens, sheet: &mut Sheet) -> Option<()> {
    sheet.word("#[");
    sheet.show(tokens.ident()?);
    if tokens.take("=") {
        sheet.word(" = ");
        sheet.show(tokens.literal()?);
    } else if !tokens.is_empty() {
        tokens.group(Delimiter::Parenthesis, |entries| list(entries, sheet))?;
    }
    sheet.word("]");
    sheet.may_end(Break { blanks: 1, ..Break::default() });
    Some(())
}

/// The list of an attribute, in its parentheses.
fn list(tokens: &mut Tokens, sheet: &mut Sheet) -> Option<()> {
    sheet.word("(");
    sheet.open(INDENT);
    sheet.may_end(Break::default());
    while !tokens.is_empty() {
        if tokens.take("::") {
            sheet.word("::");
        } else if tokens.take("=") {
            sheet.word(" = ");
        } else if tokens.take(",") {
            (!tokens.is_empty()).then_some(())?;
            sheet.word(",");
            sheet.may_end(Break { blanks: 1, ..Break::default() });
        } else if tokens.follows_literal() {
            sheet.show(tokens.literal()?);
        } else {
            sheet.show(tokens.ident()?);
        }
    }
    sheet.may_end(Break { closes: true, ..Break::default() });
    sheet.close();
    sheet.word(")");
    Some(())
}

#[cfg(test)]
mod tests {
    use super::super::super::super::lit::lit;
    use super::super::super::super::testing::Strings;
    use super::value;

    #[test]
    fn literals_have_the_values_that_they_were_made_of() {
        for text in Strings::new(23).take(4_000) {
            assert_eq!(value(&lit(&text).to_string()).as_deref(), Some(text.as_str()));
        }
        assert_eq!(value("r#\" a \"b\" \"#").as_deref(), Some(" a \"b\" "));
        assert_eq!(value("b\"a\""), None);
    }
}
