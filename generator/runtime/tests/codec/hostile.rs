//! Input that means harm.

use crate::types::{Member, Pet};
use bindery::json::Reading;
use bindery::{Map, Value, decode, decode_strict, decode_with};

#[test]
fn depth_is_limited() {
    for (open, close) in [("[", "]"), (r#"{"a":"#, "}")] {
        let nested = |depth: usize| format!("{}1{}", open.repeat(depth), close.repeat(depth));
        assert!(decode::<Value>(nested(128).as_bytes()).is_ok());
        assert!(decode::<()>(nested(128).as_bytes()).is_ok());
        for depth in [129, 1_000_000] {
            let error = decode::<Value>(nested(depth).as_bytes()).unwrap_err();
            assert_eq!((error.is_malformed(), error.violations().as_slice()[0].keyword), (true, "limit"));
            assert!(decode::<()>(nested(depth).as_bytes()).is_err());
            assert!(decode_strict::<Member>(nested(depth).as_bytes()).is_err());
        }
    }
}

#[test]
fn recursive_types_fit_the_stack_at_the_limit() {
    std::thread::Builder::new()
        .stack_size(2 << 20)
        .spawn(|| {
            let depth = 126;
            let json = format!(
                "{}{{\"id\":1,\"roles\":[]}}{}",
                r#"{"id":1,"roles":[],"manager":"#.repeat(depth),
                "}".repeat(depth)
            );
            let member: Member = decode(json.as_bytes()).unwrap();
            assert_eq!(
                bindery::encode(&member).len(),
                decode_strict::<Member>(json.as_bytes()).map(|member| bindery::encode(&member).len()).unwrap()
            );
            assert!(bindery::validate(&member).is_err());
            let pets = format!(
                "{}{{\"kind\":\"cat\",\"lives\":1}}{}",
                r#"{"kind":"dog","friend":"#.repeat(126),
                "}".repeat(126)
            );
            assert!(decode::<Pet>(pets.as_bytes()).is_ok());
        })
        .unwrap()
        .join()
        .unwrap();
}

#[test]
fn size_is_limited() {
    let reading = Reading::tolerant().bytes(5);
    assert!(decode_with::<Value>(b"12345", &reading).is_ok());
    assert!(decode_with::<Value>(b"123456", &reading).unwrap_err().is_malformed());
}

#[test]
fn many_keys_take_linear_time() {
    let members = (0..200_000).map(|index| format!("\"k{index}\":{index}")).collect::<Vec<_>>().join(",");
    let json = format!("{{{members}}}");
    assert_eq!(decode::<Map<i64>>(json.as_bytes()).unwrap().len(), 200_000);
    assert_eq!(decode_strict::<Value>(json.as_bytes()).unwrap().as_object().unwrap().len(), 200_000);
}
