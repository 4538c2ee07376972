/** @file The side panel: what the page in view has, in words, and what can be taken from it. */
import { rowsOf, notesOf } from './rows.js';
import { connect } from './connection.js';
import { showCounts, showNotes } from './counts.js';
import { showSources } from './sources.js';
import { markCurrent, narrowSentences, showSentences } from './sentences.js';
import { offerExports } from './exports.js';
import { messages, choice } from './shared.js';

const api = globalThis.browser ?? globalThis.chrome;
const { REPORT, STATE, VISIT, CHOOSE } = messages;

const byId = (id) => document.getElementById(id);
const say = (key, ...values) => api.i18n.getMessage(key, values);

let report = null;
let chosen = choice.ALL;

const tell = connect(hear);
const visit = (index) => tell({ type: VISIT, index });

/** Chooses a label or a source; choosing it again lets go of it. */
function choose(wanted) {
  const isSame = choice.toValue(wanted) === choice.toValue(chosen);
  tell({ type: CHOOSE, chosen: isSame ? choice.ALL : wanted });
}

function showReport() {
  byId('empty').hidden = Boolean(report);
  byId('report').hidden = !report;
  if (!report) return;
  byId('title').textContent = report.title;
  byId('host').textContent = say('analysed_by', report.host);
  const rows = rowsOf(say, report);
  showCounts(say, report, choose);
  showNotes(notesOf(say, report));
  showSources(say, report, choose);
  showSentences(say, rows, visit);
  offerExports(say, report, rows);
}

function showState(state) {
  chosen = state.chosen;
  for (const button of document.querySelectorAll('[data-choice]')) {
    button.setAttribute('aria-pressed', button.dataset.choice === choice.toValue(chosen));
  }
  const count = narrowSentences(report.analysis, chosen);
  byId('all').hidden = choice.isAll(chosen);
  byId('chosen').textContent = say('panel_shown', String(count), String(report.analysis.sentences.length));
  markCurrent(state.index);
}

function hear(message) {
  if (message === null || message.type === REPORT) {
    report = message?.report ?? null;
    showReport();
  } else if (message.type === STATE && report) {
    showState(message.state);
  }
}

for (const each of document.querySelectorAll('[data-message]')) {
  each.textContent = say(each.dataset.message);
}
document.documentElement.lang = say('language');
byId('all').addEventListener('click', () => choose(choice.ALL));
