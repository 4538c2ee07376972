/**
 * @file The key for this server, kept for as long as the tab is open.
 *
 * A link can bring it behind the "#", which browsers send to nobody: `#key=…`.
 */
const NAME = 'sourcelight-key';

/** nb. a browser may forbid pages to keep anything: the key then lasts as long as the page. */
let held = '';

export function readKey() {
  try {
    return sessionStorage.getItem(NAME) ?? held;
  } catch {
    return held;
  }
}

export function keepKey(key) {
  held = key.trim();
  try {
    sessionStorage.setItem(NAME, held);
  } catch {
    // It is held all the same.
  }
}

/** Keeps the key that the address holds, and takes it out of the address bar and the history. */
export function takeKeyFromAddress() {
  const fragment = new URLSearchParams(location.hash.slice(1));
  const key = fragment.get('key');
  if (!key) return;
  keepKey(key);
  fragment.delete('key');
  const rest = String(fragment);
  history.replaceState(null, '', location.pathname + location.search + (rest && `#${rest}`));
}
