/**
 * @file Paints ranges by the CSS Custom Highlight API: no node of the page changes.
 *
 * nb. a Firefox content script may not iterate `CSS.highlights` or a Highlight, and `add` and
 * `set` return nothing to chain on in Firefox 142: only get, set, add and delete are used here.
 */
(() => {
  const PREFIX = 'sourcelight-';

  /** Everything painted, lowest first: where two meet, the later one's background is seen. */
  const LAYERS = [
    'dimmed',
    'attributed',
    'unattributed',
    'editorial',
    'focus',
    'content',
    'signal',
    'source',
    'cue',
  ];
  const EVIDENCE = ['focus', 'content', 'signal', 'source', 'cue'];

  /** Paints `ranges` as the whole of one layer. */
  function paint(layer, ranges) {
    const highlight = new Highlight();
    for (const range of ranges) highlight.add(range);
    highlight.priority = LAYERS.indexOf(layer);
    CSS.highlights.set(PREFIX + layer, highlight);
  }

  function erase(layers) {
    for (const layer of layers) CSS.highlights.delete(PREFIX + layer);
  }

  globalThis.Sourcelight.paint = {
    paint,
    eraseEvidence: () => erase(EVIDENCE),
    eraseAll: () => erase(LAYERS),
  };
})();
