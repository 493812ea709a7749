'use client';

import type { Question, SurveyDefinition } from '@/domain/survey/definition';
import { useDraftRoom } from '../../draft-context';

/** The settings to change; `undefined` takes one out. */
type Patch<Q extends Question> = { [Name in keyof Q]?: Q[Name] | undefined };

/**
 * Changes settings of a question: `set({ required: true })`. Changes under the same `merge` are undone as one. Everything
 * else keeps its identity, so that only what shows this question is drawn anew.
 */
export function useQuestion<Q extends Question>(question: Q): (patch: Patch<Q>, merge?: string) => void {
  const { definition, change } = useDraftRoom();
  return (patch, merge) =>
    change(
      withQuestion(definition, question, patched(question, patch)),
      merge ? { merge: `${question.key} ${merge}` } : {},
    );
}

function patched<Q extends Question>(question: Q, patch: Patch<Q>): Q & Patch<Q> {
  const next = { ...question, ...patch };
  for (const [name, value] of Object.entries(patch))
    if (value === undefined) Reflect.deleteProperty(next, name);
  return next;
}

function withQuestion(def: SurveyDefinition, was: Question, is: Question): SurveyDefinition {
  return {
    ...def,
    pages: def.pages.map(page =>
      page.questions.includes(was)
        ? { ...page, questions: page.questions.map(one => (one === was ? is : one)) }
        : page,
    ),
  };
}
