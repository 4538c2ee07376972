/** @file The three labels, in the order in which they are always shown. Pure. */
globalThis.Sourcelight.labels = Object.freeze([
  { label: 'attributed', name: 'label_attributed', meaning: 'meaning_attributed' },
  { label: 'unattributed', name: 'label_unattributed', meaning: 'meaning_unattributed' },
  { label: 'editorial', name: 'label_editorial', meaning: 'meaning_editorial' },
]);
