//! Where a type is used first: what there is to say of a type of which the document says nothing.

use super::{Planning, docs};
use crate::ir::{Additional, Kind, MediaType, Statuses, Type, TypeId, Value};
use crate::plan::Word;
use std::collections::BTreeMap;

/// A sentence for each type.
type Mentions = BTreeMap<TypeId, Vec<Word>>;

impl Planning<'_> {
    /// The first place of each type: in an operation, else in another type.
    pub(super) fn mentions(&self) -> Mentions {
        let mut mentions = Mentions::new();
        for (operation, names) in self.api.operations.iter().zip(&self.analysis.names.operations) {
            let name = docs::named(&names.method);
            for content in operation.body.iter().flat_map(|body| &body.contents) {
                let words = words(content, ["The request body of ", "An element of the request body of "]);
                mention(&mut mentions, &content.value, words, std::slice::from_ref(&name));
            }
            let same = names.statuses.is_some();
            for answer in &operation.answers {
                let of = match answer.failure && same {
                    true => vec![name.clone(), "'s errors".into()],
                    false => {
                        vec![name.clone(), "'s ".into(), docs::code(&key(answer.statuses)), " response".into()]
                    }
                };
                for content in &answer.contents {
                    let words = words(content, ["The body of ", "An element of the body of "]);
                    mention(&mut mentions, &content.value, words, &of);
                }
            }
            for (headers, of) in [(&operation.headers, "'s responses"), (&operation.failure_headers, "'s errors")] {
                let Some(headers) = headers else { continue };
                let def = headers.named().and_then(|id| self.api.types.get(id));
                let of = match def.is_some_and(|def| !def.also.is_empty()) {
                    true => vec!["several responses".into()],
                    false => vec![name.clone(), of.into()],
                };
                mention(&mut mentions, headers, ["The headers of ", ""], &of);
            }
            for parameter in &operation.parameters {
                let of = [docs::code(&parameter.member.name), ", a parameter of ".into(), name.clone()];
                mention(&mut mentions, &parameter.member.value, ["The value of ", "A value of "], &of);
            }
        }
        self.mentions_in_types(&mut mentions);
        mentions
    }

    fn mentions_in_types(&self, mentions: &mut Mentions) {
        for (id, def) in self.api.types.iter() {
            let holder = Word::Type(self.analysis.names.of(id));
            match &def.kind {
                Kind::Object(object) => {
                    for member in &object.members {
                        let of = [docs::code(&member.name), " of ".into(), holder.clone()];
                        mention(mentions, &member.value, ["The ", "An element of "], &of);
                    }
                    if let Additional::Kept(values) = &object.additional {
                        let words = ["Another member of ", "An element of another member of "];
                        mention(mentions, values, words, std::slice::from_ref(&holder));
                    }
                }
                Kind::Union(union) => {
                    for branch in &union.branches {
                        let words = ["An alternative of ", "An element of "];
                        mention(mentions, &branch.value, words, std::slice::from_ref(&holder));
                    }
                }
                Kind::Tuple(tuple) => {
                    for value in tuple.values() {
                        let words = ["An element of ", "A part of an element of "];
                        mention(mentions, value, words, std::slice::from_ref(&holder));
                    }
                }
                Kind::Enumeration(_) => {}
            }
        }
    }
}

/// Of a stream the value is an element.
fn words(content: &MediaType, [itself, element]: [&'static str; 2]) -> [&'static str; 2] {
    if content.format.is_stream() { [element, element] } else { [itself, element] }
}

/// Notes the type of a value, or of its elements, if it is the first mention.
fn mention(mentions: &mut Mentions, value: &Value, [itself, element]: [&str; 2], of: &[Word]) {
    let Some(id) = value.named() else { return };
    let word = if matches!(value.ty, Type::Named(_)) { itself } else { element };
    mentions.entry(id).or_insert_with(|| {
        let words = std::iter::once(Word::from(word)).chain(of.iter().cloned());
        words.chain(std::iter::once(".".into())).collect()
    });
}

fn key(statuses: Statuses) -> String {
    match statuses {
        Statuses::Exact(status) => status.to_string(),
        Statuses::Range(first) => format!("{first}XX"),
        Statuses::Default => "default".to_owned(),
    }
}
