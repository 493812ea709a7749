import { describe, expect, test } from 'vitest';
import { boots } from './boots.fixture';
import { nextPage, pathOf, unreachableKeys } from './path';

describe('the way through a survey', () => {
  test('starts at the first page and waits there for a required answer', () => {
    expect(nextPage(boots, null, {})).toEqual({ kind: 'page', id: 'score' });
    expect(pathOf(boots, {})).toEqual({ pages: ['score'], ending: null });
  });

  test('asks ann, who was unhappy, what went wrong, and says sorry', () => {
    expect(nextPage(boots, 'score', { recommend: 3 })).toEqual({ kind: 'page', id: 'wrong' });
    expect(pathOf(boots, { recommend: 3 })).toEqual({ pages: ['score', 'wrong'], ending: null });
    expect(pathOf(boots, { recommend: 3, causes: ['late'] })).toEqual({
      pages: ['score', 'wrong'],
      ending: 'sorry',
    });
  });

  test('lets a passive go at once and a promoter say why', () => {
    expect(nextPage(boots, 'score', { recommend: 7 })).toEqual({ kind: 'ending', id: 'thanks' });
    expect(nextPage(boots, 'score', { recommend: 10 })).toEqual({ kind: 'page', id: 'liked' });
    expect(nextPage(boots, 'liked', { recommend: 10 })).toEqual({ kind: 'ending', id: 'thanks' });
  });

  test('names answers that a changed mind left behind', () => {
    expect(unreachableKeys(boots, { recommend: 9, causes: ['late'], why: 'Warm' })).toEqual(['causes']);
    expect(unreachableKeys(boots, { recommend: 2, causes: ['late'], staff: { friendly: 1 } })).toEqual([
      'staff',
    ]);
  });

  test('an answer left behind decides nothing', () => {
    const def = structuredClone(boots);
    const last = def.pages[2];
    if (last)
      last.questions[0] = {
        ...(last.questions[0] ?? fail()),
        showIf: { question: 'causes', op: 'answered' },
      };
    expect(unreachableKeys(def, { recommend: 9, causes: ['late'], why: 'Warm' })).toEqual(['causes', 'why']);
  });

  test('passes over rules that lead backwards or nowhere', () => {
    const def = structuredClone(boots);
    for (const page of def.pages) page.next = [{ goto: 'score' }, { goto: 'nowhere' }];
    expect(pathOf(def, { recommend: 3, causes: ['late'] })).toEqual({
      pages: ['score', 'wrong', 'liked'],
      ending: 'thanks',
    });
  });

  test('a page whose id is also an ending’s cannot make a loop', () => {
    const def = structuredClone(boots);
    def.endings.push({ id: 'score', title: { en: 'x' } });
    for (const page of def.pages) page.next = [{ goto: 'score' }];
    expect(pathOf(def, { recommend: 3 })).toEqual({ pages: ['score'], ending: 'score' });
  });

  test('skips a page with nothing to show, yet follows its rules', () => {
    const def = structuredClone(boots);
    def.pages.splice(1, 0, {
      id: 'fork',
      questions: [],
      next: [{ when: { language: 'de' }, goto: 'liked' }],
    });
    const first = def.pages[0];
    if (first) first.next = [{ goto: 'fork' }];
    expect(nextPage(def, 'score', { recommend: 5 }, { language: 'de' })).toEqual({
      kind: 'page',
      id: 'liked',
    });
    expect(nextPage(def, 'score', { recommend: 5 }, { language: 'en' })).toEqual({
      kind: 'page',
      id: 'wrong',
    });
  });

  test('chooses the first ending whose condition holds', () => {
    const def = structuredClone(boots);
    def.endings.unshift({
      id: 'review',
      title: { en: 'Tell others' },
      when: { question: 'recommend', op: 'gte', value: 9 },
    });
    expect(nextPage(def, 'liked', { recommend: 9 })).toEqual({ kind: 'ending', id: 'review' });
    const open = structuredClone(def);
    for (const page of open.pages) delete page.next;
    expect(pathOf(open, { recommend: 5, causes: ['late'] }).ending).toBe('thanks');
  });
});

function fail(): never {
  throw new Error('the fixture has this question');
}
