//! What describes the API as a whole: `info` and `tags`.

use super::context::{At, Comparison, Finding};
use super::words::{code, same_text};
use crate::diff::rule::operations as rules;
use crate::diff::{Effect, Effects};

const COSMETIC: Effects = Effects::all(Effect::Cosmetic);

pub(super) fn compare(comparison: &mut Comparison<'_>) {
    let (was, is) = comparison.documents();
    let (old, new) = (&was.info, &is.info);
    let at = At::api("the API");
    for (rule, what, old, new) in [
        (rules::API_TITLE_CHANGED, "title", &old.title, &new.title),
        (rules::API_VERSION_CHANGED, "version", &old.version, &new.version),
    ] {
        if old != new {
            let what = format!("the {what} is {}, was {}", code(new.as_str()), code(old.as_str()));
            comparison.found(&at, Finding::new(rule, (Some(old.span), Some(new.span)), COSMETIC, what));
        }
    }
    for (what, old, new) in
        [("summary", &old.summary, &new.summary), ("description", &old.description, &new.description)]
    {
        if !same_text(old.as_ref(), new.as_ref()) {
            let spans = (old.as_ref().map(|text| text.span), new.as_ref().map(|text| text.span));
            let what = format!("the API has another {what} now");
            comparison.found(&at, Finding::new(rules::API_DOCUMENTATION_CHANGED, spans, COSMETIC, what));
        }
    }
    tags(comparison);
}

fn tags(comparison: &mut Comparison<'_>) {
    let (was, is) = comparison.documents();
    for tag in &is.tags {
        let name = tag.name.as_str();
        let at = At::api(format!("tag {}", code(name)));
        let Some(old) = was.tags.iter().find(|old| old.name == tag.name) else {
            let what = format!("the tag {} is declared now", code(name));
            comparison.found(&at, Finding::new(rules::TAG_ADDED, (None, Some(tag.span)), COSMETIC, what));
            continue;
        };
        let pairs = [(&old.summary, &tag.summary), (&old.description, &tag.description)];
        let others = [(&old.parent, &tag.parent), (&old.kind, &tag.kind)];
        let same = pairs.into_iter().chain(others).all(|(old, new)| same_text(old.as_ref(), new.as_ref()));
        if !same {
            let what = format!("the tag {} is described otherwise", code(name));
            let spans = (Some(old.span), Some(tag.span));
            comparison.found(&at, Finding::new(rules::TAG_DOCUMENTATION_CHANGED, spans, COSMETIC, what));
        }
    }
    for tag in was.tags.iter().filter(|tag| is.tags.iter().all(|new| new.name != tag.name)) {
        let at = At::api(format!("tag {}", code(tag.name.as_str())));
        let what = format!("the tag {} is no longer declared", code(tag.name.as_str()));
        comparison.found(&at, Finding::new(rules::TAG_REMOVED, (Some(tag.span), None), COSMETIC, what));
    }
}
