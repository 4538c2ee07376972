/** @file An article laid out for marking: paragraphs, and an element for each sentence. */
import { blocksOf, hasHeadline } from '../blocks.js';
import { elements } from './sourcelight.js';

const { element } = elements;

const BETWEEN = '\n\n'.length;

/** The paragraphs of a tidied text with their places in it. */
function placesOf(blocks) {
  let end = -BETWEEN;
  return blocks.map((block) => {
    const start = end + BETWEEN;
    end = start + block.length;
    return { start, end };
  });
}

/**
 * @param {string} text tidied, as it was sent
 * @param {{start: number, end: number}[]} sentences in text order; none crosses a paragraph's end
 * @returns {{paragraphs: HTMLElement[], sentences: {words: HTMLElement, spoken: HTMLElement}[]}}
 * of each sentence its words, and the place behind them for its label in words
 */
export function layOut(text, sentences) {
  const made = [];
  const blocks = blocksOf(text);
  const paragraphs = placesOf(blocks).map((block, index) => {
    const paragraph = element(index === 0 && hasHeadline(blocks) ? 'h2' : 'p', {});
    let at = block.start;
    while (sentences[made.length]?.start < block.end) {
      const { start, end } = sentences[made.length];
      const words = element('span', { class: 'sentence' }, text.slice(start, end));
      // nb. for who reads the article by ear: underlines say nothing there.
      const spoken = element('span', { class: 'unseen' });
      paragraph.append(text.slice(at, start), words, spoken);
      made.push({ words, spoken });
      at = end;
    }
    paragraph.append(text.slice(at, block.end));
    return paragraph;
  });
  return { paragraphs, sentences: made };
}
