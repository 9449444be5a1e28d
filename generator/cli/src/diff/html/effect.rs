//! What a change means for a side, as a badge: in words, with a colour that adds nothing to them.

use bindery_build::diff::{Effect, Effects, Side};

use super::markup::Html;

/// A side, as the page calls it.
pub(super) const fn title(side: Side) -> &'static str {
    match side {
        Side::Wire => "Wire",
        Side::Callers => "Callers",
        Side::Implementors => "Implementors",
    }
}

/// Who that is.
pub(super) const fn meaning(side: Side) -> &'static str {
    match side {
        Side::Wire => "messages between a program of the old edition and one of the new",
        Side::Callers => "code that calls the generated client",
        Side::Implementors => "code that implements the generated server",
    }
}

/// The class of what has an effect.
pub(super) const fn class(effect: Effect) -> &'static str {
    match effect {
        Effect::Breaking => "b",
        Effect::Additive => "a",
        Effect::Cosmetic => "c",
    }
}

/// The effects by their classes, side by side: `baa`.
pub(super) fn classes(out: &mut Html, effects: Effects) {
    for side in Side::ALL {
        out.raw(class(effects.of(side)));
    }
}

/// The effect as a badge.
pub(super) fn badge(out: &mut Html, effect: Effect) {
    out.raw("<span class=\"badge ").raw(class(effect)).raw("\">").raw(effect.as_str()).raw("</span>");
}
