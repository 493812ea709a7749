import { describe, expect, it } from 'vitest';
import { boots } from '@/domain/survey/boots.fixture';
import type { Part } from '@/domain/survey/edits/edited';
import { checkDefinition } from '@/domain/survey/faults';
import { dropped, lineAt, partsOf, placeInWords, rowsOf } from './rows';

const question = (key: string): Part => ({ kind: 'question', key });
const page = (id: string): Part => ({ kind: 'page', id });
const keys = (def: typeof boots) => def.pages.map(one => one.questions.map(({ key }) => key));
const rows = rowsOf(boots, 'de', checkDefinition(boots), 'Boots & Co');

describe('the outline', () => {
  it('numbers questions through all pages and says titles in the language that is written', () => {
    expect(rows.map(row => row.part)).toEqual(partsOf(boots));
    expect(rows.filter(row => row.part.kind === 'question').map(row => [row.aside, row.title])).toEqual([
      ['1', 'Würden Sie uns empfehlen?'],
      ['2', 'Was ging schief?'],
      ['3', 'Unser Personal'],
      ['4', 'Was gefiel Ihnen?'],
      ['5', 'Ordnen Sie'],
    ]);
  });

  it('marks what must be answered, what is shown under a condition, and where faults are', () => {
    const untitled = structuredClone(boots);
    if (untitled.pages[2]?.questions[0]) untitled.pages[2].questions[0].title = {};
    const marked = rowsOf(untitled, 'en', checkDefinition(untitled), '');
    const row = (key: string) => marked.find(one => one.id === `question:${key}`);
    expect(row('recommend')).toMatchObject({ isRequired: true, isConditional: false, worst: null });
    expect(row('staff')).toMatchObject({ isRequired: false, isConditional: true });
    expect(row('why')).toMatchObject({ isUntitled: true, worst: 'error' });
  });
});

describe('dropping', () => {
  it.each<[string, Part, Part, string[][]]>([
    [
      'within a page',
      question('causes'),
      question('staff'),
      [['recommend'], ['staff', 'causes'], ['why', 'order']],
    ],
    [
      'down onto a page',
      question('recommend'),
      page('wrong'),
      [[], ['recommend', 'causes', 'staff'], ['why', 'order']],
    ],
    [
      'up onto its own page',
      question('why'),
      page('liked'),
      [['recommend'], ['causes', 'staff', 'why'], ['order']],
    ],
    [
      'down onto a question',
      question('causes'),
      question('why'),
      [['recommend'], ['staff'], ['why', 'causes', 'order']],
    ],
    [
      'up onto a question',
      question('order'),
      question('causes'),
      [['recommend'], ['order', 'causes', 'staff'], ['why']],
    ],
    [
      'above the first page',
      question('why'),
      page('score'),
      [['why', 'recommend'], ['causes', 'staff'], ['order']],
    ],
    [
      'a page onto a question of another',
      page('score'),
      question('why'),
      [['causes', 'staff'], ['why', 'order'], ['recommend']],
    ],
  ])('%s', (_, active, over, expected) => {
    expect(keys(dropped(boots, active, over))).toEqual(expected);
  });

  it('mixes no endings with pages', () => {
    expect(dropped(boots, { kind: 'ending', id: 'sorry' }, page('score'))).toBe(boots);
    const endings = dropped(boots, { kind: 'ending', id: 'sorry' }, { kind: 'ending', id: 'thanks' }).endings;
    expect(endings.map(({ id }) => id)).toEqual(['sorry', 'thanks']);
  });

  it('shows the line where it will be, and says the place in words', () => {
    expect(lineAt(boots, rows, question('causes'), question('why'))).toEqual({
      id: 'question:why',
      edge: 'bottom',
    });
    expect(lineAt(boots, rows, question('why'), question('causes'))?.edge).toBe('top');
    expect(lineAt(boots, rows, page('score'), question('causes'))).toEqual({
      id: 'question:staff',
      edge: 'bottom',
    });
    const moved = dropped(boots, question('recommend'), page('wrong'));
    expect(placeInWords(moved, question('recommend'))).toBe('page 2, position 1 of 3');
  });
});
