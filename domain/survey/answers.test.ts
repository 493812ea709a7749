import { describe, expect, test } from 'vitest';
import { validateAnswers, validatePage } from './answers';
import { boots, surveyOf } from './boots.fixture';
import type { SurveyDefinition } from './definition';

function post(def: SurveyDefinition, pageId: string, query: string, previous = {}) {
  const page = def.pages.find(one => one.id === pageId);
  if (!page) throw new Error(`no page ${pageId}`);
  return validatePage(def, page, new URLSearchParams(query), { previous });
}
const one = (question: Parameters<typeof surveyOf>[number], query: string) =>
  post(surveyOf(question), 'only', query);
const choices = ['a', 'b', 'c'].map(id => ({ id, label: { en: id } }));

describe('a posted page', () => {
  test('reads several choices, matrix rows and an other text, and ignores hidden controls', () => {
    const query = 'causes=rude&causes=other&causes.other=+The+queue+&staff.friendly=2&_page=wrong&_token=x';
    expect(post(boots, 'wrong', query, { recommend: 2 })).toEqual({
      answers: { causes: ['rude', 'other'], 'causes.other': 'The queue', staff: { friendly: 2 } },
      merged: {
        recommend: 2,
        causes: ['rude', 'other'],
        'causes.other': 'The queue',
        staff: { friendly: 2 },
      },
      faults: [],
      dropped: [],
    });
  });

  test.each([
    ['٣٫٥', 3.5],
    ['۱۲', 12],
    ['3,5', 3.5],
  ])('reads the number %s as a phone in that language types it', (typed, number) => {
    const query = new URLSearchParams({ n: typed }).toString();
    expect(one({ key: 'n', type: 'number' }, query).answers).toEqual({ n: number });
  });

  test('reads a ranking by its ranks', () => {
    const { answers } = post(boots, 'liked', 'order.price=3&order.fit=1&order.look=2&why=', { recommend: 9 });
    expect(answers).toEqual({ order: ['fit', 'look', 'price'] });
  });

  test('asks for what is required, and only when it is shown', () => {
    expect(post(boots, 'score', '').faults).toEqual([{ key: 'recommend', code: 'required', params: {} }]);
    expect(post(boots, 'wrong', '', { recommend: 2 }).faults).toMatchObject([
      { key: 'causes', code: 'required' },
    ]);
    expect(post(boots, 'wrong', '', { recommend: 9 }).faults).toEqual([]);
  });

  test('a required matrix names the rows that are missing', () => {
    const rows = [{ id: 'x' }, { id: 'y' }];
    const { faults } = one({ key: 'm', type: 'matrix', rows, required: true }, 'm.x=5');
    expect(faults).toEqual([{ key: 'm.y', code: 'required', params: {} }]);
  });

  test('drops what the changed answer no longer reaches, and says so', () => {
    const before = { recommend: 2, causes: ['late'] };
    expect(post(boots, 'score', 'recommend=10', before)).toMatchObject({
      merged: { recommend: 10 },
      dropped: ['causes'],
    });
    expect(post(boots, 'wrong', 'causes=late&staff.friendly=3', { recommend: 2 })).toMatchObject({
      answers: { causes: ['late'] },
      dropped: ['staff'],
      faults: [],
    });
  });

  test('an emptied field takes its answer back', () => {
    expect(post(boots, 'liked', 'why=', { recommend: 9, why: 'Warm' }).merged).toEqual({ recommend: 9 });
  });

  test.each([
    ['recommend=11', 'out_of_range'],
    ['recommend=-1', 'out_of_range'],
    ['recommend=7.5', 'not_whole'],
    ['recommend=', 'required'],
    ['recommend=ten', 'not_a_number'],
    ['recommend=1e1', 'not_a_number'],
    ['recommend=3&recommend=9', 'one_only'],
    ['recommend=9&hack=1', 'unknown_question'],
    ['recommend=9&__proto__=1', null],
    ['recommend=9&constructor=1', 'unknown_question'],
    ['recommend=9&recommend.other=1', 'unknown_question'],
  ])('a crafted post of %s is answered with %s', (query, code) => {
    expect(post(boots, 'score', query).faults.map(fault => fault.code)).toEqual(code ? [code] : []);
  });

  test.each([
    ['causes=late&causes=late', 'twice'],
    ['causes=late&causes=rude&causes=other', 'too_many'],
    ['causes=Late', 'unknown_choice'],
    ['causes=rude&staff.manager=1', 'unknown_row'],
    ['causes=rude&staff.friendly=6', 'out_of_range'],
    ['causes=rude&staff.friendly=x', 'wrong_type'],
  ])('on the page of causes %s is answered with %s', (query, code) => {
    expect(post(boots, 'wrong', query, { recommend: 1 }).faults.map(fault => fault.code)).toEqual([code]);
  });

  test('a ranking refuses one rank for two choices and a stranger', () => {
    const query = (text: string) => post(boots, 'liked', text, { recommend: 9 }).faults[0]?.code;
    expect(query('order.fit=1&order.look=1')).toBe('twice');
    expect(query('order.fit=1&order.hat=2')).toBe('unknown_choice');
    expect(query('order.fit=first')).toBe('not_a_number');
  });

  test('text typed beside other chooses it, unless something else was chosen', () => {
    const question = { key: 'q', type: 'single', choices, other: {} } as const;
    expect(one(question, 'q.other=Rain').answers).toEqual({ q: 'other', 'q.other': 'Rain' });
    expect(one(question, 'q=a&q.other=Rain').answers).toEqual({ q: 'a' });
  });

  test.each([
    ['date', '2026-02-28', '2026-02-28'],
    ['date', '2026-02-30', 'bad_date'],
    ['date', '28.02.2026', 'bad_date'],
    ['email', ' ann@example.com ', 'ann@example.com'],
    ['email', 'ann@example.com,eve@example.com', 'bad_email'],
    ['email', 'Ann <ann@example.com>', 'bad_email'],
    ['phone', '+44 (0)113 496-0000', '+44 (0)113 496-0000'],
    ['phone', 'call me', 'bad_phone'],
    ['number', '3,5', 3.5],
    ['number', '-0', 0],
    ['number', '1e999', 'not_a_number'],
    ['yesno', 'no', false],
    ['yesno', 'maybe', 'wrong_type'],
    ['consent', 'yes', true],
    ['short', 'two\r\nlines\u0000', 'two lines'],
    ['long', 'a\u0000b\u0007\r\nc\ud800', 'ab\nc\ufffd'],
  ] as const)('%s “%s” becomes %s', (type, typed, expected) => {
    const { answers, faults } = one({ key: 'q', type }, new URLSearchParams({ q: typed }).toString());
    expect(faults[0]?.code ?? answers.q).toBe(expected);
  });

  test('a consent that is required wants the tick', () => {
    expect(one({ key: 'ok', type: 'consent', required: true }, 'ok=no').faults[0]?.code).toBe('required');
  });

  test('a comment that is too long keeps its first 10,000 characters and says so', () => {
    const { answers, faults } = one({ key: 'why', type: 'long' }, `why=${'x'.repeat(9_999)}😀😀`);
    expect(faults).toEqual([{ key: 'why', code: 'too_long', params: { max: 10_000, length: 10_003 } }]);
    expect(answers.why).toBe('x'.repeat(9_999));
  });

  test('saving in between does not ask for what is still open', () => {
    const [page] = boots.pages;
    if (!page) throw new Error('no page');
    expect(validatePage(boots, page, [], { partial: true }).faults).toEqual([]);
  });
});

