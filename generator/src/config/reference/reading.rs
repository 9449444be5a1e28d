//! What is read, and how far.

use super::{Entry, Section, Values};

/// The beginning of the file.
pub(super) const TOP: Section = Section {
    header: "",
    title: "The beginning of the file",
    about: "",
    sample: "",
    free: false,
    entries: &[
        Entry {
            key: "name",
            what: "The vendor's name: that of its folder below `generated/`, and the beginning of the names of the crates \
                   (`acme-types`, `acme-client`, `acme-server`). `--name` goes first.",
            values: Values::Any("lower-case letters and digits, in words joined by `-`, at most 40 of them"),
            default: "the name of the document's folder, or of its file",
            needs: "nothing",
            example: "name = \"acme-billing\"\n",
        },
        Entry {
            key: "overlays",
            what: "Overlays (OpenAPI Overlay 1.0 and 1.1) that change the document before it is read, after \
                   `overlay.yaml` beside it, in this order.",
            values: Values::Any("a list of paths, relative to the document's folder"),
            default: "only `overlay.yaml`, where there is one",
            needs: "each file, and an action in it that changes something",
            example: "overlays = [\"overlays/limits.yaml\"]\n",
        },
        Entry {
            key: "root",
            what: "The folder below which the files have to be that the document refers to. `--root` and \
                   `Bindings::root` go first.",
            values: Values::Any("a path that leads upwards from the document's folder"),
            default: "the document's own folder",
            needs: "nothing",
            example: "root = \"../..\"\n",
        },
    ],
};

/// `[select]`
pub(super) const SELECT: Section = Section {
    header: "[select]",
    title: "Some of the operations",
    about: "Only these operations are generated, and what they reach. Without the table all are. `--operation` and \
            `--tag`, and `Bindings::operations` and `Bindings::tags`, go first.",
    sample: "[select]\noperations = [\"a\"]\n",
    free: false,
    entries: &[
        Entry {
            key: "operations",
            what: "Operations by `operationId`, or by method and path as the document writes them. `*` stands for any \
                   characters, in a path for any but `/`, where `**` stands for any; `*` in the place of a method for any.",
            values: Values::Any("a list of texts"),
            default: "none beside those of `tags`",
            needs: "each an operation",
            example: "[select]\noperations = [\"inviteMember\", \"* /v1/members/**\"]\n",
        },
        Entry {
            key: "tags",
            what: "Operations by their tags, in which `*` stands for any characters.",
            values: Values::Any("a list of texts"),
            default: "none beside those of `operations`",
            needs: "each an operation",
            example: "[select]\ntags = [\"Billing*\"]\n",
        },
    ],
};

/// `[limits]`
pub(super) const LIMITS: Section = Section {
    header: "[limits]",
    title: "What a run may cost",
    about: "A line for each limit that is not to be the default: [`limits.md`](limits.md) has all of them. `--limit` and \
            `Bindings::limit` go first.",
    sample: "[limits]\n",
    free: true,
    entries: &[Entry {
        key: "NAME",
        what: "The limit of this name.",
        values: Values::Any("a whole number; of bytes also a text with `KiB`, `MiB` or `GiB`"),
        default: "see [`limits.md`](limits.md)",
        needs: "nothing",
        example: "[limits]\nfile-bytes = \"128MiB\"\noperations = 40000\n",
    }],
};

/// `[[source]]`
pub(super) const SOURCE: Section = Section {
    header: "[[source]]",
    title: "Where the document came from",
    about: "A table for each documentation page that the document was made of, written by `bindery import`. Relative \
            addresses of servers are resolved against it; nothing else depends on it.",
    sample: "[[source]]\n",
    free: false,
    entries: &[
        Entry {
            key: "page",
            what: "The page: the name of its file, without folders.",
            values: Values::Any("a text"),
            default: "not said",
            needs: "nothing",
            example: "[[source]]\npage = \"members.md\"\n",
        },
        Entry {
            key: "index",
            what: "The address of the list of pages that the page names.",
            values: Values::Any("a text"),
            default: "not said",
            needs: "nothing",
            example: "[[source]]\npage = \"members.md\"\nindex = \"https://docs.example.com/llms.txt\"\n",
        },
        Entry {
            key: "document",
            what: "The address of the whole document, as the page names it.",
            values: Values::Any("a text"),
            default: "not said",
            needs: "nothing",
            example: "[[source]]\npage = \"members.md\"\ndocument = \"https://docs.example.com/openapi.yaml\"\n",
        },
        Entry {
            key: "operation",
            what: "The operation on the page, as method and path.",
            values: Values::Any("a text"),
            default: "not said",
            needs: "nothing",
            example: "[[source]]\npage = \"members.md\"\noperation = \"POST /v1/members\"\n",
        },
    ],
};
