//! What documents are made of, and what tries to get out of the place where it is put.

/// Keywords, each with values that it may have, as JSON.
#[rustfmt::skip]
pub(crate) const KEYWORDS: &[(&str, &[&str])] = &[
    ("additionalProperties", &["false", "true", "{\"type\":\"string\"}"]),
    ("allOf", &["[]", "[{\"$ref\":\"#\"}]", "[{\"type\":\"object\"},{\"required\":[\"a\"]}]"]),
    ("allowReserved", &["true"]),
    ("anyOf", &["[]", "[{\"type\":\"string\"},{\"type\":\"null\"}]", "[{\"type\":\"integer\"},{\"type\":\"string\"}]"]),
    ("callbacks", &["{\"a\":{\"{$request.body#/url}\":{\"post\":{\"responses\":{}}}}}"]),
    ("const", &["1", "\"a\"", "null", "{\"a\":[1]}"]),
    ("contains", &["{\"type\":\"string\"}"]),
    ("content", &["{\"application/json\":{\"schema\":{}}}", "{\"*/*\":{}}", "{\"text/event-stream\":{}}", "{\"application/xml\":{\"schema\":{\"type\":\"object\"}}}", "{\"multipart/form-data\":{\"schema\":{\"type\":\"object\",\"properties\":{\"a\":{\"format\":\"binary\"}}}}}"]),
    ("contentEncoding", &["\"base64\""]),
    ("contentMediaType", &["\"application/json\""]),
    ("contentSchema", &["{\"type\":\"object\"}"]),
    ("default", &["1", "\"a\"", "null", "[]", "{}"]),
    ("dependentRequired", &["{\"a\":[\"b\"]}"]),
    ("dependentSchemas", &["{\"a\":{\"required\":[\"b\"]}}"]),
    ("deprecated", &["true"]),
    ("description", &["\"a\""]),
    ("discriminator", &["{\"propertyName\":\"type\"}", "{\"propertyName\":\"a\",\"mapping\":{\"a\":\"#/components/schemas/A\"}}"]),
    ("encoding", &["{\"a\":{\"contentType\":\"text/plain\",\"headers\":{\"X-A\":{\"schema\":{}}}}}"]),
    ("enum", &["[\"a\",\"b\"]", "[1,null]", "[]", "[true,\"true\"]"]),
    ("example", &["1"]),
    ("examples", &["[1]", "{\"a\":{\"value\":1}}"]),
    ("exclusiveMaximum", &["1", "true"]),
    ("exclusiveMinimum", &["1", "true"]),
    ("explode", &["true", "false"]),
    ("externalDocs", &["{\"url\":\"https://a.b\"}"]),
    ("format", &["\"int32\"", "\"int64\"", "\"uint64\"", "\"date-time\"", "\"date\"", "\"binary\"", "\"byte\"", "\"uuid\"", "\"decimal\"", "\"password\"", "\"double\""]),
    ("headers", &["{\"X-A\":{\"schema\":{\"type\":\"string\"}}}", "{\"Link\":{\"schema\":{}}}"]),
    ("if", &["{\"type\":\"string\"}"]),
    ("in", &["\"query\"", "\"path\"", "\"header\"", "\"cookie\"", "\"querystring\""]),
    ("items", &["{}", "{\"$ref\":\"#\"}", "false"]),
    ("itemSchema", &["{}"]),
    ("links", &["{\"a\":{\"operationId\":\"a\",\"parameters\":{\"id\":\"$response.body#/id\"}}}"]),
    ("mapping", &["{\"a\":\"A\"}"]),
    ("maxItems", &["0", "3", "18446744073709551616"]),
    ("maxLength", &["0", "1"]),
    ("maxProperties", &["0", "1"]),
    ("maximum", &["0", "9223372036854775807", "1e400", "-0.0"]),
    ("minItems", &["0", "3"]),
    ("minLength", &["0", "1"]),
    ("minProperties", &["1"]),
    ("minimum", &["0", "-9223372036854775809", "1e-400", "0.1"]),
    ("multipleOf", &["2", "0", "0.1", "1e-300"]),
    ("not", &["{}", "{\"type\":\"null\"}"]),
    ("nullable", &["true"]),
    ("oneOf", &["[{\"$ref\":\"#/components/schemas/A\"},{\"type\":\"string\"}]", "[{\"type\":\"object\"},{\"type\":\"object\"}]", "[]"]),
    ("openapi", &["\"3.0.3\"", "\"3.1.0\"", "\"3.2.0\"", "\"2.0\""]),
    ("operationId", &["\"a\"", "\"get\""]),
    ("parameters", &["[{\"name\":\"a\",\"in\":\"query\",\"schema\":{}}]"]),
    ("pattern", &["\"^a+$\"", "\"(\"", "\"(?=a)\"", "\"[^\\\\s]{1,64}\""]),
    ("patternProperties", &["{\"^a\":{\"type\":\"string\"}}"]),
    ("prefixItems", &["[{\"type\":\"string\"},{\"type\":\"integer\"}]"]),
    ("properties", &["{\"a\":{\"type\":\"string\"}}", "{\"type\":{}}", "{\"self\":{\"$ref\":\"#\"}}"]),
    ("propertyNames", &["{\"pattern\":\"^a\"}"]),
    ("readOnly", &["true"]),
    ("requestBody", &["{\"content\":{\"application/json\":{\"schema\":{}}}}"]),
    ("required", &["[\"a\"]", "true", "[]"]),
    ("responses", &["{\"200\":{\"description\":\"a\"}}", "{\"default\":{\"description\":\"a\"}}", "{\"2XX\":{\"description\":\"a\",\"content\":{\"*/*\":{}}}}"]),
    ("schema", &["{}", "true", "{\"type\":\"object\"}"]),
    ("security", &["[]", "[{}]", "[{\"a\":[]}]"]),
    ("securitySchemes", &["{\"a\":{\"type\":\"http\",\"scheme\":\"bearer\"}}"]),
    ("servers", &["[{\"url\":\"https://{a}.b\",\"variables\":{\"a\":{\"default\":\"c\"}}}]", "[{\"url\":\"/\"}]"]),
    ("style", &["\"form\"", "\"simple\"", "\"label\"", "\"matrix\"", "\"deepObject\"", "\"pipeDelimited\"", "\"spaceDelimited\"", "\"cookie\""]),
    ("summary", &["\"a\""]),
    ("tags", &["[\"a\"]", "[\"self\",\"type\"]"]),
    ("title", &["\"a\""]),
    ("type", &["\"string\"", "\"integer\"", "\"number\"", "\"boolean\"", "\"array\"", "\"object\"", "\"null\"", "[\"string\",\"null\"]", "[\"object\",\"array\"]"]),
    ("unevaluatedItems", &["false"]),
    ("unevaluatedProperties", &["false", "{\"type\":\"string\"}"]),
    ("uniqueItems", &["true"]),
    ("webhooks", &["{\"a\":{\"post\":{\"responses\":{}}}}"]),
    ("writeOnly", &["true"]),
    ("x-enum-varnames", &["[\"A\",\"B\"]"]),
    ("xml", &["{\"name\":\"a\",\"attribute\":true}", "{\"wrapped\":true,\"namespace\":\"urn:a\",\"prefix\":\"p\"}"]),
    ("$anchor", &["\"a\""]),
    ("$defs", &["{\"a\":{}}"]),
    ("$dynamicRef", &["\"#a\""]),
    ("$id", &["\"https://a.b/c\"", "\"c\""]),
    ("$ref", &["\"#\"", "\"#/components/schemas/A\"", "\"#/$defs/a\"", "\"other.yaml#/a\"", "\"../../etc/passwd\"", "\"#/paths/~1a/get\""]),
    ("$schema", &["\"https://json-schema.org/draft/2020-12/schema\""]),
    ("$self", &["\"https://a.b/\""]),
];

