/** @file The side panel: what the page in view has, in words, and what can be taken from it. */
import { connect } from './connection.js';
import { createReport } from './report.js';
import { messages } from './shared.js';

const api = globalThis.browser ?? globalThis.chrome;
const { REPORT, STATE, VISIT, CHOOSE } = messages;

const say = (key, ...values) => api.i18n.getMessage(key, values);

const report = createReport(say, {
  visit: (index) => tell({ type: VISIT, index }),
  choose: (chosen) => tell({ type: CHOOSE, chosen }),
});

function hear(message) {
  if (message === null || message.type === REPORT) report.show(message?.report ?? null);
  else if (message.type === STATE) report.update(message.state);
}

const tell = connect(hear);

for (const each of document.querySelectorAll('[data-message]')) {
  each.textContent = say(each.dataset.message);
}
document.documentElement.lang = say('language');
