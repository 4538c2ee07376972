/**
 * @file The extension's own code, loaded in the extension's own order.
 *
 * nb. it is asked for all at once and run one by one: a phone need not wait for each in turn.
 */
import { READER } from '../../highlighter/background/scripts.js';

const urls = READER.filter((file) => file.startsWith('content/')).map(
  (file) => new URL(`../../highlighter/${file}`, import.meta.url).href,
);

for (const href of urls) {
  const hint = document.createElement('link');
  hint.rel = 'modulepreload';
  hint.href = href;
  document.head.append(hint);
}
for (const url of urls) await import(url);

export const { article, elements, labels, reading } = globalThis.Sourcelight;
