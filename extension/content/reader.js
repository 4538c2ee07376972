/**
 * @file The painted page and the one sentence in focus.
 *
 * Knows nothing of servers or of the browser's extension interface: text map and analysis in,
 * highlights and a card out.
 */
(() => {
  const { labels, analysis: query, ranges, paint, pointer } = globalThis.Sourcelight;

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
    sentenceRanges[0].startContainer.parentElement.scrollIntoView({ block: 'center' });
  }

  /** What paints an analysis and moves the focus over it. */
  function createReader(legend, card) {
    let map = null;
    let analysis = { sentences: [] };
    let rangesBySentence = [];
    let focused = -1;
    let last = -1;
    let held = false;

    function paintSentences() {
      for (const { label } of labels) {
        const own = rangesBySentence.filter((_, i) => analysis.sentences[i].label === label);
        paint.paint(label, own.flat());
      }
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
      legend.setPosition(index, analysis.sentences.length);
      card.show(map.text, analysis, analysis.sentences[index], boxOf(rangesBySentence[index]));
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

    /** The first sentence in the window, where a reader who has not chosen one begins. */
    function firstInWindow() {
      return Math.max(
        0,
        rangesBySentence.findIndex((own) => own.length && boxOf(own).top >= 0),
      );
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
      paintAll(newMap, newAnalysis);
      last = place.last;
      if (place.focused !== -1) showFocus(place.focused);
      held = place.held;
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
      next: () => visit(last === -1 ? firstInWindow() : last + 1),
      previous: () => visit(last === -1 ? firstInWindow() : last - 1),
      isFocused: () => focused !== -1,
      /** The index of the sentence under a point of the window, or -1. */
      sentenceAtPoint: (x, y) => query.sentenceAt(analysis, pointer.offsetAtPoint(map, x, y)),
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
