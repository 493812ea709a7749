import { MAX_QUESTIONS, type QuestionType, type SurveyDefinition } from '../definition';
import { questionsOf } from '../scores';
import { type Edit, edited } from './edited';
import { freshId, keyForType } from './fresh-names';
import { starterQuestion } from './starter';

/** As many as the schema takes. */
export const MAX_PAGES = 100;
export const MAX_ENDINGS = 20;

/** A new question after `after` (null: first on the page; left out: last). Null when the survey is full. */
export function addQuestion(
  def: SurveyDefinition,
  to: {
    pageId: string;
    after?: string | null;
    type: QuestionType;
    published: readonly SurveyDefinition[];
  },
): Edit | null {
  if (questionsOf(def).length >= MAX_QUESTIONS) return null;
  const key = keyForType(def, to.type, to.published);
  const definition = edited(def, draft => {
    const questions = draft.pages.find(page => page.id === to.pageId)?.questions;
    const before = questions?.findIndex(question => question.key === to.after) ?? -1;
    const index = to.after === null ? 0 : before < 0 ? (questions?.length ?? 0) : before + 1;
    questions?.splice(index, 0, starterQuestion(to.type, key, def.languages));
  });
  return { definition, part: { kind: 'question', key } };
}

/** An empty page after `after` (left out: last). Null when there is no room for another. */
export function addPage(
  def: SurveyDefinition,
  to: { after?: string; published: readonly SurveyDefinition[] },
): Edit | null {
  if (def.pages.length >= MAX_PAGES) return null;
  const id = freshId(def, `page_${def.pages.length + 1}`, to.published);
  const before = def.pages.findIndex(page => page.id === to.after);
  const index = before < 0 ? def.pages.length : before + 1;
  const definition = edited(def, draft => draft.pages.splice(index, 0, { id, questions: [] }));
  return { definition, part: { kind: 'page', id } };
}

/** An empty thank-you page after the others. Null when there is no room for another. */
export function addEnding(
  def: SurveyDefinition,
  to: { published: readonly SurveyDefinition[] },
): Edit | null {
  if (def.endings.length >= MAX_ENDINGS) return null;
  const id = freshId(def, `ending_${def.endings.length + 1}`, to.published);
  const definition = edited(def, draft => draft.endings.push({ id, title: {} }));
  return { definition, part: { kind: 'ending', id } };
}
