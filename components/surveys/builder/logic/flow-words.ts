import { conditionInWords } from '@/domain/survey/condition-words';
import type { SurveyDefinition } from '@/domain/survey/definition';
import { endingName, pageName, targetName } from '@/domain/survey/names';

/** Where a page leads without a rule: `page 3 “…”`; from the last page to the thank-you page that fits. */
export function defaultTarget(def: SurveyDefinition, pageIndex: number, language: string): string {
  if (pageIndex + 1 < def.pages.length) return `the next page, ${pageName(def, pageIndex + 1, language)}`;
  return def.endings.length > 1 ? 'the first thank-you page that fits' : endingName(def, 0, language);
}

/** Where a page leads, one sentence per rule. */
export function flowSentences(def: SurveyDefinition, pageIndex: number, language: string): string[] {
  const rules = def.pages[pageIndex]?.next ?? [];
  const sentences = rules.map(rule =>
    rule.when
      ? `if ${conditionInWords(rule.when, def, language)}: ${targetName(def, rule.goto, language)}`
      : `${rules.length > 1 ? 'otherwise' : 'always'}: ${targetName(def, rule.goto, language)}`,
  );
  if (rules.some(rule => !rule.when)) return sentences;
  const onward = defaultTarget(def, pageIndex, language);
  return [...sentences, rules.length > 0 ? `otherwise: ${onward}` : onward];
}
