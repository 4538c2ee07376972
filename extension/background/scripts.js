/** @file Which files mark a page, and in which order. */

export const STYLE = 'content/highlight.css';

/**
 * Readability, and the reader of a page, which knows nothing of extensions: the server's own page
 * runs these as well. In this order: a file may use only what stands before it.
 */
export const READER = [
  'vendor/readability/Readability.js',
  'content/namespace.js',
  'content/textmap.js',
  'content/labels.js',
  'content/analysis.js',
  'content/choice.js',
  'content/tree.js',
  'content/words.js',
  'content/failures.js',
  'content/page.js',
  'content/article.js',
  'content/ranges.js',
  'content/overlay.js',
  'content/paint.js',
  'content/elements.js',
  'content/stylesheet.js',
  'content/surface.js',
  'content/results.js',
  'content/legend.js',
  'content/objection.js',
  'content/card.js',
  'content/pointer.js',
  'content/reader.js',
  'content/steering.js',
  'content/changes.js',
  'content/patience.js',
  'content/verdict.js',
  'content/opening.js',
  'content/own-labels.js',
  'content/reading.js',
];

/** All that goes into a page that the extension marks. */
export const SCRIPTS = [
  ...READER,
  'content/messages.js',
  'content/selection.js',
  'content/question.js',
  'content/panels.js',
  'content/arrivals.js',
  'content/main.js',
];

/** After these, on a site that the reader wants analysed on load. */
export const ON_LOAD = 'content/on-load.js';
