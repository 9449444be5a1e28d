//! Work on all cores.

use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{self, Builder};

use crate::plan::Bindings;

/// Threads at most, however many cores there are: each holds tokens.
const THREADS: usize = 8;
/// The stack of a thread, in bytes: what a program begins with on most systems.
const STACK: usize = 8 << 20;

/// How many schemas and operations are worth a thread: each takes memory that it does not give back, most of a megabyte.
const WORTH: usize = 1000;

/// Works on each of `items`, on as many threads as there are cores and the API is worth, and returns the results in the
/// order of the items.
pub(crate) fn map<T: Sync, R: Send>(bindings: &Bindings, items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let worth = (bindings.schemas.len() + bindings.operations.len()) / WORTH;
    let cores = thread::available_parallelism().map_or(1, usize::from);
    on(cores.min(worth).min(THREADS), items, work)
}

/// Two things at once, where there is more than one core.
#[cfg(feature = "diff")]
pub(crate) fn both<A, B: Send>(one: impl FnOnce() -> A, other: impl Fn() -> B + Sync) -> (A, B) {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        let spawn = |_| Builder::new().stack_size(STACK).spawn_scoped(scope, &other).ok();
        let spawned = (1..cores.min(2)).find_map(spawn);
        let one = one();
        // This thread does both where no other can be had.
        let other = spawned.map_or_else(&other, |spawned| spawned.join().unwrap_or_else(|panic| resume_unwind(panic)));
        (one, other)
    })
}

fn on<T: Sync, R: Send>(threads: usize, items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let worker = || {
        let numbers = std::iter::repeat_with(|| next.fetch_add(1, Ordering::Relaxed));
        let taken = numbers.map_while(|number| Some((number, items.get(number)?)));
        taken.map(|(number, item)| (number, work(item))).collect::<Vec<_>>()
    };
    let mut done = thread::scope(|scope| {
        let spawn = |_| Builder::new().stack_size(STACK).spawn_scoped(scope, worker).ok();
        let others: Vec<_> = (1..threads.min(items.len())).filter_map(spawn).collect();
        // This thread works as well, so that all is done where no other can be had.
        let mut done = worker();
        for other in others {
            done.extend(other.join().unwrap_or_else(|panic| resume_unwind(panic)));
        }
        done
    });
    done.sort_unstable_by_key(|(number, _)| *number);
    done.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn results_are_in_the_order_of_the_items() {
        let items: Vec<usize> = (0..1000).collect();
        assert_eq!(super::on(4, &items, |item| item * 2), items.iter().map(|item| item * 2).collect::<Vec<_>>());
        assert!(super::on(4, &[(); 0], |()| ()).is_empty());
    }

    #[test]
    #[cfg(feature = "diff")]
    fn both_are_done() {
        assert_eq!(super::both(|| 1, || "b"), (1, "b"));
    }
}
