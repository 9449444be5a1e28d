//! Which members contain their own type without indirection, and are boxed.
//!
//! Lists and maps hold their elements elsewhere; what remains are members and branches that hold a type directly. Those
//! on a cycle are boxed, each of them: a cycle then has an indirection wherever it is entered.

use crate::ir::{Kind, Type, TypeId, Types, Value};
use std::collections::BTreeSet;

/// The boxed edges: a type, and the number of the part that is boxed.
#[derive(Debug, Default)]
pub struct Boxes(BTreeSet<(TypeId, usize)>);

impl Boxes {
    /// Whether the part (member or branch) of this number is boxed.
    pub fn contains(&self, id: TypeId, part: usize) -> bool {
        self.0.contains(&(id, part))
    }
}

/// Finds the members and branches to box.
pub fn boxes(types: &Types) -> Boxes {
    let component = components(types);
    let mut boxes = Boxes::default();
    for (id, def) in types.iter() {
        for (number, part) in direct(&def.kind).into_iter().enumerate() {
            // A type alone is a component of its own, so this is true of itself and of its cycle only.
            if let Type::Named(to) = part.ty
                && component.get(id.index()) == component.get(to.index())
            {
                boxes.0.insert((id, number));
            }
        }
    }
    boxes
}

/// The parts that a type holds in place: other members of an object are kept elsewhere.
fn direct(kind: &Kind) -> Vec<&Value> {
    match kind {
        Kind::Object(object) => object.members.iter().map(|member| &member.value).collect(),
        Kind::Union(union) => union.branches.iter().map(|branch| &branch.value).collect(),
        Kind::Tuple(tuple) => tuple.elements.iter().map(|element| &element.value).collect(),
        Kind::Enumeration(_) => Vec::new(),
    }
}

/// The strongly connected component of each type over direct parts; Tarjan's algorithm on a stack of our own, as the
/// document sets the depth.
fn components(types: &Types) -> Vec<usize> {
    let edges: Vec<Vec<usize>> = types
        .iter()
        .map(|(_, def)| {
            let direct = direct(&def.kind).into_iter().filter_map(|part| match part.ty {
                Type::Named(to) => Some(to.index()),
                _ => None,
            });
            direct.collect()
        })
        .collect();
    let mut search = Search {
        edges: &edges,
        order: vec![None; edges.len()],
        low: vec![0; edges.len()],
        on_stack: vec![false; edges.len()],
        stack: Vec::new(),
        component: vec![usize::MAX; edges.len()],
        next: 0,
    };
    for node in 0..edges.len() {
        search.from(node);
    }
    search.component
}

struct Search<'e> {
    edges: &'e [Vec<usize>],
    order: Vec<Option<usize>>,
    low: Vec<usize>,
    on_stack: Vec<bool>,
    stack: Vec<usize>,
    component: Vec<usize>,
    next: usize,
}

impl Search<'_> {
    fn from(&mut self, start: usize) {
        if self.order[start].is_some() {
            return;
        }
        let mut work = vec![(start, 0)];
        self.enter(start);
        while let Some((node, edge)) = work.last_mut() {
            let node = *node;
            if let Some(&to) = self.edges[node].get(*edge) {
                *edge += 1;
                if self.order[to].is_none() {
                    self.enter(to);
                    work.push((to, 0));
                } else if self.on_stack[to] {
                    self.low[node] = self.low[node].min(self.order[to].unwrap_or(usize::MAX));
                }
                continue;
            }
            work.pop();
            if let Some((parent, _)) = work.last() {
                self.low[*parent] = self.low[*parent].min(self.low[node]);
            }
            if Some(self.low[node]) == self.order[node] {
                while let Some(member) = self.stack.pop() {
                    self.on_stack[member] = false;
                    self.component[member] = node;
                    if member == node {
                        break;
                    }
                }
            }
        }
    }

    fn enter(&mut self, node: usize) {
        self.order[node] = Some(self.next);
        self.low[node] = self.next;
        self.next += 1;
        self.stack.push(node);
        self.on_stack[node] = true;
    }
}
