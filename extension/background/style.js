/** @file Gives a tab the style of the marks. */
import { toCss } from './colours.js';
import { STYLE } from './scripts.js';

const api = globalThis.browser ?? globalThis.chrome;

/**
 * Lets the marks of a tab be seen, in these colours.
 * nb. as the user's own style too: the page's would not reach into its shadow roots, and of the
 * user's Chromium 156 paints the lines of a highlight, but no background. Sheets add up, and the last
 * one wins: this makes ours the last, and there only once.
 */
export async function applyStyle(tabId, colours) {
  for (const origin of ['USER', 'AUTHOR']) {
    for (const sheet of [{ files: [STYLE] }, { css: toCss(colours) }]) {
      const injection = { ...sheet, target: { tabId }, origin };
      await api.scripting.removeCSS(injection);
      await api.scripting.insertCSS(injection);
    }
  }
}
