/** @file The counts as a bar and in words; each label can be chosen. */
import { labels, choice, elements } from './shared.js';

const { element } = elements;

function segment({ label }, summary) {
  const part = element('div', { class: label });
  part.style.flexGrow = summary[label];
  return part;
}

function share(count, all) {
  return new Intl.NumberFormat(undefined, { style: 'percent' }).format(all ? count / all : 0);
}

function row(say, { label, name }, summary, choose) {
  const chosen = { label };
  const button = element(
    'button',
    { type: 'button', class: 'choice', 'data-choice': choice.toValue(chosen) },
    element('span', { class: 'name' }, element('span', { class: `mark ${label}` }, say(name))),
    element('span', { class: 'count' }, String(summary[label])),
    element('span', { class: 'share' }, share(summary[label], summary.sentences)),
  );
  button.addEventListener('click', () => choose(chosen));
  return element('li', {}, button);
}

export function showCounts(say, { analysis: { summary } }, choose) {
  document.getElementById('bar').replaceChildren(...labels.map((each) => segment(each, summary)));
  document
    .getElementById('labels')
    .replaceChildren(...labels.map((each) => row(say, each, summary, choose)));
}

export function showNotes(notes) {
  document
    .getElementById('notes')
    .replaceChildren(...notes.map((note) => element('li', {}, note)));
}
