/**
 * @file What a change of the page means for a reading: decided here, acted on elsewhere. Pure.
 */
(() => {
  /** Nothing that matters: the marks stay as they are. */
  const KEEP = 'keep';
  /** The same text in other nodes: the marks move there, and no one is asked again. */
  const ANCHOR = 'anchor';
  /** More text, or another version of it: ask again. */
  const ASK = 'ask';
  /** The reader has gone on to another page. */
  const CLEAR = 'clear';

  /** Whether one reading has all that another had. */
  function holds(map, before) {
    return map.text.includes(before.text) || [...before.byNode.keys()].every((n) => map.byNode.has(n));
  }

  /**
   * @param {TextMap} before what the marks belong to
   * @param {TextMap} now what a new look finds
   * @param {boolean} stands whether what was read before is still there
   * @param {boolean} moved whether the page's address has changed
   */
  function verdict(before, now, stands, moved) {
    if (now.text === before.text) return ANCHOR;
    // nb. a press is about the page that it was made on, also where nothing was found there.
    if (moved && !before.text) return CLEAR;
    if (holds(now, before)) return ASK;
    // nb. endless pages change their address for the article in view, and keep those before it.
    if (stands) return KEEP;
    if (moved) return CLEAR;
    // nb. between two drawings a page may show nothing at all; there is more to come.
    return now.text ? ASK : KEEP;
  }

  globalThis.Sourcelight.verdict = { verdict, KEEP, ANCHOR, ASK, CLEAR };
})();
