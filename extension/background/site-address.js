/** @file What people type for a site, and the patterns that stand for its pages. Pure. */

/**
 * What people type for a site, as the host it is kept by: "https://www.example.org/news" becomes
 * "example.org".
 *
 * @returns {string | null} null where it is no web site
 */
export function normaliseSite(input) {
  const text = input.trim();
  if (!text || /\s/.test(text)) return null;
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`);
  if (!url || !/^https?:$/.test(url.protocol)) return null;
  return url.hostname.replace(/^www\./, '');
}

/** nb. in a pattern, only a name can have a "*." for the hosts below it; an address cannot. */
const isName = (site) => /\.[a-z][a-z0-9-]*$/i.test(site);

/** The patterns that stand for all pages of a site, and no others. */
export function sitePatterns(site) {
  const host = isName(site) ? `*.${site}` : site;
  return [`https://${host}/*`, `http://${host}/*`];
}
