/** @file Says why a page cannot be read, and what to do instead. */
import { readSettings } from '../background/settings.js';

const api = globalThis.browser ?? globalThis.chrome;

const REASONS = new Set(['pdf', 'restricted']);
const reason = REASONS.has(location.search.slice(1)) ? location.search.slice(1) : 'restricted';

document.documentElement.lang = api.i18n.getMessage('language');
document.getElementById('reason').textContent = api.i18n.getMessage(`page_${reason}`);

const open = document.getElementById('open');
open.textContent = api.i18n.getMessage(open.dataset.message);
open.hidden = reason !== 'pdf';
open.addEventListener('click', async () => {
  const { serverUrl } = await readSettings();
  await api.tabs.create({ url: `${serverUrl}/` });
  close();
});
