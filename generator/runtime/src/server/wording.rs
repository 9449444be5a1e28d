//! How a refusal is worded: in the error shape that the document declares, else as problem details (RFC 9457).

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::refusal::Refusal;
use super::rejection::Rejection;
use crate::Violation;
use crate::operation::{Answer, Api, Content, Endpoint, Statuses, Template};

/// How deep an error shape may nest; what lies deeper is left empty.
const MAX_DEPTH: usize = 32;

/// The media type of problem details (RFC 9457, 3).
const PROBLEM: &str = "application/problem+json";

/// Words a refusal for `endpoint`, or for the API where no operation was found.
pub(super) fn worded(
    mut refusal: Refusal,
    api: Option<&'static Api>,
    endpoint: Option<&'static Endpoint>,
) -> Rejection {
    let own = endpoint.and_then(|endpoint| declared(endpoint, refusal.status.as_u16()));
    let usual = || api.and_then(|api| api.usual_error).map(|template| (template, "application/json"));
    let (body, media_type) = match own.or_else(usual) {
        Some((template, media_type)) => {
            if !has_list(template, MAX_DEPTH) {
                refusal.detail = in_a_sentence(&refusal);
            }
            (render(template, &refusal, None, MAX_DEPTH), media_type)
        }
        None => (problem(&refusal), PROBLEM),
    };
    Rejection::new(refusal, endpoint, body, media_type)
}

/// The shape that the operation declares for this status: its own, its range's, or the one of `default`.
fn declared(endpoint: &Endpoint, status: u16) -> Option<(&'static Template, &'static str)> {
    let rank = |answer: &Answer| match answer.statuses {
        Statuses::Exact(exact) if exact == status => Some(0),
        Statuses::Range(digit) if u16::from(digit) == status / 100 => Some(1),
        Statuses::Default => Some(2),
        _ => None,
    };
    let worded = endpoint.answers.iter().filter_map(|answer| Some((rank(answer)?, answer.template?, answer)));
    let (_, template, answer) = worded.min_by_key(|(rank, ..)| *rank)?;
    let json = answer.content.iter().find(|content| matches!(content, Content::Json(_)));
    let media_type = json.map(Content::media_type).filter(|name| !name.contains('*')).unwrap_or("application/json");
    Some((template, media_type))
}

/// Whether a shape has a place for each violation.
fn has_list(template: &Template, depth: usize) -> bool {
    match (template, depth.checked_sub(1)) {
        (Template::Object(members), Some(depth)) => members.iter().any(|(_, member)| has_list(member, depth)),
        (template, Some(_)) => matches!(template, Template::EachViolation(_)),
        (_, None) => false,
    }
}

/// The whole refusal for a shape that has but a message: with all violations, as nothing else would tell them.
fn in_a_sentence(refusal: &Refusal) -> String {
    let told = |Violation { location, message, .. }: &Violation| format!("`{location}`: {message}");
    let all: Vec<_> = refusal.violations.iter().map(told).collect();
    if all.is_empty() { refusal.detail.clone() } else { format!("{}: {}", refusal.detail, all.join("; ")) }
}

/// Fills a shape: with the whole refusal, or with one violation inside [`Template::EachViolation`].
fn render(template: &Template, refusal: &Refusal, violation: Option<&Violation>, depth: usize) -> Value {
    let Some(depth) = depth.checked_sub(1) else { return Value::Null };
    let location = || violation.map_or("", |violation| violation.location.as_str());
    match template {
        Template::Object(members) => {
            let members =
                members.iter().map(|(name, member)| ((*name).to_owned(), render(member, refusal, violation, depth)));
            Value::Object(members.collect::<Map<_, _>>())
        }
        // A shape that lists problems lists the whole refusal where it has no parts, as nothing else would say why.
        Template::EachViolation(element) if refusal.violations.is_empty() => {
            Value::Array(vec![render(element, refusal, None, depth)])
        }
        Template::EachViolation(element) => {
            refusal.violations.iter().map(|violation| render(element, refusal, Some(violation), depth)).collect()
        }
        Template::Message => violation.map_or(refusal.detail.as_str(), |violation| violation.message.as_str()).into(),
        Template::Code => violation.map_or_else(|| refusal.code(), |violation| violation.keyword.to_owned()).into(),
        Template::Path => path(location()),
        Template::Pointer => location().into(),
        Template::Title => refusal.title().into(),
        Template::Status => refusal.status.as_u16().into(),
        Template::Boolean(value) => (*value).into(),
        Template::Text(text) => (*text).into(),
    }
}

/// A JSON pointer as a list of names and indexes (RFC 6901, 4).
fn path(pointer: &str) -> Value {
    let step = |token: &str| {
        let index = token.parse::<u64>().ok().filter(|_| token == "0" || !token.starts_with(['0', '+']));
        index.map_or_else(|| Value::from(token.replace("~1", "/").replace("~0", "~")), Value::from)
    };
    pointer.split('/').skip(1).map(step).collect()
}

