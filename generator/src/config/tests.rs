//! Reading `bindery.toml`: what is understood, what is refused and where, and what counts as used.

use super::*;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::source::{FileId, Sources};

fn parse(text: &str) -> (Config, Vec<Diagnostic>) {
    let mut diagnostics = Diagnostics::new();
    let config = Config::parse(FileId::default(), text, &mut diagnostics);
    (config, diagnostics.into_iter().collect())
}

fn good(text: &str) -> Config {
    let (config, problems) = parse(text);
    assert_eq!(problems, []);
    config
}

#[test]
fn webhooks_and_callbacks_are_operations_too() {
    let config = good(
        "[operations.\"post webhook newMember\"]\nname = \"a\"\n\
         [operations.\"POST callback onEvent of POST /subscriptions\"]\nname = \"b\"\n\
         [operations.\"X-COPY /members\"]\nname = \"c\"",
    );
    assert!(config.operation("POST", "webhook newMember").is_some());
    assert!(config.operation("POST", "callback onEvent of POST /subscriptions").is_some());
    assert!(config.operation("x-copy", "/members").is_some());
}

/// Each problem as `line:column code message (label) help`.
fn lines(text: &str, problems: &[Diagnostic]) -> Vec<String> {
    let mut sources = Sources::new();
    let file = sources.add("bindery.toml", text);
    let line = |problem: &Diagnostic| {
        let label = problem.labels.first().unwrap();
        let position = sources.file(file).unwrap().position(label.span.start);
        let help = problem.help.as_deref().unwrap_or("-");
        format!("{}:{} {} {} ({}) {help}", position.line, position.column, problem.code, problem.message, label.text)
    };
    problems.iter().map(line).collect()
}

fn unused(config: &Config, known: &Known) -> Vec<Diagnostic> {
    let mut diagnostics = Diagnostics::new();
    config.report_unused(known, &mut diagnostics);
    diagnostics.into_iter().collect()
}

const WHOLE: &str = r##"
name = "nuon"

[operations."PUT /v1/orgs/{org_id}"]
name = "save_org"
security = [["APIKey", "OrgID"], []]
envelope = "keep"

[security]
require = [["APIKey", "OrgID"]]

[security-schemes.APIKey]
prefix = "Bearer "

[types."service.Create"]
name = "Create"

[types."#/paths/~1a/get"]
name = "Inline"
type = "u32"

[formats]
int32 = "i32"
"big number" = "decimal"

[schemas]
unknown-fields = "skip"
read-only = "ignore"
formats = "annotate"

[output]
runtime-path = "../../runtime"
only = ["types", "client"]

[[source]]
page = "nuon.md"
operation = "POST /v1/orgs/current/invites"
"##;

#[test]
fn every_setting_is_read_and_counted() {
    let config = good(WHOLE);
    assert_eq!(config.sources.len(), 1);
    assert_eq!(
        config.named_schemes().map(|name| name.as_str()).collect::<Vec<_>>(),
        ["APIKey", "OrgID", "APIKey", "OrgID"]
    );
    // One for each table about the document is enough: the report doesn't repeat itself for what is in it.
    assert_eq!(unused(&config, &Known::default()).len(), 13);

    assert_eq!(config.name.as_ref().unwrap().get().as_str(), "nuon");
    let operation = config.operation("put", "/v1/orgs/{org_id}").unwrap();
    assert_eq!(operation.name.as_ref().unwrap().get(), "save_org");
    assert_eq!(operation.security.as_ref().unwrap().get().0.len(), 2);
    assert_eq!(*operation.envelope.as_ref().unwrap().get(), Envelope::Keep);
    assert_eq!(config.require.as_ref().unwrap().get().0.len(), 1);
    assert_eq!(config.scheme("APIKey").unwrap().prefix.as_ref().unwrap().get(), "Bearer ");
    let component = config.type_at("#/components/schemas/service.Create").unwrap();
    assert_eq!(component.name.as_ref().unwrap().get(), "Create");
    let inline = config.type_at("/paths/~1a/get").unwrap();
    assert_eq!(
        (inline.name.as_ref().unwrap().get().as_str(), inline.held.as_ref().unwrap().get()),
        ("Inline", &HeldAs::Ours(Held::U32))
    );
    assert_eq!(*config.format("int32").unwrap().get(), HeldAs::Ours(Held::I32));
    assert_eq!(*config.format("big number").unwrap().get(), HeldAs::Ours(Held::Decimal));
    assert!(config.format("int64").is_none());
    assert_eq!(*config.schemas.unknown_fields.as_ref().unwrap().get(), UnknownFields::Skip);
    assert_eq!(*config.schemas.read_only.as_ref().unwrap().get(), ReadOnly::Ignore);
    assert_eq!(*config.schemas.formats.as_ref().unwrap().get(), Formats::Annotate);
    assert_eq!(config.output.runtime_path.as_ref().unwrap().get(), "../../runtime");
    assert_eq!(config.output.only.as_ref().unwrap().get().as_slice(), [CrateKind::Types, CrateKind::Client]);
    assert_eq!(unused(&config, &Known::default()), []);
}

