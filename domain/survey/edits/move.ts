import type { SurveyDefinition } from '../definition';
import { edited, moveWithin, type Part, placeOfQuestion } from './edited';

/** Puts a question on a page so that it stands at `index` there, counted without itself. */
export function moveQuestion(
  def: SurveyDefinition,
  key: string,
  to: { pageId: string; index: number },
): SurveyDefinition {
  const place = placeOfQuestion(def, key);
  if (!place || !def.pages.some(page => page.id === to.pageId)) return def;
  if (place.page.id === to.pageId && place.index === to.index) return def;
  return edited(def, draft => {
    const [question] = draft.pages[place.pageIndex]?.questions.splice(place.index, 1) ?? [];
    const target = draft.pages.find(page => page.id === to.pageId);
    if (question) target?.questions.splice(to.index, 0, question);
  });
}

/** Puts a page so that it stands at `index`; its rules and those that lead to it stay as they are. */
export const movePage = (def: SurveyDefinition, id: string, index: number): SurveyDefinition =>
  moveIn(def, 'pages', id, index);

/** Puts an ending so that it stands at `index`: the first that fits is shown. */
export const moveEnding = (def: SurveyDefinition, id: string, index: number): SurveyDefinition =>
  moveIn(def, 'endings', id, index);

/** One place up (-1) or down (1); a question goes over the edge of its page onto the next. The same where it cannot. */
export function nudgePart(def: SurveyDefinition, part: Part, by: -1 | 1): SurveyDefinition {
  if (part.kind !== 'question') {
    const list = part.kind === 'page' ? 'pages' : 'endings';
    const index = def[list].findIndex(({ id }) => id === part.id) + by;
    return index < 0 || index >= def[list].length ? def : moveIn(def, list, part.id, index);
  }
  const place = placeOfQuestion(def, part.key);
  if (!place) return def;
  const index = place.index + by;
  if (index >= 0 && index < place.page.questions.length) {
    return moveQuestion(def, part.key, { pageId: place.page.id, index });
  }
  const page = def.pages[place.pageIndex + by];
  if (!page) return def;
  return moveQuestion(def, part.key, { pageId: page.id, index: by > 0 ? 0 : page.questions.length });
}

function moveIn(
  def: SurveyDefinition,
  list: 'pages' | 'endings',
  id: string,
  index: number,
): SurveyDefinition {
  const from = def[list].findIndex(one => one.id === id);
  return from < 0 || from === index ? def : edited(def, draft => moveWithin(draft[list], from, index));
}
