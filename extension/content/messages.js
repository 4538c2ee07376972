/**
 * @file Every message between the background and a page, by name and shape.
 *
 * To a page, by tabs.sendMessage:   {type: TOGGLE} and {type: ANALYSE_SELECTION}
 * To the background, by sendMessage:
 *   {type: OPEN_SETTINGS}
 *   {type: GET_DISPLAY}             answered by the settings of how marks are shown
 *   {type: HIDE_LABELS, hiddenLabels} to be remembered
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
  GET_DISPLAY: 'get-display',
  HIDE_LABELS: 'hide-labels',
  ANALYSIS: 'analysis',
  ASKING: 'asking',
  ANSWER: 'answer',
  FAILURE: 'failure',
});
