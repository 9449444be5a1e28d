//! Times calls of a generated client beside the same calls by hand, over loopback, and counts what both allocate.
//!
//! Both use a reqwest client with the same settings against one server, in turn, so that whatever else the machine does
//! happens to both. A figure is the median of the rounds; the ratio that of the rounds' ratios.

mod by_hand;
mod server;

use std::time::{Duration, Instant};

use allocation_counter::measure;
use calls::client::Client;
use calls::types::Invite;
use tokio::runtime::Runtime;

#[allow(missing_docs, unreachable_pub, dead_code, unused_imports, reason = "as a user includes it")]
mod calls {
    include!(concat!(env!("OUT_DIR"), "/calls.rs"));
}

const ROUNDS: usize = 200;

fn main() {
    // `cargo test --benches` only asks whether it works.
    let rounds = if std::env::args().any(|argument| argument == "--bench") { ROUNDS } else { 1 };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let url = server::start();
    let http = || reqwest::Client::builder().redirect(reqwest::redirect::Policy::none());
    let ours = Client::builder().token("secret").base_url(&url).configure(|builder| builder.http(http()));
    let ours = ours.build().unwrap();
    let hand = by_hand::Client { http: http().build().unwrap(), url, token: "secret".to_owned() };

    println!("| call | by hand, µs | generated, µs | ratio | allocations by hand | generated |");
    println!("|---|--:|--:|--:|--:|--:|");
    let invited = || Invite::new("ada@example.com", "admin");
    let wanted =
        || by_hand::Invite { email: "ada@example.com".to_owned(), role: "admin".to_owned(), permissions: None };
    let sent = async || drop(ours.invite_member("acme", invited()).await.unwrap());
    let by_hand = async || drop(hand.invite_member("acme", &wanted()).await.unwrap());
    compare(&runtime, "one record each way", (rounds, 20), by_hand, sent);
    for (what, calls) in [("20", 20), ("2000", 1)] {
        let sent = async || drop(ours.list_members(what).page(1).role("admin").await.unwrap());
        let by_hand = async || drop(hand.list_members(what, Some(1), Some("admin")).await.unwrap());
        compare(&runtime, &format!("{what} records received"), (rounds, calls), by_hand, sent);
    }
}

/// Makes both calls so many times in each round, and prints a row.
fn compare(
    runtime: &Runtime,
    name: &str,
    (rounds, calls): (usize, usize),
    by_hand: impl AsyncFn(),
    generated: impl AsyncFn(),
) {
    // Connections are made, caches are warm.
    runtime.block_on(async {
        by_hand().await;
        generated().await;
    });
    let (mut theirs, mut ours, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
    for round in 0..rounds {
        let (hand, generated) = runtime.block_on(async {
            if round % 2 == 0 {
                let hand = time(calls, &by_hand).await;
                (hand, time(calls, &generated).await)
            } else {
                let generated = time(calls, &generated).await;
                (time(calls, &by_hand).await, generated)
            }
        });
        theirs.push(hand);
        ours.push(generated);
        ratios.push(generated / hand);
    }
    let allocated = |call: &dyn Fn()| {
        call();
        measure(call).count_total
    };
    let (by_hand, generated) =
        (allocated(&|| runtime.block_on(by_hand())), allocated(&|| runtime.block_on(generated())));
    let [theirs, ours, ratio] = [theirs, ours, ratios].map(median);
    println!("| {name} | {theirs:.0} | {ours:.0} | {ratio:.3} | {by_hand} | {generated} |");
}

/// Microseconds of a call.
async fn time(calls: usize, call: impl AsyncFn()) -> f64 {
    let started = Instant::now();
    for _ in 0..calls {
        call().await;
    }
    let elapsed: Duration = started.elapsed();
    elapsed.as_secs_f64() * 1e6 / f64::from(u32::try_from(calls).unwrap_or(u32::MAX))
}

fn median(mut of: Vec<f64>) -> f64 {
    of.sort_by(f64::total_cmp);
    of[of.len() / 2]
}
