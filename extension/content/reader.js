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

  /** Paints an analysis of the text in `map` and returns what moves the focus over it. */
  function createReader(map, analysis, legend, card) {
    const { sentences } = analysis;
    const rangesBySentence = sentences.map((sentence) => ranges.rangesOf(map, sentence));
    let focused = -1;
    let last = -1;
    let held = false;

    function paintSentences() {
      for (const { label } of labels) {
        const own = rangesBySentence.filter((_, index) => sentences[index].label === label);
        paint.paint(label, own.flat());
      }
    }

    function paintEvidence(index) {
      paint.paint('focus', rangesBySentence[index]);
      for (const [layer, spans] of Object.entries(query.evidence(analysis, sentences[index]))) {
        const found = spans.flatMap((span) => ranges.rangesOf(map, span));
        paint.paint(layer, found);
      }
    }

    function focus(index) {
      if (index === focused) return;
      focused = index;
      last = index;
      paintEvidence(index);
      legend.setPosition(index, sentences.length);
      card.show(map.text, analysis, sentences[index], boxOf(rangesBySentence[index]));
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

    paintSentences();
    return {
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
