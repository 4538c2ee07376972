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
 * @returns {{paragraphs: HTMLElement[], sentences: HTMLElement[]}}
 */
export function layOut(text, sentences) {
  const made = [];
  const blocks = blocksOf(text);
  const paragraphs = placesOf(blocks).map((block, index) => {
    const paragraph = element(index === 0 && hasHeadline(blocks) ? 'h2' : 'p', {});
    let at = block.start;
    while (sentences[made.length]?.start < block.end) {
      const { start, end } = sentences[made.length];
      const sentence = element('span', { class: 'sentence' }, text.slice(start, end));
      paragraph.append(text.slice(at, start), sentence);
      made.push(sentence);
      at = end;
    }
    paragraph.append(text.slice(at, block.end));
    return paragraph;
  });
  return { paragraphs, sentences: made };
}
