/**
 * @file The one global of the scripts that run in a page; every other file adds its idea to it.
 *
 * They are classic scripts in an ordered list, not modules: a module in a page needs files that
 * the page itself may load, and by those any site could tell that its reader has the extension.
 */
globalThis.Sourcelight ??= {};
