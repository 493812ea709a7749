import { describe, expect, it } from 'vitest';
import { assignmentWords, promiseWords, spanOf, triggerWords } from './case-rule-words';

const names = new Map([
  ['u1', 'Ann'],
  ['u2', 'Ben'],
  ['t1', 'Being ignored'],
  ['s1', 'After a purchase'],
  ['s1/sorry', 'We are sorry'],
]);
const money = (amount: number) => `€${amount}`;

describe('a rule that opens cases, in words', () => {
  it('says what it waits for', () => {
    const say = (trigger: Parameters<typeof triggerWords>[0]) => triggerWords(trigger, names, money);
    expect(say({ kind: 'score', bands: ['detractor', 'dissatisfied'] })).toBe(
      'Whoever gives a detractor or dissatisfied score',
    );
    expect(say({ kind: 'score', bands: ['easy'] })).toBe('Whoever gives an easy score');
    expect(say({ kind: 'ending', survey: 's1', endings: ['sorry'] })).toBe(
      'Whoever comes to “We are sorry” of “After a purchase”',
    );
    expect(say({ kind: 'ending', survey: 'gone', endings: ['x'] })).toBe('Whoever comes to an ending');
    expect(say({ kind: 'theme', themes: ['t1'] })).toBe('Whoever writes about “Being ignored”');
    expect(say({ kind: 'trust', signals: ['shock', 'erosion'], spentAtLeast: 500 })).toBe(
      'Whoever’s trust falls at once or wears away, who spent €500 or more in a year',
    );
    expect(say({ kind: 'overdue', businessDays: 1 })).toBe(
      'Whoever writes or calls and hears nothing for 1 business day',
    );
  });

  it('says whose it becomes', () => {
    expect(assignmentWords({ kind: 'nobody' }, names)).toBe('waits for somebody to take it');
    expect(assignmentWords({ kind: 'rotation', members: ['u1', 'u2'] }, names)).toBe(
      'goes to Ann and Ben in turn',
    );
    expect(assignmentWords({ kind: 'rotation', members: ['left'] }, names)).toBe('goes to somebody who left');
    expect(
      assignmentWords(
        { kind: 'attribute', attribute: 'location', owners: { Leeds: 'u1' }, otherwise: 'u2' },
        names,
      ),
    ).toBe('goes to whoever has its location, else to Ben');
  });

  it('says what is promised, in days where they are whole', () => {
    expect(promiseWords({ priority: 'high', promise: { contactHours: 8, resolveHours: 40 } }, 8)).toBe(
      'High priority. First contact within 1 business day, put right within 5 business days.',
    );
    expect(promiseWords({ priority: 'normal', promise: { contactHours: 4, resolveHours: 20 } }, 8)).toBe(
      'First contact within 4 business hours, put right within 20 business hours.',
    );
    expect(spanOf(7.5, 7.5)).toBe('1 business day');
    expect(spanOf(1, 8)).toBe('1 business hour');
  });
});
