//! Which objects have constraints on members that they do not list: those members must be kept, as what is skipped can't
//! be looked at.

use crate::ir::{Api, Evaluated, Kind, Object, Rule, Type, TypeId, Types, Value, parts};
use crate::source::Text;
use std::collections::BTreeSet;

/// The objects whose unknown members a constraint looks at.
#[derive(Debug, Default)]
pub struct Observed(BTreeSet<TypeId>);

impl Observed {
    /// Whether a constraint looks at unknown members of this object.
    pub fn contains(&self, id: TypeId) -> bool {
        self.0.contains(&id)
    }
}

/// Any constraint that every member counts for.
static WHOLE: &[Rule] = &[Rule::MinProperties(0)];

/// Follows every constraint to the objects that it is about.
pub fn observed(api: &Api) -> Observed {
    let mut search = Search { types: &api.types, found: Observed::default(), seen: BTreeSet::new() };
    for (id, def) in api.types.iter() {
        if let Kind::Object(object) = &def.kind {
            search.object(id, object, &object.rules);
        }
        parts(&def.kind).into_iter().for_each(|value| search.all(value));
    }
    api.requests().for_each(|value| search.all(value));
    search.found
}

struct Search<'a> {
    types: &'a Types,
    found: Observed,
    /// Unions that were looked at, by type and list of constraints: they may hold themselves.
    seen: BTreeSet<(TypeId, usize)>,
}

impl Search<'_> {
    /// A value and the values inside it, each with its own constraints.
    fn all(&mut self, value: &Value) {
        self.value(value, &value.rules);
        if let Type::Array(inner) | Type::Map(inner) = &value.ty {
            self.all(inner);
        }
    }

    /// As deep as constraints nest, which lowering limits.
    fn value(&mut self, value: &Value, rules: &[Rule]) {
        if rules.is_empty() {
            return;
        }
        match &value.ty {
            Type::Named(id) => self.named(*id, rules),
            Type::Array(items) => self.elements(items, rules),
            Type::Map(values) => self.each(rules, &mut |search, rule| match rule {
                Rule::Enum(_) | Rule::Const(_) => search.whole(values),
                Rule::UnevaluatedProperties { rules, .. } => search.value(values, rules),
                Rule::Properties(_) | Rule::PatternProperties(_) | Rule::OtherProperties { .. } | Rule::Values(_) => {
                    rule.sets().into_iter().for_each(|rules| search.value(values, rules));
                }
                _ => {}
            }),
            Type::Any(_)
            | Type::Null
            | Type::Never
            | Type::Boolean
            | Type::Integer(_)
            | Type::Number(_)
            | Type::String(_)
            | Type::Binary => {}
        }
    }

    /// Elements of a list, with the constraints on it.
    fn elements(&mut self, items: &Value, rules: &[Rule]) {
        self.each(rules, &mut |search, rule| match rule {
            Rule::Items(rules) | Rule::ItemsFrom(_, rules) | Rule::Contains { rules, .. } => {
                search.value(items, rules);
            }
            Rule::UnevaluatedItems { evaluated, rules } => {
                search.value(items, rules);
                Evaluated::contained(evaluated).into_iter().for_each(|rules| search.value(items, rules));
            }
            Rule::PrefixItems(sets) => sets.iter().for_each(|rules| search.value(items, rules)),
            Rule::UniqueItems | Rule::Enum(_) | Rule::Const(_) => search.whole(items),
            _ => {}
        });
    }

    /// A value that is compared as a whole.
    fn whole(&mut self, value: &Value) {
        self.value(value, WHOLE);
    }

    fn named(&mut self, id: TypeId, rules: &[Rule]) {
        match self.types.get(id).map(|def| &def.kind) {
            Some(Kind::Object(object)) => self.object(id, object, rules),
            Some(Kind::Union(union)) => {
                let key = (id, rules.as_ptr().addr());
                if self.seen.insert(key) {
                    union.branches.iter().for_each(|branch| self.value(&branch.value, rules));
                }
            }
            Some(Kind::Tuple(tuple)) => tuple.values().for_each(|value| self.elements(value, rules)),
            Some(Kind::Enumeration(_)) | None => {}
        }
    }

    fn object(&mut self, id: TypeId, object: &Object, rules: &[Rule]) {
        let lists =
            |name: &Text| object.members.iter().any(|member| member.name == *name) || object.withheld.contains(name);
        self.each(rules, &mut |search, rule| {
            let observes = match rule {
                Rule::Required(names) => !names.iter().all(lists),
                Rule::DependentRequired(table) => {
                    !table.iter().all(|(cause, names)| lists(cause) && names.iter().all(lists))
                }
                Rule::DependentSchemas(table) => !table.iter().all(|(cause, _)| lists(cause)),
                Rule::Properties(table) => !table.iter().all(|(name, _)| lists(name)),
                Rule::PatternProperties(_)
                | Rule::OtherProperties { .. }
                | Rule::UnevaluatedProperties { .. }
                | Rule::PropertyNames(_)
                | Rule::MinProperties(_)
                | Rule::MaxProperties(_)
                | Rule::Enum(_)
                | Rule::Const(_) => true,
                _ => false,
            };
            if observes {
                search.found.0.insert(id);
            }
            if let Rule::Properties(table) = rule {
                for (name, rules) in table {
                    if let Some(member) = object.members.iter().find(|member| member.name == *name) {
                        search.value(&member.value, rules);
                    }
                }
            }
        });
    }

    /// Each constraint on a value itself, also where it is one of several alternatives.
    fn each(&mut self, rules: &[Rule], with: &mut dyn FnMut(&mut Self, &Rule)) {
        for rule in rules {
            with(self, rule);
            let sets = match rule {
                Rule::AnyOf(_) | Rule::OneOf(_) | Rule::Not(_) | Rule::If { .. } | Rule::DependentSchemas(_) => {
                    rule.sets()
                }
                Rule::UnevaluatedProperties { evaluated, .. } | Rule::UnevaluatedItems { evaluated, .. } => {
                    Evaluated::conditions(evaluated)
                }
                _ => continue,
            };
            sets.into_iter().for_each(|rules| self.each(rules, with));
        }
    }
}
