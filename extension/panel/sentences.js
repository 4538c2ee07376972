/** @file The whole list of sentences in words, for who reads by ear or wants to skim. */
import { choice, elements } from './shared.js';

const { element } = elements;

const list = document.getElementById('sentences');

/** @param {import('./rows.js').Row} row */
function item(say, row, visit) {
  const own = row.ownName ? [element('span', { class: 'why' }, `${say('own_label')} ${row.ownName}`)] : [];
  const button = element(
    'button',
    { type: 'button' },
    element('span', { class: 'number' }, `${row.number} `),
    element('span', { class: `mark ${row.label}` }, row.labelName),
    element('span', { class: 'text' }, row.text),
    element('span', { class: 'why' }, row.reason),
    ...own,
  );
  button.addEventListener('click', () => visit(row.number - 1));
  return element('li', {}, button);
}

export function showSentences(say, rows, visit) {
  list.replaceChildren(...rows.map((row) => item(say, row, visit)));
}

/** Leaves only the chosen sentences in the list. @returns how many these are */
export function narrowSentences(analysis, chosen) {
  const indexes = new Set(choice.indexesOf(analysis, chosen));
  [...list.children].forEach((each, index) => {
    each.hidden = !indexes.has(index);
  });
  return indexes.size;
}

/**
 * Brings a sentence of the list into view.
 * nb. not by its own scrollIntoView: where the list stands in a box beside the article, that would
 * move the article as well, under the pointer that has just been put on a sentence.
 */
function reveal(button) {
  const box = list.closest('.scrolls') ?? document.documentElement;
  const top = box.getBoundingClientRect().top + box.clientTop;
  const room = { top: Math.max(top, 0), bottom: Math.min(top + box.clientHeight, innerHeight) };
  const place = button.getBoundingClientRect();
  if (place.top < room.top) box.scrollTop -= room.top - place.top;
  else if (place.bottom > room.bottom) box.scrollTop += place.bottom - room.bottom;
}

/** Marks the sentence that has the focus in the page, and brings it into view. */
export function markCurrent(index) {
  list.querySelector('[aria-current]')?.removeAttribute('aria-current');
  const button = list.children[index]?.firstElementChild;
  if (!button) return;
  button.setAttribute('aria-current', 'true');
  reveal(button);
}
