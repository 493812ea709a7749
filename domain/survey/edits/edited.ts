import type { Page, Question, SurveyDefinition } from '../definition';

/** A part of a survey that can be selected, moved, copied and deleted: pages and endings by id, questions by key. */
export type Part =
  | { kind: 'page'; id: string }
  | { kind: 'question'; key: string }
  | { kind: 'ending'; id: string };

/** The next definition, and the part that should be selected in it. */
export type Edit = { definition: SurveyDefinition; part: Part };

/** A copy of the definition that `change` may write into. */
export function edited(def: SurveyDefinition, change: (draft: SurveyDefinition) => void): SurveyDefinition {
  const copy = structuredClone(def);
  change(copy);
  return copy;
}

/** Where a question stands; null where it is gone. */
export function placeOfQuestion(
  def: SurveyDefinition,
  key: string,
): { page: Page; pageIndex: number; index: number; question: Question } | null {
  for (const [pageIndex, page] of def.pages.entries()) {
    const index = page.questions.findIndex(question => question.key === key);
    const question = page.questions[index];
    if (question) return { page, pageIndex, index, question };
  }
  return null;
}

/** Takes the item at `from` out and puts it in so that it stands at `to`. */
export function moveWithin(items: unknown[], from: number, to: number): void {
  const taken = items.splice(from, 1);
  items.splice(to, 0, ...taken);
}
