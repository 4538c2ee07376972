/**
 * @file The one place that talks to a server.
 *
 * nb. a page's script may not do it: in Chromium its request fails at once, and in Firefox it
 * waits for a permission, when the page is on the internet and the server on this computer.
 */
import { isAnalysis } from './contract.js';
import { originPattern } from './server-url.js';

const api = globalThis.browser ?? globalThis.chrome;

/** nb. Chrome ends a worker whose fetch takes 30 s to answer; this must come before. */
const TIME_LIMIT_MS = 25_000;
const LONGEST_WAIT_BEFORE_RETRY_S = 3;

/**
 * Why a question to the server has no answer; `code` names it, see content/failures.js.
 */
export class Failure extends Error {
  constructor(code, details = {}) {
    super(code);
    this.code = code;
    this.details = details;
  }
}

function isTransient(failure) {
  return failure.code === 'unreachable' || failure.code === 'overloaded';
}

function pause(seconds, signal) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, seconds * 1000);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}

async function readJson(response) {
  try {
    return await response.json();
  } catch (error) {
    if (error.name === 'AbortError' || error.name === 'TimeoutError') throw error;
    return null;
  }
}

async function send(url, request, signal) {
  let response;
  try {
    response = await fetch(url, { ...request, signal, credentials: 'omit', cache: 'no-store' });
  } catch (error) {
    // nb. fetch throws a TypeError for all that can be wrong on the way, with no detail.
    if (signal.aborted) throw error;
    throw new Failure('unreachable');
  }
  const body = await readJson(response);
  if (response.ok) return body;
  const seconds = Number(response.headers.get('Retry-After')) || 0;
  throw new Failure(body?.error?.code ?? 'not_a_server', { seconds });
}

/** Sends once, and once more where a second try can mend it. */
async function sendWithRetry(url, request, signal) {
  try {
    return await send(url, request, signal);
  } catch (error) {
    const seconds = error.details?.seconds || 0.5;
    if (!isTransient(error) || seconds > LONGEST_WAIT_BEFORE_RETRY_S) throw error;
    await pause(seconds, signal);
    return send(url, request, signal);
  }
}

async function ask(url, request, cancelled) {
  if (!(await api.permissions.contains({ origins: [originPattern(url)] }))) {
    throw new Failure('no_permission');
  }
  const limit = AbortSignal.timeout(TIME_LIMIT_MS);
  try {
    return await sendWithRetry(url, request, AbortSignal.any([cancelled, limit]));
  } catch (error) {
    if (limit.aborted) throw new Failure('timeout');
    throw error;
  }
}

/** @param {{apiKey: string}} settings */
function authorization({ apiKey }) {
  return apiKey ? { Authorization: `Bearer ${apiKey}` } : {};
}

/**
 * The analysis of a text.
 *
 * @param {{serverUrl: string, apiKey: string}} settings
 * @throws {Failure} or an AbortError once `cancelled` is
 */
export async function analyse(settings, text, cancelled) {
  const answer = await ask(
    `${settings.serverUrl}/v1/analyze`,
    {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...authorization(settings) },
      body: JSON.stringify({ text, offsets: 'utf-16' }),
    },
    cancelled,
  );
  if (!isAnalysis(answer, text.length)) throw new Failure('bad_answer');
  return answer;
}

/**
 * What a server says of itself, once it has shown that it takes our key.
 * nb. a server may tell everyone what it is; only an analysis, of nothing, tries the key.
 *
 * @throws {Failure}
 */
export async function tryServer(settings) {
  const { signal } = new AbortController();
  const info = await ask(`${settings.serverUrl}/v1/info`, { headers: authorization(settings) }, signal);
  if (typeof info?.model !== 'string') throw new Failure('not_a_server');
  await analyse(settings, '', signal);
  return info;
}
