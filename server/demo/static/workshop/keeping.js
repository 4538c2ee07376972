/**
 * @file Work in progress, kept in this tab until it is closed, so that a reload loses nothing.
 *
 * nb. a browser may forbid it, or its room be full: marking then goes on, and a reload begins anew.
 */
const KEY = 'sourcelight-marking';

/** @param {object} work anything that JSON holds */
export function keep(work) {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(work));
  } catch {
    forget();
  }
}

/** What was kept, or null. */
export function kept() {
  try {
    return JSON.parse(sessionStorage.getItem(KEY));
  } catch {
    return null;
  }
}

export function forget() {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // What may not be kept has not been.
  }
}
