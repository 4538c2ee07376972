/**
 * @file The three labels, in the order in which they are always shown, with their first colours. Pure.
 *
 * nb. a page is light or dark as it likes, whatever the reader's system says. The colours are
 * therefore of a middle brightness, at least 3:1 against white and against black.
 */
globalThis.Sourcelight.labels = Object.freeze([
  {
    label: 'attributed',
    name: 'label_attributed',
    meaning: 'meaning_attributed',
    colour: '#2f7de1',
  },
  {
    label: 'unattributed',
    name: 'label_unattributed',
    meaning: 'meaning_unattributed',
    colour: '#be730a',
  },
  {
    label: 'editorial',
    name: 'label_editorial',
    meaning: 'meaning_editorial',
    colour: '#c440c4',
  },
]);
