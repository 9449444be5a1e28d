//! Items: definitions, blocks of methods, constants, imports.

use proc_macro2::Delimiter;

use super::super::sheet::{Break, INDENT, Sheet};
use super::attributes::{attributes, visibility};
use super::expressions::expression;
use super::functions::function;
use super::head::{Head, Word};
use super::tokens::Tokens;
use super::types::{bounds, lifetime, list, ty};

/// An item, or a member of a block, without the end of its last line.
pub(super) fn item(head: Head, tokens: &mut Tokens, sheet: &mut Sheet) -> Option<()> {
    let (word, end) = (head.word, tokens.at() + head.length);
    attributes(tokens, sheet)?;
    sheet.open(if matches!(word, Word::Static | Word::Const) { 0 } else { INDENT });
    visibility(tokens, sheet)?;
    match word {
        Word::Fn => function(tokens, sheet)?,
        Word::Struct => structure(tokens, sheet)?,
        Word::Enum => enumeration(tokens, sheet)?,
        Word::Impl => implementation(tokens, sheet)?,
        Word::Trait => interface(tokens, sheet)?,
        Word::Static => constant("static", tokens, sheet)?,
        Word::Const => constant("const", tokens, sheet)?,
        Word::Type => alias(tokens, sheet)?,
        Word::Use => import(tokens, sheet)?,
        Word::Mod => declaration(tokens, sheet)?,
        Word::Other => return None,
    }
    (tokens.at() == end).then_some(())
}

fn structure(tokens: &mut Tokens, sheet: &mut Sheet) -> Option<()> {
    name("struct", tokens, sheet)?;
    if tokens.take("<") {
        sheet.word("<");
        lifetime(tokens, sheet)?;
        tokens.take(">").then_some(())?;
        sheet.word(">");
    }
    if tokens.follows_group(Delimiter::Parenthesis) {
        fields(tokens, sheet)?;
    } else if tokens.follows_group(Delimiter::Brace) {
        return lines(tokens, sheet, |tokens, sheet| {
            attributes(tokens, sheet)?;
            visibility(tokens, sheet)?;
            sheet.show(tokens.ident()?);
            tokens.take(":").then_some(())?;
            sheet.word(": ");
            ty(tokens, sheet)
        });
    }
    semicolon(tokens, sheet)
}

fn enumeration(tokens: &mut Tokens, sheet: &mut Sheet) -> Option<()> {
    name("enum", tokens, sheet)?;
    lines(tokens, sheet, |tokens, sheet| {
        attributes(tokens, sheet)?;
        sheet.show(tokens.ident()?);
        if tokens.follows_group(Delimiter::Parenthesis) {
            sheet.open(INDENT);
            fields(tokens, sheet)?;
            sheet.close();
        }
        Some(())
    })
}

/// Fields without names, in the group around them.
fn fields(tokens: &mut Tokens, sheet: &mut Sheet) -> Option<()> {
    sheet.word("(");
    tokens.group(Delimiter::Parenthesis, |fields| {
        list(fields, sheet, None, |tokens, sheet| {
            attributes(tokens, sheet)?;
            visibility(tokens, sheet)?;
            ty(tokens, sheet)
        })
    })?;
    sheet.word(")");
    Some(())
}

/// A block with a line for each entry; closes the group around it.
fn lines(tokens: &mut Tokens, sheet: &mut Sheet, entry: fn(&mut Tokens, &mut Sheet) -> Option<()>) -> Option<()> {
    block(tokens, sheet, |tokens, sheet| {
        while !tokens.is_empty() {
            sheet.end();
            entry(tokens, sheet)?;
            sheet.word(",");
            if !tokens.take(",") && !tokens.is_empty() {
                return None;
            }
        }
        Some(())
    })
}

/// A block, empty or with lines; closes the group around it.
pub(super) fn block(
    tokens: &mut Tokens,
    sheet: &mut Sheet,
    contents: impl FnOnce(&mut Tokens, &mut Sheet) -> Option<()>,
) -> Option<()> {
    sheet.word(" {");
    tokens.group(Delimiter::Brace, |inner| {
        let empty = inner.is_empty();
        contents(inner, sheet)?;
        if !empty {
            sheet.end_block();
        }
        Some(())
    })?;
    sheet.close();
    sheet.word("}");
    Some(())
}

