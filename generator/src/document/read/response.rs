//! Responses and links.

use super::unknown::null_before;
use super::{Reader, objects};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Link, Response, Responses, StatusKey};
use crate::near::nearest;
use crate::source::{Node, Spanned};

fn is_of_response(key: &str) -> bool {
    objects::called("a response").is_some_and(|response| response.fields.contains(&key))
}

/// How to write what was meant to be a status (OpenAPI 3.2, 4.16.2): letters that look like digits, words beside it.
fn status_meant(key: &str) -> String {
    let digits = |text: &str| text.replace(['O', 'o'], "0").replace(['l', 'I'], "1");
    let words = || key.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let is_status = |word: &String| StatusKey::parse(word).is_some();
    let range = key.bytes().next().filter(|first| matches!(first, b'1'..=b'5') && key.len() <= 3);
    let range = range.map(|first| format!("{}XX", char::from(first)));
    let statuses: Vec<String> = words().map(digits).filter(is_status).collect();
    match (statuses.as_slice(), nearest(key, ["default"])) {
        ([only], _) => format!("did you mean `{only}`?"),
        ([first, last], _) if key.contains('-') && first.ends_with("00") && last.ends_with("99") => {
            format!("did you mean `{}XX`?", first.get(..1).unwrap_or_default())
        }
        ([_, _, ..], _) => "write an entry for each status; two may refer to one response by `$ref`".to_owned(),
        (_, Some(_)) => "did you mean `default`?".to_owned(),
        _ => range.map_or_else(
            || "write a status such as `200`, a range such as `4XX`, or `default`".to_owned(),
            |range| format!("write a status of three digits, or `{range}` for all that begin so"),
        ),
    }
}

impl Reader<'_> {
    pub(super) fn responses(&mut self, node: &Node) -> Option<Responses> {
        let fields = self.fields(node, "`responses`")?;
        let mut entries: Vec<(Spanned<StatusKey>, _)> = Vec::with_capacity(fields.all().len());
        for entry in fields.all() {
            if entry.key.starts_with("x-") {
                continue;
            }
            let Some(status) = StatusKey::parse(&entry.key) else {
                let message = format!("`{}` is no status", entry.key);
                let found = Diagnostic::error(Code::BadStatusKey, message).at(entry.key.span, "not a response key");
                let found = match null_before(fields.all(), &entry.key) {
                    Some(before) if is_of_response(&entry.key) => {
                        let help = format!("indent it further than `{before}`, so that it stands below that");
                        found.at(before.span, "nothing stands below this").help(help)
                    }
                    None if is_of_response(&entry.key) => found.help(format!(
                        "it is a field of a response: name the response by its status, as in `'200': {{ {}: … }}`",
                        entry.key
                    )),
                    _ => found.help(status_meant(&entry.key)),
                };
                self.mistake(found, "the response is left out");
                continue;
            };
            if matches!(status, StatusKey::Range(_)) && entry.key.contains('x') {
                self.small_ranges.insert(entry.key.span);
            }
            if let Some((first, _)) = entries.iter().find(|(earlier, _)| earlier.value == status) {
                let message = format!("the responses for `{status}` are given twice");
                let found = Diagnostic::error(Code::DuplicateKey, message).at(entry.key.span, "again here");
                let found = found.at(first.span, "first here");
                self.mistake(found.help("keep one of the two"), "the first one counts");
                continue;
            }
            let response = self.reference_or(&entry.value, Self::response);
            entries.extend(response.map(|response| (Spanned::new(status, entry.key.span), response)));
        }
        Some(Responses { span: node.span, entries })
    }

    /// Reports the ranges of statuses in small letters: whoever writes one so writes all so.
    pub(super) fn report_small_ranges(&mut self) {
        let places = std::mem::take(&mut self.small_ranges);
        if !places.is_empty() {
            let message = "a range of statuses has a capital `X`, as in `4XX`";
            let found = Diagnostic::warning(Code::BadStatusKey, message).at_all(places, "read with capital letters");
            self.report(found.help("write the range with capital letters: other tools pass this response over"));
        }
    }

    pub(super) fn response(&mut self, node: &Node) -> Option<Response> {
        let mut fields = self.fields(node, "a response")?;
        let read = Response {
            span: node.span,
            summary: self.text(&mut fields, "summary"),
            description: self.text(&mut fields, "description"),
            headers: self.headers(&mut fields),
            content: fields.get("content").map(|node| self.content(node)).unwrap_or_default(),
            links: self.map(&mut fields, "links", |reader, entry| reader.reference_or(&entry.value, Self::link)),
        };
        self.rest(&fields);
        Some(read)
    }

    pub(super) fn link(&mut self, node: &Node) -> Option<Link> {
        let mut fields = self.fields(node, "a link")?;
        let read = Link {
            span: node.span,
            operation_id: self.text(&mut fields, "operationId"),
            operation_ref: self.text(&mut fields, "operationRef"),
            parameters: self.map(&mut fields, "parameters", |_, entry| Some(entry.value.clone())),
            request_body: fields.get("requestBody").cloned(),
            description: self.text(&mut fields, "description"),
            server: fields.get("server").and_then(|node| self.server(node)),
        };
        self.rest(&fields);
        Some(read)
    }
}
