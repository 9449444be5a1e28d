//! Every place of a document where text may stand, and every text that has meant harm to a generator: none is more than
//! data in what comes out.
//!
//! `tests/hostile` has the document, in which each place holds a word of its own: one that begins with `text` is prose
//! or a value, for which any text is as good as another, and one that begins with `name` names something, for which a
//! text may be refused.

mod compiled;
mod judge;
mod places;
#[path = "../../../fuzz/src/plain.rs"]
mod plain;
mod texts;

use std::sync::atomic::{AtomicUsize, Ordering};

use judge::{Verdict, judge};
use places::{Place, document, generated, places};
use texts::TEXTS;

/// Runs `each` for every number below `count`, on all processors, and gives what is wrong.
fn on_all(count: usize, each: impl Fn(usize) -> Option<String> + Sync) -> Vec<String> {
    let next = AtomicUsize::new(0);
    let work = || {
        let numbers =
            std::iter::from_fn(|| Some(next.fetch_add(1, Ordering::Relaxed)).filter(|number| *number < count));
        numbers.filter_map(&each).collect::<Vec<_>>()
    };
    std::thread::scope(|scope| {
        let threads = std::thread::available_parallelism().map_or(1, usize::from);
        let threads: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        threads.into_iter().flat_map(|thread| thread.join().expect("a document made the generator panic")).collect()
    })
}

/// What `text` at `places` of the document comes to.
fn tried(places: &[Place], text: &str) -> Verdict {
    judge(&generated(&document(places.iter().map(|place| (place, text)))))
}

/// The places of prose and values, and those of names.
fn split() -> (Vec<Place>, Vec<Place>) {
    places().into_iter().partition(Place::is_prose)
}

#[test]
fn prose_and_values_change_nothing_but_literals() {
    let (prose, _) = split();
    let plain = tried(&[], "");
    assert!(plain.is_harmless() && prose.len() > 50, "{plain:?}");
    let wrong = on_all(TEXTS.len(), |number| {
        let verdict = tried(&prose, TEXTS[number]);
        // What is no text at all is refused by the reader.
        let is_none = TEXTS[number].contains("<half>");
        let same = if is_none { verdict.is_refused() } else { verdict.is_like(&plain) };
        (!same).then(|| format!("{:?}: {}", TEXTS[number], verdict.differs(&plain)))
    });
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn names_are_identifiers_of_ours_or_refused_with_their_place() {
    names(5);
}

#[test]
#[ignore = "takes minutes"]
fn every_text_as_every_name() {
    names(1);
}

/// Tries every `step`th text at each place of a name, at each place others.
fn names(step: usize) {
    let (_, names) = split();
    assert!(names.len() > 40, "{}", names.len());
    let refused = AtomicUsize::new(0);
    let wrong = on_all(TEXTS.len() * names.len(), |number| {
        let (text, place) = (number / names.len(), number % names.len());
        if (text + place) % step > 0 {
            return None;
        }
        let verdict = tried(&names[place..=place], TEXTS[text]);
        refused.fetch_add(usize::from(verdict.is_refused()), Ordering::Relaxed);
        let wrong = !verdict.is_harmless() && !verdict.is_refused();
        wrong.then(|| format!("{:?} as {}: {verdict:?}", TEXTS[text], names[place]))
    });
    println!("{} texts at {} places, {} refused", TEXTS.len(), names.len(), refused.into_inner());
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}
