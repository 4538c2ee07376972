/** @file The one element that is added to a page: the host of our UI, in a shadow root. */
(() => {
  const { stylesheet } = globalThis.Sourcelight;

  function sheetOf(css) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    return sheet;
  }

  /**
   * Adds the host, which goes when `signal` is aborted.
   * nb. the root is closed because the UI names the reader's server, which is no page's business;
   * a <style> in it would fall under the page's CSP in Firefox, an adopted sheet does not.
   */
  function createSurface(signal) {
    const host = document.createElement('sourcelight-ui');
    const root = host.attachShadow({ mode: 'closed' });
    const own = sheetOf(stylesheet);
    root.adoptedStyleSheets = [own];
    document.documentElement.append(host);
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
