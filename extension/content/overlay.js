/**
 * @file Draws marks where the browser has no CSS Custom Highlights: as boxes that lie over the lines
 * of the text, in one element of our own. Wrapping the text in elements would change the page, and
 * sites that draw themselves anew trip over that; so even here no node of the page changes.
 */
(() => {
  /** The same looks as in highlight.css; white space has lines of every style below it. */
  const SHEET = `
:host {
  all: initial !important;
  position: absolute !important;
  inset: 0 auto auto 0 !important;
  z-index: 2147483646 !important;
  pointer-events: none !important;
}
i { position: absolute; }
i::after {
  content: '${'\u00a0'.repeat(500)}';
  position: absolute;
  inset: auto 0 -0.4em;
  overflow: hidden;
  font: 16px/1.5 sans-serif;
  white-space: nowrap;
  text-decoration: inherit;
}
.dimmed { background: rgb(128 128 128 / 0.4); }
.attributed { background: rgb(47 125 225 / 0.1); text-decoration: underline solid 2px #2f7de1; }
.unattributed { background: rgb(190 115 10 / 0.1); text-decoration: underline dashed 2px #be730a; }
.editorial { background: rgb(196 64 196 / 0.1); text-decoration: underline wavy 1px #c440c4; }
.focus { background: rgb(128 128 128 / 0.2); }
.content { background: rgb(47 125 225 / 0.12); }
.signal { background: rgb(196 64 196 / 0.35); }
.source { background: rgb(47 125 225 / 0.45); }
.cue { background: rgb(22 150 110 / 0.45); }
@media print { :host { display: none !important; } }
`;

  function addRoot(signal) {
    const host = document.createElement('sourcelight-marks');
    const root = host.attachShadow({ mode: 'closed' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(SHEET);
    root.adoptedStyleSheets = [sheet];
    document.documentElement.append(host);
    signal.addEventListener('abort', () => host.remove());
    return root;
  }

  /** The boxes over the lines of some ranges, placed from where the root's host stands. */
  function boxesOver(layer, ranges, origin) {
    const lines = ranges.flatMap((range) => [...range.getClientRects()]);
    return lines.map((line) => {
      const box = document.createElement('i');
      box.className = layer;
      box.style.left = `${line.left - origin.left}px`;
      box.style.top = `${line.top - origin.top}px`;
      box.style.width = `${line.width}px`;
      box.style.height = `${line.height}px`;
      return box;
    });
  }

  /** Calls `draw` whenever text may have moved below its boxes. */
  function followPage(draw, signal) {
    const size = new ResizeObserver(draw);
    size.observe(document.body);
    signal.addEventListener('abort', () => size.disconnect());
    addEventListener('resize', draw, { signal });
    // nb. the boxes go with the page; only what scrolls within it leaves them behind.
    const scroll = ({ target }) => target !== document && draw();
    addEventListener('scroll', scroll, { signal, capture: true, passive: true });
  }

  /** A drawing of layers of ranges, until `signal` is aborted. */
  function createDrawing(signal) {
    const root = addRoot(signal);
    const layers = new Map();
    let frame = 0;

    function draw() {
      frame = 0;
      const origin = root.host.getBoundingClientRect();
      root.replaceChildren(
        ...[...layers].flatMap(([layer, ranges]) => boxesOver(layer, ranges, origin)),
      );
    }

    function drawSoon() {
      frame ||= requestAnimationFrame(draw);
    }

    followPage(drawSoon, signal);
    signal.addEventListener('abort', () => cancelAnimationFrame(frame));
    return { layers, drawSoon };
  }

  let drawing = null;
  let end = null;

  /** Draws `ranges` as the whole of one layer. */
  function set(layer, ranges) {
    if (!drawing) {
      end = new AbortController();
      drawing = createDrawing(end.signal);
    }
    drawing.layers.set(layer, ranges);
    drawing.drawSoon();
  }

  /** Takes a layer away, and with the last one all that was added. */
  function remove(layer) {
    if (!drawing?.layers.delete(layer)) return;
    drawing.drawSoon();
    if (drawing.layers.size) return;
    end.abort();
    drawing = null;
  }

  globalThis.Sourcelight.overlay = { set, remove };
})();
