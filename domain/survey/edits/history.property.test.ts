import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type SurveyDefinition, surveyDefinition } from '../definition';
import { questionsOf } from '../scores';
import { anyDefinition } from '../survey.arbitrary';
import { frozenKeys, keyConflicts } from '../versions';
import { edited } from './edited';
import { anyEdit, applied } from './edits.arbitrary';
import { itemsOf } from './items';

/**
 * Every question carries its lineage in the title of a language nobody edits, and so do choices and rows: a stored
 * answer keeps its meaning as long as what stands under its key and id has the lineage it was published with.
 */
const LINEAGE = 'xx';

function marked(def: SurveyDefinition, seen: { count: number }): SurveyDefinition {
  return edited(def, draft => {
    for (const question of questionsOf(draft)) {
      question.title[LINEAGE] ??= `question ${seen.count++}`;
      for (const item of itemsOf(question)) item.label[LINEAGE] ??= `item ${seen.count++}`;
    }
  });
}

/** What answers of a version mean: question key, and key and choice id, by lineage. */
function meanings(def: SurveyDefinition): Map<string, string | undefined> {
  return new Map(
    questionsOf(def).flatMap(question => [
      [question.key, question.title[LINEAGE]] as const,
      ...itemsOf(question).map(item => [`${question.key} ${item.id}`, item.label[LINEAGE]] as const),
    ]),
  );
}

/** A copy begins a lineage of its own: it is a new question. */
function newLineage(before: SurveyDefinition, after: SurveyDefinition): SurveyDefinition {
  const old = new Set(questionsOf(before).map(question => question.key));
  return edited(after, draft => {
    for (const question of questionsOf(draft)) {
      if (old.has(question.key)) continue;
      delete question.title[LINEAGE];
      for (const item of itemsOf(question)) delete item.label[LINEAGE];
    }
  });
}

describe('whatever is done to a published survey', () => {
  test('each step is storable, no key is bent, and no stored answer gets another meaning', () => {
    fc.assert(
      fc.property(anyDefinition, fc.array(anyEdit, { minLength: 1, maxLength: 25 }), (start, edits) => {
        const seen = { count: 0 };
        let def = marked(start, seen);
        const published = [def];
        for (const edit of edits) {
          const next = applied(def, edit, published);
          def = marked(newLineage(def, next), seen);
          expect(surveyDefinition.parse(def)).toEqual(def);
          expect(keyConflicts(frozenKeys([...published].reverse()), def)).toEqual([]);
          const keys = questionsOf(def).map(question => question.key);
          expect(new Set(keys).size).toBe(keys.length);
          const places = [...def.pages, ...def.endings].map(place => place.id);
          expect(new Set(places).size).toBe(places.length);
          const now = meanings(def);
          for (const version of published) {
            for (const [answer, meaning] of meanings(version)) {
              if (now.has(answer)) expect(now.get(answer)).toBe(meaning);
            }
          }
          if (edit.verb === 'publish') published.unshift(def);
        }
      }),
      { numRuns: 1000 },
    );
  }, 60_000);
});
