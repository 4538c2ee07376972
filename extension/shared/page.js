/** @file What every page of the extension does first: it speaks the browser's language. */
const api = globalThis.browser ?? globalThis.chrome;

export const say = (key, ...values) => api.i18n.getMessage(key, values);

/** Shows the marks of this page in these colours. @param {Record<string, string>} colours by label */
export function wearColours(colours) {
  for (const [label, colour] of Object.entries(colours)) {
    document.documentElement.style.setProperty(`--${label}`, colour);
  }
}

document.documentElement.lang = say('language');
for (const each of document.querySelectorAll('[data-message]')) {
  each.textContent = say(each.dataset.message);
}
