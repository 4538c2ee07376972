/** @file The text that the reader has selected. */
(() => {
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

  globalThis.Sourcelight.selection = { pickSelection };
})();
