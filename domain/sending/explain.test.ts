import { describe, expect, it } from 'vitest';
import { explainCustomer, type Facts, type Standing, standingWords } from './explain';

const day = (at: Date) => at.toISOString().slice(0, 10);
const on = (date: string) => new Date(`${date}T12:00:00Z`);

const shop: Standing = {
  id: 'p1',
  name: 'After the purchase',
  trigger: { types: ['purchase'], where: [] },
  refusal: null,
  freeFrom: on('2026-03-10'),
  waits: false,
  nextTurn: null,
};
const nobody: Facts = {
  now: on('2026-03-10'),
  last: null,
  next: null,
  refused: null,
  stopped: null,
  standings: [shop],
};
const answered = { at: on('2026-03-03'), about: 'order-1001', state: 'completed', answer: '9' };
const said = (facts: Partial<Facts>) => explainCustomer({ ...nobody, ...facts }, day);

describe('why a customer was or was not asked', () => {
  it('tells the last question, the rest, and who could ask then', () => {
    const resting = { ...shop, freeFrom: on('2026-06-01') };
    expect(said({ last: answered, standings: [resting] })).toBe(
      'Asked on 2026-03-03 about order-1001 and answered 9. Rests until 2026-06-01; then “After the purchase” could ask after the next “purchase”.',
    );
  });

  it('takes the program that is free first', () => {
    const late = { ...shop, name: 'Late', freeFrom: on('2026-06-01') };
    const soon = { ...shop, name: 'Soon', freeFrom: on('2026-04-01') };
    expect(said({ standings: [late, soon] })).toContain('Rests until 2026-04-01; then “Soon”');
    expect(said({ standings: [late, soon, shop] })).toContain('“After the purchase” could ask now');
    expect(said({ standings: [shop, { ...shop, name: 'Soon' }, late] })).toContain(
      'Nothing stands in the way: “After the purchase” and one other program could ask now.',
    );
  });

  it('puts what closes the address before every clock', () => {
    const stopped = { reason: 'unsubscribed' as const, at: on('2026-03-05'), detail: null };
    expect(said({ last: answered, stopped })).toBe(
      'Asked on 2026-03-03 about order-1001 and answered 9. Would not be asked today: unsubscribed on 2026-03-05.',
    );
    expect(said({ stopped: { ...stopped, reason: 'do_not_ask' } })).toBe(
      'Never asked so far. Would not be asked today: marked as “do not ask”.',
    );
    expect(said({ stopped: { reason: 'bounced', at: on('2026-03-05'), detail: '5.1.1' } })).toContain(
      'mail to this address came back on 2026-03-05 (5.1.1)',
    );
  });

  it('says why nobody asked about the latest thing', () => {
    const why = {
      outcome: 'not_invited' as const,
      reason: 'fatigue' as const,
      detail: null,
      blocked: { on: '2026-03-03', isPlanned: false, by: 'After the purchase' },
      sentOn: null,
      state: null,
      dueOn: null,
      stopped: null,
    };
    expect(said({ last: answered, refused: { about: 'order-1002', at: on('2026-03-08'), why } })).toContain(
      'Not asked about order-1002 on 2026-03-08: asked on 2026-03-03 by “After the purchase”.',
    );
    const waiting = { ...why, outcome: 'waiting' as const, dueOn: '2026-04-02' };
    expect(said({ refused: { about: 'order-1002', at: on('2026-03-08'), why: waiting } })).toContain(
      'order-1002: Waiting until 2026-04-02: asked on 2026-03-03 by “After the purchase”.',
    );
  });

  it('names the mail that is planned', () => {
    const next = { at: on('2026-03-12'), isReminder: true, program: null };
    expect(said({ last: { ...answered, state: 'sent', answer: null }, next })).toBe(
      'Asked on 2026-03-03 about order-1001; not answered yet. A reminder leaves on 2026-03-12.',
    );
  });

  it('knows when there is nobody to ask', () => {
    expect(said({ standings: [] })).toBe('Never asked so far. No program is live, so nobody is asked.');
    expect(said({ standings: [{ ...shop, refusal: 'holdout' }] })).toContain('No live program would ask.');
    const had: Standing = { ...shop, trigger: { once: 's1', where: [] } };
    expect(said({ standings: [had] })).toContain('No live program would ask.');
    expect(standingWords(had, nobody.now, day)).toBe('Asked its one time already.');
  });

  it('says of each program what it would do', () => {
    const yearly: Standing = {
      ...shop,
      trigger: { every: 'P365D', where: [] },
      nextTurn: on('2026-05-01'),
    };
    expect(standingWords(yearly, nobody.now, day)).toBe('Could ask now: their turn comes on 2026-05-01.');
    expect(standingWords({ ...shop, freeFrom: on('2026-04-01'), waits: true }, nobody.now, day)).toBe(
      'Rests until 2026-04-01; what happens before then waits.',
    );
    expect(standingWords({ ...shop, refusal: 'holdout' }, nobody.now, day)).toMatch(/^Never: kept out/);
  });
});
