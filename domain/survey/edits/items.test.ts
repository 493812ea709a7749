import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boots, surveyOf } from '../boots.fixture';
import { surveyDefinition } from '../definition';
import { questionsOf } from '../scores';
import { newItems, pastedLines, publishedItems, sortedItems } from './items';

const questionOf = (def: typeof boots, key: string) => {
  const found = questionsOf(def).find(question => question.key === key);
  if (!found) throw new Error(`no question ${key}`);
  return found;
};
const idsOf = (items: { id: string }[]) => items.map(({ id }) => id);

describe('new choices and rows', () => {
  const reason = surveyOf({ key: 'reason', type: 'single', choices: [{ id: 'choice_1' }, { id: 'price' }] });

  test('have the words as they were pasted, in the language that is written', () => {
    expect(
      newItems(reason, questionOf(reason, 'reason'), ['Späti', ''], { language: 'de', taken: [] }),
    ).toEqual([
      { id: 'choice_2', label: { de: 'Späti' } },
      { id: 'choice_3', label: {} },
    ]);
  });

  test('never take an id that was published, was deleted, or is asked for by a condition', () => {
    const asked = surveyDefinition.parse({
      ...reason,
      pages: [
        {
          ...reason.pages[0],
          next: [{ when: { question: 'reason', op: 'in', value: ['choice_7'] }, goto: 'p2' }],
        },
        { id: 'p2', questions: [{ key: 'why', type: 'long' }] },
      ],
    });
    const make = (taken: string[]) =>
      idsOf(newItems(asked, questionOf(asked, 'reason'), ['A', 'B'], { language: 'en', taken }));
    expect(make([])).toEqual(['choice_8', 'choice_9']);
    expect(make(['choice_12', 'other'])).toEqual(['choice_13', 'choice_14']);
  });

  test('are rows in a matrix, also where a condition asks for one of them', () => {
    const def = surveyDefinition.parse({
      name: 'Rows',
      pages: [
        { id: 'a', questions: [{ key: 'staff', type: 'matrix', rows: [{ id: 'x' }] }] },
        {
          id: 'b',
          questions: [{ key: 'why', type: 'long', showIf: { question: 'staff.row_4', op: 'lte', value: 2 } }],
        },
      ],
    });
    const made = newItems(def, questionOf(def, 'staff'), [''], { language: 'en', taken: [] });
    expect(idsOf(made)).toEqual(['row_5']);
  });

  test('whatever is taken, ids are new and differ', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('choice_1', 'choice_2', 'choice_10', 'price', 'other')), taken => {
        const made = idsOf(
          newItems(reason, questionOf(reason, 'reason'), ['a', 'b', 'c'], { language: 'en', taken }),
        );
        expect(new Set([...made, ...taken, 'choice_1', 'price']).size).toBe(
          3 + new Set([...taken, 'choice_1', 'price']).size,
        );
      }),
    );
  });

  test('published ids are those of every version, of choices and of rows', () => {
    expect(publishedItems([boots], 'order')).toEqual(['price', 'fit', 'look']);
    expect(publishedItems([boots], 'staff').length).toBeGreaterThan(0);
    expect(publishedItems([boots], 'why')).toEqual([]);
  });
});

test('sorting follows the language and leaves fixed choices where they stand', () => {
  const items = [
    { id: '1', label: { de: 'Zelt' } },
    { id: '2', label: { de: 'Äpfel' } },
    { id: '3', label: { de: 'Größe 10' } },
    { id: '4', label: { de: 'Größe 9' } },
    { id: '5', label: { de: 'Nichts davon' }, fixed: true },
  ];
  expect(idsOf(sortedItems(items, 'de', ['de']))).toEqual(['2', '4', '3', '1', '5']);
  const swedish = [
    { id: '1', label: { sv: 'Äpple' } },
    { id: '2', label: { sv: 'Zebra' } },
  ];
  expect(idsOf(sortedItems(swedish, 'sv', ['sv']))).toEqual(['2', '1']);
});

test('a pasted list loses its bullets and numbers, and keeps what belongs to the words', () => {
  expect(pastedLines('- Price\r\n• Fit\n\n 3) Look\n12. Colour\n3 days\n10.5 km\n–')).toEqual([
    'Price',
    'Fit',
    'Look',
    'Colour',
    '3 days',
    '10.5 km',
    '–',
  ]);
});
