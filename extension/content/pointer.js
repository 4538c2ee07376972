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

  /** The offset in the text, or -1. */
  function offsetAtPoint(map, x, y) {
    const caret = document.caretPositionFromPoint(x, y);
    const node = caret?.offsetNode;
    if (node?.nodeType !== Node.TEXT_NODE || !isOnText(node, caret.offset, x, y)) return -1;
    return offsetOf(map, node, caret.offset);
  }

  globalThis.Sourcelight.pointer = { offsetAtPoint };
})();
