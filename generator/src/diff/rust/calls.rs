//! What changed in what is called: methods, setters, handlers, functions.

use super::super::change::{Detail, Event};
use super::advice::{self, Callee};
use super::arguments::Arguments;
use super::compare::One;
use super::effect::{Whose, additive, breaking};
use super::item::{Kind, Shape};
use std::collections::BTreeSet;

impl One<'_> {
    /// The signature of an item that is nothing but that.
    pub(super) fn signature(&self, old: &Shape, new: &Shape, details: &mut Vec<Detail>) {
        let comparison = self.comparison;
        if self.kind != Some(Kind::Handler) {
            let callee = Callee::Called(self.to.1.clone());
            return self.called(self.users.touch, None, ("", &callee), old, new, details);
        }
        let callee = Callee::Handler(self.to);
        // What implementors call their parameters is theirs.
        let types = |shape: &Shape, spell: &dyn Fn(&str) -> String| -> Vec<String> {
            let arguments = shape.arguments.iter().map(|argument| &argument.exact);
            arguments.chain([&shape.gives, &shape.exact]).map(|exact| spell(exact)).collect()
        };
        let (was, is) =
            (types(old, &|exact| comparison.spelled(exact)), types(new, &|exact| comparison.resolved(exact)));
        if was != is {
            let gives = |shape: &Shape| {
                let text = shape.text.strip_prefix("impl Future<Output = ");
                text.and_then(|text| text.strip_suffix("> + Send")).unwrap_or(&shape.text).to_owned()
            };
            let mut found = Vec::new();
            if let Arguments::Breaking(differences) = self.arguments(&old.arguments, &new.arguments) {
                found.extend(differences.iter().map(|difference| {
                    let advice = advice::argument(&callee, difference);
                    let detail = breaking(Whose::IMPLEMENTORS, None, difference.what(), advice);
                    let argument = difference.argument().map(str::to_owned);
                    Detail { event: difference.event(), argument, ..detail }
                }));
            }
            if found.is_empty() || comparison.spelled(&old.gives) != comparison.resolved(&new.gives) {
                let (now, before) = (gives(new), gives(old));
                let what = format!("gives `{now}` now, was `{before}`");
                found.push(breaking(Whose::IMPLEMENTORS, None, what, advice::gives(&callee, &now, &before)));
            }
            details.extend(found);
        }
        match (old.default, new.default) {
            (true, false) => {
                let advice = advice::implement(self.to);
                details.push(breaking(Whose::IMPLEMENTORS, None, "has to be implemented".to_owned(), advice));
            }
            (false, true) => {
                details.push(additive(Whose::IMPLEMENTORS, None, "need not be implemented any more".to_owned()));
            }
            _ => {}
        }
    }

    pub(super) fn called(
        &self,
        whose: Whose,
        name: Option<&str>,
        (shown, callee): (&str, &Callee<'_>),
        old: &Shape,
        new: &Shape,
        details: &mut Vec<Detail>,
    ) {
        let comparison = self.comparison;
        let arguments = self.arguments(&old.arguments, &new.arguments);
        // A setter is called by what it sets, and a link by what it follows.
        let is_setter = self.kind == Some(Kind::Setters) || self.path.1.starts_with("Builder::");
        let named = !is_setter && self.path.0 != crate::config::CrateKind::Server;
        let is_told = matches!(arguments, Arguments::Breaking(_));
        let shown = if shown.is_empty() { String::new() } else { format!("{shown} ") };
        match arguments {
            Arguments::Breaking(differences) => details.extend(differences.iter().map(|difference| {
                let what = format!("{shown}{}", difference.what());
                let detail = breaking(whose, name, what, advice::argument(callee, difference));
                Detail { event: difference.event(), argument: difference.argument().map(str::to_owned), ..detail }
            })),
            Arguments::Silent(places) if named => {
                let what = format!("{shown}takes other arguments of the same types: {places}");
                let advice = advice::silent(callee, &places);
                details.push(Detail { silent: true, ..breaking(whose, name, what, advice) });
            }
            Arguments::Silent(_) | Arguments::Same => {}
        }
        if comparison.spelled(&old.gives) != comparison.resolved(&new.gives) {
            let what = format!("{shown}gives `{}` now, was `{}`", new.text, old.text);
            details.push(breaking(whose, name, what, advice::gives(callee, &new.text, &old.text)));
        }
        let before: BTreeSet<String> = old.asked.iter().map(|bound| comparison.spelled(bound)).collect();
        let now: BTreeSet<String> = new.asked.iter().map(|bound| comparison.resolved(bound)).collect();
        // `Pets` is less than `Pets<Caller = A::Caller>`.
        let is_met = |bound: &String| {
            before.contains(bound)
                || before.range(format!("{bound} <")..).next().is_some_and(|met| met.starts_with(bound))
        };
        let demands = !now.iter().all(is_met);
        let is_other = comparison.spelled(&old.exact) != comparison.resolved(&new.exact);
        if demands || is_other && !is_told {
            let (event, what) = match new.bounds == old.bounds {
                true => (Event::Changed, format!("{shown}is called in another way")),
                false => (Event::Asking, format!("{shown}asks for `{}` now", new.bounds)),
            };
            let advice = advice::asks(callee, &new.bounds, &old.bounds);
            details.push(Detail { event, ..breaking(whose, name, what, advice) });
        } else if now != before {
            details.push(additive(whose, name, format!("{shown}asks for less now: `{}`", new.bounds)));
        }
    }
}
