//! Objects that require themselves.
//!
//! ```yaml
//! Node:
//!   type: object
//!   required: [next]
//!   properties: {next: {$ref: '#/components/schemas/Node'}}
//! ```
//! has no value, as each would contain another one. That may be written down all the same, so it is no error: what leads
//! back is optional in the type, into which clients then read what is really sent, and still demanded wherever values are
//! checked. A circle of lists or unions alone can't be opened in this way; `analyse::blank` reports it.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::ir::{Inhabited, Kind, Rule, Span, TypeDef, TypeId, Types, needed};

/// Opens the circles, one member after the other.
pub(super) fn open(types: &mut Types, diagnostics: &mut Diagnostics) {
    let mut inhabited = Inhabited::of(types);
    let ids: Vec<TypeId> = types.iter().map(|(id, _)| id).collect();
    for start in ids {
        while inhabited.depth(start).is_none() {
            let Some((id, member)) = circle(types, &inhabited, start) else { break };
            let opened = types.get_mut(id).and_then(|def| Some((def.span, relax(def, member)?)));
            let Some((span, at)) = opened else { break };
            let message = "no value of this schema exists: each would contain another one";
            let found = Diagnostic::warning(Code::Uninhabited, message).at(span, "this schema requires itself");
            let found = found.at(at, "read as optional").fact("a server refuses every value");
            diagnostics.push(found.help("make a member on the cycle optional or nullable"));
            inhabited.release(id);
        }
    }
}

/// Makes a member optional, which stays demanded. Returns its place.
fn relax(def: &mut TypeDef, number: usize) -> Option<Span> {
    let Kind::Object(object) = &mut def.kind else { return None };
    let member = object.members.get_mut(number)?;
    member.required = false;
    object.rules.push(Rule::Required(vec![member.name.clone()]));
    Some(member.span)
}

/// A member of an object on a circle of types without values, to which `start` leads.
fn circle(types: &Types, inhabited: &Inhabited, start: TypeId) -> Option<(TypeId, usize)> {
    let mut seen = std::collections::BTreeSet::new();
    let (mut at, mut steps) = (start, Vec::new());
    while seen.insert(at) {
        let (number, next) =
            needed(&types.get(at)?.kind).into_iter().find(|(_, part)| inhabited.depth(*part).is_none())?;
        steps.push((at, number));
        at = next;
    }
    let mut circle = steps.into_iter().skip_while(|(id, _)| *id != at);
    circle.find(|(id, _)| types.get(*id).is_some_and(|def| matches!(def.kind, Kind::Object(_))))
}
