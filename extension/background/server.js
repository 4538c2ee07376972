/**
 * @file The one place of the extension that talks to a server.
 *
 * nb. a page's script may not do it: in Chromium its request fails at once, and in Firefox it
 * waits for a permission, when the page is on the internet and the server on this computer.
 */
import { analysisFrom, authorization, exchange, Failure } from './exchange.js';
import { originPattern } from './server-url.js';

const api = globalThis.browser ?? globalThis.chrome;

async function checkPermission(serverUrl) {
  const isAllowed = await api.permissions.contains({ origins: [originPattern(serverUrl)] });
  if (!isAllowed) throw new Failure('no_permission');
}

/**
 * The analysis of a text.
 *
 * @param {{serverUrl: string, apiKey: string}} settings
 * @throws {Failure} or an AbortError once `cancelled` is
 */
export async function analyse({ serverUrl, apiKey }, text, cancelled) {
  await checkPermission(serverUrl);
  return analysisFrom(serverUrl, apiKey, text, cancelled);
}

/**
 * What a server says of itself, once it has shown that it takes our key.
 * nb. a server may tell everyone what it is; only an analysis, of nothing, tries the key.
 *
 * @throws {Failure}
 */
export async function tryServer(settings) {
  const { serverUrl, apiKey } = settings;
  const { signal } = new AbortController();
  await checkPermission(serverUrl);
  const info = await exchange(`${serverUrl}/v1/info`, { headers: authorization(apiKey) }, signal);
  if (typeof info?.model !== 'string') throw new Failure('not_a_server');
  await analyse(settings, '', signal);
  return info;
}
