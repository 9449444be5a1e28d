//! Expressions: literals, paths, calls, chains of methods, struct literals, tuples, arrays, references.

use proc_macro2::{Delimiter, TokenTree};

use super::super::sheet::{Break, INDENT, Sheet};
use super::tokens::Tokens;
use super::types::{arguments, comma, list, segments};

/// Struct literals wider than this stand on several lines.
const LITERAL_WIDTH: usize = 34;

/// An expression; `first` is one that begins a statement.
pub(super) fn expression(tokens: &mut Tokens, sheet: &mut Sheet, first: bool) -> Option<()> {
    for sign in ["&", "-", "!", "*"] {
        if tokens.take(sign) {
            sheet.word(sign);
            if sign == "&" && tokens.follows_word("mut") {
                return None;
            }
            return expression(tokens, sheet, false);
        }
    }
    let chained = is_chain(tokens.rest());
    // A method of a short name stays on its line.
    let short = first
        && matches!(tokens.rest(), [TokenTree::Ident(name), TokenTree::Punct(dot), ..]
            if dot.as_char() == '.' && name.to_string().len() <= 4);
    if chained {
        sheet.open(INDENT);
    }
    primary(tokens, sheet)?;
    let mut links = 0;
    while tokens.take(".") {
        links += 1;
        if !(short && links == 1) {
            sheet.may_end(Break::default());
        }
        sheet.word(".");
        if tokens.follows_literal() {
            sheet.show(tokens.literal()?);
            continue;
        }
        sheet.show(tokens.ident()?);
        if tokens.take("::") {
            sheet.word("::");
            arguments(tokens, sheet)?;
        }
        if tokens.follows_group(Delimiter::Parenthesis) {
            let unindented = short && links == 1 && !tokens.rest().iter().skip(1).any(is_dot);
            sheet.open(if unindented { -INDENT } else { 0 });
            call(tokens, sheet)?;
            sheet.close();
        }
    }
    if chained {
        sheet.close();
    }
    let ended = match tokens.rest().first() {
        None => true,
        Some(TokenTree::Punct(punct)) => matches!(punct.as_char(), ',' | ';'),
        Some(_) => false,
    };
    ended.then_some(())
}

/// Whether members or methods of the expression follow.
fn is_chain(rest: &[TokenTree]) -> bool {
    let ends = |token: &&TokenTree| !matches!(token, TokenTree::Punct(punct) if matches!(punct.as_char(), ',' | ';'));
    rest.iter().take_while(ends).any(is_dot)
}

fn is_dot(token: &TokenTree) -> bool {
    is(token, '.')
}

fn is(token: &TokenTree, c: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == c)
}

fn primary(tokens: &mut Tokens, sheet: &mut Sheet) -> Option<()> {
    match tokens.rest().first()? {
        TokenTree::Literal(_) => {
            sheet.show(tokens.literal()?);
            Some(())
        }
        TokenTree::Group(group) => match group.delimiter() {
            Delimiter::Parenthesis => {
                sheet.word("(");
                let count = tokens.group(Delimiter::Parenthesis, |inner| list(inner, sheet, Some(INDENT), element))?;
                sheet.word(")");
                // One expression in parentheses is no tuple.
                (count != 1).then_some(())
            }
            Delimiter::Bracket => tokens.group(Delimiter::Bracket, |inner| array(inner, sheet)),
            Delimiter::Brace | Delimiter::None => None,
        },
        TokenTree::Ident(_) => path(tokens, sheet),
        TokenTree::Punct(_) if tokens.follows("::") => path(tokens, sheet),
        TokenTree::Punct(_) => None,
    }
}

fn element(tokens: &mut Tokens, sheet: &mut Sheet) -> Option<()> {
    expression(tokens, sheet, false)
}

/// A path, with the arguments of a call or the members of a literal.
fn path(tokens: &mut Tokens, sheet: &mut Sheet) -> Option<()> {
    let mut rest = tokens.rest().iter();
    let after = rest.find(|token| !matches!(token, TokenTree::Ident(_)) && !is(token, ':'));
    let literal = matches!(after, Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace);
    if literal {
        sheet.open(INDENT);
    }
    segments(tokens, sheet, KEYWORDS, |_, _| Some(()))?;
    if literal {
        return tokens.group(Delimiter::Brace, |inner| members(inner, sheet));
    }
    if tokens.follows_group(Delimiter::Parenthesis) { call(tokens, sheet) } else { Some(()) }
}

