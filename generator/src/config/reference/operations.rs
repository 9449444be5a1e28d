//! Operations, what they require, their parameters and pages.

use super::super::values::{Envelope, Lists, UnknownQuery, meanings};
use super::{Entry, Section, Values};

/// `[operations."METHOD /path"]`
pub(super) const OPERATIONS: Section = Section {
    header: "[operations.\"METHOD /path\"]",
    title: "One operation",
    about: "An operation by its method and its path as the document writes it; a webhook or a callback as `names.lock` \
            calls it: `[operations.\"POST webhook newMember\"]`. It has to be one of the document's.",
    sample: "[operations.\"GET /a\"]\nname = \"a\"\n",
    free: false,
    entries: &[
        Entry {
            key: "name",
            what: "What the operation is called, in whatever case: methods, requests and errors are named after it.",
            values: Values::Any("letters, digits and `_`, beginning with a letter"),
            default: "the one in `names.lock`, else made from `operationId`, else from method and path",
            needs: "nothing",
            example: "[operations.\"PUT /v1/members/{id}\"]\nname = \"save_member\"\n",
        },
        Entry {
            key: "security",
            what: "What a call requires, instead of what the document says: any of these sets, and of a set every scheme. \
                   `[]` needs nothing.",
            values: Values::Any("a list of lists of names of security schemes"),
            default: "what the document says",
            needs: "each scheme among the document's",
            example: "[operations.\"GET /v1/status\"]\nsecurity = [[\"ApiKey\", \"Organisation\"], [\"Session\"]]\n",
        },
        Entry {
            key: "envelope",
            what: "Whether a success whose body wraps its payload is opened: see [Envelopes](lowering.md#envelopes).",
            values: Values::Words(meanings::<Envelope>),
            default: "decided by the response's own schema",
            needs: "a success that can be opened",
            example: "[operations.\"GET /v1/members/{id}\"]\nenvelope = \"keep\"\n",
        },
        Entry {
            key: "pagination",
            what: "How the operation answers in pages: the settings of [`[pagination]`](#pages), or `\"none\"`.",
            values: Values::Any("a table, or `\"none\"`"),
            default: "`[pagination]` where it fits, else what the document shows",
            needs: "parameters and places of those names",
            example: "[operations.\"GET /v1/messages\"]\n\
                      pagination = { cursor = \"after\", last = \"/id\", items = \"/data\", more = \"/has_more\" }\n",
        },
        Entry {
            key: "parameters",
            what: "What parameters are called, as arguments, setters and members of the request, in whatever case: each by its \
                   name, or by place and name (`\"query id\"`) where the operation has several of that name.",
            values: Values::Any("a table of names: letters, digits and `_`, beginning with a letter"),
            default: "those in `names.lock`, else made from the names of the document",
            needs: "each parameter; no other may be called so (`B0501`)",
            example: "[operations.\"GET /v1/members/{id}\".parameters]\n\"filter[role]\" = \"role\"\n",
        },
    ],
};

/// `[security]`
pub(super) const SECURITY: Section = Section {
    header: "[security]",
    title: "What every operation requires",
    about: "",
    sample: "[security]\n",
    free: false,
    entries: &[Entry {
        key: "require",
        what: "What every operation requires that has no `security` of its own here, instead of what the document says.",
        values: Values::Any("a list of lists of names of security schemes"),
        default: "what the document says",
        needs: "each scheme among the document's",
        example: "[security]\nrequire = [[\"ApiKey\", \"Organisation\"]]\n",
    }],
};

/// `[security-schemes.NAME]`
pub(super) const SCHEMES: Section = Section {
    header: "[security-schemes.NAME]",
    title: "One security scheme",
    about: "A scheme by its name among the document's components.",
    sample: "[security-schemes.A]\nprefix = \"a\"\n",
    free: false,
    entries: &[Entry {
        key: "prefix",
        what: "What stands before an API key on the wire: the client puts it there, the server takes it off.",
        values: Values::Any("printable ASCII"),
        default: "nothing",
        needs: "a scheme of type `apiKey`",
        example: "[security-schemes.ApiKey]\nprefix = \"Bearer \"\n",
    }],
};

