/**
 * @file The background: every listener, and nothing else.
 *
 * nb. it is ended at any idle moment and started again by the next event, so all listeners are
 * registered here at the top level, and no state is kept in memory.
 */
import './content/namespace.js';
import './content/messages.js';
import { tell } from './background/inject.js';
import { recall, remember } from './background/own-labels.js';
import { serveQuestion } from './background/questions.js';
import { readDisplay, writeSettings } from './background/settings.js';
import { applySites } from './background/sites.js';
import { openPanel } from './background/side-panel.js';
import { applyStyle } from './background/style.js';

const api = globalThis.browser ?? globalThis.chrome;
const { TOGGLE, ANALYSE_SELECTION, ANALYSIS } = globalThis.Sourcelight.messages;
const { OPEN_SETTINGS, OPEN_PANEL, GET_DISPLAY, HIDE_LABELS, AGREE, RECALL, REMEMBER } =
  globalThis.Sourcelight.messages;

/** How marks are shown, once the tab has their style. */
async function prepareDisplay(tabId) {
  const display = await readDisplay();
  // nb. the page may have gone meanwhile.
  await applyStyle(tabId, display.colours).catch(() => {});
  return display;
}

api.runtime.onInstalled.addListener(() => {
  const add = (id, title, contexts) =>
    api.contextMenus.create({ id, title: api.i18n.getMessage(title), contexts });
  add(ANALYSE_SELECTION, 'menu_selection', ['selection']);
  add(OPEN_PANEL, 'open_panel', ['action']);
  applySites();
});

api.runtime.onStartup.addListener(applySites);
api.permissions.onAdded.addListener(applySites);
api.permissions.onRemoved.addListener(applySites);
api.storage.onChanged.addListener((changes) => {
  if ('sites' in changes) applySites();
});

// nb. on its way into a page, one press may take much longer than the next.
api.action.onClicked.addListener((tab) => tell(tab.id, { type: TOGGLE, at: Date.now() }));

api.contextMenus.onClicked.addListener((info, tab) => {
  if (info.menuItemId === OPEN_PANEL) openPanel(tab);
  else tell(tab.id, { type: info.menuItemId });
});

api.commands.onCommand.addListener((command, tab) => {
  if (command === OPEN_PANEL) openPanel(tab);
});

api.runtime.onConnect.addListener((port) => {
  if (port.name === ANALYSIS) serveQuestion(port);
});

/** What a page can ask for, each with what it is answered by. */
const ANSWERS = {
  [GET_DISPLAY]: (message, { tab }) => prepareDisplay(tab.id),
  [HIDE_LABELS]: ({ hiddenLabels }) => writeSettings({ hiddenLabels }),
  [RECALL]: ({ sentences }) => recall(sentences),
  [REMEMBER]: ({ sentence, label }) => remember(sentence, label),
  [AGREE]: ({ host }) => writeSettings({ agreedTo: host }),
  [OPEN_SETTINGS]: () => api.runtime.openOptionsPage(),
  [OPEN_PANEL]: (message, { tab }) => openPanel(tab),
};

api.runtime.onMessage.addListener((message, sender, reply) => {
  const answer = ANSWERS[message?.type];
  if (!answer) return false;
  answer(message, sender).then(reply, (error) => {
    console.error(error);
    // nb. without any reply the page would wait for ever.
    reply();
  });
  // nb. tells the browser that the reply comes later; a promise would be Firefox's way only.
  return true;
});
