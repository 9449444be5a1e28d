// The texts of which the contrast with what is behind them is below 4.5:1 (WCAG 2.2, 1.4.3).
(() => {
  const parse = (colour) => (colour.match(/[\d.]+/g) ?? []).map(Number);
  const luminance = ([r, g, b]) => {
    const [red, green, blue] = [r, g, b].map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const ground = (node) => {
    for (let at = node; at; at = at.parentElement) {
      const [r, g, b, alpha = 1] = parse(getComputedStyle(at).backgroundColor);
      if (alpha > 0) return [r, g, b];
    }
    return [255, 255, 255];
  };
  const faint = new Set();
  const check = (node, colour) => {
    const [one, other] = [luminance(parse(colour)), luminance(ground(node))].sort((a, b) => b - a);
    const contrast = (one + 0.05) / (other + 0.05);
    if (contrast < 4.5) faint.add(`${node.tagName}.${node.className} in ${node.parentElement.tagName}.${node.parentElement.className}: ${contrast.toFixed(2)}`);
  };
  for (const node of document.querySelectorAll("body *")) {
    if (!node.checkVisibility()) continue;
    if ([...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim())) check(node, getComputedStyle(node).color);
    const before = getComputedStyle(node, "::before");
    if (!["none", "normal", '""'].includes(before.content)) check(node, before.color);
  }
  return [...faint];
})();
