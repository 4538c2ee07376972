/** @file Small things that the pages of the workshop show alike: labels, figures, bars, files. */
import { elements, labels, say } from './sourcelight.js';

const { element } = elements;

const PERCENT = new Intl.NumberFormat('en', { style: 'percent' });
const FIGURE = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** A label's name as it is said to people. */
export function nameOf(label) {
  return say(labels.find((each) => each.label === label).name);
}

/** A label's name, drawn as its mark. */
export const markOf = (label) => element('span', { class: `mark ${label}` }, nameOf(label));

/** @param {number | null} share */
export const percent = (share) => (share === null ? '–' : PERCENT.format(share));

/** @param {number | null} number of agreement beyond chance */
export const figure = (number) => (number === null ? 'not defined here' : FIGURE.format(number));

/** Hands a file to the browser's downloads. */
export function save(name, type, content) {
  const url = URL.createObjectURL(new Blob([content], { type }));
  element('a', { href: url, download: name }).click();
  // nb. the browser reads the file after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** A count with its noun. */
export const counted = (count, one, many) => `${count} ${count === 1 ? one : many}`;
