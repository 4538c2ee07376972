/** @file The page “The room’s marks”: loads the files of all participants, shows them together. */
import { fromJson, UnreadableFile } from './marks-file.js';
import { toRoomCsv } from './room-csv.js';
import { namesOf, showRoom } from './room-view.js';
import { including, rooms, rowsOf, wordsOf } from './room.js';
import { sampleText } from '../samples.js';
import { counted, save } from './view.js';

/** Far more than any article's marks take. */
const LARGEST = 20_000_000;

const byId = (id) => document.getElementById(id);

/** @type {import('./marks-file.js').Marks[]} */
let all = [];

/** The samples that the files are about, by name; null where the server does not give one. */
const samples = new Map();

const shown = () => rooms(all)[byId('room').selectedIndex].marks;

/** The names to show, which the room sees only if the facilitator wants it to. */
const shownNames = (room) => namesOf(room, byId('names').checked);

/** The article's text, where it is a sample or the facilitator has pasted it, or ''. */
const textFor = ([{ sample }]) => samples.get(sample) ?? byId('text').value;

function showFound(words, text) {
  const missing = words.filter((each) => each === null).length;
  byId('found').textContent =
    missing && text
      ? `${counted(missing, 'sentence', 'sentences')} not found: is this the text that was marked?`
      : '';
}

function show() {
  const room = shown();
  const text = textFor(room);
  const words = wordsOf(room[0], text);
  byId('own').hidden = Boolean(samples.get(room[0].sample));
  showFound(words, text);
  byId('printed').textContent = titleOf(room);
  showRoom(room, words, shownNames(room));
}

function titleOf([{ sample, article, model }, ...others]) {
  const [headline] = samples.get(sample)?.split('\n', 1) ?? [];
  const name = headline ?? `A text of one’s own, ${article.slice(0, 6)}`;
  const people = counted(others.length + 1, 'participant', 'participants');
  return `${name} (${people}, model ${model})`;
}

/** Lists what the files are about, and stays with what was shown. */
function listRooms() {
  const select = byId('room');
  const before = select.value;
  const found = rooms(all);
  select.replaceChildren(...found.map(({ key, marks }) => new Option(titleOf(marks), key)));
  if (found.some(({ key }) => key === before)) select.value = before;
}

async function fetchSamples() {
  const names = all.map(({ sample }) => sample).filter((name) => name && !samples.get(name));
  const unknown = [...new Set(names)];
  await Promise.all(unknown.map(async (name) => samples.set(name, await sampleText(name))));
}

/** Reads one file into `all`. @returns {Promise<string | null>} what is wrong with it, or null */
async function take(file) {
  try {
    if (file.size > LARGEST) throw new UnreadableFile('It is far too large for a file of marks.');
    all = including(all, fromJson(await file.text()));
    return null;
  } catch (error) {
    return error instanceof UnreadableFile ? error.message : 'The browser cannot read it.';
  }
}

function showProblems(problems) {
  byId('problems').hidden = problems.length === 0;
  byId('problem-list').replaceChildren(
    ...problems.map(({ name, problem }) => {
      const item = document.createElement('li');
      item.textContent = `${name}: ${problem}`;
      return item;
    }),
  );
}

/** @param {File[]} files */
async function load(files) {
  const problems = [];
  for (const file of files) {
    const problem = await take(file);
    if (problem) problems.push({ name: file.name, problem });
  }
  await fetchSamples();
  showProblems(problems);
  const read = counted(files.length - problems.length, 'file', 'files');
  const people = counted(all.length, 'participant', 'participants');
  byId('status').textContent = `${read} read; ${people} in all.`;
  byId('results').hidden = all.length === 0;
  if (!all.length) return;
  listRooms();
  show();
}

function saveTable() {
  const room = shown();
  const words = wordsOf(room[0], textFor(room));
  const table = toRoomCsv(rowsOf(room), words, shownNames(room));
  save('sourcelight-room.csv', 'text/csv', table);
}

byId('files').addEventListener('change', async ({ target }) => {
  await load([...target.files]);
  // nb. so that the same file can be chosen again after it was mended.
  target.value = '';
});
byId('room').addEventListener('change', show);
byId('names').addEventListener('change', show);
byId('text').addEventListener('input', show);
byId('table-file').addEventListener('click', saveTable);
byId('print').addEventListener('click', () => print());

/** nb. text that is dragged into the field for text is none of our business. */
const holdsFiles = (event) => event.dataTransfer.types.includes('Files');

addEventListener('dragover', (event) => {
  if (holdsFiles(event)) event.preventDefault();
});
addEventListener('drop', (event) => {
  if (!holdsFiles(event)) return;
  event.preventDefault();
  load([...event.dataTransfer.files]);
});
byId('files').disabled = false;