fn implementation(tokens: &mut Tokens, sheet: &mut Sheet) -> Option<()> {
    tokens.take_word("impl").then_some(())?;
    sheet.open_filled(-INDENT);
    sheet.word("impl ");
    ty(tokens, sheet)?;
    if tokens.take_word("for") {
        sheet.may_end(Break { blanks: 1, ..Break::default() });
        sheet.word("for ");
        ty(tokens, sheet)?;
    }
    sheet.close();
    members(tokens, sheet, |word| matches!(word, Word::Type | Word::Const))
}

fn interface(tokens: &mut Tokens, sheet: &mut Sheet) -> Option<()> {
    name("trait", tokens, sheet)?;
    if tokens.take(":") {
        sheet.word(": ");
        bounds(tokens, sheet, |sheet| sheet.word(" + "))?;
    }
    members(tokens, sheet, |_| false)
}

/// The members of a block, with an empty line between unless both are `short`; closes the group around it.
fn members(tokens: &mut Tokens, sheet: &mut Sheet, short: fn(Word) -> bool) -> Option<()> {
    block(tokens, sheet, |tokens, sheet| {
        let mut before = None;
        while !tokens.is_empty() {
            let head = Head::of(tokens.rest());
            let is_short = short(head.word);
            match before {
                Some(previous) if !(previous && is_short) => sheet.end_spaced(),
                _ => sheet.end(),
            }
            before = Some(is_short);
            item(head, tokens, sheet)?;
        }
        Some(())
    })
}

fn constant(word: &str, tokens: &mut Tokens, sheet: &mut Sheet) -> Option<()> {
    name(word, tokens, sheet)?;
    tokens.take(":").then_some(())?;
    sheet.word(": ");
    ty(tokens, sheet)?;
    tokens.take("=").then_some(())?;
    sheet.word(" = ");
    sheet.may_end(Break { never: true, ..Break::default() });
    expression(tokens, sheet, false)?;
    semicolon(tokens, sheet)
}

/// An alias, or the type of a trait with its bounds.
fn alias(tokens: &mut Tokens, sheet: &mut Sheet) -> Option<()> {
    name("type", tokens, sheet)?;
    if tokens.take(":") {
        sheet.word(": ");
        bounds(tokens, sheet, |sheet| {
            sheet.may_end(Break { blanks: 1, ..Break::default() });
            sheet.word("+ ");
        })?;
    } else {
        tokens.take("=").then_some(())?;
        sheet.word(" = ");
        sheet.may_end(Break { never: true, ..Break::default() });
        sheet.open(-INDENT);
        ty(tokens, sheet)?;
        sheet.close();
    }
    semicolon(tokens, sheet)
}

/// An import without braces.
fn import(tokens: &mut Tokens, sheet: &mut Sheet) -> Option<()> {
    tokens.take_word("use").then_some(())?;
    sheet.word("use ");
    while !tokens.follows(";") {
        if tokens.take("::") {
            sheet.word("::");
        } else if tokens.take("*") {
            sheet.word("*");
        } else if tokens.take_word("as") {
            sheet.word(" as ");
        } else {
            sheet.show(tokens.ident()?);
        }
    }
    semicolon(tokens, sheet)
}

fn declaration(tokens: &mut Tokens, sheet: &mut Sheet) -> Option<()> {
    name("mod", tokens, sheet)?;
    semicolon(tokens, sheet)
}

/// The word of an item with its name.
fn name(word: &str, tokens: &mut Tokens, sheet: &mut Sheet) -> Option<()> {
    tokens.take_word(word).then_some(())?;
    sheet.word(word);
    sheet.word(" ");
    sheet.show(tokens.ident()?);
    Some(())
}

/// The end of an item, and of the group around it.
fn semicolon(tokens: &mut Tokens, sheet: &mut Sheet) -> Option<()> {
    tokens.take(";").then_some(())?;
    sheet.word(";");
    sheet.close();
    Some(())
}
