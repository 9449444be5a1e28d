//! What `bindery.toml` changes in generated code while the document stays: told as what no longer compiles.

use super::{Repository, rules};

const DOCUMENT: &str = "\
openapi: 3.1.0
info: {title: Pets, version: '1'}
paths:
  /pets:
    get:
      operationId: listPets
      parameters:
        - {name: kind, in: query, required: true, schema: {$ref: '#/components/schemas/Kind'}}
        - {name: page, in: query, schema: {type: integer}}
      responses:
        '200':
          description: All of them.
          content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Pet'}}}}
components:
  schemas:
    Kind: {type: string, enum: [cat, dog]}
    Pet:
      type: object
      required: [type, born]
      properties:
        type: {$ref: '#/components/schemas/Kind'}
        born: {type: string, format: date}
        size: {type: integer, default: 1}
        labels: {type: object, additionalProperties: {type: string}}
";

/// A vendor that was committed with one configuration and has another now.
fn configured(before: &str, now: &str) -> Repository {
    let repository = Repository::new();
    repository.write("specs/acme/openapi.yaml", DOCUMENT);
    repository.write("specs/acme/bindery.toml", before);
    repository.commit();
    repository.write("specs/acme/bindery.toml", now);
    repository
}

/// What is reported of settings that come, and of settings that go, as one line.
fn told(settings: &str) -> [String; 2] {
    [("", settings), (settings, "")].map(|(before, now)| {
        let repository = configured(before, now);
        let ran = repository.diff(&[]);
        assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""), "{}", ran.stdout);
        assert_eq!(repository.diff(&["--fail-on", "breaking:wire"]).code, Some(0), "messages are the same");
        ran.stdout.split_whitespace().collect::<Vec<_>>().join(" ")
    })
}

#[track_caller]
fn says(text: &str, all: &[&str]) {
    for line in all {
        assert!(text.contains(line), "`{line}` is not said:\n{text}");
    }
}

#[test]
fn names_of_parts() {
    let settings = "[types.Pet.fields]\ntype = \"species\"\nsize = \"height\"\n[types.Kind.variants]\ncat = \"Feline\"\n\
                    [operations.\"GET /pets\".parameters]\nkind = \"of\"\npage = \"number\"\n";
    let [there, back] = told(settings);
    says(
        &there,
        &[
            "`Pet`: the field `type` is called `species` now; the field `size` is called `height` now",
            "`Pet` of the types, rust-item-renamed breaking for callers (does not compile), implementors",
            "callers, implementors: Write `Pet::species` instead of `Pet::type`.",
            "- pub r#type: Kind, + pub species: Kind,",
            "`Kind`: the variant `Cat` is called `Feline` now",
            "`Kind` of the types, rust-item-renamed",
            // Implementors get the record, callers have arguments, which have no names where they are passed, and setters.
            "implementors: Write `operations::ListPets::of` instead of `operations::ListPets::kind`.",
            "callers: Call `Call<ListPets>::number` instead of `Call<ListPets>::page`.",
        ],
    );
    assert!(
        !there.contains("is gone") && !there.contains("is new") && !there.contains("Check the arguments"),
        "{there}"
    );
    // What has been published stays, until it is named otherwise.
    assert_eq!(back, "acme: no changes");
    let repository = configured(settings, "[types.Pet.fields]\ntype = \"type\"\n");
    says(&repository.diff(&[]).stdout, &["`Pet`: the field `species` is called `type` now"]);
}

#[test]
fn a_type_of_another_crate() {
    let [there, back] = told(
        "[formats]\ndate = \"jiff::civil::Date\"\n[types.Kind]\ntype = \"my_pets::Kind\"\n[dependencies]\nmy_pets = \"1\"\n",
    );
    says(
        &there,
        &[
            "Change what uses `Pet::born`: it is `bindery::jiff::civil::Date`, was `bindery::format::Date`.",
            "Change what uses `Pet::type`: it is `::my_pets::Kind`, was `Kind`.",
            "callers: Pass `kind` as `::my_pets::Kind` to `Client::list_pets`; it was `Kind`.",
            "Remove what uses `Kind`, which is gone.",
        ],
    );
    says(
        &back,
        &[
            "Change what uses `Pet::born`: it is `bindery::format::Date`, was `bindery::jiff::civil::Date`.",
            "Change what uses `Pet::type`: it is `Kind`, was `::my_pets::Kind`.",
            "callers: Pass `kind` as `Kind` to `Client::list_pets`; it was `::my_pets::Kind`.",
        ],
    );
}

#[test]
fn derives() {
    let settings = "[types.Pet]\nderives = [\"Eq\", \"Hash\"]\n";
    let [there, back] = told(settings);
    // More is nothing that anybody has to change code for.
    assert_eq!(there, "acme: no changes");
    says(
        &back,
        &[
            "`Pet`: no longer implements `Eq`; no longer implements `Hash`",
            "Remove what needs `Pet: Eq` and `Pet: Hash`, which are no longer implemented.",
            "- #[derive(Clone, Eq, Hash)] + #[derive(Clone)]",
        ],
    );
    assert_eq!(configured(settings, "").diff(&["--fail-on", "breaking:callers"]).code, Some(1));
    // One of two.
    let fewer = configured(settings, "[types.Pet]\nderives = [\"Eq\"]\n");
    says(&fewer.diff(&[]).stdout, &["`Pet` no longer implements `Hash`"]);
}

#[test]
fn maps() {
    let [there, back] = told("[schemas]\nmaps = \"IndexMap\"\n");
    says(&there, &["Change what uses `Pet::labels`: it is `Option<bindery::IndexMap<String>>`"]);
    says(&back, &["Change what uses `Pet::labels`: it is `Option<bindery::Map<String>>`"]);
    let repository = configured("", "[schemas]\nmaps = \"BTreeMap\"\n");
    assert_eq!(rules(repository.path(), &[]), [""; 0]);
}

#[test]
fn a_component_that_is_called_as_a_type_of_another_crate() {
    let settings = "[types.Kind]\ntype = \"my_pets::Species\"\n[dependencies]\nmy_pets = \"1\"\n";
    let repository = configured(settings, settings);
    let size = "        size: {type: integer, default: 1}\n";
    let used = format!("{size}        breed: {{$ref: '#/components/schemas/Species'}}\n");
    let document = DOCUMENT.replace(size, &used) + "    Species: {type: string, enum: [felis]}\n";
    repository.write("specs/acme/openapi.yaml", &document);
    let ran = repository.diff(&["--fail-on", "breaking"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stdout);
    assert!(ran.stdout.contains("breed") && !ran.stdout.contains("my_pets"), "{}", ran.stdout);
}
