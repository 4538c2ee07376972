/** @file The sentences as a table for spreadsheets (RFC 4180). Pure. */

/** nb. without it, spreadsheets take UTF-8 for an older encoding. */
const BYTE_ORDER_MARK = '\ufeff';

/** nb. a spreadsheet would run a cell that begins like a formula, and a page may hold such text. */
const disarm = (text) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

const cell = (value) => `"${disarm(String(value)).replaceAll('"', '""')}"`;

const COLUMNS = [
  'number',
  'label',
  'own_label',
  'confidence',
  'sentence',
  'reason',
  'source',
  'kind',
  'through',
  'cue',
  'signals',
];

/** @param {import('./rows.js').Row} row */
function cellsOf(row) {
  const all = (pick) => row.voices.map(pick).join('; ');
  return [
    row.number,
    row.label,
    row.ownLabel,
    row.confidence,
    row.text,
    row.reason,
    all((voice) => voice.name),
    all((voice) => voice.kind),
    all((voice) => voice.through.join(' → ')),
    all((voice) => voice.cue),
    row.signals.map(({ kind, words }) => `${kind}: ${words.join(', ')}`).join('; '),
  ];
}

/** @param {import('./rows.js').Row[]} rows */
export function toCsv(rows) {
  const lines = [COLUMNS, ...rows.map(cellsOf)].map((cells) => cells.map(cell).join(','));
  return `${BYTE_ORDER_MARK}${lines.join('\r\n')}\r\n`;
}
