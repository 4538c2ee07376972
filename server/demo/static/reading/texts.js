/**
 * @file Makes an article for this page out of a pasted text or a file.
 *
 * Of a page of HTML only text is taken over, in elements that are made here: nothing of it runs, and
 * nothing is fetched for it.
 *
 * @typedef {object} Text
 * @property {string} title
 * @property {string} url where it is from, or this page
 * @property {Node[]} nodes the article
 */
import { blocksOf, hasHeadline } from '../blocks.js';
import { article, elements } from './highlighter.js';

const { element } = elements;

const LARGEST_FILE = 20_000_000;
/** Why there is nothing to read; the message says what to do. */
export class NoText extends Error {}

const thisPage = () => location.href.split('#')[0];

/** @returns {Text} */
export function fromPlainText(text, url = thisPage()) {
  const blocks = blocksOf(text);
  if (blocks.length === 0) {
    throw new NoText('There is no text yet. Paste an article, open a file, or choose a sample.');
  }
  const isTitle = (index) => index === 0 && hasHeadline(blocks);
  return {
    title: isTitle(0) ? blocks[0] : 'Your text',
    url,
    nodes: blocks.map((each, index) => element(isTitle(index) ? 'h1' : 'p', {}, each)),
  };
}

/** Elements that mean something to a reader of the text; all others only part it, or not even that. */
const KEPT = new Set(
  'h1 h2 h3 h4 h5 h6 p ul ol li dl dt dd blockquote pre figure figcaption table tbody thead tr td th em strong b i q sub sup br'.split(
    ' ',
  ),
);
const BLOCKS = new Set(
  'address article aside body center details div fieldset footer form header hgroup main nav section summary'.split(
    ' ',
  ),
);

function tagFor({ localName }) {
  if (KEPT.has(localName)) return localName;
  return BLOCKS.has(localName) ? 'div' : 'span';
}

/** Copies of a node's picked text and of the elements around it. */
function copiesOf(node, picks) {
  if (node.nodeType === Node.TEXT_NODE) {
    return picks.has(node) || !node.data.trim() ? [document.createTextNode(node.data)] : [];
  }
  if (node.localName === 'br') return [document.createElement('br')];
  const children = [...node.childNodes].flatMap((child) => copiesOf(child, picks));
  if (!children.some((child) => child.textContent.trim())) return [];
  return [element(tagFor(node), {}, ...children)];
}

function addressOf(page) {
  const canonical = page.querySelector('link[rel~="canonical"]')?.getAttribute('href') ?? '';
  return /^https?:/.test(canonical) ? canonical : thisPage();
}

/** @returns {Text} */
export function fromHtml(html) {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const picks = article.pickArticleOf(page);
  if (picks.size === 0) {
    throw new NoText('No article was found in this page. Copy the text you mean and paste it here.');
  }
  return {
    title: page.title.trim() || 'Your page',
    url: addressOf(page),
    nodes: copiesOf(page.body, picks),
  };
}

const isHtml = ({ name, type }) => type === 'text/html' || /\.x?html?$/i.test(name);

/** The encodings that a file may be in, the likeliest first. */
function encodingsOf(bytes, file) {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 1024));
  if (start.startsWith('ÿþ')) return ['utf-16le'];
  if (start.startsWith('þÿ')) return ['utf-16be'];
  const named = isHtml(file) && /charset\s*=\s*["']?([\w-]+)/i.exec(start)?.[1];
  return [...(named ? [named] : []), 'utf-8'];
}

function decode(bytes, file) {
  for (const encoding of encodingsOf(bytes, file)) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // Not in this encoding, or one that nobody knows: the next may fit.
    }
  }
  return new TextDecoder('windows-1252').decode(bytes);
}

/** @param {File} file @returns {Promise<Text>} */
export async function fromFile(file) {
  if (file.size > LARGEST_FILE) {
    throw new NoText(`${file.name} is too large. Copy the text you mean and paste it here.`);
  }
  const text = decode(new Uint8Array(await file.arrayBuffer()), file);
  if (text.includes('\0')) {
    throw new NoText(
      `${file.name} holds neither text nor HTML. Open it in its own program, copy the text and paste it here.`,
    );
  }
  return isHtml(file) ? fromHtml(text) : fromPlainText(text);
}
