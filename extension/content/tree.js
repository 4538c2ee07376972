/**
 * @file The page as it is shown: in place of what stands in a host of a shadow root, that root's
 * content, and in each slot what is slotted there.
 *
 * nb. closed roots stay closed: a site keeps widgets in them, and other extensions their own UI.
 */
(() => {
  /** The nodes that a node shows, in this order. @returns {ArrayLike<Node>} */
  function childrenOf(node) {
    const slotted = node.localName === 'slot' ? node.assignedNodes() : [];
    return slotted.length ? slotted : (node.shadowRoot ?? node).childNodes;
  }

  /** The element that shows a node, or null. A shadow root is shown by its host. */
  function parentOf(node) {
    if (node.assignedSlot ?? node.parentElement) return node.assignedSlot ?? node.parentElement;
    const root = node.parentNode ?? node;
    return root instanceof ShadowRoot ? root.host : null;
  }

  /** The nearest element round a node that has a box of its own: one with `display: contents` has none. */
  function boxedParentOf(node) {
    const parent = parentOf(node);
    return getComputedStyle(parent).display === 'contents' ? boxedParentOf(parent) : parent;
  }

  /** The text nodes that a node shows, in the order of reading. */
  function* textNodesOf(node) {
    if (node.nodeType === Node.TEXT_NODE) yield node;
    for (const child of childrenOf(node)) yield* textNodesOf(child);
  }

  function textOf(node) {
    return [...textNodesOf(node)].map((each) => each.data).join('');
  }

  /** The shadow roots that some nodes stand in, those of the roots' hosts included. */
  function rootsAbove(nodes) {
    const roots = new Set();
    for (const node of nodes) {
      let root = node.getRootNode();
      while (root instanceof ShadowRoot && !roots.has(root)) {
        roots.add(root);
        root = root.host.getRootNode();
      }
    }
    return [...roots];
  }

  /** Every open shadow root below a document or root. */
  function rootsBelow(root) {
    const own = [...root.querySelectorAll('*')].map((each) => each.shadowRoot).filter(Boolean);
    return own.flatMap((each) => [each, ...rootsBelow(each)]);
  }

  /** A node or the nearest of its hosts that stands in a root, or null where none does. */
  function hostIn(root, node) {
    const own = node.getRootNode();
    if (own === root) return node;
    return own instanceof ShadowRoot ? hostIn(root, own.host) : null;
  }

  /** Whether a node is an element or is shown somewhere within it. */
  function shows(element, node) {
    for (let each = node; each; each = parentOf(each)) if (each === element) return true;
    return false;
  }

  globalThis.Sourcelight.tree = {
    childrenOf,
    parentOf,
    boxedParentOf,
    textNodesOf,
    textOf,
    rootsAbove,
    rootsBelow,
    hostIn,
    shows,
  };
})();
