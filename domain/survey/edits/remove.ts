import type { SurveyDefinition } from '../definition';
import { edited, type Part, placeOfQuestion } from './edited';
import { asksFor, conditionsOf } from './references';

/**
 * What is left: `part` is the neighbour to select. `repointed`: rules that led to the deleted page and now lead to the
 * one after it. `dangling`: conditions and rules that still name what is gone.
 */
export type Removal = {
  definition: SurveyDefinition;
  part: Part | null;
  repointed: number;
  dangling: number;
};

/**
 * Deletes a question, a page with its questions, or an ending. Who would have come to the page goes on to the next, as
 * if it were empty. Conditions on what is gone stay, as faults: taking them out would in silence send customers another
 * way. Null for the last ending, and for what is not there.
 */
export function removePart(def: SurveyDefinition, part: Part): Removal | null {
  if (part.kind === 'question') return removeQuestion(def, part.key);
  return part.kind === 'page' ? removePage(def, part.id) : removeEnding(def, part.id);
}

function removeQuestion(def: SurveyDefinition, key: string): Removal | null {
  const place = placeOfQuestion(def, key);
  if (!place) return null;
  const definition = edited(def, draft => draft.pages[place.pageIndex]?.questions.splice(place.index, 1));
  const { questions } = place.page;
  const neighbour = questions[place.index + 1] ?? questions[place.index - 1];
  return {
    definition,
    part: neighbour ? { kind: 'question', key: neighbour.key } : { kind: 'page', id: place.page.id },
    repointed: 0,
    dangling: asksFor(conditionsOf(definition), key).length,
  };
}

function removePage(def: SurveyDefinition, id: string): Removal | null {
  const index = def.pages.findIndex(page => page.id === id);
  const page = def.pages[index];
  if (!page) return null;
  const [first] = def.endings;
  // After the last page comes the first ending that fits; only one without a condition is certain to.
  const heir = def.pages[index + 1]?.id ?? (first && !first.when ? first.id : null);
  let repointed = 0;
  const definition = edited(def, draft => {
    draft.pages.splice(index, 1);
    for (const rule of draft.pages.flatMap(one => one.next ?? [])) {
      if (rule.goto !== id || heir === null) continue;
      rule.goto = heir;
      repointed += 1;
    }
  });
  const left = conditionsOf(definition);
  const neighbour = def.pages[index + 1] ?? def.pages[index - 1];
  return {
    definition,
    part: neighbour ? { kind: 'page', id: neighbour.id } : null,
    repointed,
    dangling:
      page.questions.reduce((sum, question) => sum + asksFor(left, question.key).length, 0) +
      rulesTo(definition, id),
  };
}

function removeEnding(def: SurveyDefinition, id: string): Removal | null {
  const index = def.endings.findIndex(ending => ending.id === id);
  if (index < 0 || def.endings.length === 1) return null;
  const definition = edited(def, draft => draft.endings.splice(index, 1));
  const neighbour = def.endings[index + 1] ?? def.endings[index - 1];
  return {
    definition,
    part: neighbour ? { kind: 'ending', id: neighbour.id } : null,
    repointed: 0,
    dangling: rulesTo(definition, id),
  };
}

const rulesTo = (def: SurveyDefinition, id: string): number =>
  def.pages.flatMap(page => page.next ?? []).filter(rule => rule.goto === id).length;