/// Texts that mean something to Rust, to Markdown, to TOML, to HTTP or to a terminal. `qX_zY` is the canary.
#[rustfmt::skip]
pub(crate) const NASTY: &[&str] = &[
    "", " ", "a", "qX_zY", "qX_zY\"; fn qX_zY() {} //", "*/ qX_zY /*", "{qX_zY}", "{}", "{qX_zY:?}", "\"#qX_zY", "r#qX_zY",
    "\n", "\r", "\r\nqX_zY: a", "\t", "\u{0}", "\u{85}", "\u{2028}qX_zY", "\u{202e}qX_zY", "\u{200b}", "\u{feff}", "\u{1b}[31m",
    "```\nqX_zY()\n```", "```rust\nqX_zY()\n```", "\n    qX_zY()\n", "~~~\nqX_zY\n~~~", "`qX_zY`", "``` qX_zY",
    "<script>qX_zY</script>", "<qX_zY>", "<!-- qX_zY -->", "&lt;", "[qX_zY](javascript:a)", "[a]: data:qX_zY", "![a](http://a/qX_zY)",
    "<a href=\"javascript:qX_zY\">x</a>", "<pre>qX_zY</pre>", "<code>a</code>", "| a |\n|---|\n| `qX_zY` |", "- a\n      qX_zY",
    "\\", "\\\"", "'", "'''", "\"\"\"", "]\nqX_zY = 1", "#![qX_zY]", "$qX_zY", "%00", "%2e%2e", "..", ".", "/", "//", "/../", "../qX_zY",
    "a/b", "C:\\qX_zY", "con", "nul.txt", "self", "Self", "super", "crate", "_", "__", "r#type", "type", "async", "gen", "try",
    "Option", "Vec", "String", "Result", "Box", "Clone", "Debug", "Default", "Some", "None", "Ok", "Err", "u8", "str", "core", "std",
    "bindery", "main", "new", "build", "send", "types", "client", "server", "Client", "Call", "Api", "Extra", "blank", "read", "write",
    "0", "1a", "-1", "é", "日本", "🦀", "ß", "ﬁ", "İ", "ª", "a\u{301}", "aA", "AA", "a-b", "a_b", "a b", "a.b", "aB1C", "HTTPServer", "ID",
    "true", "null", "1e400", "1.0", "application/json", "application/json; charset=qX_zY", "text/event-stream", "*/*", "multipart/mixed",
    "https://qX_zY@evil.test/", "https://evil.test:99999/", "http://[::1]/", "{a}", "/{a}/{b}", "/a?b=c#d", "/{a", "200", "2XX", "default", "999",
    "GET", "$request.body#/a", "$response.header.qX_zY", "{$url}", "x-qX_zY", "Content-Type", "Authorization", "Host", "X-A\r\nX-B: c",
];

