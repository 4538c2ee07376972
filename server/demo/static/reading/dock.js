/**
 * @file Where the reader's panel stands: beside the article where there is room; in a corner above
 * it, as the extension's does, where there is less; and along the foot of a phone's window. The card
 * floats in all three.
 */
export const DOCK = Object.freeze({
  mode: 'open',
  css: `
.legend, .card { font-size: 0.9375rem; }
.sign.move { display: none; }
.legend[data-corner] { transform: none; }

@media (min-width: 64em) {
  :host { position: static !important; display: block !important; }
  .legend { position: static; width: auto; max-height: none; font-size: 1rem; box-shadow: none; }
  .legend > header, .legend .actions:has(.details) { display: none; }
}

@media (max-width: 63.99em) {
  .legend[data-corner] { inset: auto 0 0; width: auto; border-width: 1px 0 0; border-radius: 0; }
  .legend > header, .legend :is(.foot, .meaning), .legend .notice:empty { display: none; }
  .legend .body { max-width: 46em; margin: 0 auto; padding: 6px 12px 8px; }
  .legend[data-state='result'] .body { display: flex; flex-wrap: wrap; align-items: center; gap: 6px 8px; }
  .legend fieldset { flex: 1 0 auto; display: flex; flex-wrap: wrap; gap: 2px 12px; font-size: 0.8125rem; }
  .legend .row, .legend .row + .row { align-items: center; gap: 5px; min-height: 28px; margin: 0; }
  .legend input { translate: none; }
  .legend .count { font-size: 1em; }
  .legend .notice { order: 1; flex: 1 0 100%; }
  .legend nav { flex: 1; flex-wrap: nowrap; min-width: 9em; margin: 0; padding: 0; border: 0; }
  .legend select { flex: 1 1 30%; min-height: 36px; margin: 0; }
  .legend .sign { width: 36px; height: 36px; }
  .legend .actions { margin: 0; }
  .legend[data-state='result'] .actions button { min-height: 36px; padding: 4px 8px; }
}

@media (max-width: 36em) {
  .legend fieldset { flex-basis: 100%; justify-content: space-between; }
  .legend .position { display: none; }
}
`,
});
