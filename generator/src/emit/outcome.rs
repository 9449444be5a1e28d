//! Types of what an operation answers with.

use proc_macro2::TokenStream;
use quote::quote;

use super::scope::Scope;
use crate::plan::{Operation, ReplyEnum, TypeRef};

/// What the declared errors carry on the wire.
pub(super) fn failure(scope: &Scope<'_>, operation: &Operation) -> Option<TokenStream> {
    let outcome = &operation.outcome;
    if let Some(item) = failures(operation) {
        return Some(scope.operation(&item.ident));
    }
    let (statuses, body) = (outcome.statuses.as_ref()?, outcome.failure_body.as_ref()?);
    let (statuses, body) = (scope.operation(&statuses.ident), scope.ty(body));
    Some(quote!(::bindery::operation::Failure<#statuses, #body>))
}

/// The enumeration of the declared errors, where they differ.
fn failures(operation: &Operation) -> Option<&ReplyEnum> {
    let TypeRef::Operation(name) = operation.outcome.failure.as_ref()? else { return None };
    operation.outcome.replies.iter().find(|item| item.ident == *name)
}

/// The payload and the errors of an envelope that may report some.
fn reported(operation: &Operation) -> Option<(&TypeRef, &TypeRef)> {
    let envelope = operation.outcome.envelope.as_ref()?;
    Some((&envelope.payload, envelope.errors.as_ref()?))
}

/// What the alias of an operation's error stands for; nothing where the error has a definition of its own.
pub(super) fn error_definition(scope: &Scope<'_>, operation: &Operation) -> Option<TokenStream> {
    let failure = failure(scope, operation);
    let Some((payload, errors)) = reported(operation) else {
        return failure.filter(|_| failures(operation).is_none());
    };
    let (payload, errors) = (scope.ty(payload), scope.ty(errors));
    let envelope = quote!(::bindery::operation::EnvelopeError<#payload, #errors>);
    Some(match failure {
        Some(failure) => quote!(::bindery::operation::EnvelopeFailure<#envelope, #failure>),
        None => envelope,
    })
}

/// The error as client and server name it.
pub(super) fn error(scope: &Scope<'_>, operation: &Operation) -> TokenStream {
    let outcome = &operation.outcome;
    // Not by way of `failure`, which marks its types as used here.
    let fails = failures(operation).is_some() || (outcome.statuses.is_some() && outcome.failure_body.is_some());
    let defined = reported(operation).is_some() || fails;
    match outcome.error.as_ref().filter(|_| defined) {
        Some(name) => scope.operation(name),
        None => quote!(::core::convert::Infallible),
    }
}
