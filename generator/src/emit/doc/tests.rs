use super::super::testing::Strings;
use super::*;

fn rendered(text: &str) -> String {
    Doc::of(&Docs(vec![Line::Document(text.into())])).lines.join("\n")
}

#[test]
fn keeps_prose() {
    insta::assert_snapshot!(rendered(
        "Invites *one* member.\n\nRoles:\n- `owner`: may **all**\n  and more\n    * nested\n- see [the guide](https://example.com/a_b \"t\")\n\n1. first\n2) second\n\n# Heading ##\nor https://example.com/x(y), <https://example.com>.\n"
    ), @r"
    Invites *one* member.

    Roles:
    - `owner`: may **all**
      and more
      - nested
    - see [the guide](https://example.com/a_b)

    1. first
    2. second

    # Heading
    or <https://example.com/x(y)>, <https://example.com>.
    ");
}

#[test]
fn disarms_what_rustdoc_would_act_on() {
    insta::assert_snapshot!(rendered(
        "    indented();\n```\nfn main() { std::process::exit(1) }\n\n[`Option`] [a][b] [x](javascript:y) ![i](https://e.com/p.png)\n<script>alert(1)</script> &lt;\n> quote\n===\n---\na `b\nback\\slash \\* \\"
    ), @r"
    indented();
    ```text
    fn main() { std::process::exit(1) }

    [`Option`] [a][b] [x](javascript:y) ![i](https://e.com/p.png)
    <script>alert(1)</script> &lt;
    > quote
    ===
    ---
    a `b
    back\slash \* \
    ```
    ");
    insta::assert_snapshot!(rendered(
        "[`Option`] [a][b] [x](javascript:y) ![i](https://e.com/p.png)\n<script>alert(1)</script> &lt;\n> quote\n===\n---\na `b\nback\\slash \\* \\"
    ), @r"
    \[`Option`\] \[a\]\[b\] \[x\](javascript:y) [i](https://e.com/p.png)
    \<script>alert(1)\</script> &lt;
    > quote

    \===
    \---
    a \`b
    back\\slash \* \\
    ");
}

#[test]
fn html_in_a_table_stays_in_its_row() {
    insta::assert_snapshot!(rendered(
        "| <div style=\"width:9em\">Field</div> |Operators |\n|---|---|\n| <p>`key`</p> | is<br/>one of<ul><li>a</li><li>b</li></ul> |\n\n<div>After</div>"
    ), @r"
    ```text
    | Field  |Operators |
    |---|---|
    | `key`  | is one of a b  |
    ```

    After
    ");
}

#[test]
fn tables_and_odd_lists() {
    insta::assert_snapshot!(rendered("| a | b |\n|---|---|\n| `x|<b>` | y |\n\nIn\n1986. it was\n- \n* * *\n- - x\n#tag\n####### no"), @r"
    ```text
    | a | b |
    |---|---|
    | `x|<b>` | y |
    ```

    In
    1986\. it was
    \-
    \* * *
    - \- x
      #tag
      \####### no
    ");
}

#[test]
fn hidden_characters_are_shown() {
    insta::assert_snapshot!(rendered("a\u{202e}b\u{0}\u{2028}c `d\u{200b}`\r\ne"), @r"
    a\\u{202e}b\\u{0}
    c `d\u{200b}`
    e
    ");
    assert_eq!(code("a`b"), "`` a`b ``");
    assert_eq!(text("  My [API]\n*1* https://a.b "), r"My \[API\] \*1\* https:\//a.b");
}

#[test]
fn whatever_comes_stays_in_its_comment() {
    for sample in Strings::new(5).take(3_000) {
        let doc = Doc::of(&Docs(vec![Line::Document(sample.as_str().into())]))
            .paragraph(text(&sample))
            .paragraph(code(&sample));
        let comment = doc.outer();
        let printed = prettyplease::unparse(&syn::parse2(quote!(#comment struct A;)).unwrap());
        let parsed = syn::parse_file(&printed).unwrap();
        let bare = prettyplease::unparse(
            &syn::parse2(quote!(
                struct A;
            ))
            .unwrap(),
        );
        let [syn::Item::Struct(item)] = parsed.items.as_slice() else { panic!("{printed}") };
        assert!(item.attrs.iter().all(|attribute| attribute.path().is_ident("doc")));
        assert!(printed.ends_with(&bare), "{printed}");
        assert!(printed.lines().all(|line| line.starts_with("///") || line == bare.trim_end()), "{printed}");
        assert!(!printed.chars().any(|c| c != '\n' && crate::unicode::is_hidden(c)), "{printed}");
    }
}

#[test]
fn whatever_is_code_stays_code() {
    for sample in Strings::new(23).take(2_000) {
        let text = rendered(&format!("~~~~~~~~~~~~\n{sample}\nlast\n~~~~~~~~~~~~\nafter"));
        let mut lines = text.lines();
        let Some(fence) = lines.next().and_then(|line| line.strip_suffix("text")) else { panic!("{text}") };
        let end = lines.position(|line| line.trim_start().starts_with(fence)).unwrap();
        assert_eq!(lines.collect::<Vec<_>>(), ["after"], "{end} {text}");
    }
}

#[test]
fn a_sentence_ends_before_the_next_one() {
    let first = |text: &str| Doc::of(&Docs(vec![Line::Document(text.into())])).first_sentence().lines.join("\n");
    assert_eq!(first("How many. At most 100."), "How many.");
    assert_eq!(first("How many,\nat most. Really."), "How many,\nat most.");
    assert_eq!(first("As in v1.2 and e.g. Berlin (No. 5. Or so). Then"), "As in v1.2 and e.g. Berlin (No. 5. Or so).");
    assert_eq!(first("Set `a. B` to it. Then"), "Set `a. B` to it.");
    assert_eq!(
        first("See [the page. There](https://example.com/a.B). Then"),
        "See [the page. There](https://example.com/a.B)."
    );
    assert_eq!(first("No end\n\nAnother. Paragraph"), "No end");
    assert_eq!(first("It is 5. of all"), "It is 5. of all");
    assert_eq!(first("As in\n```\nA. B\n```\nThen"), "As in");
    assert_eq!(first("```\nA. B\n\nC\n```\nThen."), "```text\nA. B\n\nC\n```\nThen.");
}

#[test]
fn a_link_to_more_ends_the_sentence() {
    let more = |text: &str| Doc::of(&Docs(vec![Line::Document(text.into())])).more("a::b").lines.join("\n");
    assert_eq!(more("How many."), "How many. [More](a::b)");
    assert_eq!(more("How\nmany"), "How\nmany. [More](a::b)");
    assert_eq!(more("# How"), "# How\n\n[More](a::b)");
}

#[test]
fn html_becomes_markdown() {
    insta::assert_snapshot!(rendered(
        "<p>Retrieves the <code>id&lt;T&gt;</code> of <b>one</b> <a href=\"https://e.com/a\">account</a>.</p>\n<p>Not:</p> <ul><li>a <em>lot</em></li>\n<li>\nmore</li></ul><br/>Then `<p>` and a <UserId>, <a href='#x'>here</a>, <script>alert(1)</script>"
    ), @r"
    Retrieves the `id<T>` of **one** [account](https://e.com/a).

    Not:
    - a *lot*
    - more

    Then `<p>` and a \<UserId>, here, \<script>alert(1)\</script>
    ");
    insta::assert_snapshot!(rendered(
        "<table>\n<tr>\n<th>Field</th>\n<th>Scope</th>\n</tr>\n<tr>\n<td><code>a</code></td>\n<td>x</td>\n</tr>\n</table>\nAfter"
    ), @r"
    - Field — Scope
    - `a` — x

    After
    ");
    insta::assert_snapshot!(rendered("<p>open <b>bold <code>a`b</code> <a href=\"javascript:x\">y</a> < z"), @r"open \<b>bold \<code>a\`b\</code> y \< z");
}

#[test]
fn links_within_the_vendor_s_site_are_their_text() {
    insta::assert_snapshot!(
        rendered("Learn [more `id`](/docs/keys#a), [up](../x \"title\") or [down](#below). [x](//e.com) [y](docs)"),
        @r"Learn more `id`, up or down. \[x\](//e.com) \[y\](docs)"
    );
}

#[test]
fn quotes_and_images() {
    insta::assert_snapshot!(rendered("Text\n> [!NOTE]\n> - a quote\n>\n> ends.\nText\n\n- item\n> not in a list"), @r"
    Text
    > **Note:**
    > \- a quote
    >
    > ends.

    Text

    - item
      \> not in a list
    ");
    insta::assert_snapshot!(rendered("[![Run it](https://e.com/b.svg)](https://e.com/run?a=b) ![x](https://e.com/y.png)"), @"[Run it](https://e.com/run?a=b) [x](https://e.com/y.png)");
}

/// The end of nothing that begins is looked for to the end of the text: some of these took minutes in 400 kB.
#[test]
fn texts_of_nothing_but_beginnings_end_soon() {
    for beginning in ["[![](", "[a](", "> [!", "A b. c", "`A. B", "<code>", "<a href=", "<p><b>", "<https:", "https://"]
    {
        let doc = Doc::of(&Docs(vec![Line::Document(beginning.repeat(50_000 / beginning.len()).into())]));
        assert!(doc.clone().first_sentence().length() <= doc.length());
    }
}
