//! What a document may not say, because others would be less safe if it could: each with the code that refuses it.

use crate::diagnostic::{Code, Severity};
use crate::generate::{Generated, Input, Options, Request, Unsupported, generate};

const HEAD: &str = "openapi: 3.1.0\ninfo: {title: Acme, version: '1'}\n";
const OK: &str = "responses: {'200': {description: Done.}}";

fn generated(text: &str, unsupported: Unsupported) -> Generated {
    generate(&Request {
        document: Input { name: "acme.yaml", contents: &text.into() },
        config: None,
        overlays: Vec::new(),
        lock: None,
        name: crate::config::VendorName::new("acme").unwrap(),
        options: Options { unsupported, ..Options::default() },
    })
}

/// The codes of what is found in a document that goes on after its head like this, of this severity.
fn found(rest: &str, severity: Severity) -> Vec<Code> {
    let generated = generated(&format!("{HEAD}{rest}\n"), Unsupported::Refuse);
    assert_eq!(generated.files.is_empty(), !generated.is_ok(), "{rest}");
    let of_severity = generated.diagnostics.iter().filter(|found| found.severity == severity);
    of_severity.map(|found| found.code).collect()
}

/// That a document that goes on like this is refused for this reason and no other, and nothing is generated.
fn refused(code: Code, rests: &[&str]) {
    for rest in rests {
        assert_eq!(found(rest, Severity::Error), [code], "{rest}");
    }
}

/// A document with one operation at a path.
fn at(path: &str) -> String {
    format!("paths: {{{path}: {{get: {{operationId: get, {OK}}}}}}}")
}

/// A document with one operation, of which more is said.
fn saying(more: &str) -> String {
    format!("paths: {{/a: {{get: {{operationId: get, {OK}, {more}}}}}}}")
}

/// A document with one schema.
fn schema(schema: &str) -> String {
    let content = "content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}";
    let operation = format!("{{operationId: get, responses: {{'200': {{description: Done., {content}}}}}}}");
    format!("paths: {{/a: {{get: {operation}}}}}\ncomponents: {{schemas: {{A: {schema}}}}}")
}

#[test]
fn sections_are_what_they_have_to_be() {
    refused(Code::WrongType, &["paths:", "paths: [a]", "paths: {}\nservers: {url: a}", "paths: {}\ncomponents: [a]"]);
    refused(
        Code::WrongType,
        &[&*saying("parameters: {a: b}"), &*saying("operationId: [a]").replace("operationId: get, ", "")],
    );
    refused(Code::WrongType, &["paths: {}\nsecurity: {a: []}", "paths: {}\ncomponents: {schemas: }"]);
}

#[test]
fn schemes_are_defined() {
    let declared = "components: {securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}}";
    refused(
        Code::UndefinedScheme,
        &[&*saying("security: [{kee: []}]"), &*format!("{}\nsecurity: [{{kee: []}}]", at("/a"))],
    );
    assert_eq!(found(&format!("{}\n{declared}", saying("security: [{key: []}]")), Severity::Error), []);
}

#[test]
fn nothing_is_open_because_its_security_is_not_understood() {
    let scheme = |scheme: &str| {
        let declared = format!("components: {{securitySchemes: {{key: {scheme}}}}}");
        format!("{HEAD}{}\n{declared}\n", saying("security: [{key: []}]"))
    };
    for unknown in
        ["{type: mutual}", "{type: apiKey, in: path, name: a}", "{type: http, scheme: 'a b'}", "{type: http}"]
    {
        let text = scheme(unknown);
        assert!(!generated(&text, Unsupported::Refuse).is_ok(), "{unknown}");
        let skipped = generated(&text, Unsupported::Skip);
        let left_out: Vec<&str> = skipped.left_out.iter().map(|left| left.operation.as_str()).collect();
        assert!(!skipped.is_ok() || left_out == ["GET /a"], "{unknown}: {left_out:?}");
    }
    for requirements in ["a", "[a]", "{a: []}", "[{key: a}]"] {
        let text = format!("{HEAD}{}\n", saying(&format!("security: {requirements}")));
        assert!(!generated(&text, Unsupported::Skip).is_ok(), "{requirements}");
    }
}

#[test]
fn a_path_and_a_parameter_are_there_once() {
    let two = format!(
        "paths: {{'/a/{{b}}': &item {{parameters: [{B}], get: {{{OK}}}}}, '/a/{{c}}': {{parameters: [{C}], get: {{{OK}}}}}}}"
    );
    refused(Code::DuplicatePath, &[&two]);
    refused(Code::DuplicateParameter, &[&*saying(&format!("parameters: [{Q}, {Q}]"))]);
    let header = "{name: X-A, in: header, schema: {type: string}}, {name: x-a, in: header, schema: {type: string}}";
    refused(Code::DuplicateParameter, &[&*saying(&format!("parameters: [{header}]"))]);
}

