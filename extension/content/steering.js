/** @file Pointer, tap and keys move the focus of a reader. */
(() => {
  const SHOW_AFTER_MS = 120;
  /** Long enough to move the pointer from a sentence to its card. */
  const HIDE_AFTER_MS = 350;

  const NOWHERE = -1;
  const OUR_OWN_UI = -2;

  /** Pointing at a sentence shows its card, moving away hides it; the card itself may be entered. */
  function steerByPointer(reader, host, signal) {
    let timer = 0;
    let over = NOWHERE;
    let place = '';

    function later(delay, act) {
      clearTimeout(timer);
      timer = setTimeout(act, delay);
    }

    function point(event) {
      const before = place;
      place = `${event.clientX} ${event.clientY}`;
      // nb. browsers also report a pointer that lies still while the page scrolls below it; that
      // would take the focus from someone who goes by keys.
      if (event.pointerType === 'touch' || place === before) return;
      const now =
        event.target === host ? OUR_OWN_UI : reader.sentenceAtPoint(event.clientX, event.clientY);
      if (now === over) return;
      over = now;
      if (now === OUR_OWN_UI) clearTimeout(timer);
      else if (now === NOWHERE) later(HIDE_AFTER_MS, reader.leave);
      else later(SHOW_AFTER_MS, () => reader.glance(now));
    }

    function tap(event) {
      if (event.target === host || innermost(event).closest?.('a, button')) return;
      clearTimeout(timer);
      const index = reader.sentenceAtPoint(event.clientX, event.clientY);
      if (index === NOWHERE) reader.blur();
      else reader.hold(index);
    }

    addEventListener('pointermove', point, { signal, passive: true });
    addEventListener('click', tap, { signal });
    signal.addEventListener('abort', () => clearTimeout(timer));
  }

  /** nb. seen from outside, all that happens in a shadow root happens to its host. */
  const innermost = (event) => event.composedPath()[0];

  function isEditable(target) {
    return target.isContentEditable || /^(input|textarea|select)$/.test(target.localName);
  }

  /** nb. Alt with an arrow, since a page's own shortcuts are single letters. */
  function isStep(event) {
    const { altKey, ctrlKey, metaKey, shiftKey } = event;
    return altKey && !ctrlKey && !metaKey && !shiftKey && !isEditable(innermost(event));
  }

  function steerByKeys(reader, host, close, signal) {
    function actionFor(event) {
      if (event.key === 'Escape' && reader.isFocused()) return reader.blur;
      // nb. pages have uses of their own for Escape: it ends the reading only from within our UI.
      if (event.key === 'Escape' && event.target === host) return close;
      if (event.key === 'ArrowDown' && isStep(event)) return reader.next;
      if (event.key === 'ArrowUp' && isStep(event)) return reader.previous;
      return null;
    }

    function press(event) {
      const action = actionFor(event);
      if (!action) return;
      event.preventDefault();
      event.stopPropagation();
      action();
    }

    addEventListener('keydown', press, { signal, capture: true });
  }

  /** Everything that a reader can do, until `signal` is aborted. */
  function steer(reader, host, close, signal) {
    steerByPointer(reader, host, signal);
    steerByKeys(reader, host, close, signal);
    addEventListener('scroll', reader.follow, { signal, capture: true, passive: true });
    addEventListener('resize', reader.follow, { signal });
  }

  globalThis.Sourcelight.steering = { steer };
})();
