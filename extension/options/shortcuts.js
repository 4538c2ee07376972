/** @file The way to the browser's own page for shortcuts. */
const api = globalThis.browser ?? globalThis.chrome;

/** nb. Chromium has no call for it, but lets an extension open the page; Firefox is the reverse. */
export function offerShortcuts() {
  document.getElementById('shortcuts').addEventListener('click', () => {
    if (api.commands.openShortcutSettings) api.commands.openShortcutSettings();
    else api.tabs.create({ url: 'chrome://extensions/shortcuts' });
  });
}
