//! The formats of the JSON Schema Test Suite, where a copy is at hand.

use bindery::Value;
use bindery::validate::Format;

#[test]
fn formats_agree_with_the_suite() {
    let Some(shared) = std::env::var_os("BINDERY_SHARED") else { return };
    let path = std::path::Path::new(&shared).join("suites/json-schema/selected.json");
    let groups: Vec<Value> = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    let formats = [
        Format::Email,
        Format::DateTime,
        Format::Date,
        Format::Time,
        Format::Duration,
        Format::Uuid,
        Format::Uri,
        Format::UriReference,
        Format::Hostname,
        Format::Ipv4,
        Format::Ipv6,
        Format::JsonPointer,
    ];
    let mut checked = 0;
    let mut wrong = Vec::new();
    for group in groups.iter().filter(|group| group["file"].as_str().is_some_and(|file| file.starts_with("format-"))) {
        let Some(format) = formats.iter().find(|format| group["schema"]["format"] == format.name()) else { continue };
        for test in group["tests"].as_array().unwrap() {
            let Some(text) = test["data"].as_str() else { continue };
            checked += 1;
            if format.matches(text) != test["valid"].as_bool().unwrap() {
                wrong.push(format!("{} {text:?}: {}", format.name(), test["description"]));
            }
        }
    }
    assert!(checked > 100, "{checked} cases");
    assert!(wrong.is_empty(), "{} of {checked}:\n{}", wrong.len(), wrong.join("\n"));
}
