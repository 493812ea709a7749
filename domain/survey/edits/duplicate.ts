import { MAX_QUESTIONS, type Page, type SurveyDefinition } from '../definition';
import { questionsOf } from '../scores';
import { MAX_ENDINGS, MAX_PAGES } from './add';
import { type Edit, edited, type Part, placeOfQuestion } from './edited';
import { freshId, freshKey } from './fresh-names';
import { repointConditions, repointTexts } from './references';

/**
 * A copy right after the original, with keys and ids of its own. What a copied page says about its own questions is
 * about the copies. Null when there is no room, or nothing to copy.
 */
export function duplicatePart(
  def: SurveyDefinition,
  part: Part,
  published: readonly SurveyDefinition[],
): Edit | null {
  if (part.kind === 'question') return duplicateQuestion(def, part.key, published);
  return part.kind === 'page'
    ? duplicatePage(def, part.id, published)
    : duplicateEnding(def, part.id, published);
}

function duplicateQuestion(
  def: SurveyDefinition,
  key: string,
  published: readonly SurveyDefinition[],
): Edit | null {
  const place = placeOfQuestion(def, key);
  if (!place || questionsOf(def).length >= MAX_QUESTIONS) return null;
  const copy = { ...structuredClone(place.question), key: freshKey(def, key, published) };
  // Three roles make one index: a second question in the same role would make it ambiguous.
  if (copy.type === 'rating' && copy.metric === 'index') {
    delete copy.metric;
    delete copy.role;
  }
  const definition = edited(def, draft =>
    draft.pages[place.pageIndex]?.questions.splice(place.index + 1, 0, copy),
  );
  return { definition, part: { kind: 'question', key: copy.key } };
}

function duplicatePage(
  def: SurveyDefinition,
  id: string,
  published: readonly SurveyDefinition[],
): Edit | null {
  const index = def.pages.findIndex(page => page.id === id);
  const page = def.pages[index];
  const isFull =
    def.pages.length >= MAX_PAGES || questionsOf(def).length + (page?.questions.length ?? 0) > MAX_QUESTIONS;
  if (!page || isFull) return null;
  const copyId = freshId(def, id, published);
  const definition = edited(def, draft => {
    const copy: Page = { ...structuredClone(page), id: copyId, questions: [] };
    draft.pages.splice(index + 1, 0, copy);
    for (const question of page.questions) {
      const twin = duplicateQuestion(draft, question.key, published);
      const made = twin && twin.part.kind === 'question' && placeOfQuestion(twin.definition, twin.part.key);
      if (made) copy.questions.push(made.question);
    }
    page.questions.forEach((question, position) => {
      const twin = copy.questions[position]?.key ?? question.key;
      const shown = copy.questions.flatMap(one => one.showIf ?? []);
      const rules = (copy.next ?? []).flatMap(rule => rule.when ?? []);
      repointConditions([...shown, ...rules], question.key, twin);
      repointTexts(copy, question.key, twin);
    });
  });
  return { definition, part: { kind: 'page', id: copyId } };
}

function duplicateEnding(
  def: SurveyDefinition,
  id: string,
  published: readonly SurveyDefinition[],
): Edit | null {
  const index = def.endings.findIndex(ending => ending.id === id);
  const ending = def.endings[index];
  if (!ending || def.endings.length >= MAX_ENDINGS) return null;
  const copy = { ...structuredClone(ending), id: freshId(def, id, published) };
  const definition = edited(def, draft => draft.endings.splice(index + 1, 0, copy));
  return { definition, part: { kind: 'ending', id: copy.id } };
}
