/**
 * @file One reading of the page at a time, from the press of the button until it is cleared.
 *
 * page, text, labels, ranges, paint: data goes one way. Whatever a reading adds or listens to
 * hangs on its AbortSignal, so that clearing is one call.
 */
(() => {
  const { messages, page, article, selection, question, paint } = globalThis.Sourcelight;
  const { surface, legend, card, reader, steering } = globalThis.Sourcelight;
  const api = globalThis.browser ?? globalThis.chrome;

  // nb. two presses in quick succession inject all files twice; the first reader stays the only one.
  if (globalThis.Sourcelight.isListening) return;
  globalThis.Sourcelight.isListening = true;

  let reading = null;

  const say = (key, ...values) => api.i18n.getMessage(key, values);

  const openSettings = () => api.runtime.sendMessage({ type: messages.OPEN_SETTINGS });

  /** nb. finding the article may take half a second; before this has passed, no panel is seen. */
  const panelIsSeen = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

  function clear() {
    reading?.abort();
    reading = null;
  }

  function open(map, { analysis, host }, root, panel, signal) {
    const painted = reader.createReader(map, analysis, panel, card.createCard(root, say));
    signal.addEventListener('abort', paint.eraseAll);
    steering.steer(painted, root.host, clear, signal);
    panel.showResult(analysis.summary, host, painted);
  }

  async function read(pick, root, panel, signal) {
    panel.showReading();
    await panelIsSeen();
    if (signal.aborted) return;
    const map = page.readText(pick());
    if (!map.text) {
      panel.showFailure({ code: 'no_text' });
      return;
    }
    const answer = await question.ask(map.text, signal, panel.showAsking);
    if (signal.aborted) return;
    if (answer.failure) panel.showFailure(answer.failure);
    else open(map, answer, root, panel, signal);
  }

  function start(pick) {
    clear();
    reading = new AbortController();
    const { signal } = reading;
    const root = surface.createSurface(signal);
    const retry = () => start(pick);
    const panel = legend.createLegend(root, say, { close: clear, retry, settings: openSettings });
    read(pick, root, panel, signal).catch((error) => {
      console.error(error);
      panel.showFailure({ code: 'unexpected' });
    });
  }

  api.runtime.onMessage.addListener(({ type }) => {
    if (type === messages.TOGGLE && reading) clear();
    else if (type === messages.TOGGLE) start(article.pickArticle);
    else if (type === messages.ANALYSE_SELECTION) {
      // nb. kept as it is now: a retry comes when the selection may have gone.
      const picks = selection.pickSelection();
      start(() => picks);
    }
  });
})();
