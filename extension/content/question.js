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
      port.onDisconnect.addListener(() => resolve(null));
      port.onMessage.addListener((message) => {
        if (message.type === ASKING) {
          onHost(message.host);
          return;
        }
        port.disconnect();
        resolve(message);
      });
      signal.addEventListener('abort', () => {
        port.disconnect();
        resolve({});
      });
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
