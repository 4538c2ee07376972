/**
 * @file Chooses what is said of a sentence: keys of _locales and their values.
 *
 * Pure. It never says true or false, and never "unsupported": only what the page itself shows.
 *
 * @typedef {[key: string, ...values: string[]]} Phrase
 */
(() => {
  const { attributionsOf, sourceById } = globalThis.Sourcelight.analysis;

  const CONFIDENCE = [
    [0.9, 'confidence_high'],
    [0.7, 'confidence_fair'],
    [0, 'confidence_low'],
  ];

  /** The order in which signals explain a label, the most telling first. */
  const SIGNALS = ['question', 'prescription', 'loaded', 'interpretation', 'speculation'];

  /** How sure the tool is; `confidence` is calibrated. @returns {Phrase} */
  function confidence(sentence) {
    return [CONFIDENCE.find(([least]) => sentence.confidence >= least)[1]];
  }

  function spanText(text, span) {
    return text.slice(span.start, span.end);
  }

  /** Whether the source is one the reader can look up by name. */
  function isNamed(source) {
    return source.kind !== 'unnamed';
  }

  function attributedReason(analysis, sentence) {
    const [main] = attributionsOf(analysis, sentence);
    const source = main && sourceById(analysis, main.source_id);
    if (!source) return ['reason_someone'];
    if (!isNamed(source)) return ['reason_unnamed', source.name];
    const [nearest] = main.chain;
    if (main.chain.length > 1) {
      return ['reason_chain', sourceById(analysis, nearest).name, source.name];
    }
    if (!main.cue) return ['reason_no_cue', source.name];
    return ['reason_attributed', source.name];
  }

  function unattributedReason(text, sentence) {
    const hedge = sentence.signals.find((signal) => signal.kind === 'hedge');
    return hedge ? ['reason_hedge', spanText(text, hedge)] : ['reason_unattributed'];
  }

  function editorialReason(sentence) {
    const kind = SIGNALS.find((each) => sentence.signals.some((signal) => signal.kind === each));
    return [kind ? `reason_${kind}` : 'reason_editorial'];
  }

  /** Why the sentence has its label, in one plain sentence. @returns {Phrase} */
  function reason(text, analysis, sentence) {
    if (sentence.label === 'attributed') return attributedReason(analysis, sentence);
    if (sentence.label === 'unattributed') return unattributedReason(text, sentence);
    return editorialReason(sentence);
  }

  /**
   * Who speaks, through whom, and the words that say so, of each attribution of a sentence.
   *
   * @returns {{name: string, kind: Phrase, through: string[], cue: string}[]}
   */
  function voices(text, analysis, sentence) {
    return attributionsOf(analysis, sentence)
      .filter((each) => each.source_id !== null)
      .map((each) => {
        const source = sourceById(analysis, each.source_id);
        return {
          name: source.name,
          kind: [`kind_${source.kind}`],
          through: each.chain.slice(0, -1).map((id) => sourceById(analysis, id).name),
          cue: each.cue ? spanText(text, each.cue) : '',
        };
      });
  }

  /** The writer's own words that show how a sentence is meant, by kind. */
  function signals(text, sentence) {
    const byKind = new Map();
    for (const signal of sentence.signals) {
      const found = byKind.get(signal.kind) ?? [];
      byKind.set(signal.kind, [...found, spanText(text, signal)]);
    }
    return [...byKind].map(([kind, words]) => ({ kind: [`signal_${kind}`], words }));
  }

  globalThis.Sourcelight.words = { confidence, reason, voices, signals };
})();
