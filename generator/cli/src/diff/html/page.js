// What the page does beyond being read: filters, search, keys, the theme. Without it everything is there to be read.
"use strict";
(() => {
  const root = document.documentElement;
  // Where a page may not store anything, to ask for the store is an error already.
  const stored = (value) => {
    try {
      if (value !== undefined) localStorage.setItem("bindery-theme", value);
      return localStorage.getItem("bindery-theme");
    } catch {
      return null;
    }
  };
  // Before anything is painted.
  const theme = stored();
  if (theme === "dark" || theme === "light") root.dataset.theme = theme;

  addEventListener("DOMContentLoaded", () => {
    const by = (id) => document.getElementById(id);
    const all = (selector, within = document) => Array.from(within.querySelectorAll(selector));
    const [query, side, allowed, status, only, reset, fold, help] =
      ["query", "side", "allowed", "status", "only", "everything", "fold", "help"].map(by);
    const form = query.form;

    // The changes, each with what filters ask of it.
    const cards = all(".card").map((card) => ({
      card,
      vendor: card.closest(".vendor").dataset.v,
      operations: (card.dataset.o || "").split(" ").filter(Boolean).map((range) => range.split("-").map(Number)),
    }));
    const changes = cards.flatMap((of) => all(":scope > .change", of.card).map((node) => ({ node, of, effects: node.dataset.e, text: null })));
    const text = (change) => (change.text ??= (change.of.card.firstElementChild.textContent + " " + change.node.textContent).toLowerCase());
    const counted = (number) => number.toLocaleString("en") + (number === 1 ? " change" : " changes");

    let operation = null;
    let announcing = 0;

    const worst = (effects) => (effects.includes("b") ? "b" : effects.includes("a") ? "a" : "c");
    const concerns = (of) => {
      if (operation === null) return true;
      const [vendor, number] = operation.split(".");
      return of.vendor === vendor && of.operations.some(([first, last = first]) => first <= number && number <= last);
    };

    const apply = () => {
      const effects = all("[name=effect]:checked", form).map((box) => box.value).join("");
      const words = query.value.toLowerCase().split(/\s+/).filter(Boolean);
      const concerned = new Map(cards.map((of) => [of, concerns(of)]));
      const shown = new Map();
      let count = 0;
      for (const change of changes) {
        const effect = side.value === "" ? worst(change.effects) : change.effects[side.value];
        const fits = effects.includes(effect) && (allowed.checked || !("allowed" in change.node.dataset)) && concerned.get(change.of) && words.every((word) => text(change).includes(word));
        change.node.hidden = !fits;
        if (fits) {
          count += 1;
          shown.set(change.of.card, true);
        }
      }
      for (const { card } of cards) card.hidden = !shown.has(card);
      for (const part of all(".part, .vendor")) part.hidden = !part.querySelector(".card:not([hidden])");
      for (const link of all("nav a")) {
        if (link.dataset.o === operation) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
      }
      const filtered = count !== changes.length;
      reset.hidden = !(filtered || operation !== null || query.value || side.value || !allowed.checked || effects !== "bac");
      only.hidden = operation === null;
      clearTimeout(announcing);
      // A reader of the screen would be told of every key stroke.
      announcing = setTimeout(() => {
        status.value = filtered
          ? count === 0 ? "No change fits." : counted(count).replace(" ", " of " + changes.length.toLocaleString("en") + " ")
          : counted(count);
      }, 60);
    };

    // Whoever has read on is led back to what is left.
    const refilter = () => {
      apply();
      const left = cards.filter(({ card }) => !card.hidden);
      if (!left.length || left[left.length - 1].card.getBoundingClientRect().bottom < 120) by("changes").scrollIntoView();
    };

    const show = (which) => {
      operation = which;
      const link = which === null ? null : document.querySelector(`nav a[data-o="${which}"]`);
      if (link) only.textContent = "Only " + all(".method, .path", link).map((part) => part.textContent).join(" ") + " \u00d7";
      apply();
    };
    // No element of the form may be called `reset`: it would stand in the method's place.
    const clear = () => {
      form.reset();
      show(null);
    };

    // To a change by its link, whatever is filtered or folded.
    const go = () => {
      const target = location.hash.length > 1 && by(decodeURIComponent(location.hash.slice(1)));
      if (!target) return;
      if (target.closest("[hidden]")) clear();
      for (let at = target; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
      target.scrollIntoView();
      // What comes into view is as tall as it is only then.
      requestAnimationFrame(() => requestAnimationFrame(() => target.scrollIntoView()));
      if (target.matches(".change")) target.focus({ preventScroll: true });
    };

    const visible = () => changes.filter((change) => !change.node.hidden).map((change) => change.node);
    const step = (by) => {
      const nodes = visible();
      if (!nodes.length) return;
      const from = document.activeElement.closest(".change");
      let at = nodes.indexOf(from);
      if (at < 0) {
        // From where the reader is.
        const next = nodes.findIndex((node) => node.getBoundingClientRect().bottom > 120);
        at = by > 0 ? (next < 0 ? nodes.length : next) - 1 : next < 0 ? nodes.length : next;
      }
      const node = nodes[Math.max(0, Math.min(nodes.length - 1, at + by))];
      node.focus({ preventScroll: true });
      node.scrollIntoView({ block: "nearest" });
      // What is taller than the window is read from its top.
      if (node.offsetHeight > innerHeight - 130) node.scrollIntoView({ block: "start" });
    };
    const toggle = (nodes) => {
      const folds = nodes.flatMap((node) => all(":scope > details", node));
      const open = folds.some((one) => !one.open);
      for (const one of folds) one.open = open;
      return open;
    };

    // An item is in the page once: where it is mentioned again, it is copied when somebody looks.
    document.addEventListener("toggle", (event) => {
      const again = event.target;
      if (!again.open || !again.matches?.(".again") || again.dataset.item === "") return;
      const first = by(again.dataset.item);
      if (!first) return;
      again.dataset.item = "";
      again.replaceChildren(again.firstElementChild, ...Array.from(first.children).slice(1).map((node) => node.cloneNode(true)));
    }, true);

    document.addEventListener("click", (event) => {
      const link = event.target.closest("a");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (link.dataset.o) {
        event.preventDefault();
        show(operation === link.dataset.o ? null : link.dataset.o);
        by("changes").scrollIntoView();
      } else if (link.matches(".change .rule")) {
        // What the rule says, beneath the change.
        event.preventDefault();
        const subject = link.parentElement;
        const open = subject.nextElementSibling;
        if (open.matches(".explanation")) return open.remove();
        const note = document.createElement("div");
        note.className = "explanation";
        note.append(...by(link.hash.slice(1)).querySelector("dd").cloneNode(true).childNodes);
        subject.after(note);
      }
    });

    const keys = {
      "/": () => { form.scrollIntoView(); query.focus(); query.select(); },
      j: () => step(1),
      k: () => step(-1),
      b: () => {
        const boxes = all("[name=effect]", form);
        const breaking = boxes.every((box) => box.checked === (box.value === "b"));
        for (const box of boxes) box.checked = breaking || box.value === "b";
        apply();
      },
      Enter: () => toggle([document.activeElement]),
      Escape: () => (operation !== null || !reset.hidden) && clear(),
      "?": () => help.showModal(),
    };
    document.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || help.open) return;
      const at = event.target instanceof Element ? event.target : document.body;
      if (at === query) {
        if (event.key === "Escape") {
          event.preventDefault();
          if (query.value) { query.value = ""; refilter(); } else query.blur();
        } else if (event.key === "Enter") {
          event.preventDefault();
          query.blur();
          step(1);
        }
        return;
      }
      if (at.matches("input, select, textarea")) return;
      if (event.key === "Enter" && !at.matches(".change")) return;
      const key = Object.hasOwn(keys, event.key) && keys[event.key];
      if (!key) return;
      event.preventDefault();
      key();
    });

    const dark = () => (root.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
    const named = () => (by("theme").textContent = dark() ? "Light" : "Dark");
    by("theme").addEventListener("click", () => {
      root.dataset.theme = dark() ? "light" : "dark";
      stored(root.dataset.theme);
      named();
    });
    by("keys").addEventListener("click", () => help.showModal());
    let typing = 0;
    query.addEventListener("input", () => {
      clearTimeout(typing);
      typing = setTimeout(refilter, 80);
    });
    form.addEventListener("change", (event) => event.target !== query && refilter());
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(() => show(null)));
    only.addEventListener("click", () => show(null));
    fold.addEventListener("click", () => (fold.textContent = toggle(visible()) ? "Fold all" : "Unfold all"));
    addEventListener("hashchange", go);

    // Whoever prints wants to read.
    let folded = [];
    addEventListener("beforeprint", () => {
      folded = all(".change:not([hidden]) > details:not([open])");
      for (const one of folded) one.open = true;
    });
    addEventListener("afterprint", () => folded.forEach((one) => (one.open = false)));

    for (const node of [form, document.querySelector(".tools")]) node.hidden = changes.length === 0 && node === form;
    if (all(".change > details[open]").length) fold.textContent = "Fold all";
    if (matchMedia("(max-width: 1000px)").matches) for (const list of all("nav details")) list.open = false;
    by("with-allowed").hidden = !document.querySelector("[data-allowed]");
    named();
    apply();
    go();
    root.dataset.ready = "";
  });
})();
