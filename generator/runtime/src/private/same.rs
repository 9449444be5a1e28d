//! `PartialEq` of generated types, from what the codec sees: a body less for each type.

use crate::codec::Codec;
use crate::json::view;
use crate::number::Exact;
use crate::operation::Reply;
use crate::shape::{Entries, View};

/// How deep values are compared side by side, which takes twice the stack of encoding them: what lies deeper is
/// compared as JSON.
const DEPTH: usize = 16;

/// Whether two values of one type are equal: every member, and the unknown ones that are kept.
pub fn same(left: &dyn Codec, right: &dyn Codec) -> bool {
    same_within(left, right, DEPTH)
}

fn same_within(left: &dyn Codec, right: &dyn Codec, depth: usize) -> bool {
    if left.is_absent() != right.is_absent() {
        return false;
    }
    let mut equal = None;
    if let Some(depth) = depth.checked_sub(1) {
        view(left, &mut |a| view(right, &mut |b| equal = same_view(a, b, depth)));
    }
    equal.unwrap_or_else(|| crate::encode(left) == crate::encode(right))
}

/// Whether two replies are equal: the declared response, the status, the body.
pub fn same_reply<T: Reply>(left: &T, right: &T) -> bool {
    let (left, right) = (left.parts(), right.parts());
    left.variant == right.variant && left.status == right.status && same(left.body, right.body)
}

/// Nothing where the views can't tell: the entries of maps are only seen one after the other.
fn same_view(left: View<'_>, right: View<'_>, depth: usize) -> Option<bool> {
    Some(match (left, right) {
        (View::Null, View::Null) => true,
        (View::Boolean(a), View::Boolean(b)) => a == b,
        (View::Integer(a), View::Integer(b)) => a == b,
        (View::Number(a), View::Number(b)) => a == b,
        (View::Literal(a), View::Literal(b)) => Exact::of(a) == Exact::of(b),
        (View::String(a), View::String(b)) => a == b,
        (View::Binary(a), View::Binary(b)) => a == b,
        (View::Stream(a), View::Stream(b)) => a.address() == b.address(),
        (View::Any(a), View::Any(b)) => a == b,
        (View::Array(a), View::Array(b)) => {
            let equal = |index| matches!((a.get(index), b.get(index)), (Some(a), Some(b)) if same_within(a, b, depth));
            a.len() == b.len() && (0..a.len()).all(equal)
        }
        (View::Object(shape, a, more), View::Object(other, b, others)) => {
            let (more, others) = (more.map_or(0, Entries::len), others.map_or(0, Entries::len));
            let listed = std::ptr::eq(shape, other) && a.iter().zip(b).all(|(a, b)| same_within(*a, *b, depth));
            match listed && more == others {
                true if more > 0 => return None,
                equal => equal,
            }
        }
        (View::Map(a), View::Map(b)) => return (a.len() != b.len()).then_some(false),
        _ => false,
    })
}
