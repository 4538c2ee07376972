/** @file Which paragraphs a plain text has. Pure. */

/** A line as long as this is a paragraph, not a part of one that was wrapped by hand. */
const LONG_LINE = 120;
const LONGEST_HEADLINE = 150;

/** nb. many programs part paragraphs by single line breaks; then each line is a long one. */
export function blocksOf(text) {
  const plain = text.replace(/\r\n?/g, '\n').trim();
  const isByLine = !/\n\s*\n/.test(plain) && plain.split('\n').some((each) => each.length > LONG_LINE);
  return plain
    .split(isByLine ? /\n/ : /\n\s*\n/)
    .map((each) => each.trim())
    .filter(Boolean);
}

/** Whether the first of some paragraphs is the headline. */
export function hasHeadline(blocks) {
  const [first] = blocks;
  return blocks.length > 1 && first.length <= LONGEST_HEADLINE && !/[.:;,]$/.test(first);
}
