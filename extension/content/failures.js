/**
 * @file What can go wrong, by name, and what a reader can do about it. Pure.
 *
 * For each code there are two messages, `failure_CODE` and `failure_CODE_help`. The codes are
 * those of the server's errors that a reader can meet, and our own.
 */
(() => {
  const RETRY = 'retry';
  const SETTINGS = 'settings';
  const AGREE = 'agree';

  const ACTIONS = {
    no_text: [],
    first_send: [AGREE, SETTINGS],
    unreachable: [RETRY, SETTINGS],
    timeout: [RETRY],
    no_permission: [SETTINGS],
    not_a_server: [SETTINGS],
    bad_answer: [RETRY, SETTINGS],
    interrupted: [RETRY],
    reload_page: [],
    unauthorized: [SETTINGS],
    text_too_long: [],
    unsupported_language: [],
    rate_limited: [RETRY],
    overloaded: [RETRY],
    internal: [RETRY],
    unexpected: [RETRY],
  };

  /** Answers that only something other than this server's analysis gives. */
  const FOREIGN = new Set(['not_found', 'method_not_allowed', 'unsupported_media_type']);

  function knownCode(code) {
    if (FOREIGN.has(code)) return 'not_a_server';
    return code in ACTIONS ? code : 'unexpected';
  }

  /**
   * @param {{code: string, host?: string, seconds?: number}} failure
   * @returns {{title: string[], help: string[], actions: string[]}}
   */
  function explain({ code, host = '', seconds = 0 }) {
    const known = knownCode(code);
    return {
      title: [`failure_${known}`, host],
      help: [`failure_${known}_help`, host, String(seconds || 30)],
      actions: ACTIONS[known],
    };
  }

  globalThis.Sourcelight.failures = { explain };
})();
