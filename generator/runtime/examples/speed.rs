//! How fast the codec is beside serde's derive: `cargo run --release -p bindery --example speed`.
//!
//! It prints times and their ratio, and judges nothing.
#![allow(clippy::print_stdout, clippy::expect_used, reason = "this program prints what it measures")]

use std::hint::black_box;
use std::time::{Duration, Instant};

/// A record with the codec, and the same one with serde's derive.
mod ours {
    #[derive(Clone)]
    pub(super) struct Member {
        id: String,
        org_id: String,
        user_id: Option<String>,
        email: Option<String>,
        age: i64,
        score: f64,
        active: bool,
        permissions: Vec<String>,
        manager: Option<Box<Member>>,
        created_at: String,
        updated_at: Option<String>,
        visits: Vec<i64>,
    }
    bindery::record!(Member [0b1010_1111_0011] {
        id: "id",
        org_id: "org_id",
        user_id: "user_id",
        email: "email",
        age: "age",
        score: "score",
        active: "active",
        permissions: "permissions",
        manager: "manager",
        created_at: "created_at",
        updated_at: "updated_at",
        visits: "visits",
    });
}

mod derived {
    #[derive(Clone, serde::Serialize, serde::Deserialize)]
    pub(super) struct Member {
        id: String,
        org_id: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        user_id: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        email: Option<String>,
        age: i64,
        score: f64,
        active: bool,
        permissions: Vec<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        manager: Option<Box<Member>>,
        created_at: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        updated_at: Option<String>,
        visits: Vec<i64>,
    }
}

const MEMBER: &str = r#"{"id":"42","org_id":"org_8f2k1","user_id":"user_91","email":"ada@example.com","age":36,"score":0.75,"active":true,"permissions":["owner","admin","actions:runs:inputs"],"created_at":"1990-12-31T23:59:59Z","visits":[1,20,300,4000,50000]}"#;
const SHUFFLED: &str = r#"{"visits":[1,20,300,4000,50000],"score":0.75,"email":"ada@example.com","unknown":{"a":[1,2,3]},"permissions":["owner","admin"],"active":true,"org_id":"org_8f2k1","created_at":"1990-12-31T23:59:59Z","id":"42","age":36,"user_id":"user_91"}"#;

/// The best time of several for one run of `work`.
fn best(mut work: impl FnMut()) -> Duration {
    let round = |work: &mut dyn FnMut()| {
        let start = Instant::now();
        work();
        start.elapsed()
    };
    (0..40).map(|_| round(&mut work)).min().unwrap_or_default()
}

fn report(what: &str, ours: Duration, serde: Duration) {
    println!("{what:<32} {ours:>10.1?} {serde:>10.1?}  {:.2}", ours.as_secs_f64() / serde.as_secs_f64());
}

fn compare(name: &str, member: &str) {
    let json = format!("[{}]", vec![member; 2000].join(","));
    let bytes = json.as_bytes();
    let ours: Vec<ours::Member> = bindery::decode(bytes).expect("the sample is valid");
    let derived: Vec<derived::Member> = serde_json::from_slice(bytes).expect("the sample is valid");
    report(
        &format!("decode, {name}"),
        best(|| drop(black_box(bindery::decode::<Vec<ours::Member>>(black_box(bytes))))),
        best(|| drop(black_box(serde_json::from_slice::<Vec<derived::Member>>(black_box(bytes))))),
    );
    report(
        &format!("decode strictly, {name}"),
        best(|| drop(black_box(bindery::decode_strict::<Vec<ours::Member>>(black_box(bytes))))),
        best(|| drop(black_box(serde_json::from_slice::<Vec<derived::Member>>(black_box(bytes))))),
    );
    report(
        &format!("encode, {name}"),
        best(|| drop(black_box(bindery::encode(black_box(&ours))))),
        best(|| drop(black_box(serde_json::to_vec(black_box(&derived))))),
    );
    report(
        &format!("serde decode, {name}"),
        best(|| drop(black_box(serde_json::from_slice::<Vec<ours::Member>>(black_box(bytes))))),
        best(|| drop(black_box(serde_json::from_slice::<Vec<derived::Member>>(black_box(bytes))))),
    );
    report(
        &format!("serde encode, {name}"),
        best(|| drop(black_box(serde_json::to_vec(black_box(&ours))))),
        best(|| drop(black_box(serde_json::to_vec(black_box(&derived))))),
    );
    report(
        &format!("any value, {name}"),
        best(|| drop(black_box(bindery::decode::<bindery::Value>(black_box(bytes))))),
        best(|| drop(black_box(serde_json::from_slice::<bindery::Value>(black_box(bytes))))),
    );
}

fn main() {
    println!("{:<32} {:>10} {:>10}  ratio", "", "bindery", "serde");
    compare("in order", MEMBER);
    compare("shuffled", SHUFFLED);
    compare("nested", &MEMBER.replace("\"created_at\"", &format!("\"manager\":{MEMBER},\"created_at\"")));
}
