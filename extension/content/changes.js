/**
 * @file Notices when a page changes under a reading: single-page sites swap articles, frameworks
 * draw the same one anew, paragraphs arrive late.
 *
 * nb. no listener for addresses: a site may change its address and keep the article, or keep the
 * address and change the article. Marks belong to text, so text is what is watched.
 */
(() => {
  const SOON_MS = 300;
  const LONGEST_MS = 30_000;

  const OBSERVED = {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: ['class', 'style', 'hidden', 'open'],
  };

  /** nb. a component may fill its shadow root at any time after it has been added. */
  function mayHoldText(node) {
    return (
      Boolean(node.textContent.trim()) ||
      Boolean(node.shadowRoot) ||
      [...(node.querySelectorAll?.('*') ?? [])].some((each) => each.shadowRoot)
    );
  }

  /** Whether a change may have shown text that was not there before. */
  function mayShowMore({ type, target, addedNodes }) {
    if (type === 'childList') return [...addedNodes].some(mayHoldText);
    return type === 'attributes' && mayHoldText(target);
  }

  /**
   * Calls `look` once the page has come to rest after a change that may concern the reading:
   * soon when what was read no longer stands, and more and more seldom when there may be more to
   * read, since some pages never come to rest and each look costs as much as finding the article.
   *
   * @param {object} reading
   * @param {() => boolean} reading.stands
   * @param {(node: Node) => boolean} reading.concerns
   * @param {() => Iterable<Node>} reading.roots all that is to be watched
   * @param {() => void} reading.look
   */
  function watch({ stands, concerns, roots, look }, signal) {
    let resting = 0;
    let waiting = 0;
    let patience = SOON_MS;
    let more = false;

    function lookNow() {
      clearTimeout(waiting);
      waiting = 0;
      more = false;
      look();
      // nb. the look may have ended all this.
      if (!signal.aborted) observeAll();
    }

    function lookWithPatience() {
      if (waiting) return;
      waiting = setTimeout(lookNow, patience);
      patience = Math.min(2 * patience, LONGEST_MS);
    }

    function rest() {
      resting = 0;
      if (!stands()) {
        patience = SOON_MS;
        lookNow();
      } else if (more) {
        lookWithPatience();
      }
    }

    const observer = new MutationObserver((changes) => {
      // nb. in this order: a page's whole text is long, and its body changes often.
      more ||= changes.some((each) => concerns(each.target) && mayShowMore(each));
      resting ||= setTimeout(rest, SOON_MS);
    });

    /** nb. an observer does not see into shadow roots; to observe one again changes nothing. */
    function observeAll() {
      for (const root of roots()) observer.observe(root, OBSERVED);
    }

    observeAll();
    signal.addEventListener('abort', () => {
      observer.disconnect();
      clearTimeout(resting);
      clearTimeout(waiting);
    });
  }

  globalThis.Sourcelight.changes = { watch };
})();