const B: &str = "{name: b, in: path, required: true, schema: {type: string}}";
const C: &str = "{name: c, in: path, required: true, schema: {type: string}}";
const Q: &str = "{name: q, in: query, schema: {type: string}}";

#[test]
fn an_operation_id_that_is_there_twice_is_told() {
    let two = format!("paths: {{/a: {{post: {{operationId: x, {OK}}}, put: {{operationId: x, {OK}}}}}}}");
    assert_eq!(found(&two, Severity::Warning), [Code::DuplicateOperationId]);
}

#[test]
fn parameters_of_a_path_are_declared() {
    refused(Code::UndeclaredPathParameter, &[&*at("'/a/{b}'"), &*at("'/a/{b}/{b}'")]);
}

#[test]
fn names_of_headers_and_cookies_are_tokens() {
    let parameter = |name: &str| {
        saying(&format!("parameters: [{{name: {name}, in: header, required: true, schema: {{type: string}}}}]"))
    };
    for name in ["\"X-A\\r\\nB\"", "'X: A'", "Ä", "\"X\\0\"", "''", "':path'"] {
        refused(Code::BadValue, &[&*parameter(name)]);
    }
    for slot in ["header", "cookie"] {
        for name in ["\"X\\r\\nB\"", "'a;b'", "'a=b'", "''", "'a b'"] {
            let scheme = format!("{{type: apiKey, in: {slot}, name: {name}}}");
            refused(Code::BadValue, &[&*format!("{}\ncomponents: {{securitySchemes: {{key: {scheme}}}}}", at("/a"))]);
        }
    }
    let answer = "responses: {'200': {description: Done., headers: {\"X\\r\\nB\": {schema: {type: string}}}}}";
    refused(Code::BadValue, &[&*format!("paths: {{/a: {{get: {{{answer}}}}}}}")]);
}

#[test]
fn media_types_and_statuses_are_written_as_such() {
    let answers = |answers: &str| format!("paths: {{/a: {{get: {{operationId: get, responses: {answers}}}}}}}");
    for media_type in ["\"application/json\\r\\nX: y\"", "\"a/b; c=\\\"\\r\\n\\\"\"", "\"a/\\\"b\""] {
        refused(
            Code::BadValue,
            &[&*answers(&format!("{{'200': {{description: Done., content: {{{media_type}: {{}}}}}}}}"))],
        );
    }
    for status in ["ok", "600", "099", "'200 '", "0200", "6XX", "\"200\\n\"", "2X"] {
        refused(Code::BadStatusKey, &[&*answers(&format!("{{{status}: {{description: Done.}}}}"))]);
    }
}

#[test]
fn paths_lead_where_they_seem_to() {
    for path in [
        "a",
        "'@example.com/a'",
        "''",
        "//example.com",
        "/a/../b",
        "/a/%2e%2E/b",
        "/a%2f..",
        "'/a\\b'",
        "\"/a\\n\"",
        "'/a\"b'",
    ] {
        refused(Code::BadPath, &[&*at(path)]);
    }
}

#[test]
fn addresses_lead_to_a_host_by_http() {
    let server = |server: &str| format!("{}\nservers: [{server}]", at("/a"));
    for address in
        ["'ftp://a.b'", "'javascript:a'", "'file:///etc'", "'https://a@b.c'", "\"https://b.c/\\n\"", "'https:///b'"]
    {
        refused(Code::BadValue, &[&*server(&format!("{{url: {address}}}"))]);
        let flow = |field| {
            format!("{{authorizationCode: {{authorizationUrl: /a, tokenUrl: /a, {field}: {address}, scopes: {{}}}}}}")
        };
        for flows in [flow("refreshUrl"), flow("tokenUrl").replace("tokenUrl: /a, ", "")] {
            let scheme = format!("components: {{securitySchemes: {{o: {{type: oauth2, flows: {flows}}}}}}}");
            refused(Code::BadValue, &[&*format!("{}\n{scheme}", at("/a"))]);
        }
        let scheme = format!("{{type: openIdConnect, openIdConnectUrl: {address}}}");
        refused(Code::BadValue, &[&*format!("{}\ncomponents: {{securitySchemes: {{o: {scheme}}}}}", at("/a"))]);
    }
    refused(Code::BadValue, &[&*server("{url: 'https://{a}.b', variables: {a: {default: 'c@d'}}}")]);
    refused(Code::BadValue, &[&*server("{url: '{a}://b.c', variables: {a: {default: javascript}}}")]);
    refused(Code::BadValue, &[&*server("{url: '{a}', variables: {a: {default: 'file:///etc'}}}")]);
    // Filled in one after the other, a few of these make an address without end.
    refused(Code::BadValue, &[&*server("{url: 'https://a.b/{a}', variables: {a: {default: '{b}'}, b: {default: c}}}")]);
    refused(Code::BadValue, &[&*server("{url: 'https://a.b/{{a}}', variables: {a: {default: b}, b: {default: c}}}")]);
    let (often, long) = ("{a}".repeat(1000), "b".repeat(1000));
    refused(
        Code::BadValue,
        &[&*server(&format!("{{url: 'https://a.b/{often}', variables: {{a: {{default: {long}}}}}}}"))],
    );
    assert_eq!(found(&server("{url: 'https://a.b/{a}', variables: {a: {default: '{b}'}}}"), Severity::Error), []);
}

