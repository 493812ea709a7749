import type { SurveyDefinition } from '@/domain/survey/definition';

/** How many steps can be taken back. */
const STEPS = 50;

/** What was, what is, and what was taken back. `merge` names the field whose keystrokes still belong to the last step. */
export type History = {
  past: SurveyDefinition[];
  present: SurveyDefinition;
  future: SurveyDefinition[];
  merge: string | null;
};

export const startHistory = (present: SurveyDefinition): History => ({
  past: [],
  present,
  future: [],
  merge: null,
});

/** Successive changes with the same `merge` key make one step. */
export function step(history: History, next: SurveyDefinition, merge: string | null = null): History {
  if (next === history.present) return history;
  if (merge !== null && merge === history.merge && history.future.length === 0)
    return { ...history, present: next };
  return { past: [...history.past, history.present].slice(-STEPS), present: next, future: [], merge };
}

export function undone(history: History): History {
  const present = history.past.at(-1);
  if (!present) return history;
  return {
    past: history.past.slice(0, -1),
    present,
    future: [history.present, ...history.future],
    merge: null,
  };
}

export function redone(history: History): History {
  const [present, ...future] = history.future;
  if (!present) return history;
  return { past: [...history.past, history.present], present, future, merge: null };
}

/** Changes what is without making a step: what nobody did by hand cannot be taken back by hand. */
export const amended = (history: History, present: SurveyDefinition): History =>
  history.future.length > 0 ? history : { ...history, present };

/**
 * Every step as if it had been made on what somebody else saved meanwhile, so that going back takes back only what was
 * done here. `onto` puts one definition on the other's.
 */
export const rebased = (
  history: History,
  present: SurveyDefinition,
  onto: (def: SurveyDefinition) => SurveyDefinition,
): History => ({
  past: history.past.map(onto),
  present,
  future: history.future.map(onto),
  merge: null,
});
