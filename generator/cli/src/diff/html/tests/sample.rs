//! Reports to make pages of.

use bindery_build::config::CrateKind;
use bindery_build::diagnostic::Diagnostics;
use bindery_build::diff::{
    Allowance, Change, Detail, Edition, Effect, Effects, ItemChange, Judged, Place, Report, Rule, Side, Uncompiled,
};
use bindery_build::source::FileId;

/// A change by itself, without lines, advice or items.
pub(super) fn change(rule: &str, operations: &[&str], effects: [Effect; 3], what: &str) -> Change {
    let [wire, callers, implementors] = effects;
    Change {
        rule: Rule::find(rule).unwrap(),
        operations: operations.iter().map(|name| (*name).to_owned()).collect(),
        subject: "request body `email`".to_owned(),
        old: None,
        new: None,
        effects: Effects { wire, callers, implementors },
        uncompiled: Uncompiled::default(),
        what: what.to_owned(),
        advice: Vec::new(),
        items: Vec::new(),
        members: std::collections::BTreeMap::new(),
    }
}

pub(super) fn place(file: &str, line: usize, text: &str) -> Place {
    Place { file: file.to_owned(), line, column: 9, text: text.to_owned(), omitted: 0 }
}

/// A report of these changes.
pub(super) fn report(name: &str, changes: Vec<Change>, items: Vec<ItemChange>) -> Judged {
    let edition = |file: &str, version: &str| Edition {
        file: file.to_owned(),
        title: name.to_owned(),
        version: version.to_owned(),
        operations: 12,
    };
    let (old, new) =
        (edition("main:specs/nuon/openapi.yaml", "0.19.807"), edition("specs/nuon/openapi.yaml", "0.19.1037"));
    Judged { report: Report { name: name.to_owned(), old, new, changes, items }, allowed: Vec::new() }
}

const OLD: &str = "\
/// An invitation to an organisation.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct OrgInvite {
    /// When it was made.
    pub created_at: Option<Timestamp>,
    /// By whom.
    pub created_by: Option<AccountId>,
    /// Who is invited.
    pub email: Option<String>,
    pub id: Option<String>,
    pub org_id: Option<String>,
    pub status: Option<OrgInviteStatus>,
}";

const NEW: &str = "\
/// An invitation to an organisation, which lasts for a week.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct OrgInvite {
    /// When it was made.
    pub created_at: Option<Timestamp>,
    /// By whom.
    pub created_by: Option<AccountId>,
    /// Who is invited.
    pub email: EmailAddress,
    pub id: Option<String>,
    pub org_id: Option<String>,
    pub role: Option<Role>,
    pub status: Option<OrgInviteStatus>,
}";

fn item(of: CrateKind, path: &str, old: Option<&str>, new: Option<&str>, what: &str, callers: Effect) -> ItemChange {
    ItemChange {
        of,
        path: path.to_owned(),
        old: old.map(str::to_owned),
        new: new.map(str::to_owned),
        details: vec![Detail { what: what.to_owned(), callers, implementors: Effect::Additive, ..Detail::default() }],
        operations: Vec::new(),
    }
}

fn allowance(rule: &str, reason: &str) -> Option<Allowance> {
    let text = format!("[[allow]]\nrule = \"{rule}\"\nreason = \"{reason}\"\nexpires = 2026-12-31");
    let mut diagnostics = Diagnostics::new();
    let allowed = Allowance::parse(FileId::default(), "allow.toml", &text, &mut diagnostics);
    assert!(!diagnostics.has_errors());
    allowed.into_iter().next()
}

