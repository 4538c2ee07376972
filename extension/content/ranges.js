/** @file Turns stretches of the sent text into Ranges of the page. */
(() => {
  const { locate } = globalThis.Sourcelight.textmap;

  function toRange(piece) {
    const range = new Range();
    range.setStart(piece.startNode, piece.startOffset);
    range.setEnd(piece.endNode, piece.endOffset);
    return range;
  }

  /**
   * The Ranges of a span: one, or more where a block ends or unsent text lies in between.
   * nb. a node that the page has since shortened is left unpainted rather than painted wrong.
   */
  function rangesOf(map, span) {
    return locate(map, span.start, span.end)
      .filter((piece) => piece.startNode.data.length >= piece.startOffset)
      .filter((piece) => piece.endNode.data.length >= piece.endOffset)
      .map(toRange);
  }

  globalThis.Sourcelight.ranges = { rangesOf };
})();
