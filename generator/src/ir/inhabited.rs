//! Which types have a value at all, and how deep the smallest one is.

use super::{Kind, Member, Type, TypeId, Types, Value};
use std::collections::VecDeque;

/// The types of which values exist. One that can't be without another one has to wait for it.
#[derive(Debug)]
pub struct Inhabited {
    /// How many types each still waits for.
    waits: Vec<usize>,
    /// Who waits for each.
    users: Vec<Vec<TypeId>>,
    /// How many types the smallest value of each passes through, where there is one.
    depths: Vec<Option<u32>>,
}

impl Inhabited {
    /// Finds them, the smallest first.
    pub fn of(types: &Types) -> Self {
        let count = types.len();
        let mut found = Self { waits: vec![0; count], users: vec![Vec::new(); count], depths: vec![None; count] };
        let mut ready = VecDeque::new();
        for (id, def) in types.iter() {
            let needed = needed(&def.kind);
            let waits = if matches!(def.kind, Kind::Union(_)) { needed.len().min(1) } else { needed.len() };
            if let Some(slot) = found.waits.get_mut(id.index()) {
                *slot = waits;
            }
            for (_, part) in needed {
                found.users.get_mut(part.index()).into_iter().for_each(|users| users.push(id));
            }
            ready.extend((waits == 0).then_some((id, 1)));
        }
        found.spread(ready);
        found
    }

    /// How many types the smallest value of a type passes through, itself included; none where it has no value.
    pub fn depth(&self, id: TypeId) -> Option<u32> {
        self.depths.get(id.index()).copied().flatten()
    }

    /// One of the types that `id` waits for is needed no more.
    pub fn release(&mut self, id: TypeId) {
        if self.waited(id) {
            self.spread(VecDeque::from([(id, 1)]));
        }
    }

    /// Takes one off what a type waits for; whether that was the last.
    fn waited(&mut self, id: TypeId) -> bool {
        let Some(waits @ 1..) = self.waits.get_mut(id.index()) else { return false };
        *waits -= 1;
        *waits == 0
    }

    /// Tells whoever waits. The queue is in the order of depths, so that the last one that an object waits for is the
    /// deepest, and the first branch of a union the least deep.
    fn spread(&mut self, mut ready: VecDeque<(TypeId, u32)>) {
        while let Some((id, depth)) = ready.pop_front() {
            if let Some(slot) = self.depths.get_mut(id.index()) {
                *slot = Some(depth);
            }
            for user in self.users.get_mut(id.index()).map(std::mem::take).unwrap_or_default() {
                if self.waited(user) {
                    ready.push_back((user, depth.saturating_add(1)));
                }
            }
        }
    }
}

/// The types of which every value of a type needs one, each with the number of the part; of a union all of its branches,
/// of which one is enough.
pub fn needed(kind: &Kind) -> Vec<(usize, TypeId)> {
    let named = |value: &Value| match value.ty {
        Type::Named(id) if !value.nullable => Some(id),
        _ => None,
    };
    let of_members = |members: &[Member]| {
        let required = members.iter().enumerate().filter(|(_, member)| member.required);
        required.filter_map(|(number, member)| Some((number, named(&member.value)?))).collect()
    };
    match kind {
        Kind::Object(object) => of_members(&object.members),
        Kind::Tuple(tuple) => of_members(&tuple.elements),
        Kind::Union(union) => {
            let branches: Option<Vec<_>> = union.branches.iter().map(|branch| named(&branch.value)).collect();
            branches.unwrap_or_default().into_iter().enumerate().collect()
        }
        Kind::Enumeration(_) => Vec::new(),
    }
}
