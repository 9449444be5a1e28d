use http::HeaderMap;

use super::{Found, Matcher, normalise};
use crate::operation::{Api, Endpoint, Segment};

static API: Api = Api { name: "test", servers: &[], elsewhere: &[], schemes: &[], usual_error: None };

/// `GET /a/{}.json`, with parameters numbered as they come.
fn endpoint(line: &'static str) -> Endpoint {
    let (method, path) = line.split_once(' ').expect("a method and a path");
    let mut segments = Vec::new();
    for (index, text) in path.split("{}").enumerate() {
        if index > 0 {
            segments.push(Segment::Parameter(index - 1));
        }
        if !text.is_empty() {
            segments.push(Segment::Literal(text));
        }
    }
    Endpoint {
        api: &API,
        name: line,
        method,
        path,
        segments: segments.leak(),
        places: &[],
        body: &[],
        answers: &[],
        security: &[],
    }
}

/// What a request leads to: `line values`, `allow methods` or `nothing`.
fn check(lines: &[&'static str], request: &str, expected: &str) {
    let endpoints: Vec<_> = lines.iter().copied().map(endpoint).collect();
    let (method, path) = request.split_once(' ').expect("a method and a path");
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let path = normalise(path);
    let endpoints = endpoints.iter().map(|endpoint| (String::new(), endpoint));
    let found = match Matcher::new(endpoints).find(method, &path, query, &HeaderMap::new()) {
        Found::Route(number, mut values) => {
            values.sort_unstable();
            let values = values.iter().map(|(member, value)| format!(" {member}={value}"));
            format!("{}{}", lines[number], values.collect::<String>())
        }
        Found::Methods(methods) => format!("allow {}", methods.into_iter().collect::<Vec<_>>().join(" ")),
        Found::Nothing => "nothing".to_owned(),
    };
    assert_eq!(found, expected, "{request}");
}

#[test]
fn prefers_concrete_paths() {
    let lines = ["GET /u/{}", "GET /u/me", "GET /u/{}.json", "GET /u/v{}", "GET /u/{}/a", "GET /{}/me/b"];
    check(&lines, "GET /u/me", "GET /u/me");
    check(&lines, "GET /u/you", "GET /u/{} 0=you");
    check(&lines, "GET /u/you.json", "GET /u/{}.json 0=you");
    check(&lines, "GET /u/v1", "GET /u/v{} 0=1");
    check(&lines, "GET /u/v", "GET /u/{} 0=v");
    check(&lines, "GET /u/me/a", "GET /u/{}/a 0=me");
    check(&lines, "GET /u/me/b", "GET /{}/me/b 0=u");
    check(&lines, "GET /u/me/c", "nothing");
}

#[test]
fn tells_methods_apart_whatever_the_parameters_are_called() {
    let lines = ["GET /a/{}", "POST /a/{}", "PUT /a/b"];
    check(&lines, "POST /a/b", "POST /a/{} 0=b");
    check(&lines, "PUT /a/b", "PUT /a/b");
    check(&lines, "DELETE /a/b", "allow GET POST PUT");
    check(&lines, "PUT /a/c", "allow GET POST");
    check(&lines, "HEAD /a/c", "GET /a/{} 0=c");
    check(&["GET /a", "HEAD /a"], "HEAD /a", "HEAD /a");
    check(&["GET /a", "GET /a"], "GET /a", "GET /a");
}

#[test]
fn takes_templates_that_other_routers_refuse() {
    let lines = ["GET /f/{}.{}", "POST /f/{}:undo", "GET /a{}/b{}", "GET /{}{}/c"];
    check(&lines, "GET /f/a.tar.gz", "GET /f/{}.{} 0=a.tar 1=gz");
    check(&lines, "POST /f/x:undo", "POST /f/{}:undo 0=x");
    check(&lines, "POST /f/x%3Aundo", "nothing");
    check(&lines, "GET /a1/b2", "GET /a{}/b{} 0=1 1=2");
    check(&lines, "GET /xyz/c", "GET /{}{}/c 0=xy 1=z");
}

#[test]
fn slashes_and_empty_values() {
    let lines = ["GET /a", "GET /b/", "GET /c/{}", "GET /"];
    check(&lines, "GET /a/", "nothing");
    check(&lines, "GET /b", "nothing");
    check(&lines, "GET /b/", "GET /b/");
    check(&lines, "GET /c/", "nothing");
    check(&lines, "GET /c//", "nothing");
    check(&lines, "GET //a", "nothing");
    check(&lines, "GET /", "GET /");
    check(&lines, "GET ", "nothing");
    check(&lines, "OPTIONS *", "nothing");
}

#[test]
fn percent_encoding() {
    let lines = ["GET /@me/caf%C3%A9", "GET /{}"];
    check(&lines, "GET /%40me/caf%c3%a9", "GET /@me/caf%C3%A9");
    check(&lines, "GET /a%2Fb", "GET /{} 0=a%2Fb");
    check(&lines, "GET /%41", "GET /{} 0=A");
    check(&lines, "GET /..", "nothing");
    check(&lines, "GET /%2e%2E", "nothing");
    check(&lines, "GET /...", "GET /{} 0=...");
}

#[test]
fn a_template_may_fix_a_part_of_the_query() {
    let lines = ["GET /a", "GET /a?kind=b c", "GET /a?kind=b+c&x=1", "POST /a?kind=b"];
    check(&lines, "GET /a", "GET /a");
    check(&lines, "GET /a?y=1&kind=b%20c", "GET /a?kind=b c");
    check(&lines, "GET /a?x=1&kind=b+c", "GET /a?kind=b+c&x=1");
    check(&lines, "POST /a?kind=c", "allow GET");
    check(&lines, "PUT /b?kind=c", "nothing");
}

#[test]
fn odd_tables_do_no_harm() {
    let mut odd = endpoint("GET /a");
    odd.segments = &[Segment::Parameter(9), Segment::Literal("a")];
    fn matcher(endpoint: &Endpoint) -> Matcher {
        Matcher::new([(String::new(), endpoint)])
    }
    assert_eq!(matcher(&odd).find("GET", "xa", "", &HeaderMap::new()), Found::Route(0, vec![(9, "x")]));
    odd.segments = &[];
    assert_eq!(matcher(&odd).find("GET", "", "", &HeaderMap::new()), Found::Route(0, Vec::new()));
    assert_eq!(Matcher::new([]).find("GET", "/", "", &HeaderMap::new()), Found::Nothing);
    // Of two that are the same for every request, whatever their parameters are called, the first is served.
    check(&["GET /{}", "GET /{}"], "GET /x", "GET /{} 0=x");
}

#[test]
fn a_hostile_path_visits_each_node_once() {
    let lines: Vec<&'static str> = (0..16)
        .flat_map(|bits: u32| {
            let parts = (0..4).map(move |bit| if bits & (1 << bit) == 0 { "/a" } else { "/{}" }).collect::<String>();
            [format!("GET {parts}/end{}", bits), format!("GET {parts}{{}}{{}}-{{}}-{{}}-x")]
        })
        .map(|line| &*line.leak())
        .collect();
    let path = format!("GET /a/a/a/a{}", "-a".repeat(5_000));
    check(&lines, &path, "nothing");
}

/// Those in JSON of the documents that are not ours, where they are.
#[test]
fn every_path_of_real_documents_leads_to_its_operation() {
    let Some(shared) = std::env::var_os("BINDERY_SHARED") else { return };
    let corpus = std::path::Path::new(&shared).join("corpus");
    let files = std::fs::read_dir(corpus).expect("a folder").map(|entry| entry.expect("a file").path());
    for file in files.filter(|file| file.extension().is_some_and(|extension| extension == "json")) {
        let document = std::fs::read(&file).expect("a file");
        let Ok(document) = serde_json::from_slice::<serde_json::Value>(&document) else { continue };
        let mut lines = Vec::new();
        for (path, item) in document["paths"].as_object().into_iter().flatten() {
            // `/a/{x}.json` becomes `/a/{}.json`.
            let mut parts = path.split('#').next().unwrap_or(path).split('{');
            let mut text = parts.next().unwrap_or_default().to_owned();
            parts.filter_map(|part| part.split_once('}')).for_each(|(_, rest)| text.extend(["{}", rest]));
            let methods =
                ["get", "put", "post", "delete", "patch"].into_iter().filter(|method| item[method].is_object());
            lines.extend(methods.map(|method| &*format!("{} {text}", method.to_uppercase()).leak()));
        }
        let endpoints: Vec<_> = lines.iter().copied().map(endpoint).collect();
        let matcher = Matcher::new(endpoints.iter().map(|endpoint| (String::new(), endpoint)));
        for line in lines {
            let (method, path) = line.split_once(' ').expect("a method and a path");
            let path = path.replace("{}", "v7");
            let (path, query) = path.split_once('?').unwrap_or((&path, ""));
            let path = normalise(path);
            let found = matcher.find(method, &path, query, &HeaderMap::new());
            assert!(matches!(found, Found::Route(..)), "{}: {line}: {found:?}", file.display());
        }
    }
}
