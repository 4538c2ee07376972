/**
 * @file On a site that is analysed on load: begins whenever the reader comes to an article, be it
 * drawn late or reached without a new page being loaded.
 */
(() => {
  const { article, changes } = globalThis.Sourcelight;

  const here = () => ({ address: location.href.split('#')[0], title: document.title });

  /**
   * Calls `begin` at each article, until `signal` is aborted.
   *
   * @returns {() => void} says that the reader has gone on to what may be another
   */
  function attend(begin, signal) {
    let place = here();
    let awaited = true;

    /** nb. sites change their address for all sorts of reasons, another page has another title too. */
    function hasMoved() {
      const { address, title } = here();
      return address !== place.address && title !== place.title;
    }

    function goOn() {
      awaited = true;
      place = here();
    }

    function look() {
      if (hasMoved()) goOn();
      if (!awaited || !article.isArticlePage()) return;
      awaited = false;
      begin();
    }

    const page = { stands: () => !hasMoved(), concerns: () => awaited, roots: () => [document], look };
    changes.watch(page, signal);
    look();
    return () => {
      goOn();
      look();
    };
  }

  globalThis.Sourcelight.arrivals = { attend };
})();
