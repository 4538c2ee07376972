/** @file What a reader can take away: copied, or saved as a file. Nothing is sent anywhere. */
import { toCsv } from './csv.js';
import { toAnnotations } from './annotations.js';
import { toPrintable } from './printable.js';
import { notesOf } from './rows.js';
import { elements, labels, choice } from './shared.js';


const toJson = (value) => `${JSON.stringify(value, null, 2)}\n`;

/** The counts, notes and sources as plain text. */
function toSummary(say, report) {
  const { summary } = report.analysis;
  const sources = choice.sourcesWithSentences(report.analysis);
  return [
    report.title,
    report.url,
    labels.map(({ label, name }) => `${say(name)}: ${summary[label]}`).join(', '),
    ...notesOf(say, report),
    ...sources.map(
      ({ source, indexes }) => `${source.name} (${say(`kind_${source.kind}`)}): ${indexes.length}`,
    ),
  ].join('\n');
}

/** A name for a file that every file system takes. */
function fileName(title, extension) {
  const plain = title.normalize('NFC').replace(/[^\p{L}\p{N}]+/gu, '-');
  return `sourcelight-${plain.replace(/^-|-$/g, '').slice(0, 60)}.${extension}`;
}

function save(name, type, content) {
  const url = URL.createObjectURL(new Blob([content], { type }));
  elements.element('a', { href: url, download: name }).click();
  // nb. the browser reads the file after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** The files on offer: key of the name, extension, type, and how the content is made. */
function filesOf(say, report, rows) {
  const { text, analysis, own, url, title } = report;
  const now = () => new Date().toISOString();
  return [
    ['export_html', 'html', 'text/html', () => toPrintable(say, report, rows)],
    ['export_csv', 'csv', 'text/csv', () => toCsv(report, rows)],
    [
      'export_json',
      'json',
      'application/json',
      () => toJson({ url, title, saved: now(), text, analysis, own }),
    ],
    [
      'export_annotations',
      'annotations.json',
      'application/ld+json',
      () => toJson(toAnnotations(report, rows, say('language'), now())),
    ],
  ];
}

/** Fills the list of exports for a report. */
export function offerExports(say, report, rows) {
  const outcome = document.getElementById('outcome');
  outcome.textContent = '';
  const copy = elements.button('copy', say('export_copy'), async () => {
    await navigator.clipboard.writeText(toSummary(say, report));
    outcome.textContent = say('export_copied');
  });
  // nb. a page that came without https, as in a workshop's network, may not use the clipboard.
  copy.hidden = !navigator.clipboard;
  const files = filesOf(say, report, rows).map(([key, extension, type, make]) =>
    elements.button(key, say(key), () => {
      const name = fileName(report.title, extension);
      save(name, type, make());
      outcome.textContent = say('export_saved', name);
    }),
  );
  document.getElementById('exports').replaceChildren(copy, ...files);
}
