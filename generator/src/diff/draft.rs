//! A change as a comparison finds it, before it has its lines and its Rust.

use super::api::Direction;
use super::{Effects, Rule, Side};
use crate::source::Span;

/// A change of the API.
pub(super) struct Draft {
    pub(super) rule: Rule,
    /// The operations, by [`Operation::key`](crate::ir::Operation::key); empty where it is the API as a whole.
    pub(super) operations: Vec<String>,
    pub(super) subject: String,
    pub(super) old: Option<Span>,
    pub(super) new: Option<Span>,
    /// What Rust stands for: the operation, parameter, property or schema in which it happened, where that is larger than
    /// the place shown. By these spans changed items are found that belong to it.
    pub(super) within: (Option<Span>, Option<Span>),
    /// Which way the values travel that it is about, where that makes a difference.
    pub(super) direction: Option<Direction>,
    pub(super) effects: Effects,
    pub(super) what: String,
    pub(super) advice: Vec<(Side, String)>,
}
