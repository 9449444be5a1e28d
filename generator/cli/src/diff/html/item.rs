//! A Rust item that changed: what happened to it in words, and how it looked and looks.

use bindery_build::diff::{Effect, ItemChange};

use super::markup::Html;
use super::table::{Sheet, table};
use super::token::Language;

/// Writes an item where it is first mentioned; everybody else refers to it.
pub(super) fn item<'a>(out: &mut Html, id: &str, item: &'a ItemChange, is_open: bool) {
    out.raw("<details class=item id=").text(id).raw(if is_open { " open><summary>" } else { "><summary>" });
    summary(out, item);
    out.raw("</summary>");
    if !item.details.is_empty() {
        out.raw("<ul class=what>");
        for detail in &item.details {
            out.raw("<li>").prose(&detail.what);
            for (effect, side) in [(detail.callers, " callers"), (detail.implementors, " implementors")] {
                if effect == Effect::Breaking {
                    out.raw(" <span class=\"badge b\">breaks").raw(side).raw("</span>");
                }
            }
        }
        out.raw("</ul>");
    }
    let sheet = |text: &'a Option<String>| {
        text.as_ref().map(|text| Sheet { place: Html::default(), text, first: None, omitted: 0 })
    };
    let (old, new) = (sheet(&item.old), sheet(&item.new));
    table(out, Language::Rust, old.as_ref(), new.as_ref());
    out.raw("</details>");
}

/// Writes where an item is that an earlier change has shown.
pub(super) fn reference(out: &mut Html, id: &str, item: &ItemChange) {
    out.raw("<details class=\"item again\" data-item=").text(id).raw("><summary>");
    summary(out, item);
    out.raw("</summary><p>Shown with <a href=\"#")
        .text(id)
        .raw("\">the first change that concerns it</a>.</p></details>");
}

fn summary(out: &mut Html, item: &ItemChange) {
    out.raw("<span class=kind>Rust</span> <code>").text(&item.path).raw("</code> <span class=crate>");
    out.text(item.of.text()).raw("</span>");
    match (&item.old, &item.new) {
        (None, _) => _ = out.raw(" <span class=crate>new</span>"),
        (_, None) => _ = out.raw(" <span class=crate>gone</span>"),
        _ => {}
    }
}
