//! Times every case with criterion: reading and writing, by the codec, by serde's derive, and by the generated types'
//! serde impls.

use std::hint::black_box;
use std::time::Duration;

use bindery::Codec;
use bindery_bench::{Kind, Measure, cases};
use criterion::{Criterion, SamplingMode, Throughput};
use serde::Serialize;
use serde::de::DeserializeOwned;

struct Time(Criterion);

impl Measure for Time {
    fn case<O, D>(&mut self, name: &'static str, _: Kind, json: &[u8])
    where
        O: Codec + Serialize + DeserializeOwned,
        D: Serialize + DeserializeOwned,
    {
        let (ours, derived): (O, D) = match (bindery::decode(json), serde_json::from_slice(json)) {
            (Ok(ours), Ok(derived)) => (ours, derived),
            (ours, derived) => panic!("{name}: {:?}, {:?}", ours.err(), derived.err()),
        };
        let bytes = u64::try_from(json.len()).unwrap_or(u64::MAX);
        let mut group = self.0.benchmark_group(format!("decode {name}"));
        group.throughput(Throughput::Bytes(bytes)).sampling_mode(SamplingMode::Flat);
        group.bench_function("derive", |bencher| {
            bencher.iter_with_large_drop(|| serde_json::from_slice::<D>(black_box(json)));
        });
        group.bench_function("codec", |bencher| {
            bencher.iter_with_large_drop(|| bindery::decode::<O>(black_box(json)));
        });
        group.bench_function("serde impl", |bencher| {
            bencher.iter_with_large_drop(|| serde_json::from_slice::<O>(black_box(json)));
        });
        group.finish();
        let mut group = self.0.benchmark_group(format!("encode {name}"));
        group.throughput(Throughput::Bytes(bytes)).sampling_mode(SamplingMode::Flat);
        group.bench_function("derive", |bencher| {
            bencher.iter_with_large_drop(|| serde_json::to_vec(black_box(&derived)));
        });
        group.bench_function("codec", |bencher| {
            bencher.iter_with_large_drop(|| bindery::encode(black_box(&ours)));
        });
        group.bench_function("serde impl", |bencher| {
            bencher.iter_with_large_drop(|| serde_json::to_vec(black_box(&ours)));
        });
        group.finish();
    }
}

fn main() {
    let criterion = Criterion::default()
        .warm_up_time(Duration::from_millis(200))
        .measurement_time(Duration::from_secs(1))
        .sample_size(200)
        .without_plots()
        .configure_from_args();
    let mut time = Time(criterion);
    cases(&mut time);
    time.0.final_summary();
}
