/**
 * @file Reads picked text nodes of the live page, in document order, into a text map.
 *
 * nb. never innerText: it upper-cases by style ("ß" becomes "SS"), and its line breaks stand in
 * no node, so its offsets cannot be led back to the page.
 *
 * @typedef {Map<Text, [from: number, to: number]>} Picks which part of which node is wanted
 */
(() => {
  const { tree } = globalThis.Sourcelight;
  const { createTextMap, collapse, preserve, isUnchanged } = globalThis.Sourcelight.textmap;

  /** Elements whose text nobody reads as prose, whatever their style. */
  const UNREAD = new Set(
    'script style noscript template svg math textarea select button iframe object audio video canvas rt rp'.split(
      ' ',
    ),
  );

  /** A drop cap is at most this long: a letter, a quotation mark, an apostrophe. */
  const DROP_CAP = 3;

  /** Every element on the way to a picked node; all others need not be looked into. */
  function holdersOf(picks) {
    const holders = new Set();
    for (const node of picks.keys()) {
      for (let e = tree.parentOf(node); e && !holders.has(e); e = tree.parentOf(e)) holders.add(e);
    }
    return holders;
  }

  /**
   * Whether text is there for screen readers only: clipped to a dot or moved off the left edge.
   */
  function isVisuallyHidden(element, style) {
    if (style.position !== 'absolute' && style.position !== 'fixed') return false;
    const box = element.getBoundingClientRect();
    return (box.width <= 1 && box.height <= 1) || box.right + scrollX <= 0;
  }

  function isShown(element, style) {
    return (
      !UNREAD.has(element.localName) && style.display !== 'none' && !isVisuallyHidden(element, style)
    );
  }

  /** nb. a floated letter computes to `display: block`, yet the word goes on behind it. */
  function isDropCap(element, style) {
    return style.cssFloat !== 'none' && tree.textOf(element).trim().length <= DROP_CAP;
  }

  function isBlock(element, style) {
    return !/^(inline|contents|ruby)/.test(style.display) && !isDropCap(element, style);
  }

  /** Whether an element stands outside the flow of the text around it. */
  function isOutOfFlow(style) {
    return style.cssFloat !== 'none' || style.position === 'absolute' || style.position === 'fixed';
  }

  /**
   * What counts as hidden on this page.
   * nb. some pages hide their whole body until their own scripts have run. In a saved copy, or
   * with scripts blocked, they never do, and `visibility` then says nothing about the article.
   */
  function visibilityTest() {
    const { visibility } = getComputedStyle(document.body);
    return { visibilityProperty: visibility === 'visible' };
  }

  /** Whether a text node is seen where it stands; `test` is what visibilityTest said. */
  function isSeen(node, test) {
    return (
      tree.parentOf(node).checkVisibility(test) || tree.boxedParentOf(node).checkVisibility(test)
    );
  }

  /** @param {Picks} picks @returns {import('./textmap.js').TextMap} */
  function readText(picks) {
    const map = createTextMap();
    const holders = holdersOf(picks);
    const test = visibilityTest();

    function readNode(node, style) {
      if (!node.data.trim()) {
        map.space();
      } else if (!picks.has(node) || !isSeen(node, test)) {
        map.tear();
      } else {
        const [from, to] = picks.get(node);
        if (from > 0) map.tear();
        map.append(node, from, to, style.whiteSpaceCollapse === 'collapse' ? collapse : preserve);
        if (to < node.length) map.tear();
      }
    }

    /** nb. what is left out still parts the text on either side, unless it floats beside it. */
    function passOver(element, style) {
      if (element.textContent.trim()) map.tear();
      if (style.display === 'none') return;
      if (element.localName === 'br') map.lineBreak();
      else if (isBlock(element, style) && !isOutOfFlow(style)) map.blockBreak();
      else if (/^\s+$/.test(element.textContent)) map.space();
    }

    function readElement(element) {
      const style = getComputedStyle(element);
      if (!holders.has(element) || !isShown(element, style)) {
        passOver(element, style);
        return;
      }
      const block = isBlock(element, style);
      if (block) map.blockBreak();
      readChildren(element, style);
      if (block) map.blockBreak();
    }

    /** nb. no Range reaches from one tree into another, nor over what is slotted elsewhere. */
    function readChildren(element, style) {
      const children = tree.childrenOf(element);
      const isOtherTree = children[0]?.parentNode !== element;
      if (isOtherTree) map.tear();
      let before = null;
      for (const child of children) {
        if (child.previousSibling !== before) map.tear();
        if (child.nodeType === Node.TEXT_NODE) readNode(child, style);
        else if (child.nodeType === Node.ELEMENT_NODE) readElement(child);
        before = child;
      }
      if (isOtherTree) map.tear();
    }

    readElement(document.documentElement);
    return map.finish();
  }

  /** Whether all that was read still stands in the page, and is shown, as it was read. */
  function stands(map) {
    const test = visibilityTest();
    const isThere = (node) => node.isConnected && isSeen(node, test);
    return [...map.byNode.keys()].every(isThere) && isUnchanged(map);
  }

  /** The element within which more of the same text would appear, or any text at all. */
  function surroundings({ segments }) {
    if (!segments.length) return document.documentElement;
    let element = tree.parentOf(segments.at(0).node);
    while (element && !tree.shows(element, segments.at(-1).node)) element = tree.parentOf(element);
    return element && (tree.parentOf(element) ?? element);
  }

  /** Whether a change of a node may have brought more of the same text. */
  const concerns = (map, node) => tree.shows(surroundings(map), node);

  globalThis.Sourcelight.page = { readText, stands, concerns };
})();