/// The members of a struct literal, whose group is open.
fn members(tokens: &mut Tokens, sheet: &mut Sheet) -> Option<()> {
    sheet.word(" {");
    if !tokens.is_empty() {
        sheet.may_end(Break { blanks: 1, ..Break::default() });
    }
    while !tokens.is_empty() {
        if tokens.take("..") {
            sheet.word("..");
            expression(tokens, sheet, false)?;
            tokens.is_empty().then_some(())?;
            sheet.may_end(Break { blanks: 1, closes: true, ..Break::default() });
            break;
        }
        sheet.show(tokens.ident()?);
        if tokens.take(":") {
            sheet.word(": ");
            expression(tokens, sheet, false)?;
        }
        let more = tokens.take(",");
        let last = tokens.is_empty();
        match (more, last) {
            (_, true) => sheet.may_end(Break { blanks: 1, comma: true, closes: true, ..Break::default() }),
            (true, false) => comma(sheet, false),
            (false, false) => return None,
        }
    }
    sheet.close_within(LITERAL_WIDTH);
    sheet.word("}");
    Some(())
}

/// The arguments of a call, in their parentheses.
fn call(tokens: &mut Tokens, sheet: &mut Sheet) -> Option<()> {
    sheet.word("(");
    tokens.group(Delimiter::Parenthesis, |arguments| match is_block(arguments.rest()) {
        true => element(arguments, sheet),
        false => list(arguments, sheet, Some(INDENT), element).map(|_| ()),
    })?;
    sheet.word(")");
    Some(())
}

/// Whether the only argument is one that opens a block of its own: an array, a tuple, a struct literal.
fn is_block(arguments: &[TokenTree]) -> bool {
    match arguments {
        [TokenTree::Group(group)] => match group.delimiter() {
            Delimiter::Parenthesis => {
                let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                inner.is_empty() || inner.iter().any(|token| is(token, ','))
            }
            Delimiter::Bracket => !group.stream().into_iter().any(|token| is(&token, ';')),
            Delimiter::Brace | Delimiter::None => false,
        },
        [path @ .., TokenTree::Group(group)] if group.delimiter() == Delimiter::Brace => {
            path.iter().all(|token| matches!(token, TokenTree::Ident(_)) || is(token, ':'))
        }
        _ => false,
    }
}

fn array(tokens: &mut Tokens, sheet: &mut Sheet) -> Option<()> {
    if tokens.is_empty() {
        sheet.word("[]");
        return Some(());
    }
    if is_simple(tokens.rest()) {
        return numbers(tokens, sheet);
    }
    sheet.word("[");
    // A comma after the only element is no tuple here, but nobody writes one.
    list(tokens, sheet, Some(INDENT), element)?;
    sheet.word("]");
    Some(())
}

/// Whether an array is of short words only, as many of which stand on a line as it holds.
fn is_simple(elements: &[TokenTree]) -> bool {
    elements.iter().all(|token| match token {
        TokenTree::Literal(literal) => is_short(&literal.to_string()),
        TokenTree::Ident(ident) => ident == "true" || ident == "false",
        TokenTree::Punct(_) => is(token, ','),
        TokenTree::Group(_) => false,
    })
}

/// Whether a literal is an integer, a character or a byte.
fn is_short(literal: &str) -> bool {
    match literal.as_bytes() {
        [b'0', b'x' | b'b' | b'o', ..] | [b'\'', ..] | [b'b', b'\'', ..] => true,
        [b'0'..=b'9', ..] => !literal.contains(['.', 'e', 'E', 'f']),
        _ => false,
    }
}

fn numbers(tokens: &mut Tokens, sheet: &mut Sheet) -> Option<()> {
    sheet.open(INDENT);
    sheet.word("[");
    sheet.may_end(Break::default());
    sheet.open_filled(0);
    loop {
        primary(tokens, sheet)?;
        let more = tokens.take(",");
        if tokens.is_empty() {
            break;
        }
        more.then_some(())?;
        comma(sheet, false);
    }
    sheet.close();
    comma(sheet, true);
    sheet.word("]");
    sheet.close();
    Some(())
}

/// Words with which other expressions begin.
const KEYWORDS: &[&str] = &[
    "async", "await", "break", "const", "continue", "for", "if", "let", "loop", "match", "move", "return", "unsafe",
    "while", "yield",
];
