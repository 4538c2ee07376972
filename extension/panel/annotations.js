/** @file The labels as W3C Web Annotations, which annotation tools can anchor in the page. Pure. */

/** How much of the text around a sentence tells it from another with the same words. */
const CONTEXT = 32;

function quote(text, { start, end }) {
  return {
    type: 'TextQuoteSelector',
    exact: text.slice(start, end),
    prefix: text.slice(Math.max(0, start - CONTEXT), start),
    suffix: text.slice(end, end + CONTEXT),
  };
}

function annotation({ url, text, analysis }, row, created) {
  return {
    id: `${url}#sourcelight-${row.number}`,
    type: 'Annotation',
    motivation: 'classifying',
    created,
    body: [
      { type: 'TextualBody', purpose: 'classifying', value: row.label },
      { type: 'TextualBody', purpose: 'describing', value: row.reason },
      ...(row.ownLabel ? [{ type: 'TextualBody', purpose: 'assessing', value: row.ownLabel }] : []),
    ],
    target: { source: url, selector: quote(text, analysis.sentences[row.number - 1]) },
  };
}

/**
 * @param {import('../content/panels.js').Report} report
 * @param {import('./rows.js').Row[]} rows
 * @param {string} created the time, as ISO 8601 writes it
 */
export function toAnnotations(report, rows, created) {
  return {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: `${report.url}#sourcelight`,
    type: 'AnnotationCollection',
    label: report.title,
    generator: { type: 'Software', name: `Sourcelight ${report.analysis.model}` },
    total: rows.length,
    first: {
      id: `${report.url}#sourcelight-page`,
      type: 'AnnotationPage',
      startIndex: 0,
      items: rows.map((row) => annotation(report, row, created)),
    },
  };
}
