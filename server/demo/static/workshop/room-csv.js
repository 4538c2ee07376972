/** @file The room's marks as a table for spreadsheets. Pure. */
import { toTable } from '../../highlighter/panel/csv.js';
import { LABELS } from './marks-file.js';

const COLUMNS = ['number', 'sentence', ...LABELS, 'agreement', 'tool', 'chose_as_tool'];

/**
 * @param {import('./room.js').Row[]} rows
 * @param {(string | null)[]} words of each sentence, where they are known
 * @param {string[]} names of the participants, a column each
 */
export function toRoomCsv(rows, words, names) {
  const lines = rows.map(({ number, split, agreement, tool, withTool, labels }, index) => [
    number,
    words[index] ?? '',
    ...split,
    agreement ?? '',
    tool,
    withTool ?? '',
    ...labels.map((label) => label ?? ''),
  ]);
  return toTable([[...COLUMNS, ...names], ...lines]);
}
