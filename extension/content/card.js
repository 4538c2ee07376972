/** @file The card beside the sentence in focus: its label, who vouches for it, and why we say so. */
(() => {
  const { labels, words, elements, objection } = globalThis.Sourcelight;
  const { element } = elements;

  const GAP = 8;

  function fact(term, ...description) {
    return element('div', {}, element('dt', {}, term), element('dd', {}, ...description));
  }

  function quoted(className, text) {
    return element('span', { class: className }, text);
  }

  function voiceFacts(say, voice) {
    const facts = [
      fact(
        say('source'),
        quoted('source', voice.name),
        element('span', { class: 'kind' }, say(...voice.kind)),
      ),
    ];
    if (voice.through.length) facts.push(fact(say('through'), voice.through.join(' → ')));
    if (voice.cue) facts.push(fact(say('cue'), quoted('cue', voice.cue)));
    return facts;
  }

  function signalFact(say, signal) {
    return fact(say(...signal.kind), ...signal.words.map((each) => quoted('signal', each)));
  }

  function verdict(say, sentence) {
    const { name } = labels.find((each) => each.label === sentence.label);
    return element(
      'p',
      { class: 'verdict' },
      element('span', { class: `mark ${sentence.label}` }, say(name)),
      element('span', { class: 'confidence' }, say(...words.confidence(sentence))),
    );
  }

  function reason(say, text, analysis, sentence) {
    return element('p', { class: 'reason' }, say(...words.reason(text, analysis, sentence)));
  }

  /** Who speaks and which words show it; empty where there is nothing to show. */
  function evidence(say, text, analysis, sentence) {
    const facts = [
      ...words.voices(text, analysis, sentence).flatMap((voice) => voiceFacts(say, voice)),
      ...words.signals(text, sentence).map((signal) => signalFact(say, signal)),
    ];
    return facts.length ? [element('dl', {}, ...facts)] : [];
  }

  /** How far down a card may reach: to the window's end, or to a panel that lies all along it. */
  function floorUnder(card) {
    const panel = card.getRootNode().querySelector('.legend')?.getBoundingClientRect();
    const isAlong = panel?.width >= document.documentElement.clientWidth;
    return isAlong && panel.bottom >= innerHeight ? panel.top : innerHeight;
  }

  /** Places the card under a box of the page, or above it where there is more room. */
  function placeBeside(card, box) {
    const { width, height } = card.getBoundingClientRect();
    const floor = floorUnder(card);
    const left = Math.min(Math.max(box.left, GAP), innerWidth - width - GAP);
    const below = box.bottom + GAP;
    const fits = below + height + GAP <= floor || box.top < floor - box.bottom;
    const top = fits ? below : box.top - height - GAP;
    card.style.left = `${left}px`;
    card.style.top = `${Math.min(Math.max(top, GAP), floor - height - GAP)}px`;
  }

  /**
   * @param {{showReason: boolean}} display
   * @param {(own: string | null) => void} label gives the sentence shown a label of the reader's
   */
  function createCard(root, say, { showReason }, label) {
    const card = element('aside', { class: 'card', hidden: '', lang: say('language') });
    // nb. a card that appears is not read out; this is, and only when a key asked for it.
    const announcer = element('p', { class: 'announcer', role: 'status', lang: say('language') });
    root.append(card, announcer);

    let beside = null;
    // nb. what a reader opens in it, or the size of their text, may make it larger than it was.
    new ResizeObserver(() => beside && placeBeside(card, beside)).observe(card);

    function moveTo(box) {
      beside = box;
      placeBeside(card, box);
    }

    return {
      show(text, analysis, sentence, box, own) {
        card.replaceChildren(
          verdict(say, sentence),
          ...(showReason ? [reason(say, text, analysis, sentence)] : []),
          ...evidence(say, text, analysis, sentence),
          objection.createObjection(say, sentence, own, label),
        );
        card.dataset.label = sentence.label;
        card.hidden = false;
        moveTo(box);
      },
      moveTo,
      announce() {
        const said = card.querySelectorAll('.verdict > *, .reason');
        announcer.textContent = [...said].map((each) => each.textContent).join('. ');
      },
      hide() {
        card.hidden = true;
      },
    };
  }

  globalThis.Sourcelight.card = { createCard, evidence };
})();