/// Numbers at the edges of what holds them.
#[rustfmt::skip]
pub(crate) const NUMBERS: &[&str] = &[
    "0", "-0", "-0.0", "1", "-1", "2", "0.5", "1.0", "1e1", "255", "256", "2147483647", "2147483648", "4294967296", "9007199254740993",
    "9223372036854775807", "9223372036854775808", "-9223372036854775808", "-9223372036854775809", "18446744073709551615",
    "18446744073709551616", "340282366920938463463374607431768211456", "1e400", "-1e400", "1e-400", "1e99999999999999999999", "5e-324",
    "0.1", "100000000000000000000000000000000000000000", "1.7976931348623157e308",
];

/// What YAML, JSON, JSONPath and events are written with.
#[rustfmt::skip]
pub(crate) const SYNTAX: &[&str] = &[
    "- ", ": ", "? ", "&a ", "*a", "!!str ", "!!int ", "!a ", "|+\n", ">-\n", "---\n", "...\n", "%YAML 1.2\n", "# ", "<<: ", "\"\\u0041\"",
    "\\ud83d\\ude00", "\\ud800", "$.a", "$..*", "[?(@.a == 1)]", "[?length(@.a) > 1]", "[?match(@.a, 'b')]", "[1:2:-1]", "['a']", "````yaml get /a\n",
    "data: ", "event: ", "id: ", "retry: 10\n", "data\n", "\n\n", "\r\n", "\u{feff}", "\u{1e}", "[operations.\"GET /a\"]\n", "name = \"a\"\n", "[output]\n",
    "<a>", "</a>", "<a/>", "<!--", "-->", "<![CDATA[", "]]>", "<?x", "?>", " xmlns='u'", " xmlns:p='u'", " a='>'", "<!DOCTYPE a>", "&#65;",
];

/// Paths of JSONPath.
#[rustfmt::skip]
pub(crate) const PATHS: &[&str] = &[
    "$", "$.paths['/ping'].get", "$..responses", "$.paths[?(@.get)]", "$..[?@.description == 'a']", "$.paths.*~", "$['a','b'][0:2:-1]",
    "$[?count(@.*) > 1 && !@.a || length(@.b) <= 3]", "$[?match(@.a, '[a-z]+') && search(@.b, \"x\")]", "$[?value(@..c) == null]",
];
