/** @file The colours of the labels, and the rules that paint them in a page. */
import '../content/namespace.js';
import '../content/labels.js';

export const DEFAULT_COLOURS = Object.freeze(
  Object.fromEntries(globalThis.Sourcelight.labels.map(({ label, colour }) => [label, colour])),
);

/** A tenth of the colour, for behind the text. */
const TINT = '1a';

const isColour = (value) => /^#[0-9a-f]{6}$/i.test(value);

/** The rules that paint marks in these colours; what is no label or no colour is left out. */
export function toCss(colours) {
  return Object.entries(colours)
    .filter(([label, colour]) => label in DEFAULT_COLOURS && isColour(colour))
    .map(
      ([label, colour]) =>
        `::highlight(sourcelight-${label}) { text-decoration-color: ${colour}; background-color: ${colour}${TINT}; }`,
    )
    .join('\n');
}
