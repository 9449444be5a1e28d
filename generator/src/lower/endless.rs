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
use crate::ir::{Kind, Member, Rule, Span, Type, TypeDef, TypeId, Types, Value};

/// Opens the circles, one member after the other.
pub(super) fn open(types: &mut Types, diagnostics: &mut Diagnostics) {
    let mut values = Values::of(types);
    let ids: Vec<TypeId> = types.iter().map(|(id, _)| id).collect();
    for start in ids {
        while !values.exist(start) {
            let Some((id, member)) = values.circle(types, start) else { break };
            let Some((span, at)) = types.get_mut(id).and_then(|def| Some((def.span, relax(def, member)?))) else {
                break;
            };
            let message = "no value of this schema exists: each would contain another one";
            let found = Diagnostic::warning(Code::Uninhabited, message).at(span, "this schema requires itself");
            let found = found.at(at, "read as optional").fact("a server refuses every value");
            diagnostics.push(found.help("make a member on the circle optional or nullable"));
            values.settle(id);
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

/// The type without a value of which there is none of `value` either.
fn needed(value: &Value) -> Option<TypeId> {
    match value.ty {
        Type::Named(id) if !value.nullable => Some(id),
        _ => None,
    }
}

/// The parts of a type that it can't be without, by number; for a union those of which it needs one.
fn parts(kind: &Kind) -> Vec<(usize, TypeId)> {
    let of_members = |members: &[Member]| {
        let required = members.iter().enumerate().filter(|(_, member)| member.required);
        required.filter_map(|(number, member)| Some((number, needed(&member.value)?))).collect()
    };
    match kind {
        Kind::Object(object) => of_members(&object.members),
        Kind::Tuple(tuple) => of_members(&tuple.elements),
        Kind::Union(union) => {
            let branches: Option<Vec<_>> = union.branches.iter().map(|branch| needed(&branch.value)).collect();
            branches.unwrap_or_default().into_iter().enumerate().collect()
        }
        Kind::Enumeration(_) => Vec::new(),
    }
}

/// Which types have a value.
struct Values {
    /// How many types each still waits for; none where it has a value.
    waits: Vec<usize>,
    /// Who waits for each.
    users: Vec<Vec<TypeId>>,
}

impl Values {
    fn of(types: &Types) -> Self {
        let mut values = Self { waits: vec![0; types.len()], users: vec![Vec::new(); types.len()] };
        let mut ready = Vec::new();
        for (id, def) in types.iter() {
            let parts = parts(&def.kind);
            let count = if matches!(def.kind, Kind::Union(_)) { parts.len().min(1) } else { parts.len() };
            if let Some(waits) = values.waits.get_mut(id.index()) {
                *waits = count;
            }
            for (_, part) in parts {
                values.users.get_mut(part.index()).into_iter().for_each(|users| users.push(id));
            }
            ready.extend((count == 0).then_some(id));
        }
        ready.into_iter().for_each(|id| values.tell(id));
        values
    }

    fn exist(&self, id: TypeId) -> bool {
        self.waits.get(id.index()).is_none_or(|waits| *waits == 0)
    }

    /// One of the types that it waits for is none any more.
    fn settle(&mut self, id: TypeId) {
        let Some(waits @ 1..) = self.waits.get_mut(id.index()) else { return };
        *waits -= 1;
        if *waits == 0 {
            self.tell(id);
        }
    }

    /// Tells whoever waits for a type that it has a value.
    fn tell(&mut self, id: TypeId) {
        let mut open = vec![id];
        while let Some(id) = open.pop() {
            for user in self.users.get_mut(id.index()).map(std::mem::take).unwrap_or_default() {
                let Some(waits @ 1..) = self.waits.get_mut(user.index()) else { continue };
                *waits -= 1;
                if *waits == 0 {
                    open.push(user);
                }
            }
        }
    }

    /// A member on a circle of types without values, to which `start` leads.
    fn circle(&self, types: &Types, start: TypeId) -> Option<(TypeId, usize)> {
        let mut seen = vec![false; types.len()];
        let (mut at, mut steps) = (start, Vec::new());
        while !std::mem::replace(seen.get_mut(at.index())?, true) {
            let parts = parts(&types.get(at)?.kind);
            let (number, next) = parts.into_iter().find(|(_, part)| !self.exist(*part))?;
            steps.push((at, number));
            at = next;
        }
        let mut circle = steps.into_iter().skip_while(|(id, _)| *id != at);
        circle.find(|(id, _)| types.get(*id).is_some_and(|def| matches!(def.kind, Kind::Object(_))))
    }
}
