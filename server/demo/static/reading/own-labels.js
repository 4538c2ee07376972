/** @file The reader's own labels of sentences, until this page is closed or loaded anew. */
export function createOwnLabels() {
  const labels = new Map();
  return {
    recall: async (sentences) => sentences.map((each) => labels.get(each) ?? null),
    async remember(sentence, label) {
      labels.set(sentence, label);
    },
  };
}
