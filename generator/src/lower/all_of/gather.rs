//! What the schemas of a merge say of members and elements, gathered before it is put together: one after the other, each
//! would copy what stands there already.

use super::same::same;
use crate::document::{Schema, SchemaObject};
use crate::source::{Map, Spanned, Text};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// Schemas that hold for one property, element or other member.
#[derive(Clone, Default)]
pub(super) struct All(Vec<Schema>);

impl All {
    pub(super) fn add(&mut self, theirs: &Schema) {
        match (self.0.as_slice(), theirs) {
            // Nothing is allowed any more, or nothing more is said.
            ([Schema::Bool(allowed)], _) if !allowed.value => {}
            ([_, ..], Schema::Bool(allowed)) if allowed.value => {}
            ([Schema::Bool(_)], _) => self.0 = vec![theirs.clone()],
            (_, Schema::Bool(allowed)) if !allowed.value => self.0 = vec![theirs.clone()],
            ([only], _) if same(only, theirs) => {}
            _ => self.0.push(theirs.clone()),
        }
    }

    /// As one schema; an `allOf` is merged when it is lowered.
    pub(super) fn take(&mut self) -> Option<Schema> {
        let mut all = std::mem::take(&mut self.0);
        if all.len() < 2 {
            return all.pop();
        }
        let mut holder = SchemaObject::empty(all.first()?.span());
        holder.combinators.make().all_of = all;
        Some(Schema::Object(Arc::new(holder)))
    }
}

/// Things by name, in the order in which they come.
pub(super) struct Named<T> {
    all: Vec<(Spanned<Text>, T)>,
    numbers: HashMap<Text, usize>,
}

impl<T> Default for Named<T> {
    fn default() -> Self {
        Self { all: Vec::new(), numbers: HashMap::new() }
    }
}

impl<T: Default> Named<T> {
    /// Changes what is called so, new where nothing is.
    pub(super) fn change(&mut self, name: &Spanned<Text>, change: impl Fn(&mut T)) {
        let Self { all, numbers } = self;
        let number = *numbers.entry(name.value.clone()).or_insert(all.len());
        if number == all.len() {
            all.push((name.clone(), T::default()));
        }
        all.get_mut(number).into_iter().for_each(|(_, called)| change(called));
    }

    fn take(&mut self) -> Vec<(Spanned<Text>, T)> {
        self.numbers.clear();
        std::mem::take(&mut self.all)
    }
}

/// Everything that is gathered.
#[derive(Default)]
pub(super) struct Gathered {
    pub(super) properties: Named<All>,
    pub(super) pattern_properties: Named<All>,
    pub(super) dependent_schemas: Named<All>,
    pub(super) dependent_required: Named<Vec<Spanned<Text>>>,
    pub(super) additional_properties: All,
    pub(super) property_names: All,
    pub(super) prefix_items: Vec<All>,
    pub(super) items: All,
    /// The names of `required`, of which the schema has each once.
    pub(super) required: HashSet<Text>,
}

impl Gathered {
    /// Puts it into the schema that it was gathered for.
    pub(super) fn put(&mut self, schema: &mut SchemaObject) {
        let members = |named: &mut Named<All>| -> Map<Schema> {
            named.take().into_iter().filter_map(|(name, mut all)| Some((name, all.take()?))).collect()
        };
        if schema.object.is_present() {
            let into = schema.object.make();
            into.properties = members(&mut self.properties);
            into.pattern_properties = members(&mut self.pattern_properties);
            into.dependent_schemas = members(&mut self.dependent_schemas);
            into.dependent_required = self.dependent_required.take().into_iter().collect();
            into.additional_properties = self.additional_properties.take();
            into.property_names = self.property_names.take();
        }
        if schema.array.is_present() {
            let into = schema.array.make();
            into.prefix_items = self.prefix_items.drain(..).filter_map(|mut all| all.take()).collect();
            into.items = self.items.take();
        }
    }
}
