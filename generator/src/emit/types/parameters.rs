//! What many operations say of a parameter, said once.
//!
//! APIs with `limit`, `continue` or `per_page` say the same of it in each of a hundred operations, often in paragraphs.
//! The whole text stands in a module without items that is called by the parameter; records have its first sentence
//! and a link. Which texts stand there depends on how often they are said, never on who says them first.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use quote::quote;

use super::super::doc::Doc;
use super::super::ident::from_text;
use super::super::layout::{Child, Module, Name, Piece, Printed};
use crate::plan::{Bindings, Docs, Ident, Line, Member};
use crate::words::hash;

/// The module, below that of operations.
const MODULE: &str = "parameters";
/// How many operations say a text that is said once instead.
const OPERATIONS: usize = 5;
/// How many bytes it says at least beyond its first sentence: about a line.
const BEYOND: usize = 100;

/// The texts, by the parameter's name and themselves, each with the name of its module.
pub(super) struct Parameters<'a>(BTreeMap<(&'a Ident, &'a Docs), String>);

impl<'a> Parameters<'a> {
    pub(super) fn of(bindings: &'a Bindings) -> Self {
        let members = bindings.operations.iter().flat_map(|operation| &operation.request.members);
        Self::said(members.map(|member| (&member.ident, &member.docs)))
    }

    /// What is said of parameters, once for each time.
    fn said(all: impl Iterator<Item = (&'a Ident, &'a Docs)>) -> Self {
        let mut count: BTreeMap<(&Ident, &Docs), usize> = BTreeMap::new();
        for said in all {
            *count.entry(said).or_default() += 1;
        }
        count.retain(|(_, docs), count| *count >= OPERATIONS && first_sentence(docs).is_some());
        let mut order: Vec<_> = count.into_iter().collect();
        // The text that most operations have is called by the parameter alone, which one more text does not change.
        order.sort_by_key(|((name, docs), count)| (Reverse(*count), *name, *docs));
        // A module in a module of its name is what clippy warns about.
        let mut taken = BTreeSet::from([MODULE.to_owned()]);
        let named = order.into_iter().filter_map(|((name, docs), _)| {
            let plain = taken.insert(name.plain().to_owned()).then(|| name.as_str().to_owned());
            let module = plain.or_else(|| {
                let with_hash = format!("{}_{}", name.plain(), hash(&format!("{docs:?}")));
                taken.insert(with_hash.clone()).then_some(with_hash)
            });
            Some(((name, docs), module?))
        });
        Self(named.collect())
    }

    /// What a record says of a member; `below` is whether it stands in a module below that of operations.
    pub(super) fn docs(&self, member: &Member, below: bool) -> Doc {
        let module = self.0.get(&(&member.ident, &member.docs));
        let Some((module, sentence)) = module.zip(first_sentence(&member.docs)) else {
            return Doc::of(&member.docs);
        };
        let above = if below { "super::" } else { "" };
        // A link does not know raw identifiers.
        let link = format!("{above}{MODULE}::{}", module.trim_start_matches("r#"));
        let ours = member.docs.0.iter().filter(|line| matches!(line, Line::Ours(_))).cloned().collect();
        sentence.more(&link).and(&Docs(ours))
    }

    /// The module with the texts, if there are any.
    pub(super) fn module(&self) -> Option<Child> {
        let mut all: Vec<_> = self.0.iter().collect();
        all.sort_by_key(|(_, module)| *module);
        let pieces = all.into_iter().map(|((_, docs), module)| {
            let (doc, module) = (Doc::of(docs).outer(), from_text(module));
            Piece::Items(quote!(#doc pub mod #module {}))
        });
        let mut printed = Printed::default();
        printed.extend(pieces);
        let doc = Doc::ours("What many operations say of a parameter, a module without items for each.");
        let module = Module { doc, modules: Vec::new(), pieces: printed };
        (!self.0.is_empty()).then(|| Child::public(Name::Ours(MODULE), module))
    }
}

/// The first sentence of the document's words, where they say a line more.
fn first_sentence(docs: &Docs) -> Option<Doc> {
    let words = docs.0.iter().filter(|line| !matches!(line, Line::Ours(_))).cloned().collect();
    let whole = Doc::of(&Docs(words));
    let length = whole.length();
    let first = whole.first_sentence();
    (length > first.length() + BEYOND).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_depend_on_how_often_a_text_is_said_and_not_on_where() {
        let name = |text: &str| Ident::claimed(text.to_owned());
        let text = |text: &str| Docs(vec![Line::Document(format!("{text}. {}", "And so on. ".repeat(20)).into())]);
        let ([limit, keyword], [one, two]) = (["limit", "r#in"].map(name), ["One", "Two"].map(text));
        let mut said: Vec<(&Ident, &Docs)> = vec![(&limit, &one); 5];
        said.extend([(&limit, &two); 6]);
        said.extend([(&keyword, &one); 5]);
        said.extend([(&keyword, &two); 4]);
        let names = |said: &[(&Ident, &Docs)]| {
            let all = Parameters::said(said.iter().copied()).0;
            let text = |docs: &Docs| Doc::of(docs).first_sentence().comments().collect::<String>();
            all.iter().map(|((_, docs), module)| format!("{module} {}", text(docs))).collect::<Vec<_>>()
        };
        let before = names(&said);
        assert_eq!(before.len(), 3);
        assert!(before.contains(&"limit /// Two.".to_owned()) && before.contains(&"r#in /// One.".to_owned()));
        assert!(before.iter().any(|name| name.starts_with("limit_h") && name.ends_with("One.")));
        said.reverse();
        assert_eq!(names(&said), before);
    }
}
