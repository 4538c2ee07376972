/** @file Which marks are shown, in which colours, and whether the card says why. */
import '../content/namespace.js';
import '../content/labels.js';
import '../content/elements.js';
import { DEFAULT_COLOURS } from '../background/colours.js';
import { writeSettings } from '../background/settings.js';
import { wearColours } from '../shared/page.js';

const { labels, elements } = globalThis.Sourcelight;
const { element } = elements;

const form = document.getElementById('marks-form');

function row(say, { label, name, meaning }) {
  const id = `colour-${label}`;
  return element(
    'div',
    { class: 'line' },
    element(
      'label',
      { class: 'line' },
      element('input', { type: 'checkbox', name: label }),
      element(
        'span',
        {},
        element('span', { class: `mark ${label}` }, say(name)),
        element('span', { class: 'hint' }, ` ${say(meaning)}`),
      ),
    ),
    element('label', { for: id, class: 'unseen' }, say('options_colour', say(name))),
    element('input', { type: 'color', id, name: id }),
  );
}

const colourField = (label) => form[`colour-${label}`];

function preview() {
  wearColours(read().colours);
}

function fill({ hiddenLabels, colours, showReason }) {
  for (const { label } of labels) {
    form[label].checked = !hiddenLabels.includes(label);
    colourField(label).value = colours[label];
  }
  form.showReason.checked = showReason;
  preview();
}

function read() {
  const names = labels.map(({ label }) => label);
  return {
    hiddenLabels: names.filter((label) => !form[label].checked),
    colours: Object.fromEntries(names.map((label) => [label, colourField(label).value])),
    showReason: form.showReason.checked,
  };
}

/** Fills the form; every change is saved at once. */
export function offerMarks(say, settings) {
  const outcome = document.getElementById('marks-outcome');
  async function save() {
    preview();
    await writeSettings(read());
    outcome.textContent = say('options_saved');
  }
  document.getElementById('labels').replaceChildren(...labels.map((each) => row(say, each)));
  fill(settings);
  form.addEventListener('change', save);
  form.addEventListener('submit', (event) => event.preventDefault());
  document.getElementById('reset').addEventListener('click', () => {
    fill({ hiddenLabels: [], colours: DEFAULT_COLOURS, showReason: true });
    save();
  });
}
