/** Stands for what was taken out. */
const BLACKED = '███';

// Strangers write what these read, as long as they like: each begins only where such a thing can, so that none looks at a text twice.
const EMAIL = /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
const LINK = /\b(?:https?:\/\/|www\.)\S+/gi;
// Seven digits or more, in the groups people write them in: phone and account numbers, dates of birth.
const NUMBER = /(?<![\p{L}\p{N}]-?)\+?\(?\d(?:[ ().\-/]{0,2}\d){6,}(?![\p{L}\p{N}])/gu;
// `GB29NWBK60161331926819`, `AB-1234567`: letters and digits with five digits among them.
const CODE = /(?<![\p{L}\p{N}-])(?=(?:[\p{L}-]*\d){5})[\p{L}\d-]{7,}(?![\p{L}\p{N}])/gu;

/**
 * A comment without what could tell who wrote it, as far as that has a form: addresses, links, long numbers and codes. Names are
 * beyond it, and whoever shares comments is told so.
 */
export const blackOut = (text: string): string =>
  [LINK, EMAIL, NUMBER, CODE].reduce((rest, pattern) => rest.replace(pattern, BLACKED), text);
