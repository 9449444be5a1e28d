//! Counts what a request to the generated server allocates, beside the same to the one by hand. A binary of its own,
//! because counting would take part in the times.

use allocation_counter::measure;
use bindery_load::cases::{CASES, answer};
use bindery_load::store::Store;
use bindery_load::{by_hand, generated};

fn main() {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let routers = [by_hand::router(Store::new()), generated::router(Store::new())];
    println!("| request | allocations by hand | generated |");
    println!("|---|--:|--:|");
    for case in CASES {
        // What is made once, such as regular expressions, is there.
        let answers = routers.each_ref().map(|router| runtime.block_on(answer(router, case)));
        assert_eq!(answers[0], answers[1], "both do the same");
        let [by_hand, generated] =
            routers.each_ref().map(|router| measure(|| drop(runtime.block_on(answer(router, case)))).count_total);
        println!("| {} | {by_hand} | {generated} |", case.name);
    }
}
