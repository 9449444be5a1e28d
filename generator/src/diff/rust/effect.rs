//! Whom a change of an item concerns.

use super::super::change::{Detail, Effect};
use super::item::Path;
use super::reach::Uses;
use crate::config::CrateKind;

/// Whose code it is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Whose {
    pub(super) callers: bool,
    pub(super) implementors: bool,
}

/// Whose code can touch an item in each way.
#[derive(Clone, Copy)]
pub(super) struct Users {
    /// Whoever names it, or a part of it: also what is read of it, as who builds a value may look at it too.
    pub(super) touch: Whose,
    /// Who makes values of it.
    pub(super) build: Whose,
}

impl Whose {
    pub(super) const CALLERS: Self = Self { callers: true, implementors: false };
    pub(super) const IMPLEMENTORS: Self = Self { callers: false, implementors: true };
    const BOTH: Self = Self { callers: true, implementors: true };

    fn or_both(self) -> Self {
        if self.callers || self.implementors { self } else { Self::BOTH }
    }
}

impl Users {
    /// Those of an item; of a type that no operation uses, everyone.
    pub(super) fn of(path: &Path, uses: &Uses) -> Self {
        match path.0 {
            CrateKind::Client => Self::only(Whose::CALLERS),
            // The record of a request: callers have the client's method and its setters.
            CrateKind::Types if uses.is_record => Self::only(Whose::IMPLEMENTORS),
            CrateKind::Server => Self::only(Whose::IMPLEMENTORS),
            CrateKind::Types => Self {
                touch: Whose::BOTH,
                build: Whose { callers: uses.request, implementors: uses.response }.or_both(),
            },
        }
    }

    /// Whoever names an item.
    pub(super) fn naming(path: &Path) -> Whose {
        Self::of(path, &Uses::default()).touch
    }

    fn only(whose: Whose) -> Self {
        Self { touch: whose, build: whose }
    }
}

/// Something that whoever uses it has to change code for, and what.
pub(super) fn breaking(whose: Whose, member: Option<&str>, what: String, advice: String) -> Detail {
    Detail { advice, ..effect(whose, Effect::Breaking, member, what) }
}

/// Something new.
pub(super) fn additive(whose: Whose, member: Option<&str>, what: String) -> Detail {
    effect(whose, Effect::Additive, member, what)
}

fn effect(whose: Whose, effect: Effect, member: Option<&str>, what: String) -> Detail {
    let of = |concerned: bool| if concerned { effect } else { Effect::Cosmetic };
    Detail {
        member: member.map(str::to_owned),
        what,
        callers: of(whose.callers),
        implementors: of(whose.implementors),
        ..Detail::default()
    }
}