#[test]
fn an_entry_that_matches_nothing_proposes_what_is_near() {
    let text = "[operations.\"PUT /v1/org/{id}\"]\nname = \"a\"\n[security-schemes.Key]\nprefix = \"x\"\n";
    let config = good(text);
    let known = Known { operations: vec!["GET /".into(), "PUT /v1/orgs/{id}".into()], ..Known::default() };
    assert_eq!(
        lines(text, &unused(&config, &known)),
        [
            "1:13 B0704 `operations.\"PUT /v1/org/{id}\"` matches no operation (the document has no such operation) \
             did you mean `PUT /v1/orgs/{id}`? Otherwise delete the entry",
            "3:19 B0704 `security-schemes.Key` matches no security scheme (the document has no such security scheme) \
             write it as the document does, or delete the entry",
        ]
    );
}

#[test]
fn a_value_that_nobody_takes_is_reported_alone() {
    let text = "[operations.\"GET /\"]\nname = \"root\"\nenvelope = \"unwrap\"\n";
    let config = good(text);
    config.operation("GET", "/").unwrap().name.as_ref().unwrap().get();
    assert_eq!(
        lines(text, &unused(&config, &Known::default())),
        ["3:1 B0704 `operations.\"GET /\".envelope` has no effect \
          (nothing in the document or the output depends on it) delete the entry, or mend it: \
          `docs/configuration.md` tells what has to be there for it"]
    );
}

#[test]
fn unknown_settings_are_reported_together() {
    let text = "nmae = \"a\"\n[schemas]\nunknown_fields = \"keep\"\n[operations.\"GET /\"]\nname = \"x\"\ncolour = 1\n";
    let (_, problems) = parse(text);
    assert_eq!(
        lines(text, &problems),
        [
            "6:1 B0702 `operations.\"GET /\".colour` is no setting () known here: `name`, `security`, `envelope`, `pagination`, `parameters`",
            "3:1 B0702 `schemas.unknown_fields` is no setting () did you mean `unknown-fields`?",
            "1:1 B0702 `nmae` is no setting () did you mean `name`?",
        ]
    );
}

