/** @file The connection to the page that a panel is about. */
import { messages } from './shared.js';

const api = globalThis.browser ?? globalThis.chrome;
const { PANEL, ENTERED } = messages;

/** A panel in a window of its own is about one tab, any other about the tab it stands beside. */
const FIXED_TAB = Number(new URLSearchParams(location.search).get('tab')) || null;

async function tabInView() {
  if (FIXED_TAB) return FIXED_TAB;
  const [tab] = await api.tabs.query({ active: true, currentWindow: true });
  return tab?.id ?? null;
}

/**
 * Passes on what the page in view says, and null when it has nothing to say.
 *
 * @param {(message: object | null) => void} hear
 * @returns {(message: object) => void} says something to the page
 */
export function connect(hear) {
  let tabId = null;
  let port = null;

  function attach(id) {
    port?.disconnect();
    tabId = id;
    const own = id === null ? null : api.tabs.connect(id, { name: PANEL });
    port = own;
    own?.onMessage.addListener(hear);
    // nb. it also disconnects at once where no reader is in the page, which is no error here.
    own?.onDisconnect.addListener(() => {
      void api.runtime.lastError;
      if (port !== own) return;
      port = null;
      hear(null);
    });
  }

  async function follow() {
    const id = await tabInView();
    if (id === tabId && port) return;
    hear(null);
    attach(id);
  }

  api.tabs.onActivated.addListener(follow);
  api.runtime.onMessage.addListener((message) => {
    if (message?.type === ENTERED) follow();
  });
  follow();
  return (message) => port?.postMessage(message);
}
