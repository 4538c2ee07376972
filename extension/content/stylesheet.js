/**
 * @file The look of our own UI, as text for an adopted stylesheet.
 *
 * The colours are those of shared/page.css; those of the labels come with the first answer, see
 * surface.js.
 *
 * nb. `!important` in a shadow root's own sheet wins over all rules of the page.
 */
globalThis.Sourcelight.stylesheet = `
:host {
  all: initial !important;
  position: fixed !important;
  inset: 0 auto auto 0 !important;
  z-index: 2147483647 !important;
  color-scheme: light dark !important;
}

* { box-sizing: border-box; margin: 0; padding: 0; }
[hidden] { display: none !important; }

.legend, .card {
  --ink: light-dark(#1b1f24, #eef0f2);
  --muted: light-dark(#59626c, #a9b1ba);
  --surface: light-dark(#ffffff, #1f2328);
  --edge: light-dark(#d5dae0, #3d444d);
  --press: light-dark(#eef1f4, #2d333b);
  --field: light-dark(#838d98, #8a949e);
  --accent: light-dark(#1a5fb4, #7db4ff);
  position: fixed;
  font: 0.8125em/1.45 system-ui, sans-serif;
  color: var(--ink);
  background: var(--surface);
  border: 1px solid var(--edge);
  border-radius: 10px;
  box-shadow: 0 1px 2px rgb(0 0 0 / 0.12), 0 8px 24px rgb(0 0 0 / 0.16);
}

.legend {
  width: min(17.5em, calc(100vw - 24px));
  max-height: calc(100vh - 24px);
  overflow: auto;
}
/* nb. a panel that stood on its lower edge would move as it grows: a layout shift of the site. */
.legend[data-corner^='bottom'] { top: 100%; transform: translateY(calc(-100% - 12px)); }
.legend[data-corner^='top'] { top: 12px; }
.legend[data-corner$='right'] { right: 12px; }
.legend[data-corner$='left'] { left: 12px; }

header {
  display: flex;
  align-items: center;
  gap: 2px;
  padding: 0.45em 0.45em 0.45em 1.1em;
  border-bottom: 1px solid var(--edge);
  cursor: grab;
  touch-action: none;
  user-select: none;
}
header:active { cursor: grabbing; }
h2 { flex: 1; font-size: 1em; font-weight: 650; letter-spacing: 0.01em; }

.body { padding: 0.75em 1.1em 0.9em; }

button {
  font: inherit;
  color: inherit;
  background: none;
  border: 1px solid transparent;
  border-radius: 6px;
  cursor: pointer;
}
button:hover { background: var(--press); }
:is(button, input, select):focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
.sign { flex: none; width: 1.9em; height: 1.9em; font-size: 1.15em; line-height: 1; color: var(--muted); }
.actions { display: flex; flex-wrap: wrap; gap: 0.6em; margin-top: 0.75em; }
.actions button { padding: 0.3em 0.9em; border-color: var(--field); }
.actions :is(.retry, .agree) { color: var(--surface); background: var(--accent); border-color: var(--accent); }

.legend fieldset { border: 0; }
.legend .row { display: flex; align-items: baseline; gap: 0.6em; padding: 0.25em 0; cursor: pointer; }
.legend .row + .row { margin-top: 2px; }
.legend input { flex: none; width: 1.15em; height: 1.15em; translate: 0 0.15em; accent-color: var(--accent); }
.legend .name { flex: 1; }
.legend input:not(:checked) + .name > .mark { background: none; text-decoration: none; color: var(--muted); }
.legend .count { font-size: 1.25em; font-weight: 600; font-variant-numeric: tabular-nums; }
.legend input:not(:checked) ~ .count { color: var(--muted); }
.meaning { display: block; margin-top: 1px; font-size: 0.923em; color: var(--muted); }

/* The same marks as in highlight.css: the legend shows what it explains. */
.mark { padding: 0 2px; font-weight: 600; text-underline-offset: 0.2em; border-radius: 2px; }
.mark.attributed {
  background: color-mix(in srgb, var(--attributed) 10%, transparent);
  text-decoration: underline solid 2px var(--attributed);
}
.mark.unattributed {
  background: color-mix(in srgb, var(--unattributed) 10%, transparent);
  text-decoration: underline dashed 2px var(--unattributed);
}
.mark.editorial {
  background: color-mix(in srgb, var(--editorial) 10%, transparent);
  text-decoration: underline wavy 1px var(--editorial);
}

select {
  flex: 1 0 100%;
  min-width: 0;
  min-height: 2.15em;
  margin-bottom: 2px;
  padding: 0.15em 0.3em;
  font: inherit;
  color: inherit;
  background: var(--surface);
  border: 1px solid var(--field);
  border-radius: 6px;
}
nav {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 2px;
  margin-top: 0.75em;
  padding-top: 0.75em;
  border-top: 1px solid var(--edge);
}
.position { flex: 1; white-space: nowrap; color: var(--muted); font-variant-numeric: tabular-nums; }
.notice:not(:empty) { margin-top: 4px; overflow-wrap: anywhere; }
.again { padding: 0 4px; color: var(--accent); text-decoration: underline; }
.foot { margin-top: 4px; font-size: 0.846em; color: var(--muted); overflow-wrap: anywhere; }

.progress { height: 3px; margin-top: 0.75em; border-radius: 2px; overflow: hidden; background: var(--press); }
.progress::before {
  content: '';
  display: block;
  width: 40%;
  height: 100%;
  border-radius: 2px;
  background: var(--accent);
  animation: travel 1.2s ease-in-out infinite alternate;
}
@keyframes travel { from { translate: 0; } to { translate: 150%; } }

.title { font-weight: 650; overflow-wrap: anywhere; }
.help { margin-top: 4px; color: var(--muted); overflow-wrap: anywhere; }

.card {
  width: max-content;
  max-width: min(26em, calc(100vw - 16px));
  padding: 0.75em 1.1em 0.9em;
}
.verdict { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 0.75em; }
.confidence { color: var(--muted); }
.reason { margin-top: 4px; text-wrap: pretty; }
.card dl { margin-top: 0.6em; padding-top: 0.6em; border-top: 1px solid var(--edge); }
.card dl > div { display: flex; gap: 0.6em; }
.card dl > div + div { margin-top: 0.25em; }
.card dt { flex: none; width: 7.5em; color: var(--muted); }
.card dd { overflow-wrap: anywhere; }
.kind { margin-left: 0.45em; color: var(--muted); }
.source, .cue, .signal { padding: 0 3px; border-radius: 3px; box-decoration-break: clone; }
.signal { margin-right: 4px; }
.source { background: rgb(47 125 225 / 0.3); }
.cue { background: rgb(22 150 110 / 0.3); }
.signal { background: rgb(196 64 196 / 0.26); }

.objection {
  display: flex;
  flex-wrap: wrap;
  align-items: baseline;
  gap: 2px 0.6em;
  margin: 0.6em -0.45em -0.45em;
  color: var(--muted);
}
.objection button { min-height: 1.85em; padding: 1px 0.45em; }
.own { color: var(--ink); border-color: var(--field); }
.wrong, .undo { text-decoration: underline; }
.objection:has(.own, .undo) { margin-left: 0; }

.announcer {
  position: absolute;
  width: 1px;
  height: 1px;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
}

/* A small window, or a large zoom: counts in one line, so that the article keeps its room. */
@media (max-width: 30em), (max-height: 27em) {
  .legend { width: min(30em, calc(100vw - 24px)); }
  .legend fieldset { display: flex; flex-wrap: wrap; gap: 0.3em 1.2em; }
  .legend .row { gap: 0.4em; }
  .legend .row + .row { margin-top: 0; }
  .legend .count { font-size: 1em; }
  .meaning { display: none; }
  nav { margin-top: 0.45em; padding-top: 0.45em; }
  select { flex: 1 1 9em; margin: 0; }
  .position { flex: 0 1 auto; margin-inline: 0.45em auto; }
  .foot { margin-top: 0; }
}
@media (max-width: 26em) {
  select { flex-basis: 100%; }
}
@media (prefers-reduced-motion: reduce) {
  .progress::before { animation: none; width: 100%; }
}
@media (forced-colors: active) {
  .actions button, .sign { border-color: ButtonText; }
}
@media print { :host { display: none !important; } }
`;
