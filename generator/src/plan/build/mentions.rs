//! Where a type is used first: what there is to say of a type of which the document says nothing.

use super::{Planning, docs};
use crate::ir::{Kind, Statuses, Type, TypeId, Value};
use std::collections::BTreeMap;

impl Planning<'_> {
    /// The first place of each type, as a sentence: in an operation, else in another type.
    pub(super) fn mentions(&self) -> BTreeMap<TypeId, String> {
        let mut mentions = BTreeMap::new();
        for (operation, names) in self.api.operations.iter().zip(&self.analysis.names.operations) {
            let name = docs::code(names.method.as_str().trim_start_matches("r#"));
            for content in operation.body.iter().flat_map(|body| &body.contents) {
                mention(
                    &mut mentions,
                    &content.value,
                    "The request body of",
                    "An element of the request body of",
                    &name,
                );
            }
            let same = names.statuses.is_some();
            for answer in &operation.answers {
                let of = match answer.failure && same {
                    true => format!("{name}'s errors"),
                    false => format!("{name}'s {} response", docs::code(&key(answer.statuses))),
                };
                for content in &answer.contents {
                    mention(&mut mentions, &content.value, "The body of", "An element of the body of", &of);
                }
            }
            for parameter in &operation.parameters {
                let of = format!("{}, a parameter of {name}", docs::code(&parameter.member.name));
                mention(&mut mentions, &parameter.member.value, "The value of", "A value of", &of);
            }
        }
        for (id, def) in self.api.types.iter() {
            let holder = format!("[`{}`]", self.analysis.names.of(id).as_str());
            match &def.kind {
                Kind::Object(object) => {
                    for member in &object.members {
                        let of = format!("{} of {holder}", docs::code(&member.name));
                        mention(&mut mentions, &member.value, "The", "An element of", &of);
                    }
                }
                Kind::Union(union) => {
                    for branch in &union.branches {
                        mention(&mut mentions, &branch.value, "An alternative of", "An element of", &holder);
                    }
                }
                Kind::Enumeration(_) => {}
            }
        }
        mentions
    }
}

fn mention(mentions: &mut BTreeMap<TypeId, String>, value: &Value, itself: &str, element: &str, of: &str) {
    let mut value = value;
    let mut word = itself;
    loop {
        match &value.ty {
            Type::Array(inner) | Type::Map(inner) => {
                value = inner;
                word = element;
            }
            Type::Named(id) => {
                mentions.entry(*id).or_insert_with(|| format!("{word} {of}."));
                return;
            }
            Type::Any | Type::Boolean | Type::Integer | Type::Number | Type::String(_) => return,
        }
    }
}

fn key(statuses: Statuses) -> String {
    match statuses {
        Statuses::Exact(status) => status.to_string(),
        Statuses::Range(first) => format!("{first}XX"),
        Statuses::Default => "default".to_owned(),
    }
}
