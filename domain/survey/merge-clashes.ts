import type { Question, SurveyDefinition } from './definition';
import { edited } from './edits/edited';
import { freshId, freshKey } from './edits/fresh-names';
import { type Item, itemsOf } from './edits/items';
import { asksFor, conditionsOf } from './edits/references';
import { renameKey } from './edits/rename-key';
import { same } from './same';
import { questionsOf } from './scores';

/**
 * Mine, with other names for what both sides added under the same one: two new questions are two, not one that both
 * changed. Conditions, rules and piped answers of mine follow.
 */
export function withoutClashes(
  base: SurveyDefinition,
  mine: SurveyDefinition,
  theirs: SurveyDefinition,
  published: readonly SurveyDefinition[],
): SurveyDefinition {
  const taken = [base, theirs, ...published];
  let own = mine;
  for (const question of questionsOf(mine)) {
    const other = questionOf(theirs, question.key);
    if (!other || questionOf(base, question.key) || same(question, other)) continue;
    own = renameKey(own, question.key, freshKey(own, question.key, taken));
  }
  for (const list of ['pages', 'endings'] as const) {
    for (const [index, place] of mine[list].entries()) {
      const isIn = (def: SurveyDefinition) => def[list].find(one => one.id === place.id);
      const other = isIn(theirs);
      if (!other || isIn(base) || same(place, other)) continue;
      const id = freshId(own, place.id, taken);
      own = edited(own, draft => {
        const found = draft[list][index];
        if (found) found.id = id;
        for (const rule of draft.pages.flatMap(page => page.next ?? [])) {
          if (rule.goto === place.id) rule.goto = id;
        }
      });
    }
  }
  return edited(own, draft => {
    for (const question of questionsOf(draft)) renameItems(draft, question, { base, theirs, published });
  });
}

/** New choices (rows) of one question that both sides gave the same id. Writes into the draft. */
function renameItems(
  draft: SurveyDefinition,
  question: Question,
  {
    base,
    theirs,
    published,
  }: { base: SurveyDefinition; theirs: SurveyDefinition; published: readonly SurveyDefinition[] },
): void {
  const other = itemsIn(theirs, question.key);
  const old = itemsIn(base, question.key);
  const items = itemsOf(question);
  const once = published.flatMap(version => itemsIn(version, question.key));
  const used = new Set([...items, ...other, ...old, ...once].map(item => item.id));
  for (const item of items) {
    const twin = other.find(one => one.id === item.id);
    if (!twin || old.some(one => one.id === item.id) || same(twin, item)) continue;
    const stem = item.id.replace(/_\d+$/, '').slice(0, 56);
    let number = 2;
    while (used.has(`${stem}_${number}`)) number += 1;
    const id = `${stem}_${number}`;
    used.add(id);
    for (const leaf of asksFor(conditionsOf(draft), question.key)) {
      if (leaf.question === `${question.key}.${item.id}`) leaf.question = `${question.key}.${id}`;
      if (Array.isArray(leaf.value)) leaf.value = leaf.value.map(one => (one === item.id ? id : one));
      else if (leaf.value === item.id) leaf.value = id;
    }
    item.id = id;
  }
}

const questionOf = (def: SurveyDefinition, key: string): Question | undefined =>
  questionsOf(def).find(question => question.key === key);

function itemsIn(def: SurveyDefinition, key: string): Item[] {
  const question = questionOf(def, key);
  return question ? itemsOf(question) : [];
}
