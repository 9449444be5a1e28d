//! What the vendor calls otherwise keeps its name in Rust where the document proves what it is, and it is said.

use super::{generated, text};
use crate::support::repository::findings;

const DOCUMENT: &str = "
openapi: 3.1.0
info: {title: Renamed, version: '1'}
servers: [{url: https://api.example.com}]
paths:
  /orgs/{id}/invites/{invite_id}:
    parameters:
      - {name: id, in: path, required: true, schema: {type: string}}
      - {name: invite_id, in: path, required: true, schema: {type: string}}
    get:
      operationId: getInvite
      tags: [Invites]
      responses:
        '200': {description: It., content: {application/json: {schema: {$ref: '#/components/schemas/InviteList'}}}}
components:
  schemas:
    InviteList:
      required: [items]
      properties:
        items: {type: array, items: {$ref: '#/components/schemas/Invite'}}
        next: {type: string}
    Invite:
      required: [email]
      properties:
        email: {type: string}
        status: {enum: [pending, accepted, revoked]}
        parent: {$ref: '#/components/schemas/Invite'}
        either: {oneOf: [{$ref: '#/components/schemas/Invite'}, {type: string}]}
    Unlike: {type: object, properties: {other: {type: string}, one: {type: integer}}}
";

/// What is generated of a document with another text in the place of one, with the lock from before: the code and what is
/// said of it.
#[track_caller]
fn after(changes: &[(&str, &str)]) -> (String, String) {
    let before = generated(DOCUMENT, None);
    let mut document = DOCUMENT.to_owned();
    for (from, to) in changes {
        assert!(document.contains(from), "{from}");
        document = document.replace(from, to);
    }
    let after = generated(&document, Some(&before.lock));
    // Once more, nothing changes.
    let again = generated(&document, Some(&after.lock));
    assert_eq!(text(&again), text(&after));
    assert_eq!(again.lock, after.lock);
    assert_eq!(findings(&again), findings(&after), "what is kept is said each time");
    (text(&after), findings(&after))
}

#[track_caller]
fn said(findings: &str, all: &[&str]) {
    for expected in all {
        assert!(findings.contains(expected), "{expected} in {findings}");
    }
}

#[test]
fn an_operation_with_another_id_keeps_its_name() {
    let (code, findings) = after(&[("getInvite", "fetchInvitation")]);
    assert!(code.contains("pub fn get_invite(") && !code.contains("fetch_invitation"), "{code}");
    said(
        &findings,
        &[
            "note[B0502]",
            "is still called `get_invite`",
            "`fetchInvitation`",
            "`operation GET /orgs/{}/invites/{} = …`",
        ],
    );
}

#[test]
fn a_parameter_of_the_path_with_another_name_keeps_its_own() {
    let (code, findings) = after(&[("orgs/{id}", "orgs/{org_id}"), ("name: id,", "name: org_id,")]);
    assert!(code.contains("pub id: ::std::string::String") || code.contains("pub id: String"), "{code}");
    assert!(!code.contains("pub org_id:"), "{code}");
    said(&findings, &["note[B0502]", "`{org_id}` of", "is still called `id`", "`path GET /orgs/{}/invites/{} = …`"]);
}

#[test]
fn a_component_of_one_structure_at_one_place_keeps_its_name() {
    let (code, findings) = after(&[("schemas/Invite'", "schemas/Invitation'"), ("    Invite:\n", "    Invitation:\n")]);
    assert!(code.contains("pub struct Invite ") && code.contains("InviteStatus"), "{code}");
    assert!(!code.contains("pub struct Invitation "), "{code}");
    said(
        &findings,
        &["note[B0502]", "the component `Invitation` is still called `Invite`", "/components/schemas/Invitation"],
    );
}

#[test]
fn components_within_renamed_ones_are_known_first() {
    let (code, findings) = after(&[
        ("InviteList", "InvitationList"),
        ("schemas/Invite'", "schemas/Invitation'"),
        ("    Invite:\n", "    Invitation:\n"),
    ]);
    assert!(code.contains("pub struct InviteList ") && code.contains("pub struct Invite "), "{code}");
    said(&findings, &["`InvitationList` is still called `InviteList`", "`Invitation` is still called `Invite`"]);
}

#[test]
fn a_component_that_is_not_the_same_is_new() {
    let changes = [
        ("schemas/Invite'", "schemas/Invitation'"),
        ("    Invite:\n", "    Invitation:\n"),
        ("email: {type: string}", "address: {type: string}"),
        ("[email]", "[address]"),
    ];
    let (code, findings) = after(&changes);
    assert!(code.contains("pub struct Invitation "), "{code}");
    assert!(!findings.contains("B0502"), "{findings}");
}

#[test]
fn a_tag_with_another_name_keeps_its_trait() {
    let (code, findings) = after(&[("[Invites]", "[Invitations]")]);
    assert!(code.contains("pub trait Invites") && !code.contains("pub trait Invitations"), "{code}");
    said(&findings, &["note[B0502]", "`Invitations` are still those of `Invites`", "`trait tag Invitations = …`"]);
}

#[test]
fn the_new_name_is_taken_where_its_line_is_deleted() {
    let before = generated(DOCUMENT, None);
    let document = DOCUMENT.replace("getInvite", "fetchInvitation");
    let line = "operation GET /orgs/{}/invites/{} = get_invite\n";
    assert!(before.lock.contains(line), "{}", before.lock);
    let after = generated(&document, Some(&before.lock.replace(line, "")));
    assert!(text(&after).contains("pub fn fetch_invitation("));
    assert!(!findings(&after).contains("B0502"), "{}", findings(&after));
}
