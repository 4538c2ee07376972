/** @file What the marks of a whole room say together. Pure. */
import { agreed, agreementOn, cohensKappa, crossTable, krippendorffsAlpha } from './agreement.js';
import { hashOf, LABELS, tidied } from './marks-file.js';

/** How many sentences to talk about first, of each sort. */
const FIRST = 5;

/**
 * The marks with one more piece of work among them; of two downloads of one piece the later stays.
 *
 * @param {import('./marks-file.js').Marks[]} all
 * @param {import('./marks-file.js').Marks} more
 */
export function including(all, more) {
  const before = all.find((each) => each.id === more.id);
  if (before && before.saved >= more.saved) return all;
  return [...all.filter((each) => each !== before), more];
}

/** nb. a newer model may cut an article into other sentences: those marks cannot be compared. */
function keyOf({ article, sentences }) {
  return hashOf([article, ...sentences.map(({ start, end }) => `${start}-${end}`)].join(' '));
}

/**
 * The marks that are about the same sentences.
 *
 * @param {import('./marks-file.js').Marks[]} all
 * @returns {{key: string, marks: import('./marks-file.js').Marks[]}[]} the largest room first
 */
export function rooms(all) {
  const byKey = Map.groupBy(all, keyOf);
  return [...byKey]
    .map(([key, marks]) => ({ key, marks }))
    .sort((one, other) => other.marks.length - one.marks.length);
}

/**
 * The words of each sentence where a text holds them, or null.
 *
 * @param {import('./marks-file.js').Marks} marks
 * @param {string} text
 */
export function wordsOf({ sentences }, text) {
  const whole = tidied(text);
  return sentences.map(({ start, end, hash }) => {
    const words = whole.slice(start, end);
    return hashOf(words) === hash ? words : null;
  });
}

/**
 * @typedef {object} Row one sentence as the room sees it
 * @property {number} number from 1
 * @property {string} hash
 * @property {(string | null)[]} labels one of each participant
 * @property {number[]} split how many chose each of LABELS
 * @property {number} given how many chose one at all
 * @property {number | null} agreement the share of pairs of participants who chose alike
 * @property {string} tool the tool's label
 * @property {number | null} withTool the share of participants who chose as the tool did
 */

/** @param {import('./marks-file.js').Marks[]} room @returns {Row[]} */
export function rowsOf(room) {
  return room[0].sentences.map(({ hash, tool }, index) => {
    const labels = room.map((marks) => marks.sentences[index].label);
    const split = LABELS.map((label) => labels.filter((each) => each === label).length);
    const given = labels.filter((each) => each !== null).length;
    const likeTool = split[LABELS.indexOf(tool)];
    return {
      number: index + 1,
      hash,
      labels,
      split,
      given,
      agreement: agreementOn(labels),
      tool,
      withTool: given ? likeTool / given : null,
    };
  });
}

/** Lowest first; where alike, what more people marked. */
const lowest = (share) => (one, other) => share(one) - share(other) || other.given - one.given;

/** The sentences on which the room is divided most. @param {Row[]} rows */
export function mostSplit(rows) {
  return rows
    .filter(({ agreement }) => agreement !== null && agreement < 1)
    .sort(lowest(({ agreement }) => agreement))
    .slice(0, FIRST);
}

/**
 * The sentences on which more than half the room chose otherwise than the tool.
 *
 * @param {Row[]} rows
 */
export function mostAgainstTool(rows) {
  return rows
    .filter(({ withTool }) => withTool !== null && withTool < 0.5)
    .sort(lowest(({ withTool }) => withTool))
    .slice(0, FIRST);
}

/** Each participant beside the tool. @param {import('./marks-file.js').Marks[]} room */
export function besideTool(room) {
  return room.map(({ participant, sentences }) => {
    const table = crossTable(
      sentences.map(({ label, tool }) => [label, tool]),
      LABELS,
    );
    return { participant, ...agreed(table), kappa: cohensKappa(table) };
  });
}

/**
 * Krippendorff's alpha of the room, and of the room with the tool as one more reader.
 *
 * @param {Row[]} rows
 */
export function alphas(rows) {
  return {
    people: krippendorffsAlpha(rows.map(({ labels }) => labels)),
    withTool: krippendorffsAlpha(rows.map(({ labels, tool }) => [...labels, tool])),
  };
}
