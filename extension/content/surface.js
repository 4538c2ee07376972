/** @file The one element that is added to a page: the host of our UI, in a shadow root. */
(() => {
  const { stylesheet } = globalThis.Sourcelight;

  /**
   * Adds the host and returns its shadow root; it goes when `signal` is aborted.
   * nb. the root is closed because the UI names the reader's server, which is no page's business;
   * a <style> in it would fall under the page's CSP in Firefox, an adopted sheet does not.
   */
  function createSurface(signal) {
    const host = document.createElement('sourcelight-ui');
    const root = host.attachShadow({ mode: 'closed' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(stylesheet);
    root.adoptedStyleSheets = [sheet];
    document.documentElement.append(host);
    signal.addEventListener('abort', () => host.remove());
    return root;
  }

  globalThis.Sourcelight.surface = { createSurface };
})();
