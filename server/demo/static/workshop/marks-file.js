/**
 * @file The file that a participant downloads and a facilitator loads: marks, no text. Pure.
 *
 * Sentences stand in it as offsets (UTF-16 units of the tidied text) and hashes: whoever has the
 * article finds each sentence again, and nobody reads it out of the file.
 */
import { blocksOf } from '../blocks.js';
import { sha256 } from './sha256.js';

const FORMAT = 'sourcelight-marks';
const VERSION = 1;

/** As much of a hash as no two sentences will share. */
const DIGITS = 32;

export const LABELS = Object.freeze(['attributed', 'unattributed', 'editorial']);

/**
 * @typedef {object} MarkedSentence
 * @property {number} start
 * @property {number} end
 * @property {string} hash
 * @property {string | null} label the participant's, or null
 * @property {string} tool the tool's label
 *
 * @typedef {object} Marks
 * @property {string} id of this piece of work, so that a second download of it replaces the first
 * @property {string} participant a name, or ''
 * @property {string} saved when, by ISO 8601
 * @property {string | null} sample the id of the sample article, or null for a text of one's own
 * @property {string} article hash of the whole text
 * @property {string} model the version of the model whose labels stand under `tool`
 * @property {MarkedSentence[]} sentences in text order
 */

/**
 * A text as it is sent and hashed: with one blank line between paragraphs and no white space at
 * either end, so that two people who paste the same article have the same text.
 */
export const tidied = (text) => blocksOf(text).join('\n\n');

/** What a text or a sentence is known by. */
export function hashOf(text) {
  return sha256(text.replace(/\s+/g, ' ').trim().normalize('NFC')).slice(0, DIGITS);
}

/**
 * @param {Pick<Marks, 'id' | 'participant' | 'saved' | 'sample'>} about
 * @param {string} text what was sent
 * @param {object} analysis the server's answer
 * @param {(string | null)[]} labels the participant's, one a sentence
 * @returns {Marks}
 */
export function marksOf(about, text, analysis, labels) {
  return {
    ...about,
    article: hashOf(text),
    model: analysis.model,
    sentences: analysis.sentences.map(({ start, end, label }, index) => ({
      start,
      end,
      hash: hashOf(text.slice(start, end)),
      label: labels[index],
      tool: label,
    })),
  };
}

/** @param {Marks} marks */
export function toJson(marks) {
  return `${JSON.stringify({ format: FORMAT, version: VERSION, ...marks }, null, 2)}\n`;
}

/** Why a file cannot be read, in words for whoever loaded it. */
export class UnreadableFile extends Error {}

function check(condition, problem) {
  if (!condition) throw new UnreadableFile(problem);
}

const isText = (value) => typeof value === 'string';
const isOffset = (value) => Number.isSafeInteger(value) && value >= 0;

function parse(content) {
  try {
    return JSON.parse(content);
  } catch {
    throw new UnreadableFile('It is not JSON, or a download that was cut off.');
  }
}

function readSentence(given, index) {
  const name = `Sentence ${index + 1}`;
  check(given && typeof given === 'object', `${name} is missing.`);
  const { start, end, hash, label, tool } = given;
  check(isOffset(start) && isOffset(end) && start < end, `${name} has no place in the text.`);
  check(isText(hash), `${name} has no hash.`);
  check(label === null || LABELS.includes(label), `${name} has a label that is none of the three.`);
  check(LABELS.includes(tool), `${name} has no label of the tool.`);
  return { start, end, hash, label, tool };
}

/**
 * The marks in a file that `toJson` made.
 *
 * @param {string} content
 * @returns {Marks}
 * @throws {UnreadableFile}
 */
export function fromJson(content) {
  const given = parse(content);
  check(given?.format === FORMAT, 'It is not a file of marks from “Mark it yourself”.');
  const { version } = given;
  check(version === VERSION, `It is of version ${version}; this page reads version ${VERSION}.`);
  const { id, participant, saved, sample, article, model, sentences } = given;
  check([id, participant, saved, article, model].every(isText), 'A part of it is missing.');
  check(sample === null || isText(sample), 'It does not say which article it is about.');
  check(Array.isArray(sentences) && sentences.length, 'It holds no sentences.');
  check(
    sentences.some((each) => each?.label),
    'It holds no marks: no sentence has been labelled.',
  );
  return { id, participant, saved, sample, article, model, sentences: sentences.map(readSentence) };
}
