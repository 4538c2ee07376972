/** @file The text that the reader has selected. */
(() => {
  const { page, tree } = globalThis.Sourcelight;
  const { pickWithin } = globalThis.Sourcelight.textmap;

  function toRange({ startContainer, startOffset, endContainer, endOffset }) {
    const range = new Range();
    range.setStart(startContainer, startOffset);
    range.setEnd(endContainer, endOffset);
    return range;
  }

  const isWithinRoot = ({ startContainer, endContainer }) =>
    startContainer.getRootNode() instanceof ShadowRoot &&
    startContainer.getRootNode() === endContainer.getRootNode();

  /**
   * nb. a selection tells what is selected in a shadow root only to those who have that root.
   * Firefox has one range for each cell that is selected in a table, other browsers only one.
   */
  function selectedRanges() {
    const selection = getSelection();
    const composed = selection.getComposedRanges?.({ shadowRoots: tree.rootsBelow(document) }) ?? [];
    if (composed.some(isWithinRoot)) return composed.map(toRange);
    return Array.from({ length: selection.rangeCount }, (_, index) => selection.getRangeAt(index));
  }

  /** @returns {import('./page.js').Picks} */
  function pickSelection() {
    const picks = new Map();
    for (const range of selectedRanges()) pickRange(range, picks);
    return picks;
  }

  function pickRange(range, picks) {
    const root = range.startContainer.getRootNode();
    for (const node of tree.textNodesOf(document.body)) {
      const place = tree.hostIn(root, node);
      if (!place || !range.intersectsNode(place)) continue;
      const from = node === range.startContainer ? range.startOffset : 0;
      const to = node === range.endContainer ? range.endOffset : node.length;
      if (from < to) picks.set(node, [from, to]);
    }
  }

  function everything() {
    return new Map([...tree.textNodesOf(document.body)].map((node) => [node, [0, node.length]]));
  }

  /**
   * The selection as it is now, for as long as it is in the page: a retry comes when nothing may
   * be selected any more. Where the page was drawn anew, its text is found again.
   *
   * @returns {(before?: import('./textmap.js').TextMap) => import('./page.js').Picks}
   */
  function keepSelection() {
    const picks = pickSelection();
    return (before) => {
      if (!before || page.stands(before)) return picks;
      return pickWithin(page.readText(everything()), before.text) ?? new Map();
    };
  }

  globalThis.Sourcelight.selection = { keepSelection };
})();
