/** @file Every sentence of a report in words, as lists and exports need it. Pure. */
import { labels, words } from './shared.js';

/**
 * @typedef {object} Row
 * @property {number} number from 1, in the order of the text
 * @property {string} text
 * @property {string} label as in the server's contract
 * @property {string} labelName in words
 * @property {string} ownLabel the reader's own, or ''
 * @property {string} ownName in words, or ''
 * @property {string} sure how sure the tool is, in words
 * @property {string} reason in one sentence
 */

/**
 * @param {(key: string, ...values: string[]) => string} say
 * @param {import('../content/panels.js').Report} report
 * @returns {Row[]}
 */
export function rowsOf(say, { text, analysis, own }) {
  const nameOf = (wanted) => {
    const found = labels.find(({ label }) => label === wanted);
    return found ? say(found.name) : '';
  };
  return analysis.sentences.map((sentence, index) => ({
    number: index + 1,
    text: text.slice(sentence.start, sentence.end),
    label: sentence.label,
    labelName: nameOf(sentence.label),
    ownLabel: own[index] ?? '',
    ownName: nameOf(own[index]),
    sure: say(...words.confidence(sentence)),
    reason: say(...words.reason(text, analysis, sentence)),
  }));
}

/** The server's notes in words; a note that this version does not know is left out. */
export function notesOf(say, { analysis }) {
  return analysis.summary.notes
    .map((note) => say(`note_${note.replaceAll('-', '_')}`))
    .filter(Boolean);
}
