//! Times requests to the generated server beside the same to the one by hand, without a socket between.
//!
//! Both are called in turn, so that whatever else the machine does happens to both. A figure is the median of the
//! rounds; the ratio that of the rounds' ratios. With three arguments, `by-hand get 1000`, it only makes so many
//! requests of a case: for profilers.

use std::time::Instant;

use axum::Router;
use bindery_load::cases::{CASES, Case, answer};
use bindery_load::store::Store;
use bindery_load::{by_hand, generated};
use tokio::runtime::Runtime;

const ROUNDS: usize = 200;

fn main() {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let (hand, ours) = (by_hand::router(Store::new()), generated::router(Store::new()));
    let arguments: Vec<_> = std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    if let [side, name, count] = arguments.as_slice() {
        let router = if side == "by-hand" { hand } else { ours };
        let case = CASES.into_iter().find(|case| case.name == name).unwrap();
        for _ in 0..count.parse::<u32>().unwrap() {
            runtime.block_on(answer(&router, case));
        }
        return;
    }
    // `cargo test --benches` only asks whether it works.
    let rounds = if std::env::args().any(|argument| argument == "--bench") { ROUNDS } else { 1 };
    println!("| request | by hand, µs | generated, µs | ratio |");
    println!("|---|--:|--:|--:|");
    for case in CASES {
        let (mut theirs, mut generated, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
        for round in 0..rounds {
            let (by_hand, time_of_ours) = if round % 2 == 0 {
                let by_hand = time(&runtime, case, &hand);
                (by_hand, time(&runtime, case, &ours))
            } else {
                let time_of_ours = time(&runtime, case, &ours);
                (time(&runtime, case, &hand), time_of_ours)
            };
            theirs.push(by_hand);
            generated.push(time_of_ours);
            ratios.push(time_of_ours / by_hand);
        }
        let [theirs, generated, ratio] = [theirs, generated, ratios].map(median);
        println!("| {} | {theirs:.2} | {generated:.2} | {ratio:.3} |", case.name);
    }
}

/// Microseconds of a request.
fn time(runtime: &Runtime, case: Case, router: &Router) -> f64 {
    const REQUESTS: u32 = 100;
    let started = Instant::now();
    for _ in 0..REQUESTS {
        runtime.block_on(answer(router, case));
    }
    started.elapsed().as_secs_f64() * 1e6 / f64::from(REQUESTS)
}

fn median(mut of: Vec<f64>) -> f64 {
    of.sort_by(f64::total_cmp);
    of[of.len() / 2]
}
