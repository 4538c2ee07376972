/** @file The sample articles, as the server holds them. */

/**
 * The text of a sample, or null where the server has none of that name or does not answer.
 *
 * @param {string} name
 */
export async function sampleText(name) {
  const url = new URL(`samples/${encodeURIComponent(name)}.txt`, document.baseURI);
  const response = await fetch(url).catch(() => null);
  return response?.ok ? response.text() : null;
}
