/**
 * @file Finds the article of a page and returns its live text nodes.
 *
 * Readability takes its document apart, so it works on a copy. Each text node of its result is led
 * back to the live page: by the pair it forms with its original, or, where Readability began
 * again from its own saved HTML and so made new nodes, by the number its elements were stamped with.
 */
(() => {
  const { tree } = globalThis.Sourcelight;

  const STAMP = 'data-sourcelight-stamp';

  /**
   * What is shorter is no article: for lack of one, Readability finds a menu or a line at the foot
   * of the page. As many characters as its own test for readable pages asks for.
   */
  const SHORTEST = 140;

  function textNodesBelow(root) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    return nodes;
  }

  /**
   * A copy of a page as it is shown, the live node of each of its text nodes, and the live elements
   * in the order of the stamps on their copies.
   *
   * nb. the browser copies fast but leaves shadow roots out: only what is shown in these is copied
   * node by node. The copy is a document of its own, where a page's custom elements stay lifeless.
   */
  function copyPage(page) {
    const copy = page.cloneNode(true);
    const elements = [...page.querySelectorAll('*')];
    const live = textNodesBelow(page.documentElement);
    const pairs = new Map(
      textNodesBelow(copy.documentElement).map((node, index) => [node, live[index]]),
    );

    function copyNode(node) {
      const made = copy.importNode(node, false);
      if (node.nodeType === Node.TEXT_NODE) pairs.set(made, node);
      if (node.nodeType !== Node.ELEMENT_NODE) return made;
      made.setAttribute(STAMP, elements.push(node) - 1);
      for (const child of tree.childrenOf(node)) made.append(copyNode(child));
      return made;
    }

    [...copy.querySelectorAll('*')].forEach((made, index) => {
      made.setAttribute(STAMP, index);
      if (elements[index].shadowRoot) made.replaceChildren(...copyNode(elements[index]).childNodes);
    });
    return { copy, pairs, elements };
  }

  /** The unused live node with the same text below the nearest stamped ancestor, if any. */
  function findByStamp(node, elements, used) {
    const ancestor = node.parentElement?.closest(`[${STAMP}]`);
    const live = ancestor && elements[ancestor.getAttribute(STAMP)];
    const isSame = (each) => !used.has(each) && each.data === node.data;
    return live && [...tree.textNodesOf(live)].find(isSame);
  }

  /**
   * The live text nodes of the article. What cannot be led back is left out: no text is sent
   * whose place is unknown.
   */
  function liveNodes(content, pairs, elements) {
    const used = new Set();
    for (const node of textNodesBelow(content)) {
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
  function headlineNodes(title, elements) {
    // nb. what is slotted was copied twice.
    const headings = [...new Set(elements.filter((each) => each.localName === 'h1'))].filter(
      (each) => isShown(each) && words(tree.textOf(each)),
    );
    const only = headings.length === 1 ? headings[0] : null;
    const headline = headings.find((each) => matches(words(tree.textOf(each)), title)) ?? only;
    return headline ? tree.textNodesOf(headline) : [];
  }

  /** @returns {import('./page.js').Picks} empty where the page has no article */
  function pickArticleOf(page) {
    const { copy, pairs, elements } = copyPage(page);
    const article = new globalThis.Readability(copy, { serializer: (root) => root }).parse();
    const picks = new Map();
    if (!article?.content) return picks;
    const nodes = [
      ...headlineNodes(words(article.title ?? ''), elements),
      ...liveNodes(article.content, pairs, elements),
    ];
    for (const node of nodes) picks.set(node, [0, node.length]);
    return picks;
  }

  /** @returns {import('./page.js').Picks} empty where this page has no article */
  function pickArticle() {
    const picks = pickArticleOf(document);
    const text = [...picks.keys()].map((node) => node.data).join(' ');
    return words(text).length < SHORTEST ? new Map() : picks;
  }

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
