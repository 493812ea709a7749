import type { SurveyDefinition } from '../definition';
import { MAX_PAGES } from './add';
import { type Edit, edited, placeOfQuestion } from './edited';
import { freshId } from './fresh-names';

/**
 * Moves a question (`rest`: with all that follow it) to a new page after its own. The rules of the old page go with it:
 * they are judged after both. Null when there is no room, or when the page would be left empty.
 */
export function splitPage(
  def: SurveyDefinition,
  key: string,
  { published, rest = false }: { published: readonly SurveyDefinition[]; rest?: boolean },
): Edit | null {
  const place = placeOfQuestion(def, key);
  if (!place || def.pages.length >= MAX_PAGES) return null;
  const count = rest ? place.page.questions.length - place.index : 1;
  if (count === place.page.questions.length) return null;
  const id = freshId(def, `page_${def.pages.length + 1}`, published);
  const definition = edited(def, draft => {
    const page = draft.pages[place.pageIndex];
    if (!page) return;
    const questions = page.questions.splice(place.index, count);
    draft.pages.splice(place.pageIndex + 1, 0, { id, questions, ...(page.next ? { next: page.next } : {}) });
    delete page.next;
  });
  return { definition, part: { kind: 'question', key } };
}

/**
 * Puts a page's questions at the end of the page before it. Both pages' rules are judged after them, the first page's
 * first; what led to the joined page leads to the first. Null for the first page.
 */
export function joinPages(def: SurveyDefinition, id: string): Edit | null {
  const index = def.pages.findIndex(page => page.id === id);
  const before = def.pages[index - 1];
  if (!before) return null;
  const definition = edited(def, draft => {
    const [joined] = draft.pages.splice(index, 1);
    const page = draft.pages[index - 1];
    if (!joined || !page) return;
    page.questions.push(...joined.questions);
    const rules = [...(page.next ?? []).filter(rule => rule.goto !== id), ...(joined.next ?? [])].slice(
      0,
      50,
    );
    if (rules.length > 0) page.next = rules;
    else delete page.next;
    for (const rule of draft.pages.flatMap(one => one.next ?? [])) if (rule.goto === id) rule.goto = page.id;
  });
  return { definition, part: { kind: 'page', id: before.id } };
}
