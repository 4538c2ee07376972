/** @file The panel in a corner: what is going on, the result, or what went wrong and what to do. */
(() => {
  const { elements, failures } = globalThis.Sourcelight;
  const { element, button, signButton } = elements;

  const CORNERS = ['bottom-right', 'bottom-left', 'top-left', 'top-right'];

  function cornerAt(x, y) {
    return `${y < innerHeight / 2 ? 'top' : 'bottom'}-${x < innerWidth / 2 ? 'left' : 'right'}`;
  }

  function moveToNextCorner(panel) {
    const next = CORNERS.indexOf(panel.dataset.corner) + 1;
    panel.dataset.corner = CORNERS[next % CORNERS.length];
  }

  /** Lets the panel be dragged by its head; let go, it settles in the nearest corner. */
  function makeDraggable(panel, head) {
    head.addEventListener('pointerdown', (down) => {
      if (down.target.closest('button')) return;
      head.setPointerCapture(down.pointerId);
      const drag = new AbortController();
      const follow = (move) => {
        panel.style.translate = `${move.clientX - down.clientX}px ${move.clientY - down.clientY}px`;
      };
      const settle = () => {
        const box = panel.getBoundingClientRect();
        panel.dataset.corner = cornerAt(box.x + box.width / 2, box.y + box.height / 2);
        panel.style.translate = '';
        drag.abort();
      };
      head.addEventListener('pointermove', follow, { signal: drag.signal });
      head.addEventListener('pointerup', settle, { signal: drag.signal });
      head.addEventListener('pointercancel', settle, { signal: drag.signal });
    });
  }

  /**
   * @param {ShadowRoot} root
   * @param {(key: string, ...values: string[]) => string} say
   * @param {{close: () => void}} actions and those of failures.js that can be taken here
   */
  function createLegend(root, say, actions) {
    const body = element('div', { class: 'body', 'aria-live': 'polite' });
    const fold = signButton('sign fold', '', say('fold'), () => setFolded(!body.hidden));
    const head = element(
      'header',
      {},
      element('h2', {}, say('name')),
      fold,
      signButton('sign move', '⤡', say('move'), () => moveToNextCorner(panel)),
      signButton('sign close', '×', say('close'), actions.close),
    );
    const panel = element(
      'section',
      {
        class: 'legend',
        'data-corner': CORNERS[0],
        'aria-label': say('name'),
        lang: say('language'),
      },
      head,
      body,
    );
    makeDraggable(panel, head);
    root.append(panel);
    setFolded(false);

    /** Leaves the head alone, so that nothing but it stands before the article. */
    function setFolded(isFolded) {
      body.hidden = isFolded;
      fold.textContent = isFolded ? '+' : '−';
      fold.setAttribute('aria-expanded', String(!isFolded));
    }

    function show(state, ...children) {
      setFolded(false);
      panel.dataset.state = state;
      body.replaceChildren(...children);
    }

    function showWaiting(text) {
      show(
        'waiting',
        element('p', { class: 'status' }, text),
        element('div', { class: 'progress' }),
        element('p', { class: 'actions' }, button('plain', say('cancel'), actions.close)),
      );
    }

    return {
      showReading: () => showWaiting(say('status_reading')),
      showAsking: (host) => showWaiting(say('status_asking', host)),

      showResult: (results) => show('result', ...results.nodes),

      showFailure(failure) {
        const { title, help, actions: offered } = failures.explain(failure);
        show(
          'failure',
          element('p', { class: 'title' }, say(...title)),
          element('p', { class: 'help' }, say(...help)),
          element(
            'p',
            { class: 'actions' },
            ...offered
              .filter((name) => name in actions)
              .map((name) => button(name, say(name), () => actions[name](failure))),
          ),
        );
      },
    };
  }

  globalThis.Sourcelight.legend = { createLegend };
})();
