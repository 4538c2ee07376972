/**
 * @file Tables for spreadsheets (RFC 4180), and the sentences as one. Pure.
 *
 * The sentences' columns are the server's own (POST /v1/analyze?format=csv), then the reader's.
 */
import { attributionsOf, sourceById } from './shared.js';

/** nb. without it, spreadsheets take UTF-8 for an older encoding. */
const BYTE_ORDER_MARK = '\ufeff';

/** nb. a spreadsheet would run a cell that begins like a formula, and a page may hold such text. */
const disarm = (text) => (/^[=+\-@＝＋－＠\t\r\n]/.test(text) ? `'${text}` : text);

/** nb. some take a text to end where a NUL stands. */
const readable = (text) => text.replaceAll('\0', '\ufffd').toWellFormed();

const cell = (value) => `"${disarm(readable(String(value))).replaceAll('"', '""')}"`;

const COLUMNS = [
  'number',
  'start',
  'end',
  'label',
  'confidence',
  'source',
  'kind',
  'through',
  'cue',
  'signals',
  'sentence',
  'own_label',
  'reason',
];

/** Parts that keep in step with the other columns'; nothing where all of them are empty. */
const joined = (parts) => (parts.some(Boolean) ? parts.join('; ') : '');

const textOf = (text, span) => (span ? text.slice(span.start, span.end) : '');

/** Name, kind, whom it comes through and cue of each named source behind a sentence. */
function voicesOf({ text, analysis }, sentence) {
  const voices = attributionsOf(analysis, sentence).filter(({ source_id: id }) => id !== null);
  const nameOf = (id) => sourceById(analysis, id).name;
  return [
    voices.map(({ source_id: id }) => nameOf(id)),
    voices.map(({ source_id: id }) => sourceById(analysis, id).kind),
    voices.map(({ chain }) => chain.slice(0, -1).map(nameOf).join(' → ')),
    voices.map(({ cue }) => textOf(text, cue)),
  ].map(joined);
}

function signalsOf({ text }, { signals }) {
  const byKind = Map.groupBy(signals, ({ kind }) => kind);
  return [...byKind]
    .map(([kind, found]) => `${kind}: ${found.map((span) => textOf(text, span)).join(', ')}`)
    .join('; ');
}

/** @param {import('./rows.js').Row} row */
function cellsOf(report, row) {
  const sentence = report.analysis.sentences[row.number - 1];
  return [
    row.number,
    sentence.start,
    sentence.end,
    sentence.label,
    sentence.confidence.toFixed(3),
    ...voicesOf(report, sentence),
    signalsOf(report, sentence),
    textOf(report.text, sentence),
    row.ownLabel,
    row.reason,
  ];
}

/** @param {unknown[][]} lines the first of which names the columns */
export function toTable(lines) {
  const written = lines.map((cells) => cells.map(cell).join(','));
  return `${BYTE_ORDER_MARK}${written.join('\r\n')}\r\n`;
}

/**
 * @param {import('../content/panels.js').Report} report
 * @param {import('./rows.js').Row[]} rows
 */
export const toCsv = (report, rows) =>
  toTable([COLUMNS, ...rows.map((row) => cellsOf(report, row))]);
