//! What a movement of what is allowed means for whom, by the direction in which values travel.

use super::Direction;
use crate::diff::Effect::{Additive, Breaking};
use crate::diff::{Effects, Side};

/// How what is allowed moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Movement {
    /// Fewer values are allowed.
    Narrower,
    /// More values are allowed.
    Wider,
    /// More values are allowed, of a kind that generated clients read without looking.
    Tolerated,
    /// Neither can be proven.
    Changed,
}

impl Movement {
    pub(super) const fn effects(self, direction: Direction) -> Effects {
        let (wire, callers, implementors) = match (direction, self) {
            (Direction::Request, Self::Narrower | Self::Changed) => (Breaking, Breaking, Additive),
            (Direction::Request, Self::Wider | Self::Tolerated) => (Additive, Additive, Additive),
            (Direction::Response, Self::Narrower) => (Additive, Additive, Breaking),
            (Direction::Response, Self::Wider) => (Breaking, Breaking, Additive),
            (Direction::Response, Self::Tolerated) => (Breaking, Additive, Additive),
            (Direction::Response, Self::Changed) => (Breaking, Breaking, Breaking),
        };
        Effects { wire, callers, implementors }
    }

    /// What to do about it, where nothing more particular is known.
    pub(super) fn advice(self, direction: Direction) -> Vec<(Side, String)> {
        let callers = match (direction, self) {
            (Direction::Request, Self::Narrower | Self::Changed) => {
                "Check what is passed as {it}: what was accepted may be refused now."
            }
            (Direction::Request, _) | (Direction::Response, Self::Narrower) => "",
            (Direction::Response, Self::Wider | Self::Changed) => {
                "Check what is done with {it}: values may come that did not come before."
            }
            (Direction::Response, Self::Tolerated) => {
                "Nothing has to change, unless code counts on the old limit of {it}: the client does not check it."
            }
        };
        let implementors = match (direction, self) {
            (Direction::Request, Self::Wider | Self::Tolerated | Self::Changed) => {
                "Handlers may get values in {it} that did not come before."
            }
            (Direction::Request, Self::Narrower) | (Direction::Response, Self::Wider | Self::Tolerated) => "",
            (Direction::Response, Self::Narrower | Self::Changed) => {
                "Check what is returned as {it}: what was right may be wrong now."
            }
        };
        let both = [(Side::Callers, callers), (Side::Implementors, implementors)];
        both.into_iter()
            .filter(|(_, advice)| !advice.is_empty())
            .map(|(side, advice)| (side, advice.to_owned()))
            .collect()
    }
}
