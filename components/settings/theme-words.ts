import type { ThemeRule } from '@/domain/text/theme';
import { languageName } from '../surveys/languages';

/** What a theme looks for, in one line. */
export function rulesInWords(rules: readonly ThemeRule[]): string {
  if (rules.length === 0) return 'By hand only';
  return rules.map(ruleInWords).join(' · ');
}

function ruleInWords(rule: ThemeRule): string {
  if (rule.kind === 'pattern') return `the pattern ${rule.pattern}`;
  const language = rule.language ? `${languageName(rule.language)}: ` : '';
  const not = rule.not && rule.not.length > 0 ? `, not with ${rule.not.join(', ')}` : '';
  if (rule.kind === 'near') return `${language}${rule.all.join(' + ')} within ${rule.within} words${not}`;
  return `${language}${rule.any.join(', ')}${not}`;
}

/** A rule of this kind with nothing in it. */
export function emptyRule(kind: ThemeRule['kind']): ThemeRule {
  if (kind === 'words') return { kind, any: [] };
  if (kind === 'near') return { kind, all: [], within: 5 };
  return { kind, pattern: '' };
}

/** What is missing in a rule, null where nothing is. */
export function ruleFault(rule: ThemeRule): string | null {
  if (rule.kind === 'words') return rule.any.length === 0 ? 'Say at least one word or phrase.' : null;
  if (rule.kind === 'near') return rule.all.length < 2 ? 'Say at least two words.' : null;
  return rule.pattern === '' ? 'Write a pattern.' : null;
}
