/** @file What people type for a server's address, and the one form it is kept in. Pure. */

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** Whether what is sent to this address never leaves the computer. */
export function isLoopback(url) {
  return LOOPBACK.test(new URL(url).hostname);
}

function withScheme(address) {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(address)) return address;
  const [host] = address.split(/[/:?#]/);
  return `${LOOPBACK.test(host) ? 'http' : 'https'}://${address}`;
}

/**
 * "127.0.0.1:8000/v1/" becomes "http://127.0.0.1:8000": people paste addresses with and without
 * scheme, slash and version, and all of them mean the same server.
 *
 * @returns {string | null} null where it is no web address
 */
export function normaliseServerUrl(input) {
  let url;
  try {
    url = new URL(withScheme(input.trim()));
  } catch {
    return null;
  }
  if (!/^https?:$/.test(url.protocol) || !url.hostname) return null;
  const path = url.pathname.replace(/\/+$/, '').replace(/\/v1(\/analyze)?$/, '');
  return url.origin + path.replace(/\/+$/, '');
}

/** The pattern that stands for all of a server's addresses in a permission. */
export function originPattern(serverUrl) {
  const { protocol, hostname } = new URL(serverUrl);
  // nb. a match pattern holds no port in Firefox; without one it covers all of them in both.
  return `${protocol}//${hostname}/*`;
}
