//! `PartialEq` of generated types, from what the codec sees: a body less for each type.

use crate::codec::Codec;
use crate::json::view;
use crate::number::Exact;
use crate::operation::Reply;
use crate::shape::{Entries, View};
use crate::validate::canonical;

/// How deep values are compared side by side, which takes twice the stack of spelling them out: what lies deeper is
/// compared in one spelling for equal values.
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
        view(left, &mut |a| view(right, &mut |b| equal = Some(same_view(a, b, depth))));
    }
    equal.unwrap_or_else(|| canonical(left) == canonical(right))
}

/// Whether two replies are equal: the declared response, the status, the body.
pub fn same_reply<T: Reply>(left: &T, right: &T) -> bool {
    let (left, right) = (left.parts(), right.parts());
    left.variant == right.variant && left.status == right.status && same(left.body, right.body)
}

fn same_view(left: View<'_>, right: View<'_>, depth: usize) -> bool {
    match (left, right) {
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
            let listed = std::ptr::eq(shape, other) && a.iter().zip(b).all(|(a, b)| same_within(*a, *b, depth));
            let unlisted = match (more, others) {
                (Some(more), Some(others)) => same_entries(more, others, depth),
                (more, others) => more.or(others).is_none_or(Entries::is_empty),
            };
            listed && unlisted
        }
        (View::Map(a), View::Map(b)) => same_entries(a, b, depth),
        _ => false,
    }
}

/// Whether the keys have equal values, in whatever order: a map may keep the one in which they came.
fn same_entries(left: &dyn Entries, right: &dyn Entries, depth: usize) -> bool {
    let mut equal = left.len() == right.len();
    if equal {
        left.each(&mut |key, a| equal = equal && right.get(key).is_some_and(|b| same_within(a, b, depth)));
    }
    equal
}
