/**
 * @file Parts a very long text, so that its first screen is marked about as soon as a short one. Pure.
 *
 * The opening is asked for by itself, then the whole text, whose answer replaces it: only whole
 * texts keep their sources whole.
 */
(() => {
  /** Some 1,500 words, which is more than any screen shows. */
  const OPENING = 9_000;
  /** A text up to this length is not worth a second request. */
  const SHORT = 20_000;

  /** Where the opening ends: at the end of a block, or of a word where one block is very long. */
  function endOfOpening(text) {
    const block = text.indexOf('\n\n', OPENING);
    if (block !== -1 && block <= SHORT) return block;
    const space = text.indexOf(' ', OPENING);
    return space !== -1 && space <= SHORT ? space : text.length;
  }

  /** The texts to ask for, one after the other; each begins as the whole text does. */
  function stagesOf(text) {
    if (text.length <= SHORT) return [text];
    const end = endOfOpening(text);
    return end < text.length ? [text.slice(0, end), text] : [text];
  }

  globalThis.Sourcelight.opening = { stagesOf };
})();
