/** @file The result in the panel: what the marks mean, how many there are, which are shown. */
(() => {
  const { labels, elements, choice } = globalThis.Sourcelight;
  const { element, button, signButton } = elements;

  /** One label: its switch, its mark, its count. */
  function createRow(say, { label, name, meaning }, change) {
    const box = element('input', { type: 'checkbox', name: label });
    box.addEventListener('change', change);
    const count = element('span', { class: 'count' });
    const row = element(
      'label',
      { class: 'row' },
      box,
      element(
        'span',
        { class: 'name' },
        element('span', { class: `mark ${label}` }, say(name)),
        element('span', { class: 'meaning' }, say(meaning)),
      ),
      count,
    );
    return { label, box, count, row };
  }

  function option(value, text, count) {
    return element('option', { value: choice.toValue(value) }, `${text} (${count})`);
  }

  /** What one may go through: everything, each label, each source. */
  function optionsFor(say, analysis) {
    const { summary } = analysis;
    const found = choice.sourcesWithSentences(analysis);
    return [
      option(choice.ALL, say('choose_all'), summary.sentences),
      element(
        'optgroup',
        { label: say('labels') },
        ...labels.map(({ label, name }) => option({ label }, say(name), summary[label])),
      ),
      ...(found.length
        ? [
            element(
              'optgroup',
              { label: say('sources') },
              ...found.map(({ source, indexes }) =>
                option({ source: source.id }, source.name, indexes.length),
              ),
            ),
          ]
        : []),
    ];
  }

  /**
   * @param {{next, previous, details: () => void, choose: (choice) => void,
   *   hide: (labels: string[]) => void}} actions
   */
  function createResults(say, actions) {
    const hidden = () => rows.filter(({ box }) => !box.checked).map(({ label }) => label);
    const rows = labels.map((each) => createRow(say, each, () => actions.hide(hidden())));
    const select = element('select', { 'aria-label': say('choose') });
    select.addEventListener('change', () => actions.choose(choice.fromValue(select.value)));
    const position = element('span', { class: 'position' });
    const notice = element('p', { class: 'notice' });
    const foot = element('p', { class: 'foot' });

    return {
      nodes: [
        element(
          'fieldset',
          { 'aria-label': say('labels_shown') },
          ...rows.map(({ row }) => row),
        ),
        // nb. the card says each step aloud; the panel must not say it as well.
        element(
          'nav',
          { 'aria-label': say('sentences'), 'aria-live': 'off' },
          select,
          position,
          signButton('sign previous', '↑', say('previous'), actions.previous),
          signButton('sign next', '↓', say('next'), actions.next),
        ),
        element('p', { class: 'actions' }, button('details', say('details'), actions.details)),
        foot,
        // nb. last: what stood below it would move when it comes and goes.
        notice,
      ],

      show(analysis, host) {
        for (const { label, count } of rows) count.textContent = analysis.summary[label];
        select.replaceChildren(...optionsFor(say, analysis));
        foot.textContent = say('analysed_by', host);
        notice.textContent = '';
      },

      /** @param {import('./reader.js').State} state */
      update({ place, count, chosen, hiddenLabels }) {
        for (const { label, box } of rows) box.checked = !hiddenLabels.includes(label);
        select.value = choice.toValue(chosen);
        position.textContent =
          place === 0
            ? say('position_all', String(count))
            : say('position', String(place), String(count));
      },

      /** Says something below the result; with `retry` there is a button to try again. */
      setNotice(text, retry) {
        notice.replaceChildren(text, ...(retry ? [' ', button('again', say('retry'), retry)] : []));
      },
    };
  }

  globalThis.Sourcelight.results = { createResults };
})();
