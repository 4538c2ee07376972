/** @file How many labels the reader has given, and the way to be rid of them. */
import { countOwnLabels, eraseOwnLabels } from '../background/own-labels.js';

const button = document.getElementById('own-erase');

async function showCount(say) {
  const count = await countOwnLabels();
  document.getElementById('own-count').textContent = say('options_own_count', String(count));
  button.disabled = count === 0;
}

export function offerErasure(say) {
  button.addEventListener('click', async () => {
    await eraseOwnLabels();
    await showCount(say);
  });
  showCount(say);
}
