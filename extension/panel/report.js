/** @file A report in words: fills a page that has the elements of panel.html. */
import { rowsOf, notesOf } from './rows.js';
import { showCounts, showNotes } from './counts.js';
import { showSources } from './sources.js';
import { markCurrent, narrowSentences, showSentences } from './sentences.js';
import { offerExports } from './exports.js';
import { choice } from './shared.js';

const byId = (id) => document.getElementById(id);

/**
 * @param {(key: string, ...values: string[]) => string} say
 * @param {{visit: (index: number) => void, choose: (choice) => void}} actions what is chosen here
 */
export function createReport(say, { visit, choose }) {
  let report = null;
  let chosen = choice.ALL;

  /** Chooses a label or a source; choosing it again lets go of it. */
  function toggle(wanted) {
    const isSame = choice.toValue(wanted) === choice.toValue(chosen);
    choose(isSame ? choice.ALL : wanted);
  }

  byId('all').addEventListener('click', () => choose(choice.ALL));

  return {
    /** @param {import('../content/panels.js').Report | null} newReport */
    show(newReport) {
      report = newReport;
      byId('empty').hidden = Boolean(report);
      byId('report').hidden = !report;
      if (!report) return;
      byId('title').textContent = report.title;
      byId('host').textContent = say('analysed_by', report.host);
      const rows = rowsOf(say, report);
      showCounts(say, report, toggle);
      showNotes(notesOf(say, report));
      showSources(say, report, toggle);
      showSentences(say, rows, visit);
      offerExports(say, report, rows);
    },

    /** @param {import('../content/reader.js').State} state where the reader is */
    update(state) {
      if (!report) return;
      chosen = state.chosen;
      for (const button of document.querySelectorAll('[data-choice]')) {
        button.setAttribute('aria-pressed', button.dataset.choice === choice.toValue(chosen));
      }
      const count = narrowSentences(report.analysis, chosen);
      byId('all').hidden = choice.isAll(chosen);
      byId('chosen').textContent = say(
        'panel_shown',
        String(count),
        String(report.analysis.sentences.length),
      );
      markCurrent(state.index);
    },
  };
}
