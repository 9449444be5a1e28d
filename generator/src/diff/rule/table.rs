//! How a table of rules is written: the constant that comparisons name, the id, what happened, and what it means.

/// Makes a constant of each rule, and `ALL` of them.
macro_rules! rules {
    ($($name:ident $id:literal: $title:literal, $explanation:literal;)*) => {
        use super::{Entry, Rule};

        $(
            #[doc = $title]
            pub(in crate::diff) const $name: Rule = Rule(&Entry { id: $id, title: $title, explanation: $explanation });
        )*

        /// The whole table, by id.
        pub(super) const ALL: &[Rule] = &[$($name),*];
    };
}

pub(super) use rules;
