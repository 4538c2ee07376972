/** @file Puts a text to the background, which puts it to the server. */
(() => {
  const { ANALYSIS, ASKING } = globalThis.Sourcelight.messages;
  const api = globalThis.browser ?? globalThis.chrome;

  /**
   * One question over one port.
   *
   * @returns {Promise<{analysis: object, host: string} | {failure: {code: string}} | null>} null
   * where the background died before it could answer
   */
  function askOnce(text, signal, onHost) {
    return new Promise((resolve) => {
      const port = api.runtime.connect({ name: ANALYSIS });
      const over = new AbortController();

      function end(answer) {
        over.abort();
        port.disconnect();
        resolve(answer);
      }

      port.onDisconnect.addListener(() => end(null));
      port.onMessage.addListener((message) => {
        if (message.type === ASKING) onHost(message.host);
        else end(message);
      });
      signal.addEventListener('abort', () => end({}), { signal: over.signal });
      // nb. Firefox keeps a page that is left, with its ports, for the way back.
      const leave = () => end({ failure: { code: 'interrupted' } });
      addEventListener('pagehide', leave, { signal: over.signal });
      port.postMessage({ text });
    });
  }

  /**
   * The answer to a text. A browser ends its background at will: the second question starts a
   * new one, and a third would only repeat whatever ended two.
   */
  async function ask(text, signal, onHost) {
    // nb. an update of the extension cuts open pages off from it, for good.
    if (!api.runtime?.id) return { failure: { code: 'reload_page' } };
    return (
      (await askOnce(text, signal, onHost)) ??
      (await askOnce(text, signal, onHost)) ?? { failure: { code: 'interrupted' } }
    );
  }

  globalThis.Sourcelight.question = { ask };
})();
