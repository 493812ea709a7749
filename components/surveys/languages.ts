/** Languages offered in lists; any other tag can be used over the API. Those the product's own texts are written in come first. */
const OFFERED =
  'en de fr es it nl pt pl ar pt-BR cs sk hu ro bg el sv da nb fi et lv lt sl hr ca sr uk ru tr he fa hi th vi id ja ko zh-Hans zh-Hant'.split(
    ' ',
  );

/** "German", in the reader's language; the tag where nobody knows a name. */
export function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames(undefined, { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** Choices for a list of languages; those already used are in it whatever they are. */
export const languageChoices = (used: readonly string[] = []): { value: string; label: string }[] =>
  [...new Set([...used, ...OFFERED])].map(tag => ({ value: tag, label: languageName(tag) }));
