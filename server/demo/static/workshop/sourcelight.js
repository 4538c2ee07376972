/** @file The parts of the extension that say and paint what the tool found: the very same code. */
import '../../highlighter/content/namespace.js';
import '../../highlighter/content/textmap.js';
import '../../highlighter/content/labels.js';
import '../../highlighter/content/analysis.js';
import '../../highlighter/content/words.js';
import '../../highlighter/content/failures.js';
import '../../highlighter/content/paint.js';
import '../../highlighter/content/elements.js';
import '../../highlighter/content/objection.js';
import '../../highlighter/content/card.js';
import { MESSAGES } from '../reading/messages.js';
import { loadSay } from '../say.js';

export const { analysis, card, elements, failures, labels, paint, words } = globalThis.Sourcelight;
export const say = await loadSay(MESSAGES);
