/** @file Marking by keys, touch and ear: the article, the sentence in hand, the buttons. */
import { layOut } from './article.js';
import { actionFor } from './keys.js';
import { nameOf } from './view.js';

const byId = (id) => document.getElementById(id);

/**
 * Shows an article for marking, once in the life of a page.
 *
 * @param {string} text
 * @param {{sentences: {start: number, end: number}[]}} analysis of which only places are shown
 * @param {ReturnType<import('./marking.js').createMarking>} marking
 * @param {{changed: () => void, finished: () => void}} tell
 */
export function showMarking(text, analysis, marking, tell) {
  const section = byId('marking');
  const buttons = [...byId('choices').children];
  const { paragraphs, sentences } = layOut(text, analysis.sentences);
  const count = sentences.length;

  function showLabels() {
    marking.labels().forEach((label, index) => {
      const { words, spoken } = sentences[index];
      words.className = label ? `sentence mark ${label}` : 'sentence';
      spoken.textContent = label ? ` (${nameOf(label)})` : '';
    });
  }

  function showPlace() {
    const index = marking.index();
    for (const { words } of sentences) words.removeAttribute('aria-current');
    sentences[index].words.setAttribute('aria-current', 'true');
    sentences[index].words.scrollIntoView({ block: 'nearest' });
    byId('place').textContent = `Sentence ${index + 1} of ${count}`;
    for (const button of buttons) {
      button.setAttribute('aria-pressed', String(button.value === marking.labels()[index]));
    }
  }

  function showProgress() {
    const marked = count - marking.left();
    byId('progress').max = count;
    byId('progress').value = marked;
    byId('marked').textContent = `${marked} marked`;
    byId('confirm').hidden = true;
  }

  /** Says by ear where one is and, before that, what has just happened. */
  function announce(happened) {
    const index = marking.index();
    const label = marking.labels()[index];
    byId('announcer').textContent = [
      happened,
      marking.left() ? '' : 'All sentences are marked.',
      `Sentence ${index + 1} of ${count}${label ? `, ${nameOf(label)}` : ''}:`,
      sentences[index].words.textContent,
    ].join(' ');
  }

  function show(happened) {
    showLabels();
    showPlace();
    showProgress();
    announce(happened);
    tell.changed();
  }

  const actions = {
    mark(label) {
      marking.mark(label);
      show(`${nameOf(label)}.`);
    },
    step(by) {
      marking.goTo(marking.index() + by);
      show('');
    },
    undo() {
      show(marking.undo() ? 'Taken back.' : 'Nothing to take back.');
    },
  };

  /** nb. whoever compares sees the tool's labels, and could not unsee them to go on marking. */
  function finish() {
    const left = marking.left();
    if (!left) {
      tell.finished();
      return;
    }
    byId('left').textContent =
      left === 1 ? 'One sentence is not marked yet.' : `${left} sentences are not marked yet.`;
    byId('anyway').hidden = left === count;
    byId('confirm').hidden = false;
    byId('go-on').focus();
  }

  section.addEventListener('keydown', (event) => {
    const action = actionFor(event, actions);
    if (!action) return;
    event.preventDefault();
    action();
  });
  byId('article').addEventListener('click', ({ target }) => {
    const index = sentences.findIndex(({ words }) => words.contains(target));
    if (index !== -1) actions.step(index - marking.index());
  });
  for (const button of buttons) button.addEventListener('click', () => actions.mark(button.value));
  byId('previous').addEventListener('click', () => actions.step(-1));
  byId('next').addEventListener('click', () => actions.step(1));
  byId('undo').addEventListener('click', actions.undo);
  byId('compare').addEventListener('click', finish);
  byId('anyway').addEventListener('click', tell.finished);
  byId('go-on').addEventListener('click', () => {
    byId('confirm').hidden = true;
    section.focus();
  });

  byId('article').replaceChildren(...paragraphs);
  section.hidden = false;
  // nb. keys act only in here, so that no single letter is taken from the rest of the page.
  section.focus({ preventScroll: true });
  show('');
}
