/** @file Which place of the sent text lies under a point of the window. */
(() => {
  const { offsetOf } = globalThis.Sourcelight.textmap;

  /** nb. the caret snaps to the nearest text, however far; only the glyphs themselves count. */
  function isOnText(node, offset, x, y) {
    const range = new Range();
    range.setStart(node, Math.max(0, offset - 1));
    range.setEnd(node, Math.min(node.length, offset + 1));
    return [...range.getClientRects()].some(
      (box) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom,
    );
  }

  /** nb. Safari knew only the older of the two names before 18.4. */
  function caretAt(x, y, shadowRoots) {
    if (document.caretPositionFromPoint) {
      const caret = document.caretPositionFromPoint(x, y, { shadowRoots });
      return { node: caret?.offsetNode, offset: caret?.offset };
    }
    const range = document.caretRangeFromPoint(x, y);
    return { node: range?.startContainer, offset: range?.startOffset };
  }

  /** The offset in the text, or -1; `shadowRoots` are those that the text stands in. */
  function offsetAtPoint(map, shadowRoots, x, y) {
    const { node, offset } = caretAt(x, y, shadowRoots);
    if (node?.nodeType !== Node.TEXT_NODE || !isOnText(node, offset, x, y)) return -1;
    return offsetOf(map, node, offset);
  }

  globalThis.Sourcelight.pointer = { offsetAtPoint };
})();
