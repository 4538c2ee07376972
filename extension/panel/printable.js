/**
 * @file The marked article as one HTML file that needs nothing else: to print, to keep, to hand out.
 *
 * It is built as a document and then written out, so that no text can become markup.
 */
import { notesOf } from './rows.js';
import { labels } from './shared.js';

const LINES = { attributed: 'solid 2px', unattributed: 'dashed 2px', editorial: 'wavy 1px' };

const STYLE = `
body { max-width: 44rem; margin: 2rem auto; padding: 0 1rem; font: 1.0625rem/1.6 Georgia, serif; color: #1b1f24; background: #fff }
header, footer, table, figure { font: 0.875rem/1.5 system-ui, sans-serif }
h1 { line-height: 1.2 }
mark { color: inherit; background: none; text-underline-offset: 0.2em; print-color-adjust: exact }
sup { font: 0.6875rem/1 system-ui, sans-serif; color: #59626c }
table { width: 100%; border-collapse: collapse; margin-top: 2rem }
th, td { padding: 0.25rem 0.5rem; border-top: 1px solid #d5dae0; text-align: start; vertical-align: top }
td:not(:last-child) { white-space: nowrap }
tr { break-inside: avoid }
`;

/** The same marks as on the page, on white, in the colours that this page wears. */
function styleOfMarks() {
  const worn = getComputedStyle(document.documentElement);
  return Object.entries(LINES)
    .map(([label, line]) => {
      const colour = worn.getPropertyValue(`--${label}`);
      return `mark.${label} { background: color-mix(in srgb, ${colour} 10%, #fff); text-decoration: underline ${line} ${colour} }\n`;
    })
    .join('');
}

/** Makes elements of another document. */
function maker(target) {
  return (tag, attributes, ...children) => {
    const made = target.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...children);
    return made;
  };
}

/** The stretches of the text between blank lines, with where each starts. */
function blocksOf(text) {
  return [...text.matchAll(/(?:[^\n]|\n(?!\n))+/g)].map(({ 0: block, index }) => ({
    start: index,
    end: index + block.length,
  }));
}

/** One block: its sentences marked and numbered, and what is no sentence as it is. */
function paragraph(make, { text, analysis }, rows, block) {
  const nodes = [];
  let at = block.start;
  for (const row of rows) {
    const { start, end } = analysis.sentences[row.number - 1];
    if (start < block.start || start >= block.end) continue;
    nodes.push(text.slice(at, start));
    nodes.push(make('mark', { class: row.label, title: row.reason }, text.slice(start, end)));
    nodes.push(make('sup', {}, String(row.number)));
    at = end;
  }
  return make('p', {}, ...nodes, text.slice(at, Math.max(at, block.end)));
}

function legend(make, say, { summary }) {
  return labels.flatMap(({ label, name, meaning }) => [
    make('mark', { class: label }, say(name)),
    ` ${say(meaning)}: ${summary[label]}. `,
  ]);
}

function table(make, say, rows) {
  const head = ['number', 'panel_label', 'panel_reason'].map((key) =>
    make('th', { scope: 'col' }, say(key)),
  );
  const body = rows.map((row) =>
    make(
      'tr',
      {},
      make('td', {}, String(row.number)),
      make('td', {}, `${row.labelName} (${row.sure})`),
      make('td', {}, row.ownName ? `${row.reason} ${say('own_label')} ${row.ownName}.` : row.reason),
    ),
  );
  return make('table', {}, make('thead', {}, make('tr', {}, ...head)), make('tbody', {}, ...body));
}

/** nb. whatever a page calls itself, only a web address becomes a link. */
function link(make, url) {
  return /^https?:/.test(url) ? make('a', { href: url }, url) : url;
}

/**
 * @param {(key: string, ...values: string[]) => string} say
 * @param {import('../content/panels.js').Report} report
 * @param {import('./rows.js').Row[]} rows
 */
export function toPrintable(say, report, rows) {
  const page = document.implementation.createHTMLDocument(report.title);
  const make = maker(page);
  page.documentElement.lang = say('language');
  page.head.prepend(make('meta', { charset: 'utf-8' }));
  page.head.append(make('style', {}, STYLE + styleOfMarks()));
  page.body.append(
    make(
      'header',
      {},
      make('h1', {}, report.title),
      make('p', {}, link(make, report.url)),
      make('p', {}, ...legend(make, say, report.analysis)),
      ...notesOf(say, report).map((note) => make('p', {}, note)),
    ),
    make(
      'article',
      { lang: report.analysis.language },
      ...blocksOf(report.text).map((block) => paragraph(make, report, rows, block)),
    ),
    table(make, say, rows),
    make('footer', {}, make('p', {}, say('panel_made_by', report.analysis.model))),
  );
  return `<!doctype html>\n${page.documentElement.outerHTML}\n`;
}
