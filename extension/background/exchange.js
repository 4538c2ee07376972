/**
 * @file Questions to a server: time limit, one retry, and a name for everything that goes wrong.
 *
 * Needs nothing but fetch: the server's own page asks this way as well.
 */
import { isAnalysis } from './contract.js';

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

/**
 * What a server answers, as JSON.
 *
 * @throws {Failure} or an AbortError once `cancelled` is
 */
export async function exchange(url, request, cancelled) {
  const limit = AbortSignal.timeout(TIME_LIMIT_MS);
  try {
    return await sendWithRetry(url, request, AbortSignal.any([cancelled, limit]));
  } catch (error) {
    if (limit.aborted) throw new Failure('timeout');
    throw error;
  }
}

export function authorization(apiKey) {
  return apiKey ? { Authorization: `Bearer ${apiKey}` } : {};
}

/**
 * The analysis of a text by the server whose addresses begin with `base`.
 *
 * @throws {Failure} or an AbortError once `cancelled` is
 */
export async function analysisFrom(base, apiKey, text, cancelled) {
  const answer = await exchange(
    `${base}/v1/analyze`,
    {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...authorization(apiKey) },
      body: JSON.stringify({ text, offsets: 'utf-16' }),
    },
    cancelled,
  );
  if (!isAnalysis(answer, text.length)) throw new Failure('bad_answer');
  return answer;
}
