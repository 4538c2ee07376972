/**
 * @file The background: every listener, and nothing else.
 *
 * nb. it is ended at any idle moment and started again by the next event, so all listeners are
 * registered here at the top level, and no state is kept in memory.
 */
import './content/namespace.js';
import './content/messages.js';
import { tell } from './background/inject.js';
import { serveQuestion } from './background/questions.js';
import { readDisplay, writeSettings } from './background/settings.js';

const api = globalThis.browser ?? globalThis.chrome;
const { TOGGLE, ANALYSE_SELECTION, OPEN_SETTINGS, GET_DISPLAY, HIDE_LABELS, ANALYSIS } =
  globalThis.Sourcelight.messages;

api.runtime.onInstalled.addListener(() => {
  api.contextMenus.create({
    id: ANALYSE_SELECTION,
    title: api.i18n.getMessage('menu_selection'),
    contexts: ['selection'],
  });
});

api.action.onClicked.addListener((tab) => tell(tab.id, { type: TOGGLE }));

api.contextMenus.onClicked.addListener((info, tab) => tell(tab.id, { type: info.menuItemId }));

api.runtime.onConnect.addListener((port) => {
  if (port.name === ANALYSIS) serveQuestion(port);
});

api.runtime.onMessage.addListener((message, sender, reply) => {
  if (message?.type === OPEN_SETTINGS) api.runtime.openOptionsPage();
  if (message?.type === HIDE_LABELS) writeSettings({ hiddenLabels: message.hiddenLabels });
  if (message?.type !== GET_DISPLAY) return false;
  readDisplay().then(reply);
  // nb. tells the browser that the reply comes later; a promise would be Firefox's way only.
  return true;
});
