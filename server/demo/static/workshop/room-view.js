/** @file The room's figures, the sentences to talk about, and the tables. */
import { elements } from './sourcelight.js';
import { definitionBetween } from './definitions.js';
import { LABELS } from './marks-file.js';
import { alphas, besideTool, mostAgainstTool, mostSplit, rowsOf } from './room.js';
import { figure, markOf, percent } from './view.js';

const { element } = elements;

const byId = (id) => document.getElementById(id);

/** What to call the participants, in the order of their files. */
export function namesOf(room, showNames) {
  return room.map(({ participant }, index) =>
    showNames && participant ? participant : `Participant ${index + 1}`,
  );
}

function bar({ split }) {
  const parts = LABELS.map((label, index) => {
    const part = element('span', { class: label });
    part.style.flexGrow = split[index];
    return part;
  });
  return element('span', { class: 'split', 'aria-hidden': 'true' }, ...parts);
}

/** How many chose each label: as a bar, and in words. */
function votes(row) {
  const said = LABELS.map((label, index) => ({ label, count: row.split[index] }))
    .filter(({ count }) => count)
    .map(({ label, count }) => `${count} ${label}`);
  return [bar(row), element('span', { class: 'votes' }, said.join(', ') || 'nobody')];
}

const saidIn = (row, words) => words[row.number - 1] ?? `(sentence ${row.number})`;

/** The labels of a sentence that most people chose, most chosen first. */
const byVotes = ({ split }) =>
  LABELS.toSorted((one, other) => split[LABELS.indexOf(other)] - split[LABELS.indexOf(one)]);

/** What most of those chose who chose otherwise than the tool. */
const mainRival = (row) => byVotes(row).find((label) => label !== row.tool);

function topic(row, words, [one, other]) {
  return element(
    'li',
    { value: String(row.number) },
    element('p', { class: 'words' }, saidIn(row, words)),
    element(
      'p',
      { class: 'beside' },
      ...votes(row),
      element('span', {}, 'The tool: ', markOf(row.tool)),
    ),
    element('p', { class: 'decides' }, definitionBetween(one, other)),
  );
}

function showTopics(name, rows, words, labelsOf) {
  byId(name).replaceChildren(...rows.map((row) => topic(row, words, labelsOf(row))));
  byId(`no-${name}`).hidden = rows.length > 0;
}

const number = (text) => element('td', { class: 'number' }, text);

function sentenceRow(row, words) {
  return element(
    'tr',
    {},
    element('th', { scope: 'row' }, String(row.number)),
    element('td', {}, saidIn(row, words)),
    element('td', {}, ...votes(row)),
    number(percent(row.agreement)),
    element('td', {}, markOf(row.tool)),
    number(percent(row.withTool)),
  );
}

function participantRow(name, { alike, of, kappa }) {
  return element(
    'tr',
    {},
    element('th', { scope: 'row' }, name),
    number(`${alike} of ${of}`),
    number(percent(alike / of)),
    number(figure(kappa)),
  );
}

function fill(table, rows) {
  byId(table).tBodies[0].replaceChildren(...rows);
}

/**
 * @param {import('./marks-file.js').Marks[]} room
 * @param {(string | null)[]} words of each sentence, where they are known
 * @param {string[]} names of the participants
 */
export function showRoom(room, words, names) {
  const rows = rowsOf(room);
  const { people, withTool } = alphas(rows);
  byId('count').textContent = String(room.length);
  byId('alpha').textContent = figure(people);
  byId('alpha-tool').textContent = figure(withTool);
  showTopics('split', mostSplit(rows), words, byVotes);
  showTopics('against', mostAgainstTool(rows), words, (row) => [row.tool, mainRival(row)]);
  fill('sentences', rows.map((row) => sentenceRow(row, words)));
  fill(
    'participants',
    besideTool(room).map((each, index) => participantRow(names[index], each)),
  );
}
