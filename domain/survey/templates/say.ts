import { ar } from './languages/ar';
import { de } from './languages/de';
import { es } from './languages/es';
import { fr } from './languages/fr';
import { it } from './languages/it';
import { nl } from './languages/nl';
import { pl } from './languages/pl';
import { pt } from './languages/pt';
import type { English, Translation } from './languages/translation';

/** The languages every template is written in; the first is the default. */
export const templateLanguages = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pt', 'pl', 'ar'] as const;
type TemplateLanguage = (typeof templateLanguages)[number];

/** One text in every template language. */
export type Words = Record<TemplateLanguage, string>;

const translations: Record<Exclude<TemplateLanguage, 'en'>, Translation> = {
  de,
  fr,
  es,
  it,
  nl,
  pt,
  pl,
  ar,
};

/** A text in all languages, named by its English words. */
export const say = (english: English): Words => ({
  en: english,
  de: translations.de[english],
  fr: frenchSpaces(translations.fr[english]),
  es: translations.es[english],
  it: translations.it[english],
  nl: translations.nl[english],
  pt: translations.pt[english],
  pl: translations.pl[english],
  ar: translations.ar[english],
});

/** French typography keeps `?`, `:`, `;` and the inside of « » on the line of the word beside them. */
const frenchSpaces = (text: string): string =>
  text.replace(/ ([?:;»])/g, '\u00a0$1').replace(/« /g, '«\u00a0');
