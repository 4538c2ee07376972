/**
 * @file Which sentences a reader goes through: all, those of one label, or those of one source. Pure.
 *
 * @typedef {{label?: string, source?: string}} Choice a label, the id of a source, or neither
 */
(() => {
  const { labels } = globalThis.Sourcelight;
  const { attributionsOf, sourceById } = globalThis.Sourcelight.analysis;

  const ALL = Object.freeze({});

  /** Whether a source vouches for a sentence, itself or as one who passes it on. */
  function isBackedBy(analysis, sentence, id) {
    return attributionsOf(analysis, sentence).some(
      (each) => each.source_id === id || each.chain.includes(id),
    );
  }

  function includes(analysis, { label, source }, sentence) {
    if (label) return sentence.label === label;
    return !source || isBackedBy(analysis, sentence, source);
  }

  function indexesOf(analysis, choice) {
    return [...analysis.sentences.keys()].filter((index) =>
      includes(analysis, choice, analysis.sentences[index]),
    );
  }

  /** The sources that vouch for a sentence, those with most sentences first. */
  function sourcesWithSentences(analysis) {
    return analysis.sources
      .map((source) => ({ source, indexes: indexesOf(analysis, { source: source.id }) }))
      .filter(({ indexes }) => indexes.length)
      .sort((one, other) => other.indexes.length - one.indexes.length);
  }

  /** The same choice in a newer analysis, whose sources have other ids. */
  function carry({ label, source }, before, now) {
    if (label) return { label };
    const name = source && sourceById(before, source)?.name;
    const same = name && now.sources.find((each) => each.name === name);
    return same ? { source: same.id } : ALL;
  }

  const isAll = ({ label, source }) => !label && !source;

  /** A choice as the value of a form's field, and back. */
  const toValue = ({ label = '', source = '' }) => `${label}:${source}`;

  function fromValue(value) {
    const [label] = value.split(':', 1);
    return labels.some((each) => each.label === label)
      ? { label }
      : { source: value.slice(label.length + 1) };
  }

  globalThis.Sourcelight.choice = {
    ALL,
    isAll,
    includes,
    indexesOf,
    sourcesWithSentences,
    carry,
    toValue,
    fromValue,
  };
})();
