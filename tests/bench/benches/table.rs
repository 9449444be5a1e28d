//! Counts allocations, and prints them beside the times that `speed` has left behind, as a table in Markdown.
//!
//! A case's time is the fastest of criterion's samples: other work on the machine only ever adds to it. A binary of its
//! own, because counting would take part in the times.

use std::fs;
use std::path::PathBuf;

use allocation_counter::measure;
use bindery::{Codec, Value};
use bindery_bench::{Kind, Measure, cases};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// A case in one direction.
struct Row {
    name: String,
    kind: Kind,
    /// Microseconds by serde's derive.
    derive: Option<f64>,
    /// The codec's time over it, and that of the serde impls.
    codec: Option<f64>,
    bridge: Option<f64>,
    allocations: [u64; 3],
}

#[derive(Default)]
struct Table(Vec<Row>);

impl Table {
    fn add(&mut self, direction: &str, name: &str, kind: Kind, allocations: [u64; 3]) {
        let name = format!("{direction} {name}");
        let [derive, codec, bridge] = ["derive", "codec", "serde impl"].map(|function| fastest(&name, function));
        let over = |time: Option<f64>| time.zip(derive).map(|(time, derive)| time / derive);
        self.0.push(Row { codec: over(codec), bridge: over(bridge), name, kind, derive, allocations });
    }
}

impl Measure for Table {
    fn case<O, D>(&mut self, name: &'static str, kind: Kind, json: &[u8])
    where
        O: Codec + Serialize + DeserializeOwned,
        D: Serialize + DeserializeOwned,
    {
        let (mut ours, mut derived, mut bridged) = (None, None, None);
        let decoding = [
            measure(|| derived = serde_json::from_slice::<D>(json).ok()).count_total,
            measure(|| ours = bindery::decode::<O>(json).ok()).count_total,
            measure(|| bridged = serde_json::from_slice::<O>(json).ok()).count_total,
        ];
        let encoding = [
            measure(|| drop(serde_json::to_vec(&derived))).count_total,
            measure(|| drop(ours.as_ref().map(|ours| bindery::encode(ours)))).count_total,
            measure(|| drop(serde_json::to_vec(&ours))).count_total,
        ];
        self.add("decode", name, kind, decoding);
        self.add("encode", name, kind, encoding);
    }
}

/// The time of one run of a function, in microseconds: that of the fastest sample. `None` where nothing was measured.
fn fastest(group: &str, function: &str) -> Option<f64> {
    let folder = |name: &str| name.replace(' ', "_");
    let sample = criterion_folder().join(group).join(function).join("new/sample.json");
    let sample = if sample.exists() {
        sample
    } else {
        criterion_folder().join(folder(group)).join(folder(function)).join("new/sample.json")
    };
    let sample: Value = serde_json::from_slice(&fs::read(sample).ok()?).ok()?;
    let numbers = |key: &str| sample.get(key)?.as_array().map(|all| all.iter().filter_map(Value::as_f64));
    let times = numbers("iters")?.zip(numbers("times")?).map(|(runs, nanoseconds)| nanoseconds / runs / 1000.0);
    times.min_by(f64::total_cmp)
}

/// Where criterion leaves its measurements.
fn criterion_folder() -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR").map(PathBuf::from);
    target.unwrap_or_else(|| PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../target"))).join("criterion")
}

/// What the codec may take of the derive's time.
fn target(row: &Row) -> f64 {
    match row.kind {
        Kind::Proven if row.name.starts_with("decode") => 0.5,
        Kind::Preference if row.name.starts_with("decode") => 0.8,
        Kind::Struct | Kind::Proven | Kind::Preference => 1.0,
    }
}

fn main() {
    let mut table = Table::default();
    cases(&mut table);
    println!("| case | derive, µs | codec | reach | serde impls | reach | allocations: derive | codec | serde impls |");
    println!("|---|--:|--:|--:|--:|--:|--:|--:|--:|");
    for row in &table.0 {
        let ratio = |ratio: Option<f64>| ratio.map_or_else(|| "–".to_owned(), |ratio| format!("{ratio:.2}"));
        let derive = row.derive.map_or_else(|| "–".to_owned(), |time| format!("{time:.0}"));
        let through = if row.name.starts_with("decode") { 2.0 } else { 4.0 };
        let [a, b, c] = row.allocations;
        println!(
            "| {} | {derive} | {} | {:.2} | {} | {through:.2} | {a} | {b} | {c} |",
            row.name,
            ratio(row.codec),
            target(row),
            ratio(row.bridge),
        );
    }
}
