/** @file Makes the elements of our own UI. Text goes in as text only, whoever wrote it. */
(() => {
  /** @param {string} tag @param {Record<string, string>} attributes @param {...(Node | string)} children */
  function element(tag, attributes, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...children);
    return made;
  }

  function button(className, label, press) {
    const made = element('button', { type: 'button', class: className }, label);
    made.addEventListener('click', press);
    return made;
  }

  /** A button that shows a sign and says its name to whom the sign says nothing. */
  function signButton(className, sign, name, press) {
    const made = button(className, sign, press);
    made.setAttribute('aria-label', name);
    made.title = name;
    return made;
  }

  globalThis.Sourcelight.elements = { element, button, signButton };
})();
