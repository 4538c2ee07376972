/** @file Listens to the button and the menu; one reading of the page at a time. */
(() => {
  const { messages, paint, article, selection, question } = globalThis.Sourcelight;
  const { reading, panels, arrivals } = globalThis.Sourcelight;
  const api = globalThis.browser ?? globalThis.chrome;

  // nb. two presses in quick succession inject all files twice; the first reader stays the only one.
  if (globalThis.Sourcelight.isListening) return;
  globalThis.Sourcelight.isListening = true;

  /**
   * nb. after an update of the extension the scripts of the version before live on in open pages,
   * in a world of their own; a DOM event is the one thing that reaches them there.
   */
  const SUCCESSION = 'sourcelight-succession';

  /** nb. many people double-click whatever is a button, and mean one press. */
  const DOUBLE_PRESS_MS = 500;

  let current = null;
  let pressed = -Infinity;
  /** What follows when the reader goes on to another article; nothing, where none asked for it. */
  let follow = () => {};

  /** nb. an update of the extension cuts open pages off from it, for good, and from its words. */
  const isCutOff = () => !api.runtime?.id;

  const LAST_WORDS = new Map(
    ['failure_reload_page', 'failure_reload_page_help', 'unmarked', 'rest_unmarked', 'retry'].map(
      (key) => [key, api.i18n.getMessage(key)],
    ),
  );

  function say(key, ...values) {
    return isCutOff() ? (LAST_WORDS.get(key) ?? '') : api.i18n.getMessage(key, values);
  }

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
      goOn() {
        clear();
        follow();
      },
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

  const succeeded = new AbortController();
  document.dispatchEvent(new Event(SUCCESSION));
  // nb. Firefox ends them by itself, and what they had added stays.
  for (const left of document.querySelectorAll(':root > :is(sourcelight-ui, sourcelight-marks)')) {
    left.remove();
    paint.eraseAll();
  }
  document.addEventListener(SUCCESSION, () => {
    clear();
    succeeded.abort();
  });

  panels.listen(api);

  globalThis.Sourcelight.startOnLoad = () => {
    const begin = () => {
      if (!current && !isCutOff()) start(article.pickArticle);
    };
    follow = arrivals.attend(begin, succeeded.signal);
  };

  function toggle(at) {
    const isSecondHalf = at - pressed < DOUBLE_PRESS_MS;
    pressed = at;
    if (isSecondHalf) return;
    if (current) clear();
    else start(article.pickArticle);
  }

  api.runtime.onMessage.addListener(({ type, at }) => {
    if (type === messages.TOGGLE) toggle(at);
    else if (type === messages.ANALYSE_SELECTION) start(selection.keepSelection());
  });
})();
