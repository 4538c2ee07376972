/** @file Answers a page's question over its port. */
import '../content/namespace.js';
import '../content/messages.js';
import { Failure } from './exchange.js';
import { analyse } from './server.js';
import { readSettings } from './settings.js';

const { ASKING, ANSWER, FAILURE } = globalThis.Sourcelight.messages;

/** Before the first text goes to a server, its reader sees where that is. */
function checkAgreement({ agreedTo }, host) {
  if (agreedTo !== host) throw new Failure('first_send');
}

/** A failure as it is told to the page; a bug of our own is one as well, and has no other way out. */
function describe(error, host) {
  if (error instanceof Failure) return { code: error.code, host, ...error.details };
  console.error(error);
  return { code: 'unexpected', host };
}

async function answer(text, cancelled, post) {
  const settings = await readSettings();
  const { host } = new URL(settings.serverUrl);
  try {
    checkAgreement(settings, host);
    post({ type: ASKING, host });
    post({ type: ANSWER, analysis: await analyse(settings, text, cancelled), host });
  } catch (error) {
    post({ type: FAILURE, failure: describe(error, host) });
  }
}

/** Serves one question; the page closes the port to cancel, and so does the tab when it closes. */
export function serveQuestion(port) {
  const cancel = new AbortController();
  const post = (message) => {
    if (!cancel.signal.aborted) port.postMessage(message);
  };
  port.onDisconnect.addListener(() => cancel.abort());
  port.onMessage.addListener(({ text }) => answer(text, cancel.signal, post));
}
