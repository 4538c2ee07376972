/** @file The extension's own words, with others where a page of the server is not the extension. */

/**
 * What says a message by its key, as the extension's `i18n.getMessage` does.
 *
 * @param {Record<string, {message: string, placeholders?: Record<string, {content: string}>}>} messages
 * @returns {(key: string, ...values: string[]) => string} '' for a key that there is not
 */
export function speakerOf(messages) {
  return (key, ...values) => {
    const { message = '', placeholders = {} } = messages[key] ?? {};
    return message.replace(/\$(\w+)\$/g, (whole, name) => {
      const place = placeholders[name.toLowerCase()]?.content.slice(1);
      return values[place - 1] ?? '';
    });
  };
}

/**
 * What says the extension's messages in English.
 *
 * @param {Record<string, string>} others messages that read otherwise here
 */
export async function loadSay(others) {
  const response = await fetch(new URL('../highlighter/_locales/en/messages.json', import.meta.url));
  const messages = await response.json();
  for (const [key, message] of Object.entries(others)) {
    messages[key] = { ...messages[key], message };
  }
  return speakerOf(messages);
}
