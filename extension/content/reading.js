/**
 * @file One reading: from picked text to marks, and kept true while the page changes below it.
 *
 * page, text, labels, ranges, paint: data goes one way. Whatever a reading adds or listens to
 * hangs on its AbortSignal, so that clearing is one call.
 */
(() => {
  const { tree, page, opening, paint, changes, patience, ownLabels } = globalThis.Sourcelight;
  const { surface, legend, results, card, reader, steering, failures } = globalThis.Sourcelight;
  const { verdict, ANCHOR, ASK, CLEAR } = globalThis.Sourcelight.verdict;

  /** nb. finding the article may take half a second; before this has passed, no panel is seen. */
  const panelIsSeen = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

  /** nb. many sites keep the place in the article behind the "#". */
  const address = () => location.href.split('#')[0];

  /**
   * Begins a reading, which ends when `signal` is aborted.
   *
   * @param {(before?: TextMap) => Picks} pick finds the text: at first, and again where it has moved
   * @param {(key: string, ...values: string[]) => string} say
   * @param {object} actions what lies outside of the page: see main.js
   * @param {import('./surface.js').Place} [place] where our UI stands, if not above the page
   */
  function begin(pick, say, actions, signal, place) {
    const begun = address();
    const { panels } = actions;
    const { root, setColours } = surface.createSurface(signal, place);
    const told = tellFailures();
    const panel = legend.createLegend(root, say, { ...actions, ...told });
    let map = null;
    let asking = new AbortController();
    let painted = null;
    let shown = null;
    let report = null;
    const own = ownLabels.createOwnLabels(actions.recall, actions.remember, showOwn);

    function tellState(state) {
      shown.update(state);
      panels.update(state);
    }

    function hide(labels) {
      painted.hide(labels);
      told.hideLabels(labels);
    }

    /** nb. after an update there are no words left for a card. */
    const unlessCutOff =
      (act) =>
      (...values) => {
        if (actions.isCutOff()) panel.showFailure({ code: 'reload_page' });
        else act(...values);
      };

    /** The painted page and its panel, from the first answer on. */
    async function open() {
      const display = await actions.display();
      if (signal.aborted) return;
      setColours(display.colours);
      const label = (given) => guard(own.set(painted.focusedIndex(), given));
      const beside = card.createCard(root, say, display, label);
      painted = reader.createReader(
        { ...beside, show: unlessCutOff(beside.show) },
        display.hiddenLabels,
        tellState,
      );
      shown = results.createResults(say, { ...painted, hide, details: told.details });
      signal.addEventListener('abort', paint.eraseAll);
      signal.addEventListener('abort', panels.clear);
      steering.steer(painted, root.host, actions.close, signal);
      panel.showResult(shown);
    }

    function showOwn(labels) {
      if (signal.aborted) return;
      painted.setOwn(labels);
      report = { ...report, own: labels };
      panels.show(report, painted);
    }

    function show(asked, text, { analysis, host }) {
      report = { text, analysis, own: [], host, url: location.href, title: document.title };
      shown.show(analysis, host);
      panels.show(report, painted);
      // nb. the page may have been drawn anew since, or may have another text by now.
      painted.show(map.text === asked.text ? map : asked, analysis);
      guard(own.show(text, analysis));
    }

    /** Says why marks are missing; without any marks, that is all there is to show. */
    function fail(failure, what) {
      if (!painted) panel.showFailure(failure);
      else {
        const { title } = failures.explain(failure);
        shown.setNotice(`${say(what)} ${say(...title)}.`, () => guard(ask()));
      }
    }

    async function askFor(asked, text, cancelled, what) {
      const answer = await actions.ask(text, cancelled, painted ? () => {} : panel.showAsking);
      if (!cancelled.aborted && !painted && !answer.failure) await open();
      if (cancelled.aborted) return false;
      if (answer.failure) fail(answer.failure, what);
      else show(asked, text, answer);
      return !answer.failure;
    }

    async function ask() {
      asking.abort();
      asking = new AbortController();
      const cancelled = AbortSignal.any([signal, asking.signal]);
      const asked = map;
      const [first, rest] = painted ? [asked.text] : opening.stagesOf(asked.text);
      const isFirstShown = await askFor(asked, first, cancelled, 'unmarked');
      if (!rest || !isFirstShown) return;
      shown.setNotice(say('rest_coming'));
      await askFor(asked, rest, cancelled, 'rest_unmarked');
    }

    // nb. some pages never come to rest: a clock in the article must not become a stream of requests.
    const askAgain = patience.createPatience(() => guard(ask()), signal);

    /** Looks at the page again; what stands unchanged costs no request. */
    function look() {
      const now = page.readText(pick(map));
      const what = verdict(map, now, page.stands(map), address() !== begun);
      if (what === CLEAR) actions.goOn();
      else if (what === ANCHOR) {
        map = now;
        painted?.anchor(now);
      } else if (what === ASK) {
        map = now;
        askAgain();
      }
    }

    async function read() {
      panel.showReading();
      await panelIsSeen();
      if (signal.aborted) return;
      map = page.readText(pick());
      const stands = () => page.stands(map);
      const concerns = (node) => page.concerns(map, node);
      const roots = () => [document, ...tree.rootsAbove(map.byNode.keys())];
      changes.watch({ stands, concerns, roots, look }, signal);
      if (map.text) await ask();
      else panel.showFailure({ code: 'no_text' });
    }

    /** Actions that fail once an update has cut the page off, which then say so. */
    function tellFailures() {
      const names = ['agree', 'settings', 'details', 'hideLabels'];
      const act = async (name, value) => actions[name](value);
      return Object.fromEntries(
        names
          .filter((name) => name in actions)
          .map((name) => [name, (value) => guard(act(name, value))]),
      );
    }

    /** A bug of our own must not look like a page without marks, nor an update like a bug. */
    function guard(promise) {
      promise.catch((error) => {
        if (signal.aborted) return;
        console.error(error);
        panel.showFailure({ code: actions.isCutOff() ? 'reload_page' : 'unexpected' });
      });
    }

    guard(read());
  }

  globalThis.Sourcelight.reading = { begin };
})();
