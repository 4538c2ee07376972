/**
 * @file Keeps the side panels that look at this page informed, and does what is chosen there.
 *
 * @typedef {object} Report all that a panel shows and exports
 * @property {string} text what was sent
 * @property {object} analysis the server's answer
 * @property {(string | null)[]} own the reader's own label of each sentence
 * @property {string} host who analysed it
 * @property {string} url
 * @property {string} title
 */
(() => {
  const { PANEL, REPORT, STATE, VISIT, CHOOSE } = globalThis.Sourcelight.messages;

  const ports = new Set();
  let report = null;
  let state = null;
  let reader = null;

  function tellAll(message) {
    for (const port of ports) port.postMessage(message);
  }

  function obey(message) {
    if (message.type === VISIT) reader?.visit(message.index);
    else if (message.type === CHOOSE) reader?.choose(message.chosen);
  }

  /** Takes in every panel that connects, for as long as the page is open. */
  function listen(api) {
    api.runtime.onConnect.addListener((port) => {
      if (port.name !== PANEL) return;
      ports.add(port);
      port.onDisconnect.addListener(() => ports.delete(port));
      port.onMessage.addListener(obey);
      port.postMessage({ type: REPORT, report });
      if (state) port.postMessage({ type: STATE, state });
    });
  }

  /** Shows a report, whose sentences are then visited by way of `newReader`. */
  function show(newReport, newReader) {
    report = newReport;
    reader = newReader;
    tellAll({ type: REPORT, report });
    if (state) tellAll({ type: STATE, state });
  }

  function update(newState) {
    state = newState;
    tellAll({ type: STATE, state });
  }

  function clear() {
    state = null;
    show(null, null);
  }

  globalThis.Sourcelight.panels = { listen, show, update, clear };
})();
