/** @file The participant's labels beside the tool's: figures, table, and where they differ. */
import { elements, say, words } from './sourcelight.js';
import { agreed, cohensKappa, crossTable } from './agreement.js';
import { definitionFor } from './definitions.js';
import { evidenceOf, paintEvidence } from './evidence.js';
import { LABELS } from './marks-file.js';
import { counted, figure, markOf, percent } from './view.js';

const { element } = elements;

const byId = (id) => document.getElementById(id);

function showFigures(table) {
  const { alike, of } = agreed(table);
  byId('alike').textContent = of ? `${alike} of ${of} (${percent(alike / of)})` : 'none compared';
  byId('kappa').textContent = figure(cohensKappa(table));
}

/** Own labels in rows, the tool's in columns; where they agree stands out. */
function showTable(table) {
  const rows = LABELS.map((label, row) =>
    element(
      'tr',
      {},
      element('th', { scope: 'row' }, markOf(label)),
      ...table[row].map((count, column) =>
        element('td', row === column ? { class: 'alike' } : {}, String(count)),
      ),
    ),
  );
  byId('table').replaceChildren(...rows);
}

function item(text, analysis, index, own) {
  const sentence = analysis.sentences[index];
  const differs = own !== null && own !== sentence.label;
  const shown = element('p', { class: 'words' }, text.slice(sentence.start, sentence.end));
  return {
    shown,
    sentence,
    node: element(
      'li',
      { value: String(index + 1) },
      shown,
      element(
        'p',
        { class: 'beside' },
        element('span', {}, 'You: ', own ? markOf(own) : 'not marked'),
        element('span', {}, 'The tool: ', markOf(sentence.label)),
        element('span', { class: 'muted' }, say(...words.confidence(sentence))),
      ),
      ...evidenceOf(text, analysis, sentence),
      ...(differs
        ? [element('p', { class: 'decides' }, definitionFor(analysis, sentence, own))]
        : []),
    ),
  };
}

/** Fills one of the three lists and says how many sentences are in it. */
function showList(name, items, heading) {
  byId(name).hidden = items.length === 0;
  byId(`${name}-heading`).textContent = heading;
  byId(`${name}-list`).replaceChildren(...items.map(({ node }) => node));
}

/**
 * @param {string} text
 * @param {object} analysis the server's answer
 * @param {(string | null)[]} labels the participant's
 */
export function showComparison(text, analysis, labels) {
  const tool = analysis.sentences.map(({ label }) => label);
  const table = crossTable(labels.map((label, index) => [label, tool[index]]), LABELS);
  showFigures(table);
  showTable(table);
  const items = labels.map((own, index) => ({ own, ...item(text, analysis, index, own) }));
  const unmarked = items.filter(({ own }) => own === null);
  const same = items.filter(({ own, sentence }) => own === sentence.label);
  const disputed = items.filter((each) => !unmarked.includes(each) && !same.includes(each));
  showList(
    'disputed',
    disputed,
    counted(disputed.length, 'sentence on which you differ', 'sentences on which you differ'),
  );
  showList('same', same, counted(same.length, 'sentence marked alike', 'sentences marked alike'));
  showList(
    'unmarked',
    unmarked,
    counted(unmarked.length, 'sentence that you left out', 'sentences that you left out'),
  );
  paintEvidence(analysis, items);
  byId('comparison').hidden = false;
  byId('comparison-heading').focus();
}
