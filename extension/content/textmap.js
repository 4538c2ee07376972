/**
 * @file The text that is sent, and where in the page each character of it stands.
 *
 * Pure: a node is anything with `data`. Offsets are UTF-16 units, as in every JavaScript string.
 */
(() => {
  /**
   * What separates two stretches of text, weakest first.
   * nb. a blank line is the only thing that the server takes for the end of a block.
   */
  const NONE = 0;
  const SPACE = 1;
  const LINE = 2;
  const BLOCK = 3;
  const SEPARATORS = ['', ' ', '\n', '\n\n'];

  /**
   * Invisible characters, white space, and visible text with single spaces in it.
   * nb. soft hyphens and zero width spaces would split words in two and are not sent; U+200C and
   * U+200D are, since emoji and several scripts are spelt with them.
   */
  const CHUNKS =
    /([\u00ad\u200b\u200e\u200f\u2060\ufeff]+)|([^\S\ufeff]+)|[^\s\u00ad\u200b\u200e\u200f\u2060]+(?: [^\s\u00ad\u200b\u200e\u200f\u2060]+)*/g;

  /**
   * @typedef {object} Segment a stretch of the text that stands in one node without a break
   * @property {number} at where it starts in the text
   * @property {number} length
   * @property {Text} node
   * @property {number} from where it starts in the node
   *
   * @typedef {object} TextMap
   * @property {string} text what is sent
   * @property {Segment[]} segments in text order
   * @property {number[]} runs where each stretch starts that one Range may cover
   * @property {Map<Text, Segment[]>} byNode
   */

  /** White space as a browser shows it: any amount is one space. */
  const collapse = () => SPACE;

  /** White space as it is shown where the page preserves it: an empty line ends a paragraph. */
  function preserve(white) {
    if (/\n[^\S\n]*\n/.test(white)) return BLOCK;
    return white.includes('\n') ? LINE : SPACE;
  }

  /** Collects text in document order; `finish` returns the {@link TextMap}. */
  function createTextMap() {
    const segments = [];
    const runs = [];
    const byNode = new Map();
    let text = '';
    let owed = NONE;
    let torn = true;

    function place(node, from, visible) {
      if (text) text += SEPARATORS[owed];
      if (torn || owed === BLOCK) runs.push(text.length);
      const segment = { at: text.length, length: visible.length, node, from };
      text += visible;
      segments.push(segment);
      if (!byNode.has(node)) byNode.set(node, []);
      byNode.get(node).push(segment);
      owed = NONE;
      torn = false;
    }

    function owe(separator) {
      owed = Math.max(owed, separator);
    }

    return {
      /** Adds `node.data` between two offsets; `separatorFor` says what its white space means. */
      append(node, from, to, separatorFor) {
        for (const chunk of node.data.slice(from, to).matchAll(CHUNKS)) {
          const [whole, unsent, white] = chunk;
          if (white) owe(separatorFor(white));
          else if (!unsent) place(node, from + chunk.index, whole);
        }
      },
      space: () => owe(SPACE),
      /** nb. old pages write a paragraph's end as two <br>, which no element shows. */
      lineBreak: () => owe(owed >= LINE ? BLOCK : LINE),
      blockBreak: () => owe(BLOCK),
      /** Says that text lies here which is not sent, so that no Range may cover this place. */
      tear() {
        torn = true;
      },
      /** @returns {TextMap} */
      finish: () => ({ text, segments, runs, byNode }),
    };
  }

  /** The index of the first item that `passes`, where all after it pass too; or the length. */
  function firstIndex(items, passes) {
    let low = 0;
    let high = items.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (passes(items[middle])) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** The page's boundary points of `text.slice(start, end)` within one run, or null for none. */
  function locateInRun(map, start, end) {
    const first = map.segments[firstIndex(map.segments, (s) => s.at + s.length > start)];
    const last = map.segments[firstIndex(map.segments, (s) => s.at >= end) - 1];
    if (!first || !last || first.at > last.at) return null;
    return {
      startNode: first.node,
      startOffset: first.from + Math.max(0, start - first.at),
      endNode: last.node,
      endOffset: last.from + Math.min(last.length, end - last.at),
    };
  }

  /**
   * Where `text.slice(start, end)` stands: one piece for each run that it touches, so that no
   * piece covers a block's end or text that was not sent.
   */
  function locate(map, start, end) {
    if (!(start >= 0 && start <= end && end <= map.text.length)) {
      throw new RangeError(`No such stretch of the text: ${start} to ${end}`);
    }
    const pieces = [];
    const first = Math.max(0, firstIndex(map.runs, (run) => run > start) - 1);
    for (let i = first; i < map.runs.length && map.runs[i] < end; i += 1) {
      const runEnd = map.runs[i + 1] ?? map.text.length;
      const piece = locateInRun(map, Math.max(start, map.runs[i]), Math.min(end, runEnd));
      if (piece) pieces.push(piece);
    }
    return pieces;
  }

  /** The offset in the text of a place in the page, or -1 where nothing was sent. */
  function offsetOf(map, node, offset) {
    const segment = map.byNode
      .get(node)
      ?.find((s) => s.from <= offset && offset <= s.from + s.length);
    return segment ? segment.at + offset - segment.from : -1;
  }

  /** Whether each node still holds what was taken from it. */
  function isUnchanged({ text, segments }) {
    return segments.every(
      ({ at, length, node, from }) =>
        node.data.slice(from, from + length) === text.slice(at, at + length),
    );
  }

  /** The picks that make up `text` again where another map holds it, or null. */
  function pickWithin(map, text) {
    const start = map.text.indexOf(text);
    if (start === -1) return null;
    const end = start + text.length;
    const picks = new Map();
    for (const { at, length, node, from } of map.segments) {
      if (at + length <= start || at >= end) continue;
      const first = picks.get(node)?.[0] ?? from + Math.max(0, start - at);
      picks.set(node, [first, from + Math.min(length, end - at)]);
    }
    return picks;
  }

  globalThis.Sourcelight.textmap = {
    createTextMap,
    collapse,
    preserve,
    locate,
    offsetOf,
    isUnchanged,
    pickWithin,
    firstIndex,
  };
})();
