/** @file The parts that pages of the extension share with the scripts that run in a site's page. */
import '../content/namespace.js';
import '../content/messages.js';
import '../content/textmap.js';
import '../content/labels.js';
import '../content/analysis.js';
import '../content/choice.js';
import '../content/words.js';
import '../content/elements.js';

export const { messages, labels, choice, words, elements } = globalThis.Sourcelight;
export const { attributionsOf, sourceById } = globalThis.Sourcelight.analysis;
