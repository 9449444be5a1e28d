"""What Schemathesis finds at a server although it is the document's own: by name, with the reason.

No check is switched off. A finding is passed over only where a list names the vendor, the operation, its kind, the
status and what the answer says. What was asked, answered, found and passed over is written to `BINDERY_SUMMARY`.
"""

import atexit
import os
import re
from collections import Counter
from dataclasses import dataclass

import schemathesis
from schemathesis.core.failures import AcceptedNegativeData
from schemathesis.openapi.checks import RejectedPositiveData, UndefinedStatusCode

JUDGED = os.environ["BINDERY_JUDGED"]


@dataclass(frozen=True)
class Excluded:
    """A finding that is none, and why."""

    # Any where there is none.
    operation: str | None
    finding: type
    status: int
    # What stands in the answer's body.
    says: str
    why: str
    # A regular expression that the request's address fits.
    sent: str = ""


def undeclared(operation, status, says, why):
    return Excluded(operation, UndefinedStatusCode, status, says, why)


def refused(operation, status, says, why):
    return Excluded(operation, RejectedPositiveData, status, says, why)


def out_of_range(operation):
    return refused(operation, 400, "the number is out of range", "an integer has no limit, what takes it has 64 bits")


def excluded_of_almanac():
    invite = "POST /v1/organizations/{organization_id}/members/invite"
    only = "422 is all that the document has to refuse a request with, and it has no list of {}"
    return [
        undeclared(invite, 401, "credential", "the operation needs a key, and no 401 is declared"),
        undeclared(invite, 400, '"syntax"', "no 400 is declared; 422 is for what is JSON at least"),
        refused(invite, 422, '"type":"missing"', only.format("organisations")),
        refused(invite, 422, '"type":"unknown_role"', only.format("roles")),
        refused(invite, 422, '"type":"invited"', only.format("who was invited before")),
    ]


def excluded_of_arklow():
    invite = "PUT /v1/orgs/{org_id}/members/invites/{identifier}"
    return [
        undeclared(invite, 401, "credential", "the operation needs a key, and no 401 is declared"),
        undeclared(invite, 400, "the request is not valid", "what is to be valid is declared, and no 400"),
    ]


def excluded_of_closient():
    members = "/account/api/v1/organizations/{org_id}/members"
    return [
        entry
        for operation in (f"GET {members}", f"POST {members}")
        for entry in (
            undeclared(operation, 401, "credential", "the operation needs a key, and no 401 is declared"),
            undeclared(operation, 400, "the request is not valid", "what is to be valid is declared, and no 400"),
        )
    ] + [out_of_range(f"GET {members}")]


def excluded_of_kontext():
    invite = "POST /v1/organizations/{orgId}/invite"
    return [
        refused(invite, 400, '"code":"invited"', "who was invited before is refused with 400, as no 409 is declared"),
        refused(invite, 400, "nobody is invited", "the body is optional, and nobody is invited without"),
    ]


def excluded_of_nuon():
    invites = "/v1/orgs/current/invites"
    return [
        refused(f"POST {invites}", 400, "no e-mail address", "only the description says that it is an e-mail address"),
        refused(f"GET {invites}", 400, "not negative", "the document has no least `offset` and `limit`"),
        out_of_range(f"GET {invites}"),
        Excluded(
            f"GET {invites}",
            AcceptedNegativeData,
            200,
            "",
            "`0.0` is an integer, as it is since draft 6 of JSON Schema, and not in that of OpenAPI 3.0",
            sent=r"[?&]\w+=-?\d+\.0+(&|$)",
        ),
    ]


def excluded_of_a_fixture():
    return [
        undeclared(None, 400, "the request is not valid", "a fixture declares what it is there to show"),
        out_of_range(None),
    ]


EXCLUDED = globals().get(f"excluded_of_{JUDGED}", excluded_of_a_fixture)()
KINDS = {
    AcceptedNegativeData: "not valid, but taken",
    RejectedPositiveData: "valid, but refused",
    UndefinedStatusCode: "not declared",
}
answered, passed, found = {}, Counter(), Counter()


@schemathesis.hook
def after_call(context, case, response):
    answered.setdefault(case.operation.label, Counter())[response.status_code] += 1


@schemathesis.hook
def filter_failure(context, failure, case, response):
    for entry in EXCLUDED:
        if (
            entry.operation in (None, case.operation.label)
            and isinstance(failure, entry.finding)
            and entry.status == response.status_code
            and entry.says in response.text
            and re.search(entry.sent, response.request.url)
        ):
            passed[entry] += 1
            return False
    found[case.operation.label] += 1
    return True


@atexit.register
def write():
    with open(os.environ["BINDERY_SUMMARY"] + ".answered", "w", encoding="utf-8") as file:
        for operation, statuses in sorted(answered.items()):
            shown = ", ".join(f"{status} × {count}" for status, count in sorted(statuses.items()))
            print(f"| {JUDGED} | `{operation}` | {statuses.total()} | {shown} | {found[operation]} |", file=file)
    with open(os.environ["BINDERY_SUMMARY"] + ".excluded", "w", encoding="utf-8") as file:
        for entry in EXCLUDED:
            kind = f"{entry.status} {KINDS[entry.finding]}"
            print(f"| {JUDGED} | {f'`{entry.operation}`' if entry.operation else 'each'} | {kind} | {passed[entry]} | {entry.why} |", file=file)
