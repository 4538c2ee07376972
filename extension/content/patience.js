/** @file Does at once what is wanted, and more and more seldom what is wanted again and again. */
(() => {
  const FIRST_MS = 1_000;
  const LONGEST_MS = 60_000;

  /**
   * @param {() => void} act
   * @param {AbortSignal} signal ends what still waits
   * @returns {() => void} says that `act` is wanted; what is wanted while it waits is done once
   */
  function createPatience(act, signal) {
    let wait = 0;
    let last = -Infinity;
    let timer = 0;

    function actNow() {
      timer = 0;
      last = performance.now();
      wait = Math.min(Math.max(2 * wait, FIRST_MS), LONGEST_MS);
      act();
    }

    signal.addEventListener('abort', () => clearTimeout(timer));
    return () => {
      if (timer) return;
      const calm = performance.now() - last;
      if (calm > 2 * wait) wait = 0;
      if (calm > wait) actNow();
      else timer = setTimeout(actNow, wait - calm);
    };
  }

  globalThis.Sourcelight.patience = { createPatience };
})();
