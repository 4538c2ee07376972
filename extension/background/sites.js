/** @file The sites that are analysed as soon as one of their pages is open. */
import { ON_LOAD, SCRIPTS } from './scripts.js';
import { readSettings } from './settings.js';
import { sitePatterns } from './site-address.js';

const api = globalThis.browser ?? globalThis.chrome;
const ID = 'sites';

/** Whether the browser lets us into a site without a press of the button. */
export async function mayEnter(site) {
  const patterns = sitePatterns(site);
  const answers = await Promise.all(
    patterns.map((pattern) => api.permissions.contains({ origins: [pattern] })),
  );
  return answers.some(Boolean);
}

async function register() {
  const { sites } = await readSettings();
  const allowed = await Promise.all(sites.map(mayEnter));
  const matches = sites.filter((_, index) => allowed[index]).flatMap(sitePatterns);
  if ((await api.scripting.getRegisteredContentScripts({ ids: [ID] })).length) {
    await api.scripting.unregisterContentScripts({ ids: [ID] });
  }
  if (!matches.length) return;
  await api.scripting.registerContentScripts([
    { id: ID, matches, js: [...SCRIPTS, ON_LOAD], runAt: 'document_idle' },
  ]);
}

let last = Promise.resolve();

/** Brings the browser's list up to the settings; calls wait for one another. */
export function applySites() {
  last = last.then(register).catch((error) => console.error(error));
  return last;
}
