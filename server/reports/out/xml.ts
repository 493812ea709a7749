/** What XML 1.0 has no place for: control characters, halves of a pair, and the two that are no characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const UNWRITABLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

/** The text without what no XML file can hold. */
export const writable = (text: string): string =>
  text.replace(/\p{Surrogate}/gu, '\uFFFD').replace(UNWRITABLE, '');

/** The text as it stands between tags or in an attribute. */
export const xmlText = (text: string): string =>
  writable(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    // A lone one would be read as a line feed.
    .replaceAll('\r\n', '\n')
    .replaceAll('\r', '&#13;');
