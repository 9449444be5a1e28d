//! Importing pages: what is kept, what is inserted where, and what is refused.

use super::*;

fn run(pages: &[(&str, &str)]) -> (Option<Imported>, Vec<Diagnostic>, Sources) {
    let mut sources = Sources::new();
    let ids: Vec<_> = pages.iter().map(|(name, text)| sources.add(*name, *text)).collect();
    let mut diagnostics = Diagnostics::new();
    let imported = import(&sources, &ids, &Limits::default(), &mut diagnostics);
    (imported, diagnostics.into_iter().collect(), sources)
}

fn page(info: &str, block: &str) -> String {
    format!("> Index: https://docs.example.com/llms.txt\n\n# Title\n\n````yaml {info}\n{block}\n````\ntail\n")
}

const FIRST: &str = "\
# at the top
openapi: 3.1.0
info: {title: A, version: '1'}   # beside
paths:
  /a:
    # about get
    get:
      description: |
        text
        # no comment

      responses: {}

# about components
components:
  schemas:
    One:
      type: string

  # about schemes
  securitySchemes:
    key: {type: apiKey, in: header, name: K}
";

const SECOND: &str = "\
openapi: 3.1.0
info:
  version: '1'
  title: A
paths:
    /b:
        get: {responses: {}}
    /a:
        # about put
        put:
            responses: {}
            # the end of put
        # about nothing
components:
    schemas:
        One: {type: string}
        Two:
            description: |

              text
            type: string
    parameters:
        p: {in: query, name: p, schema: {}}
tags: []
";

#[test]
fn one_page_is_kept_byte_for_byte() {
    let text = page("https://a.example.com/openapi.json get /a", FIRST);
    let (imported, problems, _) = run(&[("folder/first.md", &text)]);
    assert_eq!(problems, []);
    let imported = imported.unwrap();
    assert_eq!(imported.document, FIRST);
    let expected = Provenance {
        page: Some("first.md".into()),
        index: Some("https://docs.example.com/llms.txt".into()),
        document: Some("https://a.example.com/openapi.json".into()),
        operation: Some("GET /a".into()),
    };
    assert_eq!(imported.provenance, [expected]);
}

#[test]
fn what_a_page_adds_goes_to_the_end_of_its_mapping() {
    let (first, second) = (page("get /a", FIRST), page("get /b", SECOND));
    let (imported, problems, _) = run(&[("first.md", &first), ("second.md", &second)]);
    assert_eq!(problems, []);
    let expected = "\
# at the top
openapi: 3.1.0
info: {title: A, version: '1'}   # beside
paths:
  /a:
    # about get
    get:
      description: |
        text
        # no comment

      responses: {}
    # about put
    put:
        responses: {}
        # the end of put
    # about nothing
  /b:
      get: {responses: {}}

# about components
components:
  schemas:
    One:
      type: string
    Two:
        description: |

          text
        type: string

  # about schemes
  securitySchemes:
    key: {type: apiKey, in: header, name: K}
  parameters:
      p: {in: query, name: p, schema: {}}
tags: []
";
    assert_eq!(imported.unwrap().document, expected);
}

#[test]
fn a_page_given_twice_adds_nothing() {
    let text = page("get /a", FIRST);
    let (imported, _, _) = run(&[("a.md", &text), ("a.md", &text)]);
    assert_eq!(imported.unwrap().document, FIRST);
}

#[test]
fn pages_that_disagree_show_both_places() {
    let first = page("get /a", FIRST);
    let second = page("get /a", &FIRST.replace("type: string", "type: integer").replace("title: A", "title: B"));
    let (imported, problems, sources) = run(&[("first.md", &first), ("second.md", &second)]);
    assert_eq!(imported, None);
    let found: Vec<_> = problems
        .iter()
        .map(|problem| {
            let places = problem.labels.iter().map(|label| {
                let file = sources.file(label.span.file).unwrap();
                format!("{}:{}", file.name, file.position(label.span.start).line)
            });
            (problem.message.as_str(), places.collect::<Vec<_>>())
        })
        .collect();
    assert_eq!(
        found,
        [
            ("the pages disagree about `info`", vec!["second.md:8".to_owned(), "first.md:8".to_owned()]),
            (
                "the pages disagree about `components \u{203a} schemas \u{203a} One`",
                vec!["second.md:22".to_owned(), "first.md:22".to_owned()]
            ),
        ]
    );
}

#[test]
fn text_that_can_not_take_an_insertion_is_refused() {
    let first = page("get /a", "openapi: 3.1.0\npaths: {/a: {get: {}}}");
    let second = page("get /b", "openapi: 3.1.0\npaths:\n  /b:\n    get: {}");
    for pages in [[("1.md", first.as_str()), ("2.md", &second)], [("2.md", &second), ("1.md", &first)]] {
        let (imported, problems, _) = run(&pages);
        assert_eq!(imported, None);
        assert_eq!(problems.iter().map(|problem| problem.code).collect::<Vec<_>>(), [Code::PagesDisagree]);
    }
}

#[test]
fn an_anchor_that_stays_behind_is_noticed() {
    let first = page("get /a", "openapi: 3.1.0\nx-shared: 1\npaths:\n  /a:\n    get: {}");
    let second = page("get /b", "openapi: 3.1.0\nx-shared: &one 1\npaths:\n  /b:\n    get: {x-a: *one}");
    let (imported, problems, _) = run(&[("1.md", &first), ("2.md", &second)]);
    assert_eq!(imported, None);
    assert_eq!(problems.len(), 1, "{problems:?}");
}

#[test]
fn what_is_no_page_is_refused() {
    let (imported, problems, _) = run(&[("openapi.yaml", FIRST), ("a.md", "# only words\n")]);
    assert_eq!(imported, None);
    assert!(problems.iter().all(|problem| problem.code == Code::NoEmbeddedDocument));
    assert_eq!(problems.len(), 2);
}

#[test]
fn an_operation_that_the_block_lacks_is_a_warning() {
    let text = page("delete /a", FIRST);
    let (imported, problems, _) = run(&[("a.md", &text)]);
    assert!(imported.is_some());
    assert_eq!(problems[0].message, "the block has no operation `DELETE /a`");
}
