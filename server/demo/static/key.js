/**
 * @file The key for this server, kept for as long as the tab is open.
 *
 * A link can bring it behind the "#", which browsers send to nobody: `#key=…`.
 */
const NAME = 'sourcelight-key';

export const readKey = () => sessionStorage.getItem(NAME) ?? '';

export const keepKey = (key) => sessionStorage.setItem(NAME, key.trim());

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
