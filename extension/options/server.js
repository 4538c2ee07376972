/** @file The server's address and key, saved and tried in one go. */
import '../content/namespace.js';
import '../content/failures.js';
import { isLoopback, normaliseServerUrl, originPattern } from '../background/server-url.js';
import { Failure } from '../background/exchange.js';
import { tryServer } from '../background/server.js';
import { readSettings, writeSettings } from '../background/settings.js';

const api = globalThis.browser ?? globalThis.chrome;
const { explain } = globalThis.Sourcelight.failures;

const form = document.getElementById('server-form');
const outcome = document.getElementById('outcome');
const warning = document.getElementById('warning');

function show(state, text) {
  outcome.dataset.state = state;
  outcome.textContent = text;
}

function warn(say, serverUrl) {
  const inClear = serverUrl.startsWith('http:') && !isLoopback(serverUrl);
  warning.textContent = inClear ? say('options_clear_text') : '';
}

async function test(say) {
  const settings = await readSettings();
  const { host } = new URL(settings.serverUrl);
  show('testing', say('options_testing'));
  try {
    const { model } = await tryServer(settings);
    show('good', say('options_connected', host, model));
  } catch (error) {
    const code = error instanceof Failure ? error.code : 'unexpected';
    const { title, help } = explain({ code, host });
    show('bad', `${say(...title)}. ${say(...help)}`);
  }
}

/** nb. a browser asks for permission only while it handles the click: this must come first. */
const mayAsk = (serverUrl) => api.permissions.request({ origins: [originPattern(serverUrl)] });

async function save(say) {
  const serverUrl = normaliseServerUrl(form.serverUrl.value);
  if (!serverUrl) {
    show('bad', say('options_invalid'));
    return;
  }
  if (!(await mayAsk(serverUrl))) {
    show('bad', say('options_refused', new URL(serverUrl).host));
    return;
  }
  await writeSettings({ serverUrl, apiKey: form.apiKey.value.trim() });
  form.serverUrl.value = serverUrl;
  warn(say, serverUrl);
  await test(say);
}

/** Fills the form; what an organisation has set is shown and cannot be changed. */
export function offerServer(say, settings, managed) {
  for (const name of ['serverUrl', 'apiKey']) {
    form[name].value = settings[name];
    form[name].disabled = name in managed;
  }
  warn(say, settings.serverUrl);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    save(say);
  });
}
