/**
 * @file Questions to an analysis as the server sent it. Pure.
 *
 * @typedef {{start: number, end: number}} Span
 */
(() => {
  const { firstIndex } = globalThis.Sourcelight.textmap;

  /** The index of the sentence that holds an offset of the text, or -1. */
  function sentenceAt(analysis, offset) {
    const index = firstIndex(analysis.sentences, (sentence) => sentence.end > offset);
    return analysis.sentences[index]?.start <= offset ? index : -1;
  }

  function attributionsOf(analysis, sentence) {
    return sentence.attributions
      .map((id) => analysis.attributions.find((attribution) => attribution.id === id))
      .filter(Boolean);
  }

  function sourceById(analysis, id) {
    return analysis.sources.find((source) => source.id === id);
  }

  /** The part of a span within a sentence, or null. */
  function clip(span, sentence) {
    const start = Math.max(span.start, sentence.start);
    const end = Math.min(span.end, sentence.end);
    return start < end ? { start, end } : null;
  }

  /**
   * The spans that show why a sentence has its label.
   * nb. a quotation that runs on has its source and cue in an earlier sentence: those are shown
   * where they stand, but of the content only what lies in this sentence.
   *
   * @returns {{source: Span[], cue: Span[], content: Span[], signal: Span[]}}
   */
  function evidence(analysis, sentence) {
    const attributions = attributionsOf(analysis, sentence);
    return {
      source: attributions.map((each) => each.source).filter(Boolean),
      cue: attributions.map((each) => each.cue).filter(Boolean),
      content: attributions
        .flatMap((each) => each.content)
        .map((span) => clip(span, sentence))
        .filter(Boolean),
      signal: sentence.signals,
    };
  }

  globalThis.Sourcelight.analysis = { sentenceAt, attributionsOf, sourceById, evidence };
})();
