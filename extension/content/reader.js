/**
 * @file The painted page and the one sentence in focus.
 *
 * Knows nothing of servers or of the browser's extension interface: text map and analysis in,
 * highlights and a card out.
 */
(() => {
  const { labels, analysis: query, choice, tree, ranges, paint, pointer } = globalThis.Sourcelight;

  /** A sentence nearer than this to the window's edge is scrolled to the middle. */
  const MARGIN = 60;

  /** The box round all boxes of some ranges. */
  function boxOf(sentenceRanges) {
    const boxes = sentenceRanges.map((range) => range.getBoundingClientRect());
    return {
      left: Math.min(...boxes.map((box) => box.left)),
      top: Math.min(...boxes.map((box) => box.top)),
      right: Math.max(...boxes.map((box) => box.right)),
      bottom: Math.max(...boxes.map((box) => box.bottom)),
    };
  }

  function scrollIntoView(sentenceRanges) {
    const { top, bottom } = boxOf(sentenceRanges);
    if (top >= MARGIN && bottom <= innerHeight - MARGIN) return;
    // nb. on the way there of a page that scrolls smoothly, the sentence is out of the window still,
    // and its card would be taken for one that was scrolled away from.
    const element = tree.boxedParentOf(sentenceRanges[0].startContainer);
    element.scrollIntoView({ block: 'center', behavior: 'instant' });
  }

  /** nb. with forced colours every highlight has the system's background: dimming would mark. */
  const canDim = () => !matchMedia('(forced-colors: active)').matches;

  /**
   * @typedef {object} State where the reader is
   * @property {number} index the sentence in focus, or -1
   * @property {number} place its place among the chosen sentences, from 1, or 0
   * @property {number} count how many sentences are chosen
   * @property {import('./choice.js').Choice} chosen
   * @property {string[]} hiddenLabels
   */

  /**
   * What paints an analysis and moves the focus over it.
   *
   * @param {{announce, hide, moveTo, show}} card
   * @param {string[]} hiddenLabels the labels that are not painted
   * @param {(state: State) => void} tell is called with every new state
   */
  function createReader(card, hiddenLabels, tell) {
    let map = null;
    let analysis = { sentences: [], sources: [], attributions: [] };
    let rangesBySentence = [];
    let shadowRoots = [];
    let focused = -1;
    let last = -1;
    let held = false;
    let chosen = choice.ALL;
    let indexes = [];
    let own = [];

    const isHidden = (index) => hiddenLabels.includes(analysis.sentences[index].label);

    /** nb. whoever chooses a label that is not shown wants to see it. */
    const isSteppedThrough = (index) => chosen.label || !isHidden(index);

    function rangesWhere(passes) {
      return rangesBySentence.filter((_, index) => passes(index)).flat();
    }

    function paintSentences() {
      indexes = choice.indexesOf(analysis, chosen).filter(isSteppedThrough);
      const marked = new Set(indexes);
      for (const { label } of labels) {
        const isOwn = (index) => marked.has(index) && analysis.sentences[index].label === label;
        paint.paint(label, rangesWhere(isOwn));
      }
      const isDimmed = (index) => !choice.isAll(chosen) && !marked.has(index) && canDim();
      paint.paint('dimmed', rangesWhere(isDimmed));
    }

    function tellState() {
      const place = indexes.indexOf(focused) + 1;
      tell({ index: focused, place, count: indexes.length, chosen, hiddenLabels });
    }

    function paintEvidence(index) {
      paint.paint('focus', rangesBySentence[index]);
      const evidence = query.evidence(analysis, analysis.sentences[index]);
      for (const [layer, spans] of Object.entries(evidence)) {
        const found = spans.flatMap((span) => ranges.rangesOf(map, span));
        paint.paint(layer, found);
      }
    }

    function showFocus(index) {
      focused = index;
      last = index;
      paintEvidence(index);
      const box = boxOf(rangesBySentence[index]);
      card.show(map.text, analysis, analysis.sentences[index], box, own[index] ?? null);
      tellState();
    }

    function focus(index) {
      if (index !== focused) showFocus(index);
    }

    function blur() {
      if (focused === -1) return;
      focused = -1;
      held = false;
      paint.eraseEvidence();
      card.hide();
    }

    /** The first chosen sentence in the window, where a reader who has not chosen one begins. */
    function firstInWindow() {
      const isBelowTop = (index) => {
        const found = rangesBySentence[index];
        return found.length && boxOf(found).top >= 0;
      };
      return indexes.find(isBelowTop) ?? indexes[0];
    }

    function next() {
      visit(last === -1 ? firstInWindow() : indexes.find((index) => index > last));
    }

    function previous() {
      visit(last === -1 ? firstInWindow() : indexes.findLast((index) => index < last));
    }

    function visit(index) {
      if (!rangesBySentence[index]?.length) return;
      scrollIntoView(rangesBySentence[index]);
      focus(index);
      held = true;
      card.announce();
    }

    function paintAll(newMap, newAnalysis) {
      map = newMap;
      analysis = newAnalysis;
      rangesBySentence = analysis.sentences.map((sentence) => ranges.rangesOf(map, sentence));
      shadowRoots = tree.rootsAbove(map.byNode.keys());
      paintSentences();
    }

    /** Shows an analysis in place of the one before, and keeps the reader's place in the text. */
    function show(newMap, newAnalysis) {
      const shift = map ? newMap.text.indexOf(map.text) : -1;
      const carry = (index) => {
        if (index === -1 || shift === -1) return -1;
        return query.sentenceAt(newAnalysis, analysis.sentences[index].start + shift);
      };
      const place = { focused: carry(focused), last: carry(last), held };
      blur();
      own = [];
      chosen = choice.carry(chosen, analysis, newAnalysis);
      paintAll(newMap, newAnalysis);
      last = place.last;
      if (place.focused === -1) tellState();
      else showFocus(place.focused);
      held = place.held;
    }

    /** Shows the sentences of one label or source and dims all others; goes to the first. */
    function choose(newChoice) {
      chosen = newChoice;
      blur();
      paintSentences();
      tellState();
      if (!choice.isAll(chosen)) visit(firstInWindow());
    }

    /** Shows the reader's own labels beside the tool's. */
    function setOwn(newOwn) {
      own = newOwn;
      if (focused !== -1) showFocus(focused);
    }

    /** Takes the marks of some labels off, and puts all others on. */
    function hide(newHidden) {
      hiddenLabels = newHidden;
      if (focused !== -1 && isHidden(focused)) blur();
      paintSentences();
      tellState();
    }

    function sentenceAtPoint(x, y) {
      const index = query.sentenceAt(analysis, pointer.offsetAtPoint(map, shadowRoots, x, y));
      return index !== -1 && isSteppedThrough(index) ? index : -1;
    }

    /** Moves the marks to where the same text now stands. */
    function anchor(newMap) {
      // nb. a question for another text may be on its way; its answer moves the marks.
      if (newMap.text !== map.text) return;
      paintAll(newMap, analysis);
      if (focused !== -1) showFocus(focused);
    }

    return {
      show,
      anchor,
      /** Focuses a sentence for as long as the pointer is there. */
      glance(index) {
        focus(index);
        held = false;
      },
      leave() {
        if (!held) blur();
      },
      /** Focuses a sentence until the reader chooses another or none. */
      hold(index) {
        focus(index);
        held = true;
      },
      blur,
      next,
      previous,
      visit,
      choose,
      hide,
      setOwn,
      focusedIndex: () => focused,
      isFocused: () => focused !== -1,
      /** The index of the marked sentence under a point of the window, or -1. */
      sentenceAtPoint,
      /** Keeps the card beside its sentence, and drops it where the sentence has gone. */
      follow() {
        if (focused === -1) return;
        const box = boxOf(rangesBySentence[focused]);
        if (box.bottom < 0 || box.top > innerHeight) blur();
        else card.moveTo(box);
      },
    };
  }

  globalThis.Sourcelight.reader = { createReader };
})();
