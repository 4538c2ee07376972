/** @file The sample articles, as the server holds them. */

export const sampleUrl = (name) =>
  new URL(`samples/${encodeURIComponent(name)}.txt`, document.baseURI).href;

/**
 * The text of a sample, or null where the server has none of that name or does not answer.
 *
 * @param {string} name
 */
export async function sampleText(name) {
  const response = await fetch(sampleUrl(name)).catch(() => null);
  return response?.ok ? response.text() : null;
}
