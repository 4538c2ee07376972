/**
 * @file Finds the article of a page and returns its live text nodes.
 *
 * Readability takes its document apart, so it works on a clone. Each text node of its result is
 * led back to the live page: by the pair it forms with its original, or, where Readability began
 * again from its own saved HTML and so made new nodes, by the number its elements were stamped with.
 */
(() => {
  const STAMP = 'data-sourcelight-stamp';

  function textNodesOf(root) {
    const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    return nodes;
  }

  /** A clone of a page with stamped elements, and the live node of each of its text nodes. */
  function cloneWithPairs(page) {
    const clone = page.cloneNode(true);
    clone.querySelectorAll('*').forEach((element, index) => element.setAttribute(STAMP, index));
    const live = textNodesOf(page.documentElement);
    const pairs = new Map(
      textNodesOf(clone.documentElement).map((node, index) => [node, live[index]]),
    );
    return { clone, pairs };
  }

  /** The unused live node with the same text below the nearest stamped ancestor, if any. */
  function findByStamp(node, elements, used) {
    const ancestor = node.parentElement?.closest(`[${STAMP}]`);
    const live = ancestor && elements[ancestor.getAttribute(STAMP)];
    return live && textNodesOf(live).find((each) => !used.has(each) && each.data === node.data);
  }

  /**
   * The live text nodes of the article. What cannot be led back is left out: no text is sent
   * whose place is unknown.
   */
  function liveNodes(content, pairs, elements) {
    const used = new Set();
    for (const node of textNodesOf(content)) {
      if (!node.data.trim()) continue;
      const live = pairs.get(node) ?? findByStamp(node, elements, used);
      if (live) used.add(live);
    }
    return used;
  }

  const words = (text) => text.replace(/\s+/g, ' ').trim();

  /** nb. a site's name is often an <h1> too, and a small part of the page's title. */
  function matches(text, title) {
    return (title.includes(text) && text.length * 2 >= title.length) || text.includes(title);
  }

  /** nb. of a document that is not in a window, nothing is rendered. */
  const isShown = (element) => !element.ownerDocument.defaultView || element.checkVisibility();

  /**
   * The nodes of the headline: of the <h1> that says what the page's title says, or, since many
   * titles are written for search engines, of the only one. Readability drops it from the article,
   * because readers have seen it, but it makes a claim like any other sentence.
   */
  function headlineNodes(page, title) {
    const headings = [...page.querySelectorAll('h1')].filter(
      (each) => isShown(each) && words(each.textContent),
    );
    const only = headings.length === 1 ? headings[0] : null;
    const headline = headings.find((each) => matches(words(each.textContent), title)) ?? only;
    return headline ? textNodesOf(headline) : [];
  }

  /** @returns {import('./page.js').Picks} empty where the page has no article */
  function pickArticleOf(page) {
    const elements = [...page.querySelectorAll('*')];
    const { clone, pairs } = cloneWithPairs(page);
    const article = new globalThis.Readability(clone, { serializer: (root) => root }).parse();
    const picks = new Map();
    if (!article?.content) return picks;
    const nodes = [
      ...headlineNodes(page, words(article.title ?? '')),
      ...liveNodes(article.content, pairs, elements),
    ];
    for (const node of nodes) picks.set(node, [0, node.length]);
    return picks;
  }

  const pickArticle = () => pickArticleOf(document);

  /**
   * Whether the page says of itself that it is an article; front pages and lists do not, although
   * Readability finds something on most of them.
   */
  function isArticlePage() {
    const type = document.querySelector('meta[property="og:type"]')?.content;
    const data = [...document.querySelectorAll('script[type="application/ld+json"]')];
    return (
      type === 'article' ||
      Boolean(document.querySelector('[itemtype$="Article"]')) ||
      data.some((each) => /"@type"\s*:\s*\[?\s*"[A-Za-z]*Article"/.test(each.textContent))
    );
  }

  globalThis.Sourcelight.article = { pickArticle, pickArticleOf, isArticlePage };
})();
