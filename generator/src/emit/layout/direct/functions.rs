//! Functions and methods, with bodies that are a few expressions.

use proc_macro2::Delimiter;

use super::super::sheet::{Break, INDENT, Sheet};
use super::expressions::expression;
use super::items::block;
use super::tokens::Tokens;
use super::types::{list, ty};

/// A function after its visibility; its group is open, and closed here.
pub(super) fn function(tokens: &mut Tokens, sheet: &mut Sheet) -> Option<()> {
    tokens.take_word("fn").then_some(())?;
    sheet.word("fn ");
    sheet.show(tokens.ident()?);
    sheet.word("(");
    sheet.may_end(Break { never: true, ..Break::default() });
    tokens.group(Delimiter::Parenthesis, |parameters| list(parameters, sheet, Some(0), parameter))?;
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
        return Some(());
    }
    block(tokens, sheet, body)
}

fn parameter(tokens: &mut Tokens, sheet: &mut Sheet) -> Option<()> {
    if tokens.take("&") {
        sheet.word("&");
    }
    if tokens.take_word("mut") {
        sheet.word("mut ");
    }
    let name = tokens.ident()?;
    sheet.show(name);
    if name == "self" {
        return Some(());
    }
    tokens.take(":").then_some(())?;
    sheet.word(": ");
    ty(tokens, sheet)
}

/// The lines of a body.
fn body(tokens: &mut Tokens, sheet: &mut Sheet) -> Option<()> {
    while !tokens.is_empty() {
        sheet.end();
        expression(tokens, sheet, true)?;
        if tokens.take(";") {
            sheet.word(";");
        } else {
            tokens.is_empty().then_some(())?;
        }
    }
    Some(())
}
