/** @file The text that the reader has selected. */
(() => {
  const { page } = globalThis.Sourcelight;
  const { pickWithin } = globalThis.Sourcelight.textmap;

  /** @returns {import('./page.js').Picks} */
  function pickSelection() {
    const selection = getSelection();
    const picks = new Map();
    // nb. Firefox has one range for each cell that is selected in a table, other browsers only one.
    for (let i = 0; i < selection.rangeCount; i += 1) {
      pickRange(selection.getRangeAt(i), picks);
    }
    return picks;
  }

  function pickRange(range, picks) {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (!range.intersectsNode(node)) continue;
      const from = node === range.startContainer ? range.startOffset : 0;
      const to = node === range.endContainer ? range.endOffset : node.length;
      if (from < to) picks.set(node, [from, to]);
    }
  }

  function everything() {
    const picks = new Map();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) picks.set(walker.currentNode, [0, walker.currentNode.length]);
    return picks;
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
