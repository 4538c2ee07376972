/**
 * @file Every message between the background and a page, by name and shape.
 *
 * To a page, by tabs.sendMessage:   {type: TOGGLE} and {type: ANALYSE_SELECTION}
 * To the background, by sendMessage: {type: OPEN_SETTINGS}
 * Over a port named ANALYSIS, which lives as long as one question; closing it cancels:
 *   page to background              {text}
 *   background to page              {type: ASKING, host}, then one of
 *                                   {type: ANSWER, analysis, host} and
 *                                   {type: FAILURE, failure: {code, host, seconds}}
 */
globalThis.Sourcelight.messages = Object.freeze({
  TOGGLE: 'toggle',
  ANALYSE_SELECTION: 'analyse-selection',
  OPEN_SETTINGS: 'open-settings',
  ANALYSIS: 'analysis',
  ASKING: 'asking',
  ANSWER: 'answer',
  FAILURE: 'failure',
});
