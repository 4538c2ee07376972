/** @file Why the tool gave a sentence its label: in words, and painted on the sentence itself. */
import { analysis as query, card, elements, paint, say, words } from './sourcelight.js';

const { element } = elements;

/** The reason in one sentence, and who speaks by which words. @returns {HTMLElement[]} */
export function evidenceOf(text, analysis, sentence) {
  return [
    element('p', { class: 'reason' }, say(...words.reason(text, analysis, sentence))),
    ...card.evidence(say, text, analysis, sentence),
  ];
}

/** A span of the text as a range of the element that shows its sentence. */
function rangeIn({ shown: { firstChild }, sentence }, span) {
  const range = new Range();
  range.setStart(firstChild, span.start - sentence.start);
  range.setEnd(firstChild, span.end - sentence.start);
  return range;
}

/** nb. where a quotation runs on, source and cue stand in another sentence: words must do. */
const isWithin = (span, { start, end }) => start <= span.start && span.end <= end;

/**
 * Paints sources, cues, contents and judging words on sentences that each stand in one element.
 *
 * @param {{shown: HTMLElement, sentence: object}[]} items
 */
export function paintEvidence(analysis, items) {
  // nb. on browsers that cannot paint, the words below each sentence must do.
  if (!CSS.highlights) return;
  for (const layer of ['content', 'signal', 'source', 'cue']) {
    const rangesOf = (each) => {
      const { [layer]: spans } = query.evidence(analysis, each.sentence);
      return spans.filter((span) => isWithin(span, each.sentence)).map((span) => rangeIn(each, span));
    };
    paint.paint(layer, items.flatMap(rangesOf));
  }
}
