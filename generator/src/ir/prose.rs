//! The document's prose: what it says of things for people to read.

use super::{Api, Docs, Kind};
use crate::source::Text;

/// How much of it is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Prose {
    /// The summary of each thing, or the first paragraph of its description.
    Summary,
    /// Nothing.
    None,
}

impl Api {
    /// Drops what is not to be kept. That something is deprecated stays, and so do names and the descriptions of servers,
    /// which are data.
    pub fn keep_prose(&mut self, keep: Prose) {
        keep.of(&mut self.docs);
        self.schemes.iter_mut().for_each(|scheme| keep.of(&mut scheme.docs));
        self.tags.iter_mut().for_each(|tag| keep.of_text(&mut tag.description));
        let variables = self.servers.iter_mut().flat_map(|server| &mut server.variables);
        variables.for_each(|variable| keep.of_text(&mut variable.description));
        for def in self.types.iter_mut() {
            keep.of(&mut def.docs);
            match &mut def.kind {
                Kind::Object(object) => object.members.iter_mut().for_each(|member| keep.of(&mut member.docs)),
                Kind::Tuple(tuple) => tuple.elements.iter_mut().for_each(|element| keep.of(&mut element.docs)),
                Kind::Enumeration(of) => of.variants.iter_mut().for_each(|variant| keep.of(&mut variant.docs)),
                Kind::Union(union) => union.branches.iter_mut().for_each(|branch| keep.of(&mut branch.docs)),
            }
        }
        for operation in &mut self.operations {
            keep.of(&mut operation.docs);
            operation.parameters.iter_mut().for_each(|parameter| keep.of(&mut parameter.member.docs));
            operation.body.iter_mut().for_each(|body| keep.of(&mut body.docs));
            operation.answers.iter_mut().for_each(|answer| keep.of(&mut answer.docs));
            operation.links.iter_mut().for_each(|link| keep.of(&mut link.docs));
            operation.loose_links.iter_mut().for_each(|link| keep.of_text(&mut link.description));
        }
    }
}

impl Prose {
    fn of(self, docs: &mut Docs) {
        match self {
            Self::None => (docs.summary, docs.description) = (None, None),
            Self::Summary if docs.summary.as_ref().is_some_and(|text| !text.trim().is_empty()) => {
                docs.description = None
            }
            Self::Summary => docs.description = docs.description.as_ref().map(first_paragraph),
        }
    }

    fn of_text(self, text: &mut Option<Text>) {
        *text = text.as_ref().filter(|_| self == Self::Summary).map(first_paragraph);
    }
}

/// What stands before the first empty line.
fn first_paragraph(text: &Text) -> Text {
    let lines = text.trim_start().lines().take_while(|line| !line.trim().is_empty());
    lines.collect::<Vec<_>>().join("\n").into()
}

#[cfg(test)]
mod tests {
    use super::first_paragraph;

    #[test]
    fn a_paragraph_ends_at_an_empty_line() {
        assert_eq!(first_paragraph(&"\nOne\ntwo.\n  \nThree.".into()).as_str(), "One\ntwo.");
        assert_eq!(first_paragraph(&"One.\r\n\r\nTwo.".into()).as_str(), "One.");
        assert_eq!(first_paragraph(&"".into()).as_str(), "");
    }
}
