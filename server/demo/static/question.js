/** @file Puts a text to the server that this page comes from. */
import { analysisFrom, Failure } from '../highlighter/background/exchange.js';
import { readKey } from './key.js';

const { host } = location;
const BASE = new URL('.', document.baseURI).href.replace(/\/$/, '');

/**
 * @param {string} text
 * @param {AbortSignal} signal cancels
 * @returns {Promise<{analysis: object, host: string} | {failure: {code: string, host: string}}>}
 * as content/question.js of the extension answers
 */
export async function ask(text, signal) {
  try {
    return { analysis: await analysisFrom(BASE, readKey(), text, signal), host };
  } catch (error) {
    if (signal.aborted) return {};
    if (!(error instanceof Failure)) throw error;
    return { failure: { code: error.code, host, ...error.details } };
  }
}
