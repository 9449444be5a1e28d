//! Functions and methods, with bodies that are a few expressions.

use proc_macro2::Delimiter;

use super::super::sheet::{Break, INDENT, Sheet};
use super::expressions::expression;
use super::tokens::Tokens;
use super::types::{list, ty};

/// A function after its visibility; its group is open, and closed here.
pub(super) fn function(tokens: &mut Tokens, sheet: &mut Sheet) -> Option<()> {
    tokens.take_word("fn").then_some(())?;
    sheet.word("fn ");
    sheet.show(&tokens.ident()?);
    let mut parameters = tokens.group(Delimiter::Parenthesis)?;
    sheet.word("(");
    sheet.may_end(Break { never: true, ..Break::default() });
    list(&mut parameters, sheet, Some(0), parameter)?;
    sheet.word(")");
    if tokens.take("->") {
        sheet.open(-INDENT);
        sheet.word(" -> ");
        ty(tokens, sheet)?;
        sheet.close();
    }
    if tokens.take(";") {
        sheet.word(";");
        sheet.close();
    } else {
        body(tokens.group(Delimiter::Brace)?, sheet)?;
    }
    tokens.is_empty().then_some(())
}

fn parameter(tokens: &mut Tokens, sheet: &mut Sheet) -> Option<()> {
    if tokens.take("&") {
        sheet.word("&");
    }
    if tokens.take_word("mut") {
        sheet.word("mut ");
    }
    let name = tokens.ident()?;
    sheet.show(&name);
    if name == "self" {
        return Some(());
    }
    tokens.take(":").then_some(())?;
    sheet.word(": ");
    ty(tokens, sheet)
}

/// A block after its head, whose group is open, and closed here.
fn body(mut tokens: Tokens, sheet: &mut Sheet) -> Option<()> {
    sheet.word(" {");
    let empty = tokens.is_empty();
    while !tokens.is_empty() {
        sheet.end();
        expression(&mut tokens, sheet, true)?;
        if tokens.take(";") {
            sheet.word(";");
        } else {
            tokens.is_empty().then_some(())?;
        }
    }
    if !empty {
        sheet.end_block();
    }
    sheet.close();
    sheet.word("}");
    Some(())
}
