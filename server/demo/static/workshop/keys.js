/**
 * @file What a key means while an article is being marked. Pure.
 *
 * @typedef {{mark: (label: string) => void, step: (by: number) => void, undo: () => void}} Actions
 */

const LABELS = new Map([
  ['1', 'attributed'],
  ['a', 'attributed'],
  ['2', 'unattributed'],
  ['u', 'unattributed'],
  ['3', 'editorial'],
  ['e', 'editorial'],
]);

const STEPS = new Map([
  ['ArrowDown', 1],
  ['ArrowRight', 1],
  ['ArrowUp', -1],
  ['ArrowLeft', -1],
]);

/**
 * What to do for a key, or null where it is the browser's.
 *
 * @param {Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey'>} event
 * @param {Actions} actions
 * @returns {(() => void) | null}
 */
export function actionFor({ key, altKey, ctrlKey, metaKey }, { mark, step, undo }) {
  if (altKey) return null;
  if (ctrlKey || metaKey) return key === 'z' ? undo : null;
  if (key === 'Backspace') return undo;
  const label = LABELS.get(key.toLowerCase());
  if (label) return () => mark(label);
  return STEPS.has(key) ? () => step(STEPS.get(key)) : null;
}