#[test]
fn values_are_checked() {
    for (text, must) in [
        ("name = \"A B\"", "must be lower-case letters and digits, in words joined by `-`, as in `acme-billing`"),
        ("name = 1", "must be a string"),
        ("source = \"x\"", "must be a list of tables: write `[[source]]`"),
        ("[operations.\"/a\"]\nname = \"a\"", super::read::OPERATION),
        ("[operations.\"GET /a\"]", "is an entry without a setting"),
        ("[operations.\"GET /a\"]\nname = \"a-b\"", "must be letters, digits and `_`, beginning with a letter"),
        (
            "[operations.\"GET /a\"]\nname = \"a\"\n[operations.\"get /a\"]\nname = \"b\"",
            "another entry means the same",
        ),
        ("[types.A]\nname = \"B\"\n[types.\"#/components/schemas/A\"]\nname = \"C\"", "another entry means the same"),
        ("[schemas]\nformats = \"enforced\"", "did you mean `enforce`?"),
        ("[schemas]\nformats = \"no\"", "must be one of `enforce`, `annotate`"),
        ("[schemas]\nmaps = \"HashMap\"", "must be one of `BTreeMap`, `IndexMap`"),
        ("[types.A.fields]\na = \"b-c\"", "must be letters, digits and `_`, beginning with a letter"),
        ("[types.A.variants]", "is a table without an entry"),
        ("[types.A]\nfields = [\"a\"]", "must be a table"),
        (
            "[types.\"GET /a/{b} query c\"]\ntype = \"i8\"\n[types.\"GET /a/{} query c\"]\ntype = \"i8\"",
            "another entry means the same",
        ),
        (
            "[security]\nrequire = [\"A\"]",
            "must be a list of lists of scheme names, as in `[[\"Key\", \"Tenant\"], [\"Session\"]]`",
        ),
        ("[security]\nrequire = [[\"A\", \"A\"]]", "stands in this set already"),
        ("[security-schemes.K]\nprefix = \"a\\nb\"", "must be printable ASCII, and not empty"),
        ("[output]\nonly = []", "must be a list of `types`, `client` and `server`"),
        ("schemas = 1", "must be a table"),
        ("[formats]\na = \"bigin\"", "did you mean `bigint`?"),
        (
            "[formats]\na = \"Money\"",
            "must be one of `i8`, `i16`, `i32`, `i64`, `u8`, `u16`, `u32`, `u64`, `bigint`, `f64`, `decimal`, `string`, or a \
             type's path, as in `jiff::Timestamp`",
        ),
        ("[formats]\na = \"a::B<dyn C>\"", "must be the path of a type, as in `chrono::DateTime<chrono::Utc>`"),
        ("[formats]\na = \"a::B<Money>\"", "must be the path of a type, as in `chrono::DateTime<chrono::Utc>`"),
        ("[formats]\na = \"<a::B as c::D>::E\"", "must be the path of a type, as in `chrono::DateTime<chrono::Utc>`"),
        ("[formats]\na = \"super::B\"", "must begin with a crate, or with `crate` under build.rs"),
        (
            "[formats]\na = \"uuid::Uuid4\"",
            "is none of the types that Bindery knows of `uuid`: `uuid::Uuid`; write one of your own around it",
        ),
        (
            "[schemas]\nderives = [\"Debug\"]",
            "is what every generated type has already: the tables of its codec bring it",
        ),
        (
            "[types.A]\nderives = [\"serde::Serialize\"]",
            "is what every generated type has already: the tables of its codec bring it",
        ),
        ("[schemas]\nderives = [\"Eq Hash\"]", "must be the path of a trait, as in `Eq` or `my_crate::Audit`"),
        ("[schemas]\nderives = [\"From<A>\"]", "must be the path of a trait, without arguments"),
        ("[schemas]\nderives = [\"Eq\", \"Eq\"]", "stands in the list already"),
        ("[schemas]\nderives = []", "must be a list of traits, as in `[\"Eq\", \"Hash\"]`"),
        ("[schemas]\nattributes = [\"must_use\"]", "must be one outer attribute, as in `#[my_crate::audited]`"),
        ("[schemas]\nattributes = [\"#[a] struct B;\"]", "must be one outer attribute, as in `#[my_crate::audited]`"),
        ("[schemas]\nattributes = [\"#[derive(Eq)]\"]", "belongs into `derives`"),
        (
            "[schemas]\nattributes = [\"#[doc = \\\"a\\\"]\"]",
            "is documentation, which the document has: change it with an overlay",
        ),
        ("[output]\ndocumentation = \"short\"", "must be one of `full`, `summary`, `none`"),
        ("[output]\nheader = \" \"", "must be lines of visible text, and not empty"),
        ("[output]\nheader = \"a\\u202eb\"", "must be lines of visible text, and not empty"),
        ("[dependencies]\na = 1", "must be a version or a table, as in `{ path = \"../../../money\" }`"),
        ("[dependencies]\n\"a b\" = \"1\"", "is no name of a package"),
        (
            "[dependencies]\na = { optional = true }",
            "has `optional`, which says nothing of a dependency that is always there",
        ),
        ("[pagination]\ncursor = \"c\"", super::pagination::MUST),
        ("[pagination]\npage = \"p\"\noffset = \"o\"", super::pagination::MUST),
        ("pagination = \"off\"", super::pagination::MUST),
        ("[pagination]\ncursor = \"c\"\nnext = \"next\"", super::pagination::POINTER),
        ("[pagination]\npage = \"p\"\nfirst = 2", "must be the number of the first page: 0 or 1"),
        ("[pagination]\nnext-link = false", "must be `true`; leave it out otherwise"),
    ] {
        let (_, problems) = parse(text);
        let labels: Vec<_> = problems.iter().map(|problem| (problem.code, problem.labels[0].text.as_str())).collect();
        assert_eq!(labels, [(Code::BadSetting, must)], "{text}");
    }
}

#[test]
fn what_is_not_toml_is_reported_with_its_place() {
    let text = "name = \"a\"\n<<<<<<< HEAD\n";
    let (config, problems) = parse(text);
    assert!(config.name.is_none());
    let found = lines(text, &problems);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("2:1 B0701 `bindery.toml` is not TOML: invalid unquoted key"), "{found:?}");
}
