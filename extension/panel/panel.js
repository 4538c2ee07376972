/** @file The side panel: what the page in view has, in words, and what can be taken from it. */
import { readSettings } from '../background/settings.js';
import { say, wearColours } from '../shared/page.js';
import { connect } from './connection.js';
import { createReport } from './report.js';
import { messages } from './shared.js';

const { REPORT, STATE, VISIT, CHOOSE } = messages;

const report = createReport(say, {
  visit: (index) => tell({ type: VISIT, index }),
  choose: (chosen) => tell({ type: CHOOSE, chosen }),
});

function hear(message) {
  if (message === null || message.type === REPORT) report.show(message?.report ?? null);
  else if (message.type === STATE) report.update(message.state);
}

const tell = connect(hear);

readSettings().then(({ colours }) => wearColours(colours));
