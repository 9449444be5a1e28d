//! Types of what an operation answers with.

use proc_macro2::TokenStream;
use quote::quote;

use super::scope::Scope;
use crate::plan::{Operation, TypeRef};

/// What the declared errors carry on the wire.
pub(super) fn failure(scope: &Scope<'_>, operation: &Operation) -> Option<TokenStream> {
    let outcome = &operation.outcome;
    match (&outcome.statuses, &outcome.failure_body, &outcome.failure) {
        (Some(statuses), Some(body), _) => {
            let (statuses, body) = (scope.operation(statuses), scope.ty(body));
            let failure = scope.runtime("operation", "Failure");
            Some(quote!(#failure<#statuses, #body>))
        }
        (None, _, Some(TypeRef::Operation(name))) => Some(scope.operation(name)),
        _ => None,
    }
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
        let error = operation.outcome.error.as_ref();
        return failure.filter(|_| !operation.outcome.replies.iter().any(|item| Some(&item.ident) == error));
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
    let outcome_fails = outcome.failure.is_some() || outcome.statuses.is_some();
    let defined = reported(operation).is_some() || outcome_fails;
    match outcome.error.as_ref().filter(|_| defined) {
        Some(name) => scope.operation(name),
        None => quote!(::core::convert::Infallible),
    }
}
