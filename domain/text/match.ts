import { compilePattern, type Pattern, patternProblem } from './pattern';
import { type Found, isFindable, PhraseFinder } from './phrases';
import type { ThemeRule } from './theme';
import { readingOf, type Token, tokensOf } from './tokens';

export type RuledTheme = { id: string; rules: readonly ThemeRule[] };

/** A theme in a text and the places (UTF-16, end excluded, first to last) that made it so. */
export type ThemeHit = { theme: string; spans: { start: number; end: number }[] };

export type ThemeMatcher = {
  /** The themes of one text, in the order they were given. `language`: BCP 47; null where nobody knows it. */
  match: (text: string, language: string | null) => ThemeHit[];
  /** Themes with a pattern that kept overrunning its time; it was not tried any more. */
  tooSlow: () => string[];
};

/** Milliseconds that one pattern may take over one text; so often longer, and it is left out: once may be the machine's fault. */
const PATTERN_MS = 100;
const MOST_OVERRUNS = 3;

type WordRule = Exclude<ThemeRule, { kind: 'pattern' }>;
/** `part`: of a near rule's words, or 0; −1: must not stand in the same sentence. */
type Role = { rule: number; part: number };
type Spoken = { theme: number; rule: WordRule };
type Searched = { theme: number; find: Pattern; overruns: number };

const isTooSlow = ({ overruns }: Searched): boolean => overruns >= MOST_OVERRUNS;

/**
 * Prepares themes for looking at many texts: word rules become one search over a text's words, once per language. `clock`
 * gives milliseconds; a pattern that takes longer than it may again and again is left out from then on (patterns run in linear time
 * whatever is written in them; this guards against many dear ones). Rules that hold nothing, or are faulty, find nothing.
 */
export function compileThemes(themes: readonly RuledTheme[], clock: () => number): ThemeMatcher {
  const spoken: Spoken[] = [];
  const searched: Searched[] = [];
  for (const [theme, { rules }] of themes.entries()) {
    for (const rule of rules) {
      if (rule.kind !== 'pattern') spoken.push({ theme, rule });
      else if (!patternProblem(rule.pattern))
        searched.push({ theme, find: compilePattern(rule.pattern), overruns: 0 });
    }
  }
  const finders = new Map<string, PhraseFinder<Role>>();
  const finderFor = (language: string | null): PhraseFinder<Role> => {
    const base = baseOf(language);
    const known = finders.get(base) ?? finderOf(spoken, language);
    finders.set(base, known);
    return known;
  };
  const nameOf = (theme: number): string => themes[theme]?.id ?? '';

  return {
    match(text, language) {
      const hits = new Map<number, ThemeHit['spans']>();
      const add = (theme: number, spans: ThemeHit['spans']) => {
        if (spans.length > 0) hits.set(theme, [...(hits.get(theme) ?? []), ...spans]);
      };
      const tokens = tokensOf(text, readingOf(language));
      for (const [rule, found] of byRule(finderFor(language).find(tokens))) {
        const made = spoken[rule];
        if (made) add(made.theme, spansOf(made.rule, found, tokens));
      }
      for (const pattern of searched) {
        if (isTooSlow(pattern)) continue;
        const began = clock();
        const span = pattern.find(text);
        if (clock() - began > PATTERN_MS) pattern.overruns++;
        if (span) add(pattern.theme, [span]);
      }
      return [...hits]
        .sort(([a], [b]) => a - b)
        .map(([theme, spans]) => ({ theme: nameOf(theme), spans: inOrder(spans) }));
    },
    tooSlow: () => [...new Set(searched.filter(isTooSlow).map(({ theme }) => nameOf(theme)))],
  };
}

/** What is wrong with a rule, for whoever writes it; null: nothing. */
export function ruleProblem(rule: ThemeRule): string | null {
  if (rule.kind === 'pattern') return patternProblem(rule.pattern);
  const words = [...(rule.kind === 'words' ? rule.any : rule.all), ...(rule.not ?? [])];
  const empty = words.find(word => !isFindable(word));
  return empty === undefined ? null : `"${empty}" holds no word.`;
}

/** Those rules that may speak of a text in this language; of an unknown language all of them. */
function finderOf(spoken: readonly Spoken[], language: string | null): PhraseFinder<Role> {
  const finder = new PhraseFinder<Role>(readingOf(language));
  for (const [index, { rule }] of spoken.entries()) {
    if (language && rule.language && baseOf(rule.language) !== baseOf(language)) continue;
    if (rule.kind === 'words') for (const word of rule.any) finder.add(word, { rule: index, part: 0 });
    else for (const [part, word] of rule.all.entries()) finder.add(word, { rule: index, part });
    for (const word of rule.not ?? []) finder.add(word, { rule: index, part: -1 });
  }
  return finder;
}

const baseOf = (language: string | null): string => language?.toLowerCase().split('-', 1)[0] ?? '';

function byRule(found: readonly Found<Role>[]): Map<number, Found<Role>[]> {
  const rules = new Map<number, Found<Role>[]>();
  for (const one of found) {
    const known = rules.get(one.of.rule);
    if (known) known.push(one);
    else rules.set(one.of.rule, [one]);
  }
  return rules;
}

/** Where the rule holds: what it asks for, outside of sentences with what it refuses. */
function spansOf(rule: WordRule, found: readonly Found<Role>[], tokens: readonly Token[]): ThemeHit['spans'] {
  const sentenceOf = (at: number) => tokens[at]?.sentence;
  const refused = new Set(found.filter(({ of }) => of.part < 0).map(({ first }) => sentenceOf(first)));
  const wanted = found.filter(({ of, first }) => of.part >= 0 && !refused.has(sentenceOf(first)));
  const held = rule.kind === 'words' ? wanted : together(wanted, rule.all.length, rule.within);
  return held.map(({ first, last }) => ({ start: tokens[first]?.start ?? 0, end: tokens[last]?.end ?? 0 }));
}

/** The first closest set of all parts in which no two are further apart than `within` words; empty where there is none. */
function together(found: readonly Found<Role>[], parts: number, within: number): Found<Role>[] {
  const latest = new Map<number, Found<Role>>();
  for (const one of [...found].sort((a, b) => a.first - b.first)) {
    latest.set(one.of.part, one);
    const set = [...latest.values()];
    const begin = Math.min(...set.map(({ first }) => first));
    if (set.length === parts && one.first - begin <= within) return set;
  }
  return [];
}

/** In the order they stand; what overlaps becomes one. */
function inOrder(spans: ThemeHit['spans']): ThemeHit['spans'] {
  const joined: ThemeHit['spans'] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = joined.at(-1);
    if (last && span.start < last.end) last.end = Math.max(last.end, span.end);
    else joined.push({ ...span });
  }
  return joined;
}
