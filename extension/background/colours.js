/** @file The colours of the labels, and the rules that paint them in a page. */
import '../content/namespace.js';
import '../content/labels.js';

const api = globalThis.browser ?? globalThis.chrome;

export const DEFAULT_COLOURS = Object.freeze(
  Object.fromEntries(globalThis.Sourcelight.labels.map(({ label, colour }) => [label, colour])),
);

/** A tenth of the colour, for behind the text. */
const TINT = '1a';

const isColour = (value) => /^#[0-9a-f]{6}$/i.test(value);

function toCss(colours) {
  return Object.entries(colours)
    .filter(([label, colour]) => label in DEFAULT_COLOURS && isColour(colour))
    .map(
      ([label, colour]) =>
        `::highlight(sourcelight-${label}) { text-decoration-color: ${colour}; background-color: ${colour}${TINT}; }`,
    )
    .join('\n');
}

/** Paints a tab's marks in these colours. */
export async function applyColours(tabId, colours) {
  const sheet = { target: { tabId }, css: toCss(colours) };
  // nb. sheets add up, and the last one wins: this makes ours the last, and there only once.
  await api.scripting.removeCSS(sheet);
  await api.scripting.insertCSS(sheet);
}
