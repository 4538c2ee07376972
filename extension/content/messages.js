/**
 * @file Every message between the background and a page, by name and shape.
 *
 * To a page, by tabs.sendMessage:   {type: TOGGLE, at}, with the time of the press in milliseconds,
 *                                   and {type: ANALYSE_SELECTION}
 * To the background, by sendMessage:
 *   {type: OPEN_SETTINGS}
 *   {type: GET_DISPLAY}             answered by the settings of how marks are shown
 *   {type: HIDE_LABELS, hiddenLabels} to be remembered
 *   {type: OPEN_PANEL}
 *   {type: AGREE, host}             texts may go to this host
 *   {type: RECALL, sentences}        answered by the reader's own label of each, or null
 *   {type: REMEMBER, sentence, label}
 * From the background to side panels, by sendMessage: {type: ENTERED, tabId}, when a page can be
 * connected to
 * Over a port named PANEL, from a side panel to a page:
 *   page to panel                   {type: REPORT, report}, null where nothing is marked, and
 *                                   {type: STATE, state}, see content/reader.js
 *   panel to page                   {type: VISIT, index} and {type: CHOOSE, chosen}
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
  OPEN_PANEL: 'open-panel',
  AGREE: 'agree',
  RECALL: 'recall',
  REMEMBER: 'remember',
  ENTERED: 'entered',
  PANEL: 'panel',
  REPORT: 'report',
  STATE: 'state',
  VISIT: 'visit',
  CHOOSE: 'choose',
  ANALYSIS: 'analysis',
  ASKING: 'asking',
  ANSWER: 'answer',
  FAILURE: 'failure',
});
