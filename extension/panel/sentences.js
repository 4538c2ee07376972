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

/** Marks the sentence that has the focus in the page, and brings it into view. */
export function markCurrent(index) {
  list.querySelector('[aria-current]')?.removeAttribute('aria-current');
  const button = list.children[index]?.firstElementChild;
  button?.setAttribute('aria-current', 'true');
  button?.scrollIntoView({ block: 'nearest' });
}
