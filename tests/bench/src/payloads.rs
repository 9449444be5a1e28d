//! The payloads, made here rather than kept in files: some hundred kilobytes each, the same in every run.

use std::fmt::Write;

/// An array of `count` elements.
fn list(count: usize, element: impl Fn(usize) -> String) -> String {
    let elements: Vec<_> = (0..count).map(element).collect();
    format!("[{}]", elements.join(","))
}

fn member(index: usize, before_manager: &str) -> String {
    let (age, score) = (18 + index % 60, f64::from(u16::try_from(index % 400).unwrap_or(0)) / 8.0);
    let role = ["viewer", "editor", "admin", "owner"][index % 4];
    let visits: Vec<_> = (0..index % 7).map(|visit| (visit * visit * 977 + index).to_string()).collect();
    format!(
        r#"{{"id":"{index}","org_id":"org_8f2k1{index}","user_id":"user_{index}","email":"ada.{index}@example.com","age":{age},"score":{score},"active":{},"role":"{role}","permissions":["read","write","actions:runs:inputs"],{before_manager}"created_at":"1990-12-31T23:59:59Z","visits":[{}]}}"#,
        index.is_multiple_of(3),
        visits.join(","),
    )
}

/// A large list of records, each third with one inside it.
pub fn members() -> String {
    list(2000, |index| match index % 3 {
        0 => member(index, &format!(r#""manager":{},"#, member(index / 2, ""))),
        _ => member(index, ""),
    })
}

/// The same with members in another order than the document's, one of them unknown, and white space.
pub fn shuffled_members() -> String {
    list(2000, |index| {
        format!(
            r#"{{
  "visits": [{index}, 20, 300],
  "score": 0.75,
  "email": "ada.{index}@example.com",
  "plan": {{"name": "large", "seats": [1, 2, 3]}},
  "role": "viewer",
  "permissions": ["read", "write"],
  "active": true,
  "org_id": "org_8f2k1{index}",
  "created_at": "1990-12-31T23:59:59Z",
  "id": "{index}",
  "age": 36
}}"#
        )
    })
}

/// Trees a hundred levels deep: two levels of JSON for one of folders.
pub fn folders() -> String {
    list(60, |index| {
        let mut json = String::new();
        for depth in 0..50 {
            let _ = write!(
                json,
                r#"{{"name":"folder {depth}","size":{},"owner":{{"id":"user_{index}","name":"Ada"}},"children":["#,
                depth * 4096 + index
            );
            if depth % 5 == 0 {
                let _ = write!(json, r#"{{"name":"leaf","size":{index},"owner":{{"id":"user_1"}},"children":[]}},"#);
            }
        }
        json.push_str(r#"{"name":"leaf","size":1,"owner":{"id":"user_2"},"children":[]}"#);
        json.push_str(&"]}".repeat(50));
        json
    })
}

/// Lists of numbers with fractions, as positions have them.
pub fn tracks() -> String {
    list(40, |track| {
        let points = list(100, |point| {
            let offset = point * 137 + track * 7919;
            format!(
                r#"{{"latitude":{}.{:06},"longitude":-{}.{:05},"height":{}.5}}"#,
                40 + track % 10,
                offset % 1_000_000,
                5 + point % 100,
                offset % 100_000,
                offset % 900
            )
        });
        format!(r#"{{"name":"Track {track}","points":{points}}}"#)
    })
}

/// Long texts, some with escapes and letters beyond ASCII.
pub fn articles() -> String {
    let plain = "The quick brown fox jumps over the lazy dog, then looks back and does it again. ".repeat(6);
    let escaped = r#"She said \"no\".\n\nThe caf\u00e9 – „naïve“ – closed at 5\/6.\t"#.repeat(8);
    list(200, |index| {
        let text = if index % 4 == 0 { &escaped } else { &plain };
        format!(
            r#"{{"title":"Article {index}","text":"{text}","labels":{{"language":"en","section":"news","index":"{index}"}}}}"#
        )
    })
}

/// Branches with a tag, which comes first.
pub fn events() -> String {
    list(2000, |index| {
        let common = format!(r#""id":"evt_{index}","at":"1990-12-31T23:59:59Z""#);
        match index % 4 {
            0 => {
                format!(r#"{{"type":"created",{common},"owner":"user_{index}","tags":["new","large"],"size":{index}}}"#)
            }
            1 => format!(r#"{{"type":"renamed",{common},"from":"draft {index}","to":"final {index}"}}"#),
            2 => format!(r#"{{"type":"moved",{common},"folder":"folder_{index}","position":{index}}}"#),
            _ => format!(r#"{{"type":"deleted",{common},"reason":"retention","final":true}}"#),
        }
    })
}

/// The same with the tag at the end, where a reader has to look for it.
pub fn events_with_late_tags() -> String {
    let mut json = events();
    for tag in ["created", "renamed", "moved", "deleted"] {
        json = json
            .split(&format!(r#"{{"type":"{tag}","#))
            .enumerate()
            .map(|(index, part)| match index {
                0 => part.to_owned(),
                _ => match part.split_once('}') {
                    Some((members, rest)) => format!(r#"{{{members},"type":"{tag}"}}{rest}"#),
                    None => part.to_owned(),
                },
            })
            .collect();
    }
    json
}

/// Branches of different JSON kinds.
pub fn answers() -> String {
    list(4000, |index| match index % 5 {
        0 => "true".to_owned(),
        1 => (index * 31).to_string(),
        2 => format!(r#""an answer in words, number {index}""#),
        3 => format!(r#"["first","choice {index}"]"#),
        _ => format!(r#"{{"from":{index},"to":{},"unit":"metre"}}"#, index * 2),
    })
}

/// Branches that a key tells apart.
pub fn targets() -> String {
    list(2000, |index| match index % 3 {
        0 => format!(r#"{{"url":"https://example.com/{index}","title":"Page {index}","views":{index}}}"#),
        1 => format!(r#"{{"email":"ada.{index}@example.com","title":"Dr","phone":"+1 555 {index}"}}"#),
        _ => format!(r#"{{"latitude":{}.25,"longitude":-7.5,"title":"Place {index}"}}"#, index % 90),
    })
}

/// Branches that nothing tells apart.
pub fn methods() -> String {
    list(2000, |index| match index % 3 {
        0 => format!(r#"{{"number":"4000 {index}","expires":"12/31","holder":"Ada","name":"Card {index}"}}"#),
        1 => format!(r#"{{"iban":"DE{index}","bic":"EXAMPLE1","holder":"Ada","name":"Account {index}"}}"#),
        _ => format!(r#"{{"account":"wallet_{index}","provider":"example","name":"Wallet","limit":{index}}}"#),
    })
}
