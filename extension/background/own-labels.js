/**
 * @file The labels that a reader has given to sentences. They stay in this browser, under a hash
 * of the sentence: the list tells nobody what was read.
 */
const api = globalThis.browser ?? globalThis.chrome;

const KEY = 'ownLabels';
/** As much of the hash as no two sentences will share. */
const BYTES = 16;

/** nb. done here and not in the page: on pages without https a browser has no hashes. */
async function hashOf(sentence) {
  const plain = sentence.replace(/\s+/g, ' ').trim().normalize('NFC');
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(plain));
  return [...new Uint8Array(digest, 0, BYTES)].map((b) => b.toString(16).padStart(2, '0')).join('');
}

async function readAll() {
  return (await api.storage.local.get({ [KEY]: {} }))[KEY];
}

/** The reader's label of each of these sentences, or null. @param {string[]} sentences */
export async function recall(sentences) {
  const [all, hashes] = await Promise.all([readAll(), Promise.all(sentences.map(hashOf))]);
  return hashes.map((hash) => all[hash] ?? null);
}

/** Keeps a label of a sentence, or with null forgets it. */
export async function remember(sentence, label) {
  const hash = await hashOf(sentence);
  const all = await readAll();
  if (label) all[hash] = label;
  else delete all[hash];
  await api.storage.local.set({ [KEY]: all });
}

export async function countOwnLabels() {
  return Object.keys(await readAll()).length;
}

export function eraseOwnLabels() {
  return api.storage.local.remove(KEY);
}
