//! Names beyond 40 letters: what a type is called with less of its owner.
//!
//! ```text
//! PaymentMethodDetailsInteracPresent .receipt     DetailsInteracPresentReceipt            the owner's end
//! RunStepDetailsToolCallsCodeObject .code_inter…  RunStepDetailsToolCallsCodeInterpreter  what both say, once
//! UnstableRuleFilter | UnstableNumberRuleFilter   UnstableRuleFilterNumber                a branch without its union
//! StageScheduledEventCreateRequest .entity_type   StageEventCreateRequestEntityType       without the middle
//! ```

use super::{CONNECTING, LONG, Place, is_branch, joined, letters};
use crate::words;

/// With less of the owner: a branch without what its own name says again, then all without the owner's beginning, whose
/// end is what is particular about it. The longest name that is short enough goes first; where others want that one too,
/// what is said twice goes, or the middle; longer ones follow.
pub(super) fn shorter(place: &Place<'_>, ending: &[String], count: usize, all: &mut Vec<Vec<String>>) {
    let unsaid = without(&place.root, ending);
    let of_branch = is_branch(place.steps) && !unsaid.is_empty() && unsaid.len() < place.root.len();
    let (root, first) = if of_branch { (&unsaid, 0) } else { (&place.root, 1) };
    // One property alone does not say whose it is.
    let most = root.len() + usize::from(count > 1);
    let mut forms = cut(root, first..most, ending);
    let fits = forms.iter().position(|form| is_short(form)).unwrap_or(forms.len().saturating_sub(1));
    forms.truncate(fits + 1);
    let best = forms.pop();
    let short = best.as_ref().is_some_and(|form| is_short(form));
    let mut others = apart(place, ending, &unsaid);
    others.retain(|other| Some(other) != best.as_ref());
    let shortest = others.first().filter(|_| !short).cloned();
    all.extend(shortest.filter(|other| best.as_ref().is_none_or(|best| letters(other) < letters(best))));
    all.extend(best);
    all.extend(others.into_iter().filter(|form| is_short(form)));
    all.extend(forms.into_iter().rev());
}

fn is_short(words: &[String]) -> bool {
    letters(words) <= LONG
}

/// The owner from each of its words on, and what a type is called; no name begins in the middle of a phrase.
fn cut(root: &[String], from: std::ops::Range<usize>, ending: &[String]) -> Vec<Vec<String>> {
    let begins = |from: &usize| root.get(*from).is_none_or(|word| !CONNECTING.contains(&word.as_str()));
    from.filter(begins).map(|from| joined(root.get(from..).unwrap_or_default(), ending)).collect()
}

/// Words without those that others say as well.
fn without(words: &[String], others: &[String]) -> Vec<String> {
    let one = |word: &String| words::singular(std::slice::from_ref(word));
    let others: Vec<Vec<String>> = others.iter().map(one).collect();
    words.iter().filter(|word| !others.contains(&one(word))).cloned().collect()
}

/// How many words of an owner's end are enough to know it by, and how many of its beginning stand before a gap.
const ENOUGH: usize = 2;

/// Further ways to say it in fewer words, the shortest first if none is short enough: a branch without what its union
/// says, anything by what its owner alone says, and by the owner's beginning and end.
fn apart(place: &Place<'_>, ending: &[String], unsaid: &[String]) -> Vec<Vec<String>> {
    let root = &place.root;
    let mut all = Vec::new();
    let longest = |forms: Vec<Vec<String>>| forms.iter().find(|form| is_short(form)).or(forms.last()).cloned();
    if is_branch(place.steps) {
        let own = without(ending, root);
        if !own.is_empty() && own.len() < ending.len() {
            let most = (root.len() + 1).saturating_sub(ENOUGH);
            all.extend(longest(cut(root, 0..most, &own)));
        }
    } else {
        let filler = unsaid.len() > 1 && unsaid.last().is_some_and(|word| word == "object");
        let unsaid = unsaid.get(..unsaid.len() - usize::from(filler)).unwrap_or_default();
        all.extend(longest(cut(unsaid, 0..unsaid.len(), ending)));
    }
    for beginning in 1..=ENOUGH {
        let (begin, rest) = root.split_at(beginning.min(root.len()));
        let tails = cut(rest, 1..(rest.len() + 1).saturating_sub(ENOUGH), ending).into_iter();
        let forms = tails.map(|tail| begin.iter().cloned().chain(tail).collect::<Vec<String>>());
        all.extend(forms.clone().find(|form| is_short(form)));
    }
    all.sort_by_key(|words| if is_short(words) { 0 } else { letters(words) });
    all
}

#[cfg(test)]
mod tests {
    use super::super::steps::parts;
    use super::*;
    use crate::ir::Step;

    fn words(text: &str) -> Vec<String> {
        words::split(text)
    }

    #[test]
    fn long_names_leave_out_the_beginning_of_the_owner() {
        let named = |root: &str, steps: &[Step]| {
            let mut all = Vec::new();
            let place = Place { root: words(root), is_operation: false, steps };
            let ending = parts(steps).concat();
            shorter(&place, &ending, 1, &mut all);
            all.first().map(|words| words.join(" ")).unwrap_or_default()
        };
        let branch = [Step::Branch("ResponseAudioDeltaEvent".to_owned())];
        assert_eq!(named("ResponsesWebSocketStreamEvent", &branch), "web socket stream response audio delta event");
        let property = [Step::Property("account_type".to_owned())];
        let owner = "payment method details interac present receipt";
        assert_eq!(named(owner, &property), "details interac present receipt account type");
    }

    #[test]
    fn long_names_that_others_want_leave_out_what_is_said_twice_or_the_middle() {
        let all = |root: &str, step: Step| {
            let (steps, mut all) = ([step], Vec::new());
            let place = Place { root: words(root), is_operation: false, steps: &steps };
            shorter(&place, &parts(&steps).concat(), 1, &mut all);
            all.iter().map(|words| words.join(" ")).collect::<Vec<_>>()
        };
        let property = |name: &str| Step::Property(name.to_owned());
        let code = all("RunStepDetailsToolCallsCodeObject", property("code_interpreter"));
        assert_eq!(code.first().unwrap(), "tool calls code object code interpreter");
        assert_eq!(code.get(1).unwrap(), "run step details tool calls code interpreter");
        let intent = all("PaymentIntentPaymentMethodOptions", property("customer_balance"));
        assert!(intent.contains(&"payment method options customer balance".to_owned()), "{intent:?}");
        let branch = Step::Branch("unstableCategoryOptionsEvaluationRuleFilter".to_owned());
        let filter = all("UnstableEvaluationRuleFilter", branch);
        assert_eq!(filter.first().unwrap(), "evaluation rule filter category options");
    }
}