describe('answers as JSON', () => {
  test('takes a complete set', () => {
    const answers = { recommend: 1, causes: ['rude'], staff: { friendly: 1, listened: 2 } };
    expect(validateAnswers(boots, answers, { complete: true })).toEqual({ answers, faults: [], dropped: [] });
  });

  test('a null is an answer not given; a missing required one is named only when completeness is asked', () => {
    expect(validateAnswers(boots, { recommend: null }).faults).toEqual([]);
    expect(validateAnswers(boots, { recommend: 4 }, { complete: true }).faults).toMatchObject([
      { key: 'causes', code: 'required' },
    ]);
  });

  test.each([
    [{ recommend: '9' }, 'wrong_type'],
    [{ recommend: Number.NaN }, 'not_a_number'],
    [{ recommend: [9] }, 'wrong_type'],
    [{ recommend: 1, causes: 'late' }, 'wrong_type'],
    [{ recommend: 1, causes: { late: 1 } }, 'wrong_type'],
    [{ recommend: 1, staff: [1, 2] }, 'wrong_type'],
    [{ recommend: 9, why: 5 }, 'wrong_type'],
    [{ recommend: 9, order: ['fit', 'fit'] }, 'twice'],
    [{ recommend: 9, stranger: 1 }, 'unknown_question'],
    [[], 'wrong_type'],
    ['x', 'wrong_type'],
  ])('refuses %j with %s', (input, code) => {
    expect(validateAnswers(boots, input).faults.map(fault => fault.code)).toEqual([code]);
  });
});
