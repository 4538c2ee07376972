/** @file The sites to analyse on load, each with a permission of its own. */
import '../content/namespace.js';
import '../content/elements.js';
import { normaliseSite, sitePatterns } from '../background/site-address.js';
import { mayEnter } from '../background/sites.js';
import { readSettings, writeSettings } from '../background/settings.js';

const api = globalThis.browser ?? globalThis.chrome;
const { element, button } = globalThis.Sourcelight.elements;

const form = document.getElementById('sites-form');
const list = document.getElementById('sites');
const outcome = document.getElementById('sites-outcome');

/** nb. a browser asks for permission only while it handles the click: nothing may come before. */
const askFor = (site) => api.permissions.request({ origins: sitePatterns(site) });

/** Fills the list; what an organisation has set is shown and cannot be changed. */
export function offerSites(say, settings, managed) {
  const isLocked = 'sites' in managed;

  /** nb. the background hears of it: in Firefox, paths that are registered here begin here. */
  async function change(sites) {
    await writeSettings({ sites });
    await show();
  }

  async function remove(site) {
    const { sites } = await readSettings();
    await change(sites.filter((each) => each !== site));
    outcome.textContent = say('options_site_removed', site);
  }

  async function allow(site) {
    if (await askFor(site)) {
      await show();
    } else {
      outcome.textContent = say('options_site_refused', site);
    }
  }

  async function item(site) {
    const parts = [element('span', { class: 'site' }, site)];
    if (!(await mayEnter(site))) {
      parts.push(button('allow', say('options_allow'), () => allow(site)));
    }
    if (!isLocked) {
      const made = button('remove', say('options_remove'), () => remove(site));
      made.setAttribute('aria-label', say('options_remove_site', site));
      parts.push(made);
    }
    return element('li', { class: 'row' }, ...parts);
  }

  async function show() {
    const { sites } = await readSettings();
    list.replaceChildren(...(await Promise.all(sites.map(item))));
  }

  async function add() {
    const site = normaliseSite(form.site.value);
    if (!site) {
      outcome.textContent = say('options_site_invalid');
      return;
    }
    if (!(await askFor(site))) {
      outcome.textContent = say('options_site_refused', site);
      return;
    }
    const { sites } = await readSettings();
    await change([...new Set([...sites, site])].sort());
    form.site.value = '';
    outcome.textContent = say('options_site_added', site);
  }

  document.getElementById('add-site').hidden = isLocked;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    add();
  });
  show();
}
