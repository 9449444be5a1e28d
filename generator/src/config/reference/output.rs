//! What is written.

use super::super::output::CrateKind;
use super::super::values::{ClientMethods, Documentation, meanings};
use super::{Entry, Section, Values};

/// `[output]`
pub(super) const OUTPUT: Section = Section {
    header: "[output]",
    title: "What is written",
    about: "",
    sample: "[output]\n",
    free: false,
    entries: &[
        Entry {
            key: "runtime-path",
            what: "Where the runtime crate is, as seen from the folder of a generated crate; written into manifests as it \
                   stands here. `--runtime-path` goes first.",
            values: Values::Any("printable ASCII"),
            default: "the runtime by its version alone",
            needs: "nothing",
            example: "[output]\nruntime-path = \"../../../vendor/bindery\"\n",
        },
        Entry {
            key: "only",
            what: "The crates to write. `--only` and `Bindings::only` go first.",
            values: Values::ListOfWords(meanings::<CrateKind>),
            default: "all of them",
            needs: "nothing",
            example: "[output]\nonly = [\"types\", \"client\"]\n",
        },
        Entry {
            key: "client-methods",
            what: "Where the client's methods stand.",
            values: Values::Words(meanings::<ClientMethods>),
            default: "`grouped` for a new API of more than 100 operations in several groups, else `flat`; what has been \
                      published stays",
            needs: "nothing",
            example: "[output]\nclient-methods = \"flat\"\n",
        },
        Entry {
            key: "documentation",
            what: "How much of the document's prose is written as documentation. What Bindery itself says of an item stays, \
                   and so does that something is deprecated.",
            values: Values::Words(meanings::<Documentation>),
            default: "`full`",
            needs: "nothing",
            example: "[output]\ndocumentation = \"summary\"\n",
        },
        Entry {
            key: "header",
            what: "A comment that every generated file begins with, manifests included: a licence, for instance.",
            values: Values::Any("visible text, of several lines if need be"),
            default: "none",
            needs: "nothing",
            example: "[output]\nheader = \"SPDX-License-Identifier: MIT\"\n",
        },
    ],
};
