/** @file The one element that is added to a page: the host of our UI, in a shadow root. */
(() => {
  const { stylesheet } = globalThis.Sourcelight;

  function sheetOf(css) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    return sheet;
  }

  /**
   * @typedef {object} Place
   * @property {Element} parent what the host is added to
   * @property {'open' | 'closed'} mode whether the page may look inside
   * @property {string} css what is to look different there
   */

  /**
   * Above any page.
   * nb. the root is closed because the UI names the reader's server, which is no page's business.
   *
   * @type {Place}
   */
  const ABOVE = { parent: document.documentElement, mode: 'closed', css: '' };

  /**
   * Adds the host, which goes when `signal` is aborted.
   * nb. a <style> in the root would fall under the page's CSP in Firefox, an adopted sheet does not.
   */
  function createSurface(signal, { parent, mode, css } = ABOVE) {
    const host = document.createElement('sourcelight-ui');
    const root = host.attachShadow({ mode });
    const own = sheetOf(stylesheet + css);
    root.adoptedStyleSheets = [own];
    parent.append(host);
    signal.addEventListener('abort', () => host.remove());
    return {
      root,
      /** @param {Record<string, string>} colours by label */
      setColours(colours) {
        const rules = Object.entries(colours).map(([label, colour]) => `--${label}: ${colour};`);
        root.adoptedStyleSheets = [own, sheetOf(`.legend, .card { ${rules.join(' ')} }`)];
      },
    };
  }

  globalThis.Sourcelight.surface = { createSurface };
})();
