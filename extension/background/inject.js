/** @file Puts the reader's scripts into a tab, and says so where the browser forbids it. */

import '../content/namespace.js';
import '../content/messages.js';
import { SCRIPTS } from './scripts.js';

const { ENTERED } = globalThis.Sourcelight.messages;
const api = globalThis.browser ?? globalThis.chrome;

/**
 * How long to wait before each try to enter a page.
 * nb. Chromium now and then tells us of the press before it tells the page's process that the
 * press lets us in: seen in one of twelve presses on a busy machine, and gone a moment later.
 */
const TRIES_MS = [0, 50, 250];

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** What the reader's scripts would find in a page; runs there. */
function describePage() {
  return {
    type: document.contentType,
    // nb. in a feed or a picture there is nothing to read, and no panel could be shown.
    isHtml: document.createElement('p') instanceof HTMLElement,
    isListening: Boolean(globalThis.Sourcelight?.isListening),
  };
}

/** Makes sure that the reader is in a page, or says why it is of no use there: null, or a reason. */
async function ensureInjected(target) {
  const [{ result: page }] = await api.scripting.executeScript({ target, func: describePage });
  // nb. Chromium lets us into the page that holds its PDF viewer, though not into the viewer.
  if (page.type === 'application/pdf') return 'pdf';
  if (!page.isHtml) return 'restricted';
  if (!page.isListening) await api.scripting.executeScript({ target, files: SCRIPTS });
  return null;
}

/** nb. a press of the button lets us see the address of the tab, and nothing more there. */
function reasonFor({ url = '' }) {
  return /\.pdf($|[?#])/i.test(url) ? 'pdf' : 'restricted';
}

/** Why the reader cannot be in a tab; null where it is there afterwards. */
async function enter(tabId) {
  for (const ms of TRIES_MS) {
    await pause(ms);
    try {
      return await ensureInjected({ tabId });
    } catch {
      // The browser's own pages, its store, its PDF viewer: each refuses in words of its own.
    }
  }
  return reasonFor(await api.tabs.get(tabId));
}

const POPUP = 'popup/refusal.html';

/**
 * Says by the button what no script can say on the page. All of it is gone when the tab goes on to
 * another page.
 */
async function showRefusal(tabId, reason) {
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

async function deliver(tabId, message) {
  const reason = await enter(tabId);
  if (reason) {
    await showRefusal(tabId, reason);
  } else {
    await api.tabs.sendMessage(tabId, message);
    await tellPanels(tabId);
  }
}

/** Sends a message to the reader in a tab, which the press of a button has let us enter. */
export async function tell(tabId, message) {
  try {
    await deliver(tabId, message);
  } catch (error) {
    // nb. a tab may close, or go on to another page, at any moment.
    console.info(error);
  }
}
