//! Each limit is met by a document of its own, whose finding names it and says how to raise it; doing so helps.

use bindery_build::diagnostic::Severity;
use bindery_build::generate::{Generated, Options};
use bindery_build::limits::Limit;

use crate::support::fixture::Fixture;
use crate::support::repository::{Owned, findings, root};
use crate::support::snapshot;

/// All that a run says.
fn said(generated: &Generated) -> String {
    let shown = generated.diagnostics.shown(Severity::Note);
    let rest = shown.rest().map(|rest| format!("{rest}: {}", shown.advice()));
    findings(generated) + &rest.unwrap_or_default()
}

/// What a finding about this limit says to set it to: on the command line, and in `bindery.toml`.
fn advice(limit: Limit, generated: &Generated) -> Option<(usize, Option<String>)> {
    let said = said(generated);
    let code = |begin: &str| Some(said.split_once(begin)?.1.split('`').next()?.to_owned());
    let value = code(&format!("`--limit {limit}="))?;
    let entry = code(&format!("or `{limit} = ")).map(|value| format!("[limits]\n{limit} = {value}\n"));
    Some((limit.parse(&value).unwrap(), entry))
}

fn fixture(limit: Limit) -> Fixture {
    let all = Fixture::all("fixtures/limits");
    all.into_iter().find(|fixture| fixture.name == limit.name()).unwrap_or_else(|| panic!("{limit} has no fixture"))
}

#[test]
fn every_limit_is_shown() {
    let page = |limit: &Limit| (format!("limit-{limit}"), said(&fixture(*limit).generate()) + "\n");
    snapshot::check(Limit::ALL.iter().map(page));
}

#[test]
fn every_limit_can_be_raised_as_its_finding_says() {
    for limit in Limit::ALL {
        let mut fixture = fixture(*limit);
        let mut generated = fixture.generate();
        assert!(advice(*limit, &generated).is_some(), "{limit}: {}", said(&generated));
        // Where it is not known what is needed, the advice is to double.
        for _ in 0..12 {
            let Some((value, entry)) = advice(*limit, &generated) else { break };
            let options = Options { limits: vec![(*limit, value)], ..Options::default() };
            generated = fixture.generate_with("fixture", options);
            if let Some(entry) = entry {
                fixture.config = Some(Owned { name: "bindery.toml".to_owned(), contents: entry.into_bytes().into() });
                assert_eq!(said(&fixture.generate()), said(&generated), "{limit}");
            }
        }
        assert_eq!(advice(*limit, &generated), None, "{limit}: {}", said(&generated));
        assert!(generated.is_ok() || *limit == Limit::Findings, "{limit}: {}", said(&generated));
    }
}

/// `| name | default | at most |`
#[test]
fn the_page_lists_every_limit() {
    let page = std::fs::read_to_string(root().join("docs/limits.md")).unwrap();
    for limit in Limit::ALL {
        let largest = match limit.largest() {
            usize::MAX => String::new(),
            largest if largest == u32::MAX as usize => "4GiB ".to_owned(),
            largest => format!("{} ", limit.shown(largest)),
        };
        let begin = format!("| `{limit}` | {} | {largest}|", limit.shown(limit.default()));
        assert!(page.contains(&begin), "docs/limits.md has no line `{begin}`");
    }
}
