/** @file The page “Mark it yourself”: choose an article, mark its sentences, compare. */
import { keepKey, takeKeyFromAddress } from '../key.js';
import { ask } from '../question.js';
import { showComparison } from './comparison.js';
import { forget, keep, kept } from './keeping.js';
import { showMarking } from './marking-view.js';
import { createMarking, unmarked } from './marking.js';
import { marksOf, tidied, toJson } from './marks-file.js';
import { sampleText } from '../samples.js';
import { failures, say } from './sourcelight.js';
import { save } from './view.js';

const byId = (id) => document.getElementById(id);
const form = byId('start');

/**
 * @typedef {object} Work all that a reload must not lose
 * @property {string} id
 * @property {string} participant
 * @property {string | null} sample
 * @property {string} text
 * @property {object} analysis
 * @property {import('./marking.js').Progress} progress
 * @property {boolean} compared
 */

/** Sixteen random digits, by which a second download of the same work is known. */
function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

const chosenSample = () => new FormData(form).get('article') || null;

/** A name for the file that every file system takes. */
function fileName({ id, participant }) {
  const plain = participant.normalize('NFC').replace(/[^\p{L}\p{N}]+/gu, '-');
  return `sourcelight-marks-${plain.replace(/^-|-$/g, '') || id}.json`;
}

function download(work, labels) {
  const { id, participant, sample, text, analysis } = work;
  const about = { id, participant, saved: new Date().toISOString(), sample };
  const name = fileName(work);
  save(name, 'application/json', toJson(marksOf(about, text, analysis, labels)));
  byId('outcome').textContent = `Saved as ${name}. Hand it to whoever leads the session.`;
}

/** @param {Work} work */
function compare(work) {
  const { labels } = work.progress;
  byId('marking').hidden = true;
  showComparison(work.text, work.analysis, labels);
  byId('download').addEventListener('click', () => download(work, labels));
}

/** @param {Work} work */
function mark(work) {
  const marking = createMarking(work.progress);
  const keepMarks = () => keep({ ...work, progress: marking.progress() });
  showMarking(work.text, work.analysis, marking, {
    changed: keepMarks,
    finished() {
      const done = { ...work, progress: marking.progress(), compared: true };
      keep(done);
      compare(done);
    },
  });
}

/** @param {Work} work */
function show(work) {
  form.hidden = true;
  if (work.compared) compare(work);
  else mark(work);
}

function tell(problem) {
  byId('status').textContent = problem;
}

/** Says what went wrong, and what a participant can do about it. */
function tellFailure(failure) {
  const { title, help } = failures.explain(failure);
  tell(`${say(...title)}. ${say(...help)}`);
  if (failure.code !== 'unauthorized') return;
  byId('needs-key').hidden = false;
  byId('key').focus();
}

/** The chosen article as it will be sent, or null where there is none. */
async function chosenText(sample) {
  const text = sample ? await sampleText(sample) : byId('text').value;
  if (text === null) tell('This article cannot be fetched. Is the server still running?');
  else if (!tidied(text)) tell('There is no text yet. Paste an article, or choose a sample.');
  return text && tidied(text);
}

async function begin() {
  const sample = chosenSample();
  const text = await chosenText(sample);
  if (!text) return;
  tell('The server looks for the sentences…');
  const { analysis, failure } = await ask(text, new AbortController().signal);
  if (failure) {
    tellFailure(failure);
  } else if (analysis.sentences.length === 0) {
    tell('There is no sentence to mark in this text.');
  } else {
    tell('');
    show({
      id: newId(),
      participant: byId('participant').value.trim(),
      sample,
      text,
      analysis,
      progress: unmarked(analysis.sentences.length),
      compared: false,
    });
  }
}

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  if (byId('key').value) keepKey(byId('key').value);
  byId('begin').disabled = true;
  await begin();
  byId('begin').disabled = false;
});

function showOwn() {
  byId('own').hidden = chosenSample() !== null;
}

form.addEventListener('change', showOwn);
// nb. a browser may remember across a reload what was chosen.
showOwn();

byId('again').addEventListener('click', () => {
  forget();
  location.reload();
});

takeKeyFromAddress();
const before = kept();
if (before) show(before);
byId('begin').disabled = false;
