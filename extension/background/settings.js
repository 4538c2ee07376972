/**
 * @file The settings: defaults, over them what the reader has chosen, over both what an
 * organisation has set for its people (managed-schema.json), which no one changes here.
 */
import { DEFAULT_COLOURS } from './colours.js';
import { normaliseServerUrl } from './server-url.js';
import { normaliseSite } from './site-address.js';

const api = globalThis.browser ?? globalThis.chrome;

const DEFAULTS = Object.freeze({
  serverUrl: 'http://127.0.0.1:8000',
  apiKey: '',
  /** The host that the reader has agreed to send texts to. */
  agreedTo: '',
  /** Hosts whose pages are analysed as soon as they are open. */
  sites: [],
  hiddenLabels: [],
  colours: DEFAULT_COLOURS,
  showReason: true,
});

/** An administrator types addresses as anyone does; what is no address is left out. */
function normalise({ serverUrl, apiKey, sites }) {
  const url = serverUrl && normaliseServerUrl(serverUrl);
  return {
    ...(url && { serverUrl: url }),
    ...(apiKey && { apiKey }),
    ...(sites && { sites: sites.map(normaliseSite).filter(Boolean) }),
  };
}

/**
 * What an organisation has set, which is locked.
 * nb. Chromium answers only once it has read its policies, up to some seconds after its start:
 * a text must not go elsewhere because someone was quick.
 *
 * @returns {Promise<Partial<typeof DEFAULTS>>}
 */
export async function readManaged() {
  try {
    return normalise(await api.storage.managed.get());
  } catch {
    // nb. Firefox rejects where no organisation has set anything.
    return {};
  }
}

/** @returns {Promise<typeof DEFAULTS>} */
export async function readSettings() {
  return { ...(await api.storage.local.get(DEFAULTS)), ...(await readManaged()) };
}

/** @param {Partial<typeof DEFAULTS>} changes */
export function writeSettings(changes) {
  return api.storage.local.set(changes);
}

/** The settings that a page needs: how marks are shown, and nothing else. */
export async function readDisplay() {
  const { hiddenLabels, colours, showReason } = await readSettings();
  return { hiddenLabels, colours, showReason };
}
