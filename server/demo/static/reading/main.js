/** @file The page at "/": a text is chosen, shown, and marked by the extension's own code. */
import { createReport } from '../../highlighter/panel/report.js';
import { keepKey, takeKeyFromAddress } from '../key.js';
import { ask } from '../question.js';
import { sampleText, sampleUrl } from '../samples.js';
import { loadSay } from '../say.js';
import { DOCK } from './dock.js';
import { labels, reading } from './highlighter.js';
import { MESSAGES } from './messages.js';
import { createOwnLabels } from './own-labels.js';
import { fromFile, fromPlainText, NoText } from './texts.js';

const byId = (id) => document.getElementById(id);
const say = await loadSay(MESSAGES);

/** What the address says of the view: `#read=NAME` a sample, `#read=own` the reader's own text. */
const OWN = 'own';
const title = document.title;

const view = byId('reading');
const page = byId('article');
const ownLabels = createOwnLabels();

let own = null;
let current = null;
let shown = null;
let hiddenLabels = [];
let reader = null;

/** On a phone either the article or what is said of it is seen. */
function turnTo(side) {
  view.dataset.side = side;
}

/** Goes on in the article. */
function inArticle(act) {
  turnTo('article');
  act();
}

const report = createReport(say, {
  visit: (index) => inArticle(() => reader.visit(index)),
  choose: (chosen) => inArticle(() => reader.choose(chosen)),
});

const panels = {
  show(newReport, newReader) {
    reader = newReader;
    report.show({ ...newReport, title: shown.title, url: shown.url });
  },
  update: report.update,
  clear() {},
};

async function askHere(text, signal, onHost) {
  onHost(location.host);
  const answer = await ask(text, signal);
  if (answer.failure?.code === 'unauthorized') {
    byId('needs-key').hidden = false;
    byId('key').focus();
  }
  return answer;
}

const colours = Object.fromEntries(labels.map(({ label, colour }) => [label, colour]));

const actions = {
  ask: askHere,
  panels,
  isCutOff: () => false,
  close: () => go(''),
  goOn: () => go(''),
  retry: () => show(shown),
  details() {
    turnTo('details');
    byId('title').focus();
  },
  display: async () => ({ hiddenLabels, colours, showReason: true }),
  recall: ownLabels.recall,
  remember: ownLabels.remember,
  hideLabels(hidden) {
    hiddenLabels = hidden;
  },
};

function pickAll() {
  const picks = new Map();
  const walker = document.createTreeWalker(page, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) picks.set(walker.currentNode, [0, walker.currentNode.length]);
  return picks;
}

function clear() {
  current?.abort();
  current = null;
}

/** @param {import('./texts.js').Text} text */
function show(text) {
  clear();
  shown = text;
  current = new AbortController();
  page.replaceChildren(...text.nodes);
  byId('headline').textContent = text.title;
  byId('headline').hidden = Boolean(page.querySelector('h1'));
  document.title = `${text.title} – Sourcelight`;
  byId('start').hidden = true;
  view.hidden = false;
  report.show(null);
  turnTo('article');
  scrollTo(0, 0);
  page.focus({ preventScroll: true });
  reading.begin(pickAll, say, actions, current.signal, { ...DOCK, parent: byId('dock') });
}

function showStart() {
  clear();
  document.title = title;
  view.hidden = true;
  byId('start').hidden = false;
}

async function sample(name) {
  const text = await sampleText(name);
  if (!text) throw new NoText('This article cannot be fetched. Is the server still running?');
  return fromPlainText(text, sampleUrl(name));
}

/** Shows what the address asks for. */
async function follow() {
  takeKeyFromAddress();
  const wanted = new URLSearchParams(location.hash.slice(1)).get('read');
  if (wanted === OWN && own) show(own);
  else if (wanted && wanted !== OWN) await attempt(async () => show(await sample(wanted)));
  else showStart();
}

function go(wanted) {
  history.pushState(null, '', location.pathname + location.search + wanted);
  follow();
}

/** nb. no older browser paints, and phones in a room are of all ages. */
function checkBrowser() {
  if (CSS.highlights && AbortSignal.any) return;
  throw new NoText(
    'This browser is too old to show the marks. Update it, or use another one: Chrome or Edge 123, Firefox 140, Safari 17.5, or newer.',
  );
}

/** Does something that may find no text; what to do then is said at the start. */
async function attempt(act) {
  const problem = byId('problem');
  problem.textContent = '';
  try {
    checkBrowser();
    await act();
  } catch (error) {
    if (!(error instanceof NoText)) throw error;
    showStart();
    problem.textContent = error.message;
  }
}

function showOwn(text) {
  own = text;
  go(`#read=${OWN}`);
}

byId('paste').addEventListener('submit', (event) => {
  event.preventDefault();
  attempt(() => showOwn(fromPlainText(byId('text').value)));
});

byId('file').addEventListener('change', (event) => {
  const [file] = event.target.files;
  // nb. the same file chosen again is a change as well.
  if (file) attempt(async () => showOwn(await fromFile(file))).finally(() => (event.target.value = ''));
});

byId('needs-key').addEventListener('submit', (event) => {
  event.preventDefault();
  keepKey(byId('key').value);
  byId('needs-key').hidden = true;
  show(shown);
});

byId('back').addEventListener('click', () => go(''));
byId('to-article').addEventListener('click', () => turnTo('article'));
addEventListener('hashchange', follow);

for (const each of document.querySelectorAll('[data-message]')) {
  each.textContent = say(each.dataset.message);
}
await follow();
