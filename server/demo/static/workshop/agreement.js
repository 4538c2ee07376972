/**
 * @file How far readers agree on the labels of sentences. Pure.
 *
 * A label is any string; null stands where a reader gave none. A figure that the labels do not
 * determine is null: agreement over nothing, or beyond chance where chance leaves no room.
 *
 * @typedef {string | null} Label
 */

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

/**
 * How often two readers chose each pair of labels; sentences that either left out do not count.
 *
 * @param {[one: Label, other: Label][]} pairs the labels of two readers, sentence by sentence
 * @param {string[]} labels the order of rows (the one reader) and columns (the other)
 * @returns {number[][]}
 */
export function crossTable(pairs, labels) {
  return labels.map((row) =>
    labels.map((column) => pairs.filter(([one, other]) => one === row && other === column).length),
  );
}

/** How many sentences both readers labelled, and how many alike. @param {number[][]} table */
export function agreed(table) {
  return { alike: sum(table.map((row, index) => row[index])), of: sum(table.flat()) };
}

/**
 * Cohen's kappa: agreement of two readers beyond what their own habits would give by chance.
 * 1 is full agreement, 0 chance, below 0 less than chance.
 *
 * Cohen, J. (1960). A coefficient of agreement for nominal scales. Educational and Psychological
 * Measurement 20(1), 37-46.
 *
 * @param {number[][]} table as of crossTable
 * @returns {number | null} null without sentences, and where both used one and the same label only
 */
export function cohensKappa(table) {
  const { alike, of } = agreed(table);
  const columns = table.map((_, index) => sum(table.map((row) => row[index])));
  const byChance = sum(table.map((row, index) => (sum(row) * columns[index]) / of));
  return of > byChance ? (alike - byChance) / (of - byChance) : null;
}

/** How many readers gave each label, without those who gave none. @param {Label[]} labels */
export function tally(labels) {
  const counts = new Map();
  for (const label of labels.filter((each) => each !== null)) {
    counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  return counts;
}

/** How many ordered pairs can be made of some things. */
const pairsOf = (count) => count * (count - 1);

/**
 * The share of pairs of readers who gave one sentence the same label.
 *
 * @param {Label[]} labels one of each reader
 * @returns {number | null} null where fewer than two readers gave one
 */
export function agreementOn(labels) {
  const counts = [...tally(labels).values()];
  const all = pairsOf(sum(counts));
  return all ? sum(counts.map(pairsOf)) / all : null;
}

/**
 * Krippendorff's alpha for labels without an order: agreement of any number of readers beyond
 * chance, of whom any may have left sentences out. 1 is full agreement, 0 chance.
 *
 * Krippendorff, K. (2011). Computing Krippendorff's alpha-reliability. University of Pennsylvania,
 * Annenberg School for Communication. Section C: nominal data, any number of observers, missing
 * data.
 *
 * @param {Label[][]} sentences for each sentence, one label of each reader
 * @returns {number | null} null where no two readers labelled one sentence, and where all labels
 * are the same one
 */
export function krippendorffsAlpha(sentences) {
  // nb. a label that nobody else's can be compared with does not count, here or by chance.
  const paired = sentences.filter((labels) => agreementOn(labels) !== null);
  const counts = [...tally(paired.flat()).values()];
  const all = sum(counts);
  const byChance = sum(counts.map(pairsOf));
  if (pairsOf(all) === byChance) return null;
  const alike = sum(
    paired.map((labels) => agreementOn(labels) * sum([...tally(labels).values()])),
  );
  return ((all - 1) * alike - byChance) / (pairsOf(all) - byChance);
}