#[test]
fn values_fit_their_types() {
    refused(Code::MistypedValue, &[&*schema("{type: boolean, enum: [small]}"), &*schema("{type: boolean, const: a}")]);
    refused(Code::CrossedLimits, &[&*schema("{type: integer, minimum: 10, maximum: 5}")]);
    for default in
        ["{type: integer, default: a}", "{type: string, enum: [a], default: b}", "{type: boolean, default: 1}"]
    {
        let object = format!("{{type: object, properties: {{a: {default}}}}}");
        assert_eq!(found(&schema(&object), Severity::Warning), [Code::BadDefault], "{default}");
    }
}

#[test]
fn references_end_somewhere() {
    refused(
        Code::ReferenceCycle,
        &[&*schema("{$ref: '#/components/schemas/A'}"), &*schema("{allOf: [{$ref: '#/components/schemas/A'}]}")],
    );
    let chain: String = (0..300).map(|at| format!("A{at}: {{$ref: '#/components/schemas/A{}'}}, ", at + 1)).collect();
    let chain = schema(&format!("{{$ref: '#/components/schemas/A0'}}, {chain} A300: {{type: string}}"));
    assert!(found(&chain, Severity::Error).contains(&Code::LimitExceeded), "{:?}", found(&chain, Severity::Error));
    refused(Code::DanglingReference, &[&*schema("{$ref: '#/components/schemas/B'}")]);
    refused(Code::WrongReferenceTarget, &[&*schema("{$ref: '#'}")]);
}

#[test]
fn references_stay_in_the_folder() {
    for reference in [
        "http://a.b/c.yaml",
        "file:///etc/passwd",
        "//a/b",
        "../a.yaml",
        "%2e%2e/a.yaml",
        "/etc/passwd",
        "a\\b",
        "C:/a",
    ] {
        refused(Code::RefusedReference, &[&*schema(&format!("{{$ref: '{reference}'}}"))]);
    }
}

#[test]
fn what_contains_itself_is_boxed() {
    let generated = |schema: &str| {
        let generated = generated(&format!("{HEAD}{schema}\n"), Unsupported::Refuse);
        let types = generated.files.get("types/src/schemas.rs").map(<[u8]>::to_vec).unwrap_or_default();
        String::from_utf8(types).unwrap()
    };
    let direct = generated(&schema("{type: object, properties: {a: {$ref: '#/components/schemas/A'}}}"));
    assert!(direct.contains("Box<A>"), "{direct}");
    let two = "{type: object, properties: {b: {$ref: '#/components/schemas/B'}}}, B: {type: object, properties: {a: {$ref: '#/components/schemas/A'}}}";
    let two = generated(&schema(two));
    assert!(two.contains("Box<A>") && two.contains("Box<B>"), "{two}");
}

#[test]
fn extensions_have_no_effect() {
    let extended = |extensions: &str| {
        let schema =
            format!("{{type: object, properties: {{b: {{type: string, enum: [c, d]{extensions}}}}}{extensions}}}");
        let rest = schema_with(&schema, extensions);
        let generated = generated(&format!("{HEAD}{rest}\n"), Unsupported::Refuse);
        assert!(generated.is_ok(), "{rest}");
        generated.files.iter().map(|(path, text)| (path.to_string(), text.clone())).collect::<Vec<_>>()
    };
    let names = [
        "x-rust-type",
        "x-go-type",
        "x-go-type-import",
        "x-type",
        "x-class",
        "x-import",
        "x-name",
        "x-title",
        "x-ms-enum",
        "x-enum-varnames",
        "x-enumNames",
        "x-enum-descriptions",
        "x-ms-kiota-info",
        "x-ms-client-name",
        "x-codegen",
        "x-template",
        "x-path",
        "x-file",
        "x-package",
        "x-crate",
        "x-derive",
        "x-attributes",
        "x-serde",
        "x-rust",
    ];
    let extensions: String = names.iter().map(|name| format!(", {name}: '::std::process::Command'")).collect();
    assert_eq!(extended(""), extended(&extensions));
}

/// A document with one schema, and the same extensions wherever there may be some.
fn schema_with(schema_: &str, extensions: &str) -> String {
    let whole = schema(schema_).replace("operationId: get", &format!("operationId: get{extensions}"));
    let whole = whole.replace("description: Done.", &format!("description: Done.{extensions}"));
    whole + &extensions.replace(", ", "\n")
}
