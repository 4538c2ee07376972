/** @file The settings page: the server's address, saved and tried in one go. */
import '../content/namespace.js';
import '../content/failures.js';
import { isLoopback, normaliseServerUrl, originPattern } from '../background/server-url.js';
import { Failure, serverInfo } from '../background/server.js';
import { readSettings, writeSettings } from '../background/settings.js';

const api = globalThis.browser ?? globalThis.chrome;
const { explain } = globalThis.Sourcelight.failures;

const form = document.querySelector('form');
const outcome = document.getElementById('outcome');
const warning = document.getElementById('warning');

const say = (key, ...values) => api.i18n.getMessage(key, values);

function show(state, text) {
  outcome.dataset.state = state;
  outcome.textContent = text;
}

function warn(serverUrl) {
  const inClear = serverUrl.startsWith('http:') && !isLoopback(serverUrl);
  warning.textContent = inClear ? say('options_clear_text') : '';
}

async function test(serverUrl) {
  const { host } = new URL(serverUrl);
  show('testing', say('options_testing'));
  try {
    const { model } = await serverInfo(serverUrl);
    show('good', say('options_connected', host, model));
  } catch (error) {
    const code = error instanceof Failure ? error.code : 'unexpected';
    const { title, help } = explain({ code, host });
    show('bad', `${say(...title)}. ${say(...help)}`);
  }
}

/** nb. a browser asks for permission only while it handles the click: this must come first. */
const mayAsk = (serverUrl) => api.permissions.request({ origins: [originPattern(serverUrl)] });

async function save(event) {
  event.preventDefault();
  const serverUrl = normaliseServerUrl(form.server.value);
  if (!serverUrl) {
    show('bad', say('options_invalid'));
    return;
  }
  if (!(await mayAsk(serverUrl))) {
    show('bad', say('options_refused', new URL(serverUrl).host));
    return;
  }
  await writeSettings({ serverUrl });
  form.server.value = serverUrl;
  warn(serverUrl);
  await test(serverUrl);
}

for (const each of document.querySelectorAll('[data-message]')) {
  each.textContent = say(each.dataset.message);
}
document.title = say('options_title');
form.server.value = (await readSettings()).serverUrl;
form.addEventListener('submit', save);
