/** @file The sources that vouch for something, each with its kind and how often; each can be chosen. */
import { choice, elements } from './shared.js';

const { element } = elements;

function row(say, { source, indexes }, choose) {
  const chosen = { source: source.id };
  const button = element(
    'button',
    { type: 'button', class: 'choice', 'data-choice': choice.toValue(chosen) },
    element(
      'span',
      { class: 'name' },
      source.name,
      ' ',
      element('span', { class: 'kind' }, say(`kind_${source.kind}`)),
    ),
    element('span', { class: 'count' }, String(indexes.length)),
  );
  button.addEventListener('click', () => choose(chosen));
  return element('li', {}, button);
}

export function showSources(say, { analysis }, choose) {
  const found = choice.sourcesWithSentences(analysis);
  document.getElementById('no-sources').hidden = found.length > 0;
  document.getElementById('sources').replaceChildren(...found.map((each) => row(say, each, choose)));
}
