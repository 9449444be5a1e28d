//! What `names.lock` keeps when the document changes: names of what was published, and what is opened as an envelope.

mod merged;
mod renamed;
mod siblings;

use bindery_build::config::VendorName;
use bindery_build::generate::{Generated, Input, Options, Request, generate};
use bindery_build::source::Contents;

use crate::support::repository::findings;

const DOCUMENT: &str = "
openapi: 3.1.0
info: {title: Locked, version: '1'}
servers: [{url: https://api.example.com}]
paths:
  /teams/{id}/members:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    post:
      operationId: addMember
      requestBody:
        content:
          application/json:
            schema:
              properties:
                init_permissions: {enum: [read, write, admin]}
                permissions: {enum: [admin, write, read]}
      responses:
        '200':
          description: The member.
          content: {application/json: {schema: {properties: {data: {$ref: '#/components/schemas/Member'}, errors: {type: array, items: {type: string}}}}}}
components:
  schemas:
    Member:
      properties:
        name: {type: string}
        either: {oneOf: [{title: Left, properties: {left: {type: string}}}, {title: Right, properties: {right: {type: string}}}]}
";

fn generated(document: &str, lock: Option<&str>) -> Generated {
    let generated = tried(document, None, lock);
    assert!(generated.is_ok(), "{:?}", generated.diagnostics);
    generated
}

fn tried(document: &str, config: Option<&str>, lock: Option<&str>) -> Generated {
    tried_with(document, config, lock, Options::default())
}

fn generated_with(document: &str, lock: Option<&str>, options: Options) -> Generated {
    tried_with(document, None, lock, options)
}

fn tried_with(document: &str, config: Option<&str>, lock: Option<&str>, options: Options) -> Generated {
    let (config, lock) = (config.map(Contents::from), lock.map(Contents::from));
    generate(&Request {
        document: Input { name: "openapi.yaml", contents: &document.into() },
        config: config.as_ref().map(|contents| Input { name: "bindery.toml", contents }),
        overlays: Vec::new(),
        lock: lock.as_ref().map(|contents| Input { name: "names.lock", contents }),
        name: VendorName::new("locked").unwrap(),
        options,
    })
}

#[test]
fn a_name_of_the_lock_is_given_to_no_other_operation() {
    let document = changed("    post:\n", "    get: {operationId: list}\n    post:\n");
    let config = "[operations.\"POST /teams/{id}/members\"]\nname = \"members\"\n";
    let refused = tried(&document, Some(config), Some("operation GET /teams/{}/members = members\n"));
    let told = findings(&refused);
    for expected in [
        "error[B0501]: the name `members` is taken",
        "has the name already",
        "`operation GET /teams/{}/members = members`",
    ] {
        assert!(told.contains(expected), "{expected} in {told}");
    }
}

/// The document with one text in the place of another.
#[track_caller]
fn changed(from: &str, to: &str) -> String {
    assert!(DOCUMENT.contains(from), "{from}");
    DOCUMENT.replace(from, to)
}

fn text(generated: &Generated) -> String {
    generated.files.iter().map(|(_, bytes)| String::from_utf8_lossy(bytes)).collect()
}

#[test]
fn keys_do_not_hang_on_what_callers_never_see() {
    let lock = generated(DOCUMENT, None).lock;
    let renamed = changed("{id}/members", "{team}/members").replace("name: id,", "name: team,");
    let (left, right) =
        ("{title: Left, properties: {left: {type: string}}}", "{title: Right, properties: {right: {type: string}}}");
    let turned = changed(&format!("[{left}, {right}]"), &format!("[{right}, {left}]"));
    for document in [&renamed, &turned] {
        assert_eq!(generated(document, Some(&lock)).lock, lock);
    }
    assert_eq!(generated(&turned, None).lock, lock, "nor without the lock");
    let named = lock.replace("path POST /teams/{}/members = id", "path POST /teams/{}/members = team");
    assert_eq!(generated(&renamed, None).lock, named, "nor without the lock");
}

#[test]
fn a_type_that_parts_leaves_its_name_to_the_first_place_in_the_lock() {
    let shared = generated(DOCUMENT, None);
    let places = |lock: &str| {
        let lines = lock.lines().filter(|line| line.starts_with("type") && line.contains("permissions"));
        lines.filter_map(|line| line.rsplit_once(" = ")).map(|(_, name)| name.to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(places(&shared.lock), ["Permissions", "Permissions"]);
    let document =
        changed("permissions: {enum: [admin, write, read]}", "permissions: {enum: [admin, write, read, own]}");
    let parted = places(&generated(&document, Some(&shared.lock)).lock);
    assert_eq!(parted.first().map(String::as_str), Some("Permissions"));
    assert_ne!(parted.last().map(String::as_str), Some("Permissions"));
}

#[test]
fn a_value_keeps_its_name_whatever_is_spelled_like_it() {
    let with = |values: &str| changed("name: {type: string}", &format!("name: {{enum: [{values}]}}"));
    let values = ["Constant::Number(Limit::Integer(1))", "\"1\"", "\"true\"", "Constant::Boolean(true)"];
    let all = generated(&with("1, '1', 'true', true"), None);
    let line = |value: &str| all.lock.lines().find(|line| line.contains(&format!(".name {value} = ")));
    let names = ["1", "\"1\"", "\"true\"", "true"].map(|value| line(value).unwrap().rsplit(' ').next().unwrap());
    // What the codec's table says.
    let is_called = |generated: &Generated, name: &str, value: &str| {
        let code = text(generated).replace("Constant::String(\"", "\"").replace(char::is_whitespace, "");
        code.contains(&format!("{name}:{value}"))
    };
    let spelled = |other: &str| match other.parse::<u8>() {
        Ok(_) => format!("Constant::Number(Limit::Integer({other}))"),
        Err(_) if other == "true" => "Constant::Boolean(true)".to_owned(),
        Err(_) => other.replace('\'', "\""),
    };
    for (left, kept) in [("'1', 'true'", [1, 2]), ("1, true", [0, 3]), ("'true', 1", [0, 2])] {
        let generated = generated(&with(left), Some(&all.lock));
        for at in kept {
            assert!(is_called(&generated, names[at], values[at]), "{left}: {} {}", names[at], values[at]);
        }
    }
    // What stood alone keeps its name beside the other, which comes and goes and comes again under one of its own.
    for (alone, name, value, other) in [
        ("1", "N1", values[0], "'1'"),
        ("'1'", "N1", values[1], "1"),
        ("'true'", "True", values[2], "true"),
        ("true, 1", "True", values[3], "'true'"),
        ("'1', 2", "N1", values[1], "1"),
        ("'1', 2", "N2", "Constant::Number(Limit::Integer(2))", "'2'"),
    ] {
        let before = generated(&with(alone), None);
        assert!(text(&before).contains(&format!("    {name},\n")), "{alone}: {}", text(&before));
        for both in [format!("{alone}, {other}"), format!("{other}, {alone}")] {
            let with_other = generated(&with(&both), Some(&before.lock));
            assert!(is_called(&with_other, name, value), "{both}: {}", with_other.lock);
            let other_alone = generated(&with(other), Some(&with_other.lock));
            assert!(!is_called(&other_alone, name, &spelled(other)), "{both}: {}", other_alone.lock);
            let again = generated(&with(&both), Some(&other_alone.lock));
            assert_eq!(text(&again), text(&with_other), "{both}");
        }
    }
}

#[test]
fn what_was_opened_or_closed_stays_so() {
    let opened = generated(DOCUMENT, None);
    assert!(opened.lock.contains("envelope POST /teams/{}/members = data"), "{}", opened.lock);
    // A page, as which it would be left alone.
    let page = changed(
        "errors: {type: array, items: {type: string}}",
        "errors: {type: array, items: {type: string}}, links: {type: object}",
    );
    let closed = generated(&page, None);
    assert!(!closed.lock.contains("\nenvelope "), "{}", closed.lock);
    let alias = "AddMemberError = ::bindery::operation::EnvelopeError<";
    assert!(text(&opened).contains(alias) && !text(&closed).contains(alias));
    assert!(text(&generated(&page, Some(&opened.lock))).contains(alias), "what was opened stays open");
    assert!(!text(&generated(DOCUMENT, Some(&closed.lock))).contains(alias), "what was closed stays closed");
}
