/**
 * @file Paints ranges by the CSS Custom Highlight API, or where that is missing by an overlay: no
 * node of the page changes.
 *
 * nb. a Firefox content script may not iterate `CSS.highlights` or a Highlight, and `add` and
 * `set` return nothing to chain on in Firefox 142: only get, set, add and delete are used here.
 */
(() => {
  const { overlay } = globalThis.Sourcelight;

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

  const highlights = {
    set(layer, ranges) {
      const highlight = new Highlight();
      for (const range of ranges) highlight.add(range);
      highlight.priority = LAYERS.indexOf(layer);
      CSS.highlights.set(PREFIX + layer, highlight);
    },
    remove: (layer) => CSS.highlights.delete(PREFIX + layer),
  };

  const painter = () => (globalThis.Highlight ? highlights : overlay);

  /** Paints `ranges` as the whole of one layer. */
  function paint(layer, ranges) {
    painter().set(layer, ranges);
  }

  function erase(layers) {
    for (const layer of layers) painter().remove(layer);
  }

  globalThis.Sourcelight.paint = {
    paint,
    eraseEvidence: () => erase(EVIDENCE),
    eraseAll: () => erase(LAYERS),
  };
})();
