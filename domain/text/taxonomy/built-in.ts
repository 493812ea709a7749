import type { ThemeRule } from '../theme';
import { de } from './de';
import { en } from './en';
import { es } from './es';
import { fr } from './fr';
import { it } from './it';
import { builtInThemes, type TaxonomyWords, type ThemeKey } from './keys';
import { nl } from './nl';
import { pt } from './pt';

const languages: Record<string, TaxonomyWords> = { en, de, fr, es, it, nl, pt };

export type BuiltInTheme = { key: ThemeKey; name: string; description: string; rules: ThemeRule[] };

/** The taxonomy that every workspace begins with: English names, rules in seven languages. */
export const builtInTaxonomy = (): BuiltInTheme[] =>
  builtInThemes.map(theme => ({
    ...theme,
    rules: Object.entries(languages).flatMap(([language, words]) => rulesOf(words[theme.key], language)),
  }));

const WITHIN = 4;

function rulesOf(words: TaxonomyWords[ThemeKey], language: string): ThemeRule[] {
  if (!words) return [];
  const not = list(words.not);
  const shared = { language, ...(not.length > 0 && { not }) };
  return [
    { kind: 'words', any: list(words.any), ...shared },
    ...list(words.near).map(
      (pair): ThemeRule => ({ kind: 'near', all: pair.split(/\s*\+\s*/), within: WITHIN, ...shared }),
    ),
  ];
}

const list = (words: string | undefined): string[] =>
  (words ?? '').split(',').flatMap(word => word.replace(/\s+/g, ' ').trim() || []);
