/**
 * @file The marks that a participant gives, one sentence after the other, and the way back. Pure.
 *
 * @typedef {object} Progress what is worth keeping of it
 * @property {number} index the current sentence
 * @property {(string | null)[]} labels one a sentence
 * @property {{index: number, label: string | null}[]} past what each mark replaced, oldest first
 */

/** @param {number} count how many sentences there are @returns {Progress} */
export const unmarked = (count) => ({ index: 0, labels: Array(count).fill(null), past: [] });

/** @param {Progress} progress as of `unmarked`, or as it was kept */
export function createMarking({ index, labels, past }) {
  const clamp = (wanted) => Math.min(Math.max(wanted, 0), labels.length - 1);

  return {
    index: () => index,
    labels: () => [...labels],
    left: () => labels.filter((each) => each === null).length,
    goTo(wanted) {
      index = clamp(wanted);
    },
    /** Marks the current sentence and goes on to the next. */
    mark(label) {
      past = [...past, { index, label: labels[index] }];
      labels = labels.with(index, label);
      index = clamp(index + 1);
    },
    /** Takes the last mark back and returns to its sentence. @returns whether there was one */
    undo() {
      const last = past.at(-1);
      if (!last) return false;
      past = past.slice(0, -1);
      labels = labels.with(last.index, last.label);
      ({ index } = last);
      return true;
    },
    /** @returns {Progress} */
    progress: () => ({ index, labels, past }),
  };
}
