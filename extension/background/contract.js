/** @file Checks that an answer is an analysis, so that nothing after it needs to. Pure. */

const LABELS = new Set(['attributed', 'unattributed', 'editorial']);

function isSpan(span, length) {
  return (
    Number.isInteger(span?.start) &&
    Number.isInteger(span.end) &&
    0 <= span.start &&
    span.start < span.end &&
    span.end <= length
  );
}

const isSpanOrNull = (span, length) => span === null || isSpan(span, length);

function isSentence(sentence, index, all, attributionIds, length) {
  return (
    isSpan(sentence, length) &&
    (index === 0 || all[index - 1].end <= sentence.start) &&
    LABELS.has(sentence.label) &&
    typeof sentence.confidence === 'number' &&
    sentence.attributions.every((id) => attributionIds.has(id)) &&
    sentence.signals.every((signal) => isSpan(signal, length) && typeof signal.kind === 'string')
  );
}

function isAttribution(attribution, sourceIds, length) {
  return (
    (attribution.source_id === null || sourceIds.has(attribution.source_id)) &&
    attribution.chain.every((id) => sourceIds.has(id)) &&
    isSpanOrNull(attribution.source, length) &&
    isSpanOrNull(attribution.cue, length) &&
    attribution.content.every((span) => isSpan(span, length))
  );
}

function isSource(source) {
  return typeof source.name === 'string' && typeof source.kind === 'string';
}

/** Whether `answer` is an analysis of a text of this length, by the server's contract. */
export function isAnalysis(answer, length) {
  try {
    const sourceIds = new Set(answer.sources.map((source) => source.id));
    const attributionIds = new Set(answer.attributions.map((attribution) => attribution.id));
    return (
      answer.offsets === 'utf-16' &&
      typeof answer.model === 'string' &&
      answer.summary.notes.every((note) => typeof note === 'string') &&
      [...LABELS, 'sentences', 'sources'].every((count) =>
        Number.isInteger(answer.summary[count]),
      ) &&
      answer.sources.every(isSource) &&
      answer.attributions.every((each) => isAttribution(each, sourceIds, length)) &&
      answer.sentences.every((each, index, all) =>
        isSentence(each, index, all, attributionIds, length),
      )
    );
  } catch {
    // A part that the check reads is missing altogether.
    return false;
  }
}
