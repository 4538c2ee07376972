/** @file What the reader says of sentences, beside what the tool says. */
(() => {
  /**
   * @param {(sentences: string[]) => Promise<(string | null)[]>} recall
   * @param {(sentence: string, label: string | null) => Promise<void>} remember
   * @param {(own: (string | null)[]) => void} tell is called with the labels of all sentences
   */
  function createOwnLabels(recall, remember, tell) {
    let sentences = [];

    async function refresh() {
      const asked = sentences;
      const own = await recall(asked);
      // nb. another analysis may have come in the meantime.
      if (asked === sentences) tell(own);
    }

    return {
      show(text, analysis) {
        sentences = analysis.sentences.map(({ start, end }) => text.slice(start, end));
        return refresh();
      },
      async set(index, label) {
        await remember(sentences[index], label);
        await refresh();
      },
    };
  }

  globalThis.Sourcelight.ownLabels = { createOwnLabels };
})();
