//! Opening and closing envelopes.

use crate::codec::{Codec, Nullable};
use crate::json::view;
use crate::operation::{EnvelopeError, Opened};
use crate::shape::View;

/// A member that may hold a `T`.
pub trait Slot<T> {
    /// What it holds.
    fn take(self) -> Option<T>;
    /// Makes it hold this.
    fn put(&mut self, value: T);
}

impl<T> Slot<T> for T {
    fn take(self) -> Option<T> {
        Some(self)
    }

    fn put(&mut self, value: T) {
        *self = value;
    }
}

impl<T> Slot<T> for Option<T> {
    fn take(self) -> Option<T> {
        self
    }

    fn put(&mut self, value: T) {
        *self = Some(value);
    }
}

impl<T> Slot<T> for Nullable<T> {
    fn take(self) -> Option<T> {
        self.into_option()
    }

    fn put(&mut self, value: T) {
        *self = Self::Value(value);
    }
}

/// Whether a value says nothing: null, false, empty, or an object without members.
fn says_nothing(value: &dyn Codec) -> bool {
    let mut nothing = false;
    view(value, &mut |view| {
        nothing = match view {
            View::Null => true,
            View::String(text) => text.is_empty(),
            View::Binary(binary) => binary.length() == Some(0),
            View::Array(elements) => elements.is_empty(),
            View::Map(entries) => entries.is_empty(),
            View::Any(value) => match value {
                serde_json::Value::Null => true,
                serde_json::Value::String(text) => text.is_empty(),
                serde_json::Value::Array(elements) => elements.is_empty(),
                serde_json::Value::Object(members) => members.is_empty(),
                serde_json::Value::Bool(value) => !value,
                serde_json::Value::Number(_) => false,
            },
            View::Boolean(value) => !value,
            View::Integer(_) | View::Number(_) | View::Literal(_) | View::Object(..) | View::Stream(_) => false,
        };
    });
    nothing
}

/// The outcome that an envelope's members state, in the order of precedence: a success member that denies it, errors,
/// then the payload.
pub fn open<P: Codec, E: Codec>(
    success: Option<bool>,
    payload: Option<P>,
    errors: Option<E>,
) -> Result<Option<P>, Opened<EnvelopeError<P, E>>> {
    let payload = self::payload(payload);
    let errors = errors.filter(|errors| !says_nothing(errors));
    if errors.is_none() && success != Some(false) {
        return Ok(payload);
    }
    let errors = errors.unwrap_or_else(E::blank);
    Err(Opened::Api(match payload {
        Some(payload) => EnvelopeError::with_partial(errors, payload),
        None => EnvelopeError::new(errors),
    }))
}

/// What a payload alone holds.
pub fn payload<P: Codec>(payload: Option<P>) -> Option<P> {
    payload.filter(|payload| !matches_null(payload))
}

/// What went wrong, where the call did not go well.
pub fn words<E>(success: Option<bool>, words: Option<E>) -> Option<E> {
    words.filter(|_| success == Some(false))
}

fn matches_null(value: &dyn Codec) -> bool {
    let mut null = false;
    view(value, &mut |view| null = matches!(view, View::Null));
    null
}

/// As [`open`], where success needs no payload.
pub fn open_optional<P: Codec, E: Codec>(
    success: Option<bool>,
    payload: Option<P>,
    errors: Option<E>,
) -> Result<Option<P>, Opened<EnvelopeError<Option<P>, E>>> {
    open(success, payload, errors).map_err(|opened| match opened {
        Opened::Empty => Opened::Empty,
        Opened::Api(error) => {
            let (errors, payload) = error.into_parts();
            Opened::Api(match payload {
                Some(payload) => EnvelopeError::with_partial(errors, Some(payload)),
                None => EnvelopeError::new(errors),
            })
        }
    })
}

/// Fills the members of an envelope.
pub fn close<P, E>(payload: &mut impl Slot<P>, errors: &mut impl Slot<E>, result: Result<P, EnvelopeError<P, E>>) {
    match result {
        Ok(value) => payload.put(value),
        Err(error) => {
            let (found, partial) = error.into_parts();
            errors.put(found);
            if let Some(partial) = partial {
                payload.put(partial);
            }
        }
    }
}

/// As [`close`], where success needs no payload.
pub fn close_optional<P, E>(
    payload: &mut impl Slot<P>,
    errors: &mut impl Slot<E>,
    result: Result<Option<P>, EnvelopeError<Option<P>, E>>,
) {
    match result {
        Ok(None) => {}
        Ok(Some(value)) => payload.put(value),
        Err(error) => {
            let (found, partial) = error.into_parts();
            errors.put(found);
            if let Some(partial) = partial.flatten() {
                payload.put(partial);
            }
        }
    }
}
