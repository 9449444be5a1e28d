//! What a change of messages means for the three sides, by direction.
//!
//! | | wire | callers | implementors |
//! |---|---|---|---|
//! | request narrower | breaking | breaking | additive |
//! | request wider | additive | additive | additive |
//! | response narrower | additive | additive | breaking |
//! | response wider | breaking | breaking | additive |
//!
//! In webhooks and callbacks the API sends: who receives has the server's crate, and the API the client's. So there the
//! requests are read as responses, and callers and implementors change places.

use super::context::At;
use super::schema::Direction;
use crate::diff::{Effect, Effects};

/// How the messages that are valid have changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shift {
    /// Fewer are than before.
    Narrower,
    /// More are.
    Wider,
}

pub(super) use Effect::{Additive as A, Breaking as B, Cosmetic as C};

/// Effects by side: wire, callers, implementors.
pub(super) const fn effects(wire: Effect, callers: Effect, implementors: Effect) -> Effects {
    Effects { wire, callers, implementors }
}

impl At {
    /// What those have to do who send what is required now.
    pub(super) const fn demand(&self) -> &'static str {
        match self.hook {
            true => "Whoever sends it has to have it with each request.",
            false => "Pass it always: requests without it are refused.",
        }
    }

    /// What those have to do who got what may be missing now.
    pub(super) const fn lack(&self) -> &'static str {
        match self.hook {
            true => "Expect messages without it; receivers of the old edition refuse them.",
            false => "Expect requests without it.",
        }
    }

    /// What it means that messages of this direction have changed.
    pub(super) fn effects(&self, direction: Direction, shift: Shift) -> Effects {
        use Direction::{Request, Response};
        match (self.hook, direction, shift) {
            (false, Request, Shift::Narrower) => effects(B, B, A),
            (false, Request, Shift::Wider) => effects(A, A, A),
            (false, Response, Shift::Narrower) => effects(A, A, B),
            (false, Response, Shift::Wider) => effects(B, B, A),
            (true, Request, Shift::Narrower) => effects(A, B, A),
            (true, Request, Shift::Wider) => effects(B, A, B),
            (true, Response, Shift::Narrower) => effects(B, A, B),
            (true, Response, Shift::Wider) => effects(A, A, A),
        }
    }
}