const PAGES: &str = "a parameter of the query, or a member of the body";
const POINTER: &str = "a JSON pointer";

const fn page(
    key: &'static str,
    what: &'static str,
    values: &'static str,
    needs: &'static str,
    example: &'static str,
) -> Entry {
    Entry { key, what, values: Values::Any(values), default: "not said", needs, example }
}

/// `[pagination]`
pub(super) const PAGINATION: Section = Section {
    header: "[pagination]",
    title: "Pages",
    about: "How operations answer in pages, for every one that this fits and that has no line of its own: see \
            [`pagination.md`](pagination.md). Exactly one says what the next page is asked for with: `cursor` with `next` \
            or `last`, `page`, `offset`, `next-url` or `next-link`. It has to fit some operation.",
    sample: "[pagination]\noffset = \"a\"\n",
    free: false,
    entries: &[
        page(
            "cursor",
            "The parameter that takes the place of the next page.",
            PAGES,
            "`next` or `last` beside it",
            "[pagination]\ncursor = \"after\"\nnext = \"/next_cursor\"\n",
        ),
        page(
            "next",
            "Where the body has the value for `cursor`.",
            POINTER,
            "`cursor` beside it",
            "[pagination]\ncursor = \"after\"\nnext = \"/paging/next\"\n",
        ),
        page(
            "last",
            "Where the last item has the value for `cursor`.",
            POINTER,
            "`cursor` beside it",
            "[pagination]\ncursor = \"after\"\nlast = \"/id\"\n",
        ),
        page(
            "page",
            "The parameter that takes the number of a page.",
            PAGES,
            "a parameter that is a number",
            "[pagination]\npage = \"page\"\n",
        ),
        page(
            "first",
            "The number of the first page.",
            "`0` or `1`",
            "`page` beside it",
            "[pagination]\npage = \"page\"\nfirst = 0\n",
        ),
        page(
            "offset",
            "The parameter that takes the number of items before the page.",
            PAGES,
            "a parameter that is a number",
            "[pagination]\noffset = \"skip\"\n",
        ),
        page(
            "next-url",
            "Where the body has the address of the next page.",
            POINTER,
            "a text there",
            "[pagination]\nnext-url = \"/links/next\"\n",
        ),
        page(
            "next-link",
            "The header `Link` has the address of the next page, as `rel=\"next\"` (RFC 8288).",
            "`true`",
            "nothing",
            "[pagination]\nnext-link = true\n",
        ),
        page(
            "items",
            "Where the body has the items; without it, its only list.",
            POINTER,
            "a list there",
            "[pagination]\npage = \"page\"\nitems = \"/data\"\n",
        ),
        page(
            "more",
            "Where the body says whether more pages follow.",
            POINTER,
            "a boolean there",
            "[pagination]\npage = \"page\"\nmore = \"/has_more\"\n",
        ),
        page(
            "done",
            "Where the body says whether this page is the last.",
            POINTER,
            "a boolean there; no `more` beside it",
            "[pagination]\ncursor = \"iterator\"\nnext = \"/iterator\"\ndone = \"/done\"\n",
        ),
        page(
            "total",
            "Where the body says how many pages there are, where they are numbered, or how many items.",
            POINTER,
            "a number there",
            "[pagination]\noffset = \"skip\"\ntotal = \"/total\"\n",
        ),
    ],
};

/// `[parameters]`
pub(super) const PARAMETERS: Section = Section {
    header: "[parameters]",
    title: "Parameters",
    about: "",
    sample: "[parameters]\n",
    free: false,
    entries: &[
        Entry {
            key: "unknown-query",
            what: "What a server does with parameters of a query that an operation does not have.",
            values: Values::Words(meanings::<UnknownQuery>),
            default: "`ignore`",
            needs: "nothing",
            example: "[parameters]\nunknown-query = \"refuse\"\n",
        },
        Entry {
            key: "lists",
            what: "How lists in a parameter of style `deepObject` are spelled, which OpenAPI leaves open.",
            values: Values::Words(meanings::<Lists>),
            default: "`indices`",
            needs: "such a parameter",
            example: "[parameters]\nlists = \"brackets\"\n",
        },
    ],
};
