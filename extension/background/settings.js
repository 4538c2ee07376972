/** @file The settings, with their defaults. */

const api = globalThis.browser ?? globalThis.chrome;

const DEFAULTS = Object.freeze({
  serverUrl: 'http://127.0.0.1:8000',
  hiddenLabels: [],
});

export function readSettings() {
  return api.storage.local.get(DEFAULTS);
}

/** @param {Partial<typeof DEFAULTS>} changes */
export function writeSettings(changes) {
  return api.storage.local.set(changes);
}

/** The settings that a page needs: how marks are shown, and nothing else. */
export async function readDisplay() {
  const { hiddenLabels } = await readSettings();
  return { hiddenLabels };
}
