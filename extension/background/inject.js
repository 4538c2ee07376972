/** @file Puts the reader's scripts into a tab, and says so where the browser forbids it. */

import '../content/namespace.js';
import '../content/messages.js';
import { SCRIPTS, STYLE } from './scripts.js';

const { ENTERED } = globalThis.Sourcelight.messages;
const api = globalThis.browser ?? globalThis.chrome;

/**
 * How long to wait before each try to enter a page.
 * nb. Chromium now and then tells us of the press before it tells the page's process that the
 * press lets us in: seen in one of twelve presses on a busy machine, and gone a moment later.
 */
const TRIES_MS = [0, 50, 250];

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

async function isInjected(target) {
  const [{ result }] = await api.scripting.executeScript({
    target,
    func: () => Boolean(globalThis.Sourcelight),
  });
  return result;
}

async function ensureInjected(target) {
  if (await isInjected(target)) return;
  await api.scripting.insertCSS({ target, files: [STYLE] });
  await api.scripting.executeScript({ target, files: SCRIPTS });
}

/** Whether the browser lets us into a tab; if so, the reader is there afterwards. */
async function enter(tabId) {
  for (const ms of TRIES_MS) {
    await pause(ms);
    try {
      await ensureInjected({ tabId });
      return true;
    } catch {
      // The browser's own pages, its store, its PDF viewer: each refuses in words of its own.
    }
  }
  return false;
}

const POPUP = 'popup/refusal.html';

/** nb. a press of the button lets us see the address of the tab, and nothing more there. */
function reasonFor({ url = '' }) {
  return /\.pdf($|[?#])/i.test(url) ? 'pdf' : 'restricted';
}

/**
 * Says by the button what no script can say on the page: the browser lets none in there. All of
 * it is gone when the tab goes on to another page.
 */
async function showRefusal(tabId) {
  const reason = reasonFor(await api.tabs.get(tabId));
  await api.action.setBadgeText({ tabId, text: '!' });
  await api.action.setTitle({ tabId, title: api.i18n.getMessage(`page_${reason}`) });
  await api.action.setPopup({ tabId, popup: `${POPUP}?${reason}` });
  // nb. where the browser opens no popup by itself, the next press does.
  await api.action.openPopup().catch(() => {});
}

/** Lets side panels know that a page has someone to talk to; mostly there is no panel. */
function tellPanels(tabId) {
  return api.runtime.sendMessage({ type: ENTERED, tabId }).catch(() => {});
}

/** Sends a message to the reader in a tab, which the press of a button has let us enter. */
export async function tell(tabId, message) {
  if (await enter(tabId)) {
    await api.tabs.sendMessage(tabId, message);
    await tellPanels(tabId);
  } else {
    await showRefusal(tabId);
  }
}
