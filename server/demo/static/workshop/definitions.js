/**
 * @file The definition that decides between two labels of one sentence. Pure.
 *
 * It says what to ask, never who is right: reader and tool may both be wrong.
 */

/** Which two labels are meant, whoever gave which. */
const between = (one, other) => [one, other].sort().join(' ');

const BY_LABELS = {
  [between('attributed', 'unattributed')]:
    'Who vouches for the main point? If someone other than the writer says, writes, finds or ' +
    'believes it – a person, an office, a report, even unnamed “officials” – it is attributed. ' +
    'What people did, decided or plan, told by the writer, is unattributed.',
  [between('attributed', 'editorial')]:
    'Whose judgement is it? Inside someone’s words, quoted or retold, it is attributed, however ' +
    'strong. It is editorial if the judgement is the writer’s own and a source stands only beside ' +
    'it. One or two words in quotation marks attribute nothing by themselves.',
  [between('unattributed', 'editorial')]:
    'Take the judgement out. If a statement that could be checked is left, and was the main point, ' +
    'the sentence is unattributed, loaded word or not. If little is left, it is editorial. So are ' +
    'forecasts, meanings (“underscores”), motives, demands and rhetorical questions.',
};

/** What decides between two labels that differ. */
export const definitionBetween = (one, other) => BY_LABELS[between(one, other)];

const RUNS_ON =
  'A quotation or a report may run on: a sentence inside it is attributed, though the words that ' +
  'say who speaks stand in an earlier one. Where does this quotation end?';

const HEDGE =
  '“Allegedly”, “reportedly”, “is believed to” point to someone else and name nobody. With no one ' +
  'in the text who vouches, the sentence is unattributed.';

const QUESTION =
  'A question put to the reader to make a point is editorial. A question that someone in the text ' +
  'asks is attributed; one that the outlet asks in an interview is unattributed.';

const has = (kind, sentence) => sentence.signals.some((signal) => signal.kind === kind);

/** Whether the words that say who speaks stand outside the sentence. */
function runsOn(analysis, sentence) {
  const main = analysis.attributions.find((each) => each.id === sentence.attributions[0]);
  if (!main?.cue) return Boolean(main);
  return main.cue.end <= sentence.start || main.cue.start >= sentence.end;
}

/**
 * @param {object} analysis the server's answer
 * @param {object} sentence one of its sentences, with the tool's label
 * @param {string} own another label that a reader gave it
 */
export function definitionFor(analysis, sentence, own) {
  const { label } = sentence;
  if (label === 'attributed' && runsOn(analysis, sentence)) return RUNS_ON;
  if (label === 'unattributed' && own === 'attributed' && has('hedge', sentence)) return HEDGE;
  if (label === 'editorial' && has('question', sentence)) return QUESTION;
  return definitionBetween(label, own);
}
