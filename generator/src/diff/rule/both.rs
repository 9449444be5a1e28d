//! How a table of rules for both directions is written: each line makes a rule for requests and one for responses. Most are
//! regular: by whether fewer, more or other values are allowed follows what that means for whom.

use super::Rule;

/// A rule for each direction.
#[derive(Clone, Copy)]
pub(in crate::diff) struct Both {
    pub(in crate::diff) request: Rule,
    pub(in crate::diff) response: Rule,
}

/// What a movement means in a direction.
macro_rules! meaning {
    (request narrower) => {
        "Requests that were right may be refused, so callers have to check what they pass. Handlers need not care."
    };
    (response narrower) => {
        "No answer is new to callers. Implementations have to check what they return, which may be no longer right."
    };
    (request wider) => {
        "Whatever was right stays right. Handlers may be passed values that did not come before."
    };
    (response wider) => {
        "Programs of the old edition may be sent what they do not expect, and so may callers' code. Implementations may \
         go on as they are."
    };
    (request tolerated) => {
        meaning!(request wider)
    };
    (response tolerated) => {
        "Programs of the old edition may be sent what they do not expect. Generated clients do not mind, so it is \
         additive for their callers. Implementations may go on as they are."
    };
    (request changed) => {
        "It counts as narrower and as wider: requests that were right may be refused or misread, and handlers may be \
         passed values that did not come before."
    };
    (response changed) => {
        "It counts as narrower and as wider: callers may be sent what they do not expect, and implementations have to \
         check what they return."
    };
}

/// The explanation of a rule in a direction.
macro_rules! explanation {
    ($direction:ident ($family:ident $text:literal)) => {
        concat!($text, " ", meaning!($direction $family))
    };
    (request [$request:literal, $response:literal]) => {
        $request
    };
    (response [$request:literal, $response:literal]) => {
        $response
    };
}

/// Makes a constant of each line, and `ALL` of them.
macro_rules! both {
    ($($name:ident $stem:literal: $title:literal, $explained:tt;)*) => {
        use super::both::{Both, explanation, meaning};
        use super::{Entry, Rule};

        $(
            #[doc = $title]
            pub(in crate::diff) const $name: Both = Both {
                request: Rule(&Entry {
                    id: concat!("request-", $stem),
                    title: concat!($title, " in requests"),
                    explanation: explanation!(request $explained),
                }),
                response: Rule(&Entry {
                    id: concat!("response-", $stem),
                    title: concat!($title, " in responses"),
                    explanation: explanation!(response $explained),
                }),
            };
        )*

        /// The whole table, by id.
        pub(super) const ALL: &[Rule] = &[
            $($name.request,)*
            $($name.response,)*
        ];
    };
}

pub(super) use {both, explanation, meaning};
