import { type Condition, leavesOf, type QuestionCondition } from '../conditions';
import type { SurveyDefinition } from '../definition';
import { PIPING_SCOPES } from '../piping';

/** Every condition of a definition: of questions, rules and endings. */
export const conditionsOf = (def: SurveyDefinition): Condition[] => [
  ...def.pages.flatMap(page => [
    ...page.questions.flatMap(question => question.showIf ?? []),
    ...(page.next ?? []).flatMap(rule => rule.when ?? []),
  ]),
  ...def.endings.flatMap(ending => ending.when ?? []),
];

/** The comparisons in these conditions that ask for a question (or one of its rows). */
export const asksFor = (conditions: readonly Condition[], key: string): QuestionCondition[] =>
  conditions.flatMap(leavesOf).flatMap(leaf => ('question' in leaf && names(leaf.question, key) ? leaf : []));

/** Writes into the draft: conditions and `{{answers.…}}` that asked for `from` ask for `to`. */
export function repoint(draft: SurveyDefinition, from: string, to: string): void {
  repointConditions(conditionsOf(draft), from, to);
  rewriteStrings(draft, words => renamePiped(words, from, to));
}

/** Writes into the conditions only. */
export function repointConditions(conditions: readonly Condition[], from: string, to: string): void {
  for (const leaf of asksFor(conditions, from)) leaf.question = to + leaf.question.slice(from.length);
}

/** Writes into the node: `{{answers.from}}` becomes `{{answers.to}}` in every text in it. */
export function repointTexts(node: unknown, from: string, to: string): void {
  rewriteStrings(node, words => renamePiped(words, from, to));
}

function names(question: string, key: string): boolean {
  return question === key || question.startsWith(`${key}.`);
}

const [, , ANSWERS] = PIPING_SCOPES;

function renamePiped(words: string, from: string, to: string): string {
  if (!words.includes('{{')) return words;
  const field = new RegExp(`(\\{\\{\\s{0,9}${ANSWERS}\\.)${from}(?=[.|}\\s])`, 'g');
  return words.replace(field, (_, start: string) => start + to);
}

function rewriteStrings(node: unknown, rewrite: (words: string) => string): void {
  if (!isObject(node)) return;
  for (const [name, child] of Object.entries(node)) {
    if (typeof child === 'string') node[name] = rewrite(child);
    else rewriteStrings(child, rewrite);
  }
}

const isObject = (node: unknown): node is Record<string, unknown> =>
  typeof node === 'object' && node !== null;
