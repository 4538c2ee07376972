/** @file Listens to the button and the menu; one reading of the page at a time. */
(() => {
  const { messages, article, selection, question, reading, panels } = globalThis.Sourcelight;
  const api = globalThis.browser ?? globalThis.chrome;

  // nb. two presses in quick succession inject all files twice; the first reader stays the only one.
  if (globalThis.Sourcelight.isListening) return;
  globalThis.Sourcelight.isListening = true;

  /**
   * nb. after an update of the extension the scripts of the version before live on in open pages,
   * in a world of their own; a DOM event is the one thing that reaches them there.
   */
  const SUCCESSION = 'sourcelight-succession';

  let current = null;

  const say = (key, ...values) => api.i18n.getMessage(key, values);

  /** nb. an update of the extension cuts open pages off from it, for good. */
  const isCutOff = () => !api.runtime?.id;

  /** Asynchronous, so that a page that is cut off gets a rejected promise like any other. */
  const send = async (type, more = {}) => api.runtime.sendMessage({ type, ...more });

  function clear() {
    current?.abort();
    current = null;
  }

  function start(pick) {
    clear();
    current = new AbortController();
    const actions = {
      ask: question.ask,
      panels,
      isCutOff,
      close: clear,
      retry: () => start(pick),
      agree: async ({ host }) => {
        await send(messages.AGREE, { host });
        start(pick);
      },
      settings: () => send(messages.OPEN_SETTINGS),
      details: () => send(messages.OPEN_PANEL),
      display: () => send(messages.GET_DISPLAY),
      recall: (sentences) => send(messages.RECALL, { sentences }),
      remember: (sentence, label) => send(messages.REMEMBER, { sentence, label }),
      hideLabels: (hiddenLabels) => send(messages.HIDE_LABELS, { hiddenLabels }),
    };
    reading.begin(pick, say, actions, current.signal);
  }

  document.dispatchEvent(new Event(SUCCESSION));
  document.addEventListener(SUCCESSION, clear);

  panels.listen(api);

  globalThis.Sourcelight.startOnLoad = () => {
    if (!current && article.isArticlePage()) start(article.pickArticle);
  };

  api.runtime.onMessage.addListener(({ type }) => {
    if (type === messages.TOGGLE && current) clear();
    else if (type === messages.TOGGLE) start(article.pickArticle);
    else if (type === messages.ANALYSE_SELECTION) start(selection.keepSelection());
  });
})();
