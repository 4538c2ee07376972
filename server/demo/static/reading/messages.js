/** @file Where the extension's words do not fit its server's own page. */
export const MESSAGES = Object.freeze({
  status_reading: 'Reading the article…',
  analysed_by: 'Analysed by $HOST$',
  close: 'Close the article',
  details: 'Sources, export',
  panel_export_hint: 'What you copy or save stays with you.',
  failure_no_text: 'There is no text to mark',
  failure_no_text_help: 'Choose another article, or paste the text that you mean.',
  failure_unreachable_help:
    'The server that this page comes from does not answer. Is it still running, and is this device in its network?',
  failure_timeout_help:
    'The server did not answer within 25 seconds. Try again in a moment, or paste a part of the article.',
  failure_not_a_server_help: 'Something between this page and its server answers. Try another network.',
  failure_bad_answer_help: 'The server may have been renewed: reload this page.',
  failure_unauthorized_help:
    'Type it in above. You get one from whoever runs this server; in a workshop, scan the code again.',
  failure_text_too_long_help: 'Paste a part of it.',
  failure_unsupported_language_help:
    'Sourcelight reads English only. If a part of the text is English, paste that.',
  failure_unexpected_help: 'This is a bug of Sourcelight. Reload this page and try again.',
});
