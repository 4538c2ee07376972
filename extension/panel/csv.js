/** @file Tables for spreadsheets (RFC 4180), and the sentences as one. Pure. */

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

/** @param {unknown[][]} lines the first of which names the columns */
export function toTable(lines) {
  const written = lines.map((cells) => cells.map(cell).join(','));
  return `${BYTE_ORDER_MARK}${written.join('\r\n')}\r\n`;
}

/** @param {import('./rows.js').Row[]} rows */
export const toCsv = (rows) => toTable([COLUMNS, ...rows.map(cellsOf)]);
