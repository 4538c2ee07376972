/** @file Opens the side panel, which Firefox calls the sidebar. */

const api = globalThis.browser ?? globalThis.chrome;

const PAGE = 'panel/panel.html';
const WINDOW = { type: 'popup', width: 420, height: 760 };

/**
 * nb. must be called while a press is being handled, with nothing awaited before. Firefox counts
 * no press inside a page as such: there the same panel opens in a small window of its own.
 */
export async function openPanel(tab) {
  try {
    if (api.sidePanel) await api.sidePanel.open({ tabId: tab.id });
    else await api.sidebarAction.open();
  } catch {
    await api.windows.create({ ...WINDOW, url: `${PAGE}?tab=${tab.id}` });
  }
}
