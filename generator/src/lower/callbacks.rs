//! Where callbacks are sent.
//!
//! ```yaml
//! callbacks: {onEvent: {'{$request.body#/url}?token=1': {post: …}}}
//! ```
//! is a method of the request's record that tells the address, for the server that has to send there. Where the
//! expression leads to nothing that the types of request and response have, the address is for the sender to know.

use super::context::Lowering;
use super::links;
use crate::diagnostic::{Code, Diagnostic};
use crate::document;
use crate::ir::{Callback, Json, LinkValue, Operation};

/// The addresses of all callbacks; `declared` has what the document says of the first of `operations`, in their order.
pub(super) fn lower(
    lowering: &mut Lowering<'_>,
    operations: &mut [Operation],
    declared: &[(String, &document::Operation)],
) {
    for (operation, (_, declared)) in operations.iter_mut().zip(declared) {
        for (name, callback) in declared.callbacks.iter() {
            let Some(callback) = lowering.resolver.item(callback) else { continue };
            let paths = &callback.item.paths;
            for expression in paths.keys() {
                // What a caller knows of when the callback is sent.
                let answer = operation.answers.iter().position(|answer| !answer.failure).unwrap_or_default();
                match address(lowering, (operation, answer), expression.as_str()) {
                    Ok(address) => operation.callbacks.push(Callback {
                        name: name.value.clone(),
                        expression: expression.value.clone(),
                        several: paths.len() > 1,
                        answer,
                        address,
                    }),
                    Err(why) => {
                        let message = format!("nothing is generated for the address of the callback `{name}`");
                        let note = Diagnostic::note(Code::NotGenerated, message).at(expression.span, why);
                        lowering.diagnostics.push(note);
                    }
                }
            }
        }
    }
}

fn address(lowering: &Lowering<'_>, from: (&Operation, usize), expression: &str) -> Result<LinkValue, String> {
    match links::text_value(lowering, from, expression)? {
        LinkValue::Constant(Json::String(text)) if !text.contains("://") => {
            Err("neither a URL nor a runtime expression".to_owned())
        }
        // What is nothing but an expression.
        LinkValue::Text(mut parts) if parts.len() == 1 => parts.pop().ok_or_else(String::new),
        address => Ok(address),
    }
}