/// Problem details, with the violations as an extension member (RFC 9457, 3).
fn problem(refusal: &Refusal) -> Value {
    let mut members = BTreeMap::from([
        ("type", json!("about:blank")),
        ("title", json!(refusal.title())),
        ("status", json!(refusal.status.as_u16())),
        ("detail", json!(refusal.detail)),
    ]);
    if !refusal.violations.is_empty() {
        let error = |violation: &Violation| {
            let Violation { location, keyword, message, .. } = violation;
            json!({ "pointer": location, "keyword": keyword, "detail": message })
        };
        members.insert("errors", refusal.violations.iter().map(error).collect());
    }
    json!(members)
}

#[cfg(test)]
mod tests {
    use http::StatusCode;

    use super::{MAX_DEPTH, path, render, worded as words};
    use crate::Violation;
    use crate::operation::{Answer, Api, Content, Endpoint, Has, Statuses, Template};
    use crate::server::refusal::Refusal;

    static USUAL: Template = Template::Object(&[("usual", Template::Status)]);
    static EXACT: Template = Template::Object(&[("exact", Template::Status)]);
    static RANGE: Template = Template::Object(&[("range", Template::Status)]);
    static API: Api = Api { usual_error: Some(&USUAL), ..Api::BLANK };

    const fn worded(statuses: Statuses, template: Option<&'static Template>) -> Answer {
        Answer {
            statuses,
            failure: true,
            variant: 0,
            content: &[Content::Json("application/x+json")],
            template,
            headers: Has::ALL,
            rules: &[],
        }
    }

    const fn endpoint(answers: &'static [Answer]) -> Endpoint {
        Endpoint { api: &API, answers, ..Endpoint::BLANK }
    }

    fn check(endpoint: Option<&'static Endpoint>, status: u16, media_type: &str, expected: &str) {
        let status = StatusCode::from_u16(status).unwrap();
        let response = words(Refusal::new(status, "no"), Some(&API), endpoint).into_response();
        assert_eq!(response.status(), status);
        assert_eq!(response.headers()["content-type"], media_type);
        assert_eq!(response.body(), expected);
    }

    #[test]
    fn the_closest_declared_shape_is_taken() {
        static DECLARED: Endpoint = endpoint(&[
            worded(Statuses::Default, Some(&Template::Message)),
            worded(Statuses::Range(4), Some(&RANGE)),
            worded(Statuses::Exact(404), Some(&EXACT)),
            worded(Statuses::Exact(401), None),
        ]);
        static UNDECLARED: Endpoint = endpoint(&[worded(Statuses::Exact(404), Some(&EXACT))]);
        check(Some(&DECLARED), 404, "application/x+json", r#"{"exact":404}"#);
        check(Some(&DECLARED), 401, "application/x+json", r#"{"range":401}"#);
        check(Some(&DECLARED), 500, "application/x+json", r#""no""#);
        check(Some(&UNDECLARED), 400, "application/json", r#"{"usual":400}"#);
        check(None, 404, "application/json", r#"{"usual":404}"#);
    }

    #[test]
    fn lists_each_violation_or_the_refusal_itself() {
        static LIST: Template = Template::EachViolation(&Template::Object(&[
            ("code", Template::Code),
            ("message", Template::Message),
            ("pointer", Template::Pointer),
        ]));
        let mut refusal = Refusal::new(StatusCode::UNPROCESSABLE_ENTITY, "no");
        let text = |refusal: &Refusal| render(&LIST, refusal, None, MAX_DEPTH).to_string();
        assert_eq!(text(&refusal), r#"[{"code":"unprocessable_entity","message":"no","pointer":""}]"#);
        refusal.violations.push(Violation::new("/body/a".to_owned(), "type", "a \"b\"".to_owned()));
        assert_eq!(text(&refusal), r#"[{"code":"type","message":"a \"b\"","pointer":"/body/a"}]"#);
        assert_eq!(render(&LIST, &refusal, None, 1).to_string(), "[null]");
    }

    #[test]
    fn a_shape_without_a_list_tells_violations_in_its_message() {
        static MESSAGE: Template = Template::Object(&[("error", Template::Message)]);
        static ENDPOINT: Endpoint = endpoint(&[worded(Statuses::Exact(400), Some(&MESSAGE))]);
        let violation = |pointer: &str| Violation::new(pointer.to_owned(), "type", "expected a number".to_owned());
        let refusal = Refusal::invalid(StatusCode::BAD_REQUEST, vec![violation("/query/a"), violation("/body/b")]);
        let response = words(refusal, None, Some(&ENDPOINT)).into_response();
        let expected = "the request is not valid: `/query/a`: expected a number; `/body/b`: expected a number";
        assert_eq!(response.body(), &serde_json::json!({ "error": expected }).to_string());
    }

    #[test]
    fn declared_problem_details_are_filled_as_usual_ones() {
        static PROBLEM: Template = Template::Object(&[
            ("type", Template::Text("about:blank")),
            ("title", Template::Title),
            ("status", Template::Status),
            ("detail", Template::Message),
        ]);
        let refusal = Refusal::new(StatusCode::NOT_FOUND, "no");
        assert_eq!(render(&PROBLEM, &refusal, None, MAX_DEPTH), super::problem(&refusal));
    }

    #[test]
    fn pointers_become_lists() {
        assert_eq!(path("/body/a~1b/~01/0/12/01/+1").to_string(), r#"["body","a/b","~1",0,12,"01","+1"]"#);
        assert_eq!(path("").to_string(), "[]");
    }
}
