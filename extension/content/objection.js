/** @file The foot of the card: the reader's own label, or the way to give one. */
(() => {
  const { labels, elements } = globalThis.Sourcelight;
  const { element, button } = elements;

  function mark(say, { label, name }) {
    return element('span', { class: `mark ${label}` }, say(name));
  }

  function given(say, own, label) {
    const chosen = labels.find((each) => each.label === own);
    return [say('own_label'), ' ', mark(say, chosen), button('undo', say('undo'), () => label(null))];
  }

  function choices(say, sentence, label) {
    const others = labels.filter((each) => each.label !== sentence.label);
    const buttons = others.map((each) => {
      const made = button('own', '', () => label(each.label));
      made.append(mark(say, each));
      return made;
    });
    return [say('own_label'), ...buttons];
  }

  /**
   * @param {string | null} own the label that the reader has given
   * @param {(own: string | null) => void} label gives the sentence a label, or takes it back
   */
  function createObjection(say, sentence, own, label) {
    const foot = element('div', { class: 'objection', role: 'group', 'aria-label': say('own_label') });
    if (own) {
      foot.append(...given(say, own, label));
    } else {
      foot.append(
        button('wrong', say('wrong'), () => {
          foot.replaceChildren(...choices(say, sentence, label));
          foot.querySelector('button').focus();
        }),
      );
    }
    return foot;
  }

  globalThis.Sourcelight.objection = { createObjection };
})();
