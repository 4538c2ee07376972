/** @file The last script on a site that the reader wants analysed as soon as a page is open. */
globalThis.Sourcelight.startOnLoad();
