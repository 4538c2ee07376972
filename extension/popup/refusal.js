/** @file Says why a page cannot be read, and what to do instead. */
import { readSettings } from '../background/settings.js';
import { say } from '../shared/page.js';

const api = globalThis.browser ?? globalThis.chrome;

const REASONS = new Set(['pdf', 'restricted']);
const reason = REASONS.has(location.search.slice(1)) ? location.search.slice(1) : 'restricted';

document.getElementById('reason').textContent = say(`page_${reason}`);

const open = document.getElementById('open');
open.hidden = reason !== 'pdf';
open.addEventListener('click', async () => {
  const { serverUrl } = await readSettings();
  await api.tabs.create({ url: `${serverUrl}/` });
  close();
});
