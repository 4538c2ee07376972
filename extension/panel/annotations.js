/**
 * @file The analysis as W3C Web Annotations, which annotation tools can anchor in the page. Pure.
 *
 * They are the server's own (POST /v1/annotations) with the page's address and the reader's labels.
 * nb. and without a TextPositionSelector: places count in the text that was sent, not in the page.
 */
import { attributionsOf, sourceById } from './shared.js';

const CONTEXT = [
  'http://www.w3.org/ns/anno.jsonld',
  {
    confidence: {
      '@id': 'http://www.w3.org/2005/11/its/rdf#taConfidence',
      '@type': 'http://www.w3.org/2001/XMLSchema#double',
    },
  },
];

/** How much of the text around a quote tells it from another with the same words. */
const AROUND = 32;

/** nb. no character may be cut in half, and twice the length holds that many of any kind. */
const lastOf = (text) => [...text.slice(-2 * AROUND)].slice(-AROUND).join('');
const firstOf = (text) => [...text.slice(0, 2 * AROUND)].slice(0, AROUND).join('');

const words = (purpose, value) => ({ type: 'TextualBody', purpose, format: 'text/plain', value });
const tag = (value) => words('tagging', value);

/** A stretch of the text, by its words. */
function part({ url, text }, { start, end }) {
  const around = { prefix: lastOf(text.slice(0, start)), suffix: firstOf(text.slice(end)) };
  const quote = { type: 'TextQuoteSelector', exact: text.slice(start, end), ...around };
  return { type: 'SpecificResource', source: url, selector: [quote] };
}

/** Who vouches, from the outlet cited to the origin; nothing where nobody is named. */
function voice(analysis, attribution) {
  const links = attribution.chain.map((id) => sourceById(analysis, id));
  const named = links.map(({ name, kind }) => `${name} (${kind})`);
  return named.length ? [words('describing', named.join(' → '))] : [];
}

/** What the reader sees in the panel. @param {import('./rows.js').Row} row */
function readerBodies(row, language) {
  return [
    { ...words('describing', row.reason), language },
    ...(row.ownLabel ? [{ ...words('assessing', row.ownLabel), creator: { type: 'Person' } }] : []),
  ];
}

function ofSentence(report, row, language) {
  const { analysis } = report;
  const sentence = analysis.sentences[row.number - 1];
  const voices = attributionsOf(analysis, sentence).flatMap((each) => voice(analysis, each));
  const different = new Map(voices.map((each) => [each.value, each]));
  return {
    name: `sentence-${row.number}`,
    motivation: 'classifying',
    body: [
      { ...tag(sentence.label), confidence: sentence.confidence },
      ...different.values(),
      ...readerBodies(row, language),
    ],
    target: [part(report, sentence)],
  };
}

function ofAttribution(report, attribution) {
  const { id, kind, source, cue, content } = attribution;
  return {
    name: `attribution-${id}`,
    motivation: 'linking',
    body: [
      tag(kind),
      ...voice(report.analysis, attribution),
      ...(source ? [{ ...part(report, source), purpose: 'identifying' }] : []),
      ...(cue ? [{ ...part(report, cue), purpose: 'linking' }] : []),
    ],
    target: content.map((span) => part(report, span)),
  };
}

function ofSignal(report, signal, index) {
  return {
    name: `signal-${index + 1}`,
    motivation: 'tagging',
    body: [tag(signal.kind)],
    target: [part(report, signal)],
  };
}

function ofNotes(report, notes) {
  return { name: 'notes', motivation: 'assessing', body: notes.map(tag), target: report.url };
}

function drafts(report, rows, language) {
  const { sentences, attributions, summary } = report.analysis;
  return [
    ...rows.map((row) => ofSentence(report, row, language)),
    ...attributions.map((each) => ofAttribution(report, each)),
    ...sentences
      .flatMap(({ signals }) => signals)
      .map((signal, index) => ofSignal(report, signal, index)),
    ...(summary.notes.length ? [ofNotes(report, summary.notes)] : []),
  ];
}

/**
 * @param {import('../content/panels.js').Report} report
 * @param {import('./rows.js').Row[]} rows
 * @param {string} language that the rows are in
 * @param {string} created the time, as ISO 8601 writes it
 */
export function toAnnotations(report, rows, language, created) {
  const readable = { ...report, text: report.text.toWellFormed() };
  const creator = { type: 'Software', name: `Sourcelight ${report.analysis.model}` };
  const id = `${report.url.split('#')[0]}#sourcelight`;
  const items = drafts(readable, rows, language).map(({ name, ...rest }) => ({
    id: `${id}-${name}`,
    type: 'Annotation',
    creator,
    created,
    ...rest,
  }));
  const page = { id: `${id}-page`, type: 'AnnotationPage', partOf: id, startIndex: 0, items };
  return {
    '@context': CONTEXT,
    id,
    type: 'AnnotationCollection',
    label: report.title || 'Sourcelight',
    total: items.length,
    // nb. a page may not be empty.
    ...(items.length ? { first: page, last: page.id } : {}),
  };
}
