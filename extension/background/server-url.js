/** @file What people type for a server's address, and the one form it is kept in. Pure. */

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** Whether what is sent to this address never leaves the computer. */
export function isLoopback(url) {
  return LOOPBACK.test(new URL(url).hostname);
}

/** nb. `new URL` alone takes "localhost:8000" for a scheme and a path. */
function parse(address) {
  if (/\s/.test(address)) return null;
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(address)) return URL.parse(address);
  const url = URL.parse(`http://${address}`);
  if (url && !LOOPBACK.test(url.hostname)) url.protocol = 'https:';
  return url;
}

/**
 * "127.0.0.1:8000/v1/" becomes "http://127.0.0.1:8000": people paste addresses with and without
 * scheme, slash and version, and all of them mean the same server.
 *
 * @returns {string | null} null where it is no web address
 */
export function normaliseServerUrl(input) {
  const url = parse(input.trim());
  if (!url || !/^https?:$/.test(url.protocol)) return null;
  const path = url.pathname.replace(/\/+$/, '').replace(/\/v1(\/analyze)?$/, '');
  return url.origin + path.replace(/\/+$/, '');
}

/** The pattern that stands for all of a server's addresses in a permission. */
export function originPattern(serverUrl) {
  const { protocol, hostname } = new URL(serverUrl);
  // nb. a match pattern holds no port in Firefox; without one it covers all of them in both.
  return `${protocol}//${hostname}/*`;
}