/// Some of everything.
pub(super) fn invites() -> Judged {
    use Effect::{Additive, Breaking, Cosmetic};
    let post = "POST /v1/orgs/current/invites";
    let long = "GET /v1/installs/{install_id}/components/{component_id}/deploys/{deploy_id}/plans/latest/contents-by-environment-name";
    let several = [post, "GET /v1/orgs/current/invites", "GET /v1/orgs/current", "PATCH /v1/orgs/current", long];
    let items = vec![
        item(
            CrateKind::Types,
            "OrgInvite",
            Some(OLD),
            Some(NEW),
            "the field `email` is of the type `EmailAddress`, was `Option<String>`",
            Breaking,
        ),
        item(
            CrateKind::Client,
            "Client::create_org_invite",
            None,
            Some("pub fn create_org_invite(&self, body: CreateOrgInvite) -> Call<OrgInvite, CreateOrgInviteError>;"),
            "the method is new",
            Additive,
        ),
    ];
    let mut required = change("operation-removed", &[post], [Breaking, Breaking, Additive], "`email` is required now");
    required.uncompiled.callers = true;
    required.old = Some(place(
        "main:specs/nuon/openapi.yaml",
        1_204,
        "email:\n  type: string\n  description: Who is invited.\n  maxLength: 200",
    ));
    required.new = Some(place(
        "specs/nuon/openapi.yaml",
        1_311,
        "email:\n  type: string\n  format: email\n  description: Who is invited; one person at a time.\n  maxLength: 100",
    ));
    required.advice = vec![
        (Side::Wire, "Requests of the old client are refused with 400 where they leave `email` out.".to_owned()),
        (Side::Callers, "Give `email` to `CreateOrgInvite::new`; it is no longer an `Option`.".to_owned()),
        (Side::Implementors, "Nothing has to change: what the handler gets always holds `email`.".to_owned()),
    ];
    required.items = vec![0, 1];
    let mut shared = change(
        "operation-added",
        &several,
        [Additive, Additive, Additive],
        "`OrgInvite` has the new property `role`, one of `admin`, `member`, `guest`",
    );
    shared.subject = "schema `OrgInvite` in responses: `role`".to_owned();
    shared.new = Some(place("specs/nuon/openapi.yaml", 2_204, "role:\n  $ref: \"#/components/schemas/Role\""));
    shared.items = vec![0];
    let mut documented = change("operation-added", &[long], [Cosmetic; 3], "the description of the operation changed");
    documented.subject = "operation".to_owned();
    documented.old = Some(place("main:specs/nuon/openapi.yaml", 44, "description: The latest plan."));
    documented.new =
        Some(place("specs/nuon/openapi.yaml", 45, "description: The latest plan, by the name of its environment."));
    let mut whole = change(
        "operation-removed",
        &[],
        [Breaking; 3],
        "the server `https://api.nuon.co` is now `https://api.nuon.co/v1`",
    );
    whole.subject = "servers".to_owned();
    whole.old = Some(place("main:specs/nuon/openapi.yaml", 7, "- url: https://api.nuon.co"));
    let mut judged = report("Nuon", vec![whole, shared, required, documented], items);
    judged.allowed = vec![allowance("operation-removed", "nobody of us calls the old address")];
    judged
}

/// As many changes as asked for, each with lines and every other with Rust.
pub(super) fn many(number: usize) -> Judged {
    let sample = invites().report;
    let names: Vec<String> = (0..number / 4 + 1).map(|at| format!("GET /v1/resources/{at}/parts")).collect();
    let mut items = Vec::new();
    let changes = (0..number).map(|at| {
        let mut change = sample.changes[at % 4].clone();
        change.subject = format!("response 200 `items[].part_{at}`");
        change.what = format!("`part_{at}`: {}", change.what);
        change.operations = match at % 10 {
            0 => names[at / 8..at / 8 + 1 + at % 7].to_vec(),
            _ => vec![names[at / 4].clone()],
        };
        change.items = Vec::new();
        if at % 2 == 0 {
            let mut item = sample.items[0].clone();
            item.path = format!("Part{at}");
            item.old = item.old.map(|text| text.replace("OrgInvite", &item.path));
            item.new = item.new.map(|text| text.replace("OrgInvite", &item.path));
            items.push(item);
        }
        if at % 4 != 1 {
            change.items.extend(items.len().checked_sub(1));
        }
        change
    });
    let changes = changes.collect();
    report("Nuon", changes, items)
}
